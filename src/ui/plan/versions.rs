//! The plan as it stood: versions kept under a name, and what moved between two of them.

use leptos::prelude::*;

use super::action::Shown;
use super::filters::lack_words;
use super::keep::act;
use crate::compute::follow::between::{between, lacks};
use crate::compute::follow::progress::progress;
use crate::compute::follow::words;
use crate::compute::format::NBSP;
use crate::domain::tracking::{LONGEST_NAME, Tracking, Version};
use crate::domain::{ActionKey, Day};
use crate::state::Act;

/// One of the two sides of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    /// Before anything was entered.
    Start,
    /// A version, by its rank.
    Version(usize),
    /// As it stands.
    Now,
}

impl Side {
    fn code(self) -> String {
        match self {
            Self::Start => "debut".to_owned(),
            Self::Version(rank) => rank.to_string(),
            Self::Now => "maintenant".to_owned(),
        }
    }

    fn parse(code: &str) -> Option<Self> {
        match code {
            "debut" => Some(Self::Start),
            "maintenant" => Some(Self::Now),
            rank => rank.parse().ok().map(Self::Version),
        }
    }
}

/// The versions.
#[component]
pub fn Versions(shown: Shown) -> impl IntoView {
    let Shown { store, reference, .. } = shown;
    let name = RwSignal::new(String::new());
    let versions = Memo::new(move |_| store.tracker.with(|t| t.journal().versions().to_vec()));
    let (from, to) = (RwSignal::new(Side::Start), RwSignal::new(Side::Now));
    let keep = move |_| {
        let kept = act(
            store,
            Act::Keep { name: name.get_untracked(), reference: reference.get_untracked() },
        );
        if kept {
            name.set(String::new());
        }
    };
    view! {
        <details class="outil" data-outil="versions">
            <summary>"Versions : garder, comparer"</summary>
            <div class="champs">
                <label>
                    "Nom de la version (« Comité technique, mai 2017 »)"
                    <input type="text" maxlength=LONGEST_NAME.to_string() data-control="nom-version"
                        prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
                </label>
                <button type="button" data-control="garder-version" disabled=move || name.with(|n| n.trim().is_empty()) on:click=keep>
                    "Garder cette version"
                </button>
                <Choice label="Comparer" control="version-avant" versions=versions side=from />
                <Choice label="avec" control="version-apres" versions=versions side=to />
            </div>
            <Comparison shown=shown versions=versions from=from to=to />
        </details>
    }
}

#[component]
fn Choice(
    label: &'static str,
    control: &'static str,
    versions: Memo<Vec<Version>>,
    side: RwSignal<Side>,
) -> impl IntoView {
    let option = move |own: Side, words: String| {
        view! { <option value=own.code() prop:selected=move || side.get() == own>{words}</option> }
    };
    let named = move || {
        let words = |version: &Version| format!("{} (au {})", version.name, version.reference);
        let all = versions.get();
        let options = all.iter().enumerate().map(|(rank, v)| option(Side::Version(rank), words(v)));
        options.collect_view()
    };
    let choose = move |event| {
        if let Some(own) = Side::parse(&event_target_value(&event)) {
            side.set(own);
        }
    };
    view! {
        <label>
            {label}
            <select data-control=control on:change=choose>
                {option(Side::Start, "Le document seul".to_owned())}
                {named}
                {option(Side::Now, "Maintenant".to_owned())}
            </select>
        </label>
    }
}

/// What moved, and what the second one lacks.
#[component]
fn Comparison(
    shown: Shown,
    versions: Memo<Vec<Version>>,
    from: RwSignal<Side>,
    to: RwSignal<Side>,
) -> impl IntoView {
    let Shown { store, plan, tracking, reference } = shown;
    let state = move |side: Side| -> Option<(Tracking, Day)> {
        match side {
            Side::Start => Some((Tracking::default(), reference.get())),
            Side::Now => Some((tracking.get(), reference.get())),
            Side::Version(rank) => versions.with(|all| {
                all.get(rank).map(|version| (version.tracking.clone(), version.reference))
            }),
        }
    };
    move || {
        let ((before, _), (after, day)) = (state(from.get())?, state(to.get())?);
        let moved = between(&before, &after, plan, store.dataset);
        let none = moved.is_empty().then(|| view! { <p>"Rien n’a bougé."</p> });
        let items = moved.into_iter().map(|moved| {
            let changes = moved.changes.into_iter().map(|words| view! { <li>{words}</li> });
            view! { <li>{moved.about} <ul class="puces">{changes.collect_view()}</ul></li> }
        });
        let lacking = lacks(plan, store.dataset, &after, day).map(|(lack, keys)| {
            let list = keys.iter().map(ActionKey::to_string).collect::<Vec<_>>().join(", ");
            let list = if list.is_empty() { "aucune".to_owned() } else { list };
            view! { <li>{format!("{}{NBSP}: {list}", lack_words(lack))}</li> }
        });
        Some(view! {
            <div data-comparaison>
                {none}
                <ul>{items.collect_view()}</ul>
                <p>{format!("Au {day}{NBSP}: {}.", words::progress(&progress(plan.actions(), &after, day)))}</p>
                <ul class="puces">{lacking.collect_view()}</ul>
            </div>
        })
    }
}
