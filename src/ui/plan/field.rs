//! The fields that an action is edited with.

use leptos::prelude::*;

use crate::compute::follow::words;
use crate::domain::tracking::{Edit, Entry, LONGEST_NAME, LONGEST_NOTES, Priority, Record, Status};
use crate::domain::{ActionKey, Day, Siren};
use crate::state::{Derived, Store, memo};

use super::keep::enter;

/// All fields of one action.
#[component]
pub fn Fields(store: Store, key: ActionKey, record: Derived<Record>) -> impl IntoView {
    let edit = move |edit: Edit| {
        enter(store, Entry::Action(key, edit));
    };
    let text = |field: &'static str,
                words: &'static str,
                hint: &'static str,
                read: fn(&Record) -> String,
                write: fn(String) -> Edit| {
        view! {
            <label>
                {words}
                <input type="text" maxlength=LONGEST_NAME.to_string() placeholder=hint data-champ=field
                    prop:value=move || record.with(read)
                    on:change=move |event| edit(write(event_target_value(&event))) />
            </label>
        }
    };
    view! {
        <Statuses key=key record=record store=store />
        <div class="champs">
            {text("pilote", "Pilote", "", |r| r.lead.clone(), Edit::Lead)}
            {text("partenaires", "Autres partenaires, séparés par des virgules", "", |r| r.partners.join(", "), |text| {
                Edit::Partners(text.split(',').map(str::to_owned).collect())
            })}
            <label>
                "Échéance (sinon, le calendrier du document)"
                <input type="date" data-champ="echeance"
                    prop:value=move || record.with(|r| r.due.map(Day::iso).unwrap_or_default())
                    on:change=move |event| edit(Edit::Due(Day::parse(&event_target_value(&event)))) />
            </label>
            <label>
                "Priorité"
                <select data-champ="priorite" on:change=move |event| edit(Edit::Priority(Priority::parse(&event_target_value(&event))))>
                    <option value="" prop:selected=move || record.with(|r| r.priority.is_none())>"non renseignée"</option>
                    {Priority::ALL.map(|own| view! {
                        <option value=own.code() prop:selected=move || record.with(|r| r.priority == Some(own))>{words::priority(own)}</option>
                    }).collect_view()}
                </select>
            </label>
            <label>
                "Budget, en euros"
                <input type="text" inputmode="numeric" data-champ="budget"
                    prop:value=move || record.with(|r| r.budget.map(|b| b.to_string()).unwrap_or_default())
                    on:change=move |event| {
                        let digits: String = event_target_value(&event).chars().filter(|c| !c.is_whitespace()).collect();
                        // What is no amount is put back to what it was.
                        match digits.parse() {
                            Ok(budget) => edit(Edit::Budget(Some(budget))),
                            Err(_) if digits.is_empty() => edit(Edit::Budget(None)),
                            Err(_) => _ = store.tracker.update(|_| ()),
                        }
                    } />
            </label>
        </div>
        <label class="notes">
            "Notes"
            <textarea rows="3" maxlength=LONGEST_NOTES.to_string() data-champ="notes"
                prop:value=move || record.with(|r| r.notes.clone())
                on:change=move |event| edit(Edit::Notes(event_target_value(&event)))></textarea>
        </label>
        <Territories store=store key=key record=record />
    }
}

/// The present status and those that may follow.
#[component]
fn Statuses(store: Store, key: ActionKey, record: Derived<Record>) -> impl IntoView {
    let status = memo(move || record.with(|r| r.status));
    let next = move || {
        let button = |next: Status| {
            view! {
                <button type="button" data-etat=next.code()
                    on:click=move |_| { enter(store, Entry::Action(key, Edit::Status(next))); }>
                    {format!("{} {}", words::sign(next), words::status(next))}
                </button>
            }
        };
        status.get().next().iter().copied().map(button).collect_view()
    };
    view! {
        <div class="jetons" role="group" aria-label="Changer l’état">
            <span class="discret">"Passer à :"</span>
            {next}
        </div>
    }
}

/// Which EPCI it is about.
#[component]
fn Territories(store: Store, key: ActionKey, record: Derived<Record>) -> impl IntoView {
    let own = memo(move || record.with(|r| r.territories.clone()));
    let toggle = move |siren: Siren| {
        let mut list = own.get_untracked();
        match list.iter().position(|s| *s == siren) {
            Some(at) => drop(list.remove(at)),
            None => list.push(siren),
        }
        enter(store, Entry::Action(key, Edit::Territories(list)));
    };
    let choice = move |(siren, name): (Siren, &'static str)| {
        view! {
            <label class="case">
                <input type="checkbox" data-territoire=siren.to_string()
                    prop:checked=move || own.with(|list| list.contains(&siren))
                    on:change=move |_| toggle(siren) />
                <span>{name}</span>
            </label>
        }
    };
    let epci = store.dataset.epci().filter_map(|e| Some((e.siren()?, e.name.as_str())));
    view! {
        <details>
            <summary>"Territoires concernés\u{a0}: " {move || own.with(|list| list.len().to_string())}</summary>
            <div class="champs">{epci.map(choice).collect_view()}</div>
        </details>
    }
}
