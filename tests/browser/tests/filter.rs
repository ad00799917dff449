//! Pins by category, grouped where they overlap, true to the data.

use std::collections::BTreeSet;

use browser_tests::{
    Browser, Context, Result, ensure,
    geodata::{Service, services},
    journey,
};

const CATEGORIES: [&str; 10] = [
    "eaje",
    "mam",
    "ram",
    "laep",
    "clas",
    "reaap",
    "mediation",
    "espace_rencontre",
    "centre_social",
    "circonscription",
];

#[tokio::test]
async fn pins_and_groups_count_every_site_once() -> Result<()> {
    journey("filter-sum", async |browser| {
        browser.open_ready("/").await?;
        assert_eq!(browser.pinned_site_count().await?, sites(&services()?, |_| true));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn unticking_removes_a_category_and_ticking_restores_it() -> Result<()> {
    journey("filter-tick", async |browser| {
        open_boxes(browser).await?;
        let services = services()?;
        let all = sites(&services, |_| true);
        for category in CATEGORIES {
            let tick = format!("input[name=services][value={category}]");
            let of_category = sites(&services, |service| service.category == category);
            ensure!(of_category > 0, "no site of {category}");
            browser.click(&tick).await?;
            browser.wait_for(&format!("!document.querySelector('{tick}').checked")).await?;
            assert_eq!(browser.pinned_site_count().await?, all - of_category, "without {category}");
            let remaining = format!("svg[data-map] [data-structure][data-category={category}]");
            assert_eq!(browser.count(&remaining).await?, 0);
            browser.click(&tick).await?;
            browser.wait_for("location.search === ''").await?;
            assert_eq!(browser.pinned_site_count().await?, all, "with {category} again");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_button_hides_all_and_shows_all() -> Result<()> {
    journey("filter-all", async |browser| {
        open_boxes(browser).await?;
        browser.click(".filtres button").await?;
        browser.count_becomes("input[name=services]:checked", 0).await?;
        assert_eq!(browser.pinned_site_count().await?, 0);
        browser.click(".filtres button").await?;
        browser.count_becomes("input[name=services]:checked", 10).await?;
        assert_eq!(browser.pinned_site_count().await?, sites(&services()?, |_| true));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_boxes_tell_how_many_services_there_are() -> Result<()> {
    journey("filter-counts", async |browser| {
        open_boxes(browser).await?;
        let services = services()?;
        for category in CATEGORIES {
            let label = browser.text(&format!("label:has(input[value={category}])")).await?;
            let count = services.iter().filter(|s| s.category == category).count();
            let digits: String = label.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(digits, count.to_string(), "{label}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_restores_the_pins() -> Result<()> {
    journey("filter-back", async |browser| {
        open_boxes(browser).await?;
        let before = browser.pinned_site_count().await?;
        browser.click("input[value=clas]").await?;
        browser.wait_for("location.search.includes('services=')").await?;
        browser.driver().back().await?;
        browser.wait_for("document.querySelector('input[value=clas]').checked").await?;
        assert_eq!(browser.pinned_site_count().await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_group_opens_to_its_members_and_a_member_to_its_card() -> Result<()> {
    journey("filter-group", async |browser| {
        browser.open_ready("/").await?;
        let count = largest_group(browser).await?;
        ensure!(count > 5, "Chaumont holds many services, not {count}");
        browser.click(&format!("[data-cluster][data-count='{count}']")).await?;
        let members =
            format!("document.querySelectorAll('[data-service-card] li a').length === {count}");
        browser.wait_for(&members).await?;
        browser.focus_becomes("[data-service-card]").await?;

        let name = browser.text("[data-service-card] li a").await?;
        let link = browser.attribute("[data-service-card] li a", "href").await?.unwrap_or_default();
        browser.click("[data-service-card] li a").await?;
        let titled = "document.querySelector('[data-service-card] h2')?.innerText";
        browser.wait_for(&format!("{titled} === {}", browser_tests::quoted(&name))).await?;
        assert_eq!(browser.eval::<String>("location.search").await?, link);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pin_opens_its_card() -> Result<()> {
    journey("filter-pin", async |browser| {
        browser.open_ready("/").await?;
        let id = browser.attribute("svg[data-map] [data-structure]", "data-structure").await?;
        let id = id.unwrap_or_default();
        let name = services()?.into_iter().find(|service| service.id == id).map(|s| s.name);
        browser.click("svg[data-map] [data-structure]").await?;
        browser.appears("[data-service-card]").await?;
        ensure!(browser.text("[data-service-card]").await?.contains(&name.unwrap_or_default()));
        browser.wait_for(&format!("location.search === '?structure={id}'")).await?;
        browser.driver().back().await?;
        browser.vanishes("[data-service-card]").await
    })
    .await
}

#[tokio::test]
async fn pins_are_exactly_the_services_with_a_commune() -> Result<()> {
    journey("filter-exact", async |browser| {
        browser.open_ready("/").await?;
        let mut ids: BTreeSet<String> = browser
            .eval(
                "[...document.querySelectorAll('svg[data-map] [data-structure]')]
                    .map((pin) => pin.dataset.structure)",
            )
            .await?;
        let groups = browser.count("svg[data-map] [data-cluster]").await?;
        ensure!(groups > 1);
        for index in 0..groups {
            // A group is identified by its position, which stays when another opens.
            let places = "[...document.querySelectorAll('svg[data-map] [data-cluster]')]";
            let place: String =
                browser.eval(&format!("{places}[{index}].getAttribute('transform')")).await?;
            browser.click(&format!("[data-cluster][transform='{place}']")).await?;
            let count = format!("Number({places}[{index}].dataset.count)");
            let links = "[...document.querySelectorAll('[data-service-card] li a')]";
            browser.wait_for(&format!("{links}.length === {count}")).await?;
            let members: Vec<String> = browser
                .eval(&format!(
                    "{links}.map((a) => new URLSearchParams(a.search).get('structure'))"
                ))
                .await?;
            ids.extend(members);
            browser.click("[data-service-card] button").await?;
            browser.vanishes("[data-service-card]").await?;
        }
        let expected: BTreeSet<String> =
            services()?.into_iter().filter(|s| s.sites > 0).map(|s| s.id).collect();
        assert_eq!(ids, expected);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_service_without_commune_has_no_pin_and_says_so() -> Result<()> {
    journey("filter-nowhere", async |browser| {
        let nowhere: Vec<Service> = services()?.into_iter().filter(|s| s.sites == 0).collect();
        let first = nowhere.first().context("this test needs a service without commune")?;
        browser.open_ready(&format!("/?structure={}", first.id)).await?;
        for service in &nowhere {
            let pin = format!("svg[data-map] [data-structure='{}']", service.id);
            assert_eq!(browser.count(&pin).await?, 0, "{}", service.name);
        }
        ensure!(browser.text("[data-service-card]").await?.contains("Sans repère"));
        Ok(())
    })
    .await
}

/// Opens the page, then unfolds its boxes.
async fn open_boxes(browser: &Browser) -> Result<()> {
    browser.open_ready("/").await?;
    browser.unfold(".calques").await
}

fn sites(services: &[Service], is_counted: impl Fn(&Service) -> bool) -> usize {
    services.iter().filter(|service| is_counted(service)).map(|service| service.sites).sum()
}

async fn largest_group(browser: &Browser) -> Result<usize> {
    browser
        .eval("Math.max(...[...document.querySelectorAll('[data-cluster]')].map((e) => Number(e.dataset.count)))")
        .await
}
