//! The validated, read-only data behind the map and its answers.

use std::sync::{Arc, OnceLock};

use super::{
    Anomaly, Catalogue, Commune, CommuneFigures, Communes, Contact, Convention, Credit, Decoupage,
    DecoupageId, FundingLever, Gazetteer, Governance, Group, Indicator, IndicatorId, InseeCode,
    Metadata, NationalComparison, Outlines, PartialDate, Plan, Publication, Publisher, Role,
    Service, ServiceId, Signatory, Siren, Territory, TerritoryId, TownHall,
};
use geometry::Projection;

/// The validated data. Read once and immutable, except for the parts that are loaded later (`OnceLock`).
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The département, the site, the plan and the découpages.
    pub metadata: Metadata,
    /// The découpage whose territories and figures this dataset contains.
    pub decoupage: DecoupageId,
    /// The territories of this découpage: EPCI sorted by name, then the land outside them.
    pub territories: Vec<Territory>,
    /// The territories of all découpages, in the same order.
    pub all_territories: Vec<Territory>,
    /// The communes: a part of them until the search is loaded.
    pub communes: Communes,
    /// All services, sorted by id.
    pub services: Vec<Service>,
    /// The catalogued indicators, sorted by id, with the figures of this découpage, followed by the computed
    /// ones.
    pub indicators: Vec<Indicator>,
    /// The same indicators as published, with the figures of all découpages.
    pub published_indicators: Arc<[Indicator]>,
    /// How indicators are listed, used and computed.
    pub catalogue: Catalogue,
    /// The agreements (CTG) that the document mentions.
    pub conventions: Vec<Convention>,
    /// The document: the publication with line numbers, or the first if none has any.
    pub document: Arc<Publication>,
    /// The date of the document, which dates its undated statements.
    pub document_date: PartialDate,
    /// The publications that the records refer to, sorted by id.
    pub sources: Vec<Arc<Publication>>,
    /// Converts degrees to map units.
    pub projection: Projection,
    /// The data of the search and the sheets, once loaded.
    pub details: Arc<OnceLock<Details>>,
    /// The outlines, once loaded. The page's own map does not need them: its paths are in the HTML.
    pub outlines: Arc<OnceLock<Outlines>>,
    /// The figures by commune, once loaded.
    pub commune_figures: Arc<OnceLock<CommuneFigures>>,
}

/// The data that the search and the sheets need and the first view does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The place names known to the search besides those of the communes.
    pub gazetteer: Gazetteer,
    /// The anomalies that concern a territory, sorted by id.
    pub anomalies: Vec<Anomaly>,
    /// The contacts for families, in display order.
    pub contacts: Vec<Contact>,
    /// The town halls, sorted by the commune's code; empty if the data have none.
    pub town_halls: Vec<TownHall>,
    /// The aid that pays for new places in crèches, if there is one.
    pub aid: Option<FundingLever>,
    /// The sources to credit, sorted by id.
    pub credits: Vec<Credit>,
    /// The indicators from other publications, which the main map does not show.
    pub indicators: Vec<Indicator>,
    /// The comparison with the rest of France, if the data have one.
    pub comparison: Option<NationalComparison>,
}

impl Dataset {
    /// The description of the découpage of this dataset.
    #[must_use]
    pub fn shown_decoupage(&self) -> Option<&Decoupage> {
        self.metadata.decoupage(self.decoupage.as_str())
    }

    /// The anomalies that concern a territory; empty while the details are not loaded.
    #[must_use]
    pub fn anomalies(&self) -> &[Anomaly] {
        self.details.get().map_or(&[], |details| &details.anomalies)
    }

    /// The aid that pays for new places in crèches; `None` while the details are not loaded.
    #[must_use]
    pub fn aid(&self) -> Option<&FundingLever> {
        self.details.get()?.aid.as_ref()
    }

    /// The sources to credit; empty while the details are not loaded.
    #[must_use]
    pub fn credits(&self) -> &[Credit] {
        self.details.get().map_or(&[], |details| &details.credits)
    }

    /// The contacts for families, in display order; empty while the details are not loaded.
    #[must_use]
    pub fn contacts(&self) -> &[Contact] {
        self.details.get().map_or(&[], |details| &details.contacts)
    }

    /// The EPCI of the map, without the land outside them.
    pub fn epci(&self) -> impl Iterator<Item = &Territory> {
        self.territories.iter().filter(|t| t.siren().is_some())
    }

    /// The EPCI of this découpage that a commune is in; `None` outside them or off the map.
    #[must_use]
    pub fn epci_of(&self, commune: &Commune) -> Option<Siren> {
        let siren = commune.epci_in(&self.decoupage)?;
        self.territory(&TerritoryId::Epci(siren)).is_some().then_some(siren)
    }

    /// The territory of this découpage with this id.
    #[must_use]
    pub fn territory(&self, id: &TerritoryId) -> Option<&Territory> {
        self.territories.iter().find(|t| t.id == *id)
    }

    /// Whether the chooser lists an indicator in a découpage.
    #[must_use]
    pub fn lists_indicator(&self, indicator: &IndicatorId, decoupage: &DecoupageId) -> bool {
        let mut groups = self.catalogue.groups.iter().filter(|group| group.is_in(decoupage));
        groups.any(|group| group.indicators.contains(indicator))
    }

    /// The EPCI with this Siren, in any découpage.
    #[must_use]
    pub fn epci_by_siren(&self, siren: Siren) -> Option<&Territory> {
        self.all_territories.iter().find(|territory| territory.siren() == Some(siren))
    }

    /// The indicator of this découpage with this id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id.as_str() == id)
    }

    /// The indicator with this role.
    #[must_use]
    pub fn indicator_for(&self, role: Role) -> Option<&Indicator> {
        self.indicator(self.catalogue.id_for_role(role)?.as_str())
    }

    /// The groups of the chooser in this découpage.
    #[must_use]
    pub fn offered_groups(&self) -> Vec<&Group> {
        self.catalogue.groups.iter().filter(|group| group.is_in(&self.decoupage)).collect()
    }

    /// The indicators listed in this découpage, in the chooser's order. A `Vec`, so that nested iterators are
    /// not compiled into each of its many users.
    #[must_use]
    pub fn offered_indicators(&self) -> Vec<&Indicator> {
        let ids = self.offered_groups().into_iter().flat_map(|group| &group.indicators);
        ids.filter_map(|id| self.indicator(id.as_str())).collect()
    }

    /// The commune with this code; `None` also while it is not loaded.
    #[must_use]
    pub fn commune(&self, insee: InseeCode) -> Option<&Commune> {
        let found = self.communes.binary_search_by_key(&insee, |c| c.insee);
        found.ok().and_then(|index| self.communes.get(index))
    }

    /// The service with this id.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.iter().find(|s| s.id == *id)
    }

    /// The agreement (CTG) of an EPCI, if the document mentions one.
    #[must_use]
    pub fn convention(&self, siren: Siren) -> Option<&Convention> {
        self.conventions.iter().find(|c| c.signatory == Signatory::Epci(siren))
    }
}

/// The data of the plan's page; build and browser read the same published files.
#[derive(Clone, Debug)]
pub struct PlanDocument {
    /// The action plan as printed.
    pub plan: Plan,
    /// Committees, funding levers, duration and evaluation.
    pub governance: Governance,
    /// All published indicators; the first view contains only a part of them.
    pub indicators: Vec<Indicator>,
}

/// Data that only the build needs, for the static pages.
#[derive(Clone, Debug)]
pub struct SiteContent {
    /// The plan and its governance; `None` if the data have no plan.
    pub plan_document: Option<PlanDocument>,
    /// All anomalies, also those without a territory.
    pub anomalies: Vec<Anomaly>,
    /// The sources to credit.
    pub credits: Vec<Credit>,
    /// The legal publisher and its host, for the legal notice.
    pub publisher: Publisher,
}
