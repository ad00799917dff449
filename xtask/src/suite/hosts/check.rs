//! What each answer of a host must be: the file's bytes, in the best form that the browser
//! reads, of the right type, to be kept as long as it may, with the headers that no page can say.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use ureq::{Agent, Body, http::Response};

use crate::hosting::{self, NOT_FOUND_PAGE};

/// What browsers say that they read, and the compressed files that this allows, best first.
const ACCEPT_ENCODINGS: [(&str, &[(&str, &str)]); 3] = [
    ("identity", &[]),
    ("gzip, deflate", &[("gzip", "gz")]),
    ("gzip, deflate, br, zstd", &[("br", "br"), ("gzip", "gz")]),
];

/// Pages and files that are nowhere, under names that may and may not be kept.
const MISSING_PATHS: [&str; 5] = [
    "/nulle-part.js",
    "/nulle-part/",
    "/nulle/part/a/b?vue=plan",
    "/territoire/1/",
    "/carte-0123456789abcdef_bg.wasm",
];

/// Asks one server, and notes what is wrong with its answers.
struct Client<'a> {
    agent: Agent,
    url: &'a str,
    answers: usize,
    faults: Vec<String>,
}

/// Asks for each file of the site in each way; the number of answers.
///
/// # Errors
///
/// If answers are not as they must be, with the first of them.
pub fn check(name: &str, url: &str, site: &Path) -> Result<usize> {
    let agent = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
    let mut client = Client { agent: agent.into(), url, answers: 0, faults: Vec::new() };
    for path in &hosting::paths(site)? {
        client.answers(path, &site.join(&path[1..]), path, 200)?;
        if let Some(folder) = path.strip_suffix("index.html") {
            client.answers(folder, &site.join(&path[1..]), path, 200)?;
            // Addresses hold what the page shows; the app, not the host, says what it refuses.
            for query in ["vue=plan&epci=123456789".to_owned(), "%C3%A9".repeat(1_500)] {
                let asked = format!("{folder}?{query}");
                client.answers(&asked, &site.join(&path[1..]), path, 200)?;
            }
        }
        client.unchanged(path)?;
    }
    for path in MISSING_PATHS {
        client.answers(path, &site.join(NOT_FOUND_PAGE), NOT_FOUND_PAGE, 404)?;
    }
    if client.faults.is_empty() {
        return Ok(client.answers);
    }
    client.faults.truncate(20);
    bail!("{name} does not serve the site as it must:\n{}", client.faults.join("\n"))
}

impl Client<'_> {
    /// A file, in each form, under its own address or, with an error's status, under another.
    fn answers(&mut self, asked: &str, file: &Path, path: &str, status: u16) -> Result<()> {
        for (accepted, forms) in ACCEPT_ENCODINGS {
            let mut answer = self.get(asked, &[("Accept-Encoding", accepted)])?;
            let at = format!("{} ({accepted})", asked.get(..60).unwrap_or(asked));
            let beside = |end: &str| format!("{}.{end}", file.display());
            let form = forms.iter().find(|(_, end)| Path::new(&beside(end)).is_file());
            let expected = match form {
                Some((_, end)) => fs::read(beside(end))?,
                None => fs::read(file)?,
            };
            self.expect(&at, "status", &status.to_string(), answer.status().as_str());
            self.header(&at, &answer, "Content-Type", hosting::media_type(path));
            self.header(&at, &answer, "Content-Encoding", form.map(|(name, _)| *name));
            // Else a cache in between gives one browser what another can read.
            if Path::new(&beside("gz")).is_file() {
                let vary = text(&answer, "Vary").to_lowercase();
                self.expect(&at, "Vary", "accept-encoding", &vary);
            }
            self.always(&at, &answer, if status == 200 { path } else { asked }, status);
            let body = answer.body_mut().read_to_vec()?;
            let sizes = (expected.len().to_string(), body.len().to_string());
            self.expect(&at, "length", &sizes.0, &sizes.1);
            if body != expected {
                self.faults.push(format!("{at}: other bytes"));
            }
        }
        Ok(())
    }

    /// A file that the browser has already.
    fn unchanged(&mut self, path: &str) -> Result<()> {
        let first = self.get(path, &[("Accept-Encoding", "br")])?;
        let tag = text(&first, "ETag");
        let again = self.get(path, &[("Accept-Encoding", "br"), ("If-None-Match", &tag)])?;
        let at = format!("{path} (If-None-Match: {tag})");
        self.expect(&at, "status", "304", again.status().as_str());
        self.always(&at, &again, path, 304);
        Ok(())
    }

    /// Notes which of the headers that every answer must have are missing or others.
    fn always(&mut self, at: &str, answer: &Response<Body>, path: &str, status: u16) {
        for (name, value) in hosting::headers(path, status) {
            self.header(at, answer, name, Some(value));
        }
    }

    fn header(&mut self, at: &str, answer: &Response<Body>, name: &str, expected: Option<&str>) {
        self.expect(at, name, expected.unwrap_or_default(), &text(answer, name));
    }

    fn expect(&mut self, at: &str, what: &str, expected: &str, found: &str) {
        if found != expected {
            self.faults.push(format!("{at}: {what} is {found:?}, not {expected:?}"));
        }
    }

    fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Response<Body>> {
        self.answers += 1;
        let url = format!("{}{path}", self.url.trim_end_matches('/'));
        let mut request = self.agent.get(&url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.call().with_context(|| url)
    }
}

/// A header's value; of a header given twice, both.
fn text(answer: &Response<Body>, name: &str) -> String {
    let values = answer.headers().get_all(name).iter();
    let values: Vec<_> = values.map(|value| value.to_str().unwrap_or("?")).collect();
    values.join(", ")
}
