//! Words that people write around a place, in French: small letters, no accents, a space between.

use model::Need;

/// Words that say nothing of which place is meant.
const NOISE: &str = "agglomeration alentours arrondissement autour bonjour bp canton cedex centre \
    cherche cherchons chez cidex commune cote cs dans demeurant dep departement dept domicilie \
    domiciliee dpt environs est f fr france habitant habite habitons hotel ici j je ma mairie mon \
    notre nous on ou par pour pres proche proximite que recherche region reside residons secteur \
    sommes suis svp travaille tsa un une vers village ville vis vit vivons";

/// After these a number is that of a box or of a delivery round.
const BOXES: &str = "bp cedex cidex cs tsa";

/// Words that begin the name of a street or of a part of a town.
const STREETS: &str = "all allee allees appartement appt av ave avenue bat batiment bd bld \
    boulevard bvd ch chaussee che chemin chm cite clos cours esplanade faubourg fbg hameau imp \
    impasse lieudit lot lotissement passage pl place promenade quai quartier residence route rte \
    rue ruelle sentier square";

/// What a street can be before it is named: « Grande Rue ».
const OF_STREETS: &str = "ancien ancienne basse grand grande haute petite vieille vieux";

/// What follows a number: « 12 bis », « Paris 12e ».
const AFTER_NUMBERS: &str = "b bis e eme er ere nd ter";

/// Words that lead to a place, and are dropped before it.
const LEADING: &str = "a au aux d de des du en";

/// Small words that join two parts of a name: left over, they are of a name that is not known.
const JOINING: &str = "lez s sous sur";

const ARTICLES: &str = "l la le les";

/// What people call what they look for. Case, accents and hyphens do not count.
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

fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|own| own == word)
}

/// Whether a word says nothing of which place is meant.
pub fn is_noise(word: &str) -> bool {
    holds(NOISE, word)
}

/// Whether a number after the word is no postcode.
pub fn is_box(word: &str) -> bool {
    holds(BOXES, word)
}

/// Whether a word begins the name of a street or of a part of a town.
pub fn is_street(word: &str) -> bool {
    holds(STREETS, word)
}

/// Whether a word goes with that of a street which follows it.
pub fn is_of_street(word: &str) -> bool {
    holds(OF_STREETS, word)
}

/// Whether a word goes with the number before it.
pub fn is_after_number(word: &str) -> bool {
    holds(AFTER_NUMBERS, word)
}

/// Whether a word leads to a place.
pub fn is_leading(word: &str) -> bool {
    holds(LEADING, word)
}

/// Whether a word is of a name, however small.
pub fn is_joining(word: &str) -> bool {
    holds(JOINING, word)
}

/// Whether a word is an article.
pub fn is_article(word: &str) -> bool {
    holds(ARTICLES, word)
}

/// What needs are called.
pub fn needs() -> impl Iterator<Item = (Need, &'static str)> {
    NEEDS.into_iter().flat_map(|(need, names)| names.split(", ").map(move |name| (need, name)))
}
