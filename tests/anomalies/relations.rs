//! The relations between the indicators of the document.

use crate::rule::Rule::{self, *};

#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    // 1. Territory and population
    Territories { parts: "communes", whole: "communes", d: 0 },
    Share { share: "communes_moins_500_part", part: "communes_moins_500", whole: "communes", d: 1 },
    Territories { parts: "population", whole: "population", d: 0 },
    Territories { parts: "population_part", whole: "population_part", d: 2 },
    Share { share: "population_part", part: "population", whole: "population", d: 2 },
    MainShare { share: "population_quatre_principaux_part", part: "population", d: 2 },
    Rate { rate: "population_evolution_taux", change: Some("population_evolution"), level: "population", d: 2 },
    Addends { whole: "epci", parts: &["epci_communautes_agglomeration", "epci_communautes_communes"] },
    Territories { parts: "naissances_part", whole: "naissances_part", d: 1 },
    Share { share: "naissances_part", part: "naissances", whole: "naissances", d: 1 },
    MainShare { share: "naissances_quatre_principaux_part", part: "naissances", d: 1 },

    // 13. Beneficiaries of family benefits
    Territories { parts: "allocataires", whole: "allocataires", d: 0 },
    Territories { parts: "allocataires_part", whole: "allocataires_part", d: 1 },
    Share { share: "allocataires_part", part: "allocataires", whole: "allocataires", d: 1 },
    Share { share: "allocataires_pour_habitants", part: "allocataires", whole: "population", d: 2 },
    Rate { rate: "allocataires_evolution_taux", change: Some("allocataires_evolution"), level: "allocataires", d: 2 },
    Territories { parts: "enfants_moins_6_ans", whole: "enfants_moins_6_ans", d: 0 },
    Territories { parts: "enfants_moins_6_ans_part", whole: "enfants_moins_6_ans_part", d: 1 },
    Share { share: "enfants_moins_6_ans_part", part: "enfants_moins_6_ans", whole: "enfants_moins_6_ans", d: 1 },
    MainShare { share: "enfants_moins_6_ans_quatre_principaux_part", part: "enfants_moins_6_ans", d: 1 },
    Rate { rate: "enfants_moins_6_ans_evolution_taux", change: Some("enfants_moins_6_ans_evolution"), level: "enfants_moins_6_ans", d: 2 },
    Share { share: "enfants_moins_6_ans_monoparentales_part", part: "enfants_moins_6_ans_monoparentales", whole: "enfants_moins_6_ans", d: 1 },
    Share { share: "enfants_moins_6_ans_bas_revenus_part", part: "enfants_moins_6_ans_bas_revenus", whole: "enfants_moins_6_ans", d: 1 },
    SameWhole {
        share: "enfants_moins_6_ans_monoparentales_part", part: "enfants_moins_6_ans_monoparentales",
        other_share: "enfants_moins_6_ans_bas_revenus_part", other_part: "enfants_moins_6_ans_bas_revenus", d: 1,
    },
    Territories { parts: "familles_monoparentales", whole: "familles_monoparentales", d: 0 },
    Territories { parts: "familles_monoparentales_part", whole: "familles_monoparentales_part", d: 2 },
    Share { share: "familles_monoparentales_part", part: "familles_monoparentales", whole: "familles_monoparentales", d: 2 },
    MainShare { share: "familles_monoparentales_quatre_principaux_part", part: "familles_monoparentales", d: 2 },
    Rate { rate: "familles_monoparentales_evolution_taux", change: Some("familles_monoparentales_evolution"), level: "familles_monoparentales", d: 2 },
    Share { share: "familles_monoparentales_taux", part: "familles_monoparentales", whole: "allocataires", d: 2 },
    SameWhole {
        share: "familles_monoparentales_taux", part: "familles_monoparentales",
        other_share: "bas_revenus_taux", other_part: "bas_revenus", d: 2,
    },
    Territories { parts: "aeeh", whole: "aeeh", d: 0 },
    Territories { parts: "aeeh_part", whole: "aeeh_part", d: 1 },
    Share { share: "aeeh_part", part: "aeeh", whole: "aeeh", d: 1 },
    MainShare { share: "aeeh_quatre_principaux_part", part: "aeeh", d: 1 },
    Change { change: "aeeh_evolution", level: "aeeh", d: 0 },
    Rate { rate: "aeeh_evolution_taux", change: Some("aeeh_evolution"), level: "aeeh", d: 2 },
    Territories { parts: "bas_revenus", whole: "bas_revenus", d: 0 },
    Territories { parts: "bas_revenus_part", whole: "bas_revenus_part", d: 1 },
    Share { share: "bas_revenus_part", part: "bas_revenus", whole: "bas_revenus", d: 1 },
    MainShare { share: "bas_revenus_quatre_principaux_part", part: "bas_revenus", d: 1 },
    Rate { rate: "bas_revenus_evolution_taux", change: Some("bas_revenus_evolution"), level: "bas_revenus", d: 2 },
    Share { share: "bas_revenus_taux", part: "bas_revenus", whole: "allocataires", d: 2 },

    // 2. Agreements
    Addends { whole: "ctg_signees", parts: &["ctg_signees_communautes_agglomeration", "ctg_signees_communautes_communes", "ctg_signees_communes"] },

    // 31. Coverage rate
    Territories { parts: "enfants_moins_3_ans", whole: "enfants_moins_3_ans", d: 0 },
    Cohorts { count: "enfants_moins_3_ans", births: "naissances", years: 3 },
    Weighted { rate: "taux_couverture", weight: "enfants_moins_3_ans", d: 2 },
    Change { change: "taux_couverture_evolution", level: "taux_couverture", d: 0 },

    // 32. Collective care
    Territories { parts: "structures_eaje", whole: "structures_eaje", d: 0 },
    Territories { parts: "structures_eaje_groupe", whole: "structures_eaje", d: 0 },
    Territories { parts: "structures_eaje_groupe_part", whole: "structures_eaje_groupe_part", d: 2 },
    Share { share: "structures_eaje_groupe_part", part: "structures_eaje_groupe", whole: "structures_eaje", d: 2 },
    Group { group: "structures_eaje_groupe", of: "structures_eaje" },
    Addends { whole: "structures_eaje", parts: &["structures_eaje_multi_accueil", "structures_eaje_creche_familiale", "structures_eaje_halte_garderie", "structures_eaje_micro_creche"] },
    Change { change: "structures_eaje_evolution", level: "structures_eaje", d: 0 },
    Rate { rate: "structures_eaje_evolution_taux", change: Some("structures_eaje_evolution"), level: "structures_eaje", d: 0 },
    Territories { parts: "places_eaje", whole: "places_eaje", d: 0 },
    Territories { parts: "places_eaje_groupe", whole: "places_eaje", d: 0 },
    Territories { parts: "places_eaje_groupe_part", whole: "places_eaje_groupe_part", d: 2 },
    Share { share: "places_eaje_groupe_part", part: "places_eaje_groupe", whole: "places_eaje", d: 2 },
    Group { group: "places_eaje_groupe", of: "places_eaje" },
    Addends { whole: "places_eaje", parts: &["places_eaje_multi_accueil", "places_eaje_creche_familiale", "places_eaje_halte_garderie", "places_eaje_micro_creche"] },
    Change { change: "places_eaje_evolution", level: "places_eaje", d: 0 },
    Rate { rate: "places_eaje_evolution_taux", change: Some("places_eaje_evolution"), level: "places_eaje", d: 0 },

    // 33. Childminders
    Territories { parts: "assistantes_maternelles", whole: "assistantes_maternelles", d: 0 },
    Territories { parts: "assistantes_maternelles_part", whole: "assistantes_maternelles_part", d: 2 },
    Share { share: "assistantes_maternelles_part", part: "assistantes_maternelles", whole: "assistantes_maternelles", d: 2 },
    MainShare { share: "assistantes_maternelles_quatre_principaux_part", part: "assistantes_maternelles", d: 2 },
    Rate { rate: "assistantes_maternelles_evolution_taux", change: Some("assistantes_maternelles_evolution"), level: "assistantes_maternelles", d: 2 },
    AtMost { count: "assistantes_maternelles", of: &["assistantes_maternelles_agreees"] },
    AtMost { count: "mam_assistantes", of: &["mam", "mam_assistantes_max"] },
    Ratio { ratio: "assistantes_par_ram", of: "assistantes_maternelles", per: "ram", d: 1 },
    Needed { target: "cible_ram", of: "assistantes_maternelles", norm: "cible_assistantes_par_ram" },

    // 4. Support to parents
    Needed { target: "cible_laep", of: "enfants_moins_6_ans", norm: "cible_enfants_par_laep" },
    Addends { whole: "cible_laep", parts: &["laep", "cible_nouveaux_laep"] },
    Share { share: "mediation_taux_recours", part: "mediation_mesures", whole: "mediation_affaires_nouvelles", d: 2 },
    Rate { rate: "separations_evolution_taux", change: None, level: "separations", d: 1 },
];
