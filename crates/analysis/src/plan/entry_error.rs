//! Why input for the plan is rejected, in French. Rejected input changes nothing and stays in its field.

use crate::wording::format::{NBSP, counted, unrounded};
use crate::wording::plan as words;
use model::Day;
use model::tracking::{MAX_ABSOLUTE_VALUE, Status};

/// The reason for rejecting an entry; its sentence says what to enter instead.
#[derive(Clone, Debug, PartialEq)]
pub enum EntryError {
    /// The date is missing or does not exist.
    InvalidDay,
    /// The device's clock is outside the range of the journal.
    ClockOutOfRange,
    /// The day from which the entry holds is missing or invalid.
    Undated,
    /// The reference date is in the future.
    FutureReference {
        /// The day entered.
        day: Day,
        /// Today.
        today: Day,
    },
    /// The entry is dated in the future.
    InFuture {
        /// The day entered.
        day: Day,
        /// Today.
        today: Day,
    },
    /// The day is before all data.
    TooEarly {
        /// The day entered.
        day: Day,
        /// The earliest possible day.
        first: Day,
    },
    /// The due day is outside the plan's time.
    DueOutside {
        /// The day entered.
        day: Day,
        /// The earliest possible day.
        first: Day,
        /// The latest possible day.
        last: Day,
    },
    /// The text is not an amount in whole euros.
    NotAnAmount(String),
    /// A number is missing.
    Empty,
    /// The text is not a number.
    NotANumber(String),
    /// The number is negative; no value here can be.
    Negative(String),
    /// The number is a fraction, but the indicator is a count.
    NotAnInteger(String),
    /// The number is too large.
    TooLarge(String),
    /// The text is too long.
    TooLong {
        /// Its number of characters.
        length: usize,
        /// Largest number of characters.
        max: usize,
    },
    /// There are too many partners.
    TooManyPartners {
        /// Their number.
        count: usize,
        /// Largest number of partners.
        max: usize,
    },
    /// A version has no name.
    MissingName,
    /// The action already has this status.
    SameStatus {
        /// The status.
        status: Status,
        /// The day entered.
        day: Day,
    },
    /// The status cannot follow the earlier one.
    CannotFollow {
        /// The earlier status.
        before: Status,
        /// The status entered.
        status: Status,
        /// The day entered.
        day: Day,
    },
    /// The status cannot precede the later one.
    CannotPrecede {
        /// The status entered.
        status: Status,
        /// The later status.
        after: Status,
        /// The day of the later status.
        since: Day,
    },
}

impl EntryError {
    /// French sentence with the error and what to enter instead.
    #[must_use]
    pub fn sentence(&self) -> String {
        let quoted = |text: &str| format!("«{NBSP}{text}{NBSP}»");
        let status = |status: &Status| quoted(words::status_label(*status));
        match self {
            Self::InvalidDay => "Donnez une date complète, qui existe dans le calendrier.".into(),
            Self::ClockOutOfRange => format!(
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
            Self::InFuture { day, today } => format!(
                "Le {day} n’est pas encore passé{NBSP}: ce qui est saisi est un fait, daté \
                 d’aujourd’hui ({today}) au plus tard."
            ),
            Self::TooEarly { day, first } => {
                format!("Le {day} est trop ancien{NBSP}: les données commencent le {first}.")
            }
            Self::DueOutside { day, first, last } => format!(
                "Le {day} est hors du temps du plan{NBSP}: donnez une date du {first} au {last}."
            ),
            Self::NotAnAmount(text) => format!(
                "Le budget {} n’est pas enregistré{NBSP}: écrivez un nombre entier d’euros, de \
                 moins de quatre milliards, comme 9\u{202f}400.",
                quoted(text)
            ),
            Self::Empty => "Écrivez une valeur, en chiffres.".to_owned(),
            Self::NotANumber(text) => format!(
                "{} n’est pas un nombre{NBSP}: écrivez la valeur en chiffres, comme 12 ou 65,66.",
                quoted(text)
            ),
            Self::Negative(text) => {
                format!("{} est négatif{NBSP}: cet indicateur ne peut pas l’être.", quoted(text))
            }
            Self::NotAnInteger(text) => format!(
                "{} n’est pas un nombre entier{NBSP}: cet indicateur compte des choses entières.",
                quoted(text)
            ),
            Self::TooLarge(text) => format!(
                "{} est trop grand{NBSP}: {} au plus.",
                quoted(text),
                unrounded(MAX_ABSOLUTE_VALUE)
            ),
            Self::TooLong { length, max } => format!(
                "C’est trop long{NBSP}: {}, {} au plus. Rien n’est coupé, mais rien n’est encore \
                 enregistré dans le suivi.",
                counted(*length, "caractère"),
                unrounded(*max as f64)
            ),
            Self::TooManyPartners { count, max } => {
                format!("{} sont trop{NBSP}: {max} au plus.", counted(*count, "partenaire"))
            }
            Self::MissingName => "Donnez un nom à cette version.".to_owned(),
            Self::SameStatus { status: new_status, day } => {
                format!("L’action est déjà {} le {day}.", status(new_status))
            }
            Self::CannotFollow { before, status: new_status, day } => format!(
                "L’action est {} le {day}{NBSP}: {} ne peut pas suivre. Changez la date, ou passez \
                 par un autre état.",
                status(before),
                status(new_status)
            ),
            Self::CannotPrecede { status: new_status, after, since } => format!(
                "L’action est {} depuis le {since}, ce qui ne peut pas suivre {}. Saisissez d’abord \
                 l’état qui a suivi, à une date entre les deux.",
                status(after),
                status(new_status)
            ),
        }
    }
}
