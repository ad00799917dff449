//! Which actions are looked for, and at what date.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::shown::{Shown, look};
use super::text_field::Refused;
use crate::browser::typing::is_incomplete;
use crate::store::{Var, memo};
use crate::ui::header::pressed;
use analysis::plan::filter::{Filter, Lack, leads};
use analysis::plan::refusal::Refusal;
use analysis::wording::plan as words;
use model::tracking::Status;
use model::{Day, Siren};
use state::PlanView;

/// The words for what an action can lack.
pub fn lack_words(lack: Lack) -> &'static str {
    match lack {
        Lack::Time => "en retard",
        Lack::Lead => "sans pilote",
        Lack::Date => "sans date saisie",
        Lack::Value => "sans valeur d’indicateur",
    }
}

/// The fields.
#[component]
pub fn PlanFilters(shown: Shown) -> impl IntoView {
    let Shown { store, document, tracking, .. } = shown;
    let current = memo(move || store.view.with(|state| state.plan.clone()));
    let option = move |test: fn(&PlanView, &str) -> bool, value: String, words: String| {
        let own = value.clone();
        let selected = move || current.with(|plan| test(plan, &own));
        view! { <option value=value prop:selected=selected>{words}</option> }
    };
    let axes = document.plan.axes.iter().map(move |axis| {
        let number = axis.number.to_string();
        let test = |plan: &PlanView, v: &str| plan.filter.axis.is_some_and(|n| n.to_string() == v);
        option(test, number.clone(), format!("Axe {number}"))
    });
    let statuses = Status::ALL.map(|status| {
        let test = |plan: &PlanView, v: &str| plan.filter.status.is_some_and(|s| s.code() == v);
        option(test, status.code().to_owned(), words::status(status).to_owned())
    });
    let lacks = Lack::ALL.map(|lack| {
        let test = |plan: &PlanView, v: &str| plan.filter.lack.is_some_and(|l| l.code() == v);
        option(test, lack.code().to_owned(), lack_words(lack).to_owned())
    });
    let territories = store.dataset.epci().filter_map(|epci| {
        let test =
            |plan: &PlanView, v: &str| plan.filter.territory.is_some_and(|s| s.to_string() == v);
        Some(option(test, epci.siren()?.to_string(), epci.name.clone()))
    });
    let leads = memo(move || tracking.with(|t| leads(&document.plan, t)));
    let leads = move || {
        let test = |plan: &PlanView, v: &str| plan.filter.lead.as_deref() == Some(v);
        let own = |lead: String| option(test, lead.clone(), lead);
        leads.get().into_iter().map(own).collect_view()
    };
    let select = move |control: &'static str,
                       label: &'static str,
                       change: fn(&mut PlanView, &str),
                       options: AnyView| {
        view! {
            <label>
                {label}
                <select data-control=control on:change=move |event| {
                    let value = event_target_value(&event);
                    look(store, |plan| change(plan, &value));
                }>
                    <option value="">"Tous"</option>
                    {options}
                </select>
            </label>
        }
    };
    view! {
        <div class="champs" role="search" aria-label="Chercher des actions">
            <label>
                "Mots, numéro, pilote"
                <input type="search" data-control="mots" prop:value=move || current.with(|plan| plan.filter.words.clone())
                    on:input=move |event| look(store, |plan| plan.filter.words = event_target_value(&event)) />
            </label>
            {select("axe", "Axe", |plan, v| plan.filter.axis = v.parse().ok(), axes.collect_view().into_any())}
            {select("statut", "État", |plan, v| plan.filter.status = Status::parse(v), statuses.collect_view().into_any())}
            {select("manque", "Ce qui manque", |plan, v| plan.filter.lack = Lack::parse(v), lacks.collect_view().into_any())}
            {select("concerne", "Territoire concerné", |plan, v| plan.filter.territory = Siren::parse(v), territories.collect_view().into_any())}
            {select("pilote", "Pilote", |plan, v| plan.filter.lead = (!v.is_empty()).then(|| v.to_owned()), rebuilt(leads).into_any())}
            <DueBy shown=shown />
            <button type="button" data-control="tout" disabled=move || current.with(|plan| plan.filter == Filter::default())
                on:click=move |_| look(store, |plan| plan.filter = Filter::default())>
                "Toutes les actions"
            </button>
        </div>
    }
}

/// The last due day that is looked for. What is no such day stays in the field, is told, and
/// filters nothing.
#[component]
fn DueBy(shown: Shown) -> impl IntoView {
    let store = shown.store;
    let refused = Var::new(None);
    let due_by = memo(move || store.view.with(|state| state.plan.filter.due_by));
    let change = move |event| {
        let incomplete = is_incomplete(&event);
        match shown.bounds().due(&event_target_value(&event)) {
            Ok(_) if incomplete => refused.set(Some(Refusal::NoDay)),
            Ok(day) => {
                refused.set(None);
                look(store, |plan| plan.filter.due_by = day);
            }
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let left = move |event: leptos::ev::FocusEvent| {
        if is_incomplete(&event.into()) {
            refused.set(Some(Refusal::NoDay));
        }
    };
    view! {
        <div class="saisie">
            <label>
                "Échéance au plus tard le"
                <input type="date" data-control="avant" aria-describedby="refus-avant"
                    aria-invalid=move || pressed(refused.with(Option::is_some))
                    prop:value=move || due_by.get().map(Day::iso).unwrap_or_default()
                    on:change=change on:blur=left />
            </label>
            <Refused id="refus-avant".to_owned() why=move || refused.get() />
        </div>
    }
}
