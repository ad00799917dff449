//! « Autour de moi »: where the device says it is, on a click only. It stays with the tab, so that a
//! reload keeps it, in no address and in no storage.

use leptos::ev;

use super::super::element::{Element, html};
use crate::browser::location::{Refusal, locate};
use crate::browser::{history, page};
use crate::store::{Store, Var, effect, memo};
use analysis::nearby::position::{Position, Useless, nearest_commune, origin, read, written};
use analysis::wording::toponym::of;
use state::{Home, Intent};

/// Where the question to the device stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    No,
    Waiting,
    Refused(Refusal),
    Useless(Useless),
}

/// Keeps the position with the tab's history, and brings it back after a reload or on the way back.
fn remember(store: Store) {
    let home = memo(move || store.view.with(|state| state.home));
    effect(move || {
        let home = home.get();
        // Not before the URL has said what it brings.
        if !store.ready.get() {
            return;
        }
        let kept = || read(store.dataset, &history::kept()?);
        match (home, home.is_none().then(kept).flatten()) {
            (_, Some(origin)) => store.dispatch(Intent::LiveAt(Some(Home::Here(origin)))),
            (Some(Home::Here(origin)), _) => history::keep(Some(&written(origin.point))),
            _ => history::keep(None),
        }
    });
}

/// The button and what came of it.
pub fn device(store: Store) -> [Element; 2] {
    remember(store);
    let asked = Var::new(Asked::No);
    let ask = move |_| {
        asked.set(Asked::Waiting);
        locate(move |answer| {
            let found = match answer {
                Err(refusal) => return asked.set(Asked::Refused(refusal)),
                Ok((point, accuracy)) => origin(store.dataset, Position { point, accuracy }),
            };
            match found {
                Err(useless) => asked.set(Asked::Useless(useless)),
                Ok(origin) => {
                    asked.set(Asked::No);
                    store.dispatch(Intent::LiveAt(Some(Home::Here(origin))));
                    page::focus_once_drawn("reponse");
                }
            }
        });
    };
    let here = move || {
        let point = store.view.with(|state| match state.home {
            Some(Home::Here(origin)) => Some(origin.point),
            _ => None,
        })?;
        let commune = nearest_commune(store.dataset, point)?;
        Some(format!(
            "Votre position, près {}. Elle reste sur votre appareil, dans cet onglet, et ne va ni dans \
             l’adresse de la page, ni dans le lien à partager.",
            of(&commune.name)
        ))
    };
    let said = move || match asked.get() {
        Asked::No => here(),
        Asked::Waiting => Some("Recherche de votre position…".to_owned()),
        Asked::Refused(Refusal::Denied) => Some(
            "Pas de souci\u{a0}: votre position reste à vous. Écrivez votre commune ci-dessus."
                .to_owned(),
        ),
        Asked::Refused(Refusal::Unavailable) => Some(
            "Votre appareil ne trouve pas sa position. Écrivez votre commune ci-dessus.".to_owned(),
        ),
        Asked::Useless(Useless::Imprecise) => Some(
            "Votre appareil ne connaît sa position qu’à plusieurs kilomètres près. Écrivez votre \
             commune ci-dessus, ce sera plus juste."
                .to_owned(),
        ),
        Asked::Useless(Useless::Outside) => Some(
            "Vous êtes hors de la Haute-Marne, que cette carte ne dépasse pas. Écrivez ci-dessus \
             une commune du département, ou voyez monenfant.fr pour ailleurs."
                .to_owned(),
        ),
    };
    let button = html("button")
        .attr("type", "button")
        .attr("data-control", "position")
        .on(ev::click, ask)
        .child("Autour de moi");
    [button, html("p").attr("role", "status").says(said)]
}
