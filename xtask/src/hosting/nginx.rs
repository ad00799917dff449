//! nginx: one file for all of `http`, one for the `server` or `location` that gives the site.

use std::fmt::Write;

use super::{Hosting, MISSING, cache, types};

/// How long an answer may be kept, and long addresses. A `map` stands in `http`, as in Debian's `conf.d/`.
pub fn map() -> String {
    let good = cache::GOOD.map(|status| status.to_string()).join("|");
    let mut text = format!(
        "# By `cargo xtask hosting`. For `http`, as in /etc/nginx/conf.d/.\n\
         map \"$status $uri\" $carte_cache {{\n    default \"{}\";\n",
        cache::ASK_AGAIN
    );
    for (path, value) in cache::RULES {
        let _ = writeln!(text, "    \"~^({good}) .*{path}\" \"{value}\";");
    }
    // A whole state fits in an address: beyond 8 kB nginx would refuse it rather than the app say
    // what it does not understand.
    text.push_str("}\n\n# Addresses hold what the page shows: longer ones than by default.\n");
    text.push_str("large_client_header_buffers 4 16k;\n");
    text
}

/// Types, headers, and the compressed files beside the others.
pub fn site(hosting: &Hosting) -> String {
    let mut text = "# By `cargo xtask hosting`, for this build. For a `server` or a `location`.\n\
         index index.html;\n\n\
         # Compressed files stand beside the others: nothing is compressed while serving.\n\
         gzip off;\n\
         gzip_static on;\n\
         gzip_vary on;\n\
         # With nginx's Brotli module (Debian: libnginx-mod-http-brotli-static):\n\
         #brotli_static on;\n\n\
         charset off;\n\
         types {\n"
        .to_owned();
    for (end, media) in types::all() {
        let _ = writeln!(text, "    \"{media}\" {end};");
    }
    text.push_str("}\n\n");
    for (name, value) in &hosting.security {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    text.push_str("add_header Cache-Control $carte_cache always;\n\n");
    text.push_str(
        "# From the root of the host: in a sub-folder, `error_page 404 /folder/404.html;`.\n",
    );
    let _ = writeln!(text, "error_page 404 /{MISSING};");
    text
}
