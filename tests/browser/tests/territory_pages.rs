//! Each territory has a page of its own, whole without any script.

use browser_tests::{
    Browser, Key, Media, Result, ensure,
    geodata::{Territory, latest_values, page_count, territories},
    journey,
};

async fn open_without_scripts(browser: &Browser, path: &str) -> Result<()> {
    browser.set_scripts_enabled(false).await?;
    browser.open(path).await
}

#[tokio::test]
async fn without_scripts_the_map_and_the_table_lead_to_each_page() -> Result<()> {
    journey("pages-links", async |browser| {
        open_without_scripts(browser, "/").await?;
        for place in ["svg[data-map]", "table[data-table=epci]"] {
            let links = format!("[...document.querySelectorAll('{place} a[href^=territoire]')].map((a) => a.getAttribute('href')).sort()");
            let links: Vec<String> = browser.eval(&links).await?;
            let mut pages: Vec<String> =
                territories()?.iter().map(|t| format!("territoire/{}/", t.siren)).collect();
            pages.sort();
            assert_eq!(links, pages, "{place}");
        }
        browser.click("path[data-epci='245200456']").await?;
        browser.appears("main[data-epci=\"245200456\"] h1").await
    })
    .await
}

#[tokio::test]
async fn each_page_has_its_name_rate_and_title() -> Result<()> {
    journey("pages-all", async |browser| {
        let rates = latest_values("taux_couverture")?;
        let mut titles = std::collections::BTreeSet::new();
        for territory in territories()? {
            open_without_scripts(browser, &format!("/territoire/{}/", territory.siren)).await?;
            let rate = format!("{:.2}", rates[&territory.siren]).replace('.', ",");
            let sentence = browser.text("main .phrase").await?;
            ensure!(sentence.contains(&rate), "{rate}: {sentence}");
            let title = browser.eval::<String>("document.title").await?;
            let heading = browser.text("h1").await?;
            ensure!(title.starts_with(&heading) && title.contains("crèches"), "{title}");
            let described = browser.attribute("meta[name=description]", "content").await?;
            ensure!(described.is_some_and(|d| d.contains(&rate)));
            let sources = browser.count(".faits .origine").await?;
            ensure!(sources == browser.count(".faits div").await? && sources > 5);
            titles.insert(title);
        }
        assert_eq!(titles.len(), 16);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_is_accessible_narrow_or_dark_and_leads_into_the_map() -> Result<()> {
    journey("pages-access", async |browser| {
        for (width, dark) in [(1280, false), (320, true)] {
            browser.set_viewport(width, 800).await?;
            browser.set_media(Media { dark, reduced_motion: true, ..Media::default() }).await?;
            browser.open("/territoire/200035954/").await?;
            browser.assert_accessible().await?;
            let wide = "document.documentElement.scrollWidth";
            assert_eq!(browser.eval::<u32>(wide).await?, width);
        }
        browser.click(".mene a").await?;
        browser.appears("[data-panel]").await?;
        ensure!(browser.eval::<String>("location.search").await? == "?epci=200035954");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_sitemap_lists_the_map_and_every_page() -> Result<()> {
    journey("pages-sitemap", async |browser| {
        browser.open("/").await?;
        let places = "fetch('sitemap.xml').then((r) => r.text()).then((t) =>
            [...new DOMParser().parseFromString(t, 'text/xml').querySelectorAll('loc')].map((l) => new URL(l.textContent, location).pathname))";
        let places: Vec<String> = browser.eval(places).await?;
        // The views', the statement, the legal notice, the département's and the territories'.
        assert_eq!(places.len(), 5 + 2 + 1 + page_count()?);
        for path in places {
            let exists = format!("fetch('{path}').then((r) => r.ok)");
            ensure!(browser.eval::<bool>(&exists).await?, "{path}");
        }
        Ok(())
    })
    .await
}

const LANGRES: &str = "/territoire/200035954/";

#[tokio::test]
async fn without_scripts_the_keyboard_reads_each_territory_of_the_map_and_opens_it() -> Result<()> {
    journey("territory-keyboard", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.open("/").await?;
        let unnamed: usize = browser.count(".territoires a:not([aria-label*=' '])").await?;
        assert_eq!(unnamed, 0);
        for _ in 0..80 {
            browser.keys(Key::Tab).await?;
            if browser.eval::<bool>("document.activeElement.closest('.territoires') !== null").await? {
                break;
            }
        }
        for Territory { name, .. } in territories()? {
            let name_now: String = browser.eval("document.activeElement.ariaLabel").await?;
            let tooltips = browser.visible_texts("[data-tooltip]").await?;
            assert_eq!(tooltips, std::slice::from_ref(&name_now), "{name}");
            let outlined: f64 = browser
                .eval("parseFloat(getComputedStyle(document.activeElement.firstElementChild).strokeWidth)")
                .await?;
            ensure!(outlined > 80.0, "{name}: the focus is not seen");
            browser.keys(Key::Tab).await?;
        }
        browser.chord(Key::Shift, Key::Tab).await?;
        browser.chord(Key::Shift, Key::Tab).await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for("location.pathname.includes('/territoire/')").await
    })
    .await
}

#[tokio::test]
async fn without_scripts_the_small_map_and_the_list_lead_on_and_back() -> Result<()> {
    journey("territory-around", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.open(LANGRES).await?;
        browser.click(".situation a[href$='/245200456/'] path").await?;
        browser.wait_for("document.querySelector('h1')?.innerText === 'CA Chaumont'").await?;
        browser.click("nav a[href$='/245200563/']").await?;
        browser
            .wait_for("document.querySelector('h1')?.innerText === 'CC Bassin nogentais'")
            .await?;
        browser.set_scripts_enabled(true).await?;
        browser.click(".mene a").await?;
        browser
            .wait_for(
                "document.querySelector('[data-panel] h2')?.innerText === 'CC Bassin nogentais'",
            )
            .await
    })
    .await
}

#[tokio::test]
async fn the_program_leaves_ctrl_clicks_to_the_browser() -> Result<()> {
    journey("territory-new-tab", async |browser| {
        browser.open_ready("/").await?;
        let passes: bool = browser
            .eval(
                "(() => {
                    addEventListener('click', (event) => {
                        window.left = !event.defaultPrevented;
                        event.preventDefault();
                    });
                    document.querySelector('tr[data-epci] a').dispatchEvent(
                        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
                    return window.left;
                })()",
            )
            .await?;
        ensure!(passes, "the program takes clicks that are not its own");
        assert_eq!(browser.count("[data-panel]").await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_page_is_accessible_and_fits() -> Result<()> {
    journey("territory-axe", async |browser| {
        for dark in [false, true] {
            browser.set_media(Media { dark, ..Media::default() }).await?;
            for Territory { siren, name } in territories()? {
                browser.open(&format!("/territoire/{siren}/")).await?;
                browser.assert_accessible().await?;
                let levels: Vec<u8> = browser
                    .eval("[...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.localName[1]))")
                    .await?;
                ensure!(levels.iter().filter(|level| **level == 1).count() == 1, "{name}");
                ensure!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
            }
        }
        for width in [320, 360, 768, 1440] {
            browser.set_viewport(width, 800).await?;
            for Territory { siren, name } in territories()? {
                browser.open(&format!("/territoire/{siren}/")).await?;
                let wide: u32 = browser.eval("document.documentElement.scrollWidth").await?;
                ensure!(wide <= width, "{name} takes {wide} px of {width}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_shifts_while_pages_load_nor_after() -> Result<()> {
    journey("territory-shift", async |browser| {
        browser.run_before_load(RECORD_SHIFTS).await?;
        for (width, height) in [(1280, 800), (768, 1024), (360, 640)] {
            browser.set_viewport(width, height).await?;
            for path in ["/", "/territoires/", LANGRES] {
                browser.open(path).await?;
                if path != LANGRES {
                    browser.wait_until_ready().await?;
                }
                browser.wait_two_frames().await?;
                let shift: f64 = browser.eval("moved").await?;
                ensure!(
                    shift < 0.01,
                    "{path} at {width} px: {shift} {:?}",
                    browser.eval::<Vec<String>>("movers").await?
                );
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_prints() -> Result<()> {
    journey("territory-print", async |browser| {
        browser.open(LANGRES).await?;
        let pdf = browser.print_pdf("territoire").await?;
        for part in ["CC Grand Langres : 67,84 places pour 100", "Rolampont", "Sources et limites"]
        {
            ensure!(pdf.contains(part), "{part} is not printed: {pdf:#?}");
        }
        ensure!(pdf.sheets.iter().all(|sheet| !sheet.is_empty()), "a blank sheet: {pdf:#?}");
        Ok(())
    })
    .await
}

/// Adds up all layout shifts that no input caused.
const RECORD_SHIFTS: &str = "
    window.moved = 0;
    window.movers = [];
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries()) {
            if (!hadRecentInput) moved += value;
            movers.push(`${value}: ${sources.map((s) => s.node?.outerHTML?.slice(0, 80))}`);
        }
    }).observe({ type: 'layout-shift', buffered: true });
";
