//! The figures that the plan aims at, a card each: the aim, where things stand, a drawing, and
//! where to enter more.

use leptos::prelude::*;

use super::super::slot::{rebuilt, said};
use super::shown::Shown;
use super::values::{Values, series_drawing};
use crate::store::{Derived, memo};
use analysis::plan::coverage;
use analysis::plan::progress::progress;
use analysis::plan::targets::{Target, targets};
use analysis::wording::format::{sentence_case, typeset};
use analysis::wording::labels::place;
use analysis::wording::plan as words;
use model::{ActionKey, Source};

/// The targets as they stand.
pub fn standing(shown: Shown) -> Derived<Vec<Target<'static>>> {
    let Shown { document, tracking, reference, .. } = shown;
    memo(move || tracking.with(|t| targets(&document.plan, &document.figures, t, reference.get())))
}

/// All cards.
#[component]
pub fn Targets(shown: Shown) -> impl IntoView {
    let all = standing(shown);
    // Which targets there are depends on the document alone: each card outlives what is entered.
    let cards = all.with_untracked(|all| {
        all.iter().enumerate().map(|(at, own)| card(shown, all_of(at, shown), own)).collect_view()
    });
    view! {
        <h3>"Les objectifs chiffrés"</h3>
        <ul class="cibles">{cards} {coverage_card(shown)} {actions_card(shown)}</ul>
    }
}

fn all_of(at: usize, shown: Shown) -> Derived<Option<Target<'static>>> {
    let all = standing(shown);
    memo(move || all.with(|all| all.get(at).cloned()))
}

fn card(
    shown: Shown,
    now: Derived<Option<Target<'static>>>,
    first: &Target<'static>,
) -> impl IntoView + use<> {
    let reference = shown.reference;
    let standing = move || {
        let words = |own: &Target<'static>| sentence_case(&own.standing(reference.get()));
        now.with(|own| own.as_ref().map(|own| format!("{}.", words(own))).unwrap_or_default())
    };
    let late = move || now.with(|own| own.as_ref().is_some_and(|own| own.is_late(reference.get())));
    let reached = move || now.with(|own| own.as_ref().is_some_and(|t| t.reached() == Some(true)));
    let drawing = move || {
        now.with(|own| {
            let own = own.as_ref()?;
            let series: Vec<_> = own.series.iter().map(|point| (point.day, point.value)).collect();
            series_drawing(&series, Some(own.wanted), &shown.document.governance)
        })
    };
    view! {
        <li class="outil cible" data-cible=first.entered class:atteint=reached>
            <h4>{typeset(first.label)}</h4>
            <p class="but">{first.aim()}</p>
            <p class:alerte=late data-etat-cible>{said("span", &[], standing)}</p>
            {rebuilt(drawing)}
            <p class="discret">"Actions " {links(first.actions)}</p>
            {origin(first.source)}
            <details>
                <summary>"Saisir une valeur"</summary>
                <Values shown=shown id=first.entered place="cible" />
            </details>
        </li>
    }
}

/// The coverage of each EPCI: the map says which; nothing is entered here.
fn coverage_card(shown: Shown) -> Option<impl IntoView> {
    let standing = coverage::standing(shown.store.dataset)?;
    Some(view! {
        <li class="outil cible" data-cible="couverture" class:atteint=standing.under == 0>
            <h4>"Taux de couverture"</h4>
            <p class="but">{standing.aim}</p>
            <p>{standing.now}</p>
            <p><a href="../territoires/">"Les voir sur la carte"</a></p>
            {origin(standing.source)}
        </li>
    })
}

/// The actions themselves.
fn actions_card(shown: Shown) -> impl IntoView {
    let Shown { document, tracking, reference, .. } = shown;
    let plan = &document.plan;
    let now = move || tracking.with(|t| progress(plan.actions(), t, reference.get()));
    let done = move || now().done().0 == plan.actions().count();
    let words = move || format!("{}.", sentence_case(&words::progress(&now())));
    view! {
        <li class="outil cible" data-cible="actions" class:atteint=done>
            <h4>"Actions du plan"</h4>
            <p class="but">{format!("{} actions", plan.actions().count())}</p>
            {said("p", &[], words)}
            {origin(&plan.summary.source)}
        </li>
    }
}

/// Links to actions.
pub fn links(keys: &[ActionKey]) -> impl IntoView + use<> {
    let link = |(at, key): (usize, &ActionKey)| {
        let comma = (at > 0).then_some(", ");
        view! { {comma} <a href=format!("?action={key}#action-{key}")>{key.to_string()}</a> }
    };
    keys.iter().enumerate().map(link).collect_view()
}

fn origin(source: &'static Source) -> impl IntoView {
    view! { <p class="origine">{place(source)}</p> }
}
