//! The accessibility checker axe-core, run inside the page.

use std::{fmt, fs};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Browser;

/// A rule of accessibility that the page breaks.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule, `color-contrast` for instance.
    pub id: String,
    /// What the rule asks for.
    pub help: String,
    /// The faulty elements, and why.
    pub nodes: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.help)?;
        self.nodes.iter().try_for_each(|node| write!(f, "\n  {node}"))
    }
}

impl Browser {
    /// The violations in the page as it is now.
    pub async fn accessibility_violations(&self) -> Result<Vec<Violation>> {
        let axe = &self.environment.axe_js;
        let axe = fs::read_to_string(axe).with_context(|| axe.display().to_string())?;
        self.run_in_page(&axe).await?;
        let report = self
            .run_in_page(
                "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
                    violations.map(({ id, help, nodes }) => ({
                        id,
                        help,
                        nodes: nodes.map((node) => `${node.target}: ${node.failureSummary}`),
                    })))",
            )
            .await?;
        Ok(serde_json::from_value(report)?)
    }

    /// Fails if the page breaks any rule, and lists them all.
    pub async fn assert_accessible(&self) -> Result<()> {
        let violations = self.accessibility_violations().await?;
        if !violations.is_empty() {
            let lines: Vec<_> = violations.iter().map(Violation::to_string).collect();
            bail!("axe-core finds fault with the page:\n{}", lines.join("\n"));
        }
        Ok(())
    }

    /// Evaluates a script by DevTools, which the page's security policy does not bind.
    async fn run_in_page(&self, script: &str) -> Result<Value> {
        let params = json!({
            "expression": script,
            "awaitPromise": true,
            "returnByValue": true,
        });
        let mut answer = self.cdp("Runtime.evaluate", params).await?;
        if let Some(exception) = answer.get("exceptionDetails") {
            bail!("the script failed in the page: {exception}");
        }
        Ok(answer["result"]["value"].take())
    }
}
