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

/// What a test has made of a file.
enum Change {
    Content(Vec<u8>),
    Broken,
}

/// How a host answers for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// That it is not there.
    Missing,
    /// That it cannot, with a status of 500.
    Broken,
    /// With a page, as networks do that want one to log in first.
    Page,
    /// With its first half only, then it closes the connection.
    Cut,
    /// Not at all: it closes the connection.
    Refused,
    /// With its first half, and the other once the test mends the host.
    Slow,
}

#[derive(Default)]
struct State {
    down: bool,
    changes: HashMap<String, Change>,
    /// By the end of names: those of the program hold a hash.
    faults: Vec<(String, Fault)>,
    /// What is taken out of the content policy.
    forbidden: Option<String>,
    asked: Vec<String>,
}

/// What a test has asked for, and the signal that it has changed.
type Shared = (Mutex<State>, Condvar);

/// A running proxy: it goes on until the process of the tests ends.
pub struct Host {
    port: u16,
    site: String,
    state: Arc<Shared>,
}

impl Host {
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
                thread::spawn(move || answer(client, &site, &state).ok());
            }
        });
        Ok(host)
    }

    /// The full address of a page of it.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{}", self.port, path.trim_start_matches('/'))
    }

    /// From now on cuts each connection, or no longer.
    pub fn down(&self, down: bool) {
        lock(&self.state).down = down;
    }

    /// Puts a content in the place of a file, or where there is none.
    pub fn put(&self, name: &str, content: impl Into<Vec<u8>>) {
        lock(&self.state).changes.insert(name.to_owned(), Change::Content(content.into()));
    }

    /// Answers 500 for a file.
    pub fn break_file(&self, name: &str) {
        lock(&self.state).changes.insert(name.to_owned(), Change::Broken);
    }

    /// Answers so for the files whose names end so.
    pub fn fault(&self, end: &str, fault: Fault) {
        lock(&self.state).faults.push((end.to_owned(), fault));
    }

    /// Takes a source out of the content policy of its pages.
    pub fn forbid(&self, source: &str) {
        lock(&self.state).forbidden = Some(source.to_owned());
    }

    /// Ends all faults, and sends the rest of the answers that [`Fault::Slow`] holds back.
    pub fn mend(&self) {
        let mut state = lock(&self.state);
        state.faults.clear();
        state.forbidden = None;
        self.state.1.notify_all();
    }

    /// The files asked for since last asked, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.state).asked)
    }

    /// A file as the site has it.
    pub fn original(&self, name: &str) -> Result<String> {
        let (head, body) = fetch(&self.site, name)?;
        if !head.starts_with("HTTP/1.1 200") {
            bail!("{name}: {head}");
        }
        Ok(String::from_utf8(body)?)
    }
}

fn lock((state, _): &Shared) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a file's answer with its fault; whether there is one.
fn faulty(
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
        Fault::Missing => client.write_all(status("404 Not Found").as_bytes())?,
        Fault::Broken => client.write_all(status("500 Broken").as_bytes())?,
        Fault::Page => client.write_all(&[status("200 OK").as_bytes(), page].concat())?,
        Fault::Cut => client.write_all(&[head.as_bytes(), half].concat())?,
        Fault::Refused => {}
        Fault::Slow => {
            client.write_all(&[head.as_bytes(), half].concat())?;
            client.flush()?;
            let state = lock(shared);
            let held =
                |state: &mut State| state.faults.iter().any(|(_, fault)| *fault == Fault::Slow);
            drop(shared.1.wait_while(state, held));
            client.write_all(body.get(half.len()..).unwrap_or_default())?;
        }
    }
    Ok(())
}

fn answer(mut client: TcpStream, site: &str, state: &Shared) -> Result<()> {
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
        if state.down {
            return Ok(());
        }
        state.asked.push(name.to_owned());
        let change = match state.changes.get(name) {
            Some(Change::Broken) => Some(None),
            Some(Change::Content(content)) => Some(Some(content.clone())),
            None => None,
        };
        let fault = state.faults.iter().find(|(end, _)| name.ends_with(end.as_str()));
        (change, fault.map(|(_, fault)| *fault), state.forbidden.clone().unwrap_or_default())
    };
    let (head, body) = match change {
        None => fetch(site, path)?,
        Some(Some(content)) => changed(fetch(site, path)?.0, name, content),
        Some(None) => ("HTTP/1.1 500 Broken\r\nconnection: close\r\n\r\n".to_owned(), Vec::new()),
    };
    let head = head.replacen("\r\n", &format!("\r\n{sandbox}"), 1);
    let (head, body) = match String::from_utf8(body) {
        // The policy stands in the page.
        Ok(page) if !forbidden.is_empty() && page.contains(&forbidden) => {
            changed(head, name, page.replace(&forbidden, "").into_bytes())
        }
        Ok(text) => (head, text.into_bytes()),
        Err(bytes) => (head, bytes.into_bytes()),
    };
    if let Some(fault) = fault {
        return faulty(&mut client, fault, (&head, &body), state);
    }
    client.write_all(head.as_bytes())?;
    Ok(client.write_all(&body)?)
}

/// The head and the body of the real server's answer, uncompressed.
fn fetch(site: &str, path: &str) -> Result<(String, Vec<u8>)> {
    let mut server = TcpStream::connect(site)?;
    write!(server, "GET /{path} HTTP/1.1\r\nhost: {site}\r\nconnection: close\r\n\r\n")?;
    let mut all = Vec::new();
    server.read_to_end(&mut all)?;
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").context("no head")? + 4;
    let body = all.split_off(end);
    Ok((String::from_utf8(all)?, body))
}

/// The head of a file with another content; of a new page, one without any policy.
fn changed(head: String, name: &str, content: Vec<u8>) -> (String, Vec<u8>) {
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
