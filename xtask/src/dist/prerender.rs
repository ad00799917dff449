//! The page is in the HTML before any program runs: the app, run natively, prints it.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::shell;

/// What the app draws by default.
pub fn draw(root: &Path) -> Result<String> {
    run(root, &[])
}

/// The outlines that the app fetches once it is zoomed in.
pub fn communes(root: &Path) -> Result<String> {
    run(root, &["communes"])
}

/// The territories' pages by path, as a JSON object. `site` is the address of the map's page, where
/// it is known.
pub fn territories(root: &Path, site: Option<&str>) -> Result<String> {
    let arguments: Vec<&str> = ["territoires"].into_iter().chain(site).collect();
    run(root, &arguments)
}

/// Runs the app natively. The development profile shares its artifacts with the tests.
fn run(root: &Path, arguments: &[&str]) -> Result<String> {
    let mut app = Command::new("cargo");
    app.args(["run", "--package", "carte-services-familles", "--"]).args(arguments);
    let text = shell::output(app.current_dir(root)).context("the page was not drawn in advance")?;
    if text.trim().is_empty() {
        bail!("the page was not drawn in advance: the app printed nothing");
    }
    Ok(text.trim_end_matches('\n').to_owned())
}

/// Puts the drawn page first in `<body>`, where the program expects it, with no space before it.
pub fn fill(shell: &str, html: &str) -> Result<String> {
    let body = shell.find("<body").context("index.html has no <body>")?;
    let start = shell[body..]
        .find('>')
        .map(|end| body + end + 1)
        .context("index.html does not close its <body> tag")?;
    let (before, after) = shell.split_at(start);
    Ok(format!("{before}{html}{}", after.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_body_and_keeps_the_rest() {
        let shell = "<head></head><body class=a>\n <script>x</script></body>";
        let page = "<head></head><body class=a><main></main><script>x</script></body>";
        assert_eq!(fill(shell, "<main></main>").unwrap(), page);
        assert!(fill("<p>", "").is_err());
    }
}
