//! The page: the map beside its table, its panel and the list of services.

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

use super::announcer::{announcer, follow_title};
use super::families::finder;
use super::figures::Figures;
use super::header::header;
use super::map::map_view;
use super::notices::notices;
use super::officials::{Officials, officials};
use super::panel::panel;
use super::parts::Sheets;
use super::plan::PlanPart;
use super::read_after::read_after;
use super::service_card::service_card;
use super::sheets::sheets;
use super::slot::slot;

use crate::browser::{effects, history, page, turn};
use crate::data::{Fetching, OutlineTools};
use crate::store::{Chunk, Store, effect};
use analysis::wording::family_words::Reading;
use dom::{Element, Hydration, body, html, island, lazy};
use model::{Dataset, PlanDocument};
use state::{Event, Intent, Notice, ThemeChoice, View, ViewState, link};

/// The parts of the program that are fetched on demand.
#[derive(Clone, Copy)]
struct Parts {
    sheets: Chunk<Sheets>,
    officials: Chunk<Officials>,
    plan: PlanPart,
    figures: Figures,
}

/// What the page of `view` opens with, as it is written into the HTML before any program runs; that of the
/// plan holds what `document` says.
#[must_use]
pub fn first_view(
    dataset: &'static Dataset,
    view: View,
    document: Option<&'static PlanDocument>,
) -> String {
    Owner::new().with(|| {
        let store = Store::new(dataset, view, OutlineTools::built_in(dataset), |_, _| (), || None);
        let figures = Figures::built_in(dataset);
        page(store, Parts::new(dataset, figures, PlanPart::built_in(dataset, document))).to_html()
    })
}

/// Hydrates the page: first the very same view, so that the two agree, then at once what the
/// URL says.
pub fn live_page(dataset: &'static Dataset) {
    let run = |effect, store: Store| effects::run(effect, move |event| store.dispatch(event));
    let store =
        Store::new(dataset, page::view(), OutlineTools::fetched(dataset), run, effects::today);
    let parts = Parts::new(dataset, Figures::fetched(dataset), PlanPart::fetched(dataset));
    // An address that asks for more than the page opens with most often needs them before it answers.
    if page::view().has_map() && !history::query().is_empty() {
        parts.figures.chunk().ask();
    }
    let page = page(store, parts);
    turn::run(ScopedFuture::new(async move {
        turn::next().await;
        if let Some(mut hydration) = body().map(|body| Hydration::new(body, page)) {
            turn::slices(|| hydration.step()).await;
            hydration.finish().forget();
        }
        follow_url(store, parts);
        // The page answers from here on; what goes on around it does not hold that up.
        turn::next().await;
        follow_state(store, parts);
    }));
}

/// Shows what the URL says, now and whenever a link or the browser's buttons change it.
fn follow_url(store: Store, Parts { sheets, officials, plan, figures }: Parts) {
    let dataset = store.dataset;
    effect(move || {
        store.dispatch(Event::Opened(history::query()));
        // A commune that is not among the first is looked for again once all are there.
        if !dataset.communes.are_all() && store.view.with_untracked(|state| state.home.is_some()) {
            sheets.settled();
        }
    });
    effect(move || {
        // Either of them brings the details.
        let _ = (sheets.settled(), officials.settled());
        if dataset.details.get().is_some() && !store.has_details.get_untracked() {
            store.dispatch(Event::DetailsCame);
        }
    });
    // What the URL opens is shown at once and whole, or not yet.
    effect(move || {
        let there = store.view.with(|state| {
            (!state.opens_sheet() || sheets.settled())
                && (!state.opens_tools() || officials.settled())
                && (state.view != View::Plan || plan.settled(store))
                && (!state.reads_otherwise() || wait_for(figures))
        });
        if !store.ready.get_untracked() && there {
            store.dispatch(Event::Ready);
        }
    });
    history::on_travel(move || store.dispatch(Event::Travelled(history::query())));
    // In a tab of its own a service keeps what is shown around it, as does another view anywhere.
    history::on_aim(move |href| {
        store.view.with_untracked(|state| match link::intent(href, dataset) {
            Some(Intent::OpenService(Some(id))) => Some(link::of_service(state, &id)),
            Some(_) => None,
            None => {
                let to = link::onward(state, href.strip_prefix(store.root)?, dataset)?;
                Some(link::from(store.root, &to))
            }
        })
    });
    history::on_follow(move |href| {
        let Some(intent) = link::intent(href, dataset) else { return false };
        store.dispatch(Event::Followed(intent));
        true
    });
}

/// Asks for what is read of the figures; whether it is there, or cannot be for now.
fn wait_for(figures: Figures) -> bool {
    figures.chunk().ask();
    figures.settled()
}

/// Tells the page around the elements what the state is, and the person what has failed.
fn follow_state(store: Store, parts: Parts) {
    let Parts { sheets, officials, plan, figures } = parts;
    fetch_ahead(store, parts);
    follow_title(store, sheets);
    effect(move || {
        if figures.are_live() {
            page::mark("data-chiffres", "");
        }
    });
    effect(move || {
        let failures = [officials.failure(), plan.failure()].into_iter().flatten();
        failures.for_each(|error| store.dispatch(Event::Failed(error.notice())));
    });
    effect(move || {
        if store.outline_tools.failure().is_some() {
            store.dispatch(Event::Failed(Notice::OutlinesUnavailable));
        }
    });
    effect(move || match store.view.with(|state| state.theme) {
        ThemeChoice::Auto => page::unmark("data-theme"),
        ThemeChoice::Light => page::mark("data-theme", "clair"),
        ThemeChoice::Dark => page::mark("data-theme", "sombre"),
    });
    effect(move || match store.view.with(|state| state.reading) {
        Reading::Full => page::unmark("data-lecture"),
        Reading::Easy => page::mark("data-lecture", "facile"),
    });
    // From an embed, the whole map opens on what the embed shows.
    effect(move || {
        let whole = store.view.with(ViewState::whole);
        page::lead("carte-entiere", &link::from(store.root, &link::address(&whole)));
    });
}

impl Parts {
    fn new(dataset: &'static Dataset, figures: Figures, plan: PlanPart) -> Self {
        Self {
            sheets: Chunk::new(dataset, |dataset| {
                Fetching::with_details(dataset, sheets(), |views| views.details)
            }),
            officials: Chunk::new(dataset, |dataset| {
                Fetching::with_details(dataset, officials(), |views| views.details)
            }),
            plan,
            figures,
        }
    }
}

/// Fetches the views that open on demand when they are about to be.
fn fetch_ahead(store: Store, Parts { sheets, officials, plan, figures }: Parts) {
    if store.view.with_untracked(|state| state.view.has_map()) {
        figures.chunk().ask();
    }

    // Whoever touches the page will soon open something: it is fetched meanwhile. Without a
    // network it is asked for again at each touch.
    page::on_gesture(move || {
        sheets.ask();
        officials.retry();
        plan.retry();
        figures.chunk().retry();
        store.outline_tools.retry();
    });
    effect(move || {
        // What was only fetched ahead is missed by nobody yet.
        let missed = store.view.with(ViewState::opens_sheet);
        if let Some(error) = sheets.failure().filter(|_| missed) {
            store.dispatch(Event::Failed(error.notice()));
        }
    });
    effect(move || {
        let missed = store.view.with(ViewState::reads_otherwise);
        if figures.chunk().failure().is_some() && missed {
            store.dispatch(Event::Failed(Notice::FiguresUnavailable));
        }
    });
}

/// The whole page.
fn page(store: Store, parts: Parts) -> Element {
    let view = store.view.with_untracked(|state| state.view);
    let (aim, words) = match view {
        View::Families => ("#question", "Aller à la question"),
        View::Territories => ("#tableau", "Aller au tableau"),
        View::Plan | View::Governance | View::Method => ("#contenu", "Aller au contenu"),
    };
    html("div")
        .attr("id", "app")
        .child(html("a").class("evitement").attr("href", aim).child(words))
        .child(header(store, view))
        .child(announcer(store, parts.sheets))
        .child(notices(store))
        .child(if view.has_map() { map_main(store, parts) } else { plan_main(store, parts) })
}

/// The map, its table, and what opens beside them.
fn map_main(store: Store, Parts { sheets, officials, figures, .. }: Parts) -> Element {
    // Colours that do not part at the threshold darken in as many steps as there are classes.
    let ramp = move || store.chart.with(|chart| chart.steps());
    // Where they part at zero, those under it darken the other way.
    let below_zero = move || store.chart.with(|chart| chart.below_zero());
    let read = read_after(store);
    let families = store.view.with_untracked(|state| state.view == View::Families);
    let tools = move || if families { None } else { officials.get() };
    let sheets_column =
        html("div").class("fiches").child(service_card(store, sheets)).child(panel(read, sheets));
    html("main")
        .attr("id", "contenu")
        .bind("data-rampe", ramp)
        .bind("data-zero", below_zero)
        .child(sheets_column)
        .children(families.then(|| lazy(move || finder(store, sheets))))
        .child(lazy(move || map_view(store, read, figures)))
        .child(island(move || Some((figures.views()?.table)(read, figures))))
        .child(slot(move || Some((tools()?.tools)(store))))
}

/// The plan.
fn plan_main(store: Store, Parts { plan, .. }: Parts) -> Element {
    html("main").attr("id", "contenu").children(plan.main(store))
}
