//! The services around a home: those with a known distance, sorted by it, and the others.

use geometry::LonLat;
use model::{Category, Commune, CommuneCode, Dataset, NamedCommune, Service, ServiceStatus, Siren};
use small_std::sort_by;

/// The point that distances are measured from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Origin {
    /// Town hall of the commune, or position of the device.
    pub point: LonLat,
    /// The commune, if the person named it.
    pub commune: Option<CommuneCode>,
    /// The intercommunalité that contains the point; `None` outside them.
    pub territory: Option<Siren>,
}

impl Origin {
    /// At the town hall of a commune, or else a point inside it.
    #[must_use]
    pub fn at_commune(dataset: &Dataset, commune: &Commune) -> Self {
        let code = CommuneCode::Former(commune.insee);
        Self { point: commune.point, commune: Some(code), territory: dataset.epci_of(commune) }
    }

    /// For a commune named by the person.
    #[must_use]
    pub fn at_named_commune(dataset: &Dataset, home: &NamedCommune) -> Self {
        Self { commune: Some(home.code), ..Self::at_commune(dataset, home.seat) }
    }

    /// Whether `commune` is the one named, or was merged into it.
    fn is_home(&self, commune: &Commune) -> bool {
        self.commune.is_some_and(|code| code.includes(commune))
    }
}

/// A service at the nearest of its sites.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearbyService<'a> {
    /// The service, of a category looked for.
    pub service: &'a Service,
    /// The commune of the site.
    pub commune: &'a Commune,
    /// Straight-line distance in kilometres; 0 in the origin's own commune.
    pub kilometres: f64,
}

/// The services around an origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nearby<'a> {
    /// Open services whose commune is known: those in the origin's commune, then by distance.
    pub placed: Vec<NearbyService<'a>>,
    /// Open services of the origin's intercommunalité whose commune is unknown.
    pub in_territory: Vec<&'a Service>,
    /// Open services whose commune and intercommunalité are unknown.
    pub unplaced: Vec<&'a Service>,
    /// Planned services, by distance.
    pub planned: Vec<NearbyService<'a>>,
}

/// The services around `origin` whose category passes `is_wanted`.
pub fn find_nearby<'a>(
    dataset: &'a Dataset,
    origin: &Origin,
    is_wanted: impl Fn(Category) -> bool,
) -> Nearby<'a> {
    let mut nearby = Nearby::default();
    for service in dataset.services.iter().filter(|s| is_wanted(s.category)) {
        match (nearest_site(dataset, service, origin), service.epci) {
            (Some(nearby_service), _) if service.status == ServiceStatus::Planned => {
                nearby.planned.push(nearby_service);
            }
            (Some(nearby_service), _) => nearby.placed.push(nearby_service),
            (None, None) => nearby.unplaced.push(service),
            (None, epci) if epci == origin.territory => nearby.in_territory.push(service),
            (None, _) => {}
        }
    }
    // At equal distance, services for one situation come last, and social centres just before them, after social
    // workers and all others.
    let precedence = |nearby_service: &NearbyService| match nearby_service.service.category {
        category @ (Category::Mediation | Category::EspaceRencontre) => (2, category),
        Category::CentreSocial => (1, Category::CentreSocial),
        category => (0, category),
    };
    // The sort is stable: equal ones stay ordered by id.
    let by_distance_then_precedence = |a: &NearbyService, b: &NearbyService| {
        let [a_away, b_away] = [a, b].map(|nearby_service| !origin.is_home(nearby_service.commune));
        let by_distance = a_away.cmp(&b_away).then(a.kilometres.total_cmp(&b.kilometres));
        by_distance.then(precedence(a).cmp(&precedence(b)))
    };
    sort_by(&mut nearby.placed, by_distance_then_precedence);
    sort_by(&mut nearby.planned, by_distance_then_precedence);
    nearby
}

/// The relais of an intercommunalité.
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

    fn origin_at(dataset: &Dataset, name: &str) -> Origin {
        Origin::at_commune(
            dataset,
            dataset.communes.iter().find(|c| c.name == name).expect("a commune"),
        )
    }

    #[test]
    fn the_commune_itself_comes_first_then_the_nearest() {
        let dataset = fixtures::dataset();
        let nearby =
            find_nearby(dataset, &origin_at(dataset, "Rolampont"), |c| c == Category::Eaje);
        let communes: Vec<&str> = nearby.placed.iter().map(|f| f.commune.name.as_str()).collect();
        assert_eq!(communes[..2], ["Rolampont", "Langres"]);
        assert_eq!(nearby.placed[0].kilometres, 0.0);
        assert!(nearby.placed.is_sorted_by(|a, b| a.kilometres <= b.kilometres));
        assert_eq!(nearby.placed.len(), 23);
    }

    #[test]
    fn services_of_merged_communes_are_at_distance_zero() {
        let dataset = fixtures::dataset();
        let today = InseeCode::parse("52331").map(CommuneCode::Today).expect("five digits");
        let home = dataset.named_commune(today).expect("La Porte du Der");
        assert_eq!((home.name, home.seat.name.as_str()), ("La Porte du Der", "Montier-en-Der"));
        let nearby = find_nearby(dataset, &Origin::at_named_commune(dataset, &home), |_| true);
        let home_services =
            nearby.placed.iter().take_while(|nearby_service| home.includes(nearby_service.commune));
        let former: BTreeSet<&str> =
            home_services.map(|nearby_service| nearby_service.commune.name.as_str()).collect();
        let all =
            nearby.placed.iter().filter(|nearby_service| home.includes(nearby_service.commune));
        assert!(all.clone().all(|nearby_service| nearby_service.kilometres == 0.0));
        assert_eq!(
            former,
            all.map(|nearby_service| nearby_service.commune.name.as_str()).collect()
        );
    }

    #[test]
    fn a_service_with_several_sites_counts_once_at_its_nearest() {
        let dataset = fixtures::dataset();
        let mediation = |c| c == Category::Mediation;
        for (home, site) in [("Rolampont", "Langres"), ("Wassy", "Saint-Dizier")] {
            let nearby = find_nearby(dataset, &origin_at(dataset, home), mediation);
            let communes: Vec<&str> =
                nearby.placed.iter().map(|f| f.commune.name.as_str()).collect();
            assert_eq!(communes, [site]);
        }
    }

    #[test]
    fn general_services_sort_before_specialised() {
        let dataset = fixtures::dataset();
        let is_wanted = |category| model::Need::Separation.categories().contains(&category);
        for home in &*dataset.communes {
            let nearby = find_nearby(dataset, &Origin::at_commune(dataset, home), is_wanted);
            let first = nearby.placed.first().expect("a service").service.category;
            let anybody = [Category::Circonscription, Category::CentreSocial];
            assert!(anybody.contains(&first), "{}: {first:?}", home.name);
        }
    }

    #[test]
    fn planned_and_unplaced_services_have_their_own_lists() {
        let dataset = fixtures::dataset();
        let origin = origin_at(dataset, "Langres");
        let all = find_nearby(dataset, &origin, |_| true);
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
        let total =
            all.placed.len() + all.planned.len() + all.in_territory.len() + all.unplaced.len();
        assert_eq!(total + elsewhere.count(), dataset.services.len());
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
