//! A family writes where it lives: a clear meaning is taken, an unclear one is asked about.

use browser_tests::{Browser, Key, Media, Result, ensure, journey};
use serde_json::json;

const FIELD: &str = "[data-control=recherche]";
const STATUS_TEXT: &str = "document.getElementById('commune-dit').innerText";

/// Writes into the field, instead of what it holds.
async fn type_words(browser: &Browser, words: &str) -> Result<()> {
    browser.click(FIELD).await?;
    browser.run("document.activeElement.select()").await?;
    browser.keys(words).await
}

/// Writes, and presses Enter.
async fn submit(browser: &Browser, words: &str) -> Result<()> {
    type_words(browser, words).await?;
    browser.keys(Key::Enter).await
}

async fn wait_for_status(browser: &Browser, words: &str) -> Result<()> {
    browser.wait_for(&format!("{STATUS_TEXT}.includes({})", json!(words))).await
}

/// Waits until the answer is for this commune.
async fn wait_for_home(browser: &Browser, code: &str) -> Result<()> {
    let commune = "new URLSearchParams(location.search).get('commune')";
    browser.wait_for(&format!("{commune} === {}", json!(code))).await?;
    browser.focus_becomes("#reponse").await
}

/// Asserts that nothing was chosen and the field holds what was typed.
async fn assert_not_chosen(browser: &Browser, words: &str) -> Result<()> {
    let state: (String, bool) = browser
        .eval(&format!(
            "[document.querySelector('{FIELD}').value, location.search.includes('commune=')]"
        ))
        .await?;
    assert_eq!(state, (words.to_owned(), false));
    Ok(())
}

#[tokio::test]
async fn a_town_outside_is_explained_and_gets_a_link() -> Result<()> {
    journey("search-outside", async |browser| {
        for dark in [false, true] {
            browser.set_media(Media { dark, reduced_motion: true, ..Media::default() }).await?;
            browser.open_ready("/").await?;
            submit(browser, "Troyes").await?;
            wait_for_status(browser, "Troyes est dans l’Aube (10)").await?;
            assert_not_chosen(browser, "Troyes").await?;
            let link = "document.querySelector('[data-choices] a')";
            browser.wait_for(&format!("{link}?.href.startsWith('https://monenfant.fr')")).await?;
            let described = browser.attribute(FIELD, "aria-describedby").await?;
            assert_eq!(described.as_deref(), Some("commune-dit"));
            browser.assert_accessible().await?;
        }
        submit(browser, "Bar-sur-Aube").await?;
        wait_for_status(browser, "Bar-sur-Aube est dans l’Aube").await?;
        browser.click("[data-control=choix]").await?;
        wait_for_home(browser, "52426").await
    })
    .await
}

#[tokio::test]
async fn a_postcode_of_several_communes_asks_which() -> Result<()> {
    journey("search-postcode", async |browser| {
        browser.open_ready("/").await?;
        submit(browser, "52200").await?;
        wait_for_status(browser, "20\u{a0}communes ont le code postal 52200.").await?;
        assert_not_chosen(browser, "52200").await?;
        browser.assert_accessible().await?;
        let small = "[...document.querySelectorAll('[data-choices] button')]\
            .filter((e) => e.getBoundingClientRect().height < 44).length";
        assert_eq!(browser.eval::<usize>(small).await?, 0, "targets of 44 px");
        browser.click("[data-choices] [data-commune='52269']").await?;
        wait_for_home(browser, "52269").await
    })
    .await
}

#[tokio::test]
async fn a_commune_of_today_is_one_choice() -> Result<()> {
    journey("search-today", async |browser| {
        browser.open_ready("/").await?;
        type_words(browser, "rives derv").await?;
        browser.count_becomes("#communes [role=option]", 5).await?;
        ensure!(browser.text("#communes li").await?.contains("Droyes, Longeville-sur-la-Laines"));
        browser.keys(Key::Enter).await?;
        wait_for_home(browser, "52411@2026").await?;
        ensure!(browser.text("#reponse h3").await?.contains("utour de Rives Dervoises"));
        browser.open_ready("/?commune=52411@2026").await?;
        browser.shows_text("#reponse h3", "Rives Dervoises").await?;
        browser.open_ready("/?commune=52411").await?;
        browser.shows_text("#reponse h3", "Puellemontier").await
    })
    .await
}

#[tokio::test]
async fn a_typo_is_asked_about() -> Result<()> {
    journey("search-slip", async |browser| {
        browser.open_ready("/").await?;
        submit(browser, "Langrs").await?;
        wait_for_status(browser, "Vouliez-vous dire").await?;
        assert_not_chosen(browser, "Langrs").await?;
        browser.keys(Key::Tab + Key::Tab).await?;
        browser.wait_for("document.activeElement.dataset.commune === '52269'").await?;
        browser.keys(Key::Enter).await?;
        wait_for_home(browser, "52269").await
    })
    .await
}

#[tokio::test]
async fn a_need_is_understood_and_the_place_asked() -> Result<()> {
    journey("search-need", async |browser| {
        browser.open_ready("/").await?;
        submit(browser, "crèche").await?;
        browser.wait_for("location.search === '?besoin=garde'").await?;
        wait_for_status(browser, "Et dans quelle commune").await?;
        // The need is selected: a place takes its place.
        browser.keys("52140 Montigny-le-Roi").await?;
        browser.keys(Key::Enter).await?;
        wait_for_home(browser, "52332").await?;
        browser.parameter_becomes("besoin", "garde").await
    })
    .await
}

#[tokio::test]
async fn leaving_the_field_chooses_nothing_and_the_button_does() -> Result<()> {
    journey("search-button", async |browser| {
        browser.open_ready("/").await?;
        type_words(browser, "rolam").await?;
        browser.appears("#communes [role=option]").await?;
        browser.keys(Key::Tab).await?;
        browser.vanishes("#communes [role=option]").await?;
        assert_not_chosen(browser, "rolam").await?;
        browser.click("[data-control=chercher]").await?;
        wait_for_home(browser, "52432").await
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
        submit(browser, "Neufchâteau").await?;
        wait_for_status(browser, "n’ont pas pu être chargées").await?;
        assert_not_chosen(browser, "Neufchâteau").await?;
        assert_eq!(browser.attribute(FIELD, "aria-invalid").await?.as_deref(), Some("true"));
        submit(browser, "Langres (Haute-Marne)").await?;
        wait_for_home(browser, "52269").await?;
        // The refusal is in the browser's console, as it should be.
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn empty_and_unknown_searches_offer_alternatives() -> Result<()> {
    journey("search-lost", async |browser| {
        browser.open_ready("/").await?;
        browser.click("[data-control=chercher]").await?;
        wait_for_status(browser, "Écrivez d’abord le nom de votre commune").await?;
        browser.focus_becomes(FIELD).await?;
        submit(browser, "zzzz").await?;
        wait_for_status(browser, "ne ressemble à cela").await?;
        browser.appears("[data-choices] .rien .icone").await?;
        browser.appears("[data-choices] a[href='#carte']").await?;
        browser.assert_accessible().await
    })
    .await
}

#[tokio::test]
async fn on_a_phone_suggestions_and_status_are_in_sight() -> Result<()> {
    journey("search-phone", async |browser| {
        browser.set_viewport(360, 740).await?;
        browser.enable_touch().await?;
        browser.open_ready("/").await?;
        browser.tap(FIELD).await?;
        browser.keys("lan").await?;
        let in_sight =
            "document.querySelector('#communes li')?.getBoundingClientRect().bottom < 740";
        browser.wait_for(in_sight).await?;
        browser.keys(Key::Escape).await?;
        submit(browser, "Troyes").await?;
        wait_for_status(browser, "Troyes est dans l’Aube (10)").await?;
        let in_sight =
            "document.querySelector('[data-choices] a')?.getBoundingClientRect().bottom < 740";
        browser.wait_for(in_sight).await
    })
    .await
}
