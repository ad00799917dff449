//! The picture that the README shows, drawn by the project itself.

use browser_tests::{Result, ensure, journey};

#[tokio::test]
async fn the_readme_picture_can_be_drawn_again() -> Result<()> {
    journey("preview", async |browser| {
        browser.set_viewport(1280, 800).await?;
        browser.open_ready("/").await?;
        let picture = browser.screenshot("apercu").await?;
        assert_eq!((picture.width, picture.height), (1280, 800));
        let colours = browser.class_colours().await?;
        assert_eq!(colours.len(), 3);
        for colour in colours {
            let pixels = picture.pixel_count(colour);
            // The legend alone has some 900.
            ensure!(pixels > 1500, "{pixels} pixels of the map have the colour {colour:?}");
        }
        Ok(())
    })
    .await
}
