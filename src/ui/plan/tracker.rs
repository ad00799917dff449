//! The plan: what the document says, what was entered since.

use leptos::prelude::*;

use super::super::slot::{rebuilt, said};
use super::filters::PlanFilters;
use super::list::ActionList;
use super::persistence::PersistenceNotice;
use super::progress::ProgressBars;
use super::reference::ReferenceField;
use super::report::Report;
use super::shown::{Shown, look};
use super::targets::Targets;
use super::timeline::Timeline;
use super::transfer::Transfer;
use super::versions::Versions;
use crate::browser::page;
use crate::store::{PlanStore, Store, effect, memo};
use crate::ui::common::DataTable;
use analysis::plan::report::brief;
use analysis::wording::format::typeset;
use state::plan::{Document, PlanEvent, Remote};
use state::{Form, announcement};

/// The section's name in the page.
const ID: &str = "plan";

/// The view, once the published files are there. It takes the place of what the build has written into the
/// page, which is the same view with nothing entered: nothing moves. Texts that change are [`said`].
pub fn tracker(store: Store) -> Option<AnyView> {
    let plan = PlanStore::of(store);
    effect(move || plan.dispatch(PlanEvent::Shown));
    match plan.documents() {
        Remote::Loading => None,
        Remote::Loaded(document) => {
            page::remove(ID);
            Some(view! { <Section store=store document=document /> }.into_any())
        }
        Remote::Failed => {
            let retry = move |_| plan.dispatch(PlanEvent::Shown);
            Some(
                view! {
                    <p role="status">
                        "Le suivi du plan n’a pas pu être chargé. Vérifiez votre connexion. "
                        <button type="button" on:click=retry>"Recommencer"</button>
                    </p>
                }
                .into_any(),
            )
        }
    }
}

/// The plan under its heading.
#[component]
pub fn Section(store: Store, document: &'static Document) -> impl IntoView {
    let governance = &document.governance;
    let years = (governance.start.year(), governance.end.year());
    view! {
        <section class="plan" id=ID tabindex="-1" aria-labelledby="plan-titre">
            <h2 id="plan-titre">{format!("Le plan d’action {}-{}", years.0, years.1)}</h2>
            {whole(store, document)}
        </section>
    }
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
        <PersistenceNotice shown=shown />
        <Forms shown=shown />
        {rebuilt(body)}
    }
}

/// How the plan is laid out: as a list, a table, along the years, as the yearly report.
#[component]
pub fn Forms(shown: Shown) -> impl IntoView {
    let Shown { store, document, form, .. } = shown;
    let button = move |own: Form| {
        let pressed = move || if form.get() == own { "true" } else { "false" };
        view! {
            <button type="button" data-forme=own.code() aria-pressed=pressed
                on:click=move |_| look(store, |plan| plan.form = own)>
                {announcement::form(own)}
            </button>
        }
    };
    view! {
        <div class="formes">
            <div class="jetons" role="group" aria-label="Présentation du plan">
                {Form::ALL.map(button).collect_view()}
            </div>
            <ReferenceField store=store document=document />
        </div>
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
        {said("p", &[("role", "status"), ("class", "discret"), ("data-compte", "")], count)}
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
