//! The services around a home, nearest first, and those that no distance can be given for.

use geometry::LonLat;
use model::{Category, Commune, CommuneCode, Dataset, NamedCommune, Service, ServiceStatus, Siren};
use small_std::sort_by;

/// Where distances are measured from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Origin {
    /// A commune's point, or where the device says it is.
    pub point: LonLat,
    /// The commune, when the person has named it.
    pub commune: Option<CommuneCode>,
    /// The intercommunalité that the point lies in; `None` outside them.
    pub territory: Option<Siren>,
}

impl Origin {
    /// The point of a commune: its town hall, or a point inside it.
    #[must_use]
    pub fn of(dataset: &Dataset, commune: &Commune) -> Self {
        let code = CommuneCode::Former(commune.insee);
        Self { point: commune.point, commune: Some(code), territory: dataset.epci_of(commune) }
    }

    /// From a commune that a person has named.
    #[must_use]
    pub fn of_named(dataset: &Dataset, home: &NamedCommune) -> Self {
        Self { commune: Some(home.code), ..Self::of(dataset, home.seat) }
    }

    /// Whether `commune` is the one named, or one of those that it unites.
    fn is_home(&self, commune: &Commune) -> bool {
        self.commune.is_some_and(|code| code.covers(commune))
    }
}

/// A service at the nearest of its sites.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearbyService<'a> {
    /// A service of the categories sought.
    pub service: &'a Service,
    /// The commune of the site.
    pub commune: &'a Commune,
    /// As the crow flies, in kilometres; 0 in the origin's own commune.
    pub kilometres: f64,
}

/// What there is around an origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nearby<'a> {
    /// Open services of a known commune: the origin's own first, then nearest first.
    pub placed: Vec<NearbyService<'a>>,
    /// Open services of the origin's intercommunalité whose commune the document does not name.
    pub in_territory: Vec<&'a Service>,
    /// Open services that the document gives neither commune nor intercommunalité for.
    pub unplaced: Vec<&'a Service>,
    /// Services that are only planned, nearest first.
    pub planned: Vec<NearbyService<'a>>,
}

/// The services of the `wanted` categories around `origin`.
pub fn nearby<'a>(
    dataset: &'a Dataset,
    origin: &Origin,
    wanted: impl Fn(Category) -> bool,
) -> Nearby<'a> {
    let mut nearby = Nearby::default();
    for service in dataset.services.iter().filter(|s| wanted(s.category)) {
        match (nearest_site(dataset, service, origin), service.epci) {
            (Some(found), _) if service.status == ServiceStatus::Planned => {
                nearby.planned.push(found);
            }
            (Some(found), _) => nearby.placed.push(found),
            (None, None) => nearby.unplaced.push(service),
            (None, epci) if epci == origin.territory => nearby.in_territory.push(service),
            (None, _) => {}
        }
    }
    // At the same distance, those for one situation come after those that receive anybody, of which
    // social workers are whom to see first.
    let kind = |found: &NearbyService| match found.service.category {
        own @ (Category::Mediation | Category::EspaceRencontre) => (2, own),
        Category::CentreSocial => (1, Category::CentreSocial),
        own => (0, own),
    };
    // Stable: services of a kind at the same distance stay in the order of their ids.
    let by_rank = |a: &NearbyService, b: &NearbyService| {
        let [a_away, b_away] = [a, b].map(|found| !origin.is_home(found.commune));
        let nearer = a_away.cmp(&b_away).then(a.kilometres.total_cmp(&b.kilometres));
        nearer.then(kind(a).cmp(&kind(b)))
    };
    sort_by(&mut nearby.placed, by_rank);
    sort_by(&mut nearby.planned, by_rank);
    nearby
}

/// The relais that the document gives for an intercommunalité.
pub fn relais(dataset: &Dataset, territory: Siren) -> impl Iterator<Item = &Service> {
    let of_territory = move |s: &&Service| s.epci == Some(territory);
    dataset.services.iter().filter(|s| s.category == Category::Ram).filter(of_territory)
}

fn nearest_site<'a>(
    dataset: &'a Dataset,
    service: &'a Service,
    origin: &Origin,
) -> Option<NearbyService<'a>> {
    let communes = service.communes.iter().filter_map(|insee| dataset.commune(*insee));
    let sites = communes.map(|commune| NearbyService {
        service,
        commune,
        kilometres: if origin.is_home(commune) {
            0.0
        } else {
            origin.point.distance_km(commune.point)
        },
    });
    sites.min_by(|a, b| a.kilometres.total_cmp(&b.kilometres))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use model::InseeCode;

    fn around(dataset: &Dataset, name: &str) -> Origin {
        Origin::of(dataset, dataset.communes.iter().find(|c| c.name == name).expect("a commune"))
    }

    #[test]
    fn the_commune_itself_comes_first_then_the_nearest() {
        let dataset = fixtures::dataset();
        let nearby = nearby(dataset, &around(dataset, "Rolampont"), |c| c == Category::Eaje);
        let communes: Vec<&str> = nearby.placed.iter().map(|f| f.commune.name.as_str()).collect();
        assert_eq!(communes[..2], ["Rolampont", "Langres"]);
        assert_eq!(nearby.placed[0].kilometres, 0.0);
        assert!(nearby.placed.is_sorted_by(|a, b| a.kilometres <= b.kilometres));
        assert_eq!(nearby.placed.len(), 23);
    }

    #[test]
    fn a_commune_of_today_is_at_home_in_all_that_it_unites() {
        let dataset = fixtures::dataset();
        let today = InseeCode::parse("52331").map(CommuneCode::Today).expect("five digits");
        let home = dataset.named_commune(today).expect("La Porte du Der");
        assert_eq!((home.name, home.seat.name.as_str()), ("La Porte du Der", "Montier-en-Der"));
        let nearby = nearby(dataset, &Origin::of_named(dataset, &home), |_| true);
        let here = nearby.placed.iter().take_while(|found| home.covers(found.commune));
        let former: BTreeSet<&str> = here.map(|found| found.commune.name.as_str()).collect();
        let all = nearby.placed.iter().filter(|found| home.covers(found.commune));
        assert!(all.clone().all(|found| found.kilometres == 0.0));
        assert_eq!(former, all.map(|found| found.commune.name.as_str()).collect());
    }

    #[test]
    fn a_service_with_several_sites_counts_once_at_its_nearest() {
        let dataset = fixtures::dataset();
        let mediation = |c| c == Category::Mediation;
        for (home, site) in [("Rolampont", "Langres"), ("Wassy", "Saint-Dizier")] {
            let nearby = nearby(dataset, &around(dataset, home), mediation);
            let communes: Vec<&str> =
                nearby.placed.iter().map(|f| f.commune.name.as_str()).collect();
            assert_eq!(communes, [site]);
        }
    }

    #[test]
    fn who_receives_anybody_comes_before_who_is_for_one_situation() {
        let dataset = fixtures::dataset();
        let wanted = |category| model::Need::Separation.categories().contains(&category);
        for home in &*dataset.communes {
            let nearby = nearby(dataset, &Origin::of(dataset, home), wanted);
            let first = nearby.placed.first().expect("a service").service.category;
            let anybody = [Category::Circonscription, Category::CentreSocial];
            assert!(anybody.contains(&first), "{}: {first:?}", home.name);
        }
    }

    #[test]
    fn planned_services_are_apart_and_unplaced_ones_are_kept() {
        let dataset = fixtures::dataset();
        let origin = around(dataset, "Langres");
        let all = nearby(dataset, &origin, |_| true);
        assert!(all.placed.iter().all(|f| f.service.status == ServiceStatus::Open));
        assert_eq!(
            all.planned.iter().map(|f| f.commune.name.as_str()).collect::<Vec<_>>(),
            ["Langres", "Saint-Dizier"]
        );
        assert!(
            all.in_territory.iter().all(|s| s.epci == origin.territory && s.communes.is_empty())
        );
        assert_eq!(all.in_territory.len(), 1, "RAM Enfants et Cie");
        let elsewhere = dataset
            .services
            .iter()
            .filter(|s| s.communes.is_empty() && s.epci.is_some() && s.epci != origin.territory);
        let told =
            all.placed.len() + all.planned.len() + all.in_territory.len() + all.unplaced.len();
        assert_eq!(told + elsewhere.count(), dataset.services.len());
    }

    #[test]
    fn relais_are_those_of_the_territory() {
        let dataset = fixtures::dataset();
        let names = |siren| -> Vec<&str> {
            let siren = Siren::parse(siren).expect("nine digits");
            relais(dataset, siren).map(|s| s.name.as_str()).collect()
        };
        assert_eq!(names("200035954"), ["RAM Enfants et Cie"]);
        assert_eq!(names("200044170").len(), 2);
        assert_eq!(names("245200373"), [""; 0]);
    }
}
