//! Conventions territoriales globales (CTG) between the Caf and local authorities.

use super::{InseeCode, Siren, Source};

/// The authority that may sign an agreement with the Caf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signatory {
    /// The Siren of an intercommunalité.
    Epci(Siren),
    /// A commune that signs beside its intercommunalité.
    Commune(InseeCode),
}

/// How far an agreement has come (`statut`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConventionStatus {
    /// Signed at least once, in the years that `years` lists.
    Signed,
    /// Being prepared when the document was written.
    InProgress,
    /// Neither signed nor being prepared.
    Absent,
}

/// The agreement of one authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convention {
    /// The authority that signs, or might.
    pub signatory: Signatory,
    /// Years of signature, oldest first.
    pub years: Vec<u16>,
    /// How far it had come at the document's date.
    pub status: ConventionStatus,
    /// Where the document says so.
    pub source: Source,
}
