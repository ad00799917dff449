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
        let known = |fake: &Self| (fake.reply(), fake.field.outside.is_settled());
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
    let mut fake = World::default();
    fake.send(SearchEvent::Typed("langr".to_owned()));
    fake.send(SearchEvent::Blurred);
    assert!(fake.field.left && fake.field.query.is_none());
    fake.send(SearchEvent::Typed("langres".to_owned()));
    assert!(!fake.field.left);
    fake.send(SearchEvent::Blurred);
    fake.enter("langres");
    assert_eq!((fake.field.left, fake.home()), (false, Some("Langres")));
    fake.send(SearchEvent::Blurred);
    assert!(!fake.field.left, "nothing is left to do");
}

#[test]
fn a_commune_named_without_a_doubt_is_taken_even_without_a_network() {
    let mut fake = World { offline: true, ..World::default() };
    fake.enter("langres");
    assert_eq!((fake.home(), fake.field.typed.as_str()), (Some("Langres"), "Langres"));
    assert_eq!((fake.page.state.view, fake.done.last()), (View::Families, Some(&"answer")));
    assert_eq!(fake.field.query, None, "nothing is offered any more");
}

#[test]
fn arrows_go_round_the_offers_and_enter_takes_the_active_one() {
    let mut fake = World::default();
    fake.send(SearchEvent::NextOffer);
    assert_eq!(fake.field.active, None, "there is none");
    fake.send(SearchEvent::Typed("saint".to_owned()));
    let offers = fake.reply().expect("a reply").suggestions;
    assert!(offers.len() > 2, "{offers:?}");
    fake.send(SearchEvent::PreviousOffer);
    assert_eq!(fake.field.active, Some(offers.len() - 1));
    fake.send(SearchEvent::NextOffer);
    assert_eq!(fake.field.active, Some(0));
    fake.send(SearchEvent::NextOffer);
    fake.send(SearchEvent::EnterPressed);
    assert_eq!(fake.field.typed, fake.home().expect("a home"));
    assert!(offers[1].label.contains(&fake.field.typed), "{:?}", offers[1]);
}

#[test]
fn a_need_is_sought_and_its_words_are_typed_over() {
    let mut fake = World::default();
    fake.enter("nounou");
    assert_eq!(fake.page.state.need, Some(Need::Childcare));
    assert_eq!(fake.done, ["room", "select", "room"]);
    assert!(fake.field.feedback.is_some() && fake.home().is_none());
    fake.send(SearchEvent::Typed("langres".to_owned()));
    assert_eq!(fake.field.feedback, None);
}

#[test]
fn what_is_known_nowhere_is_told_once_all_places_are_there() {
    let mut fake = World::default();
    fake.send(SearchEvent::Typed("xyzzy".to_owned()));
    fake.field.outside = Remote::NotAsked;
    let _effects = fake.field.update(SearchEvent::ButtonPressed, &without_reply());
    fake.send(SearchEvent::ReplyChanged);
    assert_eq!(fake.field.feedback, None, "the places outside may still come");
    fake.send(SearchEvent::OutsideFetched(None));
    assert!(
        fake.field.feedback.as_ref().is_some_and(|reply| reply.has_no_match),
        "{:?}",
        fake.field.feedback
    );
    assert_eq!(fake.field.typed, "xyzzy", "the text stays");
}

#[test]
fn places_outside_are_fetched_once_and_again_after_a_failure() {
    let mut fake = World { offline: true, ..World::default() };
    fake.send(SearchEvent::Focused);
    fake.send(SearchEvent::Typed("dijon".to_owned()));
    assert_eq!(fake.fetched, 1);
    // A second attempt waits for the network too.
    let _effects = fake.field.update(SearchEvent::ButtonPressed, &without_reply());
    fake.send(SearchEvent::ReplyChanged);
    assert_eq!(fake.field.feedback, None, "the places outside may still come");
    fake.send(SearchEvent::OutsideFetched(None));
    assert!(fake.field.feedback.is_some(), "what the map knows");
    fake.offline = false;
    fake.enter("dijon");
    assert_eq!(fake.fetched, 2);
    assert!(
        fake.field.feedback.as_ref().is_some_and(|reply| reply.is_outside),
        "{:?}",
        fake.field.feedback
    );
    fake.enter("dijon");
    assert_eq!(fake.fetched, 2);
}

#[test]
fn leaving_the_field_ends_what_was_only_typed() {
    let mut fake = World::default();
    fake.send(SearchEvent::Typed("lang".to_owned()));
    fake.send(SearchEvent::Blurred);
    assert_eq!((fake.field.query.as_ref(), fake.field.typed.as_str()), (None, "lang"));
    fake.send(SearchEvent::Typed("  ".to_owned()));
    fake.send(SearchEvent::ButtonPressed);
    assert_eq!(fake.done.last(), Some(&"focus"), "there is nothing to look for");
    let said =
        fake.field.feedback.as_ref().map(|reply| (reply.message.as_str(), reply.has_no_match));
    assert!(said.is_some_and(|(said, refused)| said.contains("commune") && !refused), "{said:?}");
    fake.send(SearchEvent::Typed("l".to_owned()));
    assert_eq!(fake.field.feedback, None);
    fake.send(SearchEvent::HomeSet("Joinville".to_owned()));
    assert_eq!(fake.field.typed, "Joinville", "the field follows a link");
}
