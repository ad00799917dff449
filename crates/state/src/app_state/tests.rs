//! Workflow tests with a fake browser: an address bar, a storage that accepts or refuses, a tab.

use super::*;
use crate::LocateError;
use analysis::nearby::around::Origin;
use geometry::LonLat;
use model::{AgeBand, CommuneCode, InseeCode, Need, Siren};

/// A fake browser that runs the page.
#[derive(Default)]
struct FakeBrowser {
    page: AppState,
    /// Query strings, each with the position in its history state.
    history: Vec<(String, Option<String>)>,
    stored_shortlist: Option<String>,
    refuses_storage: bool,
    focus: Option<&'static str>,
    /// Sheets that were closed, each with its fallback for the focus.
    returned_focus: Vec<(&'static str, &'static str)>,
    printed: usize,
    /// The device's position, unless it refuses.
    device: Option<Position>,
    embedder: Vec<String>,
}

impl FakeBrowser {
    fn open(query: &str) -> Self {
        let mut browser = Self { history: vec![(query.to_owned(), None)], ..Self::default() };
        browser.load();
        browser
    }

    fn load(&mut self) {
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
                Effect::NotifyEmbedder(query) => self.embedder.push(query),
                Effect::MarkReady => {}
                Effect::ReadShortlist => {
                    let text = self.stored_shortlist.clone().filter(|_| !self.refuses_storage);
                    self.send(Event::ShortlistRead(text));
                }
                Effect::WriteShortlist(text) => {
                    if !self.refuses_storage {
                        self.stored_shortlist = Some(text);
                    }
                    self.send(Event::ShortlistWritten(!self.refuses_storage));
                }
                Effect::EraseShortlist => self.stored_shortlist = None,
                Effect::ReadStoredHome => {
                    let position = self.entry().1.clone();
                    self.send(Event::StoredHomeRead(position));
                }
                Effect::WriteStoredHome(text) => self.entry().1 = text,
                Effect::FocusWhenDrawn(id) | Effect::Focus(id) => self.focus = Some(id),
                Effect::ReturnFocus { sheet, fallback } => {
                    self.returned_focus.push((sheet, fallback))
                }
                Effect::Print => self.printed += 1,
                Effect::AskDevice => {
                    let answer = self.device.ok_or(LocateError::Denied);
                    self.send(Event::Locate(LocateEvent::Answered(answer)));
                }
                Effect::FindTerritory(_) => {
                    let result = (!self.refuses_storage).then(|| Ok(origin()));
                    self.send(Event::Locate(LocateEvent::Placed(result)));
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

fn device_home() -> Home {
    Home::DevicePosition(origin())
}

#[test]
fn selecting_a_territory_is_undone_by_back() {
    let mut browser = FakeBrowser::open("");
    let siren = Siren::parse("200035954");
    browser.send(Event::IntentWithFocus(Intent::Select(siren)));
    assert_eq!(browser.address(), "?epci=200035954");
    assert_eq!(browser.focus, Some("panneau"));
    browser.send(Intent::Select(siren));
    assert_eq!(browser.history.len(), 2, "nothing new is no step");
    browser.back();
    assert_eq!(
        (browser.page.view_state.selected, browser.embedder.as_slice()),
        (None, &[String::new()][..])
    );
}

#[test]
fn damaged_url_gives_a_notice_and_a_repaired_one_is_replaced() {
    let mut browser = FakeBrowser::open("?epci=1");
    assert_eq!((browser.page.notices.len(), browser.address()), (1, "?epci=1"));
    browser.send(Event::Notify(Notice::ChunkUnavailable));
    browser.send(Event::Notify(Notice::ChunkUnavailable));
    assert_eq!(browser.page.notices.len(), 2, "the same is told once");
    browser.send(Event::NoticesClosed);
    assert_eq!(browser.page.notices, []);
    let browser = FakeBrowser::open("?indicateur=population&amp;epci=200035954");
    assert_eq!(
        (browser.page.notices.len(), browser.address()),
        (0, "?indicateur=population&epci=200035954")
    );
}

#[test]
fn answer_gets_the_focus_once_home_is_set() {
    let mut browser = FakeBrowser::open("");
    browser.send(Intent::SetNeed(Some(Need::Childcare)));
    assert_eq!(browser.focus, None);
    browser.send(Event::IntentWithFocus(Intent::SetHome(Some(langres()))));
    assert_eq!(browser.focus, Some("reponse"));
    browser.send(Intent::SetAge(Some(AgeBand::Under3)));
    assert_eq!(browser.address(), "?besoin=garde&age=0-2&commune=52269");
    assert_eq!(browser.history.len(), 4);
}

#[test]
fn device_position_stays_in_the_history_entry() {
    let mut browser = FakeBrowser::open("?besoin=ecole");
    browser.send(Event::IntentWithFocus(Intent::SetHome(Some(device_home()))));
    assert_eq!((browser.history.len(), browser.address()), (1, "?besoin=ecole"), "in no address");
    browser.send(Intent::SetAge(Some(AgeBand::From6To10)));
    browser.focus = None;
    browser.load();
    assert_eq!(browser.page.view_state.home, Some(device_home()), "a reload keeps it");
    assert_eq!(browser.focus, None, "and moves nobody");
    browser.send(Intent::SetHome(Some(langres())));
    assert_eq!(browser.entry().1, None);
    browser.back();
    assert_eq!(
        browser.page.view_state.home,
        Some(device_home()),
        "the entry before still knows it"
    );
}

#[test]
fn invalid_stored_home_is_ignored() {
    let mut browser = FakeBrowser::open("");
    browser.entry().1 = Some("{}".to_owned());
    browser.load();
    assert_eq!(browser.page.view_state.home, None);
}

#[test]
fn shortlist_is_stored_only_on_request() {
    let mut browser = FakeBrowser::open("");
    browser.send(Event::AddToShortlist(service(0)));
    assert_eq!(browser.stored_shortlist, None);
    browser.send(Event::RememberShortlist(true));
    browser.send(Event::AddToShortlist(service(1)));
    let both = format!("{},{}", service(0), service(1));
    assert_eq!(browser.stored_shortlist.as_deref(), Some(both.as_str()));
    // In a new tab, unless its URL contains another list.
    let mut next = FakeBrowser {
        stored_shortlist: browser.stored_shortlist.clone(),
        history: vec![Default::default()],
        ..FakeBrowser::default()
    };
    next.load();
    assert_eq!(next.page.view_state.shortlist, [service(0), service(1)]);
    assert!(next.page.shortlist_persistence.is_wanted && next.address().starts_with("?liste="));
    next.send(Event::RemoveFromShortlist(service(0)));
    assert_eq!(
        (next.stored_shortlist.as_deref(), next.focus),
        (Some(service(1).as_str()), Some(SHORTLIST_ID))
    );
    next.send(Event::RememberShortlist(false));
    next.send(Event::AddToShortlist(service(3)));
    assert_eq!(next.stored_shortlist, None);
}

/// A device that stores `list`, and a link with another shortlist.
fn shared_with(list: &str) -> FakeBrowser {
    let query = format!("?liste={}", service(2));
    let stored_shortlist = Some(list.to_owned());
    let mut shared =
        FakeBrowser { stored_shortlist, history: vec![(query, None)], ..FakeBrowser::default() };
    shared.load();
    shared
}

#[test]
fn removing_the_last_service_marks_the_list_emptied() {
    let mut browser = FakeBrowser::open("");
    assert!(!browser.page.shortlist_persistence.was_emptied, "nobody has asked for a list");
    browser.send(Event::AddToShortlist(service(0)));
    browser.send(Event::AddToShortlist(service(1)));
    browser.send(Event::RemoveFromShortlist(service(0)));
    assert!(!browser.page.shortlist_persistence.was_emptied);
    browser.send(Event::RemoveFromShortlist(service(1)));
    assert!(browser.page.shortlist_persistence.was_emptied);
    assert_eq!(browser.focus, Some(SHORTLIST_ID));
}

#[test]
fn shared_link_keeps_the_stored_shortlist_until_one_is_chosen() {
    let both = format!("{},{}", service(0), service(1));
    let mut shared = shared_with(&both);
    assert_eq!(shared.page.view_state.shortlist, [service(2)]);
    shared.send(Event::AddToShortlist(service(3)));
    shared.send(Event::RemoveFromShortlist(service(2)));
    assert_eq!(shared.stored_shortlist.as_deref(), Some(both.as_str()));
    assert!(!shared.page.shortlist_persistence.is_wanted, "it is not this one that is kept");
    shared.send(Event::ResumeShortlist);
    let memory = ShortlistPersistence { is_wanted: true, ..ShortlistPersistence::default() };
    assert_eq!(shared.page.shortlist_persistence, memory);
    assert_eq!(shared.page.view_state.shortlist, [service(0), service(1)]);
    assert_eq!(shared.focus, Some(SHORTLIST_ID));
    // The person may also store the new one.
    let mut shared = shared_with(&both);
    shared.send(Event::RememberShortlist(true));
    assert_eq!(shared.stored_shortlist.as_deref(), Some(service(2).as_str()));
    assert_eq!(shared.page.shortlist_persistence, memory);
    // If the list is the same or empty, there is no conflict.
    for kept in [service(2).to_string(), String::new()] {
        assert_eq!(shared_with(&kept).page.shortlist_persistence, memory);
    }
}

#[test]
fn adding_and_removing_a_service_is_idempotent() {
    let mut browser = FakeBrowser::open("");
    for rank in 0..MAX_SHORTLIST {
        browser.send(Event::AddToShortlist(service(rank)));
    }
    browser.send(Event::AddToShortlist(service(0)));
    assert_eq!(browser.page.view_state.shortlist.len(), MAX_SHORTLIST);
    assert_eq!(browser.page.notices, [], "there already");
    browser.send(Event::RemoveFromShortlist(service(0)));
    browser.send(Event::RemoveFromShortlist(service(0)));
    assert_eq!(browser.page.view_state.shortlist.len(), MAX_SHORTLIST - 1);
}

#[test]
fn other_views_read_neither_shortlist_nor_home() {
    let mut page = AppState::new(View::Plan);
    let opened = page.update(Event::Opened("?commune=52269".to_owned()), fixtures::dataset());
    assert_eq!((opened, page.view_state.view), (Vec::new(), View::Plan));
    assert_eq!(page.update(Event::Ready, fixtures::dataset()), [Effect::MarkReady]);
}

#[test]
fn empty_shortlist_stays_stored() {
    let mut browser = FakeBrowser::open("");
    browser.send(Event::RememberShortlist(true));
    browser.send(Event::AddToShortlist(service(0)));
    browser.send(Event::RemoveFromShortlist(service(0)));
    assert_eq!(browser.stored_shortlist.as_deref(), Some(""));
    browser.send(Event::AddToShortlist(service(0)));
    assert_eq!(browser.stored_shortlist.as_deref(), Some(service(0).as_str()));
}

#[test]
fn refused_storage_and_full_shortlist_are_reported() {
    let mut browser = FakeBrowser {
        refuses_storage: true,
        history: vec![Default::default()],
        ..FakeBrowser::default()
    };
    browser.load();
    browser.send(Event::RememberShortlist(true));
    assert!(browser.page.shortlist_persistence.is_refused);
    browser.send(Event::RememberShortlist(false));
    assert!(!browser.page.shortlist_persistence.is_refused, "nothing more is asked of it");
    browser.send(Event::RememberShortlist(true));
    for rank in 0..=MAX_SHORTLIST {
        browser.send(Event::AddToShortlist(service(rank)));
    }
    assert_eq!(browser.page.view_state.shortlist.len(), MAX_SHORTLIST);
    assert_eq!(browser.page.notices, [Notice::ShortlistFull]);
}

#[test]
fn closing_a_sheet_returns_the_focus() {
    let mut browser = FakeBrowser::open("?epci=200035954");
    assert_eq!(browser.returned_focus, [], "what the page opens with closes nothing");
    browser.send(Event::IntentWithFocus(Intent::Select(Siren::parse("245200456"))));
    assert_eq!(browser.returned_focus, [], "another territory in the same panel");
    browser.send(Event::IntentWithFocus(Intent::OpenService(Some(service(0)))));
    browser.send(Intent::OpenService(None));
    assert_eq!(std::mem::take(&mut browser.returned_focus), [(CARD_ID, TABLE_ID)]);
    browser.send(Event::IntentWithFocus(Intent::OpenGroup(vec![service(0), service(1)])));
    browser.send(Event::IntentWithFocus(Intent::OpenService(Some(service(0)))));
    assert_eq!(browser.returned_focus, [], "the card of a member stays the same sheet");
    browser.send(Event::IntentWithFocus(Intent::Select(None)));
    assert_eq!(
        std::mem::take(&mut browser.returned_focus),
        [(CARD_ID, TABLE_ID), (PANEL_ID, TABLE_ID)]
    );
    browser.send(Intent::Select(Siren::parse("245200456")));
    browser.back();
    assert_eq!(std::mem::take(&mut browser.returned_focus), [(PANEL_ID, TABLE_ID)], "by Back too");
    browser.send(Intent::SetHome(Some(langres())));
    browser.send(Intent::OpenService(Some(service(0))));
    browser.send(Intent::OpenService(None));
    assert_eq!(browser.returned_focus, [(CARD_ID, ANSWER_ID)], "an answer is read on");
}

#[test]
fn locating_sets_home_and_focuses_the_answer() {
    let mut browser = FakeBrowser::open("?besoin=ecole");
    let ask = || Event::Locate(LocateEvent::Requested);
    browser.send(ask());
    assert_eq!((browser.page.view_state.home, browser.focus), (None, None));
    assert_eq!(browser.page.locating, Locating::Failed(LocateError::Denied));
    browser.device = Some(Position { point: LonLat { lon: 5.1, lat: 48.1 }, accuracy_km: 0.1 });
    browser.refuses_storage = true;
    browser.send(ask());
    assert_eq!(browser.page.locating, Locating::WithoutOutlines);
    browser.refuses_storage = false;
    browser.send(ask());
    assert_eq!(
        (browser.page.view_state.home, browser.focus),
        (Some(device_home()), Some(ANSWER_ID))
    );
    assert_eq!(browser.page.locating, Locating::Idle);
    assert_eq!(browser.address(), "?besoin=ecole", "in no address");
    assert!(browser.entry().1.is_some(), "but with the tab");
}

#[test]
fn printing_changes_no_state() {
    let mut browser = FakeBrowser::open("?epci=200035954");
    let shown = browser.page.view_state.clone();
    browser.send(Event::Print);
    assert_eq!((browser.printed, &browser.page.view_state, browser.history.len()), (1, &shown, 1));
}
