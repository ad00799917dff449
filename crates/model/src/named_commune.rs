//! A commune that a person names: as the document counts it, or as it is today.

use super::{Commune, Dataset, InseeCode};

/// What a person names. The same Insee code can mean both: 52411 was Puellemontier, and is
/// Rives Dervoises today, which unites Puellemontier with three others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommuneCode {
    /// A commune as the first découpage counts it.
    Former(InseeCode),
    /// A commune of today that has another name than the former one or unites several.
    Today(InseeCode),
}

impl CommuneCode {
    /// Whether `commune` is the commune named, or one of those that it unites.
    #[must_use]
    pub fn covers(self, commune: &Commune) -> bool {
        match self {
            Self::Former(insee) => commune.insee == insee,
            Self::Today(insee) => commune.code_today() == insee,
        }
    }
}

/// A named commune, as the dataset knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamedCommune<'a> {
    /// What it is named by.
    pub code: CommuneCode,
    /// Its name, former or of today.
    pub name: &'a str,
    /// Where distances are measured from: the former commune, for one of today the one that has
    /// kept its code and holds its town hall.
    pub seat: &'a Commune,
}

impl NamedCommune<'_> {
    /// Whether `commune` is this one, or one of those that it unites.
    #[must_use]
    pub fn covers(&self, commune: &Commune) -> bool {
        self.code.covers(commune)
    }
}

impl Dataset {
    /// The commune that `code` names; `None` where there is none such, or where it may unite
    /// communes that are not there yet.
    #[must_use]
    pub fn named_commune(&self, code: CommuneCode) -> Option<NamedCommune<'_>> {
        match code {
            CommuneCode::Former(insee) => {
                let seat = self.commune(insee)?;
                Some(NamedCommune { code, name: &seat.name, seat })
            }
            CommuneCode::Today(_) if !self.communes.is_complete() => None,
            CommuneCode::Today(insee) => {
                let mut united = self.united_in(insee);
                let first = united.next()?;
                let renamed = std::iter::once(first).chain(united).find_map(|c| c.today.as_ref());
                // Where nothing has changed, there is only the former commune.
                let name = &renamed?.name;
                let seat = self.commune(insee).unwrap_or(first);
                Some(NamedCommune { code, name, seat })
            }
        }
    }

    /// The former commune that holds the town hall of one of today, and the name of today; `None` where
    /// there is no such commune, or it is not there yet.
    #[must_use]
    pub fn commune_today(&self, code: InseeCode) -> Option<(&Commune, &str)> {
        let seat = self.commune(code).or_else(|| self.united_in(code).next())?;
        let today = seat.today.as_ref().filter(|today| today.insee == code);
        Some((seat, today.map_or(&seat.name, |today| &today.name)))
    }

    /// The former communes that a commune of today unites.
    pub fn united_in(&self, today: InseeCode) -> impl Iterator<Item = &Commune> {
        self.communes.iter().filter(move |commune| commune.code_today() == today)
    }
}
