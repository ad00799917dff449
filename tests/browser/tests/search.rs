//! A family writes where it lives: a clear meaning is taken, an unclear one is asked about.

use browser_tests::{Browser, Key, Media, Result, ensure, journey};
use serde_json::json;

const FIELD: &str = "[data-control=recherche]";
const STATUS_TEXT: &str = "document.getElementById('commune-dit').innerText";

/// Writes into the field, instead of what it holds.
async fn write(browser: &Browser, words: &str) -> Result<()> {
    browser.click(FIELD).await?;
    browser.run("document.activeElement.select()").await?;
    browser.keys(words).await
}

/// Writes, and presses Enter.
async fn enter(browser: &Browser, words: &str) -> Result<()> {
    write(browser, words).await?;
    browser.keys(Key::Enter).await
}

async fn wait_said(browser: &Browser, words: &str) -> Result<()> {
    browser.wait_for(&format!("{STATUS_TEXT}.includes({})", json!(words))).await
}

/// Waits until the answer is for this commune.
async fn wait_home(browser: &Browser, code: &str) -> Result<()> {
    let commune = "new URLSearchParams(location.search).get('commune')";
    browser.wait_for(&format!("{commune} === {}", json!(code))).await?;
    browser.focus_becomes("#reponse").await
}

/// Asserts that nothing was chosen and the field holds what was typed.
async fn assert_kept(browser: &Browser, words: &str) -> Result<()> {
    let state: (String, bool) = browser
        .eval(&format!(
            "[document.querySelector('{FIELD}').value, location.search.includes('commune=')]"
        ))
        .await?;
    assert_eq!(state, (words.to_owned(), false));
    Ok(())
}

#[tokio::test]
async fn a_town_outside_is_told_and_leads_to_where_to_ask() -> Result<()> {
    journey("search-outside", async |browser| {
        for dark in [false, true] {
            browser.media(Media { dark, reduced_motion: true, ..Media::default() }).await?;
            browser.open_ready("/").await?;
            enter(browser, "Troyes").await?;
            wait_said(browser, "Troyes est dans l’Aube (10)").await?;
            assert_kept(browser, "Troyes").await?;
            let link = "document.querySelector('[data-choices] a')";
            browser.wait_for(&format!("{link}?.href.startsWith('https://monenfant.fr')")).await?;
            let described = browser.attribute(FIELD, "aria-describedby").await?;
            assert_eq!(described.as_deref(), Some("commune-dit"));
            browser.assert_accessible().await?;
        }
        enter(browser, "Bar-sur-Aube").await?;
        wait_said(browser, "Bar-sur-Aube est dans l’Aube").await?;
        browser.click("[data-control=choix]").await?;
        wait_home(browser, "52426").await
    })
    .await
}

#[tokio::test]
async fn a_postcode_of_several_communes_asks_which() -> Result<()> {
    journey("search-postcode", async |browser| {
        browser.open_ready("/").await?;
        enter(browser, "52200").await?;
        wait_said(browser, "20\u{a0}communes ont le code postal 52200.").await?;
        assert_kept(browser, "52200").await?;
        browser.assert_accessible().await?;
        let small = "[...document.querySelectorAll('[data-choices] button')]\
            .filter((e) => e.getBoundingClientRect().height < 44).length";
        assert_eq!(browser.eval::<usize>(small).await?, 0, "targets of 44 px");
        browser.click("[data-choices] [data-commune='52269']").await?;
        wait_home(browser, "52269").await
    })
    .await
}

#[tokio::test]
async fn a_commune_of_today_is_one_choice() -> Result<()> {
    journey("search-today", async |browser| {
        browser.open_ready("/").await?;
        write(browser, "rives derv").await?;
        browser.count_becomes("#communes [role=option]", 5).await?;
        ensure!(browser.text("#communes li").await?.contains("Droyes, Longeville-sur-la-Laines"));
        browser.keys(Key::Enter).await?;
        wait_home(browser, "52411@2026").await?;
        ensure!(browser.text("#reponse h3").await?.contains("utour de Rives Dervoises"));
        browser.open_ready("/?commune=52411@2026").await?;
        browser.says("#reponse h3", "Rives Dervoises").await?;
        browser.open_ready("/?commune=52411").await?;
        browser.says("#reponse h3", "Puellemontier").await
    })
    .await
}

#[tokio::test]
async fn a_slip_is_asked_about() -> Result<()> {
    journey("search-slip", async |browser| {
        browser.open_ready("/").await?;
        enter(browser, "Langrs").await?;
        wait_said(browser, "Vouliez-vous dire").await?;
        assert_kept(browser, "Langrs").await?;
        browser.keys(Key::Tab + Key::Tab).await?;
        browser.wait_for("document.activeElement.dataset.commune === '52269'").await?;
        browser.keys(Key::Enter).await?;
        wait_home(browser, "52269").await
    })
    .await
}

#[tokio::test]
async fn a_need_is_understood_and_the_place_asked() -> Result<()> {
    journey("search-need", async |browser| {
        browser.open_ready("/").await?;
        enter(browser, "crèche").await?;
        browser.wait_for("location.search === '?besoin=garde'").await?;
        wait_said(browser, "Et dans quelle commune").await?;
        // The need is selected: a place takes its place.
        browser.keys("52140 Montigny-le-Roi").await?;
        browser.keys(Key::Enter).await?;
        wait_home(browser, "52332").await?;
        browser.parameter_becomes("besoin", "garde").await
    })
    .await
}

#[tokio::test]
async fn leaving_the_field_chooses_nothing_and_the_button_does() -> Result<()> {
    journey("search-button", async |browser| {
        browser.open_ready("/").await?;
        write(browser, "rolam").await?;
        browser.appears("#communes [role=option]").await?;
        browser.keys(Key::Tab).await?;
        browser.vanishes("#communes [role=option]").await?;
        assert_kept(browser, "rolam").await?;
        browser.click("[data-control=chercher]").await?;
        wait_home(browser, "52432").await
    })
    .await
}

#[tokio::test]
async fn without_the_places_outside_the_map_is_searched_all_the_same() -> Result<()> {
    journey("search-refused", async |browser| {
        browser.cdp("Network.enable", json!({})).await?;
        let refused = json!({ "urls": ["*lieux-exterieurs*"] });
        browser.cdp("Network.setBlockedURLs", refused).await?;
        browser.open_ready("/").await?;
        enter(browser, "Neufchâteau").await?;
        wait_said(browser, "n’ont pas pu être chargées").await?;
        assert_kept(browser, "Neufchâteau").await?;
        assert_eq!(browser.attribute(FIELD, "aria-invalid").await?.as_deref(), Some("true"));
        enter(browser, "Langres (Haute-Marne)").await?;
        wait_home(browser, "52269").await?;
        // The refusal is in the browser's console, as it should be.
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_search_for_nothing_or_nowhere_says_the_way_on() -> Result<()> {
    journey("search-lost", async |browser| {
        browser.open_ready("/").await?;
        browser.click("[data-control=chercher]").await?;
        wait_said(browser, "Écrivez d’abord le nom de votre commune").await?;
        browser.focus_becomes(FIELD).await?;
        enter(browser, "zzzz").await?;
        wait_said(browser, "ne ressemble à cela").await?;
        browser.appears("[data-choices] .rien .icone").await?;
        browser.appears("[data-choices] a[href='#carte']").await?;
        browser.assert_accessible().await
    })
    .await
}

#[tokio::test]
async fn on_a_phone_what_is_offered_and_told_is_in_sight() -> Result<()> {
    journey("search-phone", async |browser| {
        browser.viewport(360, 740).await?;
        browser.touch_screen().await?;
        browser.open_ready("/").await?;
        browser.tap(FIELD).await?;
        browser.keys("lan").await?;
        let in_sight =
            "document.querySelector('#communes li')?.getBoundingClientRect().bottom < 740";
        browser.wait_for(in_sight).await?;
        browser.keys(Key::Escape).await?;
        enter(browser, "Troyes").await?;
        wait_said(browser, "Troyes est dans l’Aube (10)").await?;
        let in_sight =
            "document.querySelector('[data-choices] a')?.getBoundingClientRect().bottom < 740";
        browser.wait_for(in_sight).await
    })
    .await
}
