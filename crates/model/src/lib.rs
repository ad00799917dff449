//! The validated model: what the document says, in types that cannot hold a malformed value.
//! Its one reader is [`read`]: the build, the checks and the browser all use it. Nothing here knows
//! the browser or the screen.

mod anomaly;
mod catalogue;
mod codes;
mod commune_figures;
mod communes;
mod comparison;
mod contact;
mod context;
mod convention;
mod dataset;
mod date;
mod day;
mod gazetteer;
mod governance;
mod indicator;
mod metadata;
mod named_commune;
mod need;
mod plan;
mod publisher;
pub mod read;
mod service;
mod source;
mod territory;
pub mod tracking;

pub use anomaly::{Anomaly, Severity, Statement};
pub use catalogue::{Catalogue, Computed, Group, Operand, Operation, Role, ServiceNeed};
pub use codes::{DecoupageId, IndicatorId, InseeCode, Postcode, ServiceId, Siren, SourceId};
pub use commune_figures::{CommuneFigures, CommuneIndicator, CommuneNames};
pub use communes::Communes;
pub use comparison::{Compared, Comparison, Level, NationalRank, Similar};
pub use contact::{Contact, TownHall};
pub use context::{Context, Neighbour, River, Town};
pub use convention::{Convention, ConventionStatus, Signatory};
pub use dataset::{Background, Dataset, Details, PlanDocument};
pub use date::Date;
pub use day::Day;
pub use gazetteer::{Departement, Gazetteer, OtherName, OutsidePlace};
pub use governance::{Committee, Condition, Duty, Governance, Lever, Seat};
pub use indicator::{
    Aggregation, Direction, Figure, Indicator, Input, Kind, NoDenominator, Provenance, Unit,
};
pub use metadata::{Decoupage, MapCredits, Metadata, PlanTitle, SiteWords};
pub use named_commune::{CommuneCode, NamedCommune};
pub use need::{AgeBand, Need};
pub use plan::{
    Action, ActionKey, Axis, Calendar, Difference, Means, Objective, Passage, Plan, PlanIndicator,
    PlanTarget,
};
pub use publisher::{Audit, Conformity, Host, Publisher};
pub use service::{Category, EajeKind, PlacedAt, Service, ServiceStatus};
pub use source::{Credit, Excerpt, Publication, Source, SourceWords};
pub use territory::{
    Commune, CommuneCounts, CommuneName, CommuneOutline, Drawing, EpciKind, Labels, Outlines,
    Territory, TerritoryId, Today,
};
