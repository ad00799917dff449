//! Workflow tests with fakes: a storage that accepts or refuses, tabs, a clock, a network.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::*;
use model::ActionKey;
use model::tracking::{ActionField, Draft, Edit, Entry, Status};

const KEY: ActionKey = ActionKey { axis: 1, number: 3 };
const NOTES: DraftField = DraftField::Action(KEY, ActionField::Notes);
const BUDGET: DraftField = DraftField::Action(KEY, ActionField::Budget);

/// State shared by several tabs.
#[derive(Default)]
struct Device {
    stored: BTreeMap<String, String>,
    /// The storage is full.
    is_full: bool,
    /// The clock, in steps.
    time: u32,
}

/// A page in a tab.
struct Tab {
    editor: PlanEditor,
    device: Rc<RefCell<Device>>,
    /// The `sessionStorage`, which survives a reload.
    session: Option<String>,
    /// The files whose fetch fails.
    offline: Vec<PublishedFile>,
    /// Every fetch, in order.
    fetched: Vec<PublishedFile>,
    /// The exported files: name and text.
    files: Vec<(String, String)>,
    /// Whether the browser refuses downloads.
    refuses_files: bool,
    notices: Vec<Notice>,
    /// Whether the debounce timer is running.
    waits_for_pause: bool,
}

impl Tab {
    fn new(device: &Rc<RefCell<Device>>) -> Self {
        Self {
            editor: PlanEditor::default(),
            device: Rc::clone(device),
            session: None,
            offline: Vec::new(),
            fetched: Vec::new(),
            files: Vec::new(),
            refuses_files: false,
            notices: Vec::new(),
            waits_for_pause: false,
        }
    }

    /// Opens the plan in a new tab.
    fn open(device: &Rc<RefCell<Device>>) -> Self {
        let mut tab = Self::new(device);
        tab.dispatch(PlanEvent::Shown);
        assert!(matches!(tab.editor.documents.state(), Remote::Loaded(_)));
        tab
    }

    /// Leaves the page and returns to it.
    fn reload(&mut self) {
        self.dispatch(PlanEvent::PageClosed);
        self.editor = PlanEditor::default();
        self.dispatch(PlanEvent::Shown);
    }

    fn dispatch(&mut self, event: PlanEvent) {
        self.device.borrow_mut().time += 1;
        let at = format!("2017-05-12T09:30:{:02}.000Z", self.device.borrow().time);
        let stamp = Stamp::new(&at, 5).expect("a moment");
        let today = stamp.day().expect("a day");
        let context = Context { dataset: fixtures::dataset(), now: Some((stamp, today)) };
        for effect in self.editor.update(event, &context) {
            if let Some(answer) = self.perform(effect) {
                self.dispatch(answer);
            }
        }
    }

    fn perform(&mut self, effect: PlanEffect) -> Option<PlanEvent> {
        match effect {
            PlanEffect::Fetch(file) => {
                self.fetched.push(file);
                let name = file.path().trim_start_matches("geodata/");
                let is_online = !self.offline.contains(&file);
                Some(PlanEvent::Fetched(file, is_online.then(|| fixtures::geodata_text(name))))
            }
            PlanEffect::Storage(effect) => self.perform_storage(effect).map(PlanEvent::Storage),
            PlanEffect::WaitForPause => {
                self.waits_for_pause = true;
                None
            }
            PlanEffect::SaveFile { kind, name, text, .. } => {
                let accepted = !self.refuses_files;
                if accepted {
                    self.files.push((name.clone(), text));
                }
                Some(PlanEvent::Exported { kind, name, accepted })
            }
            PlanEffect::App(event) => {
                if let Event::Notify(notice) = *event {
                    self.notices.push(notice);
                }
                None
            }
            PlanEffect::Watch => None,
        }
    }

    fn perform_storage(&mut self, effect: StorageEffect) -> Option<StorageEvent> {
        let mut device = self.device.borrow_mut();
        let read = |slot: StorageSlot| device.stored.get(&*slot.key()).cloned();
        match effect {
            StorageEffect::Load => Some(StorageEvent::Loaded(StoredTexts {
                journal: read(StorageSlot::Journal),
                device: read(StorageSlot::Device),
                tab: self.session.clone(),
            })),
            StorageEffect::ReadJournal => {
                Some(StorageEvent::JournalRead(read(StorageSlot::Journal)))
            }
            StorageEffect::Write(slot, text) => {
                let accepted = slot == StorageSlot::Tab || !device.is_full;
                match slot {
                    StorageSlot::Tab => self.session = Some(text.clone()),
                    _ if accepted => drop(device.stored.insert(slot.key().into(), text.clone())),
                    _ => {}
                }
                Some(StorageEvent::Written { slot, text, accepted })
            }
            StorageEffect::Erase(StorageSlot::Tab) => {
                self.session = None;
                None
            }
            StorageEffect::Erase(slot) => {
                device.stored.remove(&*slot.key());
                None
            }
        }
    }

    /// Delivers the storage event of another tab's change.
    fn notice_other_tab(&mut self) {
        let text = self.stored_journal();
        self.dispatch(PlanEvent::Storage(StorageEvent::ChangedElsewhere(text)));
    }

    fn stored_journal(&self) -> Option<String> {
        self.device.borrow().stored.get(&*StorageSlot::Journal.key()).cloned()
    }

    fn enter(&mut self, edit: Edit) {
        self.dispatch(PlanEvent::Enter(Entry::Action(KEY, edit), Day::parse("2017-05-12")));
    }

    fn enter_lead(&mut self, name: &str) {
        self.enter(Edit::Lead(name.into()));
    }

    fn type_in(&mut self, field: DraftField, text: &str) {
        let draft = Draft { text: text.into(), since: Day::parse("2017-05-12") };
        self.dispatch(PlanEvent::Typed(field, draft));
    }

    fn current_lead(&self) -> String {
        self.editor.entries.journal().tracking().action_state(KEY).lead
    }

    fn draft(&self, field: &DraftField) -> Option<&str> {
        self.editor.entries.draft_store.value.draft(field).map(|draft| draft.text.as_str())
    }

    fn persistence_message(&self) -> String {
        self.editor.persistence.status.value.sentence().unwrap_or_default()
    }
}

fn device() -> Rc<RefCell<Device>> {
    Rc::default()
}

#[test]
fn retry_fetches_only_missing_files() {
    let mut tab = Tab::new(&device());
    tab.offline = vec![PublishedFile::Governance];
    tab.dispatch(PlanEvent::Shown);
    assert_eq!(tab.editor.documents.state(), Remote::Failed);
    tab.enter_lead("Caf");
    assert_eq!(tab.stored_journal(), None, "nothing is entered before the plan is there");
    tab.dispatch(PlanEvent::Shown);
    assert_eq!(tab.editor.documents.state(), Remote::Failed, "the button stays under the hand");
    tab.offline.clear();
    tab.dispatch(PlanEvent::Shown);
    assert!(matches!(tab.editor.documents.state(), Remote::Loaded(_)));
    let asked = |file| tab.fetched.iter().filter(|asked| **asked == file).count();
    assert_eq!(PublishedFile::ALL.map(asked), [1, 1, 3]);
    assert_eq!(tab.notices, [], "the view itself says that the network failed");
}

#[test]
fn pending_files_are_not_fetched_again() {
    let mut editor = PlanEditor::default();
    let context = Context { dataset: fixtures::dataset(), now: None };
    assert_eq!(editor.update(PlanEvent::Shown, &context).len(), 3);
    assert_eq!(editor.update(PlanEvent::Shown, &context), []);
}

#[test]
fn faulty_file_gives_a_notice() {
    let mut editor = PlanEditor::default();
    let context = Context { dataset: fixtures::dataset(), now: None };
    let broken = Some("{".to_owned());
    let effects = editor.update(PlanEvent::Fetched(PublishedFile::Plan, broken), &context);
    let [PlanEffect::App(event), PlanEffect::App(settled)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(**settled, Event::PlanLoaded(None), "the page waits no longer");
    let Event::Notify(Notice::FaultyData(fault)) = &**event else { panic!("{event:?}") };
    assert!(fault.contains("plan.json"), "{fault}");
    assert_eq!(editor.documents.state(), Remote::Failed);
}

#[test]
fn entry_and_undo_survive_a_reload() {
    let mut tab = Tab::open(&device());
    assert_eq!(tab.stored_journal(), None, "nothing is kept until something is entered");
    tab.enter_lead("Caf");
    assert_eq!(tab.editor.entries.outcome, CommandOutcome::Changed);
    tab.reload();
    assert_eq!(tab.current_lead(), "Caf");
    tab.dispatch(PlanEvent::Undo);
    assert_eq!(tab.current_lead(), "");
    tab.reload();
    assert_eq!(tab.current_lead(), "");
    tab.dispatch(PlanEvent::Undo);
    assert_eq!(
        tab.editor.entries.outcome,
        CommandOutcome::Unchanged,
        "nothing is left to take back"
    );
}

#[test]
fn refused_entries_change_and_store_nothing() {
    let mut tab = Tab::open(&device());
    tab.dispatch(PlanEvent::Enter(Entry::Action(KEY, Edit::Status(Status::Done)), None));
    assert_eq!(tab.editor.entries.outcome, CommandOutcome::Refused(EntryError::Undated));
    tab.enter(Edit::Status(Status::Unknown));
    assert!(matches!(
        tab.editor.entries.outcome,
        CommandOutcome::Refused(EntryError::SameStatus { .. })
    ));
    assert_eq!((tab.stored_journal(), tab.editor.entries.tracker.revision), (None, 0));
}

#[test]
fn drafts_are_stored_on_pause_and_committed_on_blur() {
    let mut tab = Tab::open(&device());
    tab.type_in(NOTES, "Deux pro");
    assert!(tab.waits_for_pause && tab.stored_journal().is_none());
    tab.dispatch(PlanEvent::TypingPaused);
    assert!(tab.stored_journal().is_some_and(|text| text.contains("Deux pro")));
    assert!(tab.editor.entries.journal().is_empty(), "no fact yet");
    tab.type_in(NOTES, "Deux projets");
    tab.reload();
    assert_eq!(tab.editor.entries.journal().changes().len(), 1, "one change, however it was typed");
    assert_eq!(tab.editor.entries.journal().tracking().action_state(KEY).notes, "Deux projets");
    // An invalid draft is restored to its field.
    tab.type_in(BUDGET, "abc");
    tab.reload();
    assert_eq!(tab.draft(&BUDGET), Some("abc"));
    tab.type_in(BUDGET, "9 400 €");
    tab.dispatch(PlanEvent::FieldBlurred(BUDGET));
    assert_eq!(tab.editor.entries.journal().tracking().action_state(KEY).budget, Some(9400));
    assert_eq!(tab.draft(&BUDGET), None);
}

#[test]
fn hidden_page_stores_its_drafts() {
    let device = device();
    let mut tab = Tab::open(&device);
    tab.type_in(NOTES, "Deux projets");
    tab.dispatch(PlanEvent::PageHidden);
    let next = Tab::open(&device);
    assert_eq!(next.editor.entries.journal().tracking().action_state(KEY).notes, "Deux projets");
}

#[test]
fn undated_draft_is_committed_once_dated() {
    let mut tab = Tab::open(&device());
    let draft = Draft { text: "Caf".into(), since: None };
    tab.dispatch(PlanEvent::Typed(DraftField::Action(KEY, ActionField::Lead), draft));
    tab.dispatch(PlanEvent::AllFieldsBlurred);
    assert_eq!(tab.current_lead(), "");
    tab.dispatch(PlanEvent::SinceChanged(KEY, None));
    tab.dispatch(PlanEvent::SinceChanged(
        ActionKey { axis: 1, number: 1 },
        Day::parse("2017-05-01"),
    ));
    assert_eq!(tab.current_lead(), "", "of another action");
    tab.dispatch(PlanEvent::SinceChanged(KEY, Day::parse("2017-05-01")));
    assert_eq!(tab.current_lead(), "Caf");
}

#[test]
fn entering_a_value_clears_its_draft() {
    let mut tab = Tab::open(&device());
    let id = "axe1-nombre-ram".to_owned();
    tab.type_in(DraftField::Value(id.clone()), "12");
    let day = Day::parse("2017-05-12");
    let entry = Entry::Value { indicator: id.clone(), day: day.expect("a day"), value: Some(12.0) };
    for changed in [true, false] {
        tab.type_in(DraftField::Value(id.clone()), "12");
        tab.dispatch(PlanEvent::Enter(entry.clone(), day));
        assert_eq!(
            tab.editor.entries.outcome,
            if changed { CommandOutcome::Changed } else { CommandOutcome::Unchanged }
        );
        assert_eq!(tab.draft(&DraftField::Value(id.clone())), None);
        assert!(
            tab.stored_journal().is_some_and(|text| !text.contains("brouillons")),
            "{:?}",
            tab.stored_journal()
        );
    }
}

#[test]
fn tabs_merge_each_others_entries() {
    let device = device();
    let (mut first, mut second) = (Tab::open(&device), Tab::open(&device));
    first.enter_lead("Caf");
    second.notice_other_tab();
    assert_eq!(second.current_lead(), "Caf");
    // The first tab misses the event of this entry, and must not overwrite it.
    second.enter(Edit::Notes("Voir".into()));
    first.type_in(BUDGET, "12");
    first.dispatch(PlanEvent::FieldBlurred(BUDGET));
    assert_eq!(first.editor.entries.journal().changes().len(), 3);
    second.notice_other_tab();
    assert_eq!(second.editor.entries.journal(), first.editor.entries.journal());
}

#[test]
fn shown_page_merges_entries_of_other_tabs() {
    let device = device();
    let (mut first, mut second) = (Tab::open(&device), Tab::open(&device));
    first.enter_lead("Caf");
    second.dispatch(PlanEvent::Storage(StorageEvent::PageShown(first.stored_journal())));
    assert_eq!(second.current_lead(), "Caf");
    // Without storage there is nothing to compare with.
    device.borrow_mut().is_full = true;
    second.enter_lead("Msa");
    second.dispatch(PlanEvent::Storage(StorageEvent::PageShown(None)));
    assert_eq!(
        (second.current_lead(), second.persistence_message().contains("n’enregistre pas")),
        ("Msa".into(), true)
    );
}

#[test]
fn erasure_elsewhere_is_decided_by_the_person() {
    let device = device();
    let (mut first, mut second) = (Tab::open(&device), Tab::open(&device));
    first.enter_lead("Caf");
    second.notice_other_tab();
    second.refuses_files = true;
    second.dispatch(PlanEvent::Export(ExportKind::Backup));
    assert_eq!(second.current_lead(), "Caf", "nothing is forgotten that was not handed over");
    second.refuses_files = false;
    second.dispatch(PlanEvent::Export(ExportKind::Backup));
    assert!(second.files[0].0 == "suivi-schema-services-familles_2017-05-12.json");
    assert!(second.files[0].1.contains("Caf"), "handed over before it is forgotten");
    assert!(second.editor.entries.journal().is_empty() && device.borrow().stored.is_empty());
    first.notice_other_tab();
    assert!(first.persistence_message().contains("effacée dans un autre onglet"));
    first.enter_lead("Caf 52");
    assert_eq!(first.stored_journal(), None, "not written again unasked");
    first.dispatch(PlanEvent::Storage(StorageEvent::KeepHere));
    assert!(first.stored_journal().is_some_and(|text| text.contains("Caf 52")));
    second.notice_other_tab();
    assert_eq!(second.current_lead(), "Caf 52");
    second.dispatch(PlanEvent::Export(ExportKind::Backup));
    // This tab missed the event; it notices when it writes.
    first.enter_lead("Caf 10");
    assert!(first.persistence_message().contains("effacée dans un autre onglet"));
    second.enter_lead("Msa");
    first.dispatch(PlanEvent::Storage(StorageEvent::EraseHere));
    assert_eq!((first.current_lead(), first.persistence_message()), ("Msa".into(), String::new()));
}

#[test]
fn full_device_falls_back_to_the_tab() {
    let device = device();
    device.borrow_mut().is_full = true;
    let mut tab = Tab::open(&device);
    tab.enter_lead("Caf");
    tab.type_in(BUDGET, "abc");
    assert!(tab.persistence_message().contains("n’enregistre pas"));
    assert_eq!((tab.current_lead(), tab.stored_journal()), ("Caf".into(), None));
    // Navigates to another page of the site and back.
    tab.reload();
    assert_eq!((tab.current_lead(), tab.draft(&BUDGET)), ("Caf".into(), Some("abc")));
    assert!(tab.persistence_message().contains("n’enregistre pas"));
    device.borrow_mut().is_full = false;
    tab.reload();
    assert_eq!((tab.session.clone(), tab.persistence_message()), (None, String::new()));
    assert!(tab.stored_journal().is_some_and(|text| text.contains("Caf") && text.contains("abc")));
    tab.dispatch(PlanEvent::Undo);
    assert_eq!(tab.current_lead(), "", "the tab knew on which device it was entered");
}

#[test]
fn unreadable_journal_is_kept_until_set_aside() {
    let device = device();
    let key = StorageSlot::Journal.key().into_owned();
    device.borrow_mut().stored.insert(key, "{\"format\":".into());
    let mut tab = Tab::open(&device);
    assert!(tab.persistence_message().contains("ne peut pas être lu"));
    tab.enter_lead("Caf");
    assert_eq!(tab.stored_journal().as_deref(), Some("{\"format\":"), "left as it was");
    tab.reload();
    assert_eq!(tab.current_lead(), "Caf", "the tab keeps it meanwhile");
    tab.dispatch(PlanEvent::Export(ExportKind::Unreadable));
    assert_eq!(tab.files, [("suivi_illisible.json".to_owned(), "{\"format\":".to_owned())]);
    device.borrow_mut().is_full = true;
    tab.dispatch(PlanEvent::Storage(StorageEvent::SetAside));
    assert_eq!(tab.stored_journal().as_deref(), Some("{\"format\":"), "no room for two");
    assert!(tab.persistence_message().contains("pas pu être mis de côté"));
    device.borrow_mut().is_full = false;
    tab.dispatch(PlanEvent::Storage(StorageEvent::SetAside));
    assert!(tab.stored_journal().is_some_and(|text| text.contains("Caf")));
    let aside =
        |(key, text): (&String, &String)| key.contains("suivi.de-cote.") && text.len() == 10;
    assert!(device.borrow().stored.iter().any(aside));
    assert_eq!(tab.session, None);
}

#[test]
fn import_merges_all_but_unwanted_subjects() {
    let mut tab = Tab::open(&device());
    let text = include_str!("../../../../tests/journal/v1.json").to_owned();
    let file = ChosenFile { name: "suivi.json".into(), text: Ok(text) };
    tab.dispatch(PlanEvent::FileChosen(file.clone()));
    assert!(matches!(tab.editor.exchange.value, Exchange::Offered(_)));
    tab.dispatch(PlanEvent::DismissOffer);
    assert!(tab.editor.entries.journal().is_empty());
    tab.dispatch(PlanEvent::FileChosen(file));
    tab.dispatch(PlanEvent::MergeOffer(BTreeSet::from(["4.1".to_owned()])));
    let expected =
        Exchange::Message("Le fichier est fusionné avec la saisie de cet appareil.".to_owned());
    assert_eq!(tab.editor.exchange.value, expected);
    let tracking = tab.editor.entries.journal().tracking();
    assert_eq!(tracking.action_state(ActionKey { axis: 4, number: 1 }).status, Status::Unknown);
    assert_ne!(tracking.action_state(KEY), model::tracking::ActionState::default());
    assert!(tab.stored_journal().is_some(), "and kept");
}

#[test]
fn saving_a_version_needs_a_name_and_clears_its_draft() {
    let mut tab = Tab::open(&device());
    tab.enter_lead("Caf");
    let reference = Day::parse("2017-05-12").expect("a day");
    tab.dispatch(PlanEvent::SaveVersion { name: " ".into(), reference });
    assert_eq!(tab.editor.entries.outcome, CommandOutcome::Refused(EntryError::MissingName));
    tab.type_in(DraftField::VersionName, "Mai");
    tab.dispatch(PlanEvent::SaveVersion { name: "Mai".into(), reference });
    assert_eq!(tab.editor.entries.journal().versions().len(), 1);
    assert_eq!(tab.draft(&DraftField::VersionName), None);
}

#[test]
fn actions_are_exported_as_csv() {
    let mut tab = Tab::open(&device());
    let day = Day::parse("2017-05-12").expect("a day");
    tab.dispatch(PlanEvent::Export(ExportKind::Actions(day)));
    let [(name, table)] = &tab.files[..] else { panic!("{:?}", tab.files) };
    assert_eq!(name, "suivi-schema-services-familles_2017-05-12.csv");
    assert!(table.lines().count() > 24);
    let expected = Exchange::Message(format!("Fichier préparé\u{a0}: {name}"));
    assert_eq!(tab.editor.exchange.value, expected);
    tab.dispatch(PlanEvent::Export(ExportKind::Unreadable));
    assert_eq!(tab.files.len(), 1, "there is nothing of that kind");
}

#[test]
fn entries_are_refused_without_a_clock() {
    let mut tab = Tab::open(&device());
    let context = Context { dataset: fixtures::dataset(), now: None };
    let mut send = |event| tab.editor.update(event, &context);
    let entry = Entry::Action(KEY, Edit::Status(Status::Underway));
    assert_eq!(send(PlanEvent::Enter(entry, Day::new(2017, 5, 12))), []);
    let draft = Draft { text: "Deux projets".into(), since: Day::new(2017, 5, 12) };
    let _later = send(PlanEvent::Typed(NOTES, draft));
    let effects = send(PlanEvent::FieldBlurred(NOTES));
    assert_eq!(effects, [PlanEffect::Storage(StorageEffect::ReadJournal)], "the draft is kept");
    assert_eq!(tab.editor.entries.outcome, CommandOutcome::Refused(EntryError::ClockOutOfRange));
    assert!(tab.editor.entries.draft_store.value.draft(&NOTES).is_some());
}
