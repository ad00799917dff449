//! What the map and its answers are made of, validated, read-only.

use std::sync::{Arc, OnceLock};

use super::{
    Anomaly, Catalogue, Commune, CommuneFigures, Communes, Comparison, Contact, Convention, Credit,
    Date, Decoupage, DecoupageId, Gazetteer, Governance, Group, Indicator, IndicatorId, InseeCode,
    Lever, Metadata, Outlines, Plan, Publication, Publisher, Role, Service, ServiceId, Signatory,
    Siren, Territory, TerritoryId, TownHall,
};
use geometry::Projection;

/// The validated data. Read once and immutable, except for the parts that are loaded later (`OnceLock`).
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Who and when the data are about.
    pub metadata: Metadata,
    /// Which découpage this is the dataset of.
    pub decoupage: DecoupageId,
    /// Its EPCI, then the land outside them; sorted by name.
    pub territories: Vec<Territory>,
    /// Those of all découpages, in the same order.
    pub all_territories: Vec<Territory>,
    /// The communes: all of them, once the search is there.
    pub communes: Communes,
    /// All services, sorted by id.
    pub services: Vec<Service>,
    /// The indicators that the catalogue names, sorted by id, with the figures that belong to this
    /// découpage; the computed ones follow.
    pub indicators: Vec<Indicator>,
    /// The same as published, with the figures of all découpages.
    pub published: Arc<[Indicator]>,
    /// How they are offered, used and computed.
    pub catalogue: Catalogue,
    /// The agreements (CTG) of all authorities that the document tells of.
    pub conventions: Vec<Convention>,
    /// The document: the publication that has lines or, where none has, the first.
    pub document: Arc<Publication>,
    /// Its own date: that of what it says without dating it.
    pub document_date: Date,
    /// The publications that its records are taken from, sorted by id.
    pub sources: Vec<Arc<Publication>>,
    /// How degrees become map units.
    pub projection: Projection,
    /// What the search and the sheets need besides, once it is there.
    pub details: Arc<OnceLock<Details>>,
    /// The outlines, once they are there: the page's own map is drawn in its HTML.
    pub outlines: Arc<OnceLock<Outlines>>,
    /// The figures by commune, once they are there.
    pub commune_figures: Arc<OnceLock<CommuneFigures>>,
}

/// What the search and the sheets need besides the first view.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The names that a search knows besides those of the communes.
    pub gazetteer: Gazetteer,
    /// The anomalies that touch an EPCI, sorted by id.
    pub anomalies: Vec<Anomaly>,
    /// Whom to ask today, in the order in which they are told.
    pub contacts: Vec<Contact>,
    /// How to reach the town halls, sorted by the commune's code; none where nothing is known of them.
    pub town_halls: Vec<TownHall>,
    /// What pays for new places in crèches.
    pub aid: Option<Lever>,
    /// What the data are taken from, sorted by id.
    pub credits: Vec<Credit>,
    /// The indicators that no map of the document shows: those of other publications.
    pub indicators: Vec<Indicator>,
    /// Where the territories of today stand in France, if that is known.
    pub comparison: Option<Comparison>,
}

impl Dataset {
    /// The découpage that this is the dataset of, as it is told.
    #[must_use]
    pub fn shown_decoupage(&self) -> Option<&Decoupage> {
        self.metadata.decoupage(self.decoupage.as_str())
    }

    /// The anomalies that touch an EPCI; none before the details are there.
    #[must_use]
    pub fn anomalies(&self) -> &[Anomaly] {
        self.details.get().map_or(&[], |details| &details.anomalies)
    }

    /// What pays for new places in crèches; nothing before the details are there.
    #[must_use]
    pub fn aid(&self) -> Option<&Lever> {
        self.details.get()?.aid.as_ref()
    }

    /// What the data are taken from; nothing before the details are there.
    #[must_use]
    pub fn credits(&self) -> &[Credit] {
        self.details.get().map_or(&[], |details| &details.credits)
    }

    /// Whom to ask today; nobody before the details are there.
    #[must_use]
    pub fn contacts(&self) -> &[Contact] {
        self.details.get().map_or(&[], |details| &details.contacts)
    }

    /// The intercommunalités, without the land outside them.
    pub fn epci(&self) -> impl Iterator<Item = &Territory> {
        self.territories.iter().filter(|t| t.siren().is_some())
    }

    /// The EPCI on the map that a commune is in.
    #[must_use]
    pub fn epci_of(&self, commune: &Commune) -> Option<Siren> {
        let siren = commune.epci_in(&self.decoupage)?;
        self.territory(&TerritoryId::Epci(siren)).is_some().then_some(siren)
    }

    /// A territory of the map.
    #[must_use]
    pub fn territory(&self, id: &TerritoryId) -> Option<&Territory> {
        self.territories.iter().find(|t| t.id == *id)
    }

    /// Whether an indicator is offered on the map of a découpage.
    #[must_use]
    pub fn offers(&self, indicator: &IndicatorId, decoupage: &DecoupageId) -> bool {
        let mut groups = self.catalogue.groups.iter().filter(|group| group.is_in(decoupage));
        groups.any(|group| group.indicators.contains(indicator))
    }

    /// An EPCI of whichever découpage.
    #[must_use]
    pub fn epci_of_any_decoupage(&self, siren: Siren) -> Option<&Territory> {
        self.all_territories.iter().find(|territory| territory.siren() == Some(siren))
    }

    /// An indicator by its id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id.as_str() == id)
    }

    /// The indicator in a role.
    #[must_use]
    pub fn in_role(&self, role: Role) -> Option<&Indicator> {
        self.indicator(self.catalogue.in_role(role)?.as_str())
    }

    /// The chooser's groups that this découpage has.
    #[must_use]
    pub fn offered_groups(&self) -> Vec<&Group> {
        self.catalogue.groups.iter().filter(|group| group.is_in(&self.decoupage)).collect()
    }

    /// The indicators on offer, in the chooser's order. A list, so that nested iterators are not
    /// compiled into each of its many users.
    #[must_use]
    pub fn offered_indicators(&self) -> Vec<&Indicator> {
        let ids = self.offered_groups().into_iter().flat_map(|group| &group.indicators);
        ids.filter_map(|id| self.indicator(id.as_str())).collect()
    }

    /// A commune by its code.
    #[must_use]
    pub fn commune(&self, insee: InseeCode) -> Option<&Commune> {
        let found = self.communes.binary_search_by_key(&insee, |c| c.insee);
        found.ok().and_then(|index| self.communes.get(index))
    }

    /// A service by its id.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.iter().find(|s| s.id == *id)
    }

    /// The CTG of an EPCI.
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
    /// All published figures, of which the first view has only a part.
    pub figures: Vec<Indicator>,
}

/// Data that only the build needs, for the static pages.
#[derive(Clone, Debug)]
pub struct Background {
    /// The plan, and who steers it; `None` where the data come with none.
    pub document: Option<PlanDocument>,
    /// All places where the document contradicts itself.
    pub anomalies: Vec<Anomaly>,
    /// What the data are taken from.
    pub credits: Vec<Credit>,
    /// The legal publisher and its host, for the legal notice.
    pub publisher: Publisher,
}
