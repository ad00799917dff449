//! What the map and its answers are made of, validated, read-only.

use std::sync::OnceLock;

use super::{
    Anomaly, Catalogue, Commune, Communes, Contact, Convention, Credit, Date, Epci, Gazetteer,
    Governance, Indicator, InseeCode, Lever, Outlines, Plan, Publisher, Role, Service, ServiceId,
    Signatory, Siren, TerritoryId,
};
use geometry::Projection;

/// The whole model. Once read it never changes, but for what is fetched later.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The 16 EPCI, then the land outside them; sorted by name.
    pub territories: Vec<Epci>,
    /// The communes: all of them, once the search is there.
    pub communes: Communes,
    /// All services, sorted by id.
    pub services: Vec<Service>,
    /// The indicators that the catalogue names, sorted by id; the computed ones follow.
    pub indicators: Vec<Indicator>,
    /// How they are offered, used and computed.
    pub catalogue: Catalogue,
    /// All CTG.
    pub conventions: Vec<Convention>,
    /// The date of the document itself: that of what it says without dating it.
    pub document_date: Date,
    /// How degrees become map units.
    pub projection: Projection,
    /// What the search and the sheets need besides, once it is there.
    pub details: OnceLock<Details>,
    /// The outlines, once they are there: the page's own map is drawn in its HTML.
    pub outlines: OnceLock<Outlines>,
}

/// What the search and the sheets need besides the first view.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The names that a search knows besides those of the communes.
    pub gazetteer: Gazetteer,
    /// The anomalies that touch an EPCI, sorted by id.
    pub anomalies: Vec<Anomaly>,
    /// Whom to ask today, sorted by id.
    pub contacts: Vec<Contact>,
    /// What pays for new places in crèches.
    pub aid: Option<Lever>,
}

impl Dataset {
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

    /// Whom to ask today; nobody before the details are there.
    #[must_use]
    pub fn contacts(&self) -> &[Contact] {
        self.details.get().map_or(&[], |details| &details.contacts)
    }

    /// The 16 intercommunalités, without the land outside them.
    pub fn epci(&self) -> impl Iterator<Item = &Epci> {
        self.territories.iter().filter(|t| t.siren().is_some())
    }

    /// A territory of the map.
    #[must_use]
    pub fn territory(&self, id: &TerritoryId) -> Option<&Epci> {
        self.territories.iter().find(|t| t.id == *id)
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

    /// The indicators on offer, in the chooser's order. A list, so that nested iterators are not
    /// compiled into each of its many users.
    #[must_use]
    pub fn on_offer(&self) -> Vec<&Indicator> {
        let ids = self.catalogue.groups.iter().flat_map(|group| &group.indicators);
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

/// What the plan's page stands on: the build and the browser read it from the same published files.
#[derive(Clone, Debug)]
pub struct PlanDocument {
    /// Axes, objectifs, actions.
    pub plan: Plan,
    /// Committees, levers, duties.
    pub governance: Governance,
    /// All published figures, of which the first view has only a part.
    pub figures: Vec<Indicator>,
}

/// What the site's documents say besides the dataset. The build knows it, the program does not.
#[derive(Clone, Debug)]
pub struct Background {
    /// The plan, and who steers it.
    pub document: PlanDocument,
    /// All places where the document contradicts itself.
    pub anomalies: Vec<Anomaly>,
    /// What the data are taken from.
    pub credits: Vec<Credit>,
    /// Who publishes the site.
    pub publisher: Publisher,
}
