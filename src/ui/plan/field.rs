//! The fields of an action.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::context::{PlanContext, set_view};
use super::date_field::why_refused;
use super::text_field::TextField;
use crate::browser::typing::has_bad_input;
use crate::store::{Derived, Var, effect, memo};
use crate::ui::header::pressed;
use analysis::plan::entry_error::EntryError;
use analysis::wording::format::{NBSP, counted};
use analysis::wording::plan as words;
use model::tracking::{ActionField, Edit, Entry, Priority, Record};
use model::{ActionKey, Day, Siren};
use state::plan::PlanEvent;

/// Enters changes of an action with the date since which they are true.
#[derive(Clone, Copy)]
struct Dated {
    context: PlanContext,
    key: ActionKey,
    /// `None` while the date is invalid.
    since: Derived<Option<Day>>,
    /// Why the last button press was refused.
    refusal: Var<Option<EntryError>>,
}

impl Dated {
    fn enter(self, edit: Edit) {
        let Self { context, key, since, refusal } = self;
        let result = context.plan.enter(Entry::Action(key, edit), since.get_untracked());
        refusal.set(result.err());
    }
}

/// All fields of an action, showing its state on the date since which entries are true.
#[component]
pub fn Fields(context: PlanContext, key: ActionKey) -> impl IntoView {
    let plan = context.plan;
    let date = Var::new(context.bounds().today.iso());
    let since = memo(move || context.bounds().fact(&date.get()).ok());
    let record = memo(move || {
        let day = since.get().unwrap_or_else(|| context.bounds().today);
        plan.journal(|journal| journal.record_at(key, day))
    });
    let dated = Dated { context, key, since, refusal: Var::new(None) };
    // Drafts that lacked a date are committed once there is one.
    effect(move || {
        plan.dispatch(PlanEvent::SinceChanged(key, since.get()));
        dated.refusal.set(None);
    });
    // A focused field that is removed counts as left.
    on_cleanup(move || plan.dispatch(PlanEvent::AllFieldsBlurred));
    let text = move |part: ActionField, label: &str| {
        let label = label.to_owned();
        view! { <TextField context=context key=key part=part label=label record=record since=since /> }
    };
    let due =
        format!("Échéance (sinon, le calendrier {})", context.store.dataset.document.words.of);
    view! {
        <Since dated=dated date=date />
        <Statuses dated=dated record=record />
        <div class="champs">
            {text(ActionField::Lead, "Pilote")}
            {text(ActionField::Partners, "Autres partenaires, séparés par des virgules")}
            {text(ActionField::Due, &due)}
            <Priorities dated=dated record=record />
            {text(ActionField::Budget, "Budget, en euros")}
        </div>
        {text(ActionField::Notes, "Notes")}
        <Territories dated=dated record=record />
    }
}

/// The field for the date since which entries are true.
#[component]
fn Since(dated: Dated, date: Var<String>) -> impl IntoView {
    let Dated { context, since, .. } = dated;
    let incomplete = Var::new(false);
    let why = move || {
        let refusal = context.bounds().fact(&date.get()).err();
        refusal.or_else(|| incomplete.get().then_some(EntryError::NoDay))
    };
    let set = move |event| {
        incomplete.set(false);
        date.set(event_target_value(&event));
    };
    let later = memo(move || since.get().is_some_and(|day| day > context.reference.get()));
    let words = move || {
        let (reference, day) = (context.reference.get(), since.get());
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        format!(
            "Le plan est montré au {reference}{NBSP}: ce qui est daté du {day} n’y compte pas encore."
        )
    };
    let sooner = move |_| date.set(context.reference.get_untracked().iso());
    let see = move |_| {
        let day = since.get_untracked();
        set_view(context.store, |plan| plan.reference = day);
    };
    view! {
        <div class="saisie">
            <label class="date-reference">
                "Ce que je saisis est vrai depuis le"
                <input type="date" data-champ="depuis" aria-describedby="refus-depuis"
                    max=move || context.bounds().today.iso() aria-invalid=move || pressed(why().is_some())
                    prop:value=move || date.get() on:input=set on:change=set
                    on:blur=move |event| incomplete.set(has_bad_input(&event.into())) />
            </label>
            {embedded(why_refused("refus-depuis".to_owned(), why))}
            <div class="jetons" class:cache=move || !later.get() data-posterieur>
                <span class="discret" prop:textContent=words></span>
                <button type="button" data-control="dater-reference" on:click=sooner
                    prop:textContent=move || format!("Dater du {}", context.reference.get())></button>
                <button type="button" data-control="voir-date" on:click=see>
                    "Voir le plan à cette date"
                </button>
            </div>
        </div>
    }
}

/// The status on that date, and buttons for those that may follow.
#[component]
fn Statuses(dated: Dated, record: Derived<Record>) -> impl IntoView {
    let status = memo(move || record.with(|r| r.status));
    let followed = memo(move || {
        let Dated { context, key, since, .. } = dated;
        let day = since.get().unwrap_or_else(|| context.bounds().today);
        context.plan.journal(|journal| journal.status_and_next(key, day).1.is_some())
    });
    let now = move || format!("{} {}", words::sign(status.get()), words::status(status.get()));
    let next = move || {
        let button = |next: model::tracking::Status| {
            view! {
                <button type="button" data-choix-statut=next.code() aria-describedby="refus-etat"
                    on:click=move |_| dated.enter(Edit::Status(next))>
                    {format!("{} {}", words::sign(next), words::status(next))}
                </button>
            }
        };
        // If a later status follows, repeating the present one allows another before it.
        let again = followed.get().then(|| status.get());
        status.get().next().iter().copied().chain(again).map(button).collect_view()
    };
    view! {
        <div class="saisie">
            <div class="jetons" role="group" aria-label="Changer l’état">
                <span class="discret">"État à cette date\u{a0}: "</span>
                <span class="puce" data-statut=move || status.get().code() prop:textContent=now></span>
                <span class="discret">"Passer à\u{a0}:"</span>
                {rebuilt(next)}
            </div>
            {embedded(why_refused("refus-etat".to_owned(), move || dated.refusal.get()))}
        </div>
    }
}

/// The field for the priority.
#[component]
fn Priorities(dated: Dated, record: Derived<Record>) -> impl IntoView {
    let priority = memo(move || record.with(|r| r.priority));
    let choose =
        move |event| dated.enter(Edit::Priority(Priority::parse(&event_target_value(&event))));
    let option = move |level: Priority| {
        let selected = move || priority.get() == Some(level);
        view! { <option value=level.code() prop:selected=selected>{words::priority(level)}</option> }
    };
    view! {
        <label>
            "Priorité"
            <select data-champ="priorite" disabled=move || dated.since.get().is_none() on:change=choose>
                <option value="" prop:selected=move || priority.get().is_none()>"non renseignée"</option>
                {Priority::ALL.map(option).collect_view()}
            </select>
        </label>
    }
}

/// The field for the Epci that the action concerns.
#[component]
fn Territories(dated: Dated, record: Derived<Record>) -> impl IntoView {
    let territories = memo(move || record.with(|r| r.territories.clone()));
    let toggle = move |siren: Siren| {
        let mut list = territories.get_untracked();
        match list.iter().position(|s| *s == siren) {
            Some(at) => drop(list.remove(at)),
            None => list.push(siren),
        }
        dated.enter(Edit::Territories(list));
    };
    let choice = move |(siren, name): (Siren, &'static str)| {
        view! {
            <label class="case">
                <input type="checkbox" data-territoire=siren.to_string()
                    disabled=move || dated.since.get().is_none()
                    prop:checked=move || territories.with(|list| list.contains(&siren))
                    on:change=move |_| toggle(siren) />
                <span translate="no">{name}</span>
            </label>
        }
    };
    let count = move || match territories.with(Vec::len) {
        0 => format!("Territoires concernés{NBSP}: aucun saisi"),
        n => format!("Territoires concernés{NBSP}: {}", counted(n, "saisi")),
    };
    let dataset = dated.context.store.dataset;
    let epci = dataset.epci().filter_map(|e| Some((e.siren()?, e.name.as_str())));
    view! {
        <details>
            <summary prop:textContent=count></summary>
            <div class="champs">{epci.map(choice).collect_view()}</div>
        </details>
    }
}
