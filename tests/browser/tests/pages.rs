//! Each view, and each text that a public site owes, is a page: whole without any script, reached by plain
//! links, and by the addresses of the time when one page held all views.

use std::collections::BTreeMap;

use browser_tests::{Browser, Context, Media, Result, ensure, journey};

/// Each page in the order in which `without_scripts_links_lead_through_all_pages` visits them: its path, the
/// link to it from the one before, its heading and some other text of it.
const PAGES: [(&str, &str, &str, &str); 7] = [
    ("", "nav a[href='../']", SITE, "CC Grand Langres"),
    ("territoires/", "nav a[href='territoires/']", SITE, "67,84"),
    ("plan/", "nav a[href='../plan/']", SITE, "reste le plan tel que le document le donne"),
    ("gouvernance/", "nav a[href='../gouvernance/']", "Gouvernance", "Leviers de financement"),
    ("methode/", "nav a[href='../methode/']", "Méthode", "Jamais une moyenne de taux"),
    (
        "accessibilite/",
        ".pied a[href='../accessibilite/']",
        "Déclaration d’accessibilité",
        "Défenseur des droits",
    ),
    ("mentions/", ".pied a[href='../mentions/']", "Mentions légales", "Éditeur"),
];
const SITE: &str = "Carte des services aux familles";

/// Waits until this page of the site is there.
async fn wait_for_page(browser: &Browser, path: &str) -> Result<()> {
    let place = format!("location.origin + location.pathname === '{}'", browser.url(path));
    browser.wait_for(&format!("{place} && document.readyState === 'complete'")).await
}

#[tokio::test]
async fn without_scripts_links_lead_through_all_pages() -> Result<()> {
    journey("pages-still", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.set_viewport(320, 640).await?;
        browser.open("/").await?;
        // From the last on to the first again.
        for (rank, (path, link, heading, says)) in PAGES.into_iter().enumerate() {
            wait_for_page(browser, path).await?;
            assert_eq!(browser.text("h1").await?, heading, "{path}");
            let text = browser.text("body").await?;
            ensure!(text.contains(says), "{path} does not say {says}: {text}");
            let state = browser.visible_texts(".pied a[href$='accessibilite/']").await?;
            assert_eq!(state, ["Accessibilité\u{a0}: non conforme"], "{path}");
            browser.click(".bouton-menu").await?;
            let views = browser.visible_texts("nav[aria-label=Vues] a").await?;
            assert_eq!(views, ["Familles", "Territoires", "Plan", "Gouvernance", "Méthode"]);
            let current_links = browser.count("nav [aria-current=page]").await?;
            assert_eq!(current_links, usize::from(link.starts_with("nav")), "{path}");
            ensure!(!browser.scrolls_sideways().await?, "{path} is wider than 320 px");
            let (_, next, ..) = PAGES[(rank + 1) % PAGES.len()];
            browser.click(next).await.context(path)?;
        }
        wait_for_page(browser, "").await
    })
    .await
}

#[tokio::test]
async fn each_page_is_accessible_and_complete() -> Result<()> {
    journey("pages-axe", async |browser| {
        for (width, dark) in [(1280, false), (320, true)] {
            browser.set_viewport(width, 800).await?;
            browser.set_media(Media { dark, reduced_motion: true, ..Media::default() }).await?;
            for (path, ..) in PAGES {
                browser.open_ready(path).await?;
                browser.assert_accessible().await.with_context(|| path.to_owned())?;
                ensure!(!browser.scrolls_sideways().await?, "{path} is wider than {width} px");
                let missing = "performance.getEntriesByType('resource')
                    .filter((file) => file.responseStatus >= 400).map((file) => file.name)";
                assert_eq!(browser.eval::<Vec<String>>(missing).await?, [""; 0], "{path}");
                browser.assert_no_console_errors().await.with_context(|| path.to_owned())?;
            }
        }
        Ok(())
    })
    .await
}

/// The parameters of the address.
async fn parameters(browser: &Browser) -> Result<BTreeMap<String, String>> {
    browser.eval("Object.fromEntries(new URLSearchParams(location.search))").await
}

#[tokio::test]
async fn old_urls_of_views_lead_to_their_pages() -> Result<()> {
    journey("pages-before", async |browser| {
        let expected = [("epci", "200035954"), ("theme", "sombre")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        for view in ["territoires", "plan", "gouvernance", "methode"] {
            let capitals = view.to_uppercase();
            for address in [
                format!("?vue={view}&epci=200035954&theme=sombre"),
                format!("?epci=200035954&theme=sombre&vue={view}"),
                format!("?epci=200035954&amp;vue={view}&amp;theme=sombre"),
                format!("?vue={view}&amp;epci=200035954;theme=sombre"),
                format!("?VUE={capitals}&EPCI=200035954&Theme=sombre"),
            ] {
                browser.open("mentions/").await?;
                browser.open(&address).await?;
                wait_for_page(browser, &format!("{view}/"))
                    .await
                    .with_context(|| address.clone())?;
                browser.wait_until_ready().await?;
                assert_eq!(
                    browser.attribute("html", "data-theme").await?.as_deref(),
                    Some("sombre"),
                    "{address}"
                );
                // The program writes the URL of what it shows; other pages leave the URL unchanged.
                if view == "territoires" || view == "plan" {
                    assert_eq!(parameters(browser).await?, expected.clone().into(), "{address}");
                } else {
                    let search: String = browser.eval("location.search.toLowerCase()").await?;
                    ensure!(!search.contains("vue"), "{search}");
                    ensure!(search.contains("epci=200035954") && search.contains("theme=sombre"));
                    // Its links pass on what it was asked.
                    browser.activate("nav a[href*='/territoires/']").await?;
                    wait_for_page(browser, "territoires/").await?;
                    browser.wait_until_ready().await?;
                    assert_eq!(parameters(browser).await?, expected.clone().into(), "{address}");
                    browser.driver().back().await?;
                    wait_for_page(browser, &format!("{view}/")).await?;
                }
                browser.driver().back().await?;
                wait_for_page(browser, "mentions/")
                    .await
                    .with_context(|| format!("back from {address}"))?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn fragments_are_kept_and_no_url_redirects_in_circles() -> Result<()> {
    journey("pages-circles", async |browser| {
        browser.open("?vue=methode#contradictions").await?;
        wait_for_page(browser, "methode/").await?;
        assert_eq!(browser.eval::<String>("location.hash").await?, "#contradictions");
        for came in ["methode/?vue=methode", "methode/?a=1%26VUE%3Dmethode"] {
            browser.open(came).await?;
            browser.activate("nav a").await?;
            wait_for_page(browser, "").await?;
            browser.wait_until_ready().await?;
            wait_for_page(browser, "").await.with_context(|| came.to_owned())?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn governance_shows_both_counts_and_all_meetings_as_does_its_calendar() -> Result<()> {
    journey("pages-governance", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.open("gouvernance/").await?;
        assert_eq!(
            browser.text("[data-comite=cdsf] .anomalie").await?,
            "21\u{a0}membres annoncés, 29 dans la liste\u{a0}: le document se contredit."
        );
        let rows = browser.visible_texts("[data-table=reunions] tbody tr").await?;
        assert_eq!(rows.len(), 5);
        for row in &rows {
            ensure!(row.ends_with("2016, 2017, 2018, 2019"), "{row}");
        }
        browser.set_scripts_enabled(true).await?;
        let calendar =
            "fetch(document.querySelector('a[href$=\".ics\"]').href).then((r) => r.text())";
        let calendar: String = browser.eval(calendar).await?;
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 20);
        Ok(())
    })
    .await
}
