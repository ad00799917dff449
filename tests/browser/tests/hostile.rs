//! Messages and fragments made to harm inject nothing and break nothing.

use browser_tests::{
    Browser, Result, TestHost, ensure,
    framed::{FRAME_HAS_REPORTED_HEIGHT, embed_element, enter_frame, leave_frame, open_host_page},
    journey,
};

/// Messages in each direction.
const MESSAGE_COUNT: u32 = 10_000;
/// Browsers refuse more steps than some 200 in ten seconds.
const FRAGMENT_COUNT: u32 = 150;

/// Generates hostile values, the same at each run.
const HOSTILE_VALUES: &str = include_str!("../scripts/hostile.js");

/// Sends hostile messages to `target`, then one that says it is the last.
async fn flood(browser: &Browser, home: &str, target: &str) -> Result<()> {
    let send = format!(
        "const HOME = '{home}'; {HOSTILE_VALUES}
        for (let sent = 0; sent < {MESSAGE_COUNT}; sent += 1) {target}.postMessage(message(), '*');
        {target}.postMessage('fin', '*');"
    );
    browser.run(&send).await
}

const NODE_COUNT: &str = "document.querySelectorAll('*').length";
const DETECT_LAST_MESSAGE: &str =
    "ended = false; addEventListener('message', ({ data }) => ended ||= data === 'fin')";

#[tokio::test]
async fn no_message_injects_breaks_or_misleads() -> Result<()> {
    journey("hostile-messages", async |browser| {
        let host = TestHost::start()?;
        open_host_page(browser, &host, "", &embed_element(browser, "")).await?;
        let home = browser.url("");
        enter_frame(browser, 0).await?;
        let inside = browser.eval::<u32>(NODE_COUNT).await?;
        let search = browser.eval::<String>("location.search").await?;
        browser.run(DETECT_LAST_MESSAGE).await?;
        leave_frame(browser).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        let outside = browser.eval::<u32>(NODE_COUNT).await?;
        browser.run(DETECT_LAST_MESSAGE).await?;
        let note = "told = [];
            addEventListener('carte-services-familles:state', ({ detail }) => told.push(detail.url))";
        browser.run(note).await?;

        // The host says it to the frame, which listens to none.
        flood(browser, &home, "frames[0]").await?;
        enter_frame(browser, 0).await?;
        browser.wait_for("ended").await?;
        assert_eq!(browser.eval::<u32>(NODE_COUNT).await?, inside);
        assert_eq!(browser.eval::<String>("location.search").await?, search);
        // The frame, were it another's, says it to the host.
        flood(browser, &home, "parent").await?;
        leave_frame(browser).await?;
        browser.wait_for("ended").await?;
        assert_eq!(browser.eval::<u32>(NODE_COUNT).await?, outside);
        assert_eq!(browser.eval::<String>("document.title").await?, "Hôte");
        let others = format!("told.filter((url) => !url.startsWith('{home}')).length");
        assert_eq!(browser.eval::<u32>(&others).await?, 0);
        ensure!(browser.eval::<u32>("told.length").await? > 0, "no address of ours among them");
        let height = "document.querySelector('iframe').getBoundingClientRect().height";
        let height = browser.eval::<f64>(height).await?;
        ensure!((1.0..=20_000.0).contains(&height), "{height} px");

        // And the map still works.
        enter_frame(browser, 0).await?;
        browser.activate("table [href*='245200456']").await?;
        browser.appears("[data-panel]").await?;
        leave_frame(browser).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        println!("{} hostile messages: none injected, broke or misled", 2 * MESSAGE_COUNT);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_fragment_injects_or_breaks() -> Result<()> {
    journey("hostile-fragments", async |browser| {
        browser.open_ready("/").await?;
        let nodes = browser.eval::<u32>(NODE_COUNT).await?;
        let title = browser.eval::<String>("document.title").await?;
        let visit = format!(
            "const HOME = location.href; {HOSTILE_VALUES}
            for (let index = 0; index < {FRAGMENT_COUNT}; index += 1) {{
                try {{ location.hash = String(value(0)); }} catch {{}}
            }}"
        );
        browser.run(&visit).await?;
        assert_eq!(browser.eval::<u32>(NODE_COUNT).await?, nodes);
        assert_eq!(browser.eval::<String>("document.title").await?, title);
        // Also as what a page opens with; from the same page it would only be a step.
        browser.driver().goto("about:blank").await?;
        browser.open_ready("/#%3Cimg%20src=x%20onerror=alert(1)%3E%00%ff").await?;
        assert_eq!(browser.eval::<u32>(NODE_COUNT).await?, nodes);
        assert_eq!(browser.eval::<String>("document.title").await?, title);
        browser.click("table [href*='245200456']").await?;
        browser.appears("[data-panel]").await
    })
    .await
}
