//! Links inside the site are plain URLs that work without the program. The program reads them as intents, so
//! that following one changes only what it names.

use super::{Intent, PlanViewState, View, ViewState, codec};
use model::{Dataset, ServiceId, Siren, Territory};

/// Path of a territory's page, relative to the site's root.
#[must_use]
pub fn territory_path(siren: Siren) -> String {
    format!("territoire/{siren}/")
}

/// URL of `state` relative to the site's root: the path of its view, and the query.
#[must_use]
pub fn address(state: &ViewState, dataset: &Dataset) -> String {
    format!("{}{}", state.view.path(), codec::write(state, dataset))
}

/// Makes `address`, relative to the site's root, relative to a page whose path to the root is `root`.
#[must_use]
pub fn relative_url(root: &str, address: &str) -> String {
    // An empty href would keep the query of the current page.
    let prefix = if root.is_empty() && !address.contains('/') { "./" } else { "" };
    format!("{root}{prefix}{address}")
}

/// The URL of another view, keeping of `state` what that view also has; open sheets are dropped. Parameters of
/// the link `to` win.
#[must_use]
pub fn url_in_other_view(state: &ViewState, to: &str, dataset: &Dataset) -> Option<String> {
    let (path, query) = to.split_once('?').unwrap_or((to, ""));
    let view = View::ALL.into_iter().find(|view| view.path() == path)?;
    let (linked, _) = codec::read(query, dataset);
    let mut next = ViewState { view, service: None, pin_group: Vec::new(), ..state.clone() };
    next.selected = linked.selected.or(next.selected);
    next.indicator = linked.indicator.or(next.indicator);
    if view == View::Plan && linked.plan != PlanViewState::default() {
        next.plan = linked.plan;
    }
    Some(address(&next, dataset))
}

/// URL of a service's card on top of the current state. A new tab opens it with the same need, commune and
/// shortlist, but not embedded.
#[must_use]
pub fn service_url(state: &ViewState, service: &ServiceId, dataset: &Dataset) -> String {
    codec::write(&ViewState { service: Some(service.clone()), ..state.for_sharing() }, dataset)
}

/// Reads a link of the page (`territoire/…/`, `?epci=…`, `?indicateur=…`, `?structure=…`, `?besoin=…`,
/// `?action=…`) as an intent; `None` for any other link. The fragment is ignored.
#[must_use]
pub fn intent_of_link(link: &str, dataset: &Dataset) -> Option<Intent> {
    let query = link.split('#').next().unwrap_or_default();
    if !query.starts_with('?') {
        // With the program, a territory opens as a panel beside the map.
        return dataset
            .all_territories
            .iter()
            .filter_map(Territory::siren)
            .find(|siren| territory_path(*siren) == query)
            .map(|siren| Intent::Select(Some(siren)));
    }
    let (linked, _) = codec::read(query, dataset);
    let territory = linked.selected.map(|siren| Intent::Select(Some(siren)));
    let service = linked.service.map(|service| Intent::OpenService(Some(service)));
    let need = || linked.need.map(|need| Intent::SetNeed(Some(need)));
    let has_parameter = |key| query.split(['?', '&']).any(|pair| pair.starts_with(key));
    let indicator =
        || has_parameter("indicateur=").then(|| Intent::ShowIndicator(linked.indicator.clone()));
    let action = linked.plan.action.map(|key| Intent::OpenAction(Some(key)));
    // A service's link repeats the rest of the state for new tabs; here only the service counts.
    service.or(action).or(territory).or_else(indicator).or_else(need)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{ActionKey, IndicatorId, Need, Siren};

    #[test]
    fn links_become_intents() {
        let dataset = fixtures::dataset();
        let siren = Siren::parse("200035954");
        assert_eq!(intent_of_link("?epci=200035954", dataset), Some(Intent::Select(siren)));
        let service = dataset.services[0].id.clone();
        let wanted = Some(Intent::OpenService(Some(service.clone())));
        assert_eq!(intent_of_link(&format!("?structure={service}"), dataset), wanted);
        let with_all = "?vue=territoires&epci=200035954&besoin=garde&concerne=200035954";
        assert_eq!(intent_of_link(&format!("{with_all}&structure={service}"), dataset), wanted);
        let need = Some(Intent::SetNeed(Some(Need::School)));
        assert_eq!(intent_of_link("?besoin=ecole#services", dataset), need);
        assert_eq!(intent_of_link("?vue=familles", dataset), None);
        let births = Some(Intent::ShowIndicator(Some(IndicatorId::new("naissances"))));
        assert_eq!(intent_of_link("?indicateur=naissances", dataset), births);
        let action = Some(Intent::OpenAction(ActionKey::parse("1.3")));
        assert_eq!(intent_of_link("?action=1.3#action-1.3", dataset), action);
        assert_eq!(intent_of_link("plan/?action=1.3", dataset), None, "another page's");
        assert_eq!(intent_of_link("territoire/200035954/", dataset), Some(Intent::Select(siren)));
        assert_eq!(intent_of_link("territoire/200035955/", dataset), None);
        assert_eq!(intent_of_link("?epci=1", dataset), None);
        assert_eq!(intent_of_link("?theme=sombre", dataset), None);
    }

    #[test]
    fn relative_urls_work_from_each_page() {
        for (root, address, link) in [
            ("", "", "./"),
            ("", "?epci=1", "./?epci=1"),
            ("", "plan/?axe=2", "plan/?axe=2"),
            ("../", "", "../"),
            ("../", "?epci=1", "../?epci=1"),
            ("../", "plan/", "../plan/"),
        ] {
            assert_eq!(relative_url(root, address), link, "{root} {address}");
        }
    }

    #[test]
    fn other_view_keeps_the_shared_state() {
        let dataset = fixtures::dataset();
        let (state, _) = codec::read("?commune=52432&epci=200035954&theme=sombre&axe=2", dataset);
        let to = |link| url_in_other_view(&state, link, dataset);
        let kept = "epci=200035954&commune=52432&theme=sombre&axe=2";
        assert_eq!(to("territoires/").as_deref(), Some(&*format!("territoires/?{kept}")));
        assert_eq!(to("").as_deref(), Some(&*format!("?{kept}")));
        let other = "territoires/?epci=245200456";
        let kept = "?epci=245200456&commune=52432&theme=sombre&axe=2";
        assert_eq!(to(other).as_deref(), Some(&*format!("territoires/{kept}")));
        let concerned = to("plan/?concerne=200035954").expect("a page");
        assert!(concerned.starts_with("plan/?") && concerned.contains("concerne=200035954"));
        assert!(!concerned.contains("axe=2"), "{concerned}");
        assert_eq!(to("territoire/200035954/"), None);
        let open = ViewState { service: Some(dataset.services[0].id.clone()), ..state.clone() };
        assert_eq!(
            url_in_other_view(&open, "plan/", dataset),
            to("plan/"),
            "no card beside a plan"
        );
    }

    #[test]
    fn service_url_keeps_need_age_and_commune() {
        let dataset = fixtures::dataset();
        let id = &dataset.services[0].id;
        let kept = "besoin=garde&age=0-2&commune=52432";
        let (state, _) = codec::read(&format!("?{kept}&services=mam&embed=1"), dataset);
        assert_eq!(service_url(&state, id, dataset), format!("?{kept}&structure={id}"));
        assert_eq!(service_url(&ViewState::default(), id, dataset), format!("?structure={id}"));
    }
}
