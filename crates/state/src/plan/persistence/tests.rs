//! Tests of each transition, with plain texts in place of journals; only `DAMAGED` cannot be parsed.

use super::*;
use StorageEffect::{Erase, Load, ReadJournal, Write};
use StorageEvent::{
    ChangedElsewhere, EraseHere, FirstEntry, JournalRead, KeepHere, Loaded, PageShown, Reset,
};
use StorageSlot::Tab;

const DAMAGED: &str = "{";
const NOW: &str = "2017-05-12T09:30:00.000Z";
const DEVICE: Device = Device(7);

/// A fake page around the state machine.
struct Page {
    machine: Persistence,
    /// The journal, as a text.
    journal: String,
    can_write: bool,
    now: Option<&'static str>,
    /// How many times the drafts were marked as stored.
    marked: u32,
}

impl Page {
    /// Opens a page with these stored texts; returns its storage effects.
    fn open(journal: Option<&str>, tab: Option<&str>) -> (Self, Vec<StorageEffect>) {
        let machine = Persistence::default();
        let journal_text = String::new();
        let mut page =
            Self { machine, journal: journal_text, can_write: true, now: Some(NOW), marked: 0 };
        let text = |text: Option<&str>| text.map(str::to_owned);
        let device = journal.map(|_| "7".to_owned());
        let stored = StoredTexts { journal: text(journal), device, tab: text(tab) };
        let asked = page.send(Loaded(stored));
        (page, asked)
    }

    /// A page with `text` as its first entry.
    fn entered(text: &str) -> Self {
        let (mut page, asked) = Self::open(None, None);
        assert_eq!((asked, page.status()), (vec![], &PersistenceStatus::Empty));
        assert_eq!(page.send(FirstEntry(DEVICE)), [Write(StorageSlot::Device, "7".into())]);
        page.journal = text.to_owned();
        page
    }

    /// A page with `text` as its first entry, which the device has stored.
    fn stored(text: &str) -> Self {
        let mut page = Self::entered(text);
        page.written(StorageSlot::Journal, text, true);
        page
    }

    fn status(&self) -> &PersistenceStatus {
        &self.machine.status.value
    }

    fn is_unreadable(&self) -> bool {
        self.status().unreadable() == Some(DAMAGED)
    }

    fn written(&mut self, slot: StorageSlot, text: &str, accepted: bool) -> Vec<StorageEffect> {
        self.send(StorageEvent::Written { slot, text: text.to_owned(), accepted })
    }

    fn changed(&mut self) -> Vec<StorageEffect> {
        self.send(StorageEvent::Changed)
    }

    fn send(&mut self, event: StorageEvent) -> Vec<StorageEffect> {
        let (journal, can_write) = (self.journal.clone(), self.can_write);
        let snapshot = Snapshot {
            text: &|| can_write.then(|| journal.clone()),
            has_entries: !journal.is_empty(),
            has_drafts: false,
            now: self.now,
        };
        let mut asked = Vec::new();
        for effect in self.machine.update(event, &snapshot) {
            match effect {
                PersistenceEffect::Storage(effect) => asked.push(effect),
                PersistenceEffect::MarkDraftsStored => self.marked += 1,
                PersistenceEffect::Clear => self.journal.clear(),
                PersistenceEffect::Merge(cause, text) => {
                    let error = (text == DAMAGED).then(|| "fin du texte".to_owned());
                    if error.is_none() {
                        self.journal += &text;
                    }
                    asked.extend(self.send(StorageEvent::Merged { cause, text, error }));
                }
            }
        }
        asked
    }
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn journal(text: &str) -> StorageEffect {
    Write(StorageSlot::Journal, text.to_owned())
}

#[test]
fn a_page_opens_with_what_the_device_and_the_tab_hold() {
    let (page, asked) = Page::open(Some("a"), None);
    assert_eq!((asked, page.status()), (vec![], &PersistenceStatus::of_text("a")));
    assert_eq!((page.journal.as_str(), page.machine.device), ("a", Some(DEVICE)));
    // What only the tab holds is moved to the device as soon as possible.
    let (page, asked) = Page::open(None, Some("7\nb"));
    assert_eq!((asked, page.journal.as_str()), (vec![ReadJournal], "b"));
    assert_eq!(page.machine.device, Some(DEVICE));
    let (page, asked) = Page::open(Some("a"), Some("7\n{"));
    assert_eq!((asked, page.journal.as_str()), (vec![], "a"), "it cannot be read: nothing is lost");
}

#[test]
fn what_changes_is_stored_and_read_again_only_where_another_tab_wrote() {
    let mut page = Page::entered("a");
    assert_eq!(page.changed(), [ReadJournal]);
    assert_eq!(page.send(JournalRead(None)), [journal("a")]);
    assert_eq!(page.written(StorageSlot::Journal, "a", true), []);
    assert_eq!((page.status(), page.marked), (&PersistenceStatus::of_text("a"), 1));
    let revision = page.machine.status.revision;
    assert_eq!(page.send(JournalRead(text("a"))), [journal("a")], "not merged with itself");
    page.written(StorageSlot::Journal, "a", true);
    assert_eq!(page.machine.status.revision, revision, "nobody is told of nothing new");
}

#[test]
fn nothing_is_stored_until_something_is_entered() {
    let (mut page, _nothing) = Page::open(None, None);
    assert_eq!(page.send(JournalRead(None)), []);
    let mut page = Page::stored("a");
    page.journal.clear();
    assert_eq!(page.send(JournalRead(text("a"))), [journal("")], "what was taken back is");
}

#[test]
fn two_tabs_write_over_nothing_of_each_other() {
    let mut page = Page::stored("a");
    assert_eq!(page.send(JournalRead(text("b"))), [journal("ab")]);
    assert_eq!(page.send(ChangedElsewhere(text("c"))), []);
    assert_eq!(page.send(PageShown(text("d"))), [], "being seen writes nothing");
    assert_eq!(page.journal, "abcd");
    assert_eq!(page.send(PageShown(text("a"))), []);
    assert_eq!(page.journal, "abcd", "its own words are not merged");
}

#[test]
fn what_another_tab_erases_is_not_stored_again_unasked() {
    let mut unaware = Page::entered("");
    unaware.send(ChangedElsewhere(None));
    assert_eq!(unaware.status(), &PersistenceStatus::Empty, "there was nothing here");
    for event in [ChangedElsewhere(None), PageShown(None), JournalRead(None)] {
        let mut page = Page::stored("a");
        assert_eq!(page.send(event), []);
        assert_eq!(page.status(), &PersistenceStatus::ErasedElsewhere);
        assert_eq!([page.changed(), page.send(JournalRead(None))], [[], []]);
        assert_eq!(
            page.send(KeepHere),
            [Write(StorageSlot::Device, "7".into()), ReadJournal],
            "the number was erased with it"
        );
        assert_eq!(page.send(JournalRead(None)), [journal("a")]);
    }
    let mut page = Page::stored("a");
    page.send(ChangedElsewhere(None));
    assert_eq!(page.send(EraseHere), [Erase(Tab), Load]);
    assert_eq!(page.journal, "");
}

#[test]
fn what_the_device_refuses_the_tab_stores_until_there_is_room() {
    let mut page = Page::entered("a");
    let to_tab = Write(Tab, "7\na".into());
    assert_eq!(page.written(StorageSlot::Journal, "a", false), [to_tab]);
    assert_eq!((page.status(), page.marked), (&PersistenceStatus::Refused, 0));
    page.written(Tab, "7\na", true);
    assert_eq!(page.changed(), [ReadJournal], "the device is asked again each time");
    assert_eq!(page.send(JournalRead(None)), [journal("a")]);
    assert_eq!(page.written(StorageSlot::Journal, "a", true), [Erase(Tab)]);
    assert_eq!(page.status(), &PersistenceStatus::of_text("a"));
    assert_eq!(page.written(StorageSlot::Journal, "a", true), [], "once");
}

#[test]
fn where_all_storage_is_blocked_the_page_still_says_so() {
    let mut page = Page::entered("a");
    page.written(StorageSlot::Device, "7", false);
    page.written(StorageSlot::Journal, "a", false);
    page.written(Tab, "7\na", false);
    assert!(page.status().sentence().is_some_and(|said| said.contains("téléchargez-la")));
    assert_eq!(page.send(PageShown(None)), []);
    assert_eq!(page.status(), &PersistenceStatus::Refused, "and was not erased elsewhere");
    assert_eq!(page.written(StorageSlot::Journal, "a", true), [], "the tab has nothing to erase");
}

#[test]
fn what_cannot_be_read_is_never_written_over() {
    for event in [PageShown(text(DAMAGED)), JournalRead(text(DAMAGED))] {
        let mut page = Page::stored("a");
        assert_eq!(page.send(event), []);
        assert!(page.is_unreadable());
    }
    let mut page = Page::stored("a");
    page.send(ChangedElsewhere(text(DAMAGED)));
    assert!(!page.is_unreadable(), "told once this page writes");
    let (mut page, _nothing) = Page::open(Some(DAMAGED), Some("7\na"));
    assert!(page.is_unreadable());
    assert_eq!(page.changed(), [Write(Tab, "7\na".into())], "the tab stores it meanwhile");
    assert_eq!([page.send(JournalRead(None)), page.send(PageShown(None))], [[], []]);
    assert!(page.is_unreadable());
}

#[test]
fn what_cannot_be_read_is_set_aside() {
    let (mut page, _nothing) = Page::open(Some(DAMAGED), Some("7\na"));
    let failed = |page: &Page| page.status().sentence().is_some_and(|s| s.contains("mis de côté"));
    page.now = None;
    assert_eq!(page.send(StorageEvent::SetAside), [], "without a clock it has no name");
    assert!(failed(&page));
    let (mut page, _nothing) = Page::open(Some(DAMAGED), Some("7\na"));
    let slot = StorageSlot::SetAside(NOW.to_owned());
    assert_eq!(page.send(StorageEvent::SetAside), [Write(slot.clone(), DAMAGED.into())]);
    page.written(slot.clone(), DAMAGED, false);
    assert!(failed(&page), "no room for two");
    let asked = page.written(slot, DAMAGED, true);
    assert_eq!(asked, [Erase(StorageSlot::Journal), ReadJournal]);
    assert_eq!(page.status(), &PersistenceStatus::Empty);
    assert_eq!(page.send(StorageEvent::SetAside), [], "there is nothing more to set aside");
}

#[test]
fn a_fault_of_the_program_is_told_and_passes() {
    let mut page = Page::stored("a");
    page.can_write = false;
    assert_eq!(page.send(JournalRead(text("a"))), []);
    assert_eq!(page.status(), &PersistenceStatus::Faulty);
    page.can_write = true;
    assert_eq!(page.changed(), [ReadJournal]);
    assert_eq!(page.send(JournalRead(None)), [journal("a")]);
}

#[test]
fn a_reset_leaves_nothing_on_the_device() {
    let mut page = Page::stored("a");
    let slots = [Tab, StorageSlot::Journal, StorageSlot::Device];
    assert_eq!(page.send(Reset), slots.map(Erase));
    assert_eq!((page.status(), page.machine.device), (&PersistenceStatus::Empty, None));
    assert_eq!(page.journal, "");
}
