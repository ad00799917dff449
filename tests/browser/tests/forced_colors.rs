//! The page in forced colours, from right to left, and with extensions for dark colours.

use std::collections::BTreeSet;

use browser_tests::{Browser, Media, Result, ensure, journey};

/// The colours and hatchings of the legend's swatches.
const SWATCHES: &str = "[...document.querySelectorAll('.legende .pastille')].map((patch) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(patch);
    return backgroundColor + backgroundImage;
})";

#[tokio::test]
async fn the_legend_keeps_its_colours_where_the_device_gives_them() -> Result<()> {
    journey("seen-forced-legend", async |browser| {
        for dark in [false, true] {
            browser.set_media(Media { forced_colors: true, dark, ..Media::default() }).await?;
            for (path, count) in [("/", 6), ("/territoires/?classes=quantiles-7", 9)] {
                browser.open_ready(path).await?;
                browser.vanishes("link[disabled]").await?;
                let patches: Vec<String> = browser.eval(SWATCHES).await?;
                assert_eq!(patches.len(), count, "{path}: {patches:?}");
                let kinds: BTreeSet<&String> = patches.iter().collect();
                assert_eq!(kinds.len(), patches.len(), "{path}, dark {dark}: {patches:?}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_chosen_differs_where_the_device_gives_the_colours() -> Result<()> {
    journey("seen-forced-chosen", async |browser| {
        browser.set_media(Media { forced_colors: true, ..Media::default() }).await?;
        browser.open_ready("/?besoin=garde&age=0-2&epci=245200456").await?;
        browser.appears("[data-panel]").await?;
        for (selected, other) in [
            ("nav a[aria-current]", "nav a:not([aria-current])"),
            (".besoins a[aria-current]", ".besoins a:not([aria-current])"),
            (".ages [aria-pressed=true]", ".ages [aria-pressed=false]"),
            ("tr.choisi th", "tr:not(.choisi) th[scope=row]"),
        ] {
            let ground = |selector: &str| {
                format!("getComputedStyle(document.querySelector(\"{selector}\")).backgroundColor")
            };
            let (selected_colour, other_colour): (String, String) =
                browser.eval(&format!("[{}, {}]", ground(selected), ground(other))).await?;
            ensure!(selected_colour != other_colour, "{selected} is as {other}: {selected_colour}");
        }
        browser.screenshot("forced-colors").await?;
        browser.assert_accessible().await
    })
    .await
}

#[tokio::test]
async fn from_right_to_left_nothing_runs_out_of_the_page() -> Result<()> {
    journey("seen-rtl", async |browser| {
        browser
            .run_before_load(
                "addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl' })",
            )
            .await?;
        for width in [360, 1280] {
            browser.set_viewport(width, 800).await?;
            for path in [
                "/",
                "/?besoin=garde&commune=52269",
                "/territoires/?epci=245200456&comparer=245200456,200035954",
                "/plan/?reference=2018-02-15&action=1.1",
                "/plan/?reference=2018-02-15&forme=frise",
                "/gouvernance/",
                "/methode/",
                "/territoire/245200456/",
            ] {
                if path.starts_with("/territoire") {
                    browser.open(path).await?;
                } else {
                    browser.open_ready(path).await?;
                }
                assert_eq!(overflow_width(browser).await?, 0, "{path} at {width}");
            }
        }
        browser.set_viewport(1280, 800).await?;
        browser.open_ready("/").await?;
        browser.screenshot("right-to-left").await?;
        Ok(())
    })
    .await
}

/// By how many CSS pixels the page is wider than its window.
async fn overflow_width(browser: &Browser) -> Result<i64> {
    browser
        .eval("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .await
}

#[tokio::test]
async fn pages_with_dark_colours_of_their_own_ask_for_no_others() -> Result<()> {
    journey("seen-dark-reader", async |browser| {
        for path in ["/", "/territoire/245200456/"] {
            browser.open(path).await?;
            assert_eq!(browser.count("meta[name=darkreader-lock]").await?, 1, "{path}");
            let scheme = browser.attribute("meta[name=color-scheme]", "content").await?;
            assert_eq!(scheme.as_deref(), Some("light dark"), "{path}");
        }
        Ok(())
    })
    .await
}
