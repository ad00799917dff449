//! Apache: one file, as `.htaccess` in the site or included in its `<Directory>`.

use std::fmt::Write;

use super::{Hosting, MISSING, cache, types};

/// Types, headers, and the compressed files beside the others.
pub fn site(hosting: &Hosting) -> String {
    let mut text =
        "# By `cargo xtask hosting`, for this build. As .htaccess in the site (AllowOverride\n\
         # All), or included in its <Directory>. Needs mod_headers, mod_mime, mod_rewrite.\n\
         Options -Indexes -MultiViews\n\
         DirectoryIndex index.html\n\n\
         AddDefaultCharset Off\n"
            .to_owned();
    for (end, media) in types::all() {
        let _ = writeln!(text, "AddType \"{media}\" .{end}");
    }
    // Apache knows `.br` as Breton, and `.gz` as a type of its own.
    text.push_str(
        "\n# Compressed files stand beside the others.\n\
         RemoveLanguage .br\n\
         RemoveType .br .gz\n\
         AddEncoding br .br\n\
         AddEncoding gzip .gz\n\
         RewriteEngine On\n\
         RewriteCond %{REQUEST_FILENAME} -d\n\
         RewriteRule ^(.+/)?$ $1index.html\n",
    );
    // An error's page is named from the host's root: the folder of the site is what stands in the
    // address before what the rule sees.
    let _ = write!(
        text,
        "RewriteCond %{{REQUEST_URI}}::$1 ^/(.*?)(.*)::\\2$\n\
         RewriteRule ^(.*)$ - [E=CARTE:%1]\n\
         ErrorDocument 404 \"/%{{reqenv:CARTE}}{MISSING}\"\n"
    );
    for (name, end) in [("br", "br"), ("gzip", "gz")] {
        let _ = write!(
            text,
            "RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b\n\
             RewriteCond %{{REQUEST_FILENAME}}.{end} -f\n\
             RewriteRule ^(.+)$ $1.{end} [L]\n"
        );
    }
    text.push('\n');
    let mut header = |name: &str, value: &str| {
        let _ = writeln!(text, "Header always set {name} \"{value}\"");
    };
    for (name, value) in &hosting.security {
        header(name, value);
    }
    header("Vary", "Accept-Encoding");
    header("Cache-Control", cache::ASK_AGAIN);
    let good = cache::GOOD.map(|status| format!("'{status}'")).join(", ");
    for (path, value) in cache::RULES {
        // What is rewritten ends with the compressed file's own end.
        let path = path.replace('$', r"(\.(br|gz))?$");
        let _ = writeln!(
            text,
            "Header always set Cache-Control \"{value}\" \
             \"expr=%{{REQUEST_STATUS}} in {{{good}}} && %{{REQUEST_URI}} =~ m#{path}#\""
        );
    }
    text
}
