//! The yearly report that the committees owe the prefect: made to be printed on A4.

use leptos::prelude::*;

use super::curve::series_drawing;
use super::mini_map::MiniMap;
use super::progress::ProgressBars;
use super::shown::Shown;
use super::sides::{Choice, Side, versions};
use super::targets::standing;
use super::told::{lacking, moved};
use crate::browser::share::print;
use crate::compute::follow::between::{between, lacks};
use crate::compute::follow::coverage;
use crate::compute::follow::reach::{ActedOn, acted_on};
use crate::compute::follow::report::advance;
use crate::compute::follow::targets::Target;
use crate::compute::format::{NBSP, sentence_case, typeset};
use crate::compute::meetings::words::month;
use crate::compute::meetings::{Meeting, meetings};
use crate::compute::wording::place;
use crate::domain::Day;
use crate::ui::common::DataTable;

/// How many meetings to come are told.
const MEETINGS: usize = 4;

/// The report.
#[component]
pub fn Report(shown: Shown) -> impl IntoView {
    let Shown { reference, tracking, document, .. } = shown;
    let versions = versions(shown);
    // Since the last version kept, as a report speaks of what moved since the last one.
    let latest = versions.with_untracked(Vec::len).checked_sub(1);
    let since = RwSignal::new(latest.map_or(Side::Start, Side::Version));
    let title = move || format!("Bilan au {}", reference.get());
    let grid = move || {
        let grid = tracking.with(|t| advance(&document.plan, t, reference.get()));
        view! { <DataTable grid=grid id="avancement" /> }
    };
    view! {
        <div class="formes sans-papier">
            <Choice label="Changements depuis" control="bilan-depuis" versions=versions side=since />
            <button type="button" data-control="imprimer-bilan" on:click=|_| print()>
                "Imprimer le bilan"
            </button>
        </div>
        <article class="outil bilan" data-bilan aria-labelledby="bilan-titre">
            <p class="surtitre">"Schéma des services aux familles de la Haute-Marne, 2016-2019"</p>
            <h3 id="bilan-titre">{title}</h3>
            <section><h4>"Avancement"</h4> <ProgressBars shown=shown /> {grid}</section>
            <Figures shown=shown />
            <section>
                <h4>{move || format!("Ce qui a changé depuis{NBSP}: {}", versions.with(|all| since.get().name(all)))}</h4>
                {move || {
                    let (before, _) = since.get().state(shown, versions)?;
                    let dataset = shown.store.dataset;
                    Some(tracking.with(|t| moved(&between(&before, t, &document.plan, dataset))))
                }}
            </section>
            <section>
                <h4>"Ce qui manque ou tarde"</h4>
                {move || tracking.with(|t| lacking(&lacks(&document.plan, shown.store.dataset, t, reference.get())))}
            </section>
            <div class="deux">
                <Territories shown=shown />
                <section><h4>"Prochaines réunions"</h4> {move || to_come(shown, reference.get())}</section>
            </div>
            <p class="origine">
                "Plan, calendrier, cibles : document du schéma. États, pilotes, valeurs : saisis sur cet appareil ; \
                le document n’en donne pas. Fonds : voir la page Méthode."
            </p>
        </article>
    }
}

/// The figures of the report, in two sentences.
#[component]
fn Summary(shown: Shown) -> impl IntoView {
    let all = standing(shown);
    let reached = move || {
        let reached = all.with(|all| all.iter().filter(|t| t.reached() == Some(true)).count());
        let of = all.with(Vec::len);
        format!("Objectifs chiffrés atteints{NBSP}: {reached} sur {of}.")
    };
    view! {
        <div class="resume">
            <p>{reached}</p>
            <p>{coverage::standing(shown.store.dataset).map(|own| own.now)}</p>
        </div>
    }
}

/// The targets, each with its drawing.
#[component]
fn Figures(shown: Shown) -> impl IntoView {
    let all = standing(shown);
    let item = move |own: &Target<'static>| {
        let series: Vec<_> = own.series.iter().map(|point| (point.day, point.value)).collect();
        let day = shown.reference.get();
        view! {
            <li class="cible" class:atteint=own.reached() == Some(true)>
                <p><strong>{typeset(own.label)}</strong> {format!("{NBSP}: {}", own.aim())}</p>
                <p>{sentence_case(&own.standing(day))} "."</p>
                {series_drawing(&series, Some(own.wanted), &shown.document.governance)}
                <p class="origine">{place(own.source)}</p>
            </li>
        }
    };
    view! {
        <section>
            <h4>"Objectifs chiffrés"</h4>
            <Summary shown=shown />
            <ul class="cibles">{move || all.with(|all| all.iter().map(item).collect_view())}</ul>
        </section>
    }
}

/// Where the plan acts.
#[component]
fn Territories(shown: Shown) -> impl IntoView {
    let Shown { store, document, tracking, .. } = shown;
    let dataset = store.dataset;
    let acted = Memo::new(move |_| tracking.with(|t| acted_on(&document.plan, dataset, t)));
    let marked =
        Signal::derive(move || acted.with(|all| all.iter().map(|on| on.siren).collect::<Vec<_>>()));
    let label = Signal::derive(move || {
        acted.with(|all| {
            let names: Vec<&str> = all.iter().map(|on| on.name).collect();
            format!("Territoires concernés par une action{NBSP}: {}.", names.join(", "))
        })
    });
    let lines = move || {
        acted.with(|all| {
            let item = |on: &ActedOn<'static>| {
                let keys: Vec<String> = on.keys.iter().map(ToString::to_string).collect();
                view! { <li>{format!("{}{NBSP}: {}", on.name, keys.join(", "))}</li> }
            };
            all.iter().map(item).collect_view()
        })
    };
    view! {
        <section>
            <h4>"Territoires concernés"</h4>
            <p class="discret">"Saisis, ou dits « prioritaires » par le document ; numéros des actions."</p>
            <div class="concernes">
                <MiniMap dataset=dataset marked=marked label=label />
                <ul>{lines}</ul>
            </div>
        </section>
    }
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
