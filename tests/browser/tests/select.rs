//! Selecting in one place selects in all: map, table, panel, address; Back undoes it.

use browser_tests::{Browser, Result, ensure, geodata::latest_values, journey};

const LANGRES: (&str, &str) = ("200035954", "CC Grand Langres");
const CHAUMONT: (&str, &str) = ("245200456", "CA Chaumont");

#[tokio::test]
async fn a_click_on_the_map_selects_everywhere() -> Result<()> {
    journey("select-map", async |browser| {
        browser.open_ready("/").await?;
        browser.click(&on_map(LANGRES)).await?;
        assert_selected(browser, LANGRES).await?;
        browser.click(&on_map(CHAUMONT)).await?;
        assert_selected(browser, CHAUMONT).await
    })
    .await
}

#[tokio::test]
async fn a_click_in_the_table_selects_everywhere() -> Result<()> {
    journey("select-table", async |browser| {
        browser.open_ready("/").await?;
        browser.click(&in_table(CHAUMONT)).await?;
        assert_selected(browser, CHAUMONT).await
    })
    .await
}

#[tokio::test]
async fn the_map_is_in_the_first_screen_and_stays_beside_what_is_read() -> Result<()> {
    journey("select-beside", async |browser| {
        let map = "document.querySelector('.fenetre').getBoundingClientRect()";
        for (width, height) in [(1024, 768), (1280, 800), (1440, 900)] {
            browser.set_viewport(width, height).await?;
            browser.open_ready("territoires/?epci=245200456").await?;
            browser.appears("[data-panel]").await?;
            let inside = format!("{map}.top >= 0 && {map}.bottom <= innerHeight");
            ensure!(browser.eval::<bool>(&inside).await?, "{width} × {height}");
            let share: f64 = browser.eval(&format!("{map}.height / innerHeight")).await?;
            ensure!(share > 0.8, "{share} of the window at {width} × {height}");
            // Far down the panel and the table.
            browser.run("scrollTo(0, innerHeight * 1.2)").await?;
            ensure!(browser.eval::<f64>("scrollY").await? > f64::from(height));
            ensure!(browser.eval::<bool>(&inside).await?, "scrolled at {width} × {height}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_table_gives_the_focus_to_the_panel() -> Result<()> {
    journey("select-focus", async |browser| {
        browser.open_ready("/").await?;
        browser.click(&in_table(CHAUMONT)).await?;
        browser.focus_becomes("[data-panel]").await
    })
    .await
}

#[tokio::test]
async fn closing_the_panel_deselects_everywhere() -> Result<()> {
    journey("select-close", async |browser| {
        browser.open_ready("/").await?;
        browser.click(&on_map(LANGRES)).await?;
        assert_selected(browser, LANGRES).await?;
        browser.click("[data-panel] button").await?;
        assert_none_selected(browser).await
    })
    .await
}

#[tokio::test]
async fn back_and_forward_restore_each_step() -> Result<()> {
    journey("select-back", async |browser| {
        browser.open_ready("/").await?;
        browser.click(&on_map(LANGRES)).await?;
        assert_selected(browser, LANGRES).await?;
        browser.click(&on_map(CHAUMONT)).await?;
        assert_selected(browser, CHAUMONT).await?;
        browser.choose("select[data-control=indicateur]", "population").await?;
        browser.parameter_becomes("indicateur", "population").await?;

        browser.driver().back().await?;
        browser.parameter_becomes("indicateur", None).await?;
        browser.count_becomes("path[data-class]", 16).await?;
        assert_eq!(chosen_indicator(browser).await?, "taux_couverture");
        assert_selected(browser, CHAUMONT).await?;

        browser.driver().back().await?;
        assert_selected(browser, LANGRES).await?;
        browser.driver().back().await?;
        assert_none_selected(browser).await?;

        browser.driver().forward().await?;
        assert_selected(browser, LANGRES).await?;
        browser.driver().forward().await?;
        assert_selected(browser, CHAUMONT).await?;
        browser.driver().forward().await?;
        browser.count_becomes("path[data-class]", 0).await?;
        assert_eq!(chosen_indicator(browser).await?, "population");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn selecting_twice_is_one_step_of_the_history() -> Result<()> {
    journey("select-twice", async |browser| {
        browser.open_ready("/").await?;
        let before: usize = browser.eval("history.length").await?;
        browser.click(&on_map(LANGRES)).await?;
        browser.click(&on_map(LANGRES)).await?;
        assert_selected(browser, LANGRES).await?;
        let after: usize = browser.eval("history.length").await?;
        ensure!(after == before + 1, "{before} steps, then {after}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_panel_cites_the_document() -> Result<()> {
    journey("select-panel", async |browser| {
        browser.open_ready("/?epci=200035954").await?;
        let facts: Vec<(String, String, String)> = browser
            .eval(
                "[...document.querySelectorAll('[data-panel] .faits > div')].map((fact) =>
                    ['dt', 'strong', '.origine'].map((part) => fact.querySelector(part).innerText))",
            )
            .await?;
        let rates = latest_values("taux_couverture")?;
        let rate = rates[LANGRES.0];
        let better = rates.values().filter(|other| **other > rate).count();
        for (label, value, origin) in [
            ("Taux de couverture, au 31/12/2013", format!("{rate:.2}\u{a0}%"), "document, §\u{a0}31, ligne 441"),
            ("Rang", format!("{}e sur 16", better + 1), "calculé\u{a0}: du plus favorable au plus défavorable"),
            (
                "Écart au seuil prioritaire (60\u{a0}%)",
                format!("+{:.2}\u{a0}points", rate - 60.0),
                "calculé\u{a0}: différence des deux taux",
            ),
        ] {
            let expected = (label.to_owned(), value.replace('.', ","), origin.to_owned());
            ensure!(facts.contains(&expected), "{expected:?} is not in the panel: {facts:#?}");
        }
        Ok(())
    })
    .await
}

async fn assert_selected(browser: &Browser, (siren, name): (&str, &str)) -> Result<()> {
    browser.wait_for(&format!("location.search.includes('epci={siren}')")).await?;
    browser
        .wait_for(&format!("document.querySelector('[data-panel] h2')?.innerText === '{name}'"))
        .await?;
    let selected: Vec<String> = browser
        .eval(
            "[...document.querySelectorAll('table[data-table=epci] tr:has([aria-current=true])')]
                .map((row) => row.dataset.epci)",
        )
        .await?;
    assert_eq!(selected, [siren]);
    let outline = |path: &str| format!("document.querySelector(\"{path}\").getAttribute('d')");
    let expected = outline(&on_map((siren, name)));
    browser.wait_for(&format!("{} === {expected}", outline("path.selection"))).await
}

async fn assert_none_selected(browser: &Browser) -> Result<()> {
    browser.parameter_becomes("epci", None).await?;
    browser.vanishes("[data-panel]").await?;
    assert_eq!(browser.count("tr [aria-current]").await?, 0);
    Ok(())
}

async fn chosen_indicator(browser: &Browser) -> Result<String> {
    browser.value("[data-control=indicateur]").await
}

fn on_map((siren, _): (&str, &str)) -> String {
    format!("path[data-epci='{siren}']")
}

fn in_table((siren, _): (&str, &str)) -> String {
    format!("tr[data-epci='{siren}'] a")
}
