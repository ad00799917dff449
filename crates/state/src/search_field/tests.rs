//! Workflow tests with the real search: type, choose, ask, answer, with and without a network.

use super::*;
use crate::{AppState, View};
use analysis::search::Search;
use model::read::outside_places;
use std::sync::LazyLock;

static OUTSIDE: LazyLock<String> = LazyLock::new(|| fixtures::geodata_text("lieux-exterieurs.csv"));

fn without_reply() -> SearchContext<'static> {
    SearchContext { reply: None, dataset: fixtures::dataset() }
}

/// A fake page around the field.
#[derive(Default)]
struct FakePage {
    page: AppState,
    field: SearchField,
    offline: bool,
    fetched: u32,
    performed: Vec<&'static str>,
}

impl FakePage {
    fn reply(&self) -> Option<Reply> {
        let dataset = fixtures::dataset();
        let text = &self.field.query.as_ref()?.text;
        let outside = self.field.outside_file.loaded();
        let outside = outside.map(|text| outside_places(text).expect("places"));
        let gazetteer = &dataset.details.get().expect("details").gazetteer;
        Some(Search::new(dataset, gazetteer, outside.as_deref()).reply(text))
    }

    fn send(&mut self, event: SearchEvent) {
        let reply_and_outside = |fake: &Self| (fake.reply(), fake.field.outside_file.is_settled());
        let before = reply_and_outside(self);
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
                SearchEffect::Select => self.performed.push("select"),
                SearchEffect::Focus => self.performed.push("focus"),
                SearchEffect::MakeRoom => self.performed.push("room"),
                SearchEffect::App(event) => {
                    let effects = self.page.update(event, fixtures::dataset());
                    if effects.contains(&crate::Effect::FocusWhenDrawn("reponse")) {
                        self.performed.push("answer");
                    }
                }
            }
        }
        if self.field.query.as_ref().is_some_and(|query| query.is_submitted)
            && reply_and_outside(self) != before
        {
            self.send(SearchEvent::ReplyChanged);
        }
    }

    fn submit(&mut self, words: &str) {
        self.send(SearchEvent::Typed(words.to_owned()));
        self.send(SearchEvent::ButtonPressed);
        self.send(SearchEvent::ReplyChanged);
    }

    fn home(&self) -> Option<&str> {
        let Some(Home::Commune(code)) = self.page.view_state.home else { return None };
        fixtures::dataset().named_commune(code).map(|named| named.name)
    }
}

#[test]
fn abandoned_text_is_marked_until_the_next_action() {
    let mut fake = FakePage::default();
    fake.send(SearchEvent::Typed("langr".to_owned()));
    fake.send(SearchEvent::Blurred);
    assert!(fake.field.is_abandoned && fake.field.query.is_none());
    fake.send(SearchEvent::Typed("langres".to_owned()));
    assert!(!fake.field.is_abandoned);
    fake.send(SearchEvent::Blurred);
    fake.submit("langres");
    assert_eq!((fake.field.is_abandoned, fake.home()), (false, Some("Langres")));
    fake.send(SearchEvent::Blurred);
    assert!(!fake.field.is_abandoned, "nothing is left to do");
}

#[test]
fn exact_commune_is_taken_offline() {
    let mut fake = FakePage { offline: true, ..FakePage::default() };
    fake.submit("langres");
    assert_eq!((fake.home(), fake.field.text.as_str()), (Some("Langres"), "Langres"));
    assert_eq!(
        (fake.page.view_state.view, fake.performed.last()),
        (View::Families, Some(&"answer"))
    );
    assert_eq!(fake.field.query, None, "nothing is offered any more");
}

#[test]
fn arrows_cycle_through_offers_and_enter_takes_one() {
    let mut fake = FakePage::default();
    fake.send(SearchEvent::NextOffer);
    assert_eq!(fake.field.active_index, None, "there is none");
    fake.send(SearchEvent::Typed("saint".to_owned()));
    let offers = fake.reply().expect("a reply").suggestions;
    assert!(offers.len() > 2, "{offers:?}");
    fake.send(SearchEvent::PreviousOffer);
    assert_eq!(fake.field.active_index, Some(offers.len() - 1));
    fake.send(SearchEvent::NextOffer);
    assert_eq!(fake.field.active_index, Some(0));
    fake.send(SearchEvent::NextOffer);
    fake.send(SearchEvent::EnterPressed);
    assert_eq!(fake.field.text, fake.home().expect("a home"));
    assert!(offers[1].label.contains(&fake.field.text), "{:?}", offers[1]);
}

#[test]
fn need_is_set_and_its_text_selected() {
    let mut fake = FakePage::default();
    fake.submit("nounou");
    assert_eq!(fake.page.view_state.need, Some(Need::Childcare));
    assert_eq!(fake.performed, ["room", "select", "room"]);
    assert!(fake.field.feedback.is_some() && fake.home().is_none());
    fake.send(SearchEvent::Typed("langres".to_owned()));
    assert_eq!(fake.field.feedback, None);
}

#[test]
fn unknown_place_is_refused_once_outside_places_are_loaded() {
    let mut fake = FakePage::default();
    fake.send(SearchEvent::Typed("xyzzy".to_owned()));
    fake.field.outside_file = Remote::NotAsked;
    let _effects = fake.field.update(SearchEvent::ButtonPressed, &without_reply());
    fake.send(SearchEvent::ReplyChanged);
    assert_eq!(fake.field.feedback, None, "the places outside may still come");
    fake.send(SearchEvent::OutsideFetched(None));
    assert!(
        fake.field.feedback.as_ref().is_some_and(|reply| reply.has_no_match),
        "{:?}",
        fake.field.feedback
    );
    assert_eq!(fake.field.text, "xyzzy", "the text stays");
}

#[test]
fn outside_places_are_fetched_again_after_a_failure() {
    let mut fake = FakePage { offline: true, ..FakePage::default() };
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
    fake.submit("dijon");
    assert_eq!(fake.fetched, 2);
    assert!(
        fake.field.feedback.as_ref().is_some_and(|reply| reply.is_outside),
        "{:?}",
        fake.field.feedback
    );
    fake.submit("dijon");
    assert_eq!(fake.fetched, 2);
}

#[test]
fn blur_ends_an_unsubmitted_query() {
    let mut fake = FakePage::default();
    fake.send(SearchEvent::Typed("lang".to_owned()));
    fake.send(SearchEvent::Blurred);
    assert_eq!((fake.field.query.as_ref(), fake.field.text.as_str()), (None, "lang"));
    fake.send(SearchEvent::Typed("  ".to_owned()));
    fake.send(SearchEvent::ButtonPressed);
    assert_eq!(fake.performed.last(), Some(&"focus"), "there is nothing to look for");
    let feedback =
        fake.field.feedback.as_ref().map(|reply| (reply.message.as_str(), reply.has_no_match));
    assert!(
        feedback.is_some_and(|(said, refused)| said.contains("commune") && !refused),
        "{feedback:?}"
    );
    fake.send(SearchEvent::Typed("l".to_owned()));
    assert_eq!(fake.field.feedback, None);
    fake.send(SearchEvent::HomeSet("Joinville".to_owned()));
    assert_eq!(fake.field.text, "Joinville", "the field follows a link");
}
