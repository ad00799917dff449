//! The 404 page works at any depth.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carte_services_familles::into_static;
use carte_services_familles::ui::site::missing_page;

fn links(html: &str) -> Vec<&str> {
    let starts = html.split(" href=\"").skip(1);
    starts.map(|rest| rest.split('"').next().unwrap()).filter(|link| *link != "data:,").collect()
}

#[test]
fn no_link_depends_on_the_depth_of_the_page() {
    let dataset = into_static(fixtures::dataset().clone());
    for (site, home) in
        [(None, "/"), (Some("https://example.org/carte/"), "https://example.org/carte/")]
    {
        let html = missing_page(dataset, site);
        let links = links(&html);
        assert!(links.iter().all(|link| link.starts_with(home)), "{links:?}");
        for view in ["territoires", "plan", "gouvernance", "methode"] {
            assert!(links.contains(&format!("{home}{view}/").as_str()), "{view}");
        }
        for siren in dataset.epci().filter_map(|epci| epci.siren()) {
            assert!(links.contains(&format!("{home}territoire/{siren}/").as_str()), "{siren}");
        }
        assert!(links.iter().filter(|link| **link == home).count() >= 2, "the map");
        let scripts: Vec<&str> = html.split(" src=\"").skip(1).collect();
        assert!(
            scripts.iter().all(|script| script.starts_with("early/")),
            "put into it by the build"
        );
        assert!(!html.contains("stylesheet"), "whole in itself");
    }
}
