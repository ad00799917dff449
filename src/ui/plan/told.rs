//! What moved and what is lacking, as lists: a comparison and the yearly report say it alike.

use leptos::prelude::*;

use super::filters::lack_words;
use super::targets::links;
use analysis::plan::between::Moved;
use analysis::plan::filter::Lack;
use analysis::wording::format::{NBSP, sentence_case};
use model::ActionKey;

/// What moved, action by action.
pub fn moved(all: &[Moved]) -> impl IntoView + use<> {
    let item = |moved: &Moved| {
        let changes = sentence_case(&moved.changes.join("\u{202f}; "));
        // Notes may end with a stop of their own.
        let stop = (!changes.ends_with(['.', '!', '?', '…'])).then_some(".");
        view! { <li>{moved.about.clone()} <span class="bouge">{format!("{changes}{}", stop.unwrap_or_default())}</span></li> }
    };
    let none = all.is_empty().then(|| view! { <p>"Rien n’a bougé."</p> });
    view! { {none} <ul class="actions">{all.iter().map(item).collect_view()}</ul> }
}

/// Which actions lack what.
pub fn lacking(all: &[(Lack, Vec<ActionKey>)]) -> impl IntoView + use<> {
    let item = |(lack, keys): &(Lack, Vec<ActionKey>)| {
        let what = sentence_case(lack_words(*lack));
        let none = keys.is_empty().then_some("aucune");
        view! { <li>{format!("{what} ({}){NBSP}: ", keys.len())} {none} {links(keys)}</li> }
    };
    view! { <ul class="puces">{all.iter().map(item).collect_view()}</ul> }
}
