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

/// Where the page stands in `index.html`, and as Trunk shortens it.
const PLACES: [&str; 2] = ["<div id=\"app\"></div>", "<div id=app></div>"];

/// Puts the drawn page in its place.
pub fn fill(shell: &str, html: &str) -> Result<String> {
    let place = PLACES.into_iter().find(|place| shell.contains(place));
    Ok(shell.replacen(place.context("index.html has no empty #app")?, html, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_the_place_and_keeps_the_rest() {
        let page = "<body><p>a<div id=app>b</div><script>x</script>";
        for place in PLACES {
            let shell = format!("<body><p>a{place}<script>x</script>");
            assert_eq!(fill(&shell, "<div id=app>b</div>").unwrap(), page);
        }
        assert!(fill("<body>", "").is_err());
    }
}
