//! Numbers that the document announces, compared with its lists.

use crate::check::{Check, Computed};
use crate::data::{Data, Service};
use crate::lookup::DEPARTEMENT;
use crate::rule::check;

type Count = fn(&Data) -> f64;
type Each = fn(&Service) -> u32;

/// Indicators with an announced number, and how to count it in the lists.
#[rustfmt::skip]
const ANNOUNCED: &[(&str, Count)] = &[
    ("structures_eaje", |d| d.count("eaje", |_| 1)),
    ("places_eaje", |d| d.count("eaje", places)),
    // The same structures, counted by site.
    ("structures_eaje", |d| d.count("eaje", sites)),
    ("structures_eaje_multi_accueil", |d| d.count_kind("multi_accueil", |_| 1)),
    ("structures_eaje_creche_familiale", |d| d.count_kind("creche_familiale", |_| 1)),
    ("structures_eaje_halte_garderie", |d| d.count_kind("halte_garderie", |_| 1)),
    ("structures_eaje_micro_creche", |d| d.count_kind("micro_creche", |_| 1)),
    ("places_eaje_multi_accueil", |d| d.count_kind("multi_accueil", places)),
    ("places_eaje_creche_familiale", |d| d.count_kind("creche_familiale", places)),
    ("places_eaje_halte_garderie", |d| d.count_kind("halte_garderie", places)),
    ("places_eaje_micro_creche", |d| d.count_kind("micro_creche", places)),
    ("mam", |d| d.count("mam", |_| 1)),
    ("ram", |d| d.count("ram", |_| 1)),
    ("reaap_actions", |d| d.count("reaap", actions)),
    ("clas_actions", |d| d.count("clas", actions)),
    ("clas_structures", |d| d.count("clas", |s| s.structures.unwrap_or(1))),
    ("laep", |d| d.count("laep", |s| u32::from(s.statut == "ouvert"))),
    ("laep_projets", |d| d.count("laep", |s| u32::from(s.statut == "projet"))),
    ("mediation_points_accueil", |d| d.count("mediation", sites)),
    ("espace_rencontre_sites", |d| d.count("espace_rencontre", sites)),
    ("centres_sociaux", |d| d.count("centre_social", |_| 1)),
    ("circonscriptions_action_sociale", |d| d.count("circonscription", |_| 1)),
    ("epci", |d| total(d.epci().map(|_| 1))),
    ("ctg_signees", |d| d.count_signed(|_| true, |_| 1)),
    // The same conventions, counted by signature: some were signed again.
    ("ctg_signees", |d| d.count_signed(|_| true, |years| years)),
    ("ctg_signees_communautes_agglomeration", |d| d.count_signed(|n| n.starts_with("CA "), |_| 1)),
    ("ctg_signees_communautes_communes", |d| d.count_signed(|n| n.starts_with("CC "), |_| 1)),
    ("ctg_signees_communes", |d| d.count_signed(|n| n.starts_with("Commune "), |_| 1)),
    ("epci_sans_ctg", |d| total(d.epci().map(|e| u32::from(!d.has_convention(e))))),
    ("ctg_epci_taux", |d| {
        let (signed, all) = d.epci().fold((0, 0), |(signed, all), epci| {
            (signed + u32::from(d.has_convention(epci)), all + 1)
        });
        100.0 * f64::from(signed) / f64::from(all)
    }),
    ("gouvernance_cdsf_membres", |d| d.members("cdsf")),
    ("gouvernance_ctsf_membres", |d| d.members("ctsf")),
    ("gouvernance_financeurs_membres", |d| d.members("financeurs")),
    ("plan_axes", |d| total(d.axes.iter().map(|_| 1))),
    ("plan_objectifs", |d| total(d.objectives().map(|_| 1))),
    ("plan_actions", |d| total(d.objectives().flat_map(|o| &o.actions).map(|_| 1))),
];

/// Indicators with an announced number per Epci, and how to count it.
const ANNOUNCED_BY_EPCI: &[(&str, Each)] = &[("structures_eaje", |_| 1), ("places_eaje", places)];

/// Every announced number with its count.
pub fn checks(data: &Data) -> Vec<Check> {
    let departement = ANNOUNCED
        .iter()
        .map(|(id, count)| check(data, id, DEPARTEMENT, Computed::Exactly(count(data), 0)));
    let by_epci = ANNOUNCED_BY_EPCI.iter().flat_map(|(id, count)| {
        let epci = data.epci().filter(|epci| data.has_value(id, epci));
        epci.map(move |epci| {
            let services = data.in_category("eaje").filter(|s| s.epci.as_deref() == Some(epci));
            check(data, id, epci, Computed::Exactly(total(services.map(count)), 0))
        })
    });
    departement.chain(by_epci).collect()
}

fn places(service: &Service) -> u32 {
    service.places.expect("an EAJE has places")
}

fn actions(service: &Service) -> u32 {
    service.actions.expect("the document counts the actions")
}

fn sites(service: &Service) -> u32 {
    service.communes.iter().map(|_| 1).sum()
}

fn total(counts: impl Iterator<Item = u32>) -> f64 {
    f64::from(counts.sum::<u32>())
}

impl Data {
    fn in_category(&self, category: &str) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(move |s| s.categorie == category)
    }

    fn count(&self, category: &str, each: Each) -> f64 {
        total(self.in_category(category).map(each))
    }

    fn count_kind(&self, kind: &str, each: Each) -> f64 {
        let services = self.services.iter();
        total(services.filter(|s| s.kind.as_deref() == Some(kind)).map(each))
    }

    fn count_signed(&self, name: fn(&str) -> bool, each: fn(u32) -> u32) -> f64 {
        let conventions = self.conventions.iter();
        let conventions = conventions.filter(|c| c.statut == "signee" && name(&c.nom));
        total(conventions.map(|c| each(c.annees.iter().map(|_| 1).sum())))
    }

    fn members(&self, committee: &str) -> f64 {
        let committee = self.committees.iter().find(|c| c.id == committee);
        let seats = &committee.expect("a committee").composition;
        total(seats.iter().map(|seat| seat.effectif))
    }

    fn objectives(&self) -> impl Iterator<Item = &crate::data::Objective> {
        self.axes.iter().flat_map(|axis| &axis.objectifs)
    }
}
