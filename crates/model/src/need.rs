//! What a family looks for, and for a child of which age: the ways into the services that need
//! no official term.

use super::Category;

/// A family's need, in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// To have a child looked after.
    Childcare,
    /// To meet other parents (`parents`).
    OtherParents,
    /// Help with homework and school.
    School,
    /// The parents separate, or live apart.
    Separation,
    /// To be listened to and advised.
    Advice,
}

impl Need {
    /// All needs, the most frequent first.
    pub const ALL: [Self; 5] =
        [Self::Childcare, Self::OtherParents, Self::School, Self::Separation, Self::Advice];

    /// The need's name in URLs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Childcare => "garde",
            Self::OtherParents => "rencontre",
            Self::School => "ecole",
            Self::Separation => "separation",
            Self::Advice => "ecoute",
        }
    }

    /// Reads a name of URLs and data files.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.code() == code)
    }

    /// The categories that answer it, by the document's own definitions (sections 32, 33 and 4).
    /// Relais are not among those of childcare: they receive childminders and are told apart.
    #[must_use]
    pub fn categories(self) -> &'static [Category] {
        match self {
            Self::Childcare => &[Category::Eaje, Category::Mam],
            Self::OtherParents => &[Category::Laep, Category::Reaap, Category::CentreSocial],
            Self::School => &[Category::Clas],
            // Social workers and centres are nearer than the services made for separations.
            Self::Separation => &[
                Category::Circonscription,
                Category::CentreSocial,
                Category::Mediation,
                Category::EspaceRencontre,
            ],
            Self::Advice => &[
                Category::Laep,
                Category::Reaap,
                Category::CentreSocial,
                Category::Circonscription,
            ],
        }
    }
}

/// The age of a child, as far as it changes which services receive it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeBand {
    /// 0 to 2 years: before school.
    Under3,
    /// 3 to 5 years: nursery school.
    From3To5,
    /// 6 to 10 years: primary school.
    From6To10,
    /// 11 to 17 years: collège and lycée.
    From11To17,
}

impl AgeBand {
    /// All ages, the youngest first.
    pub const ALL: [Self; 4] = [Self::Under3, Self::From3To5, Self::From6To10, Self::From11To17];

    /// The age's name in URLs: its first and last year.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Under3 => "0-2",
            Self::From3To5 => "3-5",
            Self::From6To10 => "6-10",
            Self::From11To17 => "11-17",
        }
    }
}

impl Category {
    /// Whether it receives children of this age. The document bounds only two categories: LAEP
    /// (under six) and CLAS (from primary school to lycée); by its name, accueil du jeune enfant
    /// ends where primary school begins. The others are for all parents.
    #[must_use]
    pub fn receives(self, age: AgeBand) -> bool {
        let under_6 = matches!(age, AgeBand::Under3 | AgeBand::From3To5);
        match self {
            Self::Eaje | Self::Mam | Self::Ram | Self::Laep => under_6,
            Self::Clas => !under_6,
            Self::Reaap
            | Self::Mediation
            | Self::EspaceRencontre
            | Self::CentreSocial
            | Self::Circonscription => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_answers_a_need_but_the_relais() {
        for category in Category::ALL {
            let answers = Need::ALL.iter().any(|need| need.categories().contains(&category));
            assert_eq!(answers, category != Category::Ram, "{category:?}");
        }
    }

    #[test]
    fn ages_follow_the_document() {
        assert!(Category::Laep.receives(AgeBand::From3To5));
        assert!(!Category::Laep.receives(AgeBand::From6To10));
        assert!(Category::Clas.receives(AgeBand::From11To17));
        assert!(!Category::Clas.receives(AgeBand::From3To5));
        assert!(AgeBand::ALL.iter().all(|age| Category::Mediation.receives(*age)));
    }
}
