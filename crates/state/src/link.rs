//! Links inside the page: plain URLs, which work without the program, read as intents by it, so
//! that following one changes only what it names.

use super::{Intent, ViewState, codec};
use model::{Dataset, Epci, ServiceId, Siren};

/// The page of a territory, from the map's.
#[must_use]
pub fn page_of(siren: Siren) -> String {
    format!("territoire/{siren}/")
}

/// The link to a service's card, beside all that is shown: in a tab of its own it opens there with the
/// same need, commune and list, but not in a frame.
#[must_use]
pub fn of_service(state: &ViewState, service: &ServiceId) -> String {
    codec::write(&ViewState { service: Some(service.clone()), ..state.passed_on() })
}

/// What the link `territoire/…/`, `?epci=…`, `?indicateur=…`, `?structure=…`, `?besoin=…` `?vue=…`,
/// `?action=…` or `?concerne=…` wants, whatever its fragment; `None` for any other.
#[must_use]
pub fn intent(link: &str, dataset: &Dataset) -> Option<Intent> {
    let query = link.split('#').next().unwrap_or_default();
    if !query.starts_with('?') {
        // The program's view of a territory is its panel beside the map.
        return dataset
            .epci()
            .filter_map(Epci::siren)
            .find(|siren| page_of(*siren) == query)
            .map(|siren| Intent::Select(Some(siren)));
    }
    let (linked, _) = codec::read(query, dataset);
    let territory = linked.selected.map(|siren| Intent::Select(Some(siren)));
    let service = linked.service.map(|service| Intent::OpenService(Some(service)));
    let need = || linked.need.map(|need| Intent::Seek(Some(need)));
    let names = |key| query.split(['?', '&']).any(|pair| pair.starts_with(key));
    let view = || names("vue=").then_some(Intent::Show(linked.view));
    let indicator =
        || names("indicateur=").then(|| Intent::ShowIndicator(linked.indicator.clone()));
    let action = linked.plan.action.map(|key| Intent::OpenAction(Some(key)));
    let actions_on = || linked.plan.filter.territory.map(Intent::SeeActionsOn);
    let plan = action.or_else(actions_on);
    // A service's link also says what else is shown, for whoever opens it in a tab of its own.
    service.or(plan).or(territory).or_else(indicator).or_else(need).or_else(view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::View;
    use model::{ActionKey, IndicatorId, Need, Siren};

    #[test]
    fn links_name_a_territory_or_a_service() {
        let dataset = fixtures::dataset();
        let siren = Siren::parse("200035954");
        assert_eq!(intent("?epci=200035954", dataset), Some(Intent::Select(siren)));
        let service = dataset.services[0].id.clone();
        let wanted = Some(Intent::OpenService(Some(service.clone())));
        assert_eq!(intent(&format!("?structure={service}"), dataset), wanted);
        let with_all = "?vue=territoires&epci=200035954&besoin=garde&concerne=200035954";
        assert_eq!(intent(&format!("{with_all}&structure={service}"), dataset), wanted);
        let need = Some(Intent::Seek(Some(Need::School)));
        assert_eq!(intent("?besoin=ecole#services", dataset), need);
        assert_eq!(intent("?vue=familles", dataset), Some(Intent::Show(View::Families)));
        let births = Some(Intent::ShowIndicator(Some(IndicatorId::new("naissances"))));
        assert_eq!(intent("?indicateur=naissances", dataset), births);
        let action = Some(Intent::OpenAction(ActionKey::parse("1.3")));
        assert_eq!(intent("?vue=plan&action=1.3#action-1.3", dataset), action);
        let on = siren.map(Intent::SeeActionsOn);
        assert_eq!(intent("?vue=plan&concerne=200035954", dataset), on);
        assert_eq!(intent("territoire/200035954/", dataset), Some(Intent::Select(siren)));
        assert_eq!(intent("territoire/200035955/", dataset), None);
        assert_eq!(intent("?epci=1", dataset), None);
        assert_eq!(intent("?theme=sombre", dataset), None);
    }

    #[test]
    fn a_service_in_a_tab_of_its_own_keeps_need_commune_and_list() {
        let dataset = fixtures::dataset();
        let id = &dataset.services[0].id;
        let kept = "besoin=garde&age=0-2&commune=52432";
        let (state, _) = codec::read(&format!("?{kept}&services=mam&embed=1"), dataset);
        assert_eq!(of_service(&state, id), format!("?{kept}&structure={id}"));
        assert_eq!(of_service(&ViewState::default(), id), format!("?structure={id}"));
    }
}
