//! The committees, their meetings, the funding levers, what is owed and when.

use leptos::prelude::*;

use super::super::common::DataTable;
use super::super::element::rebuilt;
use super::documents::{Fetched, reference};
use super::reference::ReferenceField;
use crate::store::{PlanStore, Store, memo};
use analysis::plan::meetings::meetings;
use analysis::wording::format::typeset;
use analysis::wording::meetings::{amount, members, timetable};
use model::{Committee, Duty, Lever, Source};
use state::View;
use state::plan::{Document, Exchange, PlanEvent, Takeaway};

/// The view.
#[component]
pub fn GovernanceView(store: Store) -> impl IntoView {
    view! { <Fetched store=store id="gouvernance" title="Gouvernance" view=whole /> }
}

fn whole(store: Store, document: &'static Document) -> impl IntoView + use<> {
    let governance = &document.governance;
    let plan = PlanStore::of(store);
    let day = memo(move || reference(store, document, View::Governance).0);
    let take = move |_| plan.dispatch(PlanEvent::Take(Takeaway::Meetings(day.get_untracked())));
    let told = move || {
        plan.exchange(|exchange| match exchange {
            Exchange::Calendar(told) => told.clone(),
            Exchange::Told(_) | Exchange::Offered(_) => String::new(),
        })
    };
    let none = move || meetings(governance, day.get()).is_empty();
    let table = move || {
        let meetings = meetings(governance, day.get());
        view! { <DataTable grid=timetable(&meetings, governance, day.get()) id="reunions" /> }
    };
    view! {
        <p class="definition">{typeset(&governance.duration.text)} ". " <Place source=&governance.duration.source /></p>
        <h3>"Prochaines réunions"</h3>
        <div class="formes"><ReferenceField store=store document=document view=View::Governance /></div>
        {rebuilt(table)}
        <p class="emporter">
            <button type="button" data-emporter="ical" disabled=none on:click=take>"Ajouter à un agenda (iCalendar)"</button>
        </p>
        <p role="status" data-emporte prop:textContent=told></p>
        <h3>"Les trois comités"</h3>
        <div class="comites">{governance.committees.iter().map(committee).collect_view()}</div>
        <h3>"Leviers de financement"</h3>
        <ul class="puces">{governance.levers.iter().map(lever).collect_view()}</ul>
        <h3>"Évaluation"</h3>
        <ul class="puces">{governance.duties.iter().map(duty).collect_view()}</ul>
    }
}

fn committee(own: &'static Committee) -> impl IntoView + use<> {
    let passage = |text: &str| view! { <li>{typeset(text)}</li> };
    let roles = own.roles.iter().map(|role| passage(&role.text)).collect_view();
    let seats = own.seats.iter().map(|seat| passage(&seat.who.text)).collect_view();
    view! {
        <article class="outil comite" data-comite=own.id.as_str()>
            <h4>{typeset(&own.name)}</h4>
            <p>{typeset(&own.introduction.text)} ". " <Place source=&own.introduction.source /></p>
            <p>{typeset(&own.meetings.text)} ". " <Place source=&own.meetings.source /></p>
            <p class:anomalie=move || own.announced != own.listed()>{members(own)}</p>
            <details>
                <summary>"Rôle"</summary>
                <ul class="puces">{roles}</ul>
            </details>
            <details>
                <summary>"Membres"</summary>
                <ul class="puces">{seats}</ul>
            </details>
        </article>
    }
}

fn lever(own: &'static Lever) -> impl IntoView + use<> {
    let kind = if own.contract {
        "Contrat. "
    } else if own.additional {
        "En plus du droit commun. "
    } else {
        "Droit commun. "
    };
    view! { <li>{kind} {typeset(&own.about.text)} ". " {amount(own)} <Place source=&own.about.source /></li> }
}

fn duty(own: &'static Duty) -> impl IntoView + use<> {
    let or_silent =
        |text: &str| if text.is_empty() { "non précisé".to_owned() } else { typeset(text) };
    let words = format!(
        "Par\u{a0}: {}\u{202f}; quand\u{a0}: {}.",
        or_silent(&own.who),
        or_silent(&own.when)
    );
    view! { <li>{typeset(&own.about.text)} ". " <span class="discret">{words}</span> <Place source=&own.about.source /></li> }
}

/// Where in the document.
#[component]
fn Place(source: &'static Source) -> impl IntoView {
    view! { <span class="origine">{analysis::wording::labels::place(source)}</span> }
}
