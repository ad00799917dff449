//! Messages for the live region when the view changes. Controls announce their own state (pressed, checked) and
//! figures have live regions; this covers the rest.

use super::title::{answer_title, indicator_label, question_label, sheet_title, territory_name};
use super::{ServiceFilter, ViewState};
use analysis::statistics::table::{Column, Sort};
use analysis::wording::family_words::ReadingLevel;
use analysis::wording::format::{NBSP, counted};
use analysis::wording::labels::category_words;
use analysis::wording::naming::service_title;
use model::{Category, Dataset};

/// Summary of an answer, as announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerSummary {
    /// The number of services with a distance.
    pub count: usize,
    /// Its first sentence: what is near, or what the document does not cover.
    pub sentence: String,
}

/// The announcement of the change from `before` to `after`; `None` if none is needed. `summary` is that of the
/// current answer, if there is one.
#[must_use]
pub fn announcement(
    dataset: &Dataset,
    before: &ViewState,
    after: &ViewState,
    summary: Option<&AnswerSummary>,
) -> Option<String> {
    let messages = [
        answer_message(dataset, before, after, summary),
        sheet_message(dataset, before, after),
        (after.indicator != before.indicator)
            .then(|| format!("Sur la carte{NBSP}: {}.", indicator_label(dataset, after))),
        (after.classification != before.classification).then(|| classification_message(after)),
        filter_message(before.pin_filter(false), after.pin_filter(false)),
        (after.sort != before.sort).then(|| sort_message(after.sort)),
        comparison_message(dataset, before, after),
        scenario_message(before, after),
        shortlist_message(dataset, before, after),
        (after.reading != before.reading).then(|| match after.reading {
            ReadingLevel::Easy => "Textes faciles à lire.".to_owned(),
            ReadingLevel::Full => "Textes complets.".to_owned(),
        }),
        (after.plan.layout != before.plan.layout)
            .then(|| format!("Présentation{NBSP}: {}.", after.plan.layout.label())),
    ];
    let messages: Vec<String> = messages.into_iter().flatten().collect();
    (!messages.is_empty()).then(|| messages.join(" "))
}

/// Announces a new answer: what was asked, and how many services there are.
fn answer_message(
    dataset: &Dataset,
    before: &ViewState,
    after: &ViewState,
    summary: Option<&AnswerSummary>,
) -> Option<String> {
    let question = |state: &ViewState| (state.need, state.age, state.home);
    if question(after) == question(before) {
        let is_expanded = after.is_answer_expanded && !before.is_answer_expanded;
        return summary
            .filter(|_| is_expanded)
            .map(|summary| format!("{} dans la liste.", counted(summary.count, "service")));
    }
    let subject = match answer_title(dataset, after) {
        Some(answer) => answer,
        None if before.home.is_some() => "Plus de commune choisie".to_owned(),
        None => "Tous les services".to_owned(),
    };
    Some(match summary {
        Some(summary) => format!("{subject}{NBSP}: {}", summary.sentence),
        None => match question_label(after.need, after.age) {
            Some(_) => format!("{subject}{NBSP}: sur la carte, les services qui y répondent."),
            None => format!("{subject}."),
        },
    })
}

/// Announces a card or panel that opens or closes.
fn sheet_message(dataset: &Dataset, before: &ViewState, after: &ViewState) -> Option<String> {
    match (sheet_title(dataset, before), sheet_title(dataset, after)) {
        (was, now) if was == now => None,
        (_, Some(name)) => Some(format!("Fiche ouverte{NBSP}: {name}.")),
        (_, None) => Some("Fiche fermée.".to_owned()),
    }
}

fn classification_message(after: &ViewState) -> String {
    match after.classification {
        Some(classing) => {
            format!("Classes de la carte{NBSP}: {}, {}.", classing.method.name(), classing.count)
        }
        None => format!("Classes de la carte{NBSP}: habituelles."),
    }
}

fn filter_message(before: ServiceFilter, after: ServiceFilter) -> Option<String> {
    let differs = |category: &Category| after.contains(*category) != before.contains(*category);
    let changed: Vec<Category> = Category::ALL.into_iter().filter(differs).collect();
    match changed[..] {
        [] => None,
        _ if after == ServiceFilter::ALL && changed.len() > 1 => {
            Some("Tous les services sont sur la carte.".to_owned())
        }
        _ if after == ServiceFilter::NONE && changed.len() > 1 => {
            Some("Plus aucun service sur la carte.".to_owned())
        }
        [category] => {
            let service_title = category_words(category).everyday;
            let now = if after.contains(category) { "sur la carte" } else { "ôtés de la carte" };
            Some(format!("{service_title}{NBSP}: {now}."))
        }
        _ => {
            let names: Vec<&str> = after.categories().map(|c| category_words(c).everyday).collect();
            Some(format!("Sur la carte{NBSP}: {}.", names.join(", ")))
        }
    }
}

fn sort_message(sort: Sort) -> String {
    let order = match (sort.column, sort.descending) {
        (Column::Name, false) => "par nom, de A à Z",
        (Column::Name, true) => "par nom, de Z à A",
        (Column::Value, true) => "par valeur, de la plus haute à la plus basse",
        (Column::Value, false) => "par valeur, de la plus basse à la plus haute",
    };
    format!("Tableau trié {order}.")
}

fn comparison_message(dataset: &Dataset, before: &ViewState, after: &ViewState) -> Option<String> {
    if after.compared == before.compared {
        return None;
    }
    let names: Vec<&str> =
        after.compared.iter().filter_map(|siren| territory_name(dataset, *siren)).collect();
    Some(match names[..] {
        [] => "Plus de territoire comparé.".to_owned(),
        _ => format!("Comparaison{NBSP}: {}.", names.join(", ")),
    })
}

/// Announces that a scenario is cleared, or that the comparison of two begins or ends. The figures have their
/// own live region.
fn scenario_message(before: &ViewState, after: &ViewState) -> Option<String> {
    if after.scenario.is_none() && before.scenario.is_some() {
        return Some("Scénario effacé.".to_owned());
    }
    match (&before.other_scenario, &after.other_scenario) {
        (was, now) if was == now => None,
        (_, Some(_)) => Some("Scénario gardé pour comparer.".to_owned()),
        (_, None) => Some("Plus de comparaison de scénarios.".to_owned()),
    }
}

fn shortlist_message(dataset: &Dataset, before: &ViewState, after: &ViewState) -> Option<String> {
    let name = |id| dataset.service(id).map(service_title);
    let added = after.shortlist.iter().find(|id| !before.shortlist.contains(id)).and_then(name);
    let removed = before.shortlist.iter().find(|id| !after.shortlist.contains(id)).and_then(name);
    let count = counted(after.shortlist.len(), "service");
    match (added, removed) {
        (Some(name), _) => Some(format!("{name}{NBSP}: dans votre liste, {count}.")),
        (None, Some(name)) => Some(format!("{name}{NBSP}: ôté de votre liste, {count}.")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;

    #[test]
    fn each_change_is_announced() {
        let dataset = fixtures::dataset();
        let state = |query: &str| {
            let (state, notices) = codec::read(query, dataset);
            assert!(notices.is_empty(), "{query}: {notices:?}");
            state
        };
        let service = "centre-social-espace-vallages-joinville";
        let list = format!("?liste={service}");
        let card = format!("?structure={service}");
        for (before, after, count, expected) in [
            ("", "", None, ""),
            ("", "?theme=sombre", None, ""),
            (
                "",
                "?besoin=garde",
                None,
                "Faire garder mon enfant : sur la carte, les services qui y répondent.",
            ),
            ("?besoin=garde", "", None, "Tous les services."),
            (
                "?besoin=garde",
                "?besoin=garde&age=0-2&commune=52269",
                Some(7),
                "Faire garder mon enfant, moins de 3 ans, autour de Langres : Rien à Langres.",
            ),
            (
                "?commune=52121",
                "?commune=52269",
                Some(1),
                "Services autour de Langres : Rien à Langres.",
            ),
            (
                "?commune=52269",
                "?commune=52269&age=11-17",
                Some(0),
                "Âge de l’enfant : 11 à 17 ans, autour de Langres : Rien à Langres.",
            ),
            ("?commune=52269", "", None, "Plus de commune choisie."),
            ("", "?epci=245200456", None, "Fiche ouverte : CA Chaumont."),
            ("?epci=245200456", "?epci=200035954", None, "Fiche ouverte : CC Grand Langres."),
            ("?epci=245200456", "", None, "Fiche fermée."),
            ("", &card, None, "Fiche ouverte : Centre Social de Joinville Espace Vall’âges."),
            ("", "?indicateur=population", None, "Sur la carte : Population."),
            ("", "?classes=quantiles-7", None, "Classes de la carte : Quantiles, 7."),
            ("", "?services=", None, "Plus aucun service sur la carte."),
            ("?services=", "", None, "Tous les services sont sur la carte."),
            ("?services=", "?services=eaje", None, "Crèches : sur la carte."),
            ("?services=eaje,mam", "?services=mam", None, "Crèches : ôtés de la carte."),
            (
                "",
                "?services=eaje,ram",
                None,
                "Sur la carte : Crèches, Relais assistantes maternelles.",
            ),
            (
                "",
                "?tri=-valeur",
                None,
                "Tableau trié par valeur, de la plus haute à la plus basse.",
            ),
            ("", "?comparer=245200456", None, "Comparaison : CA Chaumont."),
            ("?comparer=245200456", "", None, "Plus de territoire comparé."),
            (
                "?vue=territoires&scenario=v1;cible=60;assmat=3",
                "?vue=territoires",
                None,
                "Scénario effacé.",
            ),
            (
                "",
                &list,
                None,
                "Centre Social de Joinville Espace Vall’âges : dans votre liste, 1 service.",
            ),
            (
                &list,
                "",
                None,
                "Centre Social de Joinville Espace Vall’âges : ôté de votre liste, 0 service.",
            ),
            ("", "?lecture=facile", None, "Textes faciles à lire."),
            ("?vue=plan", "?vue=plan&forme=frise", None, "Présentation : Frise."),
        ] {
            let summary =
                count.map(|count| AnswerSummary { count, sentence: "Rien à Langres.".to_owned() });
            let message = announcement(dataset, &state(before), &state(after), summary.as_ref());
            let message = message.unwrap_or_default().replace('\u{a0}', " ");
            assert_eq!(message, expected, "from {before} to {after}");
        }
    }

    #[test]
    fn expanding_the_answer_is_announced() {
        let dataset = fixtures::dataset();
        let (before, _) = codec::read("?commune=52269", dataset);
        let after = ViewState { is_answer_expanded: true, ..before.clone() };
        let message = announcement(
            dataset,
            &before,
            &after,
            Some(&AnswerSummary { count: 12, sentence: String::new() }),
        );
        assert_eq!(message.as_deref(), Some("12\u{a0}services dans la liste."));
    }
}
