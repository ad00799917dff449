//! The map's transform, its window, its colours and its pins.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::{Browser, Point};

/// The transform of the map's drawing: its scale, and how far it is moved in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapTransform {
    pub zoom: f64,
    pub x: f64,
    pub y: f64,
}

impl MapTransform {
    /// The whole département, as the page first shows it.
    pub const WHOLE: Self = Self { zoom: 1.0, x: 0.0, y: 0.0 };
}

impl Browser {
    /// The map's transform as it is computed now, also in the middle of a movement.
    pub async fn map_transform(&self) -> Result<MapTransform> {
        let (zoom, x, y) = self
            .eval(
                "(() => {
                    const map = document.querySelector('svg[data-map]');
                    const { a, e, f } = new DOMMatrix(getComputedStyle(map).transform);
                    return [a, e, f];
                })()",
            )
            .await?;
        Ok(MapTransform { zoom, x, y })
    }

    /// Whether the drawing fills its window: nobody can lose the map.
    pub async fn map_fills_its_window(&self) -> Result<bool> {
        self.eval(
            "(() => {
                const map = document.querySelector('svg[data-map]');
                const drawn = map.getBoundingClientRect();
                const frame = map.parentElement.getBoundingClientRect();
                return drawn.left <= frame.left + 1 && drawn.right >= frame.right - 1
                    && drawn.top <= frame.top + 1 && drawn.bottom >= frame.bottom - 1;
            })()",
        )
        .await
    }

    /// Scrolls to the map; returns the middle of its window.
    pub async fn scroll_to_map_middle(&self) -> Result<Point> {
        let (x, y) = self
            .eval(
                "(() => {
                    const frame = document.querySelector('svg[data-map]').parentElement;
                    frame.scrollIntoView({ block: 'nearest', behavior: 'instant' });
                    const { x, y, width, height } = frame.getBoundingClientRect();
                    return [x + width / 2, y + height / 2];
                })()",
            )
            .await?;
        Ok(Point { x, y })
    }

    /// The plain colours of the map's classes; the others are hatched.
    pub async fn class_colours(&self) -> Result<BTreeSet<[u8; 3]>> {
        self.eval(
            "[...document.querySelectorAll('svg[data-map] path[data-class]')]
                .map((path) => getComputedStyle(path).fill).filter((fill) => fill.startsWith('rgb'))
                .map((fill) => fill.match(/\\d+/g).map(Number))",
        )
        .await
    }

    /// How many sites of services the pins and groups of the map stand for.
    pub async fn pinned_site_count(&self) -> Result<usize> {
        self.eval(
            "[...document.querySelectorAll('svg[data-map] [data-cluster]')]
                .reduce((sum, group) => sum + Number(group.dataset.count), 0)
            + document.querySelectorAll('svg[data-map] [data-structure]').length",
        )
        .await
    }
}
