//! The validated domain model, in types that cannot hold a malformed value. [`read`] is its only reader, used by
//! the build, the checks and the browser. Independent of browser and screen.

mod anomaly;
mod base_map;
mod catalogue;
mod codes;
mod commune_figures;
mod communes;
mod comparison;
mod contact;
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
pub use base_map::{BaseMap, Neighbour, River, Town};
pub use catalogue::{Catalogue, Computed, Group, Operand, Operation, Role, ServiceRatio};
pub use codes::{DecoupageId, IndicatorId, InseeCode, Postcode, ServiceId, Siren, SourceId};
pub use commune_figures::{CommuneFigures, CommuneIndicator, CommuneNames};
pub use communes::Communes;
pub use comparison::{
    NationalComparison, NationalPeer, NationalRank, RankedTerritory, TerritoryLevel,
};
pub use contact::{Contact, TownHall};
pub use convention::{Convention, ConventionStatus, Signatory};
pub use dataset::{Dataset, Details, PlanDocument, SiteContent};
pub use date::PartialDate;
pub use day::Day;
pub use gazetteer::{Departement, Gazetteer, OtherName, OutsidePlace};
pub use governance::{Committee, Condition, Duty, FundingLever, Governance, Seat};
pub use indicator::{
    Aggregation, DatedOperand, Figure, Indicator, IndicatorKind, NoDenominator, Polarity,
    Provenance, Unit,
};
pub use metadata::{Decoupage, MapCredits, Metadata, PlanTitle, SiteWords};
pub use named_commune::{CommuneCode, NamedCommune};
pub use need::{AgeBand, Need};
pub use plan::{
    Action, ActionKey, Axis, Calendar, Means, Objective, Passage, Plan, PlanIndicator, PlanTarget,
    WordingVariant,
};
pub use publisher::{Audit, Conformity, HostingProvider, Publisher};
pub use service::{Category, EajeKind, PinPrecision, Service, ServiceStatus};
pub use source::{Credit, Excerpt, Publication, Source, SourceWords};
pub use territory::{
    Commune, CommuneCounts, CommuneName, CommuneOutline, CurrentCommune, EpciKind, Labels,
    MapLayout, Outlines, Territory, TerritoryId,
};
