//! British and American spelling: whichever a lexicon gives, an article may use the other.

use crate::rulebook::tags::Tags;

/// The spellings of `lemma`, itself first.
pub(super) fn variants(lemma: &str, pos: Tags) -> Vec<String> {
    let mut spellings = vec![lemma.to_owned()];
    for other in [pair, our, |word: &str, pos| ise(word, pos)] {
        for at in 0..spellings.len() {
            let found = spellings.get(at).and_then(|spelt| other(spelt, pos));
            spellings.extend(
                found
                    .filter(|found| !spellings.contains(found))
                    .into_iter()
                    .collect::<Vec<_>>(),
            );
        }
    }
    spellings
}

/// Pairs that no ending explains. `stem-` is the beginning of a word, whatever follows; anything else is a whole word.
const PAIRS: &str = "
    archaeo-=archeo- paediatr-=pediatr- paedo-=pedo- gynaeco-=gyneco- orthopaed-=orthoped- anaesthe-=anesthe-
    anaemi-=anemi- encyclopaedi-=encyclopedi- haemo-=hemo- oesophag-=esophag- leukaemia=leukemia foetus=fetus
    foetal=fetal mediaeval=medieval oestrogen=estrogen diarrhoea=diarrhea aeon=eon aesthetic-=esthetic- faeces=feces
    manoeuvre=maneuver manoeuvrable=maneuverable homoeopath-=homeopath- toxaemia=toxemia

    centre=center epicentre=epicenter theatre=theater amphitheatre=amphitheater metre=meter litre=liter
    kilometre=kilometer centimetre=centimeter millimetre=millimeter fibre=fiber calibre=caliber sabre=saber
    spectre=specter sombre=somber lustre=luster meagre=meager ochre=ocher sceptre=scepter reconnoitre=reconnoiter
    mitre=miter goitre=goiter sepulchre=sepulcher

    defence=defense offence=offense pretence=pretense licence=license practise=practice defenceless=defenseless
    dialogue=dialog catalogue=catalog analogue=analog monologue=monolog travelogue=travelog

    sceptic-=skeptic- sulph-=sulf- mould-=mold- moult=molt smoulder=smolder plough-=plow- grey-=gray- moustache-=mustache-
    judgement-=judgment- acknowledgement=acknowledgment abridgement=abridgment lodgement=lodgment artefact=artifact
    programme=program aluminium=aluminum aeroplane=airplane pyjamas=pajamas cosy=cozy axe=ax whisky=whiskey
    yoghurt=yogurt disc=disk adviser=advisor despatch=dispatch carcase=carcass furore=furor ageing=aging
    snowplough=snowplow tsar=czar racquet=racket omelette=omelet enquiry=inquiry enquire=inquire
    doughnut=donut hiccough=hiccup phoney=phony pedlar=peddler speciality=specialty mum=mom
    gramme=gram kilogramme=kilogram

    fulfil=fulfill fulfilment=fulfillment enrol=enroll enrolment=enrollment instil=instill distil=distill
    instalment=installment appal=appall enthral=enthrall skilful-=skillful- unskilful=unskillful wilful-=willful-
    marvellous-=marvelous- woollen=woolen counsellor=counselor traveller=traveler jeweller=jeweler jewellery=jewelry
    chilli=chili modeller=modeler labelling=labeling modelling=modeling travelling=traveling counselling=counseling
    cancelled=canceled levelled=leveled unrivalled=unrivaled dishevelled=disheveled
    tranquillity=tranquility councillor=councilor signalling=signaling fuelling=fueling channelling=channeling
    remodelling=remodeling labelled=labeled panellist=panelist duellist=duelist libellous=libelous medallist=medalist
    quarrelling=quarreling cancelling=canceling leveller=leveler gruelling=grueling grovelling=groveling
    focussed=focused unfocussed=unfocused biassed=biased

    sizeable=sizable likeable=likable saleable=salable unmistakeable=unmistakable loveable=lovable liveable=livable
    moveable=movable rateable=ratable unshakeable=unshakable useable=usable

    naïve=naive naïvely=naively naïvety=naivety café=cafe façade=facade cliché=cliche clichéd=cliched fiancé=fiance
    fiancée=fiancee élite=elite régime=regime rôle=role protégé=protege décor=decor début=debut
    débâcle=debacle mêlée=melee détente=detente communiqué=communique blasé=blase passé=passe
    émigré=emigre matinée=matinee soirée=soiree crèche=creche entrée=entree coördinat-=coordinat- dépôt=depot
    vis-à-vis=vis-a-vis fête=fete purée=puree séance=seance touché=touche über=uber jalapeño=jalapeno
    première=premiere
    co-operat-=cooperat- co-ordinat-=coordinat- re-elect-=reelect- e-mail=email on-line=online web-site=website
    policy-maker=policymaker policy-making=policymaking law-maker=lawmaker law-making=lawmaking
";

fn pair(word: &str, _: Tags) -> Option<String> {
    PAIRS
        .split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .find_map(|(british, american)| {
            let swap = |from: &str, to: &str| match (from.strip_suffix('-'), to.strip_suffix('-')) {
                (Some(from), Some(to)) => word.strip_prefix(from).map(|tail| format!("{to}{tail}")),
                _ => (word == from).then(|| to.to_owned()),
            };
            swap(british, american).or_else(|| swap(american, british))
        })
}

const OUR: &str = "
    arbour ardour armour behaviour candour clamour clangour colour demeanour enamour endeavour favour fervour flavour
    glamour harbour honour humour labour misdemeanour neighbour odour parlour rancour rigour rumour saviour savour
    splendour succour tumour valour vapour vigour
";

/// What may follow `-our`. Latin suffixes are missing on purpose: `humorous`, `laborious`, `honorary` have no `u` anywhere.
const AFTER_OUR: &str = "ed er ing ful fully less able ably ite itism hood ly al ally ism y";

fn our(word: &str, _: Tags) -> Option<String> {
    OUR.split_whitespace().find_map(|british| {
        let stem = british.strip_suffix("our")?;
        let american = format!("{stem}or");
        let swap = |from: &str, to: &str| {
            let (head, tail) = word.split_once(from)?;
            let fits = tail.is_empty() || super::listed(AFTER_OUR, tail);
            fits.then(|| format!("{head}{to}{tail}"))
        };
        swap(british, &american).or_else(|| swap(&american, british))
    })
}

/// What may follow `-is-`, `-iz-`.
const AFTER_IS: [&str; 9] = ["e", "ed", "er", "ing", "able", "ation", "ational", "ingly", "edly"];

/// Verbs in `-ise` that have no `-ize`, and in `-ize` that have no `-ise`. Those of four letters before the `s` or
/// less (`raise`, `prize`) need no mention.
const ONE_SPELLING: &str = "
    arise uprise sunrise praise appraise braise liaise bruise cruise advise devise revise improvise supervise televise
    advertise chastise despise comprise apprise surprise enterprise promise compromise premise demise surmise excise
    exercise incise circumcise disguise franchise enfranchise disenfranchise merchandise reprise raise capsize downsize
    supersize
";

fn ise(word: &str, pos: Tags) -> Option<String> {
    AFTER_IS.iter().find_map(|after| {
        // Nouns and adjectives in -ise (`expertise`, `precise`) are no verbs.
        if *after == "e" && pos != Tags::VERB {
            return None;
        }
        let stem = word.strip_suffix(after)?;
        let (root, to) = match stem.strip_suffix('s') {
            Some(root) => (root, 'z'),
            None => (stem.strip_suffix('z')?, 's'),
        };
        let open = root.ends_with("ly") || root.ends_with('i') && root.len() >= 4;
        let letter = if to == 'z' { 's' } else { 'z' };
        let verb = format!("{}{letter}e", root.rsplit('-').next().unwrap_or(root));
        let only = ["", "un", "re"].iter().any(|prefix| {
            verb.strip_prefix(prefix)
                .is_some_and(|verb| super::listed(ONE_SPELLING, verb))
        });
        (open && !only).then(|| format!("{root}{to}{after}"))
    })
}
