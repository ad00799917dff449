//! Real input by keyboard and mouse, as the browser gets it from the system.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{Key, common::keys::TypingData};

use crate::{Browser, page::quoted};

/// A place on the visible page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Browser {
    /// Types keys where the focus is: `Key::Tab`, `"crèche"`, `Key::Down + Key::Enter`.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Types a key while another is held: `chord(Key::Shift, Key::Tab)`.
    pub async fn chord(&self, modifier: Key, key: Key) -> Result<()> {
        let chain = self.driver.action_chain();
        let chain = chain.key_down(modifier.clone()).send_keys(key).key_up(modifier);
        Ok(chain.perform().await?)
    }

    /// Moves the mouse onto the first element that a CSS selector finds.
    pub async fn hover(&self, selector: &str) -> Result<()> {
        self.mouse_move(self.point_on(selector).await?).await
    }

    /// Clicks with the mouse on the first element that a CSS selector finds; Chromium only.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.click_at(self.point_on(selector).await?).await
    }

    /// Moves the mouse to a point in one event.
    pub async fn mouse_move(&self, to: Point) -> Result<()> {
        self.mouse("mouseMoved", to, json!({})).await
    }

    /// Moves the mouse there and clicks with the left button.
    pub async fn click_at(&self, at: Point) -> Result<()> {
        self.mouse_move(at).await?;
        self.mouse("mousePressed", at, left_button()).await?;
        self.mouse("mouseReleased", at, left_button()).await
    }

    /// Double-clicks with the left button.
    pub async fn double_click_at(&self, at: Point) -> Result<()> {
        self.click_at(at).await?;
        let second = json!({ "button": "left", "clickCount": 2 });
        self.mouse("mousePressed", at, second.clone()).await?;
        self.mouse("mouseReleased", at, second).await
    }

    /// Drags with the left button, in ten moves.
    pub async fn drag(&self, from: Point, to: Point) -> Result<()> {
        self.mouse_move(from).await?;
        self.mouse("mousePressed", from, left_button()).await?;
        for place in points_between(from, to) {
            self.mouse("mouseMoved", place, json!({ "button": "left", "buttons": 1 })).await?;
        }
        self.mouse("mouseReleased", to, left_button()).await
    }

    /// Turns the wheel by so many pixels; positive values zoom out.
    pub async fn wheel(&self, at: Point, delta: f64) -> Result<()> {
        let turn = json!({ "deltaX": 0, "deltaY": delta });
        self.mouse("mouseWheel", at, turn).await
    }

    /// A visible point of an element, its middle if possible; a shape may not contain its middle.
    pub async fn point_on(&self, selector: &str) -> Result<Point> {
        let find = format!(
            "(() => {{
                const element = document.querySelector({});
                element?.scrollIntoView({{ block: 'nearest', behavior: 'instant' }});
                const box = element?.getBoundingClientRect();
                for (const v of [5, 4, 6, 3, 7, 2, 8, 1, 9]) for (const u of [5, 4, 6, 3, 7, 2, 8, 1, 9]) {{
                    const [x, y] = box ? [box.x + box.width * u / 10, box.y + box.height * v / 10] : [];
                    if (box && element.contains(document.elementFromPoint(x, y))) return [x, y];
                }}
                return null;
            }})()",
            quoted(selector)
        );
        let (x, y) = self
            .eval::<Option<(f64, f64)>>(&find)
            .await?
            .with_context(|| format!("nothing to point at: {selector}"))?;
        Ok(Point { x, y })
    }

    async fn mouse(&self, kind: &str, at: Point, mut event: Value) -> Result<()> {
        event["type"] = kind.into();
        event["x"] = at.x.into();
        event["y"] = at.y.into();
        self.cdp("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }
}

fn left_button() -> Value {
    json!({ "button": "left", "clickCount": 1 })
}

/// Ten points along the way, the last one being `to`.
pub fn points_between(from: Point, to: Point) -> impl Iterator<Item = Point> {
    (1..=10).map(move |step| {
        let part = f64::from(step) / 10.0;
        Point { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    })
}
