//! How the page gets its program: in as few requests as can be, the largest asked for first.

use anyhow::{Context, Result, ensure};

/// What the loader of the parts imports from the glue, and what it gives it.
const IMPORT: &str = "import { initSync } from ";
const GIVEN: &str = "export const ";
/// How the loader starts a part that is being fetched: only if its host says that it is
/// WebAssembly.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// How the glue starts the program, whatever its host says that it is.
const FORGIVING: &str = "__wbg_load(await src, imports)";
/// The event that Trunk's own script ends with.
const STARTED: &str = "TrunkApplicationStarted";

/// The glue with the loader of the parts in it, which it imports from `file`: a request less.
pub fn merged(glue: &str, loader: &str, file: &str) -> Result<String> {
    let importing = |line: &&str| line.starts_with("import * as ") && line.contains(file);
    let names: Vec<&str> = glue
        .lines()
        .filter(importing)
        .filter_map(|line| line.trim_start_matches("import * as ").split(' ').next())
        .collect();
    let given: Vec<&str> =
        loader.split(GIVEN).skip(1).filter_map(|rest| rest.split(' ').next()).collect();
    ensure!(loader.contains(IMPORT) && !given.is_empty(), "the loader of the parts has changed");
    let first = names.first().context("the glue does not import the loader of the parts")?;
    let mut whole: Vec<&str> = glue.lines().filter(|line| !importing(line)).collect();
    ensure!(loader.contains(STREAMED), "the loader of the parts starts them otherwise");
    ensure!(glue.contains("function __wbg_load("), "the glue loads the program otherwise");
    let loader = loader.replace(GIVEN, "const ").replace(STREAMED, FORGIVING);
    whole.extend(loader.lines().filter(|line| !line.starts_with(IMPORT)));
    let mut text = whole.join("\n");
    text += &format!("\nconst {first} = {{ {} }};\n", given.join(", "));
    for name in &names[1..] {
        text += &format!("const {name} = {first};\n");
    }
    Ok(text)
}

/// The page with what it preloads at its top, the largest first: a slow phone takes ten
/// milliseconds to ask for each.
pub fn preloading(page: &str) -> Result<String> {
    let mut page = page.to_owned();
    let mut links = String::new();
    for named in ["_bg.wasm", ".js"] {
        let link = tags(&page, "<link").find(|tag| tag.contains("preload") && tag.contains(named));
        let link = link.with_context(|| format!("the page does not preload its {named}"))?;
        links += link;
        page = page.replacen(link, "", 1);
    }
    let charset = tags(&page, "<meta").find(|tag| tag.contains("charset"));
    let charset = charset.context("the page does not name its encoding")?.to_owned();
    Ok(page.replacen(&charset, &format!("{charset}{links}"), 1))
}

/// The page whose program, called `name`, is started by a script that says when it cannot be:
/// whatever keeps it from running, `data-app` becomes `error`.
pub fn starting(page: &str, name: &str) -> Result<String> {
    let at = page.find(STARTED).context("Trunk's script has changed")?;
    let script = page[..at].rfind("<script").context("Trunk's script has no beginning")?;
    let start = script + page[script..].find('>').context("Trunk's script is cut short")? + 1;
    let end = at + page[at..].find("</script").context("Trunk's script has no end")?;
    let own = format!(
        "import('./{name}.js').then((glue) => glue.default({{ module_or_path: './{name}_bg.wasm' }}))\
         .catch((error) => {{\nconsole.error(error);\n\
         document.documentElement.setAttribute('data-app', 'error');\n}});"
    );
    Ok(format!("{}{own}{}", &page[..start], &page[end..]))
}

/// The page whose styles that wait for the program (`early/views.js`) come at once where no script
/// runs.
pub fn unscripted(page: &str) -> Result<String> {
    let link = tags(page, "<link").find(|tag| tag.contains("disabled"));
    let link = link.context("the page has no styles that wait")?;
    let at_once = link.replace("=\"\"", "").replace(" disabled", "");
    Ok(page.replacen(link, &format!("{link}<noscript>{at_once}</noscript>"), 1))
}

/// The tags of a page that begin so.
fn tags<'a>(page: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    page.match_indices(start).filter_map(|(at, _)| {
        let end = page[at..].find('>')?;
        Some(&page[at..=at + end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_holds_the_loader() {
        let glue = "import * as import1 from \"./l.js\"\nimport * as import2 from \"./l.js\"\nf(import1, import2);\nasync function __wbg_load(a, b) {}";
        let loader = "import { initSync } from \"./g.js\";\nlet a;\nexport const b = WebAssembly.instantiateStreaming(src, imports);\nexport const c = () => 2;\n";
        let whole = "f(import1, import2);\nasync function __wbg_load(a, b) {}\nlet a;\nconst b = __wbg_load(await src, imports);\nconst c = () => 2;\nconst import1 = { b, c };\nconst import2 = import1;\n";
        assert_eq!(merged(glue, loader, "./l.js").unwrap(), whole);
        assert!(merged(glue, loader, "./other.js").is_err());
    }

    #[test]
    fn the_program_is_asked_for_first() {
        let page = "<meta charset=utf-8><title>a</title><link href=./a.js rel=modulepreload><link as=fetch href=./a_bg.wasm rel=preload><p>";
        let first = "<meta charset=utf-8><link as=fetch href=./a_bg.wasm rel=preload><link href=./a.js rel=modulepreload><title>a</title><p>";
        assert_eq!(preloading(page).unwrap(), first);
        assert!(preloading("<meta charset=utf-8><p>./a.js").is_err());
    }

    #[test]
    fn a_program_that_cannot_start_is_told() {
        let page = "<script>a</script><script type=module>import init from './n.js';\ndispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"))</script><p>";
        let own = starting(page, "n").unwrap();
        assert!(own.starts_with("<script>a</script><script type=module>import('./n.js')"), "{own}");
        assert!(own.ends_with("setAttribute('data-app', 'error');\n});</script><p>"), "{own}");
        assert!(starting("<script type=module>init()</script>", "n").is_err());
    }

    #[test]
    fn without_a_script_no_styles_wait() {
        let page =
            "<link href=a.css rel=stylesheet><p><link disabled href=b.css rel=stylesheet></p>";
        let both = "<link href=a.css rel=stylesheet><p><link disabled href=b.css rel=stylesheet><noscript><link href=b.css rel=stylesheet></noscript></p>";
        assert_eq!(unscripted(page).unwrap(), both);
        assert!(unscripted("<link href=a.css rel=stylesheet>").is_err());
    }
}
