//! The yearly report that the committees owe the prefect: made to be printed on A4.

mod figures;
mod places;

use leptos::prelude::*;

use self::figures::{Brief, Figures, Measures};
use self::places::Places;
use super::super::slot::{embedded, rebuilt};
use super::progress::progress_bars;
use super::shown::Shown;
use super::sides::{Choice, Side, kept};
use super::versions::{lacking, moved};
use crate::browser::page::print;
use crate::store::Var;
use crate::ui::common::DataTable;
use analysis::plan::between::{between, lacks};
use analysis::plan::meetings::{Meeting, meetings};
use analysis::plan::report::advance;
use analysis::wording::format::{NBSP, sentence_case};
use analysis::wording::meetings::month;
use model::{Day, PlanTitle};

/// How many meetings to come are told.
const MEETINGS: usize = 4;

/// The report.
pub fn report(shown: Shown) -> AnyView {
    let Shown { reference, tracking, document, .. } = shown;
    let versions = kept(shown);
    // Since the last version kept, as a report speaks of what moved since the last one.
    let latest = versions.with_untracked(Vec::len).checked_sub(1);
    let since = Var::new(latest.map_or(Side::Start, Side::Version));
    let changed = move || {
        let since = versions.with(|all| since.get().name(all, reference.get()));
        format!("Ce qui a changé depuis{NBSP}: {since}")
    };
    let title = move || format!("Bilan au {}", reference.get());
    let grid = move || {
        let grid = tracking.with(|t| advance(&document.plan, t, reference.get()));
        view! { <DataTable grid=grid id="avancement" /> }
    };
    let source = &shown.store.dataset.document.words;
    let origin = format!(
        "Plan, calendrier, cibles{NBSP}: {}. États, pilotes, valeurs{NBSP}: saisis sur cet appareil\u{202f}; {} \
         n’en donne pas. Fonds{NBSP}: voir la page Méthode.",
        source.name, source.subject
    );
    view! {
        <div class="formes sans-papier">
            <Choice shown=shown label="Changements depuis" control="bilan-depuis" versions=versions side=since />
            <button type="button" data-control="imprimer-bilan" on:click=|_| print()>
                "Imprimer"
            </button>
        </div>
        <article class="outil bilan" data-bilan aria-labelledby="bilan-titre">
            <p class="surtitre">{shown.store.dataset.metadata.plan.as_ref().map(PlanTitle::dated_heading)}</p>
            <h3 id="bilan-titre" prop:textContent=title></h3>
            <Brief shown=shown />
            <section>
                <h4>"Avancement"</h4>
                {progress_bars(shown).map(embedded).collect_view()}
                // A fold where the window is narrow; a wide one and paper show the table whatever it says (`plan.css`).
                <details class="detail">
                    <summary>"Par axe et par objectif"</summary>
                    {rebuilt(grid)}
                </details>
            </section>
            <Figures shown=shown />
            <Measures shown=shown />
            <section>
                <h4 prop:textContent=changed></h4>
                {rebuilt(move || {
                    let (before, _) = since.get().state(shown, versions)?;
                    let dataset = shown.store.dataset;
                    Some(tracking.with(|t| moved(&between(&before, t, &document.plan, dataset))))
                })}
            </section>
            <section>
                <h4>"Ce qui manque ou tarde"</h4>
                {rebuilt(move || tracking.with(|t| lacking(&lacks(&document.plan, shown.store.dataset, t, reference.get()), &document.plan)))}
            </section>
            <div class="deux">
                <Places shown=shown />
                <section><h4>"Prochaines réunions"</h4> {rebuilt(move || to_come(shown, reference.get()))}</section>
            </div>
            <p class="origine">{origin}</p>
        </article>
    }
    .into_any()
}

fn to_come(shown: Shown, day: Day) -> impl IntoView + use<> {
    let governance = &shown.document.governance;
    let all = meetings(governance, day);
    let none = all.is_empty().then(|| format!("Le schéma a pris fin le {}.", governance.end));
    let item = |meeting: &Meeting<'static>| {
        let words = format!("{}{NBSP}: {}", month(meeting.month), meeting.committee.name);
        view! { <li>{sentence_case(&words)}</li> }
    };
    view! { {none} <ul class="puces">{all.iter().take(MEETINGS).map(item).collect_view()}</ul> }
}
