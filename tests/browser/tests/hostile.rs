//! What no one should send: messages and fragments made to harm change nothing and break nothing.

use browser_tests::{
    Browser, Host, Result, ensure,
    framed::{FOLLOWS, element, enter, host_page, leave},
    journey,
};

/// Messages in each direction.
const MESSAGES: u32 = 10_000;
/// Browsers refuse more steps than some 200 in ten seconds.
const FRAGMENTS: u32 = 150;

/// Makes hostile values, the same at each run.
const DICE: &str = r#"let seed = 20161124;
    const draw = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const pick = (all) => all[Math.floor(draw() * all.length)];
    const markup = '<img src=x onerror="document.title=\'injecté\'">';
    const value = (depth) => pick([
        () => pick([null, undefined, NaN, Infinity, -Infinity, -0, -1, 1e308, 0.5, 12345678901234567890n, true]),
        () => pick(['', markup, `"><script>document.title='injecté'</script>`, 'javascript:document.title=1', '\0', '\ud800', '9'.repeat(400), 'https://ailleurs.example/']),
        () => `${HOME}?vue=${markup}`,
        () => String.fromCharCode(...Array.from({ length: 8 }, () => draw() * 0xffff)),
        () => depth ? Array.from({ length: 3 }, () => value(depth - 1)) : [],
        () => depth ? { type: value(depth - 1), height: value(depth - 1), url: value(depth - 1), __proto__: null } : {},
        () => pick([new Map([[1, 2]]), new Date(NaN), /x/g, new Uint8Array(9), new Error('x')]),
    ])();
    const message = () => pick([
        () => value(2),
        () => ({ type: 'carte-services-familles:height', height: value(2) }),
        () => ({ type: 'carte-services-familles:state', url: value(2) }),
        () => ({ type: value(1), height: value(1), url: value(1) }),
        () => 'relever',
    ])();"#;

/// Sends hostile messages to `target`, then one that says it is the last.
async fn flood(browser: &Browser, home: &str, target: &str) -> Result<()> {
    let send = format!(
        "(() => {{ const HOME = '{home}'; {DICE}
            for (let sent = 0; sent < {MESSAGES}; sent += 1) {target}.postMessage(message(), '*');
            {target}.postMessage('fin', '*'); return true; }})()"
    );
    ensure!(browser.eval::<bool>(&send).await?);
    Ok(())
}

const NODES: &str = "document.querySelectorAll('*').length";
const LISTEN: &str =
    "(ended = false, addEventListener('message', ({ data }) => ended ||= data === 'fin'), true)";

#[tokio::test]
async fn no_message_injects_breaks_or_misleads() -> Result<()> {
    journey("hostile-messages", async |browser| {
        let host = Host::start()?;
        host_page(browser, &host, "", &element(browser, "")).await?;
        let home = browser.url("");
        enter(browser, 0).await?;
        let inside = browser.eval::<u32>(NODES).await?;
        let search = browser.eval::<String>("location.search").await?;
        browser.eval::<bool>(LISTEN).await?;
        leave(browser).await?;
        browser.wait_for(FOLLOWS).await?;
        let outside = browser.eval::<u32>(NODES).await?;
        browser.eval::<bool>(LISTEN).await?;
        let told = "(told = [], addEventListener('carte-services-familles:state', ({ detail }) => told.push(detail.url)), true)";
        browser.eval::<bool>(told).await?;

        // The host says it to the frame, which listens to none.
        flood(browser, &home, "frames[0]").await?;
        enter(browser, 0).await?;
        browser.wait_for("ended").await?;
        assert_eq!(browser.eval::<u32>(NODES).await?, inside);
        assert_eq!(browser.eval::<String>("location.search").await?, search);
        // The frame, were it another's, says it to the host.
        flood(browser, &home, "parent").await?;
        leave(browser).await?;
        browser.wait_for("ended").await?;
        assert_eq!(browser.eval::<u32>(NODES).await?, outside);
        assert_eq!(browser.eval::<String>("document.title").await?, "Hôte");
        let others = format!("told.filter((url) => !url.startsWith('{home}')).length");
        assert_eq!(browser.eval::<u32>(&others).await?, 0);
        ensure!(browser.eval::<u32>("told.length").await? > 0, "no address of ours among them");
        let height = "document.querySelector('iframe').getBoundingClientRect().height";
        let height = browser.eval::<f64>(height).await?;
        ensure!((1.0..=20_000.0).contains(&height), "{height} px");

        // And the map still works.
        enter(browser, 0).await?;
        browser.run("document.querySelector('table [href*=\"245200456\"]').click()").await?;
        browser.appears("[data-panel]").await?;
        leave(browser).await?;
        browser.wait_for(FOLLOWS).await?;
        println!("{} hostile messages: none injected, broke or misled", 2 * MESSAGES);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_fragment_injects_or_breaks() -> Result<()> {
    journey("hostile-fragments", async |browser| {
        browser.open_ready("/").await?;
        let nodes = browser.eval::<u32>(NODES).await?;
        let title = browser.eval::<String>("document.title").await?;
        let visit = format!(
            "(() => {{ const HOME = location.href; {DICE}
                for (let seen = 0; seen < {FRAGMENTS}; seen += 1) {{
                    try {{ location.hash = String(value(0)); }} catch {{}}
                }}
                return true; }})()"
        );
        browser.eval::<bool>(&visit).await?;
        assert_eq!(browser.eval::<u32>(NODES).await?, nodes);
        assert_eq!(browser.eval::<String>("document.title").await?, title);
        // Also as what a page opens with; from the same page it would only be a step.
        browser.driver().goto("about:blank").await?;
        browser.open_ready("/#%3Cimg%20src=x%20onerror=alert(1)%3E%00%ff").await?;
        assert_eq!(browser.eval::<u32>(NODES).await?, nodes);
        assert_eq!(browser.eval::<String>("document.title").await?, title);
        browser.click("table [href*='245200456']").await?;
        browser.appears("[data-panel]").await
    })
    .await
}
