//! Checks a server's responses: the file's bytes in the best encoding that the browser accepts, its media type,
//! caching and security headers.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use ureq::{Agent, Body, http::Response};

use crate::hosting::{self, NOT_FOUND_PAGE};

/// Values of `Accept-Encoding`, and the compressed variants that each allows, best first.
const ACCEPT_ENCODINGS: [(&str, &[(&str, &str)]); 3] = [
    ("identity", &[]),
    ("gzip, deflate", &[("gzip", "gz")]),
    ("gzip, deflate, br, zstd", &[("br", "br"), ("gzip", "gz")]),
];

/// Paths that do not exist, under names that may and may not be cached.
const MISSING_PATHS: [&str; 5] = [
    "/nulle-part.js",
    "/nulle-part/",
    "/nulle/part/a/b?vue=plan",
    "/territoire/1/",
    "/carte-0123456789abcdef_bg.wasm",
];

/// Sends requests to one server and collects the faults of its responses.
struct Client<'a> {
    agent: Agent,
    url: &'a str,
    response_count: usize,
    faults: Vec<String>,
}

/// Requests each file with each encoding; returns the number of responses.
///
/// # Errors
/// If responses are wrong; lists the first twenty faults.
pub fn check(name: &str, url: &str, site: &Path) -> Result<usize> {
    let agent = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
    let mut client = Client { agent: agent.into(), url, response_count: 0, faults: Vec::new() };
    for path in &hosting::paths(site)? {
        client.expect_file(path, &site.join(&path[1..]), path, 200)?;
        if let Some(folder) = path.strip_suffix("index.html") {
            client.expect_file(folder, &site.join(&path[1..]), path, 200)?;
            // URLs hold the page's state: the app, not the host, refuses values.
            for query in ["vue=plan&epci=123456789".to_owned(), "%C3%A9".repeat(1_500)] {
                let address = format!("{folder}?{query}");
                client.expect_file(&address, &site.join(&path[1..]), path, 200)?;
            }
        }
        client.expect_not_modified(path)?;
    }
    for path in MISSING_PATHS {
        client.expect_file(path, &site.join(NOT_FOUND_PAGE), NOT_FOUND_PAGE, 404)?;
    }
    if client.faults.is_empty() {
        return Ok(client.response_count);
    }
    client.faults.truncate(20);
    bail!("{name} does not serve the site as it must:\n{}", client.faults.join("\n"))
}

impl Client<'_> {
    /// Expects `file`, in each encoding, at `target`, with this status and the type of `path`.
    fn expect_file(&mut self, target: &str, file: &Path, path: &str, status: u16) -> Result<()> {
        for (accepted, variants) in ACCEPT_ENCODINGS {
            let mut response = self.get(target, &[("Accept-Encoding", accepted)])?;
            let request = format!("{} ({accepted})", target.get(..60).unwrap_or(target));
            let variant_path = |end: &str| format!("{}.{end}", file.display());
            let served_variant =
                variants.iter().find(|(_, end)| Path::new(&variant_path(end)).is_file());
            let expected = match served_variant {
                Some((_, end)) => fs::read(variant_path(end))?,
                None => fs::read(file)?,
            };
            self.expect(&request, "status", &status.to_string(), response.status().as_str());
            self.expect_header(&request, &response, "Content-Type", hosting::media_type(path));
            self.expect_header(
                &request,
                &response,
                "Content-Encoding",
                served_variant.map(|(name, _)| *name),
            );
            // Otherwise a shared cache could serve a variant that a browser cannot decode.
            if Path::new(&variant_path("gz")).is_file() {
                let vary = header_value(&response, "Vary").to_lowercase();
                self.expect(&request, "Vary", "accept-encoding", &vary);
            }
            self.expect_common_headers(
                &request,
                &response,
                if status == 200 { path } else { target },
                status,
            );
            let body = response.body_mut().read_to_vec()?;
            let sizes = (expected.len().to_string(), body.len().to_string());
            self.expect(&request, "length", &sizes.0, &sizes.1);
            if body != expected {
                self.faults.push(format!("{request}: other bytes"));
            }
        }
        Ok(())
    }

    /// Expects a 304 for a file whose ETag the browser sends.
    fn expect_not_modified(&mut self, path: &str) -> Result<()> {
        let first = self.get(path, &[("Accept-Encoding", "br")])?;
        let etag = header_value(&first, "ETag");
        let second = self.get(path, &[("Accept-Encoding", "br"), ("If-None-Match", &etag)])?;
        let request = format!("{path} (If-None-Match: {etag})");
        self.expect(&request, "status", "304", second.status().as_str());
        self.expect_common_headers(&request, &second, path, 304);
        Ok(())
    }

    /// Notes common headers that are missing or differ.
    fn expect_common_headers(
        &mut self,
        request: &str,
        response: &Response<Body>,
        path: &str,
        status: u16,
    ) {
        for (name, value) in hosting::headers(path, status) {
            self.expect_header(request, response, name, Some(value));
        }
    }

    fn expect_header(
        &mut self,
        request: &str,
        response: &Response<Body>,
        name: &str,
        expected: Option<&str>,
    ) {
        self.expect(request, name, expected.unwrap_or_default(), &header_value(response, name));
    }

    fn expect(&mut self, request: &str, property: &str, expected: &str, actual: &str) {
        if actual != expected {
            self.faults.push(format!("{request}: {property} is {actual:?}, not {expected:?}"));
        }
    }

    fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Response<Body>> {
        self.response_count += 1;
        let url = format!("{}{path}", self.url.trim_end_matches('/'));
        let mut request = self.agent.get(&url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.call().with_context(|| url)
    }
}

/// The value of a header; the values of a repeated one, joined.
fn header_value(response: &Response<Body>, name: &str) -> String {
    let values = response.headers().get_all(name).iter();
    let values: Vec<_> = values.map(|value| value.to_str().unwrap_or("?")).collect();
    values.join(", ")
}
