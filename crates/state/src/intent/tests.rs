//! Tests of each intent's changes and its history step.

use super::*;
use analysis::nearby::around::Origin;
use geometry::LonLat;
use model::{Category, CommuneCode, InseeCode};

fn siren() -> Siren {
    Siren::parse("245200563").expect("nine digits")
}

#[test]
fn selecting_is_a_step_and_selecting_again_is_none() {
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
    assert_eq!(state.group, group);
    update(&mut state, Intent::OpenService(None));
    assert!(state.group.is_empty());
    update(&mut state, Intent::OpenGroup(group));
    update(&mut state, Intent::OpenService(Some(ServiceId::new("c"))));
    assert!(state.group.is_empty(), "c stands elsewhere");
}

fn commune(insee: &str) -> Home {
    Home::Commune(CommuneCode::Former(InseeCode::parse(insee).expect("five digits")))
}

fn here() -> Home {
    let point = LonLat { lon: 5.1, lat: 48.1 };
    Home::Here(Origin { point, commune: None, territory: None })
}

#[test]
fn a_position_is_no_step_and_outlives_the_travel_between_urls() {
    let mut state = ViewState::default();
    assert_eq!(
        update(&mut state, Intent::SetHome(Some(commune("52432")))),
        Some(HistoryStep::Push)
    );
    assert_eq!(update(&mut state, Intent::SetHome(Some(here()))), Some(HistoryStep::Replace));
    assert_eq!(update(&mut state, Intent::SetNeed(Some(Need::School))), Some(HistoryStep::Push));
    update(&mut state, Intent::Restore(Box::default()));
    assert_eq!((state.need, state.home), (None, Some(here())));
    let named = ViewState { home: Some(commune("52432")), ..ViewState::default() };
    update(&mut state, Intent::Restore(Box::new(named)));
    assert_eq!(state.home, Some(commune("52432")));
}

#[test]
fn a_new_question_starts_a_new_answer() {
    let mut state = ViewState { home: Some(here()), ..ViewState::default() };
    update(&mut state, Intent::ShowWholeAnswer);
    update(&mut state, Intent::OpenService(Some(ServiceId::new("a"))));
    update(&mut state, Intent::SetAge(Some(AgeBand::Under3)));
    assert!(!state.whole_answer);
    assert_eq!(state.service, None);
}

#[test]
fn services_are_put_aside_and_back_up_to_a_limit() {
    let mut state = ViewState::default();
    let id = |number: usize| ServiceId::new(&number.to_string());
    for number in 0..SHORTLIST_MAX + 5 {
        update(&mut state, Intent::AddToShortlist(id(number)));
    }
    assert_eq!(state.shortlist.len(), SHORTLIST_MAX);
    update(&mut state, Intent::RemoveFromShortlist(id(0)));
    assert_eq!(state.shortlist.first(), Some(&id(1)));
}

#[test]
fn filters_switch_one_category_or_all() {
    let mut state = ViewState::default();
    update(&mut state, Intent::ShowServices(Some(ServiceFilter::ALL.with(Category::Clas, false))));
    assert!(!state.filter(false).shows(Category::Clas));
    assert_eq!(state.filter(false).categories().count(), 9);
    update(&mut state, Intent::ShowServices(Some(ServiceFilter::NONE)));
    assert_eq!(state.filter(false).categories().count(), 0);
    update(&mut state, Intent::ShowServices(None));
    assert_eq!(state.filter(false).categories().count(), 10);
}

#[test]
fn a_question_shows_all_pins_again() {
    let asks: [fn() -> Intent; 4] = [
        || Intent::SetNeed(Some(Need::School)),
        || Intent::SetAge(Some(AgeBand::Under3)),
        || Intent::SetHome(Some(commune("52432"))),
        || Intent::SetHome(Some(here())),
    ];
    for ask in asks {
        let mut state = ViewState { services: Some(ServiceFilter::NONE), ..ViewState::default() };
        update(&mut state, ask());
        assert_eq!(state.services, None);
    }
}

#[test]
fn another_decoupage_carries_what_is_open_and_compared_to_what_it_has_become() {
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
