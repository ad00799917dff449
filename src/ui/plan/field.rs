//! The fields that an action is edited with.

use std::num::ParseIntError;

use leptos::prelude::*;

use crate::compute::follow::words;
use crate::domain::tracking::{Edit, Entry, LONGEST_NAME, LONGEST_NOTES, Priority, Record, Status};
use crate::domain::{ActionKey, Day, Siren};
use crate::state::{Derived, Store, Var, effect, memo};

use super::super::element::rebuilt;
use super::super::header::pressed;
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
    let refused = Var::new(None);
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
            <Budget store=store key=key record=record refused=refused />
        </div>
        <Refused refused=refused />
        <label class="notes">
            "Notes"
            <textarea rows="3" maxlength=LONGEST_NOTES.to_string() data-champ="notes"
                prop:value=move || record.with(|r| r.notes.clone())
                on:change=move |event| edit(Edit::Notes(event_target_value(&event)))></textarea>
        </label>
        <Territories store=store key=key record=record />
    }
}

/// What it costs. What is no amount stays in the field, is told (`refused`) and changes nothing.
#[component]
fn Budget(
    store: Store,
    key: ActionKey,
    record: Derived<Record>,
    refused: Var<Option<String>>,
) -> impl IntoView {
    let budget = memo(move || record.with(|r| r.budget));
    // Another amount, as from another tab, is in the field in the place of what was refused.
    effect(move || {
        budget.track();
        refused.set(None);
    });
    let change = move |event| {
        let text = event_target_value(&event);
        match euros(&text) {
            Ok(budget) => {
                refused.set(None);
                enter(store, Entry::Action(key, Edit::Budget(budget)));
            }
            Err(_) => refused.set(Some(text)),
        }
    };
    view! {
        <label>
            "Budget, en euros"
            <input type="text" inputmode="numeric" data-champ="budget" aria-describedby="refus-budget"
                aria-invalid=move || pressed(refused.with(Option::is_some))
                prop:value=move || budget.get().map(|budget| budget.to_string()).unwrap_or_default()
                on:change=change />
        </label>
    }
}

/// Why a budget is not kept.
#[component]
fn Refused(refused: Var<Option<String>>) -> impl IntoView {
    let told = move || {
        refused.get().map(|text| {
            format!(
                "Le budget «\u{a0}{text}\u{a0}» n’est pas enregistré\u{a0}: écrivez un nombre \
                 entier d’euros, de moins de quatre milliards, comme 9\u{202f}400."
            )
        })
    };
    view! { <p id="refus-budget" class="refus" role="alert" prop:textContent=told></p> }
}

/// An amount as people write it, as « 9 400 € »; nothing when nothing is written.
///
/// # Errors
/// When it is anything else.
fn euros(text: &str) -> Result<Option<u32>, ParseIntError> {
    let written: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if written.is_empty() {
        return Ok(None);
    }
    written.strip_suffix('€').unwrap_or(&written).parse().map(Some)
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
            {rebuilt(next)}
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
    let count = move || format!("Territoires concernés\u{a0}: {}", own.with(Vec::len));
    view! {
        <details>
            <summary prop:textContent=count></summary>
            <div class="champs">{epci.map(choice).collect_view()}</div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::euros;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, euro) in [("9 400 €", 9400), ("9\u{202f}400\u{a0}€", 9400), ("0", 0)] {
            assert_eq!(euros(text), Ok(Some(euro)), "{text}");
        }
        assert_eq!(euros(" "), Ok(None));
        for text in ["€", "12 k€", "-5", "9400,50", "5000000000", "beaucoup"] {
            assert!(euros(text).is_err(), "{text}");
        }
    }
}
