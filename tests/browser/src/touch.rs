//! Real input by fingers, as the browser gets it from the system.

use anyhow::Result;
use serde_json::json;

use crate::{
    Browser,
    input::{Point, points_between},
};

impl Browser {
    /// Taps the first element that a CSS selector finds.
    pub async fn tap(&self, selector: &str) -> Result<()> {
        let at = self.point_on(selector).await?;
        self.touch("touchStart", &[at]).await?;
        self.touch("touchEnd", &[]).await
    }

    /// Moves one finger, in ten moves.
    pub async fn swipe(&self, from: Point, to: Point) -> Result<()> {
        self.touch("touchStart", &[from]).await?;
        for place in points_between(from, to) {
            self.touch("touchMove", &[place]).await?;
        }
        self.touch("touchEnd", &[]).await
    }

    /// Moves two fingers level with a centre from one distance apart to another.
    pub async fn pinch(&self, centre: Point, from: f64, to: f64) -> Result<()> {
        let Point { x, y } = centre;
        let fingers = |apart: f64| [-0.5, 0.5].map(|side| Point { x: x + side * apart, y });
        self.touch("touchStart", &fingers(from)).await?;
        for step in 1..=10 {
            let apart = from + (to - from) * f64::from(step) / 10.0;
            self.touch("touchMove", &fingers(apart)).await?;
        }
        self.touch("touchEnd", &[]).await
    }

    async fn touch(&self, kind: &str, fingers: &[Point]) -> Result<()> {
        let place = |(id, at): (usize, &Point)| json!({ "id": id, "x": at.x, "y": at.y });
        let points: Vec<_> = fingers.iter().enumerate().map(place).collect();
        let event = json!({ "type": kind, "touchPoints": points });
        self.cdp("Input.dispatchTouchEvent", event).await?;
        Ok(())
    }
}
