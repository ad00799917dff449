//! The notice shown when entries cannot be stored, and the undo button.

use super::context::PlanContext;
use crate::store::memo;
use analysis::wording::format::typeset;
use analysis::wording::plan as words;
use dom::{Element, dynamic, event, html};
use model::tracking::Entry;
use state::plan::{ExportKind, PersistenceStatus, PlanEvent, StorageEvent};

/// Says why entries are not stored and offers what can be done; empty while they are stored.
pub fn persistence_notice(context: PlanContext) -> Element {
    let plan = context.plan;
    let button = move |control: &'static str, words: &'static str, event: fn() -> PlanEvent| {
        html("button")
            .attr("type", "button")
            .attr("data-control", control)
            .on(event::CLICK, move |_| plan.dispatch(event()))
            .child(words)
    };
    let notice = move || {
        let content = |status: &PersistenceStatus| {
            let buttons = match status {
                PersistenceStatus::Unreadable { .. } => vec![
                    button("illisible", "Télécharger ce qui était enregistré", || {
                        PlanEvent::Export(ExportKind::Unreadable)
                    }),
                    button("repartir", "Le mettre de côté et repartir de zéro", || {
                        StorageEvent::SetAside.into()
                    }),
                ],
                PersistenceStatus::ErasedElsewhere => vec![
                    button("effacer-ici", "Effacer ici aussi", || StorageEvent::EraseHere.into()),
                    button("garder-ici", "Le garder et l’enregistrer à nouveau", || {
                        StorageEvent::KeepHere.into()
                    }),
                ],
                _ => Vec::new(),
            };
            let sentence = html("p").child(typeset(&status.sentence()?));
            Some(vec![sentence, html("p").class("jetons").children(buttons)])
        };
        context.is_live().then(|| plan.persistence(content)).flatten().unwrap_or_default()
    };
    html("div")
        .class("anomalie garde")
        .attr("role", "alert")
        .attr("data-enregistrement", "")
        .child(dynamic(notice))
}

/// The button that undoes the last entry.
pub fn undo(context: PlanContext) -> Element {
    let PlanContext { plan, document, .. } = context;
    let describe = move |entry: &Entry| {
        let about = match entry {
            Entry::Action(key, _) => format!("{key}, "),
            Entry::Value { .. } => String::new(),
        };
        format!("{about}{}", words::field_label(entry, &document.plan))
    };
    let last = memo(move || context.is_live().then(|| plan.with_last_entry(describe)).flatten());
    let words = move || match last.get() {
        Some(last) => format!("Annuler la dernière saisie ({last})"),
        None => "Annuler la dernière saisie".to_owned(),
    };
    let button = html("button")
        .attr("type", "button")
        .attr("data-control", "annuler")
        .bind_attr("disabled", move || last.with(Option::is_none))
        .on(event::CLICK, move |_| plan.dispatch(PlanEvent::Undo))
        .child(html("span").bind_text(words));
    html("p").child(button)
}
