//! Opening pages, asking them things, waiting for them.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::json;
use thirtyfour::By;
use tokio::time::{Instant, sleep};

use crate::Browser;

const TIMEOUT: Duration = Duration::from_secs(10);
const POLL_INTERVAL: Duration = Duration::from_millis(20);
const DELAY_UNTIL_PAINTED: &str = "
    const rest = new Promise((done) => document.addEventListener('readystatechange', () =>
        requestAnimationFrame(() => requestAnimationFrame(() => {
            window.rested ??= performance.now();
            done();
        }))));
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const start = WebAssembly[name];
        WebAssembly[name] = (...program) => rest.then(() => start(...program));
    }
";

impl Browser {
    /// Opens a page of the site, `"?epci=…"` for instance, once it is loaded.
    pub async fn open(&self, path: &str) -> Result<()> {
        let url = self.url(path);
        self.driver.goto(&url).await.with_context(|| url.clone())
    }

    /// Opens a page and waits until the program has taken it over.
    pub async fn open_ready(&self, path: &str) -> Result<()> {
        self.open(path).await?;
        self.wait_until_ready().await
    }

    /// Waits until the program has taken the page over.
    pub async fn wait_until_ready(&self) -> Result<()> {
        self.wait_for("document.documentElement.dataset.app === 'ready'").await
    }

    /// Runs a script in each page opened from now on, before any of its own.
    pub async fn run_before_load(&self, script: &str) -> Result<()> {
        let source = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }

    /// Delays the program of each page opened from now on until the prerendered page is fully painted;
    /// `window.rested` is then the time of that.
    pub async fn delay_program_until_painted(&self) -> Result<()> {
        self.run_before_load(DELAY_UNTIL_PAINTED).await
    }

    /// The full address of a page of the site.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.environment.site_url, path.trim_start_matches('/'))
    }

    /// The value of a JavaScript expression.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let answer = self
            .driver
            .execute(format!("return ({expression})"), Vec::new())
            .await
            .with_context(|| expression.to_owned())?;
        answer.convert().with_context(|| expression.to_owned())
    }

    /// Waits until a JavaScript expression is truthy; fails after ten seconds.
    pub async fn wait_for(&self, expression: &str) -> Result<()> {
        self.wait(&format!("!!({expression})")).await
    }

    /// Waits until an expression, evaluated again and again, gives a promise of a truthy value.
    pub async fn wait_for_promise(&self, promise: &str) -> Result<()> {
        self.wait(&format!("({promise}).then(Boolean)")).await
    }

    async fn wait(&self, expression: &str) -> Result<()> {
        let deadline = Instant::now() + TIMEOUT;
        while !self.eval::<bool>(expression).await? {
            if Instant::now() > deadline {
                bail!("still not so after {TIMEOUT:?}: {expression}");
            }
            sleep(POLL_INTERVAL).await;
        }
        Ok(())
    }

    /// The visible text of the first element that a CSS selector finds.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.eval(&format!("document.querySelector({}).innerText", quoted(selector))).await
    }

    /// The texts of the elements in sight, scrolled to or not, that a CSS selector finds.
    pub async fn visible_texts(&self, selector: &str) -> Result<Vec<String>> {
        let visible = "checkVisibility({ visibilityProperty: true })";
        let selector = quoted(selector);
        let all = format!("[...document.querySelectorAll({selector})]");
        self.eval(&format!(
            "{all}.filter((e) => e.{visible}).map((e) => e.innerText ?? e.textContent)"
        ))
        .await
    }

    /// Clicks through WebDriver, which works in every engine.
    pub async fn press(&self, selector: &str) -> Result<()> {
        Ok(self.driver.find(By::Css(selector)).await?.click().await?)
    }

    /// Chooses in a menu, as a person does.
    pub async fn choose(&self, menu: &str, value: &str) -> Result<()> {
        let option = By::Css(format!("{menu} option[value={}]", quoted(value)));
        Ok(self.driver.find(option).await?.click().await?)
    }

    /// Dispatches a click event, as assistive technology does: the mouse stays where it is.
    pub async fn activate(&self, selector: &str) -> Result<()> {
        let click = "new MouseEvent('click', { bubbles: true, cancelable: true })";
        let element = format!("document.querySelector({})", quoted(selector));
        self.run(&format!("{element}.dispatchEvent({click})")).await
    }

    /// Fills in the first field that a CSS selector finds at once, as a date picker does.
    pub async fn fill(&self, field: &str, value: &str) -> Result<()> {
        let (field, value) = (quoted(field), quoted(value));
        self.run(&format!(
            "const field = document.querySelector({field});
            field.value = {value};
            for (const kind of ['input', 'change'])
                field.dispatchEvent(new Event(kind, {{ bubbles: true }}));"
        ))
        .await
    }

    /// Opens the settings, which need no program for that.
    pub async fn open_settings(&self) -> Result<()> {
        self.click("[popovertarget=reglages]").await
    }

    /// Unfolds the first `details` that a CSS selector finds.
    pub async fn unfold(&self, details: &str) -> Result<()> {
        self.run(&format!("document.querySelector({}).open = true", quoted(details))).await
    }

    /// An attribute of the first element that a CSS selector finds.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        let (selector, name) = (quoted(selector), quoted(name));
        self.eval(&format!("document.querySelector({selector}).getAttribute({name})")).await
    }

    /// How many elements a CSS selector finds.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        self.eval(&format!("document.querySelectorAll({}).length", quoted(selector))).await
    }
}

/// A text as a JavaScript literal.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
