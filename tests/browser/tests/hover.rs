//! Pointing at a territory says its sentence; with scripts off too, as CSS alone shows it.

use browser_tests::{
    Browser, Point, Result, ensure,
    geodata::{Territory, latest_values, territories},
    journey,
};

const CHAUMONT: &str = "path[data-epci='245200456']";

#[tokio::test]
async fn every_territory_says_its_sentence() -> Result<()> {
    journey("hover", async |browser| {
        browser.open_ready("/").await?;
        assert_each_sentence(browser).await
    })
    .await
}

#[tokio::test]
async fn every_territory_says_its_sentence_without_scripts() -> Result<()> {
    journey("hover-without-scripts", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.open("/").await?;
        assert_each_sentence(browser).await
    })
    .await
}

#[tokio::test]
async fn the_sentence_goes_with_the_pointer() -> Result<()> {
    journey("hover-leave", async |browser| {
        browser.open_ready("/").await?;
        assert_eq!(shown_sentences(browser).await?, [""; 0]);
        browser.hover(CHAUMONT).await?;
        let sentences = shown_sentences(browser).await?;
        ensure!(sentences.len() == 1 && sentences[0].starts_with("CA Chaumont"), "{sentences:?}");
        browser.mouse_move(Point { x: 2.0, y: 2.0 }).await?;
        assert_eq!(shown_sentences(browser).await?, [""; 0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_sentence_follows_the_indicator() -> Result<()> {
    journey("hover-indicator", async |browser| {
        browser.open_ready("/?indicateur=population").await?;
        browser.hover(CHAUMONT).await?;
        let sentences = shown_sentences(browser).await?;
        ensure!(sentences.len() == 1, "{sentences:?}");
        let start = "CA Chaumont\u{a0}: 31\u{202f}368\u{a0}habitants au 01/01/2016";
        ensure!(sentences[0].starts_with(start), "{sentences:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_land_outside_is_named_and_said_to_have_no_value() -> Result<()> {
    journey("hover-outside", async |browser| {
        browser.open_ready("/").await?;
        browser.hover("path.territoire:not([data-epci])").await?;
        let sentences = shown_sentences(browser).await?;
        ensure!(sentences.len() == 1, "{sentences:?}");
        ensure!(sentences[0].contains("Liffol-le-Petit"), "{sentences:?}");
        ensure!(sentences[0].contains("ne donne pas"), "{sentences:?}");
        Ok(())
    })
    .await
}

async fn assert_each_sentence(browser: &Browser) -> Result<()> {
    let rates = latest_values("taux_couverture")?;
    for Territory { siren, name } in territories()? {
        browser.hover(&format!("path[data-epci='{siren}']")).await?;
        let sentences = shown_sentences(browser).await?;
        let rate = format!("{:.2}", rates[&siren]).replace('.', ",");
        ensure!(sentences.len() == 1, "{name}: {sentences:?}");
        ensure!(sentences[0].starts_with(&name), "{name}: {sentences:?}");
        ensure!(sentences[0].contains(&rate), "{name}, {rate}: {sentences:?}");
    }
    Ok(())
}

async fn shown_sentences(browser: &Browser) -> Result<Vec<String>> {
    browser.visible_texts("[data-tooltip]").await
}
