//! The picture that the README shows, drawn by the project itself.

use browser_tests::{Result, ensure, journey};

#[tokio::test]
async fn the_readme_picture_can_be_drawn_again() -> Result<()> {
    journey("preview", async |browser| {
        browser.viewport(1280, 800).await?;
        browser.open_ready("/").await?;
        let picture = browser.screenshot("apercu").await?;
        ensure!(std::fs::metadata(picture)?.len() > 50_000, "the picture is blank");
        Ok(())
    })
    .await
}
