//! What a person does before the program runs is applied once it does, and only once.

use browser_tests::{
    Key, Result,
    delayed_program::{open_delayed, release_all, release_next},
    ensure, journey,
};

/// A slow phone: delayed tasks run just before the program is ready.
const SLOW_PHONE: &str = "
    const { setTimeout } = window, { setAttribute } = Element.prototype, late = [];
    window.setTimeout = (go, after, ...given) =>
        after > 50 ? late.push(() => go(...given)) : setTimeout(go, after, ...given);
    Element.prototype.setAttribute = function (name, value) {
        if (name === 'data-app' && value === 'ready') late.splice(0).forEach((go) => go());
        setAttribute.call(this, name, value);
    };
";
const IS_READY: &str = "document.documentElement.dataset.app === 'ready'";

#[tokio::test]
async fn typed_text_and_caret_stay_and_are_searched() -> Result<()> {
    journey("early-typed", async |browser| {
        open_delayed(browser, "/").await?;
        browser.click("#commune").await?;
        browser.keys("Rolampon").await?;
        browser.keys(Key::Left + Key::Left).await?;
        release_all(browser).await?;
        browser.wait_until_ready().await?;
        browser.wait_for("document.querySelector('#communes li')?.innerText.startsWith('Rolampont')").await?;
        let field: (String, usize, bool) = browser
            .eval("(([f]) => [f.value, f.selectionStart, f === document.activeElement])([document.querySelector('#commune')])")
            .await?;
        assert_eq!(field, ("Rolampon".to_owned(), 6, true));
        browser.keys(Key::End).await?;
        browser.keys("t").await?;
        browser.keys(Key::Enter).await?;
        browser.parameter_becomes("commune", "52432").await
    })
    .await
}

#[tokio::test]
async fn an_early_question_is_answered() -> Result<()> {
    journey("early-question", async |browser| {
        open_delayed(browser, "/").await?;
        browser.click("[data-age='0-2']").await?;
        browser.click("#commune").await?;
        browser.keys("Rolampont").await?;
        browser.keys(Key::Enter).await?;
        release_all(browser).await?;
        browser.appears("[data-results] [data-structure]").await?;
        let search: String = browser.eval("location.search").await?;
        ensure!(search.contains("age=0-2") && search.contains("commune=52432"), "{search}");
        assert_eq!(
            browser.attribute("[data-age='0-2']", "aria-pressed").await?.as_deref(),
            Some("true")
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn early_choices_and_clicks_apply_once() -> Result<()> {
    journey("early-chosen", async |browser| {
        open_delayed(browser, "/").await?;
        browser.click("th:nth-child(2) .tri").await?;
        browser.choose("select[data-control=indicateur]", "population").await?;
        browser.unfold(".calques").await?;
        browser.click("input[name=services][value=eaje]").await?;
        browser.open_settings().await?;
        browser.choose("select[data-control=theme]", "sombre").await?;
        browser.click("[data-control=lecture]").await?;
        assert_eq!(browser.eval::<String>("location.search").await?, "", "nothing is done yet");
        release_next(browser).await?;
        browser.wait_until_ready().await?;
        browser.parameter_becomes("indicateur", "population").await?;
        release_all(browser).await?;
        browser.parameter_becomes("tri", "-valeur").await?;
        let search: String = browser.eval("location.search").await?;
        for part in ["indicateur=population", "tri=-valeur", "theme=sombre", "lecture=facile"] {
            ensure!(search.contains(part), "{part} is not in {search}");
        }
        ensure!(search.contains("services=") && !search.contains("eaje"), "{search}");
        let state: (String, bool, String) = browser
            .eval(
                "[document.querySelector('[data-control=indicateur]').value,
                    document.querySelector('[value=eaje]').checked,
                    document.querySelector('[data-control=lecture]').ariaPressed]",
            )
            .await?;
        assert_eq!(state, ("population".to_owned(), false, "true".to_owned()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pin_opens_its_card() -> Result<()> {
    journey("early-pin", async |browser| {
        browser.run_before_load(SLOW_PHONE).await?;
        open_delayed(browser, "/").await?;
        browser.click("svg[data-map] [data-cluster]").await?;
        release_all(browser).await?;
        browser.appears("[data-service-card] li").await
    })
    .await
}

#[tokio::test]
async fn a_click_while_chunks_load_counts_once() -> Result<()> {
    journey("early-between", async |browser| {
        open_delayed(browser, "/?epci=200035954").await?;
        release_next(browser).await?;
        // The program has hydrated the page and waits for the panel's chunk.
        browser.wait_for("waiting.length").await?;
        ensure!(!browser.eval::<bool>(IS_READY).await?);
        browser.open_settings().await?;
        browser.click("[data-control=lecture]").await?;
        release_all(browser).await?;
        browser.wait_until_ready().await?;
        assert_eq!(
            browser.attribute("[data-control=lecture]", "aria-pressed").await?.as_deref(),
            Some("true")
        );
        browser.parameter_becomes("lecture", "facile").await
    })
    .await
}

#[tokio::test]
async fn the_table_sorts_once_its_chunk_has_loaded() -> Result<()> {
    journey("early-table", async |browser| {
        open_delayed(browser, "/").await?;
        let first = "document.querySelector('#tableau tbody tr')";
        browser.run(&format!("window.written = {first}")).await?;
        release_next(browser).await?;
        browser.wait_until_ready().await?;
        browser.wait_for("waiting.length").await?;
        // The map answers already; the table is as it was written, its captions too.
        browser.choose("select[data-control=indicateur]", "population").await?;
        browser.click("#tableau th:nth-of-type(2) .tri").await?;
        ensure!(!browser.eval::<bool>("location.search.includes('tri=')").await?);
        ensure!(browser.eval::<bool>(&format!("{first} === written")).await?);
        release_all(browser).await?;
        browser.parameter_becomes("tri", "-valeur").await?;
        browser.shows_text("#tableau-titre", "Population").await?;
        browser.shows_text("[data-sentence]", "habitants").await
    })
    .await
}

#[tokio::test]
async fn early_input_in_the_plan_is_replayed() -> Result<()> {
    journey("early-plan", async |browser| {
        open_delayed(browser, "/plan/").await?;
        let all = "[...document.querySelectorAll('.actions > *, [data-cible], .formes button')]";
        browser.run(&format!("window.written = {all}")).await?;
        browser.click("#action-2\\.1").await?;
        browser.unfold(".recherche").await?;
        browser.choose("[data-control=axe]", "2").await?;
        browser.click("[data-control=mots]").await?;
        browser.keys("enfant").await?;
        release_next(browser).await?;
        // The program runs, the plan's part is not there.
        browser.wait_for("waiting.length").await?;
        browser.keys("s").await?;
        ensure!(!browser.eval::<bool>(IS_READY).await?);
        assert_eq!(browser.eval::<String>("location.search").await?, "", "nothing is done yet");
        release_all(browser).await?;
        browser.appears("[data-fiche-action='2.1']").await?;
        browser.parameter_becomes("mots", "enfants").await?;
        browser.parameter_becomes("axe", "2").await?;
        let same = format!("{all}.every((element) => written.includes(element))");
        ensure!(browser.eval::<bool>(&same).await?, "elements are made anew");
        assert_eq!(browser.value("[data-control=mots]").await?, "enfants");
        let field = "document.activeElement === document.querySelector('[data-control=mots]')";
        ensure!(browser.eval::<bool>(field).await?, "the focus is lost");
        ensure!(browser.count(".actions > [data-action]").await? < 9, "the list is filtered");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_territory_in_focus_keeps_its_sentence() -> Result<()> {
    journey("early-focus", async |browser| {
        open_delayed(browser, "/").await?;
        browser.run("document.querySelector('#t-245200456').focus({ focusVisible: true })").await?;
        let before = browser.visible_texts("[data-tooltip]").await?;
        ensure!(before.len() == 1 && before[0].starts_with("CA Chaumont"), "{before:?}");
        release_next(browser).await?;
        browser.wait_until_ready().await?;
        browser.appears("[data-tooltip].montre").await?;
        assert_eq!(browser.visible_texts("[data-tooltip]").await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn styles_of_other_views_wait_for_the_program() -> Result<()> {
    journey("early-styles", async |browser| {
        let styled = "[...document.styleSheets].some((sheet) => sheet.href?.includes('views-'))";
        open_delayed(browser, "/").await?;
        ensure!(!browser.eval::<bool>(styled).await?, "they hold the program up");
        release_all(browser).await?;
        browser.wait_for(styled).await?;
        open_delayed(browser, "/?epci=245200456").await?;
        browser.wait_for(styled).await?;
        release_all(browser).await?;
        // A page of another view has them in itself.
        open_delayed(browser, "/plan/").await?;
        assert_eq!(browser.count("link[disabled]").await?, 0);
        let places = "document.querySelector('.actions').getBoundingClientRect().height";
        ensure!(browser.eval::<f64>(places).await? > 0.0, "the plan is not there");
        release_all(browser).await
    })
    .await
}
