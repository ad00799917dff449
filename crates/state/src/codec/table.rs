//! The table of the URL parameters. Reading and writing match on the parameters exhaustively, so that a
//! forgotten one does not compile. Tests generate the table of `docs/DATA.md` from it, compare it with
//! `early/address.js`, and put the sample values into damaged links.

use super::parameter::Values::{Described, OneOf};
use super::parameter::{
    DEFAULT_ROW, Parameter, ParameterRow, ParameterSpec, WhileLoading, code_value, free_text,
    own_syntax,
};
use crate::View;

const WAITS_FOR_SIMULATION: WhileLoading = WhileLoading::Waits("la simulation", "carte");
const WAITS_FOR_SEARCH: WhileLoading =
    WhileLoading::Waits("la recherche de services", "colonne reperes");
const WAITS_FOR_INDICATOR: WhileLoading = WhileLoading::Waits("l’indicateur demandé", "carte");

const MAP_VIEWS_ROW: ParameterRow =
    ParameterRow { views: &[View::Families, View::Territories], ..DEFAULT_ROW };

const FAMILIES_ROW: ParameterRow = ParameterRow { views: &[View::Families], ..DEFAULT_ROW };

const TERRITORIES_ROW: ParameterRow = ParameterRow { views: &[View::Territories], ..DEFAULT_ROW };

const PLAN_ROW: ParameterRow = ParameterRow {
    views: &[View::Plan],
    while_loading: WhileLoading::Waits("le plan d’action", "liste"),
    ..DEFAULT_ROW
};

/// All parameters, in the order they are written.
pub const PARAMETERS: [ParameterRow; 29] = [
    ParameterRow {
        spec: code_value(Parameter::View, "vue"),
        default: "`familles`",
        description: "the view, on the start page alone, which leads to the page of that view",
        values: OneOf(&["familles", "territoires", "plan", "gouvernance", "methode"]),
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Indicator, "indicateur"),
        default: "the first of them, `taux_couverture`",
        values: Described("an id that `catalogue.json` offers", &["population"]),
        while_loading: WAITS_FOR_INDICATOR,
        description: "what the map, the table and the sentences tell",
        ..TERRITORIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Classes, "classes"),
        default: "that of the indicator",
        values: Described(
            "`quantiles`, `jenks` or `egales`, then `-3` to `-7`",
            &["quantiles-3", "jenks-5", "egales-7"],
        ),
        while_loading: WAITS_FOR_INDICATOR,
        description: "classification method and number of classes",
        ..TERRITORIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Decoupage, "decoupage"),
        default: "the first of `territoire.json`, or one that has all territories of the address",
        values: Described("an id of `territoire.json`", &["2026"]),
        while_loading: WAITS_FOR_INDICATOR,
        description: "the composition of the intercommunalités",
        ..MAP_VIEWS_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Date, "date"),
        default: "the latest that the indicator has in that découpage",
        values: Described("a year or a day, `AAAA` or `AAAA-MM-JJ`", &["2013-12-31"]),
        while_loading: WAITS_FOR_INDICATOR,
        description: "the date of the values shown",
        ..MAP_VIEWS_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Selected, "epci"),
        values: Described("a Siren", &["200035954"]),
        while_loading: WhileLoading::Waits("la fiche de l’intercommunalité", "colonne"),
        description: "the intercommunalité whose panel is open",
        ..MAP_VIEWS_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Compared, "comparer"),
        values: Described(
            "up to three Siren, comma-separated",
            &["200035954", "200035954,245200456"],
        ),
        while_loading: WhileLoading::Waits("la comparaison", ""),
        description: "intercommunalités side by side",
        ..TERRITORIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Need, "besoin"),
        values: OneOf(&["garde", "rencontre", "ecole", "separation", "ecoute"]),
        while_loading: WAITS_FOR_SEARCH,
        description: "what the family looks for",
        ..FAMILIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Age, "age"),
        values: OneOf(&["0-2", "3-5", "6-10", "11-17"]),
        while_loading: WAITS_FOR_SEARCH,
        description: "the child’s age in years",
        ..FAMILIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Commune, "commune"),
        values: Described(
            "an Insee code of 2015; `52411@2026` for today’s commune of that code",
            &["52269", "52411@2026"],
        ),
        while_loading: WhileLoading::Waits("la recherche", "carte question"),
        description: "where the family lives",
        ..FAMILIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Services, "services"),
        default: "all; none on a map of counts",
        values: Described("categories, comma-separated; empty for none", &["eaje", "eaje,mam", ""]),
        while_loading: WhileLoading::Waits("la recherche de services", "reperes"),
        description: "the categories whose pins are shown",
        ..MAP_VIEWS_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Service, "structure"),
        values: Described("a service’s id", &["mediation-udaf"]),
        while_loading: WhileLoading::Waits("la fiche du service", "colonne"),
        description: "the service whose card is open",
        ..MAP_VIEWS_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Shortlist, "liste"),
        values: Described("services’ ids, comma-separated, 20 at most", &["mediation-udaf"]),
        while_loading: WhileLoading::Waits("votre liste", "carte"),
        description: "the services put on the list",
        ..FAMILIES_ROW
    },
    ParameterRow {
        spec: own_syntax(Parameter::Scenario, "scenario"),
        values: Described(
            "`v1;cible=60;assmat=3;nom=…;SIREN:micro=1,places=12,assmat=2,enfants=-10`",
            &["v1;cible=60;assmat=3;200035954:micro=1,places=12,assmat=2,enfants=-10"],
        ),
        while_loading: WAITS_FOR_SIMULATION,
        description: "the scenario of the simulator",
        ..TERRITORIES_ROW
    },
    ParameterRow {
        spec: own_syntax(Parameter::OtherScenario, "scenario2"),
        values: Described("as `scenario`", &["v1;cible=60;assmat=3"]),
        while_loading: WAITS_FOR_SIMULATION,
        description: "another scenario, compared with it",
        ..TERRITORIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Reading, "lecture"),
        default: "`complete`",
        values: OneOf(&["complete", "facile"]),
        while_loading: WhileLoading::Waits("la page facile à lire", "lecture"),
        description: "in full, or easy to read",
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Theme, "theme"),
        default: "`auto`",
        values: OneOf(&["auto", "clair", "sombre"]),
        description: "light, dark, or as the device",
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Embedded, "embed"),
        default: "off",
        values: OneOf(&["1"]),
        description: "inside another page",
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::Sort, "tri"),
        default: "`nom`",
        values: OneOf(&["nom", "-nom", "valeur", "-valeur"]),
        while_loading: WAITS_FOR_INDICATOR,
        description: "the table’s order, with `-` for the reverse",
        ..TERRITORIES_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanLayout, "forme"),
        default: "`liste`",
        values: OneOf(&["liste", "tableau", "frise", "bilan"]),
        description: "how the plan is laid out",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanAxis, "axe"),
        values: Described("a number", &["2"]),
        description: "only this axis",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanStatus, "statut"),
        values: OneOf(&[
            "non_renseigne",
            "a_venir",
            "en_cours",
            "en_pause",
            "realisee",
            "abandonnee",
        ]),
        description: "only actions in this state",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanIssue, "manque"),
        values: OneOf(&["retard", "pilote", "date", "mesure"]),
        description: "only actions that are late, or lack a leader, a date, a figure",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanTerritory, "concerne"),
        values: Described("a Siren", &["200035954"]),
        description: "only actions that concern this intercommunalité",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: free_text(Parameter::PlanLead, "pilote"),
        values: Described("a name", &["Caf"]),
        description: "only actions with this leader",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanDueBy, "avant"),
        values: Described("a day, `AAAA-MM-JJ`", &["2017-12-31"]),
        description: "only actions due by this day",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: free_text(Parameter::PlanWords, "mots"),
        values: Described("words", &["parents"]),
        description: "only actions that hold these words",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanReference, "reference"),
        default: "today",
        values: Described("a day, `AAAA-MM-JJ`", &["2017-03-01"]),
        description: "the reference date of the plan",
        ..PLAN_ROW
    },
    ParameterRow {
        spec: code_value(Parameter::PlanAction, "action"),
        values: Described("an action’s key, `1.3`", &["1.3"]),
        description: "the action that is open",
        while_loading: WhileLoading::Waits("l’action", "action"),
        ..PLAN_ROW
    },
];

/// The parameters as the program uses them, in the order they are written. The rest of the table is not compiled
/// into the program.
pub static PARAMETER_SPECS: [ParameterSpec; PARAMETERS.len()] = {
    let mut specs = [DEFAULT_ROW.spec; PARAMETERS.len()];
    let mut index = 0;
    while index < PARAMETERS.len() {
        specs[index] = PARAMETERS[index].spec;
        index += 1;
    }
    specs
};
