//! The map is zoomed and moved by every means, within bounds, and finds its way back.

use browser_tests::{Browser, MapTransform, Media, Point, Result, ensure, journey};

const ZOOM_IN: &str = "button[aria-label=Agrandir]";
const ZOOM_OUT: &str = "button[aria-label=Réduire]";
const ZOOM_RESET: &str = "button[aria-label^='Voir tout']";
/// The largest zoom.
const MAX_ZOOM: f64 = 12.0;

#[tokio::test]
async fn the_wheel_zooms_around_the_pointer_within_bounds() -> Result<()> {
    journey("zoom-wheel", async |browser| {
        browser.open_ready("/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        let at = Point { x: middle.x + 60.0, y: middle.y - 40.0 };
        let place = map_position_under(browser, at).await?;
        browser.wheel(at, -300.0).await?;
        wait_until_zoomed(browser).await?;
        let place_after = map_position_under(browser, at).await?;
        ensure!((place.x - place_after.x).abs() < 0.01, "{place:?} became {place_after:?}");
        ensure!((place.y - place_after.y).abs() < 0.01, "{place:?} became {place_after:?}");
        for _ in 0..12 {
            browser.wheel(at, -600.0).await?;
        }
        assert_eq!(browser.map_transform().await?.zoom, MAX_ZOOM);
        ensure!(browser.map_fills_its_window().await?);
        for _ in 0..12 {
            browser.wheel(at, 600.0).await?;
        }
        assert_eq!(browser.map_transform().await?, MapTransform::WHOLE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn zooming_in_never_scrolls_the_page() -> Result<()> {
    journey("zoom-no-scroll", async |browser| {
        browser.open_ready("/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        let before: f64 = browser.eval("scrollY").await?;
        browser.wheel(middle, -300.0).await?;
        wait_until_zoomed(browser).await?;
        browser.wheel(middle, 100.0).await?;
        assert_eq!(browser.eval::<f64>("scrollY").await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn turning_outwards_on_the_whole_map_scrolls_the_page() -> Result<()> {
    journey("zoom-scroll", async |browser| {
        browser.set_viewport(1024, 600).await?;
        browser.open_ready("/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        browser.run("scrollTo(0, 0)").await?;
        for _ in 0..6 {
            browser.wheel(middle, 500.0).await?;
        }
        browser.wait_for("scrollY > 50").await?;
        assert_eq!(browser.map_transform().await?, MapTransform::WHOLE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_buttons_zoom_move_and_return() -> Result<()> {
    journey("zoom-buttons", async |browser| {
        browser.open_ready("/").await?;
        ensure!(
            browser
                .eval::<bool>(&format!("document.querySelector(\"{ZOOM_RESET}\").disabled"))
                .await?
        );
        browser.click(ZOOM_IN).await?;
        browser.click(ZOOM_IN).await?;
        let close = wait_until_zoomed(browser).await?;
        browser.click("button[aria-label='Vers l’est']").await?;
        let east = browser.map_transform().await?;
        ensure!(east.x < close.x && east.zoom == close.zoom, "{close:?}, {east:?}");
        browser.click("button[aria-label='Vers le sud']").await?;
        ensure!(browser.map_transform().await?.y < close.y);
        ensure!(browser.map_fills_its_window().await?);
        browser.click(ZOOM_OUT).await?;
        let farther = browser.map_transform().await?;
        ensure!(farther.zoom < close.zoom && farther.zoom > 1.0, "{farther:?}");
        browser.click(ZOOM_RESET).await?;
        assert_eq!(browser.map_transform().await?, MapTransform::WHOLE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_double_click_zooms_in() -> Result<()> {
    journey("zoom-double", async |browser| {
        browser.open_ready("/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        browser.double_click_at(middle).await?;
        assert_eq!(wait_until_zoomed(browser).await?.zoom, 2.0);
        ensure!(browser.map_fills_its_window().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_map_is_dragged_with_the_pointer_and_stays_in_sight() -> Result<()> {
    journey("zoom-drag", async |browser| {
        browser.open_ready("/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        browser.wheel(middle, -800.0).await?;
        let before = wait_until_zoomed(browser).await?;
        let to = Point { x: middle.x + 70.0, y: middle.y - 50.0 };
        browser.drag(middle, to).await?;
        let after = browser.map_transform().await?;
        ensure!(after.zoom == before.zoom, "{before:?}, {after:?}");
        ensure!((after.x - before.x - 70.0).abs() < 2.0, "{before:?}, {after:?}");
        ensure!((after.y - before.y + 50.0).abs() < 2.0, "{before:?}, {after:?}");
        for _ in 0..8 {
            browser.drag(middle, Point { x: middle.x + 250.0, y: middle.y + 200.0 }).await?;
        }
        let edge = browser.map_transform().await?;
        ensure!(is_in_sight(browser, edge).await?, "{edge:?}");
        ensure!(browser.count("[data-panel]").await? == 0, "a drag is no click");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_drag_a_click_selects_again() -> Result<()> {
    journey("zoom-drag-click", async |browser| {
        browser.open_ready("/").await?;
        browser.click(ZOOM_IN).await?;
        wait_until_zoomed(browser).await?;
        let middle = browser.scroll_to_map_middle().await?;
        browser.drag(middle, Point { x: middle.x + 60.0, y: middle.y + 30.0 }).await?;
        ensure!(browser.count("[data-panel]").await? == 0, "a drag is no click");
        browser.click("path[data-epci='245200456']").await?;
        browser.appears("[data-panel]").await
    })
    .await
}

/// Whether the map's edges are at most a little more than a third inside its window.
async fn is_in_sight(browser: &Browser, transform: MapTransform) -> Result<bool> {
    let window = "document.querySelector('.fenetre').getBoundingClientRect()";
    let (width, height): (f64, f64) =
        browser.eval(&format!("[{window}.width, {window}.height]")).await?;
    Ok(transform.x <= 0.36 * width && transform.y <= 0.36 * height)
}

#[tokio::test]
async fn the_whole_map_follows_the_hand_a_little_and_comes_back() -> Result<()> {
    journey("zoom-drag-whole", async |browser| {
        browser.open_ready("/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        for _ in 0..4 {
            browser.drag(middle, Point { x: middle.x + 250.0, y: middle.y + 190.0 }).await?;
        }
        let transform = browser.map_transform().await?;
        ensure!(transform.x > 100.0 && is_in_sight(browser, transform).await?, "{transform:?}");
        browser.click("button[aria-label^='Voir tout']").await?;
        assert_eq!(browser.map_transform().await?, MapTransform::WHOLE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_fingers_pinch() -> Result<()> {
    journey("zoom-pinch", async |browser| {
        browser.enable_touch().await?;
        browser.open_ready("/").await?;
        let middle = browser.scroll_to_map_middle().await?;
        browser.pinch(middle, 80.0, 240.0).await?;
        let close = wait_until_zoomed(browser).await?;
        ensure!((close.zoom - 3.0).abs() < 0.3, "{close:?}");
        ensure!(browser.map_fills_its_window().await?);
        browser.pinch(middle, 300.0, 60.0).await?;
        assert_eq!(browser.map_transform().await?, MapTransform::WHOLE);
        assert_eq!(browser.eval::<f64>("visualViewport.scale").await?, 1.0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_finger_moves_the_zoomed_map() -> Result<()> {
    journey("zoom-finger", async |browser| {
        browser.enable_touch().await?;
        browser.open_ready("/").await?;
        browser.tap(ZOOM_IN).await?;
        browser.tap(ZOOM_IN).await?;
        let before = wait_until_zoomed(browser).await?;
        let middle = browser.scroll_to_map_middle().await?;
        browser.swipe(middle, Point { x: middle.x - 80.0, y: middle.y - 60.0 }).await?;
        let after = browser.map_transform().await?;
        ensure!((after.x - before.x + 80.0).abs() < 12.0, "{before:?}, {after:?}");
        ensure!((after.y - before.y + 60.0).abs() < 12.0, "{before:?}, {after:?}");
        ensure!(browser.count("[data-panel]").await? == 0, "a swipe is no tap");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn communes_appear_when_zoomed_in_and_go_when_whole() -> Result<()> {
    journey("zoom-communes", async |browser| {
        browser.open_ready("/").await?;
        let visible = "[...document.querySelectorAll('svg[data-map] .communes path')]
            .filter((path) => path.getClientRects().length > 0).length";
        assert_eq!(browser.eval::<usize>(visible).await?, 0);
        browser.click(ZOOM_IN).await?;
        browser.click(ZOOM_IN).await?;
        browser.wait_for(&format!("{visible} === 437")).await?;
        for _ in 0..2 {
            browser.click(ZOOM_IN).await?;
        }
        let names = "document.querySelectorAll('svg[data-map] .communes text').length";
        browser.wait_for(&format!("{names} > 20")).await?;
        browser.click(ZOOM_RESET).await?;
        browser.wait_for(&format!("{visible} === 0")).await
    })
    .await
}

#[tokio::test]
async fn without_the_communes_the_map_says_so_and_goes_on() -> Result<()> {
    journey("zoom-offline", async |browser| {
        browser.open_ready("/").await?;
        browser.set_offline(true).await?;
        browser.click(ZOOM_IN).await?;
        browser.click(ZOOM_IN).await?;
        browser.shows_text(".avis", "contours").await?;
        browser.set_offline(false).await?;
        let errors = browser.console().await?; // the lost files, and nothing else
        // The glue logs a chunk that it could not fetch.
        let part = |line: &String| {
            line.contains("carte-services-familles-") && line.contains("Failed to fetch")
        };
        let expected = |line: &String| {
            part(line) || ["contours", "details", ".wasm"].iter().any(|file| line.contains(file))
        };
        ensure!(errors.iter().all(expected), "{errors:?}");
        assert_eq!(browser.count(".avis p").await?, 1, "what was fetched ahead is not missed");
        browser.click(ZOOM_IN).await?;
        browser.count_becomes("svg[data-map] .communes path", 437).await
    })
    .await
}

#[tokio::test]
async fn pins_part_when_zoomed_in() -> Result<()> {
    journey("zoom-pins", async |browser| {
        browser.open_ready("/").await?;
        let singles = browser.count("svg[data-map] [data-structure]").await?;
        let pins = browser.pinned_site_count().await?;
        for _ in 0..3 {
            browser.click(ZOOM_IN).await?;
        }
        let now = "document.querySelectorAll('svg[data-map] [data-structure]').length";
        browser.wait_for(&format!("{now} > {singles}")).await?;
        assert_eq!(browser.pinned_site_count().await?, pins);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn reduced_motion_stops_all_animations() -> Result<()> {
    journey("zoom-reduced-motion", async |browser| {
        let moving = "[...document.querySelectorAll('*')].filter((e) => {
            const { animationName, animationDuration, transitionDuration } = getComputedStyle(e);
            return transitionDuration.split(', ').some((t) => t !== '0s')
                || (animationName !== 'none' && animationDuration !== '0s');
        }).map((e) => e.outerHTML.slice(0, 120))";
        browser.set_media(Media { reduced_motion: true, ..Media::default() }).await?;
        browser.open_ready("/?epci=245200456").await?;
        browser.appears("[data-panel]").await?;
        assert_eq!(browser.eval::<Vec<String>>(moving).await?, [""; 0]);
        let middle = browser.scroll_to_map_middle().await?;
        browser.wheel(middle, -300.0).await?;
        let transform = wait_until_zoomed(browser).await?;
        assert_eq!(browser.map_transform().await?, transform, "it goes there at once");
        Ok(())
    })
    .await
}

/// Waits until the map is zoomed; returns its transform.
async fn wait_until_zoomed(browser: &Browser) -> Result<MapTransform> {
    browser
        .wait_for(
            "new DOMMatrix(getComputedStyle(document.querySelector('svg[data-map]')).transform).a > 1",
        )
        .await?;
    browser.map_transform().await
}

/// The position on the map under a point of the screen, as shares of the map's size.
async fn map_position_under(browser: &Browser, at: Point) -> Result<Point> {
    let (x, y) = browser
        .eval(&format!(
            "(() => {{
                const {{ x, y, width, height }} =
                    document.querySelector('svg[data-map]').getBoundingClientRect();
                return [({} - x) / width, ({} - y) / height];
            }})()",
            at.x, at.y
        ))
        .await?;
    Ok(Point { x, y })
}

#[tokio::test]
async fn the_scale_follows_the_zoom_and_covers_no_control() -> Result<()> {
    journey("zoom-scale", async |browser| {
        let label = "document.querySelector('.regle text').textContent";
        let bar_width = "document.querySelector('.regle rect').getBoundingClientRect().width";
        let clear = "(() => {
            const box = (element) => element.getBoundingClientRect();
            const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            const others = [...document.querySelectorAll('.commandes button, .legende, .masques > div')];
            return [...document.querySelectorAll('.regle :is(rect, text)')].every((element) =>
                others.filter((other) => other.checkVisibility()).every((other) => apart(box(element), box(other))));
        })()";
        for (width, height) in [(360, 640), (768, 1024), (1440, 900)] {
            browser.set_viewport(width, height).await?;
            browser.open_ready("territoires/?services=ram").await?;
            let full_scale = browser.eval::<f64>(bar_width).await? / 20.0;
            for kilometres in [20.0, 10.0, 5.0] {
                browser.wait_for(&format!("{label} === '{kilometres}\u{a0}km'")).await?;
                let kilometre = browser.eval::<f64>(bar_width).await? / kilometres;
                let zoom = browser.map_transform().await?.zoom;
                ensure!((kilometre / full_scale / zoom - 1.0).abs() < 0.01, "{kilometre} px at {zoom}");
                ensure!(browser.eval::<bool>(clear).await?, "{width} px, {kilometres} km");
                for _ in 0..if kilometres < 20.0 { 2 } else { 1 } {
                    browser.click(ZOOM_IN).await?;
                    wait_until_zoomed(browser).await?;
                }
            }
        }
        Ok(())
    })
    .await
}
