//! Caddy: directives for the block of the site, after its `root`.

use std::fmt::Write;

use super::{Hosting, MISSING, cache, types};

/// Types, headers, and the compressed files beside the others.
pub fn site(hosting: &Hosting) -> String {
    let mut text = "# By `cargo xtask hosting`, for this build. To `import` after `root`.\n\
         # `route` keeps the order: what comes later wins.\n\
         route {\n"
        .to_owned();
    for (name, value) in &hosting.security {
        let _ = writeln!(text, "\theader {name} \"{value}\"");
    }
    // Caddy adds its own only to what is compressed: `defer` says it once, for all.
    text.push_str("\theader {\n\t\tVary Accept-Encoding\n\t\tdefer\n\t}\n");
    let _ = writeln!(text, "\theader Cache-Control \"{}\"", cache::ASK_AGAIN);
    for (index, (path, value)) in cache::RULES.into_iter().enumerate() {
        // `file`: an error under such a name must not be kept.
        let _ = write!(
            text,
            "\t@kept{index} {{\n\t\tpath_regexp {path}\n\t\tfile\n\t}}\n\
             \theader @kept{index} Cache-Control \"{value}\"\n"
        );
    }
    for (end, media) in types::all() {
        let folders = if end == "html" { " */" } else { "" };
        let _ = write!(
            text,
            "\t@{end} path *.{end}{folders}\n\theader @{end} Content-Type \"{media}\"\n"
        );
    }
    text.push_str("\tfile_server {\n\t\tprecompressed br gzip\n\t}\n}\n");
    let media = types::of(MISSING).unwrap_or_default();
    let _ = write!(
        text,
        "handle_errors {{\n\
         \t@missing expression {{err.status_code}} == 404\n\
         \trewrite @missing /{MISSING}\n\
         \theader @missing {{\n\t\tContent-Type \"{media}\"\n\t\tVary Accept-Encoding\n\t\tdefer\n\t}}\n\
         \tfile_server @missing {{\n\t\tprecompressed br gzip\n\t}}\n}}\n"
    );
    text
}
