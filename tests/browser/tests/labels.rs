//! The names on the map as they are drawn: each territory has one on the whole map, on a wide screen and on a phone, and at
//! no zoom does one cover another or leave its place.

use browser_tests::{Browser, Result, ensure, journey};

/// The screens: width and height.
const SCREENS: [(u32, u32); 2] = [(1440, 900), (360, 740)];
/// The découpages: what an address names them by, and how many names they have, with that of the land outside.
const DECOUPAGES: [(&str, usize); 2] = [("2016", 17), ("2026", 9)];
/// How often the map is zoomed in.
const ZOOM_STEPS: usize = 4;

/// Defines `shown`, the visible names; `overlaps`, the pairs of labels of which one covers the other; `onPins`,
/// the names that lie on a pin or a group of pins; `around`, the names of the base map, and `cut`, those that
/// the map's window or its buttons cut. A box is as high as its letters rise and reach down, without their halo:
/// the browser's own height is rounded before the map is magnified. Half a pixel may be lost at the edges.
const DEFINE_MEASURES: &str = "(() => {
    window.shown = () => [...document.querySelectorAll(
        'svg[data-map] .etiquettes .constant, svg[data-map] .communes:not(.cache) .noms text')]
        .filter((text) => text.getClientRects().length > 0)
        .map((text) => {
            const lines = (text.matches('text') ? [text] : [...text.children]).map((line) => {
                const { x, width } = line.getBBox(), { a, e, f } = line.getScreenCTM();
                const size = parseFloat(getComputedStyle(line).fontSize);
                const y = parseFloat(line.getAttribute('y') ?? 0) * size;
                const base = line.closest('.noms') ? y + 0.35 * size : y;
                return { left: a * x + e, right: a * (x + width) + e,
                    top: a * (base - 0.93 * size) + f, bottom: a * (base + 0.24 * size) + f };
            });
            const edge = (of, side) => of(...lines.map((line) => line[side]));
            const box = { left: edge(Math.min, 'left'), right: edge(Math.max, 'right'),
                top: edge(Math.min, 'top'), bottom: edge(Math.max, 'bottom') };
            return { name: text.textContent, box, label: text.parentNode };
        });
    window.overlaps = () => {
        const all = shown(), air = 0.5;
        const covers = (a, b) => a.left + air < b.right - air && b.left + air < a.right - air
            && a.top + air < b.bottom - air && b.top + air < a.bottom - air;
        return all.flatMap((a, index) => all.slice(index + 1)
            .filter((b) => a.label !== b.label && covers(a.box, b.box)).map((b) => `${a.name} × ${b.name}`));
    };
    const seen = (selector) =>
        [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
    window.onPins = () => {
        const pins = seen('svg[data-map] .reperes > *').map((text) => text.getBoundingClientRect());
        // Without the room for accents and descenders.
        const air = 2;
        return shown().filter(({ box }) => pins.some((pin) => {
            const x = Math.max(box.left + air, Math.min((pin.left + pin.right) / 2, box.right - air));
            const y = Math.max(box.top + air, Math.min((pin.top + pin.bottom) / 2, box.bottom - air));
            return Math.hypot(x - (pin.left + pin.right) / 2, y - (pin.top + pin.bottom) / 2)
                < pin.width / 2;
        })).map((element) => element.name);
    };
    window.around = () => seen('svg[data-map] .alentours text');
    window.cut = () => {
        const frame = document.querySelector('.fenetre').getBoundingClientRect();
        const buttons = document.querySelector('.commandes').getBoundingClientRect();
        return around().filter((element) => {
            const box = element.getBoundingClientRect();
            return box.left < frame.left || box.right > frame.right || box.top < frame.top
                || box.bottom > frame.bottom
                || (box.right > buttons.left && box.top < buttons.bottom);
        }).map((element) => element.textContent);
    };
})()";

/// Where each territory's name is, in thousandths of the zoomed map.
const NAME_POSITIONS: &str = "(() => {
    const map = document.querySelector('svg[data-map]').getBoundingClientRect();
    return [...document.querySelectorAll('svg[data-map] .etiquettes > * > g > [transform]')]
        .filter((text) => text.getClientRects().length > 0 && !text.querySelector('text[x]'))
        .map((text) => {
            const box = text.getBoundingClientRect();
            return Math.round(1000 * (box.left + box.width / 2 - map.left) / map.width);
        });
})()";

#[tokio::test]
async fn every_territory_is_named_and_no_name_covers_another() -> Result<()> {
    journey("labels", async |browser| {
        for (width, height) in SCREENS {
            browser.set_viewport(width, height).await?;
            for (decoupage, count) in DECOUPAGES {
                browser.open_ready(&format!("/territoires/?decoupage={decoupage}")).await?;
                browser.run(DEFINE_MEASURES).await?;
                browser.wait_for(&format!("shown().length === {count}")).await?;
                let names: Vec<String> = browser.eval("shown().map((label) => label.name)").await?;
                ensure!(names.iter().all(|name| !name.is_empty()), "{names:?}");
                let on_pins: Vec<String> = browser.eval("onPins()").await?;
                ensure!(on_pins.is_empty(), "{width} px, {decoupage}: {on_pins:?}");
                let cut: Vec<String> = browser.eval("cut()").await?;
                ensure!(cut.is_empty(), "{width} px: {cut:?}");
                ensure!(browser.eval::<usize>("around().length").await? > 4, "names around");
                let before: Vec<i32> = browser.eval(NAME_POSITIONS).await?;
                for zoom in 0..=ZOOM_STEPS {
                    if zoom > 0 {
                        browser.click("button[aria-label=Agrandir]").await?;
                        wait_for_final_size(browser).await?;
                    }
                    let overlaps: Vec<String> = browser.eval("overlaps()").await?;
                    ensure!(overlaps.is_empty(), "{width} px, {decoupage}, {zoom}: {overlaps:?}");
                    let places: Vec<i32> = browser.eval(NAME_POSITIONS).await?;
                    let jumps = before.iter().zip(&places).filter(|(a, b)| (*a - *b).abs() > 3);
                    ensure!(jumps.count() == 0, "{before:?} {places:?}");
                }
                let communes: usize = browser.eval("shown().length").await?;
                ensure!(communes > count, "towns and communes follow");
            }
        }
        Ok(())
    })
    .await
}

/// Waits until names have the size that they keep.
async fn wait_for_final_size(browser: &Browser) -> Result<()> {
    let rests = "document.querySelector('svg[data-map]').dataset.zoome === undefined
        && document.querySelectorAll('svg[data-map] .communes:not(.cache) .noms text').length > 0";
    let not_yet = "document.querySelector('svg[data-map] .communes').classList.contains('cache')
        && document.querySelector('svg[data-map]').dataset.zoome === undefined";
    browser.wait_for(&format!("({rests}) || ({not_yet})")).await
}
