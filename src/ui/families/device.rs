//! « Autour de moi »: where the device says it is, on a click only. It stays with the tab, so that a
//! reload keeps it, in no address and in no storage.

use leptos::task::spawn_local;

use crate::browser::location::{Refusal, locate};
use crate::store::{Store, Var};
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, Useless, nearest_commune};
use analysis::wording::toponym::of;
use dom::{Element, event, html};
use state::{Event, Home, Intent};

/// Where the question to the device stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    No,
    Waiting,
    Refused(Refusal),
    Useless(Useless),
    /// The outlines, which tell where it is, cannot be had.
    WithoutOutlines,
}

/// Where distances are measured from, once the outlines are there.
async fn place(store: Store, position: Position) -> Result<Origin, Asked> {
    let tools = store.outline_tools.fetch().await.ok();
    let known = tools.zip(store.dataset.outlines.get());
    let (tools, outlines) = known.ok_or(Asked::WithoutOutlines)?;
    (tools.origin)(store.dataset, outlines, position).map_err(Asked::Useless)
}

/// The button and what came of it.
pub fn device(store: Store) -> [Element; 2] {
    let asked = Var::new(Asked::No);
    let ask = move |_| {
        asked.set(Asked::Waiting);
        locate(move |answer| {
            let position = match answer {
                Err(refusal) => return asked.set(Asked::Refused(refusal)),
                Ok((point, accuracy)) => Position { point, accuracy },
            };
            spawn_local(async move {
                let found = place(store, position).await;
                asked.set(found.err().unwrap_or(Asked::No));
                if let Ok(origin) = found {
                    store.dispatch(Event::Followed(Intent::LiveAt(Some(Home::Here(origin)))));
                }
            });
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
    let said = move || {
        match asked.get() {
        Asked::No => here(),
        Asked::Waiting => Some("Recherche de votre position…".to_owned()),
        Asked::Refused(Refusal::Denied) => Some(
            "Pas de souci\u{a0}: votre position reste à vous. Écrivez votre commune ci-dessus."
                .to_owned(),
        ),
        Asked::Refused(Refusal::Unavailable) => Some(
            "Votre appareil ne trouve pas sa position. Écrivez votre commune ci-dessus.".to_owned(),
        ),
        Asked::WithoutOutlines => Some(
            "Les contours de la carte n’ont pas pu être chargés\u{a0}: elle ne sait pas où vous êtes. \
             Vérifiez votre connexion, ou écrivez votre commune ci-dessus."
                .to_owned(),
        ),
        Asked::Useless(Useless::Imprecise) => Some(
            "Votre appareil ne connaît sa position qu’à plusieurs kilomètres près. Écrivez votre \
             commune ci-dessus, ce sera plus juste."
                .to_owned(),
        ),
        Asked::Useless(Useless::Outside) => Some(
            format!(
                "Vous êtes hors {}, que cette carte ne dépasse pas. Écrivez ci-dessus une commune du \
                 département, ou voyez monenfant.fr pour ailleurs.",
                store.dataset.metadata.departement.of
            ),
        ),
    }
    };
    let button = html("button")
        .attr("type", "button")
        .attr("data-control", "position")
        .on(event::CLICK, ask)
        .child("Autour de moi");
    [button, html("p").attr("role", "status").text(said)]
}
