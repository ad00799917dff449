//! The yearly report that the committees owe the prefect; it prints on A4.

mod figures;
mod places;

use leptos::prelude::*;

use self::figures::{IndicatorList, ReportSummary, TargetList};
use self::places::PlanTerritories;
use super::super::slot::{embedded, rebuilt};
use super::compared_states::{ComparedState, StateSelect, saved_versions};
use super::context::PlanContext;
use super::progress::progress_bars;
use super::versions::{changes_list, issues_list};
use crate::browser::page::print;
use crate::store::Var;
use crate::ui::common::DataTable;
use analysis::plan::diff::{actions_by_issue, diff};
use analysis::plan::meetings::{Meeting, meetings};
use analysis::plan::report::progress_table;
use analysis::wording::committees::month_text;
use analysis::wording::format::{NBSP, sentence_case};
use model::{Day, PlanTitle};

/// Number of coming meetings listed.
const MAX_MEETINGS: usize = 4;

pub fn report(context: PlanContext) -> AnyView {
    let PlanContext { reference, tracking, document, .. } = context;
    let versions = saved_versions(context);
    // Compares with the last saved version: a report covers the changes since the previous one.
    let last_version = versions.with_untracked(Vec::len).checked_sub(1);
    let baseline = Var::new(last_version.map_or(ComparedState::Start, ComparedState::Version));
    let changes_heading = move || {
        let baseline = versions.with(|all| baseline.get().name(all, reference.get()));
        format!("Ce qui a changé depuis{NBSP}: {baseline}")
    };
    let title = move || format!("Bilan au {}", reference.get());
    let grid = move || {
        let grid = tracking.with(|t| progress_table(&document.plan, t, reference.get()));
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
            <StateSelect context=context label="Changements depuis" control="bilan-depuis" versions=versions selection=baseline />
            <button type="button" data-control="imprimer-bilan" on:click=|_| print()>
                "Imprimer"
            </button>
        </div>
        <article class="outil bilan" data-bilan aria-labelledby="bilan-titre">
            <p class="surtitre">{context.store.dataset.metadata.plan.as_ref().map(PlanTitle::heading_with_period)}</p>
            <h3 id="bilan-titre" prop:textContent=title></h3>
            <ReportSummary context=context />
            <section>
                <h4>"Avancement"</h4>
                {progress_bars(context).map(embedded).collect_view()}
                // Folded in a narrow window; a wide one and print always show the table (`plan.css`).
                <details class="detail">
                    <summary>"Par axe et par objectif"</summary>
                    {rebuilt(grid)}
                </details>
            </section>
            <TargetList context=context />
            <IndicatorList context=context />
            <section>
                <h4 prop:textContent=changes_heading></h4>
                {rebuilt(move || {
                    let (before, _) = baseline.get().state(context, versions)?;
                    let dataset = context.store.dataset;
                    Some(tracking.with(|t| changes_list(&diff(&before, t, &document.plan, dataset))))
                })}
            </section>
            <section>
                <h4>"Ce qui manque ou tarde"</h4>
                {rebuilt(move || tracking.with(|t| issues_list(&actions_by_issue(&document.plan, context.store.dataset, t, reference.get()), &document.plan)))}
            </section>
            <div class="deux">
                <PlanTerritories context=context />
                <section><h4>"Prochaines réunions"</h4> {rebuilt(move || next_meetings(context, reference.get()))}</section>
            </div>
            <p class="origine">{origin}</p>
        </article>
    }
    .into_any()
}

fn next_meetings(context: PlanContext, day: Day) -> impl IntoView + use<> {
    let governance = &context.document.governance;
    let all = meetings(governance, day);
    let none = all.is_empty().then(|| format!("Le schéma a pris fin le {}.", governance.end));
    let item = |meeting: &Meeting<'static>| {
        let words = format!("{}{NBSP}: {}", month_text(meeting.month), meeting.committee.name);
        view! { <li>{sentence_case(&words)}</li> }
    };
    view! { {none} <ul class="puces">{all.iter().take(MAX_MEETINGS).map(item).collect_view()}</ul> }
}
