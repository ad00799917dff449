//! A commune as a person means it: as of 2015, which the document counts, or as of today.

use super::{Commune, Dataset, InseeCode};

/// A commune code with its year. The same Insee code can mean two communes: 52411 was Puellemontier in 2015 and
/// is Rives Dervoises today, a merger of Puellemontier and three others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommuneCode {
    /// A commune as the first découpage counts it.
    Former(InseeCode),
    /// A commune of today that was renamed or merged since 2015.
    Today(InseeCode),
}

impl CommuneCode {
    /// Whether `commune` (of 2015) is the commune named or one of those merged into it.
    #[must_use]
    pub fn includes(self, commune: &Commune) -> bool {
        match self {
            Self::Former(insee) => commune.insee == insee,
            Self::Today(insee) => commune.code_today() == insee,
        }
    }
}

/// A commune code resolved in the dataset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NamedCommune<'a> {
    /// The code that was resolved.
    pub code: CommuneCode,
    /// Its name, of 2015 or of today.
    pub name: &'a str,
    /// Where distances are measured from: the commune of 2015 itself or, for one of today, the one that had the
    /// same code and contains the town hall.
    pub seat: &'a Commune,
}

impl NamedCommune<'_> {
    /// Whether `commune` (of 2015) is this one or one of those merged into it.
    #[must_use]
    pub fn includes(&self, commune: &Commune) -> bool {
        self.code.includes(commune)
    }
}

impl Dataset {
    /// Resolves a code; `None` if no commune has it, or if the communes it may have merged are not loaded.
    #[must_use]
    pub fn named_commune(&self, code: CommuneCode) -> Option<NamedCommune<'_>> {
        match code {
            CommuneCode::Former(insee) => {
                let seat = self.commune(insee)?;
                Some(NamedCommune { code, name: &seat.name, seat })
            }
            CommuneCode::Today(_) if !self.communes.is_complete() => None,
            CommuneCode::Today(insee) => {
                let mut merged = self.communes_merged_into(insee);
                let first = merged.next()?;
                let renamed = std::iter::once(first).chain(merged).find_map(|c| c.today.as_ref());
                // A commune that has not changed is only known as that of 2015.
                let name = &renamed?.name;
                let seat = self.commune(insee).unwrap_or(first);
                Some(NamedCommune { code, name, seat })
            }
        }
    }

    /// The commune of 2015 that contains the town hall of a commune of today, and the name of today; `None` if
    /// there is none or it is not loaded.
    #[must_use]
    pub fn former_seat_and_current_name(&self, code: InseeCode) -> Option<(&Commune, &str)> {
        let seat = self.commune(code).or_else(|| self.communes_merged_into(code).next())?;
        let today = seat.today.as_ref().filter(|today| today.insee == code);
        Some((seat, today.map_or(&seat.name, |today| &today.name)))
    }

    /// The communes of 2015 that were merged into a commune of today.
    pub fn communes_merged_into(&self, today: InseeCode) -> impl Iterator<Item = &Commune> {
        self.communes.iter().filter(move |commune| commune.code_today() == today)
    }
}
