//! Makes the page show what its URL says: on load, after a link, and after Back or Forward.

use super::chunks::Chunks;
use super::figures::chunk::FigureChunk;
use crate::browser::{history, opener, scheduler};
use crate::store::{Store, effect};
use state::{Event, Intent, View, link};

/// Applies the URL, now and whenever a link or the history changes it.
pub fn follow_url(store: Store, Chunks { sheets, officials, plan, figures }: Chunks) {
    let dataset = store.dataset;
    effect(move || {
        store.dispatch(Event::Opened(history::query()));
        // A home outside the first communes is looked up again once all are loaded.
        if !dataset.communes.is_complete() && store.state.with_untracked(|s| s.home.is_some()) {
            sheets.is_settled();
        }
    });
    effect(move || {
        // Both chunks bring the details.
        let _ = (sheets.is_settled(), officials.is_settled());
        if dataset.details.get().is_some() && !store.has_details.get_untracked() {
            store.dispatch(Event::DetailsLoaded);
        }
    });
    // Dispatches `Ready` once all that the URL needs is loaded or has failed, one task after it is drawn.
    let mut is_ready_sent = false;
    effect(move || {
        let is_complete = store.state.with(|state| {
            (!state.opens_sheet() || sheets.is_settled())
                && (!state.uses_official_tools() || officials.is_settled())
                && (state.view != View::Plan || plan.is_ready(store))
                && store.shows_decoupage()
                && (!state.changes_figures() || request_figures(figures))
        });
        if is_complete && !is_ready_sent {
            is_ready_sent = true;
            scheduler::spawn_local(async move {
                scheduler::yield_now().await;
                store.dispatch(Event::Ready);
            });
        }
    });
    opener::watch_clicks();
    history::on_popstate(move || store.dispatch(Event::PoppedState(history::query())));
    history::on_link_click(move |href| {
        let Some(intent) = link::intent_of_link(href, dataset) else { return false };
        store.dispatch(Event::IntentWithFocus(intent));
        true
    });
    // Opened in a new tab, a service keeps the present view around it; so do links to other views anywhere.
    history::rewrite_links(move |href| {
        store.state.with_untracked(|state| match link::intent_of_link(href, dataset) {
            Some(Intent::OpenService(Some(id))) => Some(link::service_url(state, &id, dataset)),
            Some(_) => None,
            None => {
                let path = link::url_in_other_view(state, href.strip_prefix(store.root)?, dataset)?;
                Some(link::relative_url(store.root, &path))
            }
        })
    });
}

/// Fetches the figures; returns whether they follow the state or have failed.
fn request_figures(figures: FigureChunk) -> bool {
    figures.chunk().request();
    figures.is_settled()
}
