//! How what is one of several is packed: its rank, then what it holds.

use super::Packed;
use super::streams::{Reader, Writer};
use crate::domain::{
    Aggregation, Category, ConventionStatus, Date, Direction, EajeKind, EpciKind, Kind, Need,
    Origin, PlacedAt, ServiceStatus, Severity, Signatory, Siren, Statement, TerritoryId, Theme,
    Unit,
};

/// Those that hold nothing. One that is left out cannot be read back, which the build would tell.
macro_rules! choices {
    ($($of:ident: $($choice:ident)*;)*) => {$(
        impl Packed for $of {
            fn pack(&self, to: &mut Writer) {
                let all = [$(Self::$choice),*];
                to.number(all.iter().position(|own| own == self).unwrap_or(all.len()) as u64);
            }

            fn unpack(from: &mut Reader<'_>) -> Self {
                let all = [$(Self::$choice),*];
                let chosen = all.get(from.length()).copied();
                chosen.unwrap_or_else(|| from.fault(all[0]))
            }
        }
    )*};
}

choices! {
    EpciKind: Agglomeration Communes;
    Category: Eaje Mam Ram Reaap Clas Laep Mediation EspaceRencontre CentreSocial Circonscription;
    Need: Childcare OtherParents School Separation Advice;
    EajeKind: MultiAccueil MicroCreche HalteGarderie CrecheFamiliale;
    ServiceStatus: Open Planned;
    PlacedAt: TownHall InsideCommune Nowhere;
    Theme: Population Families Childcare Parenting Contracts Plan;
    Kind: Count Share Rate Ratio Gap State Rule;
    Direction: More Less Neutral;
    Aggregation: Sum RatioOfSums Nothing;
    Origin: Printed Computed CompleteList;
    ConventionStatus: Signed InProgress Absent;
    Severity: Major Minor Rounding;
}

/// The choice of that rank, and what it holds.
fn holding(rank: u64, held: &impl Packed, to: &mut Writer) {
    to.number(rank);
    held.pack(to);
}

impl Packed for TerritoryId {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Epci(siren) => holding(0, siren, to),
            Self::OutsideEpci => to.number(1),
            Self::OtherTerritories => to.number(2),
            Self::Departement => to.number(3),
            Self::France => to.number(4),
            Self::Group(name) => holding(5, name, to),
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        match from.number() {
            0 => Self::Epci(Packed::unpack(from)),
            1 => Self::OutsideEpci,
            2 => Self::OtherTerritories,
            3 => Self::Departement,
            4 => Self::France,
            5 => Self::Group(Packed::unpack(from)),
            _ => from.fault(Self::OutsideEpci),
        }
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Year(year) => holding(0, year, to),
            Self::SchoolYear(year) => holding(1, year, to),
            Self::Day { year, month, day } => {
                holding(2, year, to);
                month.pack(to);
                day.pack(to);
            }
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        match from.number() {
            0 => Self::Year(Packed::unpack(from)),
            1 => Self::SchoolYear(Packed::unpack(from)),
            2 => Self::Day {
                year: Packed::unpack(from),
                month: Packed::unpack(from),
                day: Packed::unpack(from),
            },
            _ => from.fault(Self::Year(0)),
        }
    }
}

impl Packed for Unit {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Percent => to.number(0),
            Self::Points => to.number(1),
            Self::Count(counted) => holding(2, counted, to),
            // Only what we compute has such a unit: no published file does.
            Self::Ratio(_) | Self::Agreement => to.number(3),
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        match from.number() {
            0 => Self::Percent,
            1 => Self::Points,
            2 => Self::Count(Packed::unpack(from)),
            _ => from.fault(Self::Percent),
        }
    }
}

impl Packed for Signatory {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Epci(siren) => holding(0, siren, to),
            Self::Commune(insee) => holding(1, insee, to),
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        match from.number() {
            0 => Self::Epci(Packed::unpack(from)),
            1 => Self::Commune(Packed::unpack(from)),
            _ => from.fault(Self::Epci(Siren::from_number(0))),
        }
    }
}

impl Packed for Statement {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Nothing => to.number(0),
            Self::Words(words) => holding(1, words, to),
            Self::Number { value, unit } => {
                holding(2, value, to);
                unit.pack(to);
            }
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        match from.number() {
            0 => Self::Nothing,
            1 => Self::Words(Packed::unpack(from)),
            2 => Self::Number { value: Packed::unpack(from), unit: Packed::unpack(from) },
            _ => from.fault(Self::Nothing),
        }
    }
}
