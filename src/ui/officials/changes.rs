//! What the scenario changes, territory by territory.

use leptos::prelude::*;

use super::number_field::NumberField;
use super::picker::Picker;
use crate::store::{Derived, Store, memo};
use analysis::simulation::fields::count;
use analysis::simulation::{Change, LARGEST, Scenario};
use analysis::statistics::coverage::threshold;
use model::{Siren, TerritoryId};
use state::Intent;

/// What is supposed, or the start of it: nothing changed, aiming at the document's threshold.
pub fn supposed(store: Store) -> Scenario {
    let scenario = store.view.with(|state| state.scenario.clone());
    scenario.unwrap_or_else(|| Scenario::aiming_at(threshold(store.dataset).unwrap_or(100.0)))
}

/// Supposes something else.
pub fn suppose(store: Store, edit: impl FnOnce(&mut Scenario)) {
    let mut scenario = untrack(|| supposed(store));
    edit(&mut scenario);
    store.dispatch(Intent::SetScenario(Some(Box::new(scenario))));
}

/// One number of a change: its name in the page, its words, how it is read and set.
struct Field {
    name: &'static str,
    words: &'static str,
    read: fn(Change) -> i32,
    set: fn(&mut Change, i32),
}

const FIELDS: [Field; 4] = [
    Field {
        name: "micro",
        words: "Micro-crèches de 10 places",
        read: |change| change.micro_creches as i32,
        set: |change, number| change.micro_creches = number.unsigned_abs(),
    },
    Field {
        name: "places",
        words: "Places en multi-accueil",
        read: |change| change.places as i32,
        set: |change, number| change.places = number.unsigned_abs(),
    },
    Field {
        name: "assmat",
        words: "Assistantes maternelles",
        read: |change| change.childminders as i32,
        set: |change, number| change.childminders = number.unsigned_abs(),
    },
    Field {
        name: "enfants",
        words: "Enfants de moins de 3 ans, en plus ou en moins",
        read: |change| change.children,
        set: |change, number| change.children = number,
    },
];

/// The changes, and the choice of one more territory.
#[component]
pub fn Changes(store: Store, scenario: Derived<Scenario>) -> impl IntoView {
    let changed = memo(move || -> Vec<Siren> {
        scenario.with(|s| s.changes().iter().map(|(siren, _)| *siren).collect())
    });
    view! {
        <For
            each=move || changed.get()
            key=|siren| *siren
            children=move |siren| view! { <OneChange store=store scenario=scenario siren=siren /> }
        />
        <Picker
            store=store
            label="Changer un territoire"
            control="simuler"
            chosen=changed
            most=usize::MAX
            add=|store, siren| suppose(store, |s| s.set(siren, Change::default()))
        />
    }
}

#[component]
fn OneChange(store: Store, scenario: Derived<Scenario>, siren: Siren) -> impl IntoView {
    let name = store.dataset.territory(&TerritoryId::Epci(siren)).map(|t| t.name.as_str());
    let field = |field: &'static Field| {
        let value = move || (field.read)(scenario.with(|s| s.change(siren))).to_string();
        let most = LARGEST as i32;
        let least = if field.name == "enfants" { -most } else { 0 };
        let take = move |typed: &str| {
            let number = count(typed, least..=most)?;
            suppose(store, |scenario| {
                let mut change = scenario.change(siren);
                (field.set)(&mut change, number);
                scenario.set(siren, change);
            });
            Ok(())
        };
        let id = format!("champ-{}-{siren}", field.name);
        view! { <NumberField label=field.words id=id field=field.name value=value take=take /> }
    };
    view! {
        <fieldset class="changement" data-changement=siren.to_string()>
            <legend translate="no">{name}</legend>
            <div class="champs">{FIELDS.iter().map(field).collect_view()}</div>
            <button type="button" on:click=move |_| suppose(store, |s| s.leave(siren))>
                "Retirer ce territoire"
            </button>
        </fieldset>
    }
}
