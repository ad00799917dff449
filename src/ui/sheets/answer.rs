//! The answer: a sentence, the services from the nearest on, and what is unknown.

use leptos::prelude::*;

use super::super::external_links::contacts;
use super::super::filters::pictogram;
use super::super::shared_facts::{manager_sentence, service_source_text};
use super::super::slot::embedded;
use super::actions::{Actions, HomeTownHall};
use super::answer_tools::AnswerToolbar;
use super::childminders::Childminders;
use super::service_link;
use crate::store::Store;
use analysis::nearby::around::NearbyService;
use analysis::nearby::guidance::{
    danger_contacts, danger_intro, exclusive_contacts, shared_contacts, specialised_categories,
};
use analysis::wording::answer::{age_of_list, category_text, distance_text, sites_text, summary};
use analysis::wording::family_words::{
    ReadingLevel, easy_meaning, missing_details_text, need_label,
};
use analysis::wording::format::{lower_case, sentence_case, typeset};
use analysis::wording::labels::{category_name, category_words};
use analysis::wording::later_publications::{
    epci_today_text, home_counts_text, nearest_help_texts,
};
use analysis::wording::naming::{past_project_text, service_title};
use analysis::wording::sentence::territory_sentence;
use analysis::wording::toponym::{with_a, with_de};
use model::{Category, Contact, Dataset, NamedCommune, Need, Role, Service, TerritoryId};
use small_std::to_fixed;
use state::answer::Answer;
use state::{Event, Intent};

#[component]
pub fn AnswerView(store: Store, answer: Answer) -> impl IntoView {
    let dataset = store.dataset;
    let (home, current_need, reading) = (answer.home, answer.need, answer.reading);
    let question = answer.question(store.today());
    let title = match home {
        Some(home) => format!("Autour {}", with_de(home.name)),
        None => "Autour de vous".to_owned(),
    };
    let title = current_need.map_or(title.clone(), |current_need| {
        format!("{} : {}", need_label(current_need), lower_case(&title))
    });
    let items = answer.nearby.placed.iter().take(answer.shown_count);
    let items = items.map(|nearby| result_item(store, nearby, home, reading)).collect_view();
    let hidden_count = answer.nearby.placed.len() - answer.shown_count;
    let more_button = (hidden_count > 0).then(|| {
        let show = move |_| store.dispatch(Intent::ShowWholeAnswer);
        view! {
            <button type="button" data-control="suite" on:click=show>
                {more_label(hidden_count)}
            </button>
        }
    });
    let categories: Vec<Category> =
        store.state.with_untracked(|state| state.matching_categories().categories().collect());
    // Childminders also look after schoolchildren.
    let childcare = current_need == Some(Need::Childcare)
        || (current_need.is_none() && categories.contains(&Category::Eaje));
    let easy = reading == ReadingLevel::Easy;
    // The easy level has less to read.
    let planned = answer.nearby.planned.iter().filter(|_| !easy);
    let planned: Vec<&'static Service> = planned.map(|nearby| nearby.service).collect();
    // The Ram are named with the childminders, whom they serve.
    let in_territory = answer.nearby.in_territory.iter().copied();
    let in_territory: Vec<&'static Service> =
        in_territory.filter(|s| !(childcare && s.category == Category::Ram)).collect();
    let titles = match reading {
        ReadingLevel::Full => (
            "Dans votre intercommunalité, commune non précisée".to_owned(),
            "Dans le département, sans lieu précisé".to_owned(),
        ),
        ReadingLevel::Easy => {
            let within = sentence_case(&dataset.metadata.departement.locative);
            ("Près de chez vous, lieu inconnu".to_owned(), format!("{within}, lieu inconnu"))
        }
    };
    let coverage_text = (childcare && !easy).then(|| coverage_text(dataset, &answer)).flatten();
    let is_uncovered = question.uncovered().is_some();
    // What the commune has today stands before the document's list; where to ask, after it. A paragraph per
    // sentence: a single one would be larger than the loading notice before it, and so become the largest
    // contentful paint.
    let counts_today = home.and_then(|home| home_counts_text(dataset, home.seat));
    let epci_today = home.and_then(|home| epci_today_text(dataset, home.seat)).filter(|_| !easy);
    let help = home.map(|home| nearest_help_texts(dataset, &answer.origin, Some(home), reading));
    let help_today: Vec<String> =
        epci_today.into_iter().chain(help.into_iter().flatten()).collect();
    let today_notes = |sentences: Vec<String>| {
        let paragraph = |sentence: String| view! { <p>{typeset(&sentence)}</p> };
        (!sentences.is_empty()).then(|| {
            view! { <div data-aujourdhui>{sentences.into_iter().map(paragraph).collect_view()}</div> }
        })
    };
    let to_ask: Vec<&'static Contact> =
        shared_contacts(store.dataset.contacts(), current_need).collect();
    let territory = answer.origin.territory;
    let childminders = childcare
        .then(|| view! { <Childminders store=store territory=territory reading=reading /> });
    view! {
        <div class="reponse" id="reponse" tabindex="-1" data-resume>
            <h3>{typeset(&title)}</h3>
            <Danger dataset=store.dataset need=current_need reading=reading />
            <p class="phrase" role="status">{summary(&answer.nearby, &question)}</p>
            {age_of_list(dataset, &answer.nearby, &question).map(|age| view! { <p data-age-de-la-liste>{age}</p> })}
            {is_uncovered.then(|| view! { <DropAgeButton store=store /> })}
            {today_notes(counts_today.into_iter().collect())}
            <ol class="resultats" data-results>{items}</ol>
            {more_button}
            {today_notes(help_today)}
            {current_need.map(|current_need| view! { <SpecialisedServices store=store need=current_need nearby=answer.nearby.placed.clone() home=home reading=reading /> })}
            <div>
                <p class="discret">{typeset(&missing_details_text(dataset, reading))}</p>
                {embedded(contacts(&to_ask, reading))}
                {home.map(|home| view! { <HomeTownHall store=store home=home /> })}
            </div>
            {coverage_text.map(|sentence| view! { <p>{sentence}</p> })}
            {childminders}
            <UnplacedServices store=store title=titles.0 services=in_territory />
            <UnplacedServices store=store title=titles.1 services=answer.nearby.unplaced />
            {(!planned.is_empty()).then(|| view! { <Projects store=store services=planned /> })}
            <AnswerToolbar store=store />
            <details class="explications" open=easy>
                <summary>"Que sont ces services ?"</summary>
                <CategoryMeanings categories=categories reading=reading />
            </details>
        </div>
    }
}

/// Emergency numbers, before any other answer.
#[component]
fn Danger(dataset: &'static Dataset, need: Option<Need>, reading: ReadingLevel) -> impl IntoView {
    let numbers: Vec<&'static Contact> = danger_contacts(dataset.contacts(), need).collect();
    (!numbers.is_empty()).then(|| {
        view! {
            <div class="danger" data-danger>
                <p>{typeset(danger_intro(need, reading))}</p>
                {embedded(contacts(&numbers, reading))}
            </div>
        }
    })
}

/// Services for this need only, a line each. They follow the nearest ones, which help with any need.
#[component]
fn SpecialisedServices(
    store: Store,
    need: Need,
    nearby: Vec<NearbyService<'static>>,
    home: Option<NamedCommune<'static>>,
    reading: ReadingLevel,
) -> impl IntoView {
    let category_item = |category: &Category| {
        let nearest = nearby.iter().find(|candidate| candidate.service.category == *category)?;
        let href = store.card_link(&nearest.service.id);
        let meaning = meaning(*category, reading);
        let place_text = with_a(&nearest.commune.name);
        let place_text =
            format!("{}, {}", sentence_case(&place_text), distance_text(nearest, home));
        Some(view! {
            <li>
                <a href=href>{service_title(nearest.service)}</a> " " <span>{meaning} " " <strong>{place_text}</strong> "."</span>
            </li>
        })
    };
    let lines = specialised_categories(Some(need)).iter().filter_map(category_item).collect_view();
    let exclusive: Vec<&Contact> = exclusive_contacts(store.dataset.contacts(), need).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h4>"Ensuite, selon ce qu’il vous faut"</h4>
            <ul class="contacts" data-ensuite>{lines}</ul>
            {embedded(contacts(&exclusive, reading))}
        }
    })
}

/// The button that drops the age, if the document has nothing for it.
#[component]
fn DropAgeButton(store: Store) -> impl IntoView {
    let show = move |_| store.dispatch(Event::IntentWithFocus(Intent::SetAge(None)));
    view! { <button type="button" data-control="sans-age" on:click=show>"Voir sans l’âge"</button> }
}

/// Services that were only planned when the document was written.
#[component]
fn Projects(store: Store, services: Vec<&'static Service>) -> impl IntoView {
    let item = |service: &'static Service| {
        let href = store.card_link(&service.id);
        view! { <li><a href=href>{past_project_text(store.dataset, service)}</a></li> }
    };
    view! {
        <h4>"Ce qui n’était qu’un projet"</h4>
        <ul>{services.into_iter().map(item).collect_view()}</ul>
    }
}

fn result_item(
    store: Store,
    nearby: &NearbyService<'static>,
    home: Option<NamedCommune<'static>>,
    reading: ReadingLevel,
) -> impl IntoView + use<> {
    let service = nearby.service;
    let description = match reading {
        ReadingLevel::Full => {
            format!("{}. {}.", category_text(service), sites_text(store.dataset, nearby))
        }
        ReadingLevel::Easy => {
            format!("{} À {}.", easy_meaning(service.category), nearby.commune.name)
        }
    };
    let href = store.card_link(&service.id);
    view! {
        <li data-structure=service.id.to_string() data-distance=to_fixed(nearby.kilometres, 1).to_string()>
            {embedded(pictogram(service.category))}
            <div>
                <a href=href>{service_title(service)}</a>
                " " <strong>{distance_text(nearby, home)}</strong>
                <p>{description}</p>
                {manager_sentence(service).map(|words| view! { <p>{words}</p> })}
                <p class="origine">{service_source_text(store.dataset, service)}</p>
                <Actions store=store service=service site=Some(nearby.commune) full=false />
            </div>
        </li>
    }
}

/// Services whose commune is unknown, so that they have no distance.
#[component]
fn UnplacedServices(store: Store, title: String, services: Vec<&'static Service>) -> impl IntoView {
    let any = !services.is_empty();
    let items = services
        .into_iter()
        .map(|service| {
            view! {
                <li>
                    {service_link(store, service, true)}
                </li>
            }
        })
        .collect_view();
    any.then(|| view! { <h4>{title}</h4> <ul>{items}</ul> })
}

/// What the categories of the answer are, a short sentence each.
#[component]
fn CategoryMeanings(categories: Vec<Category>, reading: ReadingLevel) -> impl IntoView {
    let item = |category: Category| {
        view! {
            <div>
                <dt>{embedded(pictogram(category))} {category_name(category)}</dt>
                <dd>{meaning(category, reading)}</dd>
            </div>
        }
    };
    view! { <dl class="sens">{categories.into_iter().map(item).collect_view()}</dl> }
}

/// The purpose of a category, in one sentence.
fn meaning(category: Category, reading: ReadingLevel) -> &'static str {
    match reading {
        ReadingLevel::Full => category_words(category).meaning,
        ReadingLevel::Easy => easy_meaning(category),
    }
}

/// The sentence on the coverage of the home's territory.
fn coverage_text(dataset: &Dataset, answer: &Answer) -> Option<String> {
    let territory = dataset.territory(&TerritoryId::Epci(answer.origin.territory?))?;
    Some(territory_sentence(dataset, dataset.indicator_for(Role::Coverage)?, territory))
}

fn more_label(count: usize) -> String {
    match count {
        1 => "Voir 1 autre service, plus loin".to_owned(),
        _ => format!("Voir {count} autres services, plus loin"),
    }
}
