//! The page shows what its URL says: as it opens, when a link is followed, on the way back and forward.

use super::figure_views::Figures;
use super::parts::Parts;
use crate::browser::{history, opener, turn};
use crate::store::{Store, effect};
use state::{Event, Intent, View, link};

/// Shows what the URL says, now and whenever a link or the browser's buttons change it.
pub fn follow_url(store: Store, Parts { sheets, officials, plan, figures }: Parts) {
    let dataset = store.dataset;
    effect(move || {
        store.dispatch(Event::Opened(history::query()));
        // A commune that is not among the first is looked for again once all are there.
        if !dataset.communes.is_complete()
            && store.state.with_untracked(|state| state.home.is_some())
        {
            sheets.settled();
        }
    });
    effect(move || {
        // Either of them brings the details.
        let _ = (sheets.settled(), officials.settled());
        if dataset.details.get().is_some() && !store.has_details.get_untracked() {
            store.dispatch(Event::DetailsLoaded);
        }
    });
    // What the URL opens is shown at once and whole, or not yet; a turn after it was drawn, which takes one.
    let mut told = false;
    effect(move || {
        let there = store.state.with(|state| {
            (!state.opens_sheet() || sheets.settled())
                && (!state.uses_official_tools() || officials.settled())
                && (state.view != View::Plan || plan.settled(store))
                && store.shows_decoupage()
                && (!state.changes_figures() || ask_for(figures))
        });
        if there && !told {
            told = true;
            turn::run(async move {
                turn::next().await;
                store.dispatch(Event::Ready);
            });
        }
    });
    opener::watch_clicks();
    history::on_popstate(move || store.dispatch(Event::PoppedState(history::query())));
    history::on_link_click(move |href| {
        let Some(intent) = link::intent(href, dataset) else { return false };
        store.dispatch(Event::Followed(intent));
        true
    });
    // In a tab of its own a service keeps what is shown around it, as does another view anywhere.
    history::rewrite_links(move |href| {
        store.state.with_untracked(|state| match link::intent(href, dataset) {
            Some(Intent::OpenService(Some(id))) => Some(link::of_service(state, &id, dataset)),
            Some(_) => None,
            None => {
                let to = link::in_other_view(state, href.strip_prefix(store.root)?, dataset)?;
                Some(link::relative(store.root, &to))
            }
        })
    });
}

/// Asks for what is read of the figures; whether it is there, or cannot be for now.
fn ask_for(figures: Figures) -> bool {
    figures.chunk().ask();
    figures.settled()
}
