//! Cards open where they are asked for and close back to it; pins are links; what one takes along.

use browser_tests::{
    Browser, Key, Result, TestHost, ensure,
    framed::{FRAME_HAS_REPORTED_HEIGHT, embed_element, enter_frame, leave_frame, open_host_page},
    journey,
};
use serde_json::json;

const CARD: &str = "document.querySelector('[data-service-card]')";
/// The fifth result of an answer: below the first screen of a phone.
const FIFTH_RESULT: &str = "document.querySelector('[data-results] > li:nth-child(5) a')";
/// Whether all of the card, or its top, is in the window.
const CARD_IN_SIGHT: &str = "(({ top, bottom }) => top >= 0 && (bottom <= innerHeight + 1 || top < 60))\
    (document.querySelector('[data-service-card]').getBoundingClientRect())";

/// Opens the card of an answer's fifth service by a press, wherever that is scrolled to; how far the
/// page was scrolled.
async fn open_fifth_result(browser: &Browser) -> Result<f64> {
    browser.wait_for(&format!("!!{FIFTH_RESULT}")).await?;
    let up = format!("({FIFTH_RESULT}.scrollIntoView({{ block: 'center' }}), scrollY)");
    let scrolled = browser.eval::<f64>(&up).await?;
    browser.click("[data-results] > li:nth-child(5) a").await?;
    browser.focus_becomes("[data-service-card]").await?;
    Ok(scrolled)
}

#[tokio::test]
async fn a_card_opens_where_it_is_asked_for_and_closes_back_to_it() -> Result<()> {
    journey("cards-place", async |browser| {
        for (width, height) in [(360, 740), (1280, 800)] {
            browser.set_viewport(width, height).await?;
            browser.open_ready("/?besoin=garde&commune=52432").await?;
            for way in ["button", "Escape", "Back"] {
                let scrolled = open_fifth_result(browser).await?;
                browser.wait_for(CARD_IN_SIGHT).await?;
                let scroll: f64 = browser.eval("scrollY").await?;
                ensure!((scroll - scrolled).abs() < 500.0, "{way}: {scrolled} to {scroll}");
                match way {
                    "button" => browser.click("[data-service-card] .fermer").await?,
                    "Escape" => browser.keys(Key::Escape).await?,
                    _ => browser.driver().back().await?,
                }
                browser.wait_for(&format!("!{CARD}")).await?;
                browser.wait_for(&format!("document.activeElement === {FIFTH_RESULT}")).await?;
                browser.wait_for(&format!("Math.abs(scrollY - {scrolled}) < 2")).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_group_of_pins_closes_back_to_it() -> Result<()> {
    journey("cards-group", async |browser| {
        browser.open_ready("/").await?;
        browser.click("svg[data-map] [data-cluster]").await?;
        browser.focus_becomes("[data-service-card]").await?;
        browser.wait_for(CARD_IN_SIGHT).await?;
        // A member opens in its place, and leads back to the group's pin too.
        browser.click("[data-service-card] li a").await?;
        browser.appears("[data-service-card] [data-garder]").await?;
        browser.wait_for(CARD_IN_SIGHT).await?;
        browser.keys(Key::Escape).await?;
        browser.focus_becomes("[data-cluster]").await
    })
    .await
}

#[tokio::test]
async fn in_a_frame_a_card_opens_near_its_link() -> Result<()> {
    journey("cards-frame", async |browser| {
        browser.set_viewport(400, 740).await?;
        let host = TestHost::start()?;
        open_host_page(browser, &host, "", &embed_element(browser, "besoin=garde commune=52432")).await?;
        enter_frame(browser, 0).await?;
        browser.wait_for(&format!("!!{FIFTH_RESULT}")).await?;
        leave_frame(browser).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        enter_frame(browser, 0).await?;
        // By keyboard: in a scrolled page the pointer misses elements of a cross-site frame.
        browser.eval::<bool>(&format!("({FIFTH_RESULT}.focus(), true)")).await?;
        browser.keys(Key::Enter).await?;
        browser.focus_becomes("[data-service-card]").await?;
        let apart = format!("{CARD}.getBoundingClientRect().top - {FIFTH_RESULT}.getBoundingClientRect().bottom");
        let apart: f64 = browser.eval(&apart).await?;
        ensure!(apart.abs() < 60.0, "{apart} pixels from the link");
        let fits = format!("{CARD}.getBoundingClientRect().bottom <= document.body.getBoundingClientRect().bottom");
        ensure!(browser.eval::<bool>(&fits).await?, "the frame cuts it");
        let free = "[...document.querySelectorAll('a')].filter((a) => !a.ownerSVGElement && a.href.startsWith('http') && a.origin !== location.origin)
            .every((a) => a.target === '_blank' && a.rel.includes('noopener'))";
        ensure!(browser.eval::<bool>(free).await?, "a link would stay in the frame");
        browser.keys(Key::Escape).await?;
        browser.wait_for(&format!("document.activeElement === {FIFTH_RESULT}")).await
    })
    .await
}

/// Records what a press with Ctrl would open, which the program leaves to the browser.
const RECORD_OPENED_LINK: &str = "(opened = null, addEventListener('click', (event) => {
    opened = event.defaultPrevented ? 'taken' : event.target.closest('a').getAttribute('href');
    event.preventDefault(); }), true)";

#[tokio::test]
async fn pins_are_links_that_keep_the_query() -> Result<()> {
    journey("cards-links", async |browser| {
        browser.open("/").await?;
        let html: String = browser.eval("fetch('./').then((r) => r.text())").await?;
        ensure!(html.contains("href=\"?structure="), "links in the page as it comes");
        let pin = html.split("<a ").find(|link| link.contains("class=\"repere\""));
        ensure!(pin.is_some_and(|pin| pin.contains("href=\"?structure=")), "{pin:?}");
        browser.open_ready("/?besoin=garde&age=0-2&commune=52432").await?;
        browser.eval::<bool>(RECORD_OPENED_LINK).await?;
        for selector in ["svg[data-map] a[data-structure]", "[data-results] a", "#services a"] {
            browser.wait_for(&format!("!!document.querySelector('{selector}')")).await?;
            let press = format!(
                "(([a]) => {{ for (const [kind, Made] of [['pointerdown', PointerEvent], ['click', MouseEvent]])
                    a.dispatchEvent(new Made(kind, {{ bubbles: true, cancelable: true, ctrlKey: true }}));
                    return opened; }})([document.querySelector('{selector}')])"
            );
            let address: String = browser.eval(&press).await?;
            for part in ["besoin=garde", "age=0-2", "commune=52432", "structure="] {
                ensure!(address.contains(part), "{selector}: {address}");
            }
            assert_eq!(browser.count("[data-service-card]").await?, 0);
        }
        let address: String = browser.eval("opened").await?;
        browser.open_ready(&format!("/{address}")).await?;
        browser.appears("[data-service-card]").await?;
        browser.shows_text("#reponse h3", "Rolampont").await
    })
    .await
}

#[tokio::test]
async fn a_position_survives_a_reload_and_is_not_shared() -> Result<()> {
    journey("cards-here", async |browser| {
        let allowed = json!({ "permissions": ["geolocation"] });
        browser.cdp("Browser.grantPermissions", allowed).await?;
        let place = json!({ "latitude": 47.95, "longitude": 5.28, "accuracy": 20.0 });
        browser.cdp("Emulation.setGeolocationOverride", place).await?;
        browser.open_ready("/?besoin=garde").await?;
        browser.click("[data-control=position]").await?;
        let title = "document.querySelector('#reponse h3')?.innerText.includes('autour de vous')";
        browser.wait_for(title).await?;
        // The device is not asked again.
        browser.cdp("Emulation.clearGeolocationOverride", json!({})).await?;
        browser.cdp("Browser.resetPermissions", json!({})).await?;
        browser.driver().refresh().await?;
        browser.wait_until_ready().await?;
        browser.wait_for(title).await?;
        ensure!(browser.text(".emporter").await?.contains("ne dit pas où vous êtes"));
        assert_eq!(browser.eval::<String>("location.search").await?, "?besoin=garde");
        let traces = "localStorage.length + sessionStorage.length + document.cookie.length";
        assert_eq!(browser.eval::<usize>(traces).await?, 0);
        // A commune instead forgets it.
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        assert_eq!(browser.eval::<Option<String>>("history.state").await?, None);
        Ok(())
    })
    .await
}
