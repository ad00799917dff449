//! Minifies scripts and styles; the same source always gives the same bytes.

use anyhow::{Result, ensure};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::Mangler;
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Minifies a script: no comments and white space, short names for local variables. Its statements stay as they are.
///
/// # Errors
///
/// If it is no JavaScript of that kind.
pub fn script(source: &str, kind: SourceType) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, kind).parse();
    ensure!(parsed.diagnostics.is_empty(), "a script cannot be read: {:?}", parsed.diagnostics);
    let names = Mangler::new().build(&parsed.program);
    let writer = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(Some(names.scoping))
        .with_private_member_mappings(Some(names.class_private_mappings));
    Ok(writer.build(&parsed.program).code)
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
    fn script_without_comments_and_long_names() {
        let source = "// a\n(function (long) {\n  var url = `//${long}`; // b\n  show('/* c */', url);\n})(top);\n";
        let expected = "(function(e){var t=`//${e}`;show(`/* c */`,t)})(top);";
        assert_eq!(script(source, SourceType::script()).unwrap(), expected);
        assert!(script("import('a'", SourceType::script()).is_err());
        let module = "import { used } from './a.js';\nexport function open() { used(); }\n";
        let module = script(module, SourceType::mjs()).unwrap();
        assert_eq!(module, "import{used as e}from\"./a.js\";export function open(){e()}");
    }

    #[test]
    fn style_without_comments_and_line_breaks() {
        let css = "/* a\n b */\n.c,\n.d { e: f; }\n@media print {\n  .g { h: i; } /* j */\n}\n";
        assert_eq!(style(css), ".c,.d { e: f; }@media print {.g { h: i; }}");
    }
}
