//! Minifies scripts and styles: without comments, indentation and empty lines. Names
//! stay, so that two builds give the same bytes.

/// Removes indentation, empty lines and comments: those on lines of their own, and those after a space at the
/// end of a line (`//` of a URL has none). Assumes that no string spans lines.
pub fn script(script: &str) -> String {
    let mut is_comment = false;
    let mut lines = Vec::new();
    for line in script.lines() {
        let line = line.find(" // ").map_or(line, |end| &line[..end]).trim();
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            lines.push(line);
        }
        is_comment &= !line.ends_with("*/");
    }
    lines.join("\n")
}

/// Removes comments, indentation and line breaks.
pub fn style(css: &str) -> String {
    let mut rest = css;
    let mut minified = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        minified += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    minified += rest;
    minified.lines().map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_without_comments_and_indentation() {
        let source = "/**\n * @returns {any}\n */\nget a() {\n    // Cast.\n\n    \
            return `/* ${b}`; // c\n}\n/* d */\ne('https://f');\n";
        assert_eq!(script(source), "get a() {\nreturn `/* ${b}`;\n}\ne('https://f');");
    }

    #[test]
    fn style_without_comments_and_line_breaks() {
        let css = "/* a\n b */\n.c,\n.d { e: f; }\n@media print {\n  .g { h: i; } /* j */\n}\n";
        assert_eq!(style(css), ".c,.d { e: f; }@media print {.g { h: i; }}");
    }
}
