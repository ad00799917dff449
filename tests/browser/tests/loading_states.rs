//! Before the program runs, a URL that asks for another state shows what is still true, reserves room for the
//! rest, and causes no layout shift.

use browser_tests::{Fault, Result, TestHost, ensure, journey, quoted};

/// Adds up all layout shifts, from before the page is loaded.
const NOTE_SHIFTS: &str = "
    window.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((shift) => { shifted += shift.value; }))
        .observe({ type: 'layout-shift', buffered: true });
";
/// Records in `seen` all visible elements without children, and what they say.
const RECORD_VISIBLE: &str = "
    window.says = (e) => [e.textContent, e.dataset.class, e.ariaLabel, e.ariaPressed, e.ariaCurrent, e.checked].join();
    window.seen = [...document.querySelectorAll('#app *, .annuaire *')]
        .filter((e) => !e.childElementCount && e.checkVisibility({ visibilityProperty: true }))
        .map((e) => [e, says(e)]);
";
/// The elements that have changed or gone since.
const CHANGED: &str =
    "seen.filter(([e, said]) => !e.isConnected || says(e) !== said).map(([e]) => e.outerHTML)";

#[tokio::test]
async fn a_loading_url_hides_only_stale_parts_without_layout_shift() -> Result<()> {
    journey("waiting", async |browser| {
        browser.run_before_load(NOTE_SHIFTS).await?;
        for (path, message_start, kept_selector, loaded_selector) in [
            (
                "?commune=52121",
                "Recherche de ce qu’il y a près de chez vous…",
                ".famille h2",
                "[data-results]",
            ),
            (
                "?besoin=garde",
                "Chargement de la recherche de services…",
                ".annuaire",
                "[aria-current=true]",
            ),
            (
                "?epci=245200456",
                "Chargement de la fiche de l’intercommunalité…",
                ".annuaire",
                "[data-panel]",
            ),
            ("?liste=ram-brousseval", "Chargement de votre liste…", ".questions", ".famille"),
            ("?lecture=facile", "Chargement de la page facile à lire…", ".famille", ".famille"),
            (
                "territoires/?indicateur=population",
                "Chargement de l’indicateur demandé…",
                ".annuaire",
                ".carte",
            ),
            (
                "territoires/?decoupage=2026&epci=200068666",
                "Chargement de la fiche",
                ".annuaire",
                ".carte",
            ),
            (
                "territoires/?scenario=v1;cible=60;assmat=3",
                "Chargement de la simulation…",
                ".annuaire",
                ".carte",
            ),
            (
                "territoires/?services=ram",
                "Chargement de la recherche de services…",
                ".carte",
                ".carte",
            ),
            (
                "territoires/?comparer=245200456",
                "Chargement de la comparaison…",
                ".carte",
                ".carte",
            ),
            // The notice of what is unknown moves nothing either.
            ("territoires/?comparer=1", "Chargement de la comparaison…", ".carte", ".avis p"),
        ] {
            for (width, height) in [(360, 640), (768, 1024), (1440, 900)] {
                browser.set_viewport(width, height).await?;
                let host = TestHost::start()?;
                host.inject_fault("_bg.wasm", Fault::Stalled);
                // The page is there, its program is not.
                let go = format!("location.href = {}", quoted(&host.url(path)));
                browser.run(&go).await?;
                browser.appears(".pied").await?;
                browser.wait_for("document.readyState !== 'loading'").await?;
                let messages = browser.visible_texts(".secours p").await?;
                ensure!(
                    messages.len() == 1 && messages[0].starts_with(message_start),
                    "{path}: {messages:?}"
                );
                ensure!(
                    !browser.visible_texts(kept_selector).await?.is_empty(),
                    "{path}: no {kept_selector}"
                );
                browser.run(RECORD_VISIBLE).await?;
                let name: String = path.chars().filter(char::is_ascii_alphanumeric).collect();
                browser.screenshot(&format!("attente-{name}-{width}")).await?;
                host.clear_faults();
                browser.wait_until_ready().await?;
                browser.appears(loaded_selector).await?;
                browser.wait_two_frames().await?;
                ensure!(browser.visible_texts(".secours").await?.is_empty());
                let untrue: Vec<String> = browser.eval(CHANGED).await?;
                ensure!(untrue.is_empty(), "{path} at {width} px was shown {untrue:#?}");
                let shifted: f64 = browser.eval("shifted").await?;
                ensure!(shifted <= 0.01, "{path} at {width} px moves by {shifted}");
            }
        }
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn the_plan_reserves_room_for_what_its_url_opens() -> Result<()> {
    journey("waiting-plan", async |browser| {
        browser.run_before_load(NOTE_SHIFTS).await?;
        for (width, height) in [(1440, 900), (412, 823)] {
            browser.set_viewport(width, height).await?;
            for (query, start, selector) in [
                ("action=1.8", "Ouverture de l’action…", "[data-fiche-action='1.8']"),
                ("action=2.5", "Ouverture de l’action…", "[data-fiche-action='2.5']"),
                ("action=3.2", "Ouverture de l’action…", "[data-fiche-action='3.2']"),
                ("action=4.3", "Ouverture de l’action…", "[data-fiche-action='4.3']"),
                ("forme=bilan", "Chargement du plan d’action…", "[data-bilan]"),
                ("forme=frise", "Chargement du plan d’action…", ".frise"),
                ("axe=2", "Chargement du plan d’action…", "[data-action='2.1']"),
            ] {
                let host = TestHost::start()?;
                host.inject_fault("_bg.wasm", Fault::Stalled);
                let go =
                    format!("location.href = {}", quoted(&host.url(&format!("plan/?{query}"))));
                browser.run(&go).await?;
                browser.appears("[data-resume]").await?;
                browser.wait_for("document.readyState !== 'loading'").await?;
                let messages = browser.visible_texts(".secours p").await?;
                ensure!(
                    messages.len() == 1 && messages[0].starts_with(start),
                    "{query}: {messages:?}"
                );
                let key = query.strip_prefix("action=");
                // Another form or a part of the list comes with the program.
                let visible = "[...document.querySelectorAll('.actions > [data-action]')]
                    .filter((e) => e.checkVisibility({ visibilityProperty: true })).length";
                let visible = browser.eval::<usize>(visible).await?;
                assert_eq!(visible, if key.is_some() { 24 } else { 0 }, "{query}");
                let line =
                    format!("document.querySelector(\"[data-action='{}']\")", key.unwrap_or("1.3"));
                if key.is_some() {
                    let top = format!("Math.abs({line}.getBoundingClientRect().top) < 1");
                    browser
                        .wait_for(&format!("{top} && {line}.offsetHeight >= innerHeight"))
                        .await?;
                }
                browser.run(&format!("window.written = {line}")).await?;
                browser.screenshot(&format!("attente-plan-{query}-{width}")).await?;
                host.clear_faults();
                browser.wait_until_ready().await?;
                browser.appears(selector).await?;
                ensure!(browser.visible_texts(".secours").await?.is_empty());
                if key.is_some() {
                    ensure!(
                        browser.eval::<bool>(&format!("{line} === written")).await?,
                        "made anew"
                    );
                }
                let shifted: f64 = browser.eval("shifted").await?;
                ensure!(shifted <= 0.01, "{query} at {width} px moves by {shifted}");
            }
        }
        browser.console().await.map(drop)
    })
    .await
}
