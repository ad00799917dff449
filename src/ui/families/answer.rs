//! The answer: a sentence, the services nearest first, and what is not known.

use leptos::prelude::*;

use super::super::common::Chunk;
use super::super::element::{Node, later};
use super::super::facts::ServiceLink;
use super::super::filters::pictogram;
use super::super::sheets::Sheets;
use super::childminders::Childminders;
use super::questions::Meanings;
use super::shortlist::Keep;
use super::take_away::TakeAway;
use crate::compute::answer::{distance, kind, place, summary};
use crate::compute::family_words::{Reading, easy_meaning, need, unknown};
use crate::compute::format::typeset;
use crate::compute::nearby::Found;
use crate::compute::sentence::{of_territory, on};
use crate::compute::sheet::origin;
use crate::compute::toponym::of;
use crate::domain::{Category, Dataset, IndicatorId, NamedCommune, Need, Service, TerritoryId};
use crate::light::fixed;
use crate::state::{Answer, Intent, Store};

/// The answer; nothing until it is known where the family lives.
pub fn answer_view(store: Store, sheets: Chunk<Sheets>) -> Node {
    later(move || store.answer.get().and_then(|answer| Some((sheets.get()?.answer)(store, answer))))
}

/// A given answer.
#[component]
pub fn Told(store: Store, answer: Answer) -> impl IntoView {
    let dataset = store.dataset;
    let (wanted, sought) = store.view.with_untracked(|state| (state.wanted(), state.need));
    let title = match answer.home {
        Some(home) => format!("Autour {}", of(home.name)),
        None => "Autour de vous".to_owned(),
    };
    let title =
        sought.map_or(title.clone(), |sought| format!("{} : {}", need(sought), lower(&title)));
    let home = answer.home;
    let items = answer.nearby.placed.iter().take(answer.shown);
    let items = items.map(|found| item(store, found, home, answer.reading)).collect_view();
    let rest = answer.nearby.placed.len() - answer.shown;
    let more = (rest > 0).then(|| {
        let show = move |_| store.dispatch(Intent::ShowWholeAnswer);
        view! {
            <button type="button" data-control="suite" on:click=show>
                {farther(rest)}
            </button>
        }
    });
    let childcare =
        sought.is_none_or(|sought| sought == Need::Childcare) && wanted.shows(Category::Eaje);
    let easy = answer.reading == Reading::Easy;
    // Their names say what and where; fewer things to read in the easy mode.
    let planned: Vec<_> = answer
        .nearby
        .planned
        .iter()
        .filter(|_| !easy)
        .map(|found| {
            let service = found.service;
            view! { <li><a href=format!("?structure={}", service.id)>{service.name.as_str()}</a></li> }
        })
        .collect();
    // The relais are named with the childminders, whom they are for.
    let in_territory = answer.nearby.in_territory.iter().copied();
    let in_territory: Vec<&'static Service> =
        in_territory.filter(|s| !(childcare && s.category == Category::Ram)).collect();
    let titles = match answer.reading {
        Reading::Full => (
            "Dans votre intercommunalité, commune non précisée",
            "Dans le département, sans lieu précisé",
        ),
        Reading::Easy => ("Près de chez vous, lieu inconnu", "En Haute-Marne, lieu inconnu"),
    };
    let categories: Vec<Category> = wanted.shown().collect();
    let coverage = (childcare && !easy).then(|| coverage(dataset, &answer)).flatten();
    view! {
        <div class="reponse" id="reponse" tabindex="-1" data-resume>
            <h3>{typeset(&title)}</h3>
            <p class="phrase" role="status">{summary(&answer.nearby, home, answer.reading)}</p>
            <ol class="resultats" data-results>{items}</ol>
            {more}
            <p class="discret">
                {typeset(unknown(answer.reading))} " "
                <a href="https://monenfant.fr" rel="noreferrer">"monenfant.fr"</a> "."
            </p>
            {coverage.map(|sentence| view! { <p>{sentence}</p> })}
            {childcare.then(|| view! { <Childminders dataset=dataset territory=answer.origin.territory reading=answer.reading /> })}
            <Others dataset=dataset title=titles.0 services=in_territory />
            <Others dataset=dataset title=titles.1 services=answer.nearby.unplaced />
            {(!planned.is_empty()).then(|| view! { <h4>"En projet, pas encore ouverts"</h4> <ul>{planned}</ul> })}
            <TakeAway store=store />
            <details class="explications" open=easy>
                <summary>"Que sont ces services ?"</summary>
                <Meanings categories=categories reading=answer.reading />
            </details>
        </div>
    }
}

fn item(
    store: Store,
    found: &Found<'static>,
    home: Option<NamedCommune<'static>>,
    reading: Reading,
) -> impl IntoView + use<> {
    let service = found.service;
    let what = match reading {
        Reading::Full => format!("{}. {}.", kind(service), place(store.dataset, found)),
        Reading::Easy => {
            format!("{} À {}.", easy_meaning(service.category), found.commune.name)
        }
    };
    let date = service.date.map(|date| format!("{}, ", on(date))).unwrap_or_default();
    view! {
        <li data-structure=service.id.to_string() data-distance=fixed(found.kilometres, 1).to_string()>
            {pictogram(service.category)}
            <div>
                <a href=format!("?structure={}", service.id)>{service.name.as_str()}</a>
                " " <strong>{distance(found, home)}</strong>
                <p>{what}</p>
                {service.manager.as_ref().map(|name| view! { <p>{format!("Géré par {name}.")}</p> })}
                <p class="origine">{date} {origin(&service.source.section, service.source.lines)}</p>
                <Keep store=store service=service />
            </div>
        </li>
    }
}

/// Services that no distance can be given for.
#[component]
fn Others(
    dataset: &'static Dataset,
    title: &'static str,
    services: Vec<&'static Service>,
) -> impl IntoView {
    let any = !services.is_empty();
    let items = services
        .into_iter()
        .map(|service| view! { <li><ServiceLink dataset=dataset service=service /></li> });
    let items = items.collect_view();
    any.then(|| view! { <h4>{title}</h4> <ul>{items}</ul> })
}

/// The coverage of the home's territory, in its sentence.
fn coverage(dataset: &Dataset, answer: &Answer) -> Option<String> {
    let territory = dataset.territory(&TerritoryId::Epci(answer.origin.territory?))?;
    Some(of_territory(dataset, dataset.indicator(IndicatorId::COVERAGE)?, territory))
}

fn farther(count: usize) -> String {
    match count {
        1 => "Voir 1 autre service, plus loin".to_owned(),
        _ => format!("Voir {count} autres services, plus loin"),
    }
}

fn lower(title: &str) -> String {
    title.replacen('A', "a", 1)
}
