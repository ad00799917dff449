//! Each territory has a page of its own, whole without any script.

use browser_tests::{
    Browser, Media, Result, ensure,
    geodata::{territories, values},
    journey,
};

async fn open_still(browser: &Browser, path: &str) -> Result<()> {
    browser.scripts(false).await?;
    browser.open(path).await
}

#[tokio::test]
async fn without_scripts_the_map_and_the_table_lead_to_each_page() -> Result<()> {
    journey("pages-links", async |browser| {
        open_still(browser, "/").await?;
        for place in ["svg[data-map]", "table[data-table=epci]"] {
            let links = format!("[...document.querySelectorAll('{place} a[href^=territoire]')].map((a) => a.getAttribute('href')).sort()");
            let links: Vec<String> = browser.eval(&links).await?;
            let mut pages: Vec<String> =
                territories()?.iter().map(|t| format!("territoire/{}/", t.siren)).collect();
            pages.sort();
            assert_eq!(links, pages, "{place}");
        }
        browser.click("path[data-epci='245200456']").await?;
        browser.wait_for("document.querySelector('main[data-epci=\"245200456\"] h1')").await
    })
    .await
}

#[tokio::test]
async fn each_page_says_its_name_its_rate_and_its_own_title() -> Result<()> {
    journey("pages-all", async |browser| {
        let rates = values("taux_couverture")?;
        let mut titles = std::collections::BTreeSet::new();
        for territory in territories()? {
            open_still(browser, &format!("/territoire/{}/", territory.siren)).await?;
            let rate = format!("{:.2}", rates[&territory.siren]).replace('.', ",");
            let said = browser.text("main .phrase").await?;
            ensure!(said.contains(&rate), "{rate}: {said}");
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
            browser.viewport(width, 800).await?;
            browser.media(Media { dark, reduced_motion: true, ..Media::default() }).await?;
            browser.open("/territoire/200035954/").await?;
            browser.assert_accessible().await?;
            let wide = "document.documentElement.scrollWidth";
            assert_eq!(browser.eval::<u32>(wide).await?, width);
        }
        browser.click(".mene a").await?;
        browser.wait_for("document.querySelector('[data-panel]')").await?;
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
            [...new DOMParser().parseFromString(t, 'text/xml').querySelectorAll('loc')].map((l) => new URL(l.textContent).pathname))";
        let places: Vec<String> = browser.eval(places).await?;
        assert_eq!(places.len(), 17);
        for path in places {
            let found = format!("fetch('{path}').then((r) => r.ok)");
            ensure!(browser.eval::<bool>(&found).await?, "{path}");
        }
        Ok(())
    })
    .await
}
