//! Workflow tests with the real search: type, choose, ask, answer, with and without a network.

use super::*;
use crate::{AppState, View};
use analysis::search::Search;
use model::read::outside_places;
use std::sync::LazyLock;

static OUTSIDE: LazyLock<String> = LazyLock::new(|| fixtures::text("lieux-exterieurs.csv"));

fn without_reply() -> SearchContext<'static> {
    SearchContext { reply: None, dataset: fixtures::dataset() }
}

/// A fake page around the field.
#[derive(Default)]
struct World {
    page: AppState,
    field: SearchField,
    offline: bool,
    fetched: u32,
    done: Vec<&'static str>,
}

impl World {
    fn reply(&self) -> Option<Reply> {
        let dataset = fixtures::dataset();
        let words = &self.field.query.as_ref()?.words;
        let outside = self.field.outside.loaded();
        let outside = outside.map(|text| outside_places(text).expect("places"));
        let gazetteer = &dataset.details.get().expect("details").gazetteer;
        Some(Search::new(dataset, gazetteer, outside.as_deref()).reply(words))
    }

    fn send(&mut self, event: SearchEvent) {
        let known = |world: &Self| (world.reply(), world.field.outside.is_settled());
        let before = known(self);
        let reply = before.0.as_ref();
        let context = SearchContext { reply, dataset: fixtures::dataset() };
        for effect in self.field.update(event, &context) {
            match effect {
                SearchEffect::FetchOutside => {
                    self.fetched += 1;
                    let text = (!self.offline).then(|| OUTSIDE.clone());
                    self.send(SearchEvent::OutsideFetched(text));
                }
                SearchEffect::RetrySearch => {}
                SearchEffect::Select => self.done.push("select"),
                SearchEffect::Focus => self.done.push("focus"),
                SearchEffect::MakeRoom => self.done.push("room"),
                SearchEffect::Page(event) => {
                    let effects = self.page.update(event, fixtures::dataset());
                    if effects.contains(&crate::Effect::FocusWhenDrawn("reponse")) {
                        self.done.push("answer");
                    }
                }
            }
        }
        if self.field.query.as_ref().is_some_and(|query| query.entered) && known(self) != before {
            self.send(SearchEvent::ReplyChanged);
        }
    }

    fn enter(&mut self, words: &str) {
        self.send(SearchEvent::Typed(words.to_owned()));
        self.send(SearchEvent::ButtonPressed);
        self.send(SearchEvent::ReplyChanged);
    }

    fn home(&self) -> Option<&str> {
        let Some(Home::Commune(code)) = self.page.state.home else { return None };
        fixtures::dataset().named_commune(code).map(|named| named.name)
    }
}

#[test]
fn leaving_the_field_with_words_in_it_is_told_until_something_is_done() {
    let mut world = World::default();
    world.send(SearchEvent::Typed("langr".to_owned()));
    world.send(SearchEvent::Blurred);
    assert!(world.field.left && world.field.query.is_none());
    world.send(SearchEvent::Typed("langres".to_owned()));
    assert!(!world.field.left);
    world.send(SearchEvent::Blurred);
    world.enter("langres");
    assert_eq!((world.field.left, world.home()), (false, Some("Langres")));
    world.send(SearchEvent::Blurred);
    assert!(!world.field.left, "nothing is left to do");
}

#[test]
fn a_commune_named_without_a_doubt_is_taken_even_without_a_network() {
    let mut world = World { offline: true, ..World::default() };
    world.enter("langres");
    assert_eq!((world.home(), world.field.typed.as_str()), (Some("Langres"), "Langres"));
    assert_eq!((world.page.state.view, world.done.last()), (View::Families, Some(&"answer")));
    assert_eq!(world.field.query, None, "nothing is offered any more");
}

#[test]
fn arrows_go_round_the_offers_and_enter_takes_the_active_one() {
    let mut world = World::default();
    world.send(SearchEvent::NextOffer);
    assert_eq!(world.field.active, None, "there is none");
    world.send(SearchEvent::Typed("saint".to_owned()));
    let offers = world.reply().expect("a reply").offers;
    assert!(offers.len() > 2, "{offers:?}");
    world.send(SearchEvent::PreviousOffer);
    assert_eq!(world.field.active, Some(offers.len() - 1));
    world.send(SearchEvent::NextOffer);
    assert_eq!(world.field.active, Some(0));
    world.send(SearchEvent::NextOffer);
    world.send(SearchEvent::EnterPressed);
    assert_eq!(world.field.typed, world.home().expect("a home"));
    assert!(offers[1].label.contains(&world.field.typed), "{:?}", offers[1]);
}

#[test]
fn a_need_is_sought_and_its_words_are_typed_over() {
    let mut world = World::default();
    world.enter("nounou");
    assert_eq!(world.page.state.need, Some(Need::Childcare));
    assert_eq!(world.done, ["room", "select", "room"]);
    assert!(world.field.feedback.is_some() && world.home().is_none());
    world.send(SearchEvent::Typed("langres".to_owned()));
    assert_eq!(world.field.feedback, None);
}

#[test]
fn what_is_known_nowhere_is_told_once_all_places_are_there() {
    let mut world = World::default();
    world.send(SearchEvent::Typed("xyzzy".to_owned()));
    world.field.outside = Remote::NotAsked;
    let _effects = world.field.update(SearchEvent::ButtonPressed, &without_reply());
    world.send(SearchEvent::ReplyChanged);
    assert_eq!(world.field.feedback, None, "the places outside may still come");
    world.send(SearchEvent::OutsideFetched(None));
    assert!(
        world.field.feedback.as_ref().is_some_and(|reply| reply.refused),
        "{:?}",
        world.field.feedback
    );
    assert_eq!(world.field.typed, "xyzzy", "the text stays");
}

#[test]
fn places_outside_are_fetched_once_and_again_after_a_failure() {
    let mut world = World { offline: true, ..World::default() };
    world.send(SearchEvent::Focused);
    world.send(SearchEvent::Typed("dijon".to_owned()));
    assert_eq!(world.fetched, 1);
    // A second attempt waits for the network too.
    let _effects = world.field.update(SearchEvent::ButtonPressed, &without_reply());
    world.send(SearchEvent::ReplyChanged);
    assert_eq!(world.field.feedback, None, "the places outside may still come");
    world.send(SearchEvent::OutsideFetched(None));
    assert!(world.field.feedback.is_some(), "what the map knows");
    world.offline = false;
    world.enter("dijon");
    assert_eq!(world.fetched, 2);
    assert!(
        world.field.feedback.as_ref().is_some_and(|reply| reply.elsewhere),
        "{:?}",
        world.field.feedback
    );
    world.enter("dijon");
    assert_eq!(world.fetched, 2);
}

#[test]
fn leaving_the_field_ends_what_was_only_typed() {
    let mut world = World::default();
    world.send(SearchEvent::Typed("lang".to_owned()));
    world.send(SearchEvent::Blurred);
    assert_eq!((world.field.query.as_ref(), world.field.typed.as_str()), (None, "lang"));
    world.send(SearchEvent::Typed("  ".to_owned()));
    world.send(SearchEvent::ButtonPressed);
    assert_eq!(world.done.last(), Some(&"focus"), "there is nothing to look for");
    let said = world.field.feedback.as_ref().map(|reply| (reply.message.as_str(), reply.refused));
    assert!(said.is_some_and(|(said, refused)| said.contains("commune") && !refused), "{said:?}");
    world.send(SearchEvent::Typed("l".to_owned()));
    assert_eq!(world.field.feedback, None);
    world.send(SearchEvent::HomeSet("Joinville".to_owned()));
    assert_eq!(world.field.typed, "Joinville", "the field follows a link");
}
