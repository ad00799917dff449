//! Pages whose program does not start before the test says so.

use anyhow::Result;

use crate::{Browser, ensure};

/// Delays each module of the program until `release()` lets the next one start, or `releaseAll()` this and all
/// others.
const DELAY_WEBASSEMBLY: &str = "
    window.waiting = [];
    window.release = () => waiting.shift()();
    window.releaseAll = () => {
        waiting.splice(0).forEach((go) => go());
        waiting.push = (go) => go();
    };
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = (...program) =>
            new Promise((go) => waiting.push(go)).then(() => start(...program));
    }
";

/// Opens a page whose program waits; the page is as the build wrote it.
pub async fn open_delayed(browser: &Browser, path: &str) -> Result<()> {
    browser.run_before_load(DELAY_WEBASSEMBLY).await?;
    browser.open(path).await?;
    browser.wait_for("waiting.length").await?;
    ensure!(browser.attribute("html", "data-app").await?.as_deref() == Some("static"));
    Ok(())
}

/// Lets the next module of the program start.
pub async fn release_next(browser: &Browser) -> Result<()> {
    browser.eval::<bool>("(release(), true)").await?;
    Ok(())
}

/// Lets all modules start, those fetched later too.
pub async fn release_all(browser: &Browser) -> Result<()> {
    browser.eval::<bool>("(releaseAll(), true)").await?;
    Ok(())
}
