//! The page: the map beside its table, its panel and the list of services.

use leptos::prelude::*;

use super::common::{Chunk, Later};
use super::directory::Directory;
use super::families::Finder;
use super::footer::Footer;
use super::header::Header;
use super::map::MapView;
use super::notices::Notices;
use super::officials::{Officials, officials};
use super::panel::Panel;
use super::plan::{PlanViews, plan_views};
use super::service_card::ServiceCard;
use super::sheets::{Sheets, sheets};
use super::table::Table;
use crate::browser::{frame, history, page};
use crate::compute::family_words::Reading;
use crate::domain::Dataset;
use crate::state::{Intent, Notice, Store, ThemeChoice, View, ViewState, link};

/// The page as it is written into the HTML: the default view, before any program runs, then
/// what never changes and stays out of the program.
pub fn still_page(dataset: &'static Dataset) -> impl IntoView {
    let store = Store::new(dataset, |_, _| ());
    view! {
        <App store=store sheets=Chunk::new(|| Box::pin(sheets())) officials=Chunk::new(|| Box::pin(officials())) plan=Chunk::new(|| Box::pin(plan_views())) />
        <Directory dataset=dataset />
        <Footer />
    }
}

/// The page as the program takes it over: first the very same view, so that the two agree,
/// then at once what the URL says.
pub fn live_page(dataset: &'static Dataset) -> impl IntoView {
    let store = Store::new(dataset, |step, query| {
        history::record(step, query);
        frame::tell_state(query);
    });
    let sheets = fetched_sheets(store);
    let officials = Chunk::new(|| Box::pin(officials()));
    let plan = Chunk::new(|| Box::pin(plan_views()));
    Effect::new(move |_| {
        if officials.failed() || plan.failed() {
            store.notify(Notice::PartUnavailable);
        }
    });
    Effect::new(move |_| store.restore(&history::query()));
    // What the URL opens is shown at once and whole, or not yet.
    Effect::new(move |_| {
        let there = store.view.with(|state| {
            (!state.opens_sheet() || sheets.settled())
                && (!state.opens_tools() || officials.settled())
                && (!state.opens_plan() || plan.settled())
        });
        if !store.ready.get_untracked() && there {
            store.ready.set(true);
            page::unmark("data-attente");
            page::remove("sans-programme");
            page::mark("data-app", "ready");
        }
    });
    Effect::new(move |_| match store.view.with(|state| state.theme) {
        ThemeChoice::Auto => page::unmark("data-theme"),
        ThemeChoice::Light => page::mark("data-theme", "clair"),
        ThemeChoice::Dark => page::mark("data-theme", "sombre"),
    });
    Effect::new(move |_| match store.view.with(|state| state.view) {
        View::Method => page::mark("data-vue", "methode"),
        View::Plan => page::mark("data-vue", "plan"),
        View::Governance => page::mark("data-vue", "gouvernance"),
        View::Families | View::Territories => page::unmark("data-vue"),
    });
    Effect::new(move |_| match store.view.with(|state| state.reading) {
        Reading::Full => page::unmark("data-lecture"),
        Reading::Easy => page::mark("data-lecture", "facile"),
    });
    history::on_travel(move || store.restore(&history::query()));
    history::on_follow(move |href| {
        let Some(intent) = link::intent(href, dataset) else { return false };
        let place = match intent {
            Intent::Select(_) => Some("panneau"),
            Intent::OpenService(_) => Some("fiche-service"),
            Intent::OpenAction(_) => Some("fiche-action"),
            _ => None,
        };
        store.dispatch(intent);
        if let Some(place) = place {
            page::focus_once_drawn(place);
        }
        true
    });
    view! { <App store=store sheets=sheets officials=officials plan=plan /> }
}

/// The views that open on demand, fetched when they are about to be.
fn fetched_sheets(store: Store) -> Chunk<Sheets> {
    let sheets = Chunk::new(|| Box::pin(sheets()));
    // Whoever touches the page will soon open something: it is fetched meanwhile. Without a
    // network it is asked for again at each touch.
    Effect::new(move |_| page::on_gesture(move || sheets.ask()));
    Effect::new(move |_| {
        // What was only fetched ahead is missed by nobody yet.
        if sheets.failed() && store.view.with(ViewState::opens_sheet) {
            store.notify(Notice::PartUnavailable);
        }
    });
    sheets
}

/// The whole page.
#[component]
pub fn App(
    store: Store,
    sheets: Chunk<Sheets>,
    officials: Chunk<Officials>,
    plan: Chunk<PlanViews>,
) -> impl IntoView {
    // Colours that do not part at the threshold darken in as many steps as there are classes.
    let ramp = move || store.chart.with(|chart| chart.steps());
    let shown = Memo::new(move |_| store.view.with(|state| state.view));
    let tools = move || {
        Later(match shown.get() {
            View::Territories => officials.get().map(|views| (views.tools)(store)),
            View::Method => officials.get().map(|views| (views.method)(store)),
            View::Plan => plan.get().map(|views| (views.plan)(store)),
            View::Governance => plan.get().map(|views| (views.governance)(store)),
            View::Families => None,
        })
    };
    view! {
        <div id="app">
            <a class="evitement" href="#tableau">"Aller au tableau"</a>
            <Header store=store />
            <Notices store=store />
            <main id="contenu" data-rampe=ramp>
                <div class="fiches">
                    <ServiceCard store=store sheets=sheets />
                    <Panel store=store sheets=sheets />
                </div>
                <Finder store=store sheets=sheets />
                <MapView store=store />
                <Table store=store />
                {tools}
            </main>
        </div>
    }
}
