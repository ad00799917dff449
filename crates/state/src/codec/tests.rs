//! Tests of the codec with the bundled data.

use super::*;
use crate::{Home, Notice, PlanLayout, PlanViewState, ServiceFilter, View, ViewState};
use analysis::nearby::around::Origin;
use analysis::plan::filter::{Filter, Issue};
use analysis::simulation::{Scenario, scenario_text};
use analysis::statistics::classes::Classification;
use geometry::LonLat;
use model::tracking::Status;
use model::{
    ActionKey, AgeBand, Category, CommuneCode, Communes, Dataset, Day, DecoupageId, IndicatorId,
    InseeCode, Need, ServiceId, Siren,
};

fn dataset() -> &'static Dataset {
    fixtures::dataset()
}

fn scenario(text: &str) -> Scenario {
    scenario_text::read(dataset(), text).expect("a scenario")
}

fn busy_state(dataset: &Dataset) -> ViewState {
    ViewState {
        decoupage: None,
        date: None,
        view: View::Territories,
        indicator: Some(IndicatorId::new("population")),
        classification: Classification::parse("quantiles-4"),
        selected: Siren::parse("200035954"),
        compared: dataset.epci().filter_map(|e| e.siren()).take(3).collect(),
        need: Some(Need::Separation),
        age: Some(AgeBand::From6To10),
        home: InseeCode::parse("52411").map(CommuneCode::Today).map(Home::Commune),
        is_answer_expanded: false,
        shortlist: dataset.services.iter().rev().take(3).map(|s| s.id.clone()).collect(),
        reading: ReadingLevel::Easy,
        services: Some([Category::Eaje, Category::Laep].into_iter().collect()),
        service: dataset.services.first().map(|s| s.id.clone()),
        pin_group: Vec::new(),
        scenario: Some(scenario(
            "v1;cible=62.5;assmat=2;nom=é&=,?#+%;200035954:places=3,enfants=-4",
        )),
        other_scenario: Some(scenario("v1;cible=60;assmat=3")),
        plan: PlanViewState {
            layout: PlanLayout::Timeline,
            filter: Filter {
                axis: Some(2),
                status: Some(Status::Paused),
                territory: Siren::parse("200035954"),
                issue: Some(Issue::NoLead),
                lead: Some("Mme Écuyer".to_owned()),
                due_by: Day::parse("2017-12-31"),
                words: "médiation & co".to_owned(),
            },
            reference: Day::parse("2017-03-01"),
            action: ActionKey::parse("2.5"),
        },
        theme: ThemeChoice::Dark,
        is_embedded: true,
        sort: Sort { column: Column::Value, descending: true },
    }
}

#[test]
fn every_state_survives_its_url() {
    let dataset = dataset();
    let default = ViewState::default();
    let no_pins = ViewState { services: Some(ServiceFilter::NONE), ..ViewState::default() };
    for state in [default, no_pins, busy_state(dataset)] {
        let url = write(&state, dataset);
        let (read, notices) = read(&url, dataset);
        // The view is given by the path of the page.
        assert_eq!((ViewState { view: state.view, ..read }, notices), (state, vec![]), "{url}");
    }
}

#[test]
fn device_position_is_never_in_a_url() {
    let point = LonLat { lon: 5.1, lat: 48.1 };
    let origin = Origin { point, commune: None, territory: Siren::parse("200035954") };
    let state = ViewState { home: Some(Home::DevicePosition(origin)), ..ViewState::default() };
    assert_eq!(write(&state, dataset()), "");
}

#[test]
fn codes_of_2015_and_of_today_are_distinguished() {
    let dataset = dataset();
    let insee = |text| InseeCode::parse(text).expect("five digits");
    for (value, expected, written) in [
        ("52411", CommuneCode::Former(insee("52411")), "52411"),
        ("52411@2026", CommuneCode::Today(insee("52411")), "52411@2026"),
        ("52411@2016", CommuneCode::Former(insee("52411")), "52411"),
        (" 52449@2026", CommuneCode::Today(insee("52449")), "52449@2026"),
        ("52411%402026", CommuneCode::Today(insee("52411")), "52411@2026"),
        // Since merged into another commune: without a découpage, the code of 2015 counts.
        ("52180", CommuneCode::Former(insee("52180")), "52180"),
        // Unchanged since 2015: there is no separate code of today.
        ("52121@2026", CommuneCode::Former(insee("52121")), "52121"),
    ] {
        let (state, notices) = read(&format!("?commune={value}"), dataset);
        assert_eq!((state.home, notices), (Some(Home::Commune(expected)), vec![]), "{value}");
        assert_eq!(write(&state, dataset), format!("?commune={written}"), "{value}");
    }
}

#[test]
fn commune_codes_use_the_decoupage_ids_of_the_data() {
    let mut dataset = dataset().clone();
    dataset.decoupage = DecoupageId::new("hier");
    for (decoupage, id) in dataset.metadata.decoupages.iter_mut().zip(["hier", "actuel"]) {
        decoupage.id = DecoupageId::new(id);
    }
    let today = InseeCode::parse("52411").map(CommuneCode::Today).map(Home::Commune);
    let (state, notices) = read("?commune=52411@actuel", &dataset);
    assert_eq!((state.home, notices), (today, vec![]));
    assert_eq!(write(&state, &dataset), "?commune=52411@actuel");
    assert_eq!(read("?commune=52411@hier", &dataset), read("?commune=52411", &dataset));
    assert_eq!(read("?commune=52411@2026", &dataset).1.len(), 1);
}

#[test]
fn code_unknown_in_2015_means_today() {
    let mut dataset = dataset().clone();
    let [old, new] = ["52411", "52999"].map(|text| InseeCode::parse(text).expect("five digits"));
    let mut communes = dataset.communes.to_vec();
    for commune in &mut communes {
        if let Some(today) = commune.today.as_mut().filter(|today| today.insee == old) {
            today.insee = new;
        }
    }
    dataset.communes = Communes::complete(communes);
    for value in ["52999", "52999@2026"] {
        let (state, notices) = read(&format!("?commune={value}"), &dataset);
        let expected = Some(Home::Commune(CommuneCode::Today(new)));
        assert_eq!((state.home, notices), (expected, vec![]), "{value}");
    }
}

#[test]
fn commune_is_resolved_once_all_are_loaded() {
    let mut dataset = dataset().clone();
    let all = dataset.communes.to_vec();
    // Droyes belongs to today's 52411, and so does the 52411 of 2015.
    let droyes = all.iter().filter(|commune| commune.name == "Droyes");
    dataset.communes = Communes::partial(droyes.cloned().collect());
    let home = |dataset: &_, value: &str| {
        let (state, notices) = read(&format!("?commune={value}"), dataset);
        (state.home, notices.len())
    };
    let former = |code| {
        Some(Home::Commune(CommuneCode::Former(InseeCode::parse(code).expect("five digits"))))
    };
    for code in ["52180", "52411", "99999"] {
        assert_eq!(home(&dataset, code), (former(code), 0), "{code}: who knows");
    }
    assert_eq!(home(&dataset, "Chaumont"), (None, 1), "no code at all");
    dataset.communes.fill_in(|| all);
    for code in ["52180", "52411"] {
        assert_eq!(home(&dataset, code), (former(code), 0), "{code}");
    }
    assert_eq!(home(&dataset, "99999"), (None, 1));
}

#[test]
fn shortlist_drops_duplicates() {
    let dataset = dataset();
    let id = &dataset.services[0].id;
    let (state, notices) = read(&format!("?liste={id},{id}"), dataset);
    assert_eq!((state.shortlist.as_slice(), notices.len()), (std::slice::from_ref(id), 0));
}

#[test]
fn shortlist_drops_only_unknown_services() {
    let dataset = dataset();
    let id = &dataset.services[0].id;
    let (state, notices) = read(&format!("?liste=creche-imaginaire,{id}"), dataset);
    assert_eq!(state.shortlist.as_slice(), std::slice::from_ref(id));
    assert_eq!(notices, vec![Notice::UnknownInShortlist]);
}

#[test]
fn the_default_view_has_a_bare_url_and_lists_stay_readable() {
    assert_eq!(write(&ViewState::default(), dataset()), "");
    let state = ViewState {
        services: Some([Category::Eaje, Category::Mam].into_iter().collect()),
        ..ViewState::default()
    };
    assert_eq!(write(&state, dataset()), "?services=eaje,mam");
}

#[test]
fn invalid_values_fall_back_with_a_notice() {
    let dataset = dataset();
    for (parameter, value) in [
        ("vue", "carte"),
        ("indicateur", "nombre_d_ours"),
        ("indicateur", ""),
        ("epci", "123456789"),
        ("epci", "<script>"),
        ("comparer", "200035954,200035954,200035954,200035954"),
        ("commune", "75056"),
        ("commune", "52411@2030"),
        ("commune", "52411@"),
        ("commune", "@2026"),
        ("commune", "52411@2026@2026"),
        ("commune", "75056@2026"),
        ("commune", "52180@2026"),
        ("commune", "Droyes"),
        ("services", "eaje,piscine"),
        ("structure", "creche-imaginaire"),
        ("theme", "rose"),
        ("embed", "oui"),
        ("tri", "hasard"),
        ("classes", "jenks-9"),
        ("besoin", "argent"),
        ("age", "12"),
        ("liste", "creche-imaginaire"),
        ("lecture", "rapide"),
    ] {
        let (state, notices) = read(&format!("?{parameter}={value}"), dataset);
        assert_eq!(state, ViewState::default(), "{parameter}={value}");
        assert_eq!(notices.len(), 1, "{parameter}={value}");
        assert!(notices.iter().all(|n| n.sentence().contains(parameter)), "{notices:?}");
    }
}

#[test]
fn plan_view_is_read() {
    let (state, notices) = read("?vue=plan", dataset());
    assert_eq!((state.view, notices), (View::Plan, vec![]));
}

#[test]
fn unknown_parameters_are_ignored() {
    let (state, notices) = read("?utm_source=lettre&%%%&epci=200035954", dataset());
    assert_eq!(notices, Vec::<Notice>::new());
    assert_eq!(state.selected, Siren::parse("200035954"));
}

#[test]
fn unknown_service_is_dropped() {
    let (state, _) = read("?structure=x", dataset());
    assert_eq!(state.service, None::<ServiceId>);
}

#[test]
fn scenario_is_unescaped_and_an_invalid_one_gives_a_notice() {
    let text = "v1;cible=60;assmat=3;200035954:micro=1";
    let state = ViewState { scenario: Some(scenario(text)), ..ViewState::default() };
    assert_eq!(write(&state, dataset()), format!("?scenario={text}"));
    let (state, notices) = read("?scenario=v1;cible=-3", dataset());
    assert_eq!(state.scenario, None);
    assert!(matches!(notices.as_slice(), [Notice::Scenario(_)]), "{notices:?}");
}

#[test]
fn random_queries_never_panic_and_round_trip() {
    let dataset = dataset();
    let valid: Vec<char> = write(&busy_state(dataset), dataset).chars().collect();
    let pieces = [
        "&",
        "=",
        "%",
        "%00",
        "%ff",
        "+",
        ";",
        ",",
        "<script>",
        "é",
        "\u{202e}",
        "..",
        "9999999999",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut draw = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).expect("small")
    };
    let (mut silent, mut noticed) = (0, 0);
    for _ in 0..20_000 {
        let mut query = valid.clone();
        for _ in 0..=draw(4) {
            let at = draw(query.len());
            let end = (at + draw(20)).min(query.len());
            match draw(3) {
                0 => drop(query.splice(at..end, [])),
                1 => drop(query.splice(at..at, pieces[draw(pieces.len())].chars())),
                _ => {
                    let copied = query[at..end].to_vec();
                    drop(query.splice(at..at, copied));
                }
            }
        }
        let query: String = query.into_iter().collect();
        let (state, notices) = read(&query, dataset);
        if notices.is_empty() {
            silent += 1
        } else {
            noticed += 1
        }
        let written = write(&state, dataset);
        assert_eq!(read(&written, dataset), (state, Vec::new()), "{query}");
    }
    println!("20 000 hostile queries: {silent} read in silence, {noticed} told of");
    assert!(silent > 1_000 && noticed > 1_000, "{silent} in silence, {noticed} told of");
}

#[test]
fn territories_decoupage_and_date_agree() {
    let dataset = fixtures::dataset();
    let read = |query: &str| {
        let (state, notices) = read(query, dataset);
        let decoupage = state.decoupage.as_ref().map(|id| id.as_str().to_owned());
        (
            decoupage,
            state.selected.map(|siren| siren.to_string()),
            state.date.is_some(),
            notices.len(),
        )
    };
    let none = || (None, None, false, 0);
    let today = || Some("2026".to_owned());
    assert_eq!(read("?decoupage=2016"), none());
    assert_eq!(read("?decoupage=2026"), (today(), None, false, 0));
    assert_eq!(read("?decoupage=2013"), (None, None, false, 1));
    // A territory that exists only today implies today's découpage; one that exists in both implies the first.
    let siren = |text: &str| Some(text.to_owned());
    assert_eq!(read("?epci=200068658"), (today(), siren("200068658"), false, 0));
    assert_eq!(read("?epci=245200597"), (None, siren("245200597"), false, 0));
    assert_eq!(read("?epci=245200456&decoupage=2026"), (today(), None, false, 1));
    assert_eq!(read("?comparer=200068658,245200597"), (today(), None, false, 0));
    // The dates of an indicator depend on the découpage.
    assert_eq!(read("?date=2013-12-31"), (None, None, true, 0));
    assert_eq!(read("?date=2022"), (None, None, false, 1));
    assert_eq!(
        read("?date=2023"),
        (None, None, false, 1),
        "the document has no value of that year"
    );
    // An indicator that exists only in today's découpage implies it too.
    assert_eq!(read("?indicateur=taux_couverture_eaje"), (today(), None, false, 0));
    assert_eq!(read("?indicateur=taux_couverture_eaje&decoupage=2016"), (None, None, false, 1));
    assert_eq!(read("?date=2023&decoupage=2026"), (today(), None, true, 0));
    assert_eq!(read("?date=2013-12-31&decoupage=2026"), (today(), None, true, 0));
    assert_eq!(read("?indicateur=population&date=2013-12-31").3, 1);
}
