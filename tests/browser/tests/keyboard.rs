//! A visit by keyboard alone reaches everything and is never trapped.

use std::collections::BTreeSet;

use browser_tests::{
    Browser, Key, MapTransform, Result, ensure,
    geodata::{latest_values, read_json, territories},
    journey,
};

const CHAUMONT: &str = "245200456";
/// Has neighbours on all four sides.
const NOGENT: &str = "245200563";
const SELECTED_EPCI: &str = "new URLSearchParams(location.search).get('epci')";

#[tokio::test]
async fn tab_visits_every_control_in_order_and_leaves() -> Result<()> {
    journey("keyboard-tab", async |browser| {
        browser.open_ready("/").await?;
        let controls: usize = browser
            .eval(
                "(() => {
                    window.visited = [];
                    addEventListener('focusin', (event) => visited.push(event.target));
                    window.controls = [...document.querySelectorAll('a, button, select, input, summary, [tabindex]')]
                        .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility());
                    return controls.length;
                })()",
            )
            .await?;
        ensure!(controls > 100, "only {controls} controls");
        browser.keys(String::from(Key::Tab.value()).repeat(controls)).await?;
        let forgotten: Vec<String> = browser
            .eval("controls.filter((e) => !visited.includes(e)).map((e) => e.outerHTML)")
            .await?;
        assert_eq!(forgotten, [""; 0]);
        let order: bool = browser
            .eval("visited.length === controls.length && visited.every((e, i) => e === controls[i])")
            .await?;
        ensure!(order, "the order of the visit is not that of the page");
        let stops: usize = browser.eval("visited.filter((e) => e.closest('svg[data-map]')).length").await?;
        assert_eq!(stops, 1, "stops in the map");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_focus_is_always_visible() -> Result<()> {
    journey("keyboard-seen", async |browser| {
        browser.open_ready("/").await?;
        for _ in 0..24 {
            browser.keys(Key::Tab).await?;
            let visible: bool = browser
                .eval(
                    "(() => {
                        const focus = document.activeElement;
                        if (focus.closest('svg[data-map]')) {
                            return document.querySelector('path.vise').getBBox().width > 0;
                        }
                        const box = focus.getBoundingClientRect();
                        return getComputedStyle(focus).outlineStyle !== 'none' && box.width > 0
                            && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                    })()",
                )
                .await?;
            let focus: String = browser.eval("document.activeElement.outerHTML.slice(0, 200)").await?;
            ensure!(visible, "the focus is not visible on {focus}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn shift_tab_leaves_the_map_backwards() -> Result<()> {
    journey("keyboard-back", async |browser| {
        browser.open_ready("/").await?;
        tab_to_map(browser).await?;
        browser.chord(Key::Shift, Key::Tab).await?;
        browser.focus_becomes("[data-decoupage='2026']").await
    })
    .await
}

#[tokio::test]
async fn arrows_lead_to_the_neighbour_on_that_side() -> Result<()> {
    journey("keyboard-arrows", async |browser| {
        browser.open_ready("/").await?;
        for (key, ahead) in [
            (Key::Up, "to.y < from.y"),
            (Key::Down, "to.y > from.y"),
            (Key::Left, "to.x < from.x"),
            (Key::Right, "to.x > from.x"),
        ] {
            focus_territory(browser, NOGENT).await?;
            browser.run("window.from = centre(document.activeElement)").await?;
            browser.keys(key).await?;
            let reached: Option<String> = browser.eval(FOCUSED_SIREN).await?;
            let reached = reached.unwrap_or_default();
            ensure!(reached != NOGENT, "{ahead}: the focus did not move");
            let right: bool =
                browser.eval(&format!("((to) => {ahead})(centre(document.activeElement))")).await?;
            ensure!(right, "{ahead} does not hold of {reached}");
            ensure!(are_neighbours(NOGENT, &reached)?, "{reached} is no neighbour of {NOGENT}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn arrows_reach_every_territory_and_stop_at_the_edge() -> Result<()> {
    journey("keyboard-reach", async |browser| {
        browser.open_ready("/").await?;
        focus_territory(browser, CHAUMONT).await?;
        let mut reached = BTreeSet::new();
        let mut queue = vec![CHAUMONT.to_owned()];
        while let Some(siren) = queue.pop() {
            if !reached.insert(siren.clone()) {
                continue;
            }
            for key in [Key::Up, Key::Down, Key::Left, Key::Right] {
                let id = format!("t-{}", if siren.is_empty() { "hors-epci" } else { &siren });
                browser.focus(&format!("#{id}")).await?;
                browser.keys(key).await?;
                ensure!(
                    browser
                        .eval::<bool>("!!document.activeElement.closest('svg[data-map]')")
                        .await?
                );
                queue
                    .push(browser.eval::<Option<String>>(FOCUSED_SIREN).await?.unwrap_or_default());
            }
        }
        assert_eq!(reached.len(), 17, "{reached:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_map_remembers_where_the_keyboard_was() -> Result<()> {
    journey("keyboard-stop", async |browser| {
        browser.open_ready("/").await?;
        tab_to_map(browser).await?;
        browser.keys(Key::Right).await?;
        let focused: Option<String> = browser.eval(FOCUSED_SIREN).await?;
        browser.chord(Key::Shift, Key::Tab).await?;
        browser.keys(Key::Tab).await?;
        assert_eq!(browser.eval::<Option<String>>(FOCUSED_SIREN).await?, focused);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_focused_territory_says_its_sentence() -> Result<()> {
    journey("keyboard-sentence", async |browser| {
        browser.open_ready("/").await?;
        tab_to_map(browser).await?;
        browser.keys(Key::Down).await?;
        let name: String =
            browser.eval("document.activeElement.getAttribute('aria-label')").await?;
        let siren: String = browser.eval(FOCUSED_SIREN).await?;
        let rate = format!("{:.2}", latest_values("taux_couverture")?[&siren]).replace('.', ",");
        let territories = territories()?;
        let territory = territories.iter().find(|territory| territory.siren == siren);
        let start =
            format!("{}\u{a0}: {rate} places", territory.map_or("", |territory| &territory.name));
        ensure!(name.starts_with(&start), "{name}, not {start}");
        assert_eq!(browser.visible_texts("[data-tooltip]").await?, [name]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn enter_opens_the_panel_and_escape_closes_it() -> Result<()> {
    journey("keyboard-panel", async |browser| {
        browser.open_ready("/").await?;
        tab_to_map(browser).await?;
        let siren: String = browser.eval(FOCUSED_SIREN).await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("{SELECTED_EPCI} === '{siren}'")).await?;
        browser.focus_becomes("[data-panel]").await?;
        browser.keys(Key::Tab).await?;
        browser.focus_becomes("[data-panel] button").await?;
        browser.keys(Key::Escape).await?;
        browser.vanishes("[data-panel]").await?;
        browser.focus_becomes(&format!("#t-{siren}")).await
    })
    .await
}

#[tokio::test]
async fn escape_leaves_the_map() -> Result<()> {
    journey("keyboard-escape", async |browser| {
        browser.open_ready("/").await?;
        tab_to_map(browser).await?;
        browser.keys(Key::Escape).await?;
        browser.focus_becomes("#tableau").await
    })
    .await
}

#[tokio::test]
async fn plus_minus_and_zero_zoom() -> Result<()> {
    journey("keyboard-zoom", async |browser| {
        browser.open_ready("/").await?;
        tab_to_map(browser).await?;
        browser.keys("++").await?;
        let close = browser.map_transform().await?;
        ensure!(close.zoom > 2.0, "{close:?}");
        ensure!(browser.map_fills_its_window().await?);
        browser.keys("-").await?;
        let farther = browser.map_transform().await?;
        ensure!(farther.zoom < close.zoom && farther.zoom > 1.0, "{farther:?}");
        browser.keys("0").await?;
        assert_eq!(browser.map_transform().await?, MapTransform::WHOLE);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_focused_territory_stays_in_sight_when_zoomed() -> Result<()> {
    journey("keyboard-follow", async |browser| {
        browser.open_ready("/").await?;
        tab_to_map(browser).await?;
        browser.keys("++++").await?;
        for key in [Key::Down, Key::Right, Key::Down, Key::Left, Key::Up] {
            browser.keys(key).await?;
            let visible: bool = browser
                .eval(
                    "(() => {
                        const frame = document.querySelector('svg[data-map]').parentElement.getBoundingClientRect();
                        const it = document.activeElement.getBoundingClientRect();
                        return it.left < frame.right - 20 && it.right > frame.left + 20
                            && it.top < frame.bottom - 20 && it.bottom > frame.top + 20;
                    })()",
                )
                .await?;
            ensure!(visible, "the focus went out of sight");
            ensure!(browser.map_fills_its_window().await?);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_skip_link_leads_to_the_table_which_sorts() -> Result<()> {
    journey("keyboard-sort", async |browser| {
        browser.open_ready("/territoires/").await?;
        browser.keys(Key::Tab).await?;
        browser.keys(Key::Enter).await?;
        browser.keys(Key::Tab + Key::Tab).await?;
        browser
            .wait_for("document.activeElement.closest('th')?.innerText.includes('Valeur')")
            .await?;
        let mut expected: Vec<f64> = latest_values("taux_couverture")?.into_values().collect();
        expected.sort_by(f64::total_cmp);
        browser.keys(Key::Enter).await?;
        assert_eq!(
            values_once_sorted(browser, "descending").await?,
            expected.iter().rev().copied().collect::<Vec<_>>()
        );
        browser.keys(Key::Space).await?;
        assert_eq!(values_once_sorted(browser, "ascending").await?, expected);
        ensure!(
            browser.eval::<bool>("!!document.activeElement.closest('th')").await?,
            "the focus is lost"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_row_and_a_service_open_by_enter() -> Result<()> {
    journey("keyboard-links", async |browser| {
        browser.open_ready("/").await?;
        for territory in territories()?.iter().take(2) {
            let link = format!("tr[data-epci='{}'] a", territory.siren);
            browser.focus(&link).await?;
            browser.keys(Key::Enter).await?;
            browser.wait_for(&format!("{SELECTED_EPCI} === '{}'", territory.siren)).await?;
            browser.focus_becomes("[data-panel]").await?;
        }
        browser.focus("#services a").await?;
        browser.keys(Key::Enter).await?;
        browser.focus_becomes("[data-service-card]").await?;
        browser.keys(Key::Escape).await?;
        browser.vanishes("[data-service-card]").await
    })
    .await
}

#[tokio::test]
async fn a_box_is_unticked_by_the_space_bar() -> Result<()> {
    journey("keyboard-filter", async |browser| {
        browser.open_ready("/").await?;
        let before = browser.pinned_site_count().await?;
        browser.unfold(".calques").await?;
        browser.focus("input[value=eaje]").await?;
        browser.keys(Key::Space).await?;
        browser.wait_for("new URLSearchParams(location.search).has('services')").await?;
        ensure!(browser.pinned_site_count().await? < before);
        browser.focus_becomes("input[value=eaje]:not(:checked)").await
    })
    .await
}

/// The SIREN of the territory that has the focus; null for the land outside.
const FOCUSED_SIREN: &str =
    "document.activeElement.querySelector('path[data-epci]')?.dataset.epci ?? null";

/// Presses Tab until the focus is in the map.
async fn tab_to_map(browser: &Browser) -> Result<()> {
    for _ in 0..30 {
        browser.keys(Key::Tab).await?;
        if browser.eval("!!document.activeElement.closest('svg[data-map]')").await? {
            return Ok(());
        }
    }
    browser_tests::bail!("thirty Tabs do not reach the map")
}

async fn focus_territory(browser: &Browser, siren: &str) -> Result<()> {
    browser
        .eval::<bool>(&format!(
            "(window.centre = (e) => {{
                const {{ x, y, width, height }} = e.getBoundingClientRect();
                return {{ x: x + width / 2, y: y + height / 2 }};
            }},
            document.querySelector(\"a:has(path[data-epci='{siren}'])\").focus(), true)"
        ))
        .await?;
    Ok(())
}

/// The values in the table's order, once it is sorted that way.
async fn values_once_sorted(browser: &Browser, direction: &str) -> Result<Vec<f64>> {
    browser
        .wait_for(&format!(
            "document.querySelector('th[aria-sort={direction}]')?.innerText.includes('Valeur')"
        ))
        .await?;
    browser
        .eval("[...document.querySelectorAll('tr[data-epci] td[data-value]')].map((e) => Number(e.dataset.value))")
        .await
}

/// Whether two territories share a part of their outlines, as neighbours have identical vertices.
fn are_neighbours(one: &str, other: &str) -> Result<bool> {
    let outlines = read_json("epci.geojson")?;
    let vertices = |id: &str| -> BTreeSet<String> {
        let feature = outlines["features"].as_array().into_iter().flatten().find(|f| f["id"] == id);
        let mut points = BTreeSet::new();
        if let Some(feature) = feature {
            collect_points(&feature["geometry"]["coordinates"], &mut points);
        }
        points
    };
    Ok(!vertices(one).is_disjoint(&vertices(other)))
}

fn collect_points(coordinates: &serde_json::Value, points: &mut BTreeSet<String>) {
    match coordinates.as_array() {
        Some(parts) if parts.iter().all(serde_json::Value::is_number) => {
            points.insert(coordinates.to_string());
        }
        Some(parts) => parts.iter().for_each(|part| collect_points(part, points)),
        None => {}
    }
}
