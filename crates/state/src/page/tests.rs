//! Workflow tests with a fake browser: an address bar, a storage that accepts or refuses, a tab.

use super::*;
use crate::LocateError;
use analysis::nearby::around::Origin;
use geometry::LonLat;
use model::{AgeBand, CommuneCode, InseeCode, Need, Siren};

/// A fake browser that runs the page.
#[derive(Default)]
struct World {
    page: AppState,
    /// Query strings, each with the position in its history state.
    history: Vec<(String, Option<String>)>,
    list: Option<String>,
    refuses: bool,
    focus: Option<&'static str>,
    /// Sheets that were closed, each with its fallback for the focus.
    returned: Vec<(&'static str, &'static str)>,
    printed: usize,
    /// The device's position, unless it refuses.
    device: Option<Position>,
    host: Vec<String>,
}

impl World {
    fn open(query: &str) -> Self {
        let mut browser = Self { history: vec![(query.to_owned(), None)], ..Self::default() };
        browser.start();
        browser
    }

    fn start(&mut self) {
        self.page = AppState::default();
        self.send(Event::Opened(self.address().to_owned()));
        self.send(Event::Ready);
    }

    fn address(&self) -> &str {
        &self.history.last().expect("an entry").0
    }

    fn entry(&mut self) -> &mut (String, Option<String>) {
        self.history.last_mut().expect("an entry")
    }

    fn back(&mut self) {
        self.history.pop();
        self.send(Event::PoppedState(self.address().to_owned()));
    }

    fn send(&mut self, event: impl Into<Event>) {
        for effect in self.page.update(event.into(), fixtures::dataset()) {
            match effect {
                Effect::UpdateHistory(HistoryStep::Push, query) => {
                    let position = self.entry().1.clone();
                    self.history.push((query, position));
                }
                Effect::UpdateHistory(_, query) => self.entry().0 = query,
                Effect::NotifyEmbedder(query) => self.host.push(query),
                Effect::MarkReady => {}
                Effect::ReadShortlist => {
                    let found = self.list.clone().filter(|_| !self.refuses);
                    self.send(Event::ShortlistRead(found));
                }
                Effect::WriteShortlist(text) => {
                    if !self.refuses {
                        self.list = Some(text);
                    }
                    self.send(Event::ShortlistWritten(!self.refuses));
                }
                Effect::EraseShortlist => self.list = None,
                Effect::ReadPosition => {
                    let kept = self.entry().1.clone();
                    self.send(Event::PositionRead(kept));
                }
                Effect::WritePosition(text) => self.entry().1 = text,
                Effect::FocusWhenDrawn(id) | Effect::Focus(id) => self.focus = Some(id),
                Effect::ReturnFocus { sheet, fallback: otherwise } => {
                    self.returned.push((sheet, otherwise))
                }
                Effect::Print => self.printed += 1,
                Effect::AskDevice => {
                    let answer = self.device.ok_or(LocateError::Denied);
                    self.send(Event::Locate(LocateEvent::Answered(answer)));
                }
                Effect::FindTerritory(_) => {
                    let placed = (!self.refuses).then(|| Ok(origin()));
                    self.send(Event::Locate(LocateEvent::Placed(placed)));
                }
            }
        }
    }
}

fn service(rank: usize) -> ServiceId {
    fixtures::dataset().services[rank].id.clone()
}

fn langres() -> Home {
    Home::Commune(CommuneCode::Former(InseeCode::parse("52269").expect("five digits")))
}

fn origin() -> Origin {
    position::origin_from_text(fixtures::dataset(), "5100000,48100000,200035954").expect("a place")
}

fn here() -> Home {
    Home::Here(origin())
}

#[test]
fn following_a_territory_is_a_step_that_back_undoes() {
    let mut browser = World::open("");
    let siren = Siren::parse("200035954");
    browser.send(Event::IntentWithFocus(Intent::Select(siren)));
    assert_eq!(browser.address(), "?epci=200035954");
    assert_eq!(browser.focus, Some("panneau"));
    browser.send(Intent::Select(siren));
    assert_eq!(browser.history.len(), 2, "nothing new is no step");
    browser.back();
    assert_eq!(
        (browser.page.state.selected, browser.host.as_slice()),
        (None, &[String::new()][..])
    );
}

#[test]
fn a_damaged_address_is_told_and_a_mended_one_is_written_anew() {
    let mut browser = World::open("?epci=1");
    assert_eq!((browser.page.notices.len(), browser.address()), (1, "?epci=1"));
    browser.send(Event::Notify(Notice::PartUnavailable));
    browser.send(Event::Notify(Notice::PartUnavailable));
    assert_eq!(browser.page.notices.len(), 2, "the same is told once");
    browser.send(Event::NoticesClosed);
    assert_eq!(browser.page.notices, []);
    let browser = World::open("?indicateur=population&amp;epci=200035954");
    assert_eq!(
        (browser.page.notices.len(), browser.address()),
        (0, "?indicateur=population&epci=200035954")
    );
}

#[test]
fn a_question_is_answered_where_reading_goes_on() {
    let mut browser = World::open("");
    browser.send(Intent::SetNeed(Some(Need::Childcare)));
    assert_eq!(browser.focus, None);
    browser.send(Event::IntentWithFocus(Intent::SetHome(Some(langres()))));
    assert_eq!(browser.focus, Some("reponse"));
    browser.send(Intent::SetAge(Some(AgeBand::Under3)));
    assert_eq!(browser.address(), "?besoin=garde&age=0-2&commune=52269");
    assert_eq!(browser.history.len(), 4);
}

#[test]
fn a_position_stays_with_the_tab_and_goes_with_another_home() {
    let mut browser = World::open("?besoin=ecole");
    browser.send(Event::IntentWithFocus(Intent::SetHome(Some(here()))));
    assert_eq!((browser.history.len(), browser.address()), (1, "?besoin=ecole"), "in no address");
    browser.send(Intent::SetAge(Some(AgeBand::From6To10)));
    browser.focus = None;
    browser.start();
    assert_eq!(browser.page.state.home, Some(here()), "a reload keeps it");
    assert_eq!(browser.focus, None, "and moves nobody");
    browser.send(Intent::SetHome(Some(langres())));
    assert_eq!(browser.entry().1, None);
    browser.back();
    assert_eq!(browser.page.state.home, Some(here()), "the entry before still knows it");
}

#[test]
fn an_entry_that_keeps_something_else_gives_no_position() {
    let mut browser = World::open("");
    browser.entry().1 = Some("{}".to_owned());
    browser.start();
    assert_eq!(browser.page.state.home, None);
}

#[test]
fn the_list_is_kept_only_where_the_person_asks() {
    let mut browser = World::open("");
    browser.send(Event::AddToShortlist(service(0)));
    assert_eq!(browser.list, None);
    browser.send(Event::RememberShortlist(true));
    browser.send(Event::AddToShortlist(service(1)));
    let both = format!("{},{}", service(0), service(1));
    assert_eq!(browser.list.as_deref(), Some(both.as_str()));
    // In a new tab, unless its URL contains another list.
    let mut next =
        World { list: browser.list.clone(), history: vec![Default::default()], ..World::default() };
    next.start();
    assert_eq!(next.page.state.shortlist, [service(0), service(1)]);
    assert!(next.page.shortlist_memory.wanted && next.address().starts_with("?liste="));
    next.send(Event::RemoveFromShortlist(service(0)));
    assert_eq!((next.list.as_deref(), next.focus), (Some(service(1).as_str()), Some(SHORTLIST_ID)));
    next.send(Event::RememberShortlist(false));
    next.send(Event::AddToShortlist(service(3)));
    assert_eq!(next.list, None);
}

/// A device that stores `list`, and a link with another shortlist.
fn shared_with(list: &str) -> World {
    let query = format!("?liste={}", service(2));
    let list = Some(list.to_owned());
    let mut shared = World { list, history: vec![(query, None)], ..World::default() };
    shared.start();
    shared
}

#[test]
fn who_takes_the_last_service_off_the_list_is_told_that_it_is_empty() {
    let mut browser = World::open("");
    assert!(!browser.page.shortlist_memory.emptied, "nobody has asked for a list");
    browser.send(Event::AddToShortlist(service(0)));
    browser.send(Event::AddToShortlist(service(1)));
    browser.send(Event::RemoveFromShortlist(service(0)));
    assert!(!browser.page.shortlist_memory.emptied);
    browser.send(Event::RemoveFromShortlist(service(1)));
    assert!(browser.page.shortlist_memory.emptied);
    assert_eq!(browser.focus, Some(SHORTLIST_ID));
}

#[test]
fn a_shared_link_leaves_the_shortlist_of_the_device_until_one_is_taken() {
    let both = format!("{},{}", service(0), service(1));
    let mut shared = shared_with(&both);
    assert_eq!(shared.page.state.shortlist, [service(2)]);
    shared.send(Event::AddToShortlist(service(3)));
    shared.send(Event::RemoveFromShortlist(service(2)));
    assert_eq!(shared.list.as_deref(), Some(both.as_str()));
    assert!(!shared.page.shortlist_memory.wanted, "it is not this one that is kept");
    shared.send(Event::ResumeShortlist);
    let memory = ShortlistPersistence { wanted: true, ..ShortlistPersistence::default() };
    assert_eq!(shared.page.shortlist_memory, memory);
    assert_eq!(shared.page.state.shortlist, [service(0), service(1)]);
    assert_eq!(shared.focus, Some(SHORTLIST_ID));
    // The person may also store the new one.
    let mut shared = shared_with(&both);
    shared.send(Event::RememberShortlist(true));
    assert_eq!(shared.list.as_deref(), Some(service(2).as_str()));
    assert_eq!(shared.page.shortlist_memory, memory);
    // If the list is the same or empty, there is no conflict.
    for kept in [service(2).to_string(), String::new()] {
        assert_eq!(shared_with(&kept).page.shortlist_memory, memory);
    }
}

#[test]
fn putting_on_and_taking_off_twice_is_the_same_as_once() {
    let mut browser = World::open("");
    for rank in 0..SHORTLIST_MAX {
        browser.send(Event::AddToShortlist(service(rank)));
    }
    browser.send(Event::AddToShortlist(service(0)));
    assert_eq!(browser.page.state.shortlist.len(), SHORTLIST_MAX);
    assert_eq!(browser.page.notices, [], "there already");
    browser.send(Event::RemoveFromShortlist(service(0)));
    browser.send(Event::RemoveFromShortlist(service(0)));
    assert_eq!(browser.page.state.shortlist.len(), SHORTLIST_MAX - 1);
}

#[test]
fn other_pages_leave_list_and_position_alone() {
    let mut page = AppState::of(View::Plan);
    let opened = page.update(Event::Opened("?commune=52269".to_owned()), fixtures::dataset());
    assert_eq!((opened, page.state.view), (Vec::new(), View::Plan));
    assert_eq!(page.update(Event::Ready, fixtures::dataset()), [Effect::MarkReady]);
}

#[test]
fn the_last_service_taken_off_leaves_an_empty_list_that_is_still_kept() {
    let mut browser = World::open("");
    browser.send(Event::RememberShortlist(true));
    browser.send(Event::AddToShortlist(service(0)));
    browser.send(Event::RemoveFromShortlist(service(0)));
    assert_eq!(browser.list.as_deref(), Some(""));
    browser.send(Event::AddToShortlist(service(0)));
    assert_eq!(browser.list.as_deref(), Some(service(0).as_str()));
}

#[test]
fn a_device_that_refuses_is_known_and_a_full_list_is_told() {
    let mut browser =
        World { refuses: true, history: vec![Default::default()], ..World::default() };
    browser.start();
    browser.send(Event::RememberShortlist(true));
    assert!(browser.page.shortlist_memory.refused);
    browser.send(Event::RememberShortlist(false));
    assert!(!browser.page.shortlist_memory.refused, "nothing more is asked of it");
    browser.send(Event::RememberShortlist(true));
    for rank in 0..=SHORTLIST_MAX {
        browser.send(Event::AddToShortlist(service(rank)));
    }
    assert_eq!(browser.page.state.shortlist.len(), SHORTLIST_MAX);
    assert_eq!(browser.page.notices, [Notice::ShortlistFull]);
}

#[test]
fn a_closed_sheet_gives_the_focus_back_however_it_was_closed() {
    let mut browser = World::open("?epci=200035954");
    assert_eq!(browser.returned, [], "what the page opens with closes nothing");
    browser.send(Event::IntentWithFocus(Intent::Select(Siren::parse("245200456"))));
    assert_eq!(browser.returned, [], "another territory in the same panel");
    browser.send(Event::IntentWithFocus(Intent::OpenService(Some(service(0)))));
    browser.send(Intent::OpenService(None));
    assert_eq!(std::mem::take(&mut browser.returned), [(CARD_ID, TABLE_ID)]);
    browser.send(Event::IntentWithFocus(Intent::OpenGroup(vec![service(0), service(1)])));
    browser.send(Event::IntentWithFocus(Intent::OpenService(Some(service(0)))));
    assert_eq!(browser.returned, [], "the card of a member stays the same sheet");
    browser.send(Event::IntentWithFocus(Intent::Select(None)));
    assert_eq!(std::mem::take(&mut browser.returned), [(CARD_ID, TABLE_ID), (PANEL_ID, TABLE_ID)]);
    browser.send(Intent::Select(Siren::parse("245200456")));
    browser.back();
    assert_eq!(std::mem::take(&mut browser.returned), [(PANEL_ID, TABLE_ID)], "by Back too");
    browser.send(Intent::SetHome(Some(langres())));
    browser.send(Intent::OpenService(Some(service(0))));
    browser.send(Intent::OpenService(None));
    assert_eq!(browser.returned, [(CARD_ID, ANSWER_ID)], "an answer is read on");
}

#[test]
fn the_device_is_asked_and_its_answer_read_on() {
    let mut browser = World::open("?besoin=ecole");
    let ask = || Event::Locate(LocateEvent::Asked);
    browser.send(ask());
    assert_eq!((browser.page.state.home, browser.focus), (None, None));
    assert_eq!(browser.page.locating, Locating::Failed(LocateError::Denied));
    browser.device = Some(Position { point: LonLat { lon: 5.1, lat: 48.1 }, accuracy_km: 0.1 });
    browser.refuses = true;
    browser.send(ask());
    assert_eq!(browser.page.locating, Locating::WithoutOutlines);
    browser.refuses = false;
    browser.send(ask());
    assert_eq!((browser.page.state.home, browser.focus), (Some(here()), Some(ANSWER_ID)));
    assert_eq!(browser.page.locating, Locating::Idle);
    assert_eq!(browser.address(), "?besoin=ecole", "in no address");
    assert!(browser.entry().1.is_some(), "but with the tab");
}

#[test]
fn printing_changes_nothing_that_is_shown() {
    let mut browser = World::open("?epci=200035954");
    let shown = browser.page.state.clone();
    browser.send(Event::Print);
    assert_eq!((browser.printed, &browser.page.state, browser.history.len()), (1, &shown, 1));
}
