//! What is pressed or typed before the program has taken the page over is not lost.

use browser_tests::{Browser, Key, Result, ensure, journey};

/// Keeps the program back until the test says `release()`.
const HOLD: &str = "
    const held = new Promise((release) => { window.release = release; });
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = (...program) => held.then(() => start(...program));
    }
";

async fn release(browser: &Browser) -> Result<()> {
    ensure!(browser.attribute("html", "data-app").await?.as_deref() == Some("static"));
    browser.eval::<bool>("(release(), true)").await?;
    browser.wait_for("document.documentElement.dataset.app === 'ready'").await
}

#[tokio::test]
async fn a_family_types_its_commune_and_chooses_an_age_before_the_program() -> Result<()> {
    journey("early-family", async |browser| {
        browser.before_load(HOLD).await?;
        browser.open("/").await?;
        browser.click("[data-age='0-2']").await?;
        browser.eval::<bool>("(document.querySelector('#commune').focus(), true)").await?;
        browser.keys("Rolamp").await?;
        release(browser).await?;
        browser.wait_for("document.querySelector('[data-commune]')").await?;
        ensure!(browser.text("[data-commune]").await?.contains("Rolampont"));
        let field = "document.activeElement.id === 'commune' && document.activeElement.value";
        assert_eq!(browser.eval::<String>(field).await?, "Rolamp");
        browser.keys("ont").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for("document.querySelector('[data-results]')").await?;
        let url = browser.eval::<String>("location.search").await?;
        ensure!(url.contains("age=0-2") && url.contains("commune=52432"), "{url}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_indicator_chosen_and_a_heading_pressed_before_the_program_count() -> Result<()> {
    journey("early-officials", async |browser| {
        browser.before_load(HOLD).await?;
        browser.open("/?vue=territoires").await?;
        browser.choose("[data-control=indicateur]", "population").await?;
        browser.click("table[data-table=epci] thead th:nth-child(2) button").await?;
        release(browser).await?;
        browser.wait_for("location.search.includes('indicateur=population')").await?;
        browser.wait_for("location.search.includes('tri=')").await?;
        ensure!(browser.text("#tableau-titre").await?.contains("Population"));
        Ok(())
    })
    .await
}
