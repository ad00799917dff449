//! The page opens, says what state it is in, and works.

use browser_tests::{
    Result,
    delayed_program::{open_delayed, release_all},
    journey,
};

#[tokio::test]
async fn the_page_is_static_until_the_program_has_it_and_then_ready() -> Result<()> {
    journey("smoke", async |browser| {
        // Fails unless the page says that it is static while the program is kept back.
        open_delayed(browser, "/").await?;
        release_all(browser).await?;
        browser.wait_until_ready().await
    })
    .await
}

#[tokio::test]
async fn the_page_is_there_without_scripts() -> Result<()> {
    journey("without-scripts", async |browser| {
        browser.set_scripts_enabled(false).await?;
        browser.open("/").await?;
        assert_eq!(browser.attribute("html", "data-app").await?.as_deref(), Some("static"));
        for part in ["svg[data-map] path[data-class]", "table[data-table=epci] tr[data-epci]"] {
            assert_eq!(browser.count(&format!("main {part}")).await?, 16, "{part}");
        }
        Ok(())
    })
    .await
}
