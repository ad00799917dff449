//! The page's own inline scripts, as they are written but for comments and margins.
//!
//! Trunk shortens them further, into other names at each build; the policy names them by hash,
//! and two builds of one commit must be the same.

use anyhow::{Result, ensure};

const OPEN: &str = "<script>";
const CLOSE: &str = "</script>";
/// What Trunk replaces by a script.
const LINK: &str = "<link data-trunk rel=\"inline\" type=\"js\" href=\"";

/// `page`, as Trunk has built it from `source`, with the scripts that `source` holds or links to.
/// `file` reads one of those.
pub fn restore(page: &str, source: &str, file: impl Fn(&str) -> Result<String>) -> Result<String> {
    let scripts = scripts(source, file)?;
    let built = page.matches(OPEN).count();
    ensure!(scripts.len() == built, "{built} inline scripts, index.html has {}", scripts.len());
    let mut parts = page.split(OPEN);
    let mut restored = parts.next().unwrap_or_default().to_owned();
    for (part, script) in parts.zip(&scripts) {
        let after = part.find(CLOSE).map_or("", |end| &part[end..]);
        restored.extend([OPEN, &short(script), after]);
    }
    Ok(restored)
}

/// The scripts of the page, in its order.
fn scripts(source: &str, file: impl Fn(&str) -> Result<String>) -> Result<Vec<String>> {
    let mut scripts = Vec::new();
    let mut rest = source;
    loop {
        let (own, linked) = (rest.find(OPEN), rest.find(LINK));
        match (own, linked) {
            (Some(at), linked) if linked.is_none_or(|linked| at < linked) => {
                rest = &rest[at + OPEN.len()..];
                scripts.push(until(rest, CLOSE).to_owned());
            }
            (_, Some(at)) => {
                rest = &rest[at + LINK.len()..];
                scripts.push(file(until(rest, "\""))?);
            }
            _ => return Ok(scripts),
        }
    }
}

fn until<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or(text, |end| &text[..end])
}

/// Without margins, empty lines and comments at the end of lines (after a space: `//` of a URL
/// has none before it).
pub fn short(script: &str) -> String {
    let lines = script.lines().map(|line| until(line, " // ").trim());
    let lines: Vec<_> = lines.filter(|l| !l.is_empty() && !l.starts_with("//")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_back_each_script_without_margins() {
        let source = "<script>\n  // Why.\n  var a = 'x'; // the same\n\n  f(a);\n</script>\
                      <link data-trunk rel=\"inline\" type=\"js\" href=\"b.js\">\
                      <p><script>\ng('https://a.fr')\n</script>";
        let page = "<head><script>f(`x`)</script><script>b</script><p><script>g()</script>\
                    <script type=module>import</script></body>";
        let restored = "<head><script>var a = 'x';\nf(a);</script><script>read('b.js')</script><p>\
                        <script>g('https://a.fr')</script><script type=module>import</script></body>";
        let file = |name: &str| Ok(format!("// A file.\nread('{name}')\n"));
        assert_eq!(restore(page, source, file).unwrap(), restored);
        assert!(restore("<p>", source, file).is_err());
    }
}
