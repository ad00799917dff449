//! What the family looks for and how old the child is.

use leptos::prelude::*;

use super::super::common::Later;
use super::super::filters::Pictogram;
use crate::compute::family_words::{Reading, age, easy_meaning, need};
use crate::compute::wording::{full_name, wording};
use crate::domain::{AgeBand, Category, Need};
use crate::state::{Intent, Store};

/// The needs, as links that work without the program, and what answers the chosen one.
#[component]
pub fn Needs(store: Store) -> impl IntoView {
    let chosen = Memo::new(move |_| store.view.with(|state| state.need));
    let choice = move |own: Need| {
        let current = move || (chosen.get() == Some(own)).then_some("true");
        view! {
            <li>
                <a href=format!("?besoin={}#services", own.code()) data-besoin=own.code() aria-current=current>
                    <svg class="dessin" viewBox="0 0 24 24" aria-hidden="true"><path d=drawing(own) /></svg>
                    <span>{need(own)}</span>
                </a>
            </li>
        }
    };
    let any = move || {
        Later(chosen.get().map(|_| {
            view! {
                <button type="button" class="sobre" on:click=move |_| store.dispatch(Intent::Seek(None))>
                    "Voir tous les services"
                </button>
            }
        }))
    };
    view! {
        <ul class="besoins">{Need::ALL.map(choice).collect_view()}</ul>
        {any}
    }
}

/// The ages: narrows the answer to what receives the child.
#[component]
pub fn Ages(store: Store) -> impl IntoView {
    let chosen = Memo::new(move |_| store.view.with(|state| state.age));
    let choice = move |own: AgeBand| {
        let pressed = move || if chosen.get() == Some(own) { "true" } else { "false" };
        let choose = move |_| {
            let next = (chosen.get_untracked() != Some(own)).then_some(own);
            store.dispatch(Intent::ForAge(next));
        };
        view! {
            <button type="button" data-age=own.code() aria-pressed=pressed on:click=choose>
                {age(own)}
            </button>
        }
    };
    view! {
        <fieldset class="ages">
            <legend>"Âge de l’enfant (si vous voulez)"</legend>
            {AgeBand::ALL.map(choice).collect_view()}
        </fieldset>
    }
}

/// What the services of the answer are, one short sentence each.
#[component]
pub fn Meanings(categories: Vec<Category>, reading: Reading) -> impl IntoView {
    let meaning = |category: Category| {
        let sentence = match reading {
            Reading::Full => wording(category).meaning,
            Reading::Easy => easy_meaning(category),
        };
        view! {
            <div>
                <dt><Pictogram category=category /> {full_name(category)}</dt>
                <dd>{sentence}</dd>
            </div>
        }
    };
    view! { <dl class="sens">{categories.into_iter().map(meaning).collect_view()}</dl> }
}

/// The pictogram of a need, drawn by lines in a box of 24.
fn drawing(need: Need) -> &'static str {
    match need {
        // A cradle.
        Need::Childcare => {
            "M3 8a9 8 0 0 0 18 0zM12 8a7 6 0 0 1 9 0M6 19c3 2 9 2 12 0M7 15l-1 4M17 15l1 4"
        }
        // Two people side by side.
        Need::OtherParents => {
            "M8 10a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM16 10a3 3 0 1 1 0-6 3 3 0 0 1 0 6zM2 20c0-9 12-9 12 0M15 14c4-2 7 1 7 6"
        }
        // An open book.
        Need::School => "M12 6c-3-2-6-2-9-1v13c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1zM12 6v13",
        // Two houses, one road each.
        Need::Separation => "M2 11l4-4 4 4v5H2zM14 11l4-4 4 4v5h-8zM12 4v3M12 10v3M12 16v4",
        // A word that is heard.
        Need::Advice => "M3 5h18v11H11l-5 4v-4H3zM8 9h8M8 12h5",
    }
}
