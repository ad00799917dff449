//! axe-core finds no fault with any state of the page, in light and in dark.

use browser_tests::{Browser, Context, Media, Result, journey};

const STATES: &[&str] = &[
    "/",
    "/?indicateur=population",
    "/?indicateur=places_eaje",
    "/?epci=200035954",
    "/?epci=245200456&services=",
    "/?structure=centre-social-espace-vallages-joinville",
    "/?epci=nulle-part",
    "/?besoin=garde&age=0-2&commune=52432",
    "/?besoin=separation&commune=52250&lecture=facile",
    "/territoires/",
    "/territoires/?indicateur=ctg&epci=200044170",
    "/territoires/?classes=quantiles-7&comparer=200044170,200035954&scenario=v1;cible=60;assmat=3;nom=Essai;200044170:micro=1",
    "/methode/",
    "/?embed=1",
    "/territoires/?embed=1&epci=200035954",
    "/plan/?embed=1&reference=2018-02-15&action=3.1",
    "/plan/?reference=2018-02-15&action=3.1",
    "/plan/?reference=2018-02-15&forme=tableau",
    "/plan/?reference=2018-02-15&forme=frise",
    "/plan/?reference=2018-02-15&forme=bilan",
    "/plan/?mots=aucune",
    "/gouvernance/",
];

#[tokio::test]
async fn every_state_in_light() -> Result<()> {
    journey("axe-light", async |browser| assert_all_states(browser, Media::default()).await).await
}

#[tokio::test]
async fn every_state_in_dark() -> Result<()> {
    journey("axe-dark", async |browser| {
        assert_all_states(browser, Media { dark: true, ..Media::default() }).await
    })
    .await
}

#[tokio::test]
async fn the_theme_chosen_against_the_device() -> Result<()> {
    journey("axe-theme", async |browser| {
        browser.set_media(without_motion(Media { dark: true, ..Media::default() })).await?;
        assert_state(browser, "/?theme=clair").await?;
        browser.set_media(without_motion(Media::default())).await?;
        assert_state(browser, "/?theme=sombre&epci=200035954").await
    })
    .await
}

#[tokio::test]
async fn an_open_group() -> Result<()> {
    journey("axe-group", async |browser| {
        browser.set_media(without_motion(Media::default())).await?;
        browser.open_ready("/").await?;
        browser.click("svg[data-map] [data-cluster]").await?;
        browser.appears("[data-service-card] li").await?;
        browser.assert_accessible().await
    })
    .await
}

#[tokio::test]
async fn the_zoomed_map() -> Result<()> {
    journey("axe-zoomed", async |browser| {
        browser.open_ready("/").await?;
        for _ in 0..3 {
            browser.click("button[aria-label=Agrandir]").await?;
        }
        browser.count_becomes(".communes path", 437).await?;
        browser.assert_accessible().await
    })
    .await
}

#[tokio::test]
async fn a_phone() -> Result<()> {
    journey("axe-phone", async |browser| {
        browser.set_media(without_motion(Media::default())).await?;
        browser.set_viewport(360, 640).await?;
        assert_state(browser, "/").await?;
        assert_state(browser, "/?epci=200035954&indicateur=population").await
    })
    .await
}

#[tokio::test]
async fn the_page_without_scripts() -> Result<()> {
    journey("axe-still", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.open("/").await?;
        browser.set_scripts_enabled(true).await?; // axe is a script
        browser.assert_accessible().await
    })
    .await
}

async fn assert_all_states(browser: &Browser, media: Media) -> Result<()> {
    browser.set_media(without_motion(media)).await?;
    for path in STATES {
        assert_state(browser, path).await?;
    }
    Ok(())
}

async fn assert_state(browser: &Browser, path: &str) -> Result<()> {
    browser.open_ready(path).await?;
    if !path.starts_with("/?") && path != "/" {
        browser.appears(".outils, .methode, [data-action], [data-comite], [data-resume]").await?;
    }
    browser.assert_accessible().await.with_context(|| path.to_owned())
}

/// Without motion: colours are judged where they come to rest.
fn without_motion(media: Media) -> Media {
    Media { reduced_motion: true, ..media }
}

#[tokio::test]
async fn a_family_s_open_offers_and_list() -> Result<()> {
    journey("axe-family", async |browser| {
        for dark in [false, true] {
            browser.set_media(without_motion(Media { dark, ..Media::default() })).await?;
            let id = "eaje-la-maison-de-paul-et-lison-rolampont";
            browser.open_ready(&format!("/?besoin=garde&commune=52432&liste={id}")).await?;
            browser.click(".questions summary").await?;
            browser.click("[data-control=recherche]").await?;
            browser.keys("lan").await?;
            browser.wait_for("document.querySelectorAll('[role=option]').length > 0").await?;
            browser.assert_accessible().await?;
        }
        Ok(())
    })
    .await
}
