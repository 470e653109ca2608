//! What the ending of an English lemma does not tell.
//!
//! Tables of lines: the lemma, then a column for each form, alternatives joined by `/`. Tables of words: any white space.

/// Irregular verbs: base, past, past participle (the past again where it is left out).
pub(super) const VERBS: &str = "
abide abided/abode
alight alighted/alit
arise arose arisen
awake awoke/awakened awoken/awakened
babysit babysat
backbite backbit backbitten
backslide backslid
bear bore borne/born
beat beat beaten/beat
become became become
befall befell befallen
beget begot/begat begotten
begin began begun
behold beheld
bend bent
bereave bereaved/bereft
beseech besought/beseeched
beset beset
bespeak bespoke bespoken
bestrew bestrewed bestrewn
bestride bestrode bestridden
bet bet/betted
betake betook betaken
bethink bethought
bid bid/bade bid/bidden
bind bound
bite bit bitten
bleed bled
blend blended/blent
bless blessed/blest
blow blew blown
bottle-feed bottle-fed
break broke broken
breastfeed breastfed
breed bred
bring brought
broadcast broadcast/broadcasted
browbeat browbeat browbeaten
build built
burn burned/burnt
burst burst
bust busted/bust
buy bought
cast cast
catch caught
chide chided/chid chided/chidden
choose chose chosen
cleave cleaved/cleft/clove cleaved/cleft/cloven
cling clung
clothe clothed/clad
come came come
cost cost/costed
creep crept
crossbreed crossbred
crow crowed/crew crowed
cut cut
daydream daydreamed/daydreamt
deal dealt
deep-freeze deep-froze deep-frozen
dig dug
dive dived/dove dived
do did done
dogfight dogfought
draw drew drawn
dream dreamed/dreamt
drink drank drunk
drive drove driven
dwell dwelt/dwelled
eat ate eaten
engrave engraved engraved/engraven
fall fell fallen
feed fed
feel felt
fight fought
find found
fit fitted/fit
flee fled
fling flung
floodlight floodlit/floodlighted
fly flew flown
forbear forbore forborne
forbid forbade/forbad forbidden
force-feed force-fed
forecast forecast/forecasted
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
forswear forswore forsworn
freeze froze frozen
frostbite frostbit frostbitten
gainsay gainsaid
get got got/gotten
ghostwrite ghostwrote ghostwritten
gild gilded/gilt
gird girded/girt
give gave given
go went gone
grind ground
grow grew grown
hamstring hamstrung
hand-feed hand-fed
handwrite handwrote handwritten
hang hung/hanged
hear heard
heave heaved/hove
hew hewed hewn/hewed
hide hid hidden
hit hit
hold held
house-sit house-sat
housebreak housebroke housebroken
hurt hurt
inbreed inbred
inlay inlaid
input input/inputted
inset inset
jailbreak jailbroke jailbroken
joyride joyrode joyridden
keep kept
kneel knelt/kneeled
knit knitted/knit
know knew known
lade laded laden/laded
lay laid
lead led
lean leaned/leant
leap leaped/leapt
learn learned/learnt
leave left
lend lent
let let
lie lay/lied lain/lied
light lit/lighted
lip-read lip-read
lose lost
make made
mean meant
meet met
melt melted melted/molten
mind-read mind-read
miscast miscast
moonlight moonlighted/moonlit
mow mowed mown/mowed
naysay naysaid
nosedive nosedived/nosedove nosedived
offset offset
outbid outbid
overlie overlay overlain
partake partook partaken
pay paid
plead pleaded/pled
podcast podcast/podcasted
proofread proofread
prove proved proved/proven
put put
quit quit/quitted
read read
rend rent
rid rid/ridded
ride rode ridden
ring rang rung
rise rose risen
rive rived riven/rived
rough-hew rough-hewed rough-hewn
run ran run
saw sawed sawn/sawed
say said
see saw seen
seek sought
sell sold
send sent
set set
sew sewed sewn/sewed
shake shook shaken
shear sheared shorn/sheared
shed shed
shine shone/shined
shit shat/shit
shoe shod/shoed
shoot shot
show showed shown/showed
shrink shrank/shrunk shrunk
shrive shrove shriven
shut shut
sight-read sight-read
sightsee sightsaw sightseen
simulcast simulcast
sing sang sung
sink sank/sunk sunk
sit sat
skydive skydived/skydove skydived
slay slew/slayed slain
sleep slept
slide slid
sling slung
slink slunk
slit slit
smell smelled/smelt
smite smote smitten
sneak sneaked/snuck
sow sowed sown/sowed
speak spoke spoken
speed sped/speeded
spell spelled/spelt
spellbind spellbound
spend spent
spill spilled/spilt
spin spun
spit spat/spit
split split
spoil spoiled/spoilt
spoon-feed spoon-fed
spotlight spotlighted/spotlit
spread spread
spring sprang/sprung sprung
stand stood
stave staved/stove
steal stole stolen
stick stuck
sting stung
stink stank/stunk stunk
strew strewed strewn/strewed
stride strode stridden
strike struck struck/stricken
string strung
strive strove/strived striven/strived
sublet sublet
sunburn sunburned/sunburnt
swear swore sworn
sweat sweated/sweat
sweep swept
swell swelled swollen/swelled
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
telecast telecast
tell told
test-drive test-drove test-driven
test-fly test-flew test-flown
think thought
thrive thrived/throve thrived/thriven
throw threw thrown
thrust thrust
tread trod trodden/trod
troubleshoot troubleshot
typecast typecast
typeset typeset
typewrite typewrote typewritten
undergird undergirded/undergirt
underbid underbid
underlie underlay underlain
unfreeze unfroze unfrozen
uphold upheld
uprise uprose uprisen
upsell upsold
upset upset
upsweep upswept
wake woke/waked woken/waked
waylay waylaid
wear wore worn
weave wove/weaved woven/weaved
webcast webcast/webcasted
wed wedded/wed
weep wept
wend wended/went wended
wet wet/wetted
whipsaw whipsawed whipsawn/whipsawed
win won
wind wound
wiredraw wiredrew wiredrawn
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
";

/// With which an irregular verb keeps its forms: `overtake`, `rewrite`.
pub(super) const PREFIXES: &str = "re un out over mis under fore dis inter pre re- pre- over- under- mis- co-";

/// Verbs that only look like a prefix and an irregular verb.
pub(super) const REGULAR_AGAINST_PREFIX: &str = "relay outfit retread";

/// The last consonant is doubled although the verb is longer than a syllable, or has two vowels before it.
pub(super) const DOUBLED: &str = "
    abet abhor abut acquit admit airdrop allot annul appal backlog backslap backstab backstop befit beget begin beset bootleg bootstrap
    catnap clearcut co-star commit compel concur confab confer control corral costar debar debug decommit defer defog demob demur deter
    disbar disinter dispel distil eavesdrop embed emit enrol entrap enthral enwrap equip excel expel extol flip-flop forbid forget
    format fulfil hamstring handicap hobnob horsewhip humbug impel incur infer input inset instil inter intermit kneecap
    leapfrog manumit miscast misfit name-drop nonplus occur offset omit outbid outcrop outfit outgun outman outrun outstrip outwit
    overlap overrun overstep patrol permit photoshop prefer program propel readmit rebel rebut rebid recap recommit recur refer
    refit regret remap remit repel repot reprogram rerun reset resit resubmit retrofit rewrap sandbag sidestep sublet
    submit transfer transmit transship trepan typeset unbar uncap unclip unclog undercut underpin unman unpin unplug
    unstrap untap unwrap unzip upset waterlog window-shop wiretap workshop zigzag babysit house-sit
";

/// The last consonant may be doubled or not.
pub(super) const EITHER: &str = "
    benefit bias bus carol combat diagram dial duel equal focus fuel hiccup hovel initial kidnap leaflet refocus refuel
    rival spiral total trial victual worship
";

/// `-ing` after a kept `e`: without it, these would be other verbs.
pub(super) const KEEPS_E: &str = "singe tinge swinge whinge";

/// `-ing` after an `e` that may be kept.
pub(super) const MAY_KEEP_E: &str = "age binge cue queue";

/// Irregular plurals: singular, then each plural in use.
pub(super) const NOUNS: &str = "
person people persons
people people peoples
child children
ox oxen
foot feet
tooth teeth
goose geese
mouse mice mouses
louse lice
dormouse dormice
die dice
penny pence pennies
brother brothers brethren
sheep sheep
deer deer
reindeer reindeer
fish fish fishes
shellfish shellfish
salmon salmon
trout trout
cod cod
squid squid squids
shrimp shrimp shrimps
swine swine
moose moose
elk elk elks
bison bison
buffalo buffalo buffaloes buffalos
aircraft aircraft
spacecraft spacecraft
watercraft watercraft
hovercraft hovercraft
rotorcraft rotorcraft
offspring offspring
series series
miniseries miniseries
species species
subspecies subspecies
means means
headquarters headquarters
barracks barracks
crossroads crossroads
gallows gallows
innings innings
corps corps
rendezvous rendezvous
chassis chassis
debris debris
faux-pas faux-pas
patois patois
precis precis
bourgeois bourgeois
works works
whereabouts whereabouts
shambles shambles
swiss swiss
alumnus alumni
alumna alumnae
bacillus bacilli
bacterium bacteria
cactus cacti cactuses
criterion criteria
phenomenon phenomena phenomenons
automaton automata automatons
curriculum curricula curriculums
datum data
medium media mediums
memorandum memoranda memorandums
millennium millennia millenniums
symposium symposia symposiums
stadium stadiums stadia
podium podiums podia
aquarium aquariums aquaria
referendum referendums referenda
addendum addenda
erratum errata
stratum strata
substratum substrata
spectrum spectra spectrums
forum forums fora
honorarium honorariums honoraria
moratorium moratoriums moratoria
sanatorium sanatoriums sanatoria
consortium consortia consortiums
quantum quanta
ovum ova
desideratum desiderata
corrigendum corrigenda
maximum maximums maxima
minimum minimums minima
optimum optima optimums
ultimatum ultimatums ultimata
momentum momenta
fungus fungi funguses
focus focuses foci
genus genera
opus opuses opera
corpus corpora corpuses
locus loci
nucleus nuclei
radius radii radiuses
stimulus stimuli
syllabus syllabuses syllabi
terminus termini terminuses
thesaurus thesauruses thesauri
hippopotamus hippopotamuses hippopotami
octopus octopuses octopi
papyrus papyri
magus magi
emeritus emeriti
antenna antennas antennae
alga algae
larva larvae
formula formulas formulae
nebula nebulae nebulas
vertebra vertebrae
supernova supernovae supernovas
persona personas personae
schema schemas schemata
stigma stigmas stigmata
stoma stomata
dogma dogmas dogmata
appendix appendices appendixes
index indices indexes
matrix matrices matrixes
vertex vertices vertexes
vortex vortices vortexes
apex apexes apices
codex codices
cortex cortices
axis axes
helix helices helixes
genius geniuses
virus viruses
axe axes
ax axes
testis testes
iris irises
clitoris clitorises
penis penises
metropolis metropolises
necropolis necropolises
acropolis acropolises
pelvis pelvises
tennis tennis
bus buses busses
gas gases gasses
quiz quizzes
whiz whizzes
hoof hooves hoofs
scarf scarves scarfs
dwarf dwarfs dwarves
wharf wharves wharfs
turf turfs turves
staff staffs staves
beef beefs beeves
knife knives
penknife penknives
oaf oafs
seraph seraphim seraphs
cherub cherubim cherubs
kibbutz kibbutzim
graffito graffiti
paparazzo paparazzi
libretto librettos libretti
virtuoso virtuosos virtuosi
tempo tempos tempi
concerto concertos concerti
mafioso mafiosi mafiosos
lira lire liras
madame mesdames
monsieur messieurs
passer-by passers-by
passerby passersby
hanger-on hangers-on
runner-up runners-up
looker-on lookers-on
man-of-war men-of-war
coup-d'état coups-d'état
manservant menservants
talisman talismans
salesperson salespeople salespersons
spokesperson spokespeople spokespersons
layperson laypeople laypersons
businessperson businesspeople businesspersons
townsperson townspeople
tradesperson tradespeople tradespersons
congressperson congresspeople congresspersons
chairperson chairpersons chairpeople
sportsperson sportspeople
countryfolk countryfolk
folk folk folks
kinfolk kinfolk
kudos kudos
chinese chinese
yen yen
yuan yuan
baht baht
won won
rand rand
hertz hertz
";

/// What stands after the head of a compound: `mothers-in-law`, `commanders-in-chief`, `attorneys-general`.
pub(super) const AFTER_HEAD: &str =
    "in-law in-chief in-arms in-waiting in-residence at-arms at-large at-law de-camp general elect designate";

/// Endings whose plural is irregular, the longest first where one hides another.
pub(super) const NOUN_ENDINGS: &[(&str, &str)] = &[
    ("sis", "ses"),
    ("ics", "ics"),
    ("man", "men"),
    ("child", "children"),
    ("tooth", "teeth"),
    ("mouse", "mice"),
    ("foot", "feet"),
    ("eau", "eaus/eaux"),
    ("life", "lives"),
    ("wife", "wives"),
    ("elf", "elves"),
    ("wolf", "wolves"),
    ("leaf", "leaves"),
    ("loaf", "loaves"),
    ("sheaf", "sheaves"),
    ("thief", "thieves"),
    ("half", "halves"),
    ("calf", "calves"),
];

/// Nouns that only look like those of [`NOUN_ENDINGS`].
pub(super) const REGULAR_AGAINST_ENDING: &str = "
    human superhuman subhuman nonhuman german roman norman ottoman shaman caiman brahman hetman ataman desman dolman
    tenderfoot still-life low-life lowlife
";

/// `ch` sounded as `k`.
pub(super) const HARD_CH: &str =
    "stomach monarch patriarch matriarch oligarch hierarch epoch eunuch tech loch conch czech fintech biotech edtech";

/// Nouns in `-o` with `-oes` alone.
pub(super) const O_ES: &str = "hero antihero superhero potato tomato echo veto embargo torpedo negro go";

/// Nouns in `-o` with `-os` or `-oes`.
pub(super) const O_EITHER: &str = "
    mosquito volcano tornado cargo domino mango motto memento zero halo innuendo grotto desperado bravado fresco lasso
    manifesto peccadillo archipelago flamingo ghetto fiasco tuxedo proviso salvo hobo no dodo
";

/// Adjectives with forms of their own: comparative, superlative.
pub(super) const ADJECTIVES: &str = "
good better best
bad worse worst
ill worse worst
well better best
far farther/further farthest/furthest
little less/littler/lesser least/littlest
much more most
many more most
few fewer fewest
old older/elder oldest/eldest
late later/latter latest
fore former foremost
up upper uppermost
in inner innermost
out outer outermost/utmost
";

/// Adverbs with forms of their own: comparative, superlative.
pub(super) const ADVERBS: &str = "
well better best
badly worse worst
far farther/further farthest/furthest
little less least
much more most
";

/// Adverbs that take `-er` and `-est`.
pub(super) const GRADED_ADVERBS: &str = "
    fast hard late soon early long near high low deep close loud often quick slow straight tight wide clean cheap
    bright easy lively thick thin fair short hot strong rough firm light
";

/// Longer adjectives that take `-er` and `-est`.
pub(super) const GRADED_ADJECTIVES: &str = "
    quiet clever polite impolite stupid common cruel severe sincere remote obscure mature secure tender bitter sober
    solid robust concise profound dense pleasant handsome complete extreme corrupt minute morose placid
    rotten slender stable noble able stubborn wicked sallow unfair unkind unsafe unclean unfit unsound unwise untrue
    genteel demure austere inane insane humane obese acute astute discreet
";

/// Short adjectives without `-er`: they admit no degree, or the form would be another word (`number`, `owner`, `offer`).
pub(super) const UNGRADED_ADJECTIVES: &str = "
    own past dead left right live due mere male prime sole top last next such same front base spare fake mock net numb
    lay sold off lone solo mint bound found lit set cut shut let hurt spent bent sent lent kept slept left felt met
    built spilt split burnt born borne torn worn sworn shorn drawn known grown thrown blown flown shown sewn sown gone
    done fed bred led fled bled made paid said laid won spun swung hung struck stuck lost shot got put read broke
    chief key home rear main joint hind fore cross mass plus null void worst best least most more less than ex pro con
    bit pat mat under over out up in on royal loyal dual giant fluent only daily weekly monthly yearly hourly nightly
    quarterly ready-made single double triple unable multiple female principle
    male blow allow tow counter matter char slate cast
    twin spare stray staff toy flush live-in left-wing arch neuter proper proof worth
    every any many few all both each either two three four five six eight nine ten twelve one first third fourth fifth sixth
    eighth ninth tenth
    wed cross stock staple crossed middle
    back down below beyond nearby standby highbrow through then very whole half side state east west north south teen trans
    gold bronze cream navy jade mauve marble beige flash freak dwarf spread slain sought swept taught rote chic stoic elite élite
    clichéd prior loath moot fraught
";
