//! The yearly report that the committees owe the prefect; it prints on A4.

mod figures;
mod places;

use leptos::prelude::*;

use self::figures::{Brief, Figures, Measures};
use self::places::Places;
use super::super::slot::{embedded, rebuilt};
use super::context::PlanContext;
use super::progress::progress_bars;
use super::sides::{Choice, ComparedState, saved_versions};
use super::versions::{lacking, moved};
use crate::browser::page::print;
use crate::store::Var;
use crate::ui::common::DataTable;
use analysis::plan::diff::{diff, issues};
use analysis::plan::meetings::{Meeting, meetings};
use analysis::plan::report::advance;
use analysis::wording::format::{NBSP, sentence_case};
use analysis::wording::meetings::month;
use model::{Day, PlanTitle};

/// Number of coming meetings listed.
const MEETINGS: usize = 4;

pub fn report(context: PlanContext) -> AnyView {
    let PlanContext { reference, tracking, document, .. } = context;
    let versions = saved_versions(context);
    // Compares with the last saved version: a report covers the changes since the previous one.
    let latest = versions.with_untracked(Vec::len).checked_sub(1);
    let since = Var::new(latest.map_or(ComparedState::Start, ComparedState::Version));
    let changes_heading = move || {
        let since = versions.with(|all| since.get().name(all, reference.get()));
        format!("Ce qui a changé depuis{NBSP}: {since}")
    };
    let title = move || format!("Bilan au {}", reference.get());
    let grid = move || {
        let grid = tracking.with(|t| advance(&document.plan, t, reference.get()));
        view! { <DataTable grid=grid id="avancement" /> }
    };
    let source = &context.store.dataset.document.words;
    let origin = format!(
        "Plan, calendrier, cibles{NBSP}: {}. États, pilotes, valeurs{NBSP}: saisis sur cet appareil\u{202f}; {} \
         n’en donne pas. Fonds{NBSP}: voir la page Méthode.",
        source.name, source.subject
    );
    view! {
        <div class="formes sans-papier">
            <Choice context=context label="Changements depuis" control="bilan-depuis" versions=versions side=since />
            <button type="button" data-control="imprimer-bilan" on:click=|_| print()>
                "Imprimer"
            </button>
        </div>
        <article class="outil bilan" data-bilan aria-labelledby="bilan-titre">
            <p class="surtitre">{context.store.dataset.metadata.plan.as_ref().map(PlanTitle::dated_heading)}</p>
            <h3 id="bilan-titre" prop:textContent=title></h3>
            <Brief context=context />
            <section>
                <h4>"Avancement"</h4>
                {progress_bars(context).map(embedded).collect_view()}
                // Folded in a narrow window; a wide one and print always show the table (`plan.css`).
                <details class="detail">
                    <summary>"Par axe et par objectif"</summary>
                    {rebuilt(grid)}
                </details>
            </section>
            <Figures context=context />
            <Measures context=context />
            <section>
                <h4 prop:textContent=changes_heading></h4>
                {rebuilt(move || {
                    let (before, _) = since.get().state(context, versions)?;
                    let dataset = context.store.dataset;
                    Some(tracking.with(|t| moved(&diff(&before, t, &document.plan, dataset))))
                })}
            </section>
            <section>
                <h4>"Ce qui manque ou tarde"</h4>
                {rebuilt(move || tracking.with(|t| lacking(&issues(&document.plan, context.store.dataset, t, reference.get()), &document.plan)))}
            </section>
            <div class="deux">
                <Places context=context />
                <section><h4>"Prochaines réunions"</h4> {rebuilt(move || to_come(context, reference.get()))}</section>
            </div>
            <p class="origine">{origin}</p>
        </article>
    }
    .into_any()
}

fn to_come(context: PlanContext, day: Day) -> impl IntoView + use<> {
    let governance = &context.document.governance;
    let all = meetings(governance, day);
    let none = all.is_empty().then(|| format!("Le schéma a pris fin le {}.", governance.end));
    let item = |meeting: &Meeting<'static>| {
        let words = format!("{}{NBSP}: {}", month(meeting.month), meeting.committee.name);
        view! { <li>{sentence_case(&words)}</li> }
    };
    view! { {none} <ul class="puces">{all.iter().take(MEETINGS).map(item).collect_view()}</ul> }
}
