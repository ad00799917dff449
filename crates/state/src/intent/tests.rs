//! Tests of each intent's changes and its history step.

use super::*;
use analysis::nearby::around::Origin;
use geometry::LonLat;
use model::{Category, CommuneCode, InseeCode};

fn siren() -> Siren {
    Siren::parse("245200563").expect("nine digits")
}

#[test]
fn selecting_twice_is_one_history_step() {
    let mut state = ViewState::default();
    assert_eq!(update(&mut state, Intent::Select(Some(siren()))), Some(HistoryStep::Push));
    assert_eq!(state.selected, Some(siren()));
    assert_eq!(update(&mut state, Intent::Select(Some(siren()))), None);
}

#[test]
fn opening_a_territory_closes_the_service() {
    let mut state = ViewState::default();
    update(&mut state, Intent::OpenService(Some(ServiceId::new("a"))));
    update(&mut state, Intent::Select(Some(siren())));
    assert_eq!(state.service, None);
}

#[test]
fn a_service_opened_from_a_group_leaves_the_group_open() {
    let mut state = ViewState::default();
    let group = vec![ServiceId::new("a"), ServiceId::new("b")];
    update(&mut state, Intent::OpenGroup(group.clone()));
    update(&mut state, Intent::OpenService(Some(ServiceId::new("a"))));
    assert_eq!(state.pin_group, group);
    update(&mut state, Intent::OpenService(None));
    assert!(state.pin_group.is_empty());
    update(&mut state, Intent::OpenGroup(group));
    update(&mut state, Intent::OpenService(Some(ServiceId::new("c"))));
    assert!(state.pin_group.is_empty(), "c stands elsewhere");
}

fn commune(insee: &str) -> Home {
    Home::Commune(CommuneCode::Former(InseeCode::parse(insee).expect("five digits")))
}

fn device_home() -> Home {
    let point = LonLat { lon: 5.1, lat: 48.1 };
    Home::DevicePosition(Origin { point, commune: None, territory: None })
}

#[test]
fn device_position_replaces_the_entry_and_survives_restore() {
    let mut state = ViewState::default();
    assert_eq!(
        update(&mut state, Intent::SetHome(Some(commune("52432")))),
        Some(HistoryStep::Push)
    );
    assert_eq!(
        update(&mut state, Intent::SetHome(Some(device_home()))),
        Some(HistoryStep::Replace)
    );
    assert_eq!(update(&mut state, Intent::SetNeed(Some(Need::School))), Some(HistoryStep::Push));
    update(&mut state, Intent::Restore(Box::default()));
    assert_eq!((state.need, state.home), (None, Some(device_home())));
    let named = ViewState { home: Some(commune("52432")), ..ViewState::default() };
    update(&mut state, Intent::Restore(Box::new(named)));
    assert_eq!(state.home, Some(commune("52432")));
}

#[test]
fn new_question_collapses_the_answer() {
    let mut state = ViewState { home: Some(device_home()), ..ViewState::default() };
    update(&mut state, Intent::ShowWholeAnswer);
    update(&mut state, Intent::OpenService(Some(ServiceId::new("a"))));
    update(&mut state, Intent::SetAge(Some(AgeBand::Under3)));
    assert!(!state.is_answer_expanded);
    assert_eq!(state.service, None);
}

#[test]
fn shortlist_has_a_limit() {
    let mut state = ViewState::default();
    let id = |number: usize| ServiceId::new(&number.to_string());
    for number in 0..MAX_SHORTLIST + 5 {
        update(&mut state, Intent::AddToShortlist(id(number)));
    }
    assert_eq!(state.shortlist.len(), MAX_SHORTLIST);
    update(&mut state, Intent::RemoveFromShortlist(id(0)));
    assert_eq!(state.shortlist.first(), Some(&id(1)));
}

#[test]
fn service_filter_switches_one_category_or_all() {
    let mut state = ViewState::default();
    update(&mut state, Intent::ShowServices(Some(ServiceFilter::ALL.with(Category::Clas, false))));
    assert!(!state.pin_filter(false).contains(Category::Clas));
    assert_eq!(state.pin_filter(false).categories().count(), 9);
    update(&mut state, Intent::ShowServices(Some(ServiceFilter::NONE)));
    assert_eq!(state.pin_filter(false).categories().count(), 0);
    update(&mut state, Intent::ShowServices(None));
    assert_eq!(state.pin_filter(false).categories().count(), 10);
}

#[test]
fn question_resets_the_service_filter() {
    let asks: [fn() -> Intent; 4] = [
        || Intent::SetNeed(Some(Need::School)),
        || Intent::SetAge(Some(AgeBand::Under3)),
        || Intent::SetHome(Some(commune("52432"))),
        || Intent::SetHome(Some(device_home())),
    ];
    for ask in asks {
        let mut state = ViewState { services: Some(ServiceFilter::NONE), ..ViewState::default() };
        update(&mut state, ask());
        assert_eq!(state.services, None);
    }
}

#[test]
fn switching_decoupage_follows_merged_territories() {
    let dataset = fixtures::dataset();
    let siren = |text| Siren::parse(text).unwrap();
    let today = &dataset.metadata.decoupages[1].id;
    let mut state = ViewState {
        selected: Some(siren("245200563")), // Bassin nogentais, in Chaumont since
        compared: ["245200563", "245200456", "245200597"].map(siren).into(),
        date: PartialDate::parse("2013-12-31"),
        ..ViewState::default()
    };
    let intent = Intent::show_decoupage(dataset, &state, today);
    assert_eq!(update(&mut state, intent), Some(HistoryStep::Push));
    assert_eq!(state.decoupage.as_ref(), Some(today));
    assert_eq!(state.selected, Some(siren("200068658")));
    assert_eq!(state.compared, ["200068658", "245200597"].map(siren));
    assert_eq!(state.date, None);

    // Switching back: a merged territory has no single predecessor.
    let intent = Intent::show_decoupage(dataset, &state, &dataset.decoupage);
    assert_eq!(update(&mut state, intent), Some(HistoryStep::Push));
    assert_eq!((state.decoupage.as_ref(), state.selected), (None, None));
    assert_eq!(state.compared, [siren("245200597")]);
}
