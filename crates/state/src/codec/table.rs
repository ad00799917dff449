//! The table of the URL parameters.
//!
//! The program reads and writes a query string by these names, each in its own arm of a `match`, so
//! that one that is forgotten does not compile. Tests make the table of `docs/DATA.md` from it, compare
//! it with what `early/address.js` waits for, and put the values given here into damaged links.

use super::parameter::Values::{OneOf, Shaped};
use super::parameter::{
    DEFAULT_ROW, Parameter, ParameterRow, ParameterSpec, WhileLoading, code, grammar, typed,
};
use crate::View;

const SIMULATION: WhileLoading = WhileLoading::Waits("la simulation", "carte");
const SEARCH: WhileLoading = WhileLoading::Waits("la recherche de services", "colonne reperes");
const INDICATOR: WhileLoading = WhileLoading::Waits("l’indicateur demandé", "carte");

const OF_MAPS: ParameterRow =
    ParameterRow { views: &[View::Families, View::Territories], ..DEFAULT_ROW };

const OF_FAMILIES: ParameterRow = ParameterRow { views: &[View::Families], ..DEFAULT_ROW };

const OF_TERRITORIES: ParameterRow = ParameterRow { views: &[View::Territories], ..DEFAULT_ROW };

const OF_PLAN: ParameterRow = ParameterRow {
    views: &[View::Plan],
    early: WhileLoading::Waits("le plan d’action", "liste"),
    ..DEFAULT_ROW
};

/// All parameters, in the order in which they are written.
pub const PARAMETERS: [ParameterRow; 29] = [
    ParameterRow {
        spec: code(Parameter::View, "vue"),
        default: "`familles`",
        about: "the view, on the start page alone, which leads to the page of that view",
        values: OneOf(&["familles", "territoires", "plan", "gouvernance", "methode"]),
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code(Parameter::Indicator, "indicateur"),
        default: "the first of them, `taux_couverture`",
        values: Shaped("an id that `catalogue.json` offers", &["population"]),
        early: INDICATOR,
        about: "what the map, the table and the sentences tell",
        ..OF_TERRITORIES
    },
    ParameterRow {
        spec: code(Parameter::Classes, "classes"),
        default: "what suits the indicator",
        values: Shaped(
            "`quantiles`, `jenks` or `egales`, then `-3` to `-7`",
            &["quantiles-3", "jenks-5", "egales-7"],
        ),
        early: INDICATOR,
        about: "how the classes are made, and how many",
        ..OF_TERRITORIES
    },
    ParameterRow {
        spec: code(Parameter::Decoupage, "decoupage"),
        default: "the first of `territoire.json`, or one that has all territories of the address",
        values: Shaped("an id of `territoire.json`", &["2026"]),
        early: INDICATOR,
        about: "the composition of the intercommunalités",
        ..OF_MAPS
    },
    ParameterRow {
        spec: code(Parameter::Date, "date"),
        default: "the latest that the indicator has in that découpage",
        values: Shaped("a year or a day, `AAAA` or `AAAA-MM-JJ`", &["2013-12-31"]),
        early: INDICATOR,
        about: "when the values shown were true",
        ..OF_MAPS
    },
    ParameterRow {
        spec: code(Parameter::Selected, "epci"),
        values: Shaped("a Siren", &["200035954"]),
        early: WhileLoading::Waits("la fiche de l’intercommunalité", "colonne"),
        about: "the intercommunalité whose panel is open",
        ..OF_MAPS
    },
    ParameterRow {
        spec: code(Parameter::Compared, "comparer"),
        values: Shaped("up to three Siren, comma-separated", &["200035954", "200035954,245200456"]),
        early: WhileLoading::Waits("la comparaison", ""),
        about: "intercommunalités side by side",
        ..OF_TERRITORIES
    },
    ParameterRow {
        spec: code(Parameter::Need, "besoin"),
        values: OneOf(&["garde", "rencontre", "ecole", "separation", "ecoute"]),
        early: SEARCH,
        about: "what the family looks for",
        ..OF_FAMILIES
    },
    ParameterRow {
        spec: code(Parameter::Age, "age"),
        values: OneOf(&["0-2", "3-5", "6-10", "11-17"]),
        early: SEARCH,
        about: "the child’s age in years",
        ..OF_FAMILIES
    },
    ParameterRow {
        spec: code(Parameter::Commune, "commune"),
        values: Shaped(
            "an Insee code of 2015; `52411@2026` for today’s commune of that code",
            &["52269", "52411@2026"],
        ),
        early: WhileLoading::Waits("la recherche", "carte question"),
        about: "where the family lives",
        ..OF_FAMILIES
    },
    ParameterRow {
        spec: code(Parameter::Services, "services"),
        default: "all, over counts none",
        values: Shaped("categories, comma-separated; empty for none", &["eaje", "eaje,mam", ""]),
        early: WhileLoading::Waits("la recherche de services", "reperes"),
        about: "the categories whose pins are shown",
        ..OF_MAPS
    },
    ParameterRow {
        spec: code(Parameter::Service, "structure"),
        values: Shaped("a service’s id", &["mediation-udaf"]),
        early: WhileLoading::Waits("la fiche du service", "colonne"),
        about: "the service whose card is open",
        ..OF_MAPS
    },
    ParameterRow {
        spec: code(Parameter::Shortlist, "liste"),
        values: Shaped("services’ ids, comma-separated, 20 at most", &["mediation-udaf"]),
        early: WhileLoading::Waits("votre liste", "carte"),
        about: "the services put on the list",
        ..OF_FAMILIES
    },
    ParameterRow {
        spec: grammar(Parameter::Scenario, "scenario"),
        values: Shaped(
            "`v1;cible=60;assmat=3;nom=…;SIREN:micro=1,places=12,assmat=2,enfants=-10`",
            &["v1;cible=60;assmat=3;200035954:micro=1,places=12,assmat=2,enfants=-10"],
        ),
        early: SIMULATION,
        about: "what the simulator supposes",
        ..OF_TERRITORIES
    },
    ParameterRow {
        spec: grammar(Parameter::OtherScenario, "scenario2"),
        values: Shaped("as `scenario`", &["v1;cible=60;assmat=3"]),
        early: SIMULATION,
        about: "another scenario, compared with it",
        ..OF_TERRITORIES
    },
    ParameterRow {
        spec: code(Parameter::Reading, "lecture"),
        default: "`complete`",
        values: OneOf(&["complete", "facile"]),
        early: WhileLoading::Waits("la page facile à lire", "lecture"),
        about: "in full, or easy to read",
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code(Parameter::Theme, "theme"),
        default: "`auto`",
        values: OneOf(&["auto", "clair", "sombre"]),
        about: "light, dark, or as the device",
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code(Parameter::Embedded, "embed"),
        default: "off",
        values: OneOf(&["1"]),
        about: "inside another page",
        ..DEFAULT_ROW
    },
    ParameterRow {
        spec: code(Parameter::Sort, "tri"),
        default: "`nom`",
        values: OneOf(&["nom", "-nom", "valeur", "-valeur"]),
        early: INDICATOR,
        about: "the table’s order, with `-` for the reverse",
        ..OF_TERRITORIES
    },
    ParameterRow {
        spec: code(Parameter::PlanForm, "forme"),
        default: "`liste`",
        values: OneOf(&["liste", "tableau", "frise", "bilan"]),
        about: "how the plan is laid out",
        ..OF_PLAN
    },
    ParameterRow {
        spec: code(Parameter::PlanAxis, "axe"),
        values: Shaped("a number", &["2"]),
        about: "only this axis",
        ..OF_PLAN
    },
    ParameterRow {
        spec: code(Parameter::PlanStatus, "statut"),
        values: OneOf(&[
            "non_renseigne",
            "a_venir",
            "en_cours",
            "en_pause",
            "realisee",
            "abandonnee",
        ]),
        about: "only actions in this state",
        ..OF_PLAN
    },
    ParameterRow {
        spec: code(Parameter::PlanLack, "manque"),
        values: OneOf(&["retard", "pilote", "date", "mesure"]),
        about: "only actions that are late, or lack a leader, a date, a figure",
        ..OF_PLAN
    },
    ParameterRow {
        spec: code(Parameter::PlanTerritory, "concerne"),
        values: Shaped("a Siren", &["200035954"]),
        about: "only actions that concern this intercommunalité",
        ..OF_PLAN
    },
    ParameterRow {
        spec: typed(Parameter::PlanLead, "pilote"),
        values: Shaped("a name", &["Caf"]),
        about: "only actions led so",
        ..OF_PLAN
    },
    ParameterRow {
        spec: code(Parameter::PlanDueBy, "avant"),
        values: Shaped("a day, `AAAA-MM-JJ`", &["2017-12-31"]),
        about: "only actions due by then",
        ..OF_PLAN
    },
    ParameterRow {
        spec: typed(Parameter::PlanWords, "mots"),
        values: Shaped("words", &["parents"]),
        about: "only actions that hold these words",
        ..OF_PLAN
    },
    ParameterRow {
        spec: code(Parameter::PlanReference, "reference"),
        default: "today",
        values: Shaped("a day, `AAAA-MM-JJ`", &["2017-03-01"]),
        about: "the day that the plan is looked at from",
        ..OF_PLAN
    },
    ParameterRow {
        spec: code(Parameter::PlanAction, "action"),
        values: Shaped("an action’s key, `1.3`", &["1.3"]),
        about: "the action that is open",
        early: WhileLoading::Waits("l’action", "action"),
        ..OF_PLAN
    },
];

/// The parameters by name, in the order in which they are written. Of the table, only this reaches
/// the program.
pub static SPECS: [ParameterSpec; PARAMETERS.len()] = {
    let mut names = [DEFAULT_ROW.spec; PARAMETERS.len()];
    let mut row = 0;
    while row < PARAMETERS.len() {
        names[row] = PARAMETERS[row].spec;
        row += 1;
    }
    names
};
