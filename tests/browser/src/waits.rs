//! Waits for what a person would notice: an element, the focus, a parameter of the URL.

use anyhow::Result;

use crate::{Browser, page::quoted};

impl Browser {
    /// Waits until a CSS selector finds an element.
    pub async fn appears(&self, selector: &str) -> Result<()> {
        self.wait_for(&element(selector)).await
    }

    /// Waits until a CSS selector finds nothing.
    pub async fn vanishes(&self, selector: &str) -> Result<()> {
        self.wait_for(&format!("!{}", element(selector))).await
    }

    /// Waits until the first element that a CSS selector finds is shown.
    pub async fn comes_in_sight(&self, selector: &str) -> Result<()> {
        self.wait_for(&format!("{}?.checkVisibility()", element(selector))).await
    }

    /// Waits until a CSS selector finds as many elements.
    pub async fn count_becomes(&self, selector: &str, count: usize) -> Result<()> {
        let matches = format!("document.querySelectorAll({}).length", quoted(selector));
        self.wait_for(&format!("{matches} === {count}")).await
    }

    /// Waits until the visible text of the first element that a CSS selector finds holds `part`.
    pub async fn shows_text(&self, selector: &str, part: &str) -> Result<()> {
        let text = format!("{}?.innerText", element(selector));
        self.wait_for(&format!("{text}.includes({})", quoted(part))).await
    }

    /// Whether the first element that a CSS selector finds is there and shown.
    pub async fn is_visible(&self, selector: &str) -> Result<bool> {
        self.eval(&format!("!!{}?.checkVisibility()", element(selector))).await
    }

    /// Whether the page is wider than its window.
    pub async fn scrolls_sideways(&self) -> Result<bool> {
        self.eval("document.documentElement.scrollWidth > innerWidth").await
    }

    /// Waits for two more frames: texts follow the map by that much.
    pub async fn wait_two_frames(&self) -> Result<()> {
        self.eval(
            "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go())))",
        )
        .await
    }

    /// Gives the focus to the first element that a CSS selector finds, once there is one.
    pub async fn focus(&self, selector: &str) -> Result<()> {
        self.appears(selector).await?;
        self.run(&format!("{}.focus()", element(selector))).await
    }

    /// Waits until what has the focus matches a CSS selector.
    pub async fn focus_becomes(&self, selector: &str) -> Result<()> {
        self.wait_for(&format!("document.activeElement.matches({})", quoted(selector))).await
    }

    /// Waits until the address gives a parameter this value; `None` where it is not in it.
    pub async fn parameter_becomes(
        &self,
        name: &str,
        value: impl Into<Option<&str>>,
    ) -> Result<()> {
        let parameter = format!("new URLSearchParams(location.search).get({})", quoted(name));
        let value = value.into().map_or("null".to_owned(), quoted);
        self.wait_for(&format!("{parameter} === {value}")).await
    }

    /// The value of the first field that a CSS selector finds.
    pub async fn value(&self, selector: &str) -> Result<String> {
        self.eval(&format!("{}.value", element(selector))).await
    }

    /// Runs JavaScript statements for what they do.
    pub async fn run(&self, statements: &str) -> Result<()> {
        self.eval::<()>(&format!("void (() => {{ {statements} }})()")).await
    }
}

fn element(selector: &str) -> String {
    format!("document.querySelector({})", quoted(selector))
}
