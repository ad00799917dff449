//! The document's intercommunalités and those of today: the map, its table, its sheets and the address agree.

use browser_tests::{Browser, Result, ensure, journey};

const TODAY_SWITCH: &str = "[data-decoupage='2026']";
const DOCUMENT_SWITCH: &str = "[data-decoupage='2016']";

/// Waits until the map and the table have this many Epci, and the URL this découpage.
async fn wait_for_epci(browser: &Browser, count: usize, decoupage: Option<&str>) -> Result<()> {
    browser.count_becomes("svg[data-map] path[data-epci]", count).await?;
    browser.count_becomes("table[data-table=epci] tr[data-epci]", count).await?;
    browser.parameter_becomes("decoupage", decoupage).await?;
    let have_outlines = "[...document.querySelectorAll('svg[data-map] path[data-epci]')].every((path) => path.getBBox().width > 0)";
    ensure!(browser.eval::<bool>(have_outlines).await?, "each has its outline");
    Ok(())
}

#[tokio::test]
async fn the_switch_changes_map_table_and_address() -> Result<()> {
    journey("decoupage-switch", async |browser| {
        browser.open_ready("/territoires/").await?;
        wait_for_epci(browser, 16, None).await?;
        browser.click(TODAY_SWITCH).await?;
        wait_for_epci(browser, 8, Some("2026")).await?;
        // What was published last, and who says so; the document's own at its date.
        browser.shows_text("[data-sentence]", "en 2023, selon la Cnaf").await?;
        browser.shows_text("tr[data-epci='200068658'] td[data-value]", "78,7").await?;
        browser.choose("select[data-control=date]", "2013-12-31").await?;
        browser.parameter_becomes("date", Some("2013-12-31")).await?;
        browser.shows_text("tr[data-epci='200068658'] td[data-value]", "69,23").await?;
        // The sheet says what it unites.
        browser.activate("tr[data-epci='200068658'] a").await?;
        browser.shows_text("[data-panel]", "CC Bassin nogentais").await?;
        browser.eval::<()>("history.go(-3)").await?;
        wait_for_epci(browser, 16, None).await
    })
    .await
}

#[tokio::test]
async fn the_open_territory_follows_its_merger() -> Result<()> {
    journey("decoupage-carried", async |browser| {
        browser.open_ready("/territoires/?epci=245200563").await?;
        browser.shows_text("[data-panel]", "Bassin nogentais").await?;
        browser.click(TODAY_SWITCH).await?;
        browser.parameter_becomes("epci", Some("200068658")).await?;
        browser.shows_text("[data-panel] h2", "CA de Chaumont").await?;
        browser.click(DOCUMENT_SWITCH).await?;
        browser.vanishes("[data-panel]").await?;
        wait_for_epci(browser, 16, None).await
    })
    .await
}

#[tokio::test]
async fn an_address_of_today_opens_today() -> Result<()> {
    journey("decoupage-address", async |browser| {
        // The URL stays unchanged: it is sufficient.
        browser.open_ready("/territoires/?epci=200072999").await?;
        wait_for_epci(browser, 8, None).await?;
        browser.shows_text("[data-panel] h2", "CC du Grand Langres").await?;
        browser.open_ready("/territoires/?indicateur=taux_couverture_eaje").await?;
        wait_for_epci(browser, 8, None).await?;
        browser.assert_accessible().await
    })
    .await
}

#[tokio::test]
async fn a_family_is_told_where_it_lives_today() -> Result<()> {
    journey("decoupage-family", async |browser| {
        browser.open_ready("/?commune=52353&besoin=garde").await?;
        browser.shows_text("[data-aujourdhui]", "Insee").await?;
        browser.shows_text("[data-results] ~ [data-aujourdhui]", "CA de Chaumont").await
    })
    .await
}
