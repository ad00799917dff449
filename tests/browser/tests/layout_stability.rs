//! The page without scripts, on paper, and at the moment when the program takes it over.

use std::collections::BTreeMap;

use browser_tests::{
    Browser, Media, Result,
    delayed_program::{open_delayed, release_all},
    ensure,
    geodata::{latest_values, services, territories},
    journey,
};

#[tokio::test]
async fn without_scripts_the_map_is_coloured() -> Result<()> {
    journey("still-map", async |browser| {
        open_without_scripts(browser).await?;
        let fills: BTreeMap<String, String> = browser
            .eval(
                "Object.fromEntries([...document.querySelectorAll('svg[data-map] path[data-epci][data-class]')]
                    .filter((path) => path.checkVisibility() && path.getBBox().width > 0)
                    .map((path) => [path.dataset.epci, path.dataset.class + getComputedStyle(path).fill]))",
            )
            .await?;
        let expected = territories()?;
        ensure!(expected.len() == 16 && expected.iter().all(|t| fills.contains_key(&t.siren)), "{fills:?}");
        let classes: std::collections::BTreeSet<_> = fills.values().collect();
        ensure!(classes.len() == 5, "colours differ: {classes:?}");
        ensure!(fills.values().all(|fill| !fill.ends_with("none")), "{fills:?}");
        // Print styles included.
        let sheets = "[...document.styleSheets].filter((sheet) => sheet.href?.includes('views-')).length";
        assert_eq!(browser.eval::<usize>(sheets).await?, 1, "no style waits for a program");
        // What would do nothing is not offered, and what there is instead is said.
        let controls = "[...document.querySelectorAll('button:not(.tri), input, select')]
            .filter((control) => control.checkVisibility()).map((control) => control.outerHTML)";
        assert_eq!(browser.eval::<Vec<String>>(controls).await?, [""; 0]);
        let sentence = browser.text(".secours p").await?;
        ensure!(sentence.contains("JavaScript") && sentence.contains("mène à sa page"), "{sentence}");
        assert_eq!(browser.visible_texts(".secours button").await?, [""; 0], "no script would hear it");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_the_table_has_the_values() -> Result<()> {
    journey("still-table", async |browser| {
        open_without_scripts(browser).await?;
        let cells: BTreeMap<String, f64> = browser
            .eval(
                "Object.fromEntries([...document.querySelectorAll('tr[data-epci]')]
                    .map((row) => [row.dataset.epci, Number(row.querySelector('td[data-value]').dataset.value)]))",
            )
            .await?;
        assert_eq!(cells, latest_values("taux_couverture")?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_the_sentence_and_all_services_are_there() -> Result<()> {
    journey("still-text", async |browser| {
        open_without_scripts(browser).await?;
        let sentence = browser.text("[data-sentence]").await?;
        ensure!(sentence.contains("65,66") && sentence.contains("55,10"), "{sentence}");
        // The list is laid out as one comes near it.
        browser.hover("#services h2").await?;
        browser.wait_for("document.querySelector('.rubriques').innerText").await?;
        let page = browser.text("#services").await?;
        let all = services()?;
        ensure!(all.len() == 73);
        for service in all {
            ensure!(page.contains(&service.name), "{} is not listed", service.name);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_prints() -> Result<()> {
    journey("still-print", async |browser| {
        open_without_scripts(browser).await?;
        let pdf = browser.print_pdf("page-without-scripts").await?;
        for name in territories()?
            .into_iter()
            .map(|t| t.name)
            .chain(services()?.into_iter().map(|s| s.name))
        {
            ensure!(pdf.contains(&name), "{name} is not printed");
        }
        ensure!(pdf.sheets.iter().all(|sheet| !sheet.is_empty()), "a blank sheet: {pdf:#?}");
        browser.set_media(Media { print: true, ..Media::default() }).await?;
        let texts =
            browser.visible_texts("svg[data-map], table[data-table=epci], #services").await?;
        assert_eq!(texts.len(), 3, "map, table and services are printed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dark_page_prints_dark_on_light() -> Result<()> {
    journey("still-print-dark", async |browser| {
        browser.set_media(Media { dark: true, print: true, ..Media::default() }).await?;
        browser.open_ready("/?theme=sombre").await?;
        let ground: String =
            browser.eval("getComputedStyle(document.documentElement).backgroundColor").await?;
        assert_eq!(ground, "rgb(255, 255, 255)");
        let ink: String = browser.eval("getComputedStyle(document.body).color").await?;
        assert_eq!(ink, "rgb(0, 0, 0)");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_shifts_when_the_program_takes_over() -> Result<()> {
    journey("still-shift", async |browser| {
        browser.delay_program_until_painted().await?;
        browser.run_before_load(RECORD_SHIFTS).await?;
        for (width, height) in [(1280, 800), (360, 640)] {
            browser.set_viewport(width, height).await?;
            browser.open_ready("/").await?;
            browser.wait_two_frames().await?;
            ensure!(browser.eval::<bool>("window.rested > 0").await?, "the program did not wait");
            let shifts: Vec<String> = browser.eval("shifts").await?;
            assert_eq!(shifts, [""; 0], "at {width} px");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_program_changes_nothing_of_the_default_view() -> Result<()> {
    journey("still-same", async |browser| {
        open_delayed(browser, "/").await?;
        // Until then the list of services, which is laid out near the window, may have its reserved height.
        browser.wait_two_frames().await?;
        let before: Vec<String> = browser.eval(ELEMENTS).await?;
        release_all(browser).await?;
        browser.wait_until_ready().await?;
        browser.vanishes("link[disabled]").await?;
        browser.wait_two_frames().await?;
        let after: Vec<String> = browser.eval(ELEMENTS).await?;
        ensure!(before.len() > 300);
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(after, before);
        }
        assert_eq!(after.len(), before.len());
        Ok(())
    })
    .await
}

/// Records all shifts once the prerendered page is painted. (While a page loads, a piece painted early may move
/// when the next one comes: that is another matter.)
const RECORD_SHIFTS: &str = "
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { startTime, value, sources } of list.getEntries()) {
            if (startTime > window.rested) {
                shifts.push(`${value}: ${sources.map((s) => s.node?.outerHTML?.slice(0, 80))}`);
            }
        }
    }).observe({ type: 'layout-shift', buffered: true });
";

/// Each element with its attributes, its own text and its box, without what only the program uses.
const ELEMENTS: &str = "[...document.body.querySelectorAll('*:not(script, noscript, link)')].map((element) => {
    const attributes = [...element.attributes]
        .filter(({ name }) => name !== 'tabindex' && name !== 'style')
        .map(({ name, value }) => `${name}=${value}`).sort();
    const text = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join('');
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${element.localName} ${attributes.join(' ')} « ${text} » ${[x, y, width, height].map(Math.round)}`;
})";

async fn open_without_scripts(browser: &Browser) -> Result<()> {
    browser.set_scripts_enabled(false).await?;
    browser.open("/").await?;
    ensure!(browser.attribute("html", "data-app").await?.as_deref() == Some("static"));
    Ok(())
}
