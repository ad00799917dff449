//! The plan: what the document says, what was entered since.

use leptos::prelude::*;

use super::super::slot::rebuilt;
use super::filters::PlanFilters;
use super::forms::Forms;
use super::list::ActionList;
use super::notice::KeepingNotice;
use super::papers::Fetched;
use super::progress::ProgressBars;
use super::report::Report;
use super::shown::Shown;
use super::targets::Targets;
use super::timeline::Timeline;
use super::transfer::Transfer;
use super::versions::Versions;
use crate::store::{Store, memo};
use crate::ui::common::DataTable;
use analysis::plan::report::brief;
use analysis::wording::format::typeset;
use state::{Document, Form};

/// The view.
#[component]
pub fn Tracker(store: Store) -> impl IntoView {
    view! { <Fetched store=store id="plan" title="Le plan d’action 2016-2019" view=whole /> }
}

fn whole(store: Store, document: &'static Document) -> impl IntoView + use<> {
    let shown = Shown::new(store, document);
    let reports = memo(move || shown.form.get() == Form::Report);
    let body = move || {
        if reports.get() {
            view! { <Report shown=shown /> }.into_any()
        } else {
            view! { <Desk shown=shown /> }.into_any()
        }
    };
    view! {
        <p class="definition">
            {typeset(&document.plan.summary.text)}
            ". Le document ne donne aucun état d’avancement\u{a0}: il n’est connu que s’il est saisi ici. La saisie \
            reste sur cet appareil."
        </p>
        <KeepingNotice store=store document=document />
        <Forms shown=shown />
        {rebuilt(body)}
    }
}

/// Where the plan is read and followed.
#[component]
fn Desk(shown: Shown) -> impl IntoView {
    let Shown { document, found, form, .. } = shown;
    let actions = move || match form.get() {
        Form::Table => rebuilt(move || table(shown)).into_any(),
        Form::Timeline => view! { <Timeline shown=shown /> }.into_any(),
        Form::List | Form::Report => view! { <ActionList shown=shown /> }.into_any(),
    };
    let count = move || {
        let all = document.plan.actions().count();
        match found.with(Vec::len) {
            0 => "Aucune action ne correspond.".to_owned(),
            n if n == all => format!("Les {all} actions du plan."),
            1 => format!("1 action sur {all}."),
            n => format!("{n} actions sur {all}."),
        }
    };
    view! {
        <ProgressBars shown=shown />
        <Targets shown=shown />
        <h3 id="actions-titre">"Les actions"</h3>
        <PlanFilters shown=shown />
        <p role="status" class="discret" data-compte prop:textContent=count></p>
        {rebuilt(actions)}
        <Versions shown=shown />
        <Transfer shown=shown />
    }
}

fn table(shown: Shown) -> impl IntoView {
    let (dataset, day) = (shown.store.dataset, shown.reference.get());
    let grid = shown.found.with(|all| brief(all, dataset, day));
    view! { <DataTable grid=grid id="actions" /> }
}
