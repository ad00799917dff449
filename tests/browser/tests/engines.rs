//! The same journeys in Chromium, Firefox and WebKit: `cargo xtask test --only engines`.

use browser_tests::{
    Browser, Engine, Fault, Key, Result, TestHost, ensure, journey_in,
    missing_program::assert_without_program,
};

/// Each journey in each engine, as a test of its own.
macro_rules! in_each_engine {
    ($($journey:ident),*) => {
        in_each_engine!(chromium Chromium $($journey)*);
        in_each_engine!(firefox Firefox $($journey)*);
        in_each_engine!(webkit WebKit $($journey)*);
    };
    ($module:ident $engine:ident $($journey:ident)*) => {
        mod $module {
            $(#[tokio::test]
            async fn $journey() -> super::Result<()> {
                super::$journey(super::Engine::$engine).await
            })*
        }
    };
}

in_each_engine!(
    selection_and_search_work,
    a_missing_program_is_reported,
    typed_text_survives_a_reload,
    typed_text_survives_a_closed_page
);

async fn selection_and_search_work(engine: Engine) -> Result<()> {
    journey_in(engine, "engines-answers", async |browser| {
        browser.open_ready("/").await?;
        browser.press("tr[data-epci='245200456'] a").await?;
        browser
            .wait_for("document.querySelector('[data-panel] h2')?.innerText === 'CA Chaumont'")
            .await?;
        browser.parameter_becomes("epci", "245200456").await?;
        browser.press("#commune").await?;
        browser.keys("Rolampont").await?;
        browser.appears("#communes [data-commune=\"52432\"]").await?;
        browser.keys(Key::Enter).await?;
        browser.parameter_becomes("commune", "52432").await?;
        browser.appears("[data-results] [data-structure]").await
    })
    .await
}

async fn a_missing_program_is_reported(engine: Engine) -> Result<()> {
    journey_in(engine, "engines-broken", async |browser| {
        for fault in [Fault::NotFound, Fault::LoginPage, Fault::Truncated] {
            let host = TestHost::start()?;
            host.inject_fault("_bg.wasm", fault);
            browser.driver().goto(&host.url("/plan/")).await?;
            assert_without_program(browser).await?;
            ensure!(browser.text(".secours p").await?.starts_with("Le programme de cette page"));
            host.clear_faults();
            browser.press(".secours button").await?;
            browser.wait_until_ready().await?;
            browser.appears("[data-resume]").await?;
        }
        if engine == Engine::Chromium {
            browser.console().await?; // it notes what did not come
        }
        Ok(())
    })
    .await
}

const NOTES: &str = "[data-champ=notes]";
/// Whether the device has stored what was typed.
const NOTES_ARE_STORED: &str =
    "localStorage.getItem('carte-services-familles.suivi')?.includes('Voir la Caf')";

/// Types into the notes of an action, and stays in the field.
async fn type_notes(browser: &Browser) -> Result<()> {
    open_action(browser).await?;
    browser.press(NOTES).await?;
    browser.keys("Voir la Caf").await
}

async fn open_action(browser: &Browser) -> Result<()> {
    browser.open_ready("/plan/?action=1.3").await?;
    browser.appears(NOTES).await
}

async fn assert_notes_survived(browser: &Browser) -> Result<()> {
    open_action(browser).await?;
    let notes: String = browser.eval(&format!("document.querySelector('{NOTES}').value")).await?;
    assert_eq!(notes, "Voir la Caf");
    browser.wait_for(NOTES_ARE_STORED).await
}

async fn typed_text_survives_a_reload(engine: Engine) -> Result<()> {
    journey_in(engine, "engines-reload", async |browser| {
        type_notes(browser).await?;
        browser.driver().refresh().await?;
        assert_notes_survived(browser).await
    })
    .await
}

async fn typed_text_survives_a_closed_page(engine: Engine) -> Result<()> {
    journey_in(engine, "engines-closed", async |browser| {
        let first = browser.driver().window().await?;
        let other = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(other).await?;
        type_notes(browser).await?;
        browser.driver().close_window().await?;
        browser.driver().switch_to_window(first).await?;
        assert_notes_survived(browser).await
    })
    .await
}
