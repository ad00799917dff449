//! Why something typed into the plan is not taken, in French. What is refused changes nothing and
//! stays in its field.

use crate::wording::format::{NBSP, counted, printed};
use crate::wording::plan as words;
use model::Day;
use model::tracking::{LARGEST_VALUE, Status};

/// Why an entry is refused. Each is told in a sentence that says what to enter instead.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No date, or one that no calendar has.
    NoDay,
    /// A clock that shows no day that can be kept.
    NoClock,
    /// A fact without the day since which it is so.
    Undated,
    /// A day to look at the plan on that is yet to come.
    FutureReference {
        /// The day.
        day: Day,
        /// Today.
        today: Day,
    },
    /// A fact that has not happened yet.
    Future {
        /// Its day.
        day: Day,
        /// Today.
        today: Day,
    },
    /// A day before all that is known.
    TooEarly {
        /// The day.
        day: Day,
        /// The first that can be.
        first: Day,
    },
    /// A due day outside the time of the plan.
    DueOutside {
        /// The day.
        day: Day,
        /// The first that can be.
        first: Day,
        /// The last that can be.
        last: Day,
    },
    /// No amount in whole euros.
    NoAmount(String),
    /// Nothing, where a number is awaited.
    Empty,
    /// What was typed is no number.
    NoNumber(String),
    /// What was typed is less than zero, which nothing here can be.
    Negative(String),
    /// A fraction of what is counted in whole numbers.
    NotWhole(String),
    /// More than can be kept.
    TooLarge(String),
    /// More characters than a field holds.
    TooLong {
        /// How many characters were typed.
        length: usize,
        /// How many there can be.
        most: usize,
    },
    /// More partners than an action holds.
    TooMany {
        /// How many partners were typed.
        count: usize,
        /// How many there can be.
        most: usize,
    },
    /// A version without a name.
    NoName,
    /// The action has that status already.
    Same {
        /// Which.
        status: Status,
        /// On this day.
        day: Day,
    },
    /// A status that cannot follow the one before.
    CannotFollow {
        /// The status before.
        before: Status,
        /// The one entered.
        status: Status,
        /// Its day.
        day: Day,
    },
    /// A status that what was entered for a later day cannot follow.
    CannotPrecede {
        /// The one entered.
        status: Status,
        /// The one after.
        after: Status,
        /// The day of that one.
        since: Day,
    },
}

impl Refusal {
    /// What is wrong, and what would be right.
    #[must_use]
    pub fn sentence(&self) -> String {
        let quoted = |text: &str| format!("«{NBSP}{text}{NBSP}»");
        let status = |status: &Status| quoted(words::status(*status));
        match self {
            Self::NoDay => "Donnez une date complète, qui existe dans le calendrier.".to_owned(),
            Self::NoClock => format!(
                "Rien n’est enregistré{NBSP}: l’horloge de cet appareil n’est pas à l’heure. Réglez-la, \
                 puis recommencez."
            ),
            Self::Undated => format!(
                "Pas encore enregistré{NBSP}: donnez d’abord la date depuis laquelle c’est vrai."
            ),
            Self::FutureReference { day, today } => format!(
                "Le {day} n’est pas encore passé{NBSP}: ce qui sera fait d’ici là n’est pas connu. \
                 Le plan peut être montré jusqu’à aujourd’hui ({today})."
            ),
            Self::Future { day, today } => format!(
                "Le {day} n’est pas encore passé{NBSP}: ce qui est saisi est un fait, daté \
                 d’aujourd’hui ({today}) au plus tard."
            ),
            Self::TooEarly { day, first } => {
                format!("Le {day} est trop ancien{NBSP}: les données commencent le {first}.")
            }
            Self::DueOutside { day, first, last } => format!(
                "Le {day} est hors du temps du plan{NBSP}: donnez une date du {first} au {last}."
            ),
            Self::NoAmount(text) => format!(
                "Le budget {} n’est pas enregistré{NBSP}: écrivez un nombre entier d’euros, de \
                 moins de quatre milliards, comme 9\u{202f}400.",
                quoted(text)
            ),
            Self::Empty => "Écrivez une valeur, en chiffres.".to_owned(),
            Self::NoNumber(text) => format!(
                "{} n’est pas un nombre{NBSP}: écrivez la valeur en chiffres, comme 12 ou 65,66.",
                quoted(text)
            ),
            Self::Negative(text) => {
                format!("{} est négatif{NBSP}: cet indicateur ne peut pas l’être.", quoted(text))
            }
            Self::NotWhole(text) => format!(
                "{} n’est pas un nombre entier{NBSP}: cet indicateur compte des choses entières.",
                quoted(text)
            ),
            Self::TooLarge(text) => format!(
                "{} est trop grand{NBSP}: {} au plus.",
                quoted(text),
                printed(LARGEST_VALUE)
            ),
            Self::TooLong { length, most } => format!(
                "C’est trop long{NBSP}: {}, {} au plus. Rien n’est coupé, mais rien n’est encore \
                 enregistré dans le suivi.",
                counted(*length, "caractère"),
                printed(*most as f64)
            ),
            Self::TooMany { count, most } => {
                format!("{} sont trop{NBSP}: {most} au plus.", counted(*count, "partenaire"))
            }
            Self::NoName => "Donnez un nom à cette version.".to_owned(),
            Self::Same { status: own, day } => {
                format!("L’action est déjà {} le {day}.", status(own))
            }
            Self::CannotFollow { before, status: own, day } => format!(
                "L’action est {} le {day}{NBSP}: {} ne peut pas suivre. Changez la date, ou passez \
                 par un autre état.",
                status(before),
                status(own)
            ),
            Self::CannotPrecede { status: own, after, since } => format!(
                "L’action est {} depuis le {since}, ce qui ne peut pas suivre {}. Saisissez d’abord \
                 l’état qui a suivi, à une date entre les deux.",
                status(after),
                status(own)
            ),
        }
    }
}
