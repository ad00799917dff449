//! Runs the effects that the pure `state` requests; nothing else does. Replies go back as events, at once where
//! the browser answers at once.

use leptos::task::spawn_local;
use web_sys::Event;

use analysis::export::picture::Picture;
use analysis::nearby::around::Origin;
use analysis::nearby::position::{Position, PositionError};
use analysis::wording::labels::SITE_NAME;
use model::Day;
use model::tracking::Stamp;
use state::answer_tools::{AnswerToolsEffect, AnswerToolsEvent};
use state::export::{Download, ExportEffect, ExportEvent, FileMaker};
use state::plan::{
    MAX_FILE_BYTES, PlanEffect, PlanEvent, StorageEffect, StorageEvent, StorageSlot, StoredTexts,
};
use state::{Effect, Event as PageEvent, LocateEvent, SEARCH_FIELD_ID, SearchEffect, SearchEvent};

use super::typing::PageVisibility;
use super::{
    clock, embedder, files, history, location, opener, page, save, share, speech, storage, typing,
};

/// Key of the shortlist in `localStorage`.
const SHORTLIST_KEY: &str = "carte-services-familles.liste";

/// Path of the file of places outside the map, from the site's root.
const OUTSIDE_PLACES_PATH: &str = "geodata/lieux-exterieurs.csv";
/// Minimum space below the search field for suggestions and messages, in CSS pixels.
const MIN_SPACE_BELOW_PX: f64 = 240.0;
/// Path of the published outlines, from the site's root.
const OUTLINES_PATH: &str = "geodata/epci.geojson";

/// Runs an effect of the page. `locate` locates a position on the map; it returns `None` without outlines.
pub fn run(
    effect: Effect,
    locate: impl AsyncFnOnce(Position) -> Option<Result<Origin, PositionError>> + 'static,
    reply_with: impl Fn(PageEvent) + Copy + 'static,
) {
    match effect {
        Effect::UpdateHistory(step, query) => {
            history::write_entry(step, &query);
            embedder::post_state(&query);
        }
        Effect::NotifyEmbedder(query) => embedder::post_state(&query),
        Effect::MarkReady => {
            page::remove_root_attribute("data-attente");
            page::remove("sans-programme");
            page::set_root_attribute("data-app", "ready");
        }
        Effect::ReadShortlist => reply_with(PageEvent::ShortlistRead(storage::read(SHORTLIST_KEY))),
        Effect::WriteShortlist(text) => {
            reply_with(PageEvent::ShortlistWritten(storage::write(SHORTLIST_KEY, &text)));
        }
        Effect::EraseShortlist => storage::erase(SHORTLIST_KEY),
        Effect::ReadStoredHome => reply_with(PageEvent::StoredHomeRead(history::state())),
        Effect::WriteStoredHome(text) => drop(history::set_state(text.as_deref())),
        Effect::FocusWhenDrawn(id) => opener::focus_once_drawn(id),
        Effect::Focus(id) => page::focus(id),
        Effect::ReturnFocus { sheet, fallback } => opener::return_focus(sheet, fallback),
        Effect::AskDevice => location::locate(move |position| {
            reply_with(PageEvent::Locate(LocateEvent::Answered(position)));
        }),
        Effect::FindTerritory(position) => spawn_local(async move {
            reply_with(PageEvent::Locate(LocateEvent::Placed(locate(position).await)));
        }),
        Effect::Print => page::print(),
    }
}

/// The date in the device's time zone.
#[must_use]
pub fn today() -> Option<Day> {
    clock::today()
}

/// Stamp and local date of an edit made now; `None` if the clock is past the year 9999.
#[must_use]
pub fn stamp_and_day() -> Option<(Stamp, Day)> {
    clock::stamp().zip(clock::today())
}

/// Runs an effect of the search field.
pub fn run_search(
    effect: SearchEffect,
    dispatch_to_page: impl FnOnce(PageEvent),
    retry_search: impl FnOnce(),
    reply_with: impl FnOnce(SearchEvent) + 'static,
) {
    match effect {
        SearchEffect::App(event) => dispatch_to_page(event),
        SearchEffect::RetrySearch => retry_search(),
        SearchEffect::FetchOutside => spawn_local(async move {
            reply_with(SearchEvent::OutsideFetched(files::fetch_text(OUTSIDE_PLACES_PATH).await));
        }),
        SearchEffect::Select => page::select_text(SEARCH_FIELD_ID),
        SearchEffect::Focus => page::focus(SEARCH_FIELD_ID),
        SearchEffect::MakeRoom => page::make_room_below(SEARCH_FIELD_ID, MIN_SPACE_BELOW_PX),
    }
}

/// Runs an effect of the tools beside an answer. The device's share dialog only opens during the click that
/// requests it.
pub fn run_answer_tools(
    effect: AnswerToolsEffect,
    reply_with: impl Fn(AnswerToolsEvent) + 'static,
) {
    match effect {
        AnswerToolsEffect::WatchVoices => {
            speech::on_voice(move |has_voice| reply_with(AnswerToolsEvent::VoiceFound(has_voice)));
        }
        AnswerToolsEffect::Speak(reading, sentences) => {
            speech::say(&sentences, move || reply_with(AnswerToolsEvent::ReadingEnded(reading)));
        }
        AnswerToolsEffect::StopSpeaking => speech::stop(),
        AnswerToolsEffect::Share(address) => spawn_local(async move {
            reply_with(AnswerToolsEvent::Shared(share::share(SITE_NAME, &address).await));
        }),
        AnswerToolsEffect::Copy(text) => spawn_local(async move {
            let copied = share::copy(&text).await;
            reply_with(AnswerToolsEvent::Copied(text, copied));
        }),
    }
}

/// Runs an effect of an export. `load` loads the chunk that makes files, and for a picture the outlines; `None`
/// if either cannot be loaded.
pub fn run_export(
    effect: ExportEffect,
    load: impl AsyncFnOnce(Download) -> Option<FileMaker> + 'static,
    reply_with: impl FnOnce(ExportEvent) + 'static,
) {
    spawn_local(async move {
        reply_with(match effect {
            ExportEffect::Load(download) => {
                let make = load(download).await;
                let outline_file = match download {
                    Download::Outlines => files::fetch_text(OUTLINES_PATH).await,
                    _ => None,
                };
                ExportEvent::Loaded { download, make, outline_file }
            }
            ExportEffect::SaveText { name, media_type, text } => {
                let accepted = save::text(&name, media_type, &text).is_some();
                ExportEvent::Saved { name, accepted }
            }
            ExportEffect::SavePicture { name, picture } => {
                let Picture { svg, width, height } = picture;
                let accepted = save::png(name.clone(), &svg, width, height).await.is_some();
                ExportEvent::Saved { name, accepted }
            }
            ExportEffect::Copy(text) => ExportEvent::Copied(share::copy(&text).await),
        });
    });
}

/// Runs an effect of the plan.
pub fn run_plan(
    effect: PlanEffect,
    dispatch_to_page: impl FnOnce(PageEvent),
    reply_with: impl Fn(PlanEvent) + Copy + 'static,
) {
    match effect {
        PlanEffect::App(event) => dispatch_to_page(*event),
        PlanEffect::Fetch(file) => spawn_local(async move {
            reply_with(PlanEvent::Fetched(file, files::fetch_text(file.path()).await));
        }),
        PlanEffect::Watch => {
            let key = StorageSlot::Journal.key();
            storage::on_change(key, move |text| {
                reply_with(StorageEvent::ChangedElsewhere(text).into())
            });
            typing::on_visibility_change(move |visibility| {
                reply_with(match visibility {
                    PageVisibility::Hidden => PlanEvent::PageHidden,
                    PageVisibility::Closed => PlanEvent::PageClosed,
                    PageVisibility::Shown => StorageEvent::PageShown(read_journal()).into(),
                });
            });
        }
        PlanEffect::Storage(effect) => run_storage(effect, move |event| reply_with(event.into())),
        PlanEffect::WaitForPause => {
            typing::debounce_typing(move || reply_with(PlanEvent::TypingPaused))
        }
        PlanEffect::SaveFile { kind, name, media_type, text } => {
            let accepted = save::text(&name, media_type, &text).is_some();
            reply_with(PlanEvent::Exported { kind, name, accepted });
        }
    }
}

/// Runs an effect of the storage; the reply is synchronous.
fn run_storage(effect: StorageEffect, reply_with: impl FnOnce(StorageEvent)) {
    match effect {
        StorageEffect::Load => reply_with(StorageEvent::Loaded(StoredTexts {
            journal: read_journal(),
            device: storage::read(&StorageSlot::Device.key()),
            tab: storage::read_in_tab(&StorageSlot::Tab.key()),
        })),
        StorageEffect::ReadJournal => reply_with(StorageEvent::JournalRead(read_journal())),
        StorageEffect::Write(slot, text) => {
            let write =
                if slot == StorageSlot::Tab { storage::write_in_tab } else { storage::write };
            let accepted = write(&slot.key(), &text);
            reply_with(StorageEvent::Written { slot, text, accepted });
        }
        StorageEffect::Erase(slot) => {
            let erase =
                if slot == StorageSlot::Tab { storage::erase_in_tab } else { storage::erase };
            erase(&slot.key());
        }
    }
}

/// The journal stored on the device.
fn read_journal() -> Option<String> {
    storage::read(&StorageSlot::Journal.key())
}

/// Reads the file just chosen in the field of `event`.
pub fn open_file(event: Event, reply_with: impl Fn(PlanEvent) + 'static) {
    spawn_local(async move {
        if let Some(file) = files::read_chosen(event, MAX_FILE_BYTES).await {
            reply_with(PlanEvent::FileChosen(file));
        }
    });
}
