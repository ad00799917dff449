//! The page opens, says what state it is in, and works.

use browser_tests::{Result, ensure, journey};

#[tokio::test]
async fn the_page_opens_and_becomes_ready() -> Result<()> {
    journey("smoke", async |browser| {
        browser.open("/").await?;
        ensure!(browser.count("html[data-app]").await? == 1);
        browser.ready().await
    })
    .await
}

#[tokio::test]
async fn the_page_is_there_without_scripts() -> Result<()> {
    journey("without-scripts", async |browser| {
        browser.scripts(false).await?;
        browser.open("/").await?;
        ensure!(browser.count("html[data-app=static] main").await? == 1);
        Ok(())
    })
    .await
}
