//! Pages of another origin with the map in a frame.

use anyhow::Result;

use crate::{Browser, TestHost};

/// JavaScript: whether the frame has the height that its page reported last.
pub const FRAME_HAS_REPORTED_HEIGHT: &str = "heights.length && document.querySelector('iframe').getBoundingClientRect().height === heights.at(-1)";

/// Opens a page of another origin around `body`, which records the messages that it gets.
pub async fn open_host_page(
    browser: &Browser,
    host: &TestHost,
    head: &str,
    body: &str,
) -> Result<()> {
    let listen = "heights = []; states = []; addEventListener('message', ({ data }) => {
        if (data?.type === 'carte-services-familles:height') heights.push(data.height);
        if (data?.type === 'carte-services-familles:state') states.push(data.url); });";
    let page = format!(
        "<!doctype html><html lang=fr><meta charset=utf-8><title>Hôte</title><link rel=icon href=data:,>{head}
         <script nonce=hote>{listen}</script><body style='margin:0'>{body}"
    );
    host.replace_file("hote.html", page);
    // Another site, and not only another port.
    let url = host.url("hote.html").replace("127.0.0.1", "localhost");
    browser.driver().goto(&url).await?;
    Ok(())
}

/// Switches the driver to the frame with this index, from 0 on, and waits for its program.
pub async fn enter_frame(browser: &Browser, frame: u16) -> Result<()> {
    browser.driver().enter_frame(frame).await?;
    browser.wait_until_ready().await
}

/// Switches the driver back to the page around the frame.
pub async fn leave_frame(browser: &Browser) -> Result<()> {
    browser.driver().enter_default_frame().await?;
    Ok(())
}

/// HTML of the `<carte-services-familles>` element and its script, from the site's own origin.
#[must_use]
pub fn embed_element(browser: &Browser, attributes: &str) -> String {
    let script = browser.url("embed.js");
    format!(
        "<script src='{script}'></script><carte-services-familles {attributes}></carte-services-familles>"
    )
}
