//! The fields that an action is edited with.

use leptos::prelude::*;

use super::super::slot::{embedded, rebuilt};
use super::date_field::why_refused;
use super::shown::{Shown, look};
use super::text_field::TextField;
use crate::browser::typing::is_incomplete;
use crate::store::{Derived, Var, effect, memo};
use crate::ui::header::pressed;
use analysis::plan::refusal::Refusal;
use analysis::wording::format::{NBSP, counted};
use analysis::wording::plan as words;
use model::tracking::{Edit, Entry, Part, Priority, Record};
use model::{ActionKey, Day, Siren};
use state::plan::PlanEvent;

/// Since when what is entered is so, and how it is entered.
#[derive(Clone, Copy)]
struct Dated {
    shown: Shown,
    key: ActionKey,
    /// The day; `None` for one that no fact can have.
    since: Derived<Option<Day>>,
    /// Why something pressed is not entered.
    refusal: Var<Option<Refusal>>,
}

impl Dated {
    fn enter(self, edit: Edit) {
        let Self { shown, key, since, refusal } = self;
        let entered = shown.plan.enter(Entry::Action(key, edit), since.get_untracked());
        refusal.set(entered.err());
    }
}

/// All fields of one action: they show it on the day that what is entered counts from.
#[component]
pub fn Fields(shown: Shown, key: ActionKey) -> impl IntoView {
    let plan = shown.plan;
    let date = Var::new(shown.bounds().today.iso());
    let since = memo(move || shown.bounds().fact(&date.get()).ok());
    let record = memo(move || {
        let day = since.get().unwrap_or_else(|| shown.bounds().today);
        plan.journal(|journal| journal.record_at(key, day))
    });
    let dated = Dated { shown, key, since, refusal: Var::new(None) };
    // What could not be entered for want of a date is, once there is one.
    effect(move || {
        plan.dispatch(PlanEvent::SinceChanged(key, since.get()));
        dated.refusal.set(None);
    });
    // A field that goes while the hand is in it is left too.
    on_cleanup(move || plan.dispatch(PlanEvent::AllFieldsBlurred));
    let text = move |part: Part, label: &str| {
        let label = label.to_owned();
        view! { <TextField shown=shown key=key part=part label=label record=record since=since /> }
    };
    let due = format!("Échéance (sinon, le calendrier {})", shown.store.dataset.document.words.of);
    view! {
        <Since dated=dated date=date />
        <Statuses dated=dated record=record />
        <div class="champs">
            {text(Part::Lead, "Pilote")}
            {text(Part::Partners, "Autres partenaires, séparés par des virgules")}
            {text(Part::Due, &due)}
            <Priorities dated=dated record=record />
            {text(Part::Budget, "Budget, en euros")}
        </div>
        {text(Part::Notes, "Notes")}
        <Territories dated=dated record=record />
    }
}

/// Since when what is entered is so.
#[component]
fn Since(dated: Dated, date: Var<String>) -> impl IntoView {
    let Dated { shown, since, .. } = dated;
    let incomplete = Var::new(false);
    let why = move || {
        let refusal = shown.bounds().fact(&date.get()).err();
        refusal.or_else(|| incomplete.get().then_some(Refusal::NoDay))
    };
    let set = move |event| {
        incomplete.set(false);
        date.set(event_target_value(&event));
    };
    let later = memo(move || since.get().is_some_and(|day| day > shown.reference.get()));
    let words = move || {
        let (reference, day) = (shown.reference.get(), since.get());
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        format!(
            "Le plan est montré au {reference}{NBSP}: ce qui est daté du {day} n’y compte pas encore."
        )
    };
    let sooner = move |_| date.set(shown.reference.get_untracked().iso());
    let see = move |_| {
        let day = since.get_untracked();
        look(shown.store, |plan| plan.reference = day);
    };
    view! {
        <div class="saisie">
            <label class="date-reference">
                "Ce que je saisis est vrai depuis le"
                <input type="date" data-champ="depuis" aria-describedby="refus-depuis"
                    max=move || shown.bounds().today.iso() aria-invalid=move || pressed(why().is_some())
                    prop:value=move || date.get() on:input=set on:change=set
                    on:blur=move |event| incomplete.set(is_incomplete(&event.into())) />
            </label>
            {embedded(why_refused("refus-depuis".to_owned(), why))}
            <div class="jetons" class:cache=move || !later.get() data-posterieur>
                <span class="discret" prop:textContent=words></span>
                <button type="button" data-control="dater-reference" on:click=sooner
                    prop:textContent=move || format!("Dater du {}", shown.reference.get())></button>
                <button type="button" data-control="voir-date" on:click=see>
                    "Voir le plan à cette date"
                </button>
            </div>
        </div>
    }
}

/// The status on that day and those that may follow it.
#[component]
fn Statuses(dated: Dated, record: Derived<Record>) -> impl IntoView {
    let status = memo(move || record.with(|r| r.status));
    let followed = memo(move || {
        let Dated { shown, key, since, .. } = dated;
        let day = since.get().unwrap_or_else(|| shown.bounds().today);
        shown.plan.journal(|journal| journal.around(key, day).1.is_some())
    });
    let now = move || format!("{} {}", words::sign(status.get()), words::status(status.get()));
    let next = move || {
        let button = |next: model::tracking::Status| {
            view! {
                <button type="button" data-etat=next.code() aria-describedby="refus-etat"
                    on:click=move |_| dated.enter(Edit::Status(next))>
                    {format!("{} {}", words::sign(next), words::status(next))}
                </button>
            }
        };
        // Said again between two facts, a status makes room for another before it.
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

/// How pressing it is.
#[component]
fn Priorities(dated: Dated, record: Derived<Record>) -> impl IntoView {
    let priority = memo(move || record.with(|r| r.priority));
    let choose =
        move |event| dated.enter(Edit::Priority(Priority::parse(&event_target_value(&event))));
    let option = move |own: Priority| {
        let selected = move || priority.get() == Some(own);
        view! { <option value=own.code() prop:selected=selected>{words::priority(own)}</option> }
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

/// Which EPCI it is about.
#[component]
fn Territories(dated: Dated, record: Derived<Record>) -> impl IntoView {
    let own = memo(move || record.with(|r| r.territories.clone()));
    let toggle = move |siren: Siren| {
        let mut list = own.get_untracked();
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
                    prop:checked=move || own.with(|list| list.contains(&siren))
                    on:change=move |_| toggle(siren) />
                <span translate="no">{name}</span>
            </label>
        }
    };
    let count = move || match own.with(Vec::len) {
        0 => format!("Territoires concernés{NBSP}: aucun saisi"),
        n => format!("Territoires concernés{NBSP}: {}", counted(n, "saisi")),
    };
    let dataset = dated.shown.store.dataset;
    let epci = dataset.epci().filter_map(|e| Some((e.siren()?, e.name.as_str())));
    view! {
        <details>
            <summary prop:textContent=count></summary>
            <div class="champs">{epci.map(choice).collect_view()}</div>
        </details>
    }
}
