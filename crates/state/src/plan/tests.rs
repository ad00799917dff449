//! Workflow tests with fakes: a storage that accepts or refuses, tabs, a clock, a network.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::*;
use model::ActionKey;
use model::tracking::{ActionField, Draft, Edit, Entry, Status};

const KEY: ActionKey = ActionKey { axis: 1, number: 3 };
const NOTES: Field = Field::Action(KEY, ActionField::Notes);
const BUDGET: Field = Field::Action(KEY, ActionField::Budget);

/// State shared by several tabs.
#[derive(Default)]
struct Device {
    stored: BTreeMap<String, String>,
    /// The storage is full.
    full: bool,
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
    asked: Vec<PublishedFile>,
    /// The exported files: name and text.
    files: Vec<(String, String)>,
    /// Whether the browser refuses downloads.
    refuses_files: bool,
    told: Vec<Notice>,
    /// Whether the debounce timer is running.
    waits: bool,
}

impl Tab {
    fn new(device: &Rc<RefCell<Device>>) -> Self {
        Self {
            editor: PlanEditor::default(),
            device: Rc::clone(device),
            session: None,
            offline: Vec::new(),
            asked: Vec::new(),
            files: Vec::new(),
            refuses_files: false,
            told: Vec::new(),
            waits: false,
        }
    }

    /// Opens the plan in a new tab.
    fn open(device: &Rc<RefCell<Device>>) -> Self {
        let mut tab = Self::new(device);
        tab.send(PlanEvent::Shown);
        assert!(matches!(tab.editor.documents.state(), Remote::Loaded(_)));
        tab
    }

    /// Leaves the page and returns to it.
    fn reload(&mut self) {
        self.send(PlanEvent::PageClosed);
        self.editor = PlanEditor::default();
        self.send(PlanEvent::Shown);
    }

    fn send(&mut self, event: PlanEvent) {
        self.device.borrow_mut().time += 1;
        let at = format!("2017-05-12T09:30:{:02}.000Z", self.device.borrow().time);
        let stamp = Stamp::new(&at, 5).expect("a moment");
        let today = stamp.day().expect("a day");
        let context = Context { dataset: fixtures::dataset(), now: Some((stamp, today)) };
        for effect in self.editor.update(event, &context) {
            if let Some(answer) = self.run(effect) {
                self.send(answer);
            }
        }
    }

    fn run(&mut self, effect: PlanEffect) -> Option<PlanEvent> {
        match effect {
            PlanEffect::Fetch(file) => {
                self.asked.push(file);
                let name = file.path().trim_start_matches("geodata/");
                let there = !self.offline.contains(&file);
                Some(PlanEvent::Fetched(file, there.then(|| fixtures::text(name))))
            }
            PlanEffect::Storage(effect) => self.store(effect).map(PlanEvent::Storage),
            PlanEffect::WaitForPause => {
                self.waits = true;
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
                    self.told.push(notice);
                }
                None
            }
            PlanEffect::Watch => None,
        }
    }

    fn store(&mut self, effect: StorageEffect) -> Option<StorageEvent> {
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
                let accepted = slot == StorageSlot::Tab || !device.full;
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
    fn hear(&mut self) {
        let text = self.stored();
        self.send(PlanEvent::Storage(StorageEvent::ChangedElsewhere(text)));
    }

    fn stored(&self) -> Option<String> {
        self.device.borrow().stored.get(&*StorageSlot::Journal.key()).cloned()
    }

    fn enter(&mut self, edit: Edit) {
        self.send(PlanEvent::Enter(Entry::Action(KEY, edit), Day::parse("2017-05-12")));
    }

    fn lead(&mut self, name: &str) {
        self.enter(Edit::Lead(name.into()));
    }

    fn type_in(&mut self, field: Field, text: &str) {
        let draft = Draft { text: text.into(), since: Day::parse("2017-05-12") };
        self.send(PlanEvent::Typed(field, draft));
    }

    fn shown_lead(&self) -> String {
        self.editor.entries.journal().tracking().record(KEY).lead
    }

    fn draft(&self, field: &Field) -> Option<&str> {
        self.editor.entries.typing.value.draft(field).map(|draft| draft.text.as_str())
    }

    fn notice(&self) -> String {
        self.editor.persistence.status.value.sentence().unwrap_or_default()
    }
}

fn device() -> Rc<RefCell<Device>> {
    Rc::default()
}

#[test]
fn a_fetch_that_failed_is_tried_again_for_what_is_missing_only() {
    let mut tab = Tab::new(&device());
    tab.offline = vec![PublishedFile::Governance];
    tab.send(PlanEvent::Shown);
    assert_eq!(tab.editor.documents.state(), Remote::Failed);
    tab.lead("Caf");
    assert_eq!(tab.stored(), None, "nothing is entered before the plan is there");
    tab.send(PlanEvent::Shown);
    assert_eq!(tab.editor.documents.state(), Remote::Failed, "the button stays under the hand");
    tab.offline.clear();
    tab.send(PlanEvent::Shown);
    assert!(matches!(tab.editor.documents.state(), Remote::Loaded(_)));
    let asked = |file| tab.asked.iter().filter(|asked| **asked == file).count();
    assert_eq!(PublishedFile::ALL.map(asked), [1, 1, 3]);
    assert_eq!(tab.told, [], "the view itself says that the network failed");
}

#[test]
fn a_file_is_asked_for_once_while_it_is_on_its_way() {
    let mut editor = PlanEditor::default();
    let context = Context { dataset: fixtures::dataset(), now: None };
    assert_eq!(editor.update(PlanEvent::Shown, &context).len(), 3);
    assert_eq!(editor.update(PlanEvent::Shown, &context), []);
}

#[test]
fn a_faulty_file_is_told_by_file_and_record() {
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
fn what_is_entered_is_kept_and_taken_back_after_a_reload() {
    let mut tab = Tab::open(&device());
    assert_eq!(tab.stored(), None, "nothing is kept until something is entered");
    tab.lead("Caf");
    assert_eq!(tab.editor.entries.outcome, CommandOutcome::Changed);
    tab.reload();
    assert_eq!(tab.shown_lead(), "Caf");
    tab.send(PlanEvent::Undo);
    assert_eq!(tab.shown_lead(), "");
    tab.reload();
    assert_eq!(tab.shown_lead(), "");
    tab.send(PlanEvent::Undo);
    assert_eq!(
        tab.editor.entries.outcome,
        CommandOutcome::Unchanged,
        "nothing is left to take back"
    );
}

#[test]
fn what_is_refused_changes_nothing_and_keeps_nothing() {
    let mut tab = Tab::open(&device());
    tab.send(PlanEvent::Enter(Entry::Action(KEY, Edit::Status(Status::Done)), None));
    assert_eq!(tab.editor.entries.outcome, CommandOutcome::Refused(EntryError::Undated));
    tab.enter(Edit::Status(Status::Unknown));
    assert!(matches!(
        tab.editor.entries.outcome,
        CommandOutcome::Refused(EntryError::SameStatus { .. })
    ));
    assert_eq!((tab.stored(), tab.editor.entries.tracker.revision), (None, 0));
}

#[test]
fn what_is_typed_is_kept_after_a_pause_and_entered_when_the_field_is_left() {
    let mut tab = Tab::open(&device());
    tab.type_in(NOTES, "Deux pro");
    assert!(tab.waits && tab.stored().is_none());
    tab.send(PlanEvent::TypingPaused);
    assert!(tab.stored().is_some_and(|text| text.contains("Deux pro")));
    assert!(tab.editor.entries.journal().is_empty(), "no fact yet");
    tab.type_in(NOTES, "Deux projets");
    tab.reload();
    assert_eq!(tab.editor.entries.journal().changes().len(), 1, "one change, however it was typed");
    assert_eq!(tab.editor.entries.journal().tracking().record(KEY).notes, "Deux projets");
    // An invalid draft is restored to its field.
    tab.type_in(BUDGET, "abc");
    tab.reload();
    assert_eq!(tab.draft(&BUDGET), Some("abc"));
    tab.type_in(BUDGET, "9 400 €");
    tab.send(PlanEvent::FieldBlurred(BUDGET));
    assert_eq!(tab.editor.entries.journal().tracking().record(KEY).budget, Some(9400));
    assert_eq!(tab.draft(&BUDGET), None);
}

#[test]
fn a_phone_that_ends_the_page_without_a_word_loses_nothing() {
    let device = device();
    let mut tab = Tab::open(&device);
    tab.type_in(NOTES, "Deux projets");
    tab.send(PlanEvent::PageHidden);
    let next = Tab::open(&device);
    assert_eq!(next.editor.entries.journal().tracking().record(KEY).notes, "Deux projets");
}

#[test]
fn what_was_typed_without_a_date_is_entered_once_there_is_one() {
    let mut tab = Tab::open(&device());
    let draft = Draft { text: "Caf".into(), since: None };
    tab.send(PlanEvent::Typed(Field::Action(KEY, ActionField::Lead), draft));
    tab.send(PlanEvent::AllFieldsBlurred);
    assert_eq!(tab.shown_lead(), "");
    tab.send(PlanEvent::SinceChanged(KEY, None));
    tab.send(PlanEvent::SinceChanged(ActionKey { axis: 1, number: 1 }, Day::parse("2017-05-01")));
    assert_eq!(tab.shown_lead(), "", "of another action");
    tab.send(PlanEvent::SinceChanged(KEY, Day::parse("2017-05-01")));
    assert_eq!(tab.shown_lead(), "Caf");
}

#[test]
fn a_value_entered_empties_its_line() {
    let mut tab = Tab::open(&device());
    let id = "axe1-nombre-ram".to_owned();
    tab.type_in(Field::Value(id.clone()), "12");
    let day = Day::parse("2017-05-12");
    let entry = Entry::Value { indicator: id.clone(), day: day.expect("a day"), value: Some(12.0) };
    for changed in [true, false] {
        tab.type_in(Field::Value(id.clone()), "12");
        tab.send(PlanEvent::Enter(entry.clone(), day));
        assert_eq!(
            tab.editor.entries.outcome,
            if changed { CommandOutcome::Changed } else { CommandOutcome::Unchanged }
        );
        assert_eq!(tab.draft(&Field::Value(id.clone())), None);
        assert!(
            tab.stored().is_some_and(|text| !text.contains("brouillons")),
            "{:?}",
            tab.stored()
        );
    }
}

#[test]
fn two_tabs_keep_each_others_work() {
    let device = device();
    let (mut here, mut there) = (Tab::open(&device), Tab::open(&device));
    here.lead("Caf");
    there.hear();
    assert_eq!(there.shown_lead(), "Caf");
    // This tab missed the event; it must not overwrite.
    there.enter(Edit::Notes("Voir".into()));
    here.type_in(BUDGET, "12");
    here.send(PlanEvent::FieldBlurred(BUDGET));
    assert_eq!(here.editor.entries.journal().changes().len(), 3);
    there.hear();
    assert_eq!(there.editor.entries.journal(), here.editor.entries.journal());
}

#[test]
fn a_page_that_comes_back_into_sight_knows_what_was_entered_elsewhere() {
    let device = device();
    let (mut here, mut there) = (Tab::open(&device), Tab::open(&device));
    here.lead("Caf");
    there.send(PlanEvent::Storage(StorageEvent::PageShown(here.stored())));
    assert_eq!(there.shown_lead(), "Caf");
    // Without storage there is nothing to compare with.
    device.borrow_mut().full = true;
    there.lead("Msa");
    there.send(PlanEvent::Storage(StorageEvent::PageShown(None)));
    assert_eq!(
        (there.shown_lead(), there.notice().contains("n’enregistre pas")),
        ("Msa".into(), true)
    );
}

#[test]
fn what_another_tab_forgets_is_kept_or_forgotten_here_as_the_person_says() {
    let device = device();
    let (mut here, mut there) = (Tab::open(&device), Tab::open(&device));
    here.lead("Caf");
    there.hear();
    there.refuses_files = true;
    there.send(PlanEvent::Export(ExportKind::Backup));
    assert_eq!(there.shown_lead(), "Caf", "nothing is forgotten that was not handed over");
    there.refuses_files = false;
    there.send(PlanEvent::Export(ExportKind::Backup));
    assert!(there.files[0].0 == "suivi-schema-services-familles_2017-05-12.json");
    assert!(there.files[0].1.contains("Caf"), "handed over before it is forgotten");
    assert!(there.editor.entries.journal().is_empty() && device.borrow().stored.is_empty());
    here.hear();
    assert!(here.notice().contains("effacée dans un autre onglet"));
    here.lead("Caf 52");
    assert_eq!(here.stored(), None, "not written again unasked");
    here.send(PlanEvent::Storage(StorageEvent::KeepHere));
    assert!(here.stored().is_some_and(|text| text.contains("Caf 52")));
    there.hear();
    assert_eq!(there.shown_lead(), "Caf 52");
    there.send(PlanEvent::Export(ExportKind::Backup));
    // This tab missed the event; it notices when it writes.
    here.lead("Caf 10");
    assert!(here.notice().contains("effacée dans un autre onglet"));
    there.lead("Msa");
    here.send(PlanEvent::Storage(StorageEvent::EraseHere));
    assert_eq!((here.shown_lead(), here.notice()), ("Msa".into(), String::new()));
}

#[test]
fn where_the_device_keeps_nothing_the_tab_does_until_there_is_room() {
    let device = device();
    device.borrow_mut().full = true;
    let mut tab = Tab::open(&device);
    tab.lead("Caf");
    tab.type_in(BUDGET, "abc");
    assert!(tab.notice().contains("n’enregistre pas"));
    assert_eq!((tab.shown_lead(), tab.stored()), ("Caf".into(), None));
    // Navigates to another page of the site and back.
    tab.reload();
    assert_eq!((tab.shown_lead(), tab.draft(&BUDGET)), ("Caf".into(), Some("abc")));
    assert!(tab.notice().contains("n’enregistre pas"));
    device.borrow_mut().full = false;
    tab.reload();
    assert_eq!((tab.session.clone(), tab.notice()), (None, String::new()));
    assert!(tab.stored().is_some_and(|text| text.contains("Caf") && text.contains("abc")));
    tab.send(PlanEvent::Undo);
    assert_eq!(tab.shown_lead(), "", "the tab knew on which device it was entered");
}

#[test]
fn damaged_text_is_left_as_it_is_until_put_aside() {
    let device = device();
    let key = StorageSlot::Journal.key().into_owned();
    device.borrow_mut().stored.insert(key, "{\"format\":".into());
    let mut tab = Tab::open(&device);
    assert!(tab.notice().contains("ne peut pas être lu"));
    tab.lead("Caf");
    assert_eq!(tab.stored().as_deref(), Some("{\"format\":"), "left as it was");
    tab.reload();
    assert_eq!(tab.shown_lead(), "Caf", "the tab keeps it meanwhile");
    tab.send(PlanEvent::Export(ExportKind::Unreadable));
    assert_eq!(tab.files, [("suivi_illisible.json".to_owned(), "{\"format\":".to_owned())]);
    device.borrow_mut().full = true;
    tab.send(PlanEvent::Storage(StorageEvent::SetAside));
    assert_eq!(tab.stored().as_deref(), Some("{\"format\":"), "no room for two");
    assert!(tab.notice().contains("pas pu être mis de côté"));
    device.borrow_mut().full = false;
    tab.send(PlanEvent::Storage(StorageEvent::SetAside));
    assert!(tab.stored().is_some_and(|text| text.contains("Caf")));
    let aside =
        |(key, text): (&String, &String)| key.contains("suivi.de-cote.") && text.len() == 10;
    assert!(device.borrow().stored.iter().any(aside));
    assert_eq!(tab.session, None);
}

#[test]
fn a_file_brought_back_is_merged_but_for_what_is_not_wanted() {
    let mut tab = Tab::open(&device());
    let text = include_str!("../../../../tests/journal/v1.json").to_owned();
    let file = ChosenFile { name: "suivi.json".into(), text: Ok(text) };
    tab.send(PlanEvent::FileChosen(file.clone()));
    assert!(matches!(tab.editor.exchange.value, Exchange::Offered(_)));
    tab.send(PlanEvent::DismissOffer);
    assert!(tab.editor.entries.journal().is_empty());
    tab.send(PlanEvent::FileChosen(file));
    tab.send(PlanEvent::MergeOffer(BTreeSet::from(["4.1".to_owned()])));
    let told =
        Exchange::Message("Le fichier est fusionné avec la saisie de cet appareil.".to_owned());
    assert_eq!(tab.editor.exchange.value, told);
    let tracking = tab.editor.entries.journal().tracking();
    assert_eq!(tracking.record(ActionKey { axis: 4, number: 1 }).status, Status::Unknown);
    assert_ne!(tracking.record(KEY), model::tracking::Record::default());
    assert!(tab.stored().is_some(), "and kept");
}

#[test]
fn versions_need_a_name_and_empty_its_field() {
    let mut tab = Tab::open(&device());
    tab.lead("Caf");
    let reference = Day::parse("2017-05-12").expect("a day");
    tab.send(PlanEvent::SaveVersion { name: " ".into(), reference });
    assert_eq!(tab.editor.entries.outcome, CommandOutcome::Refused(EntryError::MissingName));
    tab.type_in(Field::VersionName, "Mai");
    tab.send(PlanEvent::SaveVersion { name: "Mai".into(), reference });
    assert_eq!(tab.editor.entries.journal().versions().len(), 1);
    assert_eq!(tab.draft(&Field::VersionName), None);
}

#[test]
fn the_table_of_actions_is_a_file_too() {
    let mut tab = Tab::open(&device());
    let day = Day::parse("2017-05-12").expect("a day");
    tab.send(PlanEvent::Export(ExportKind::Actions(day)));
    let [(name, table)] = &tab.files[..] else { panic!("{:?}", tab.files) };
    assert_eq!(name, "suivi-schema-services-familles_2017-05-12.csv");
    assert!(table.lines().count() > 24);
    let told = Exchange::Message(format!("Fichier préparé\u{a0}: {name}"));
    assert_eq!(tab.editor.exchange.value, told);
    tab.send(PlanEvent::Export(ExportKind::Unreadable));
    assert_eq!(tab.files.len(), 1, "there is nothing of that kind");
}

#[test]
fn without_a_clock_nothing_is_entered_and_it_is_told() {
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
    assert!(tab.editor.entries.typing.value.draft(&NOTES).is_some());
}
