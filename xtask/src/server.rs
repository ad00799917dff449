//! Serves the built site as a production host would.

use std::{
    fs,
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Error, Result, anyhow};
use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::runtime::{Builder, Runtime};
use tower_http::services::{ServeDir, ServeFile};

use crate::{dist, hosting, live::LiveSite};

pub const DEFAULT_PORT: u16 = 8080;

/// Which worker browsers get, the script that keeps the site on the device.
pub enum Worker {
    /// The one that the site was built with.
    Released,
    /// This one, which takes any other away: a reload shows the newest build.
    Stop(String),
}

impl Worker {
    /// The worker that takes any other away.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn stop(root: &Path) -> Result<Self> {
        fs::read_to_string(root.join(dist::STOP_WORKER_FILE))
            .map(Self::Stop)
            .context(dist::STOP_WORKER_FILE)
    }
}

/// Takes a port of this machine only; 0 takes any free one.
///
/// # Errors
///
/// If it is taken.
pub fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow!("port {port} is taken: choose another with --port"),
        _ => Error::new(error).context(format!("port {port}")),
    })
}

/// The address to open.
///
/// # Errors
///
/// If the system does not tell it.
pub fn url(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// The site that a server answers with.
pub enum Source {
    /// A site as it was built.
    Built(PathBuf),
    /// One that follows the data.
    Live(LiveSite),
}

impl Source {
    fn folder(&self) -> PathBuf {
        match self {
            Self::Built(folder) => folder.clone(),
            Self::Live(site) => site.folder(),
        }
    }
}

/// Serves until the user stops it.
///
/// # Errors
///
/// If the server cannot be started.
pub fn run_until_ctrl_c(listener: TcpListener, source: Source, worker: Worker) -> Result<()> {
    let url = url(&listener)?;
    let server = in_background(listener, source, worker)?;
    println!("\nServing the site on {url} (Ctrl-C stops it)");
    server.block_on(tokio::signal::ctrl_c())?;
    server.shutdown_background();
    println!();
    Ok(())
}

/// Serves until the runtime is dropped.
///
/// # Errors
///
/// If the server cannot be started.
pub fn in_background(listener: TcpListener, source: Source, worker: Worker) -> Result<Runtime> {
    let router = router(source, worker);
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    listener.set_nonblocking(true)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(async move { axum::serve(listener, router).await });
    Ok(runtime)
}

fn router(source: Source, worker: Worker) -> Router {
    let source = Arc::new(source);
    let files = Router::new().fallback(move |request| file(Arc::clone(&source), request));
    let router = match worker {
        Worker::Released => files,
        Worker::Stop(script) => {
            files.route(&format!("/{}", dist::WORKER_FILE), get(|| async move { script }))
        }
    };
    router.layer(middleware::from_fn(add_headers))
}

/// The file that a request asks for. A page is made anew first where the data have changed; what is
/// wrong with them is told in its place.
async fn file(source: Arc<Source>, request: Request) -> Response {
    let is_page = matches!(hosting::media_type(request.uri().path()), Some(media) if media.starts_with("text/html"));
    if let (Source::Live(site), true) = (&*source, is_page)
        && let Err(error) = tokio::task::block_in_place(|| site.refresh())
    {
        eprintln!("{error:#}");
        return (StatusCode::INTERNAL_SERVER_ERROR, error_page(&error)).into_response();
    }
    let folder = source.folder();
    let missing = ServeFile::new(folder.join(hosting::NOT_FOUND_PAGE));
    let missing = missing.precompressed_br().precompressed_gzip();
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    match files.not_found_service(missing).try_call(request).await {
        Ok(answer) => answer.into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// A page, in the place of the one asked for, that says what is wrong with the data.
fn error_page(error: &Error) -> String {
    let words = format!("{error:#}").replace('&', "&amp;").replace('<', "&lt;");
    format!("<!doctype html><meta charset=utf-8><title>Données fautives</title><pre>{words}</pre>")
}

/// Says what the answer is, how long it may be kept and who may use it.
async fn add_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let status = response.status();
    let headers = response.headers_mut();
    let shown = if status == StatusCode::NOT_FOUND { hosting::NOT_FOUND_PAGE } else { &path };
    if let Some(media) = hosting::media_type(shown).filter(|_| !status.is_redirection()) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    }
    for (name, value) in hosting::headers(&path, status.as_u16()) {
        if let Ok(name) = HeaderName::try_from(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}
