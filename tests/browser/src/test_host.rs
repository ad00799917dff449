//! A proxy in front of the site under test, on an origin of its own: a test changes its answers, breaks
//! them or stops it; what it leaves alone is answered as the real server answers it. It has the site in
//! `sous/dossier/` too, and in `bac-a-sable/` as a sandboxed window shows it.

use std::{
    collections::HashMap,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use anyhow::{Context, Result, bail};

use crate::environment::Environment;

/// What a test has replaced a file by.
enum Replacement {
    Content(Vec<u8>),
    ServerError,
}

/// A fault in the response for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Status 404.
    NotFound,
    /// Status 500.
    ServerError,
    /// A login page with status 200, as captive portals send.
    LoginPage,
    /// Half of the body, then the connection closes.
    Truncated,
    /// No response: the connection closes.
    ConnectionClosed,
    /// Half of the body; the rest after [`TestHost::clear_faults`].
    Stalled,
}

#[derive(Default)]
struct HostState {
    is_down: bool,
    replacements: HashMap<String, Replacement>,
    /// By suffixes of file names: those of the program hold a hash.
    faults: Vec<(String, Fault)>,
    /// The source that is removed from the content policy.
    removed_source: Option<String>,
    requested: Vec<String>,
}

/// The settings of a test, and the signal that they have changed.
type Shared = (Mutex<HostState>, Condvar);

/// A running proxy: it goes on until the process of the tests ends.
pub struct TestHost {
    port: u16,
    site: String,
    state: Arc<Shared>,
}

impl TestHost {
    /// Starts one in front of the site under test.
    pub fn start() -> Result<Self> {
        let site = Environment::read()?.site_url;
        let site = site.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(Shared::default());
        let host = Self { port, site: site.clone(), state: Arc::clone(&state) };
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (site, state) = (site.clone(), Arc::clone(&state));
                // A browser that goes away in the middle is no failure.
                thread::spawn(move || serve_request(client, &site, &state).ok());
            }
        });
        Ok(host)
    }

    /// The full URL of a path of it.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{}", self.port, path.trim_start_matches('/'))
    }

    /// Whether to close each connection without a response, from now on.
    pub fn set_down(&self, down: bool) {
        lock(&self.state).is_down = down;
    }

    /// Serves this content in the place of a file, or where there is none.
    pub fn replace_file(&self, name: &str, content: impl Into<Vec<u8>>) {
        lock(&self.state)
            .replacements
            .insert(name.to_owned(), Replacement::Content(content.into()));
    }

    /// Answers 500 for a file.
    pub fn break_file(&self, name: &str) {
        lock(&self.state).replacements.insert(name.to_owned(), Replacement::ServerError);
    }

    /// Injects a fault into the responses for files with this suffix.
    pub fn inject_fault(&self, end: &str, fault: Fault) {
        lock(&self.state).faults.push((end.to_owned(), fault));
    }

    /// Removes a source from the content policy of the pages.
    pub fn remove_from_policy(&self, source: &str) {
        lock(&self.state).removed_source = Some(source.to_owned());
    }

    /// Ends all faults, and sends the rest of the responses that [`Fault::Stalled`] holds back.
    pub fn clear_faults(&self) {
        let mut state = lock(&self.state);
        state.faults.clear();
        state.removed_source = None;
        self.state.1.notify_all();
    }

    /// Takes the names of the files requested since the last call, in order.
    #[must_use]
    pub fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.state).requested)
    }

    /// A file as the real server has it.
    pub fn original(&self, name: &str) -> Result<String> {
        let (head, body) = fetch(&self.site, name)?;
        if !head.starts_with("HTTP/1.1 200") {
            bail!("{name}: {head}");
        }
        Ok(String::from_utf8(body)?)
    }
}

fn lock((state, _): &Shared) -> MutexGuard<'_, HostState> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes the faulty response for a file.
fn write_faulty_response(
    client: &mut TcpStream,
    fault: Fault,
    (head, body): (&str, &[u8]),
    shared: &Shared,
) -> Result<()> {
    let page = b"<!doctype html><title>Connexion</title><p>Identifiez-vous.";
    let half = body.get(..body.len() / 2).unwrap_or_default();
    let status = |line: &str| {
        format!("HTTP/1.1 {line}\r\nconnection: close\r\ncontent-type: text/html\r\n\r\n")
    };
    match fault {
        Fault::NotFound => client.write_all(status("404 Not Found").as_bytes())?,
        Fault::ServerError => client.write_all(status("500 Broken").as_bytes())?,
        Fault::LoginPage => client.write_all(&[status("200 OK").as_bytes(), page].concat())?,
        Fault::Truncated => client.write_all(&[head.as_bytes(), half].concat())?,
        Fault::ConnectionClosed => {}
        Fault::Stalled => {
            client.write_all(&[head.as_bytes(), half].concat())?;
            client.flush()?;
            let state = lock(shared);
            let is_slow = |state: &mut HostState| {
                state.faults.iter().any(|(_, fault)| *fault == Fault::Stalled)
            };
            drop(shared.1.wait_while(state, is_slow));
            client.write_all(body.get(half.len()..).unwrap_or_default())?;
        }
    }
    Ok(())
}

fn serve_request(mut client: TcpStream, site: &str, state: &Shared) -> Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        client.read_exact(&mut byte)?;
        request.push(byte[0]);
    }
    let request = String::from_utf8(request)?;
    let path = request.split(' ').nth(1).context("no path")?.trim_start_matches('/');
    let path = path.strip_prefix("sous/dossier/").unwrap_or(path);
    let (path, sandbox) = match path.strip_prefix("bac-a-sable/") {
        Some(path) => (path, "content-security-policy: sandbox allow-scripts\r\n"),
        None => (path, ""),
    };
    let name = path.split('?').next().unwrap_or_default();
    let name = if name.is_empty() { "index.html" } else { name };
    let (change, fault, forbidden) = {
        let mut state = lock(state);
        if state.is_down {
            return Ok(());
        }
        state.requested.push(name.to_owned());
        let change = match state.replacements.get(name) {
            Some(Replacement::ServerError) => Some(None),
            Some(Replacement::Content(content)) => Some(Some(content.clone())),
            None => None,
        };
        let fault = state.faults.iter().find(|(end, _)| name.ends_with(end.as_str()));
        (change, fault.map(|(_, fault)| *fault), state.removed_source.clone().unwrap_or_default())
    };
    let (head, body) = match change {
        None => fetch(site, path)?,
        Some(Some(content)) => with_content(fetch(site, path)?.0, name, content),
        Some(None) => ("HTTP/1.1 500 Broken\r\nconnection: close\r\n\r\n".to_owned(), Vec::new()),
    };
    let head = head.replacen("\r\n", &format!("\r\n{sandbox}"), 1);
    let (head, body) = match String::from_utf8(body) {
        // The policy stands in the page.
        Ok(page) if !forbidden.is_empty() && page.contains(&forbidden) => {
            with_content(head, name, page.replace(&forbidden, "").into_bytes())
        }
        Ok(text) => (head, text.into_bytes()),
        Err(bytes) => (head, bytes.into_bytes()),
    };
    if let Some(fault) = fault {
        return write_faulty_response(&mut client, fault, (&head, &body), state);
    }
    client.write_all(head.as_bytes())?;
    Ok(client.write_all(&body)?)
}

/// Head and body of the real server's response, uncompressed.
fn fetch(site: &str, path: &str) -> Result<(String, Vec<u8>)> {
    let mut server = TcpStream::connect(site)?;
    write!(server, "GET /{path} HTTP/1.1\r\nhost: {site}\r\nconnection: close\r\n\r\n")?;
    let mut all = Vec::new();
    server.read_to_end(&mut all)?;
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").context("no head")? + 4;
    let body = all.split_off(end);
    Ok((String::from_utf8(all)?, body))
}

/// A response with another content; that of a new page has no policy.
fn with_content(head: String, name: &str, content: Vec<u8>) -> (String, Vec<u8>) {
    let length = format!("content-length: {}", content.len());
    let lines: Vec<&str> = if head.starts_with("HTTP/1.1 200") {
        let same = |line: &&str| !line.to_ascii_lowercase().starts_with("content-length:");
        head.trim_end().split("\r\n").filter(same).collect()
    } else {
        let kind = if name.ends_with(".html") { "content-type: text/html" } else { "" };
        ["HTTP/1.1 200 OK", "connection: close", kind]
            .into_iter()
            .filter(|l| !l.is_empty())
            .collect()
    };
    (format!("{}\r\n{length}\r\n\r\n", lines.join("\r\n")), content)
}
