//! French words that people write around a place: lower case, no accents, separated by spaces.

use model::Need;

/// Noise: words that do not tell which place is meant.
const NOISE_WORDS: &str = "agglomeration alentours arrondissement autour bonjour bp canton cedex centre \
    cherche cherchons chez cidex commune cote cs dans demeurant dep departement dept domicilie \
    domiciliee dpt environs est f fr france habitant habite habitons hotel ici j je ma mairie mon \
    notre nous on ou par pour pres proche proximite que recherche region reside residons secteur \
    sommes suis svp travaille tsa un une vers village ville vis vit vivons";

/// A number after one of these is a box or a delivery round, not a postcode.
const BOX_WORDS: &str = "bp cedex cidex cs tsa";

/// Words that introduce a street or a part of a town.
const STREET_WORDS: &str = "all allee allees appartement appt av ave avenue bat batiment bd bld \
    boulevard bvd ch chaussee che chemin chm cite clos cours esplanade faubourg fbg hameau imp \
    impasse lieudit lot lotissement passage pl place promenade quai quartier residence route rte \
    rue ruelle sentier square";

/// Adjectives before the word for a street: « Grande Rue ».
const STREET_ADJECTIVES: &str = "ancien ancienne basse grand grande haute petite vieille vieux";

/// Suffixes of numbers: « 12 bis », « Paris 12e ».
const NUMBER_SUFFIXES: &str = "b bis e eme er ere nd ter";

/// Prepositions before a place, which are removed.
const LEADING_PREPOSITIONS: &str = "a au aux d de des du en";

/// Stop words that join two parts of a name: if one is left over, it belongs to an unknown name.
const JOINERS: &str = "lez s sous sur";

const ARTICLES: &str = "l la le les";

/// Words for each need. Case, accents and hyphens are ignored.
const NEEDS: [(Need, &str); 5] = [
    (
        Need::Childcare,
        "crèche, crèches, micro-crèche, micro-crèches, multi-accueil, halte-garderie, garderie, \
         garderies, nounou, nounous, nourrice, nourrices, assistante maternelle, assistantes \
         maternelles, assistant maternel, ass mat, assmat, assmats, gardienne, mode de garde, modes \
         de garde, garde, garde d’enfant, garde d’enfants, garder mon enfant, faire garder mon \
         enfant, baby-sitter, accueil du jeune enfant, petite enfance, MAM, EAJE, RAM, RPE, relais \
         petite enfance, relais assistantes maternelles, maison d’assistantes maternelles, bébé, \
         place en crèche",
    ),
    (
        Need::OtherParents,
        "rencontrer d’autres parents, autres parents, LAEP, REAAP, lieu d’accueil, lieu d’accueil \
         enfants-parents, café des parents, groupe de parents, groupe de parole, atelier parents \
         enfants, parentalité, jouer avec mon enfant, ludothèque",
    ),
    (
        Need::School,
        "aide aux devoirs, devoirs, soutien scolaire, accompagnement à la scolarité, accompagnement \
         scolaire, aide scolaire, étude, étude surveillée, CLAS, difficultés scolaires, décrochage \
         scolaire, école, collège",
    ),
    (
        Need::Separation,
        "séparation, nous nous séparons, divorce, divorcer, médiation, médiation familiale, \
         médiateur familial, espace de rencontre, espace rencontre, point rencontre, garde alternée, \
         droit de visite, pension alimentaire",
    ),
    (
        Need::Advice,
        "conseil, conseils, écoute, être écouté, être écoutés, assistante sociale, assistant social, \
         aide sociale, centre social, PMI, psychologue, soutien à la parentalité, aide à la \
         parentalité, action sociale",
    ),
];

fn contains_word(list: &str, word: &str) -> bool {
    list.split(' ').any(|item| item == word)
}

pub fn is_noise(word: &str) -> bool {
    contains_word(NOISE_WORDS, word)
}

/// Whether a number after the word is a box or a delivery round rather than a postcode.
pub fn is_box_word(word: &str) -> bool {
    contains_word(BOX_WORDS, word)
}

pub fn is_street_word(word: &str) -> bool {
    contains_word(STREET_WORDS, word)
}

pub fn is_street_adjective(word: &str) -> bool {
    contains_word(STREET_ADJECTIVES, word)
}

pub fn is_number_suffix(word: &str) -> bool {
    contains_word(NUMBER_SUFFIXES, word)
}

pub fn is_leading_preposition(word: &str) -> bool {
    contains_word(LEADING_PREPOSITIONS, word)
}

pub fn is_joiner(word: &str) -> bool {
    contains_word(JOINERS, word)
}

pub fn is_article(word: &str) -> bool {
    contains_word(ARTICLES, word)
}

pub fn need_names() -> impl Iterator<Item = (Need, &'static str)> {
    NEEDS.into_iter().flat_map(|(need, names)| names.split(", ").map(move |name| (need, name)))
}
