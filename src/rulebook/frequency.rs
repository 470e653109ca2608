//! How common words are, roughly: enough to choose the rarest word of a pattern as its anchor, and no measure of anything.
//!
//! The tiers come from general knowledge of both languages: any count of running text gives the same few hundred words.

use rustc_hash::FxHashMap;

use crate::language::Language;

/// How often in a hundred thousand words a word that is in no tier may come, roughly.
pub(super) const RARE: u32 = 3;

/// The same for a word of a closed class that is in no tier.
pub(super) const SMALL: u32 = 60;

/// How often each of the common forms and lemmas may come in a hundred thousand words.
pub(super) fn common(language: Language) -> FxHashMap<&'static str, u32> {
    let tiers = match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    };
    let mut common = FxHashMap::default();
    for &(count, words) in tiers {
        for word in words.split_whitespace() {
            common.entry(word).or_insert(count);
        }
    }
    common
}

#[rustfmt::skip]
const FRENCH: &[(u32, &str)] = &[
    (5_000, "de le la l' les d' et à un"),
    (2_000, "des en une du que qu' être est dans il avoir a ne n' pour au qui s' se ce pas sur par plus je"),
    (700, "son sa ses avec on c' aux nous vous elle ils sont cette ont était mais ou y leur leurs lui si tout faire dire \
           même comme sans deux ces j' pouvoir autre fait été"),
    (250, "aller voir bien aussi où entre après sous dont encore très devoir vouloir contre peut selon depuis ans an \
           avait avant celui celle ceux quand quelque nos notre votre tous toute toutes dit doit fois jamais \
           trop moins peu rien alors ainsi donc cela ça elles grand premier nouveau venir prendre savoir mettre falloir \
           faut jour temps homme pays année trois tant car ni cet chaque jusque vers chez lors"),
    (80, "monde vie personne femme enfant part ministre président ville heure mois semaine gouvernement groupe point \
          main chose fin question donner trouver parler passer rendre rester tenir croire demander devenir permettre \
          partir petit bon dernier seul politique public national jeune gros long beau haut certain plusieurs \
          toujours déjà ici là non oui bientôt hier puis beaucoup assez presque plutôt moment état guerre travail \
          loi cas place nombre mot pendant parmi afin soit parce lorsque sera serait ait toi moi eux mon ma mes"),
];

#[rustfmt::skip]
const ENGLISH: &[(u32, &str)] = &[
    (5_000, "the of and to a in be"),
    (2_000, "that is was for it on with as he have i by at his 's are from not this but had"),
    (700, "has an they which you were their who or her will been one all would we she said say more there do if when \
           its so out up no him them can what about into than some my could n't other"),
    (250, "our your then now only time new like over also after two make any these first may just know take \
           people year get go see before most such even because how should through did must where much between \
           under those being very against during while us me years still many against made does well back down last \
           never too way us every same both own another come day since here"),
    (80, "man woman child world life hand part place case week company system government work number night point \
          home water room mother area money story fact month lot right study book eye job word business issue side \
          kind head house service friend father power hour game line end member law car city community name president \
          team minute idea kid body information nothing ago lead social whether become leave put mean keep let begin \
          seem help show hear play run move live believe good great high small large next early old big long \
          little public young few bad able political late hard real best better think look want give use find tell ask \
          feel try call need state country war party without again often always really less almost"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tier_is_rarer_than_the_one_before() {
        for tiers in [FRENCH, ENGLISH] {
            assert!(tiers.is_sorted_by(|one, next| one.0 > next.0));
        }
        let french = common(Language::French);
        assert!(french["de"] > french["dont"]);
        assert!(!common(Language::English).contains_key("betrayal"));
    }
}
