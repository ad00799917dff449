//! On a small phone everything is there, in reach of a finger, and nothing sticks out.

use browser_tests::{Browser, Key, Point, Result, ensure, journey};

const WIDTHS: [u32; 2] = [360, 320];

#[tokio::test]
async fn nothing_sticks_out() -> Result<()> {
    journey("narrow-overflow", async |browser| {
        for path in [
            "/",
            "/?indicateur=population",
            "/?epci=200035954",
            "/?structure=centre-social-espace-vallages-joinville",
            "/?epci=une-valeur-inconnue-et-longue-sans-aucun-espace",
        ] {
            for width in WIDTHS {
                open_on_phone(browser, width, path).await?;
                assert_nothing_overflows(browser, &format!("{path} at {width} px")).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_sticks_out_without_scripts() -> Result<()> {
    journey("narrow-without-scripts", async |browser| {
        browser.set_scripts_enabled(false).await?;
        for width in WIDTHS {
            browser.set_viewport(width, 640).await?;
            browser.open("/").await?;
            assert_nothing_overflows(browser, &format!("{width} px")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_map_the_sentence_and_the_table_are_wide_enough() -> Result<()> {
    journey("narrow-parts", async |browser| {
        for width in WIDTHS {
            open_on_phone(browser, width, "/").await?;
            for part in ["svg[data-map]", "[data-sentence]", "table[data-table=epci]"] {
                let box_width: f64 = browser
                    .eval(&format!(
                        "document.querySelector('{part}').getBoundingClientRect().width"
                    ))
                    .await?;
                ensure!(
                    box_width > f64::from(width) * 0.75,
                    "{part} is {box_width} px wide of {width}"
                );
            }
            assert_eq!(browser.text("tr[data-epci='245200456'] td[data-value]").await?, "68,88");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tap_opens_the_panel_in_sight() -> Result<()> {
    journey("narrow-tap", async |browser| {
        open_on_phone(browser, 360, "/").await?;
        browser.tap("path[data-epci='245200456']").await?;
        browser
            .wait_for("document.querySelector('[data-panel] h2')?.innerText === 'CA Chaumont'")
            .await?;
        let title = "document.querySelector('[data-panel] h2').getBoundingClientRect()";
        browser.wait_for(&format!("{title}.top >= 0 && {title}.bottom <= innerHeight")).await?;
        browser.wait_for("location.search === '?epci=245200456'").await
    })
    .await
}

#[tokio::test]
async fn a_second_tap_on_another_territory_shows_its_panel_too() -> Result<()> {
    journey("narrow-tap-again", async |browser| {
        open_on_phone(browser, 360, "/?epci=200035954").await?;
        browser.tap("path[data-epci='245200456']").await?;
        browser
            .wait_for("document.querySelector('[data-panel] h2')?.innerText === 'CA Chaumont'")
            .await?;
        let title = "document.querySelector('[data-panel] h2').getBoundingClientRect()";
        browser.wait_for(&format!("{title}.top >= 0 && {title}.bottom <= innerHeight")).await
    })
    .await
}

#[tokio::test]
async fn a_tap_on_a_group_shows_its_members_in_sight() -> Result<()> {
    journey("narrow-group", async |browser| {
        open_on_phone(browser, 360, "/").await?;
        browser.tap("svg[data-map] [data-cluster]").await?;
        browser.appears("[data-service-card] li").await?;
        let title = "document.querySelector('[data-service-card] h2').getBoundingClientRect()";
        browser.wait_for(&format!("{title}.top >= 0 && {title}.bottom <= innerHeight")).await
    })
    .await
}

#[tokio::test]
async fn the_question_is_in_the_first_screen_the_map_one_tap_away() -> Result<()> {
    journey("narrow-first-screen", async |browser| {
        browser.enable_touch().await?;
        browser.set_viewport(360, 740).await?;
        browser.open_ready("/").await?;
        let below = "['.besoins', '#commune', '[data-control=chercher]', '[data-control=position]', '.vers-carte']
            .filter((part) => document.querySelector(part).getBoundingClientRect().bottom > innerHeight)";
        assert_eq!(browser.eval::<Vec<String>>(below).await?, [""; 0]);
        browser.tap(".vers-carte").await?;
        let map = "document.querySelector('svg[data-map]').getBoundingClientRect()";
        browser.wait_for(&format!("{map}.top < innerHeight / 2")).await?;
        assert_eq!(browser.eval::<String>("location.search").await?, "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_menu_needs_no_script_and_escape_closes_it() -> Result<()> {
    journey("narrow-menu", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.set_viewport(360, 740).await?;
        for path in ["/", "/methode/"] {
            browser.open(path).await?;
            let views = "nav[aria-label=Vues] a";
            assert_eq!(browser.visible_texts(views).await?, [""; 0], "{path}");
            browser.click(".bouton-menu").await?;
            assert_eq!(browser.visible_texts(views).await?.len(), 5, "{path}");
            assert_nothing_overflows(browser, path).await?;
            // The focus goes on into what has opened.
            browser.keys(Key::Tab).await?;
            browser.wait_for("!!document.activeElement.closest('.menu')").await?;
            browser.keys(Key::Escape).await?;
            assert_eq!(browser.visible_texts(views).await?, [""; 0], "{path}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_finger_on_the_whole_map_scrolls_the_page() -> Result<()> {
    journey("narrow-scroll", async |browser| {
        open_on_phone(browser, 360, "/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        let before: f64 = browser.eval("scrollY").await?;
        browser.swipe(middle, Point { x: middle.x, y: middle.y - 200.0 }).await?;
        browser.wait_for(&format!("scrollY > {before} + 50")).await
    })
    .await
}

#[tokio::test]
async fn fingers_find_their_targets() -> Result<()> {
    journey("narrow-targets", async |browser| {
        open_on_phone(browser, 320, "/?epci=200035954").await?;
        browser.tap(".bouton-menu").await?;
        let small: Vec<String> = browser
            .eval(
                "[...document.querySelectorAll('button, select, input, label, tbody a')]
                    .filter((e) => e.checkVisibility() && (!e.closest('label') || e.matches('label')))
                    .map((e) => [e, e.getBoundingClientRect()])
                    .filter(([e, { width, height }]) => width < 24 || height < 24)
                    .map(([e, { width, height }]) => `${width} × ${height}: ${e.outerHTML.slice(0, 120)}`)",
            )
            .await?;
        assert_eq!(small, [""; 0]);
        Ok(())
    })
    .await
}

async fn open_on_phone(browser: &Browser, width: u32, path: &str) -> Result<()> {
    browser.enable_touch().await?;
    browser.set_viewport(width, 640).await?;
    browser.open_ready(path).await
}

async fn assert_nothing_overflows(browser: &Browser, what: &str) -> Result<()> {
    let out: Vec<String> = browser
        .eval(
            "document.documentElement.scrollWidth <= innerWidth ? [] :
                [`the page is ${document.documentElement.scrollWidth} px wide`,
                    ...[...document.body.querySelectorAll('*')]
                        .filter((e) => !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 0.5)
                        .map((e) => e.outerHTML.slice(0, 100))]",
        )
        .await?;
    ensure!(out.is_empty(), "{what}: {out:#?}");
    Ok(())
}
