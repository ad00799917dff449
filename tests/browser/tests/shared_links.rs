//! A shared URL never shows what it makes untrue: before the program, only what stays true.

use browser_tests::{Browser, Context, Result, ensure, geodata::services, journey};

/// Records, from the first frame on, what each shows of the map.
const RECORD_FRAMES: &str = "
    window.frames_seen = [];
    const look = () => {
        const map = document.querySelector('svg[data-map]');
        if (map?.checkVisibility({ visibilityProperty: true })) {
            const { app, theme } = document.documentElement.dataset;
            frames_seen.push({
                app,
                theme: theme ?? 'auto',
                coloured: map.querySelectorAll('path[data-class]').length,
                pins: [...map.querySelectorAll('[data-structure], [data-cluster]')]
                    .filter((pin) => pin.checkVisibility({ visibilityProperty: true })).length,
                panel: !!document.querySelector('[data-panel]'),
                card: !!document.querySelector('[data-service-card]'),
            });
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
";

/// Opens a page whose program comes late, and waits for it.
async fn open_delayed_until_painted(browser: &Browser, path: &str) -> Result<()> {
    browser.run_before_load(RECORD_FRAMES).await?;
    browser.delay_program_until_painted().await?;
    browser.open_ready(path).await?;
    browser.wait_for("frames_seen.some((frame) => frame.app === 'ready')").await
}

/// Opens a page and checks a condition on each frame that had the map in sight.
async fn assert_each_frame(browser: &Browser, path: &str, condition: &str) -> Result<()> {
    open_delayed_until_painted(browser, path).await?;
    let wrong = format!("frames_seen.filter((frame) => !({condition}))");
    let wrong: Vec<serde_json::Value> = browser.eval(&wrong).await?;
    ensure!(wrong.is_empty(), "{path} showed {} wrong frames: {}", wrong.len(), wrong[0]);
    Ok(())
}

#[tokio::test]
async fn the_default_map_is_in_sight_before_the_program() -> Result<()> {
    journey("shared-default", async |browser| {
        open_delayed_until_painted(browser, "/").await?;
        // This also proves that the record has frames from before the program.
        let early_frames =
            "frames_seen.filter((f) => f.app === 'static' && f.coloured === 16).length";
        ensure!(browser.eval::<usize>(early_frames).await? > 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_indicator() -> Result<()> {
    journey("shared-indicator", async |browser| {
        assert_each_frame(browser, "/?indicateur=population", "frame.coloured === 0").await?;
        let indicator: String =
            browser.eval("document.querySelector('[data-control=indicateur]').value").await?;
        assert_eq!(indicator, "population");
        ensure!(browser.text("[data-sentence]").await?.contains("habitants"));
        ensure!(browser.text("[data-table=epci] thead").await?.contains("habitants"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_territory() -> Result<()> {
    journey("shared-territory", async |browser| {
        assert_each_frame(browser, "/?epci=200035954", "frame.app !== 'ready' || frame.panel")
            .await?;
        assert_eq!(browser.text("[data-panel] h2").await?, "CC Grand Langres");
        ensure!(browser.count("tr[data-epci='200035954'] [aria-current=true]").await? == 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn some_services() -> Result<()> {
    journey("shared-services", async |browser| {
        let categories = ["eaje", "laep"];
        let sites: usize = services()?
            .iter()
            .filter(|service| categories.contains(&service.category.as_str()))
            .map(|service| service.sites)
            .sum();
        assert_each_frame(browser, "/?services=eaje,laep", "frame.app === 'ready' || frame.pins === 0").await?;
        assert_eq!(browser.pinned_site_count().await?, sites);
        let ticked: Vec<String> = browser
            .eval("[...document.querySelectorAll('input[name=services]:checked')].map((i) => i.value)")
            .await?;
        assert_eq!(ticked, categories);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_services() -> Result<()> {
    journey("shared-no-services", async |browser| {
        assert_each_frame(browser, "/?services=", "frame.pins === 0").await
    })
    .await
}

#[tokio::test]
async fn a_service() -> Result<()> {
    journey("shared-service", async |browser| {
        let services = services()?;
        let service = services.iter().find(|s| s.category == "eaje").context("no nursery")?;
        let condition = "frame.app !== 'ready' || frame.card";
        assert_each_frame(browser, &format!("/?structure={}", service.id), condition).await?;
        ensure!(browser.text("[data-service-card]").await?.contains(&service.name));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dark_page_is_dark_from_the_first_frame() -> Result<()> {
    journey("shared-dark", async |browser| {
        assert_each_frame(browser, "/?theme=sombre", "frame.theme === 'sombre'").await?;
        assert_eq!(colour_scheme(browser).await?, "dark");
        let early_frames = "frames_seen.some((frame) => frame.app === 'static')";
        ensure!(
            browser.eval::<bool>(early_frames).await?,
            "a dark page need not wait for the program"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_theme_can_be_changed_and_is_in_the_address() -> Result<()> {
    journey("shared-theme", async |browser| {
        browser.open_ready("/").await?;
        let light = background_colour(browser).await?;
        browser.open_settings().await?;
        browser.choose("select[data-control=theme]", "sombre").await?;
        browser.wait_for("location.search === '?theme=sombre'").await?;
        assert_eq!(colour_scheme(browser).await?, "dark");
        ensure!(background_colour(browser).await? != light);
        browser.choose("select[data-control=theme]", "clair").await?;
        browser.wait_for("location.search === '?theme=clair'").await?;
        assert_eq!(background_colour(browser).await?, light);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_at_once() -> Result<()> {
    journey("shared-several", async |browser| {
        let path = "/?indicateur=places_eaje&epci=245200456&services=ram&tri=-valeur&theme=clair";
        assert_each_frame(browser, path, "frame.panel && frame.coloured === 0").await?;
        assert_eq!(browser.text("[data-panel] h2").await?, "CA Chaumont");
        ensure!(browser.count("th[aria-sort=descending]").await? == 1);
        let parameters: Vec<String> =
            browser.eval("[...new URLSearchParams(location.search).keys()].sort()").await?;
        assert_eq!(parameters, ["epci", "indicateur", "services", "theme", "tri"]);
        Ok(())
    })
    .await
}

async fn colour_scheme(browser: &Browser) -> Result<String> {
    browser.eval("getComputedStyle(document.documentElement).colorScheme").await
}

async fn background_colour(browser: &Browser) -> Result<String> {
    browser.eval("getComputedStyle(document.documentElement).backgroundColor").await
}
