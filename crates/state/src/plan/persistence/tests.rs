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
    can_serialize: bool,
    now: Option<&'static str>,
    /// How many times the drafts were marked as stored.
    mark_stored_count: u32,
}

impl Page {
    /// Opens a page with these stored texts; returns its storage effects.
    fn open(journal: Option<&str>, tab: Option<&str>) -> (Self, Vec<StorageEffect>) {
        let machine = Persistence::default();
        let journal_text = String::new();
        let mut page = Self {
            machine,
            journal: journal_text,
            can_serialize: true,
            now: Some(NOW),
            mark_stored_count: 0,
        };
        let text = |text: Option<&str>| text.map(str::to_owned);
        let device = journal.map(|_| "7".to_owned());
        let stored = StoredTexts { journal: text(journal), device, tab: text(tab) };
        let effects = page.send(Loaded(stored));
        (page, effects)
    }

    /// A page with `text` as its first entry.
    fn with_entry(text: &str) -> Self {
        let (mut page, effects) = Self::open(None, None);
        assert_eq!((effects, page.status()), (vec![], &PersistenceStatus::Empty));
        assert_eq!(page.send(FirstEntry(DEVICE)), [Write(StorageSlot::Device, "7".into())]);
        page.journal = text.to_owned();
        page
    }

    /// A page with `text` as its first entry, which the device has stored.
    fn with_stored_entry(text: &str) -> Self {
        let mut page = Self::with_entry(text);
        page.send_written(StorageSlot::Journal, text, true);
        page
    }

    fn status(&self) -> &PersistenceStatus {
        &self.machine.status.value
    }

    fn is_unreadable(&self) -> bool {
        self.status().unreadable() == Some(DAMAGED)
    }

    fn send_written(
        &mut self,
        slot: StorageSlot,
        text: &str,
        accepted: bool,
    ) -> Vec<StorageEffect> {
        self.send(StorageEvent::Written { slot, text: text.to_owned(), accepted })
    }

    fn send_changed(&mut self) -> Vec<StorageEffect> {
        self.send(StorageEvent::Changed)
    }

    fn send(&mut self, event: StorageEvent) -> Vec<StorageEffect> {
        let (journal, can_write) = (self.journal.clone(), self.can_serialize);
        let snapshot = StorableState {
            text: &|| can_write.then(|| journal.clone()),
            has_entries: !journal.is_empty(),
            has_drafts: false,
            now: self.now,
        };
        let mut effects = Vec::new();
        for effect in self.machine.update(event, &snapshot) {
            match effect {
                PersistenceEffect::Storage(effect) => effects.push(effect),
                PersistenceEffect::MarkDraftsStored => self.mark_stored_count += 1,
                PersistenceEffect::Clear => self.journal.clear(),
                PersistenceEffect::Merge(cause, text) => {
                    let error = (text == DAMAGED).then(|| "fin du texte".to_owned());
                    if error.is_none() {
                        self.journal += &text;
                    }
                    effects.extend(self.send(StorageEvent::Merged { cause, text, error }));
                }
            }
        }
        effects
    }
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn write_journal(text: &str) -> StorageEffect {
    Write(StorageSlot::Journal, text.to_owned())
}

#[test]
fn opening_merges_device_and_tab() {
    let (page, effects) = Page::open(Some("a"), None);
    assert_eq!((effects, page.status()), (vec![], &PersistenceStatus::stored_text("a")));
    assert_eq!((page.journal.as_str(), page.machine.device), ("a", Some(DEVICE)));
    // What only the tab holds is moved to the device as soon as possible.
    let (page, effects) = Page::open(None, Some("7\nb"));
    assert_eq!((effects, page.journal.as_str()), (vec![ReadJournal], "b"));
    assert_eq!(page.machine.device, Some(DEVICE));
    let (page, effects) = Page::open(Some("a"), Some("7\n{"));
    assert_eq!(
        (effects, page.journal.as_str()),
        (vec![], "a"),
        "it cannot be read: nothing is lost"
    );
}

#[test]
fn own_stored_text_is_not_merged_again() {
    let mut page = Page::with_entry("a");
    assert_eq!(page.send_changed(), [ReadJournal]);
    assert_eq!(page.send(JournalRead(None)), [write_journal("a")]);
    assert_eq!(page.send_written(StorageSlot::Journal, "a", true), []);
    assert_eq!((page.status(), page.mark_stored_count), (&PersistenceStatus::stored_text("a"), 1));
    let revision = page.machine.status.revision;
    assert_eq!(page.send(JournalRead(text("a"))), [write_journal("a")], "not merged with itself");
    page.send_written(StorageSlot::Journal, "a", true);
    assert_eq!(page.machine.status.revision, revision, "nobody is told of nothing new");
}

#[test]
fn nothing_is_stored_before_the_first_entry() {
    let (mut page, _nothing) = Page::open(None, None);
    assert_eq!(page.send(JournalRead(None)), []);
    let mut page = Page::with_stored_entry("a");
    page.journal.clear();
    assert_eq!(page.send(JournalRead(text("a"))), [write_journal("")], "what was taken back is");
}

#[test]
fn tabs_never_overwrite_each_other() {
    let mut page = Page::with_stored_entry("a");
    assert_eq!(page.send(JournalRead(text("b"))), [write_journal("ab")]);
    assert_eq!(page.send(ChangedElsewhere(text("c"))), []);
    assert_eq!(page.send(PageShown(text("d"))), [], "being seen writes nothing");
    assert_eq!(page.journal, "abcd");
    assert_eq!(page.send(PageShown(text("a"))), []);
    assert_eq!(page.journal, "abcd", "its own words are not merged");
}

#[test]
fn erased_journal_is_not_stored_again_unasked() {
    let mut unaware = Page::with_entry("");
    unaware.send(ChangedElsewhere(None));
    assert_eq!(unaware.status(), &PersistenceStatus::Empty, "there was nothing here");
    for event in [ChangedElsewhere(None), PageShown(None), JournalRead(None)] {
        let mut page = Page::with_stored_entry("a");
        assert_eq!(page.send(event), []);
        assert_eq!(page.status(), &PersistenceStatus::ErasedElsewhere);
        assert_eq!([page.send_changed(), page.send(JournalRead(None))], [[], []]);
        assert_eq!(
            page.send(KeepHere),
            [Write(StorageSlot::Device, "7".into()), ReadJournal],
            "the number was erased with it"
        );
        assert_eq!(page.send(JournalRead(None)), [write_journal("a")]);
    }
    let mut page = Page::with_stored_entry("a");
    page.send(ChangedElsewhere(None));
    assert_eq!(page.send(EraseHere), [Erase(Tab), Load]);
    assert_eq!(page.journal, "");
}

#[test]
fn tab_stores_entries_while_the_device_refuses() {
    let mut page = Page::with_entry("a");
    let to_tab = Write(Tab, "7\na".into());
    assert_eq!(page.send_written(StorageSlot::Journal, "a", false), [to_tab]);
    assert_eq!((page.status(), page.mark_stored_count), (&PersistenceStatus::OnlyInTab, 0));
    page.send_written(Tab, "7\na", true);
    assert_eq!(page.send_changed(), [ReadJournal], "the device is asked again each time");
    assert_eq!(page.send(JournalRead(None)), [write_journal("a")]);
    assert_eq!(page.send_written(StorageSlot::Journal, "a", true), [Erase(Tab)]);
    assert_eq!(page.status(), &PersistenceStatus::stored_text("a"));
    assert_eq!(page.send_written(StorageSlot::Journal, "a", true), [], "once");
}

#[test]
fn blocked_storage_is_reported() {
    let mut page = Page::with_entry("a");
    page.send_written(StorageSlot::Device, "7", false);
    page.send_written(StorageSlot::Journal, "a", false);
    page.send_written(Tab, "7\na", false);
    assert!(page.status().sentence().is_some_and(|sentence| sentence.contains("téléchargez-la")));
    assert_eq!(page.send(PageShown(None)), []);
    assert_eq!(page.status(), &PersistenceStatus::OnlyInTab, "and was not erased elsewhere");
    assert_eq!(
        page.send_written(StorageSlot::Journal, "a", true),
        [],
        "the tab has nothing to erase"
    );
}

#[test]
fn unreadable_journal_is_never_overwritten() {
    for event in [PageShown(text(DAMAGED)), JournalRead(text(DAMAGED))] {
        let mut page = Page::with_stored_entry("a");
        assert_eq!(page.send(event), []);
        assert!(page.is_unreadable());
    }
    let mut page = Page::with_stored_entry("a");
    page.send(ChangedElsewhere(text(DAMAGED)));
    assert!(!page.is_unreadable(), "told once this page writes");
    let (mut page, _nothing) = Page::open(Some(DAMAGED), Some("7\na"));
    assert!(page.is_unreadable());
    assert_eq!(page.send_changed(), [Write(Tab, "7\na".into())], "the tab stores it meanwhile");
    assert_eq!([page.send(JournalRead(None)), page.send(PageShown(None))], [[], []]);
    assert!(page.is_unreadable());
}

#[test]
fn unreadable_journal_can_be_set_aside() {
    let (mut page, _nothing) = Page::open(Some(DAMAGED), Some("7\na"));
    let has_failed =
        |page: &Page| page.status().sentence().is_some_and(|s| s.contains("mis de côté"));
    page.now = None;
    assert_eq!(page.send(StorageEvent::SetAside), [], "without a clock it has no name");
    assert!(has_failed(&page));
    let (mut page, _nothing) = Page::open(Some(DAMAGED), Some("7\na"));
    let slot = StorageSlot::SetAside(NOW.to_owned());
    assert_eq!(page.send(StorageEvent::SetAside), [Write(slot.clone(), DAMAGED.into())]);
    page.send_written(slot.clone(), DAMAGED, false);
    assert!(has_failed(&page), "no room for two");
    let effects = page.send_written(slot, DAMAGED, true);
    assert_eq!(effects, [Erase(StorageSlot::Journal), ReadJournal]);
    assert_eq!(page.status(), &PersistenceStatus::Empty);
    assert_eq!(page.send(StorageEvent::SetAside), [], "there is nothing more to set aside");
}

#[test]
fn serialization_failure_is_reported_until_it_passes() {
    let mut page = Page::with_stored_entry("a");
    page.can_serialize = false;
    assert_eq!(page.send(JournalRead(text("a"))), []);
    assert_eq!(page.status(), &PersistenceStatus::NotSerializable);
    page.can_serialize = true;
    assert_eq!(page.send_changed(), [ReadJournal]);
    assert_eq!(page.send(JournalRead(None)), [write_journal("a")]);
}

#[test]
fn reset_erases_all_slots() {
    let mut page = Page::with_stored_entry("a");
    let slots = [Tab, StorageSlot::Journal, StorageSlot::Device];
    assert_eq!(page.send(Reset), slots.map(Erase));
    assert_eq!((page.status(), page.machine.device), (&PersistenceStatus::Empty, None));
    assert_eq!(page.journal, "");
}
