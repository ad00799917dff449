//! Conventions territoriales globales (CTG) between the Caf and local authorities.

use super::{InseeCode, Siren, Source};

/// Who may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signatory {
    /// An intercommunalité.
    Epci(Siren),
    /// A large commune.
    Commune(InseeCode),
}

/// Where the agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConventionStatus {
    /// Signed, once or more.
    Signed,
    /// Being prepared.
    InProgress,
    /// None.
    Absent,
}

/// The agreement of one authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convention {
    /// Who signs.
    pub signatory: Signatory,
    /// Years of signature, oldest first.
    pub years: Vec<u16>,
    /// Where it stands.
    pub status: ConventionStatus,
    /// Where the document says so.
    pub source: Source,
}
