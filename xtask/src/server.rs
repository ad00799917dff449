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

use crate::{dist, hosting, live_site::LiveSite};

pub const DEFAULT_PORT: u16 = 8080;

/// Which worker browsers get, the script that keeps the site on the device.
pub enum Worker {
    /// The one that the site was built with.
    Released,
    /// The text of a script that unregisters any worker: a reload shows the newest build.
    Unregistering(String),
}

impl Worker {
    /// Reads the worker that unregisters any other.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn unregistering(root: &Path) -> Result<Self> {
        fs::read_to_string(root.join(dist::STOP_WORKER_FILE))
            .map(Self::Unregistering)
            .context(dist::STOP_WORKER_FILE)
    }
}

/// Binds a port on localhost; 0 picks a free one.
///
/// # Errors
/// If the port is in use.
pub fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow!("port {port} is taken: choose another with --port"),
        _ => Error::new(error).context(format!("port {port}")),
    })
}

/// The URL of a server on this port.
///
/// # Errors
/// If the system does not report the port.
pub fn url(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// The site to serve.
pub enum ServedSite {
    /// A site as it was built.
    Built(PathBuf),
    /// One that follows the data.
    Live(LiveSite),
}

impl ServedSite {
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
pub fn run_until_ctrl_c(
    listener: TcpListener,
    served_site: ServedSite,
    worker: Worker,
) -> Result<()> {
    let url = url(&listener)?;
    let server = start_in_background(listener, served_site, worker)?;
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
pub fn start_in_background(
    listener: TcpListener,
    served_site: ServedSite,
    worker: Worker,
) -> Result<Runtime> {
    let router = router(served_site, worker);
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    listener.set_nonblocking(true)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(async move { axum::serve(listener, router).await });
    Ok(runtime)
}

fn router(served_site: ServedSite, worker: Worker) -> Router {
    let served_site = Arc::new(served_site);
    let files =
        Router::new().fallback(move |request| serve_file(Arc::clone(&served_site), request));
    let router = match worker {
        Worker::Released => files,
        Worker::Unregistering(script) => {
            files.route(&format!("/{}", dist::WORKER_FILE), get(|| async move { script }))
        }
    };
    router.layer(middleware::from_fn(add_headers))
}

/// Serves the requested file. For a page, rebuilds the site first if the data have changed; if they break a
/// rule, responds with the error.
async fn serve_file(served_site: Arc<ServedSite>, request: Request) -> Response {
    let is_page = matches!(hosting::media_type(request.uri().path()), Some(media) if media.starts_with("text/html"));
    if let (ServedSite::Live(site), true) = (&*served_site, is_page)
        && let Err(error) = tokio::task::block_in_place(|| site.refresh())
    {
        eprintln!("{error:#}");
        return (StatusCode::INTERNAL_SERVER_ERROR, error_page(&error)).into_response();
    }
    let folder = served_site.folder();
    let not_found_page = ServeFile::new(folder.join(hosting::NOT_FOUND_PAGE));
    let not_found_page = not_found_page.precompressed_br().precompressed_gzip();
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    match files.not_found_service(not_found_page).try_call(request).await {
        Ok(response) => response.into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// A page with the error, served in place of the requested one.
fn error_page(error: &Error) -> String {
    let message = format!("{error:#}").replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html><meta charset=utf-8><title>Données fautives</title><pre>{message}</pre>"
    )
}

/// Adds the media type, caching and security headers to a response.
async fn add_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let status = response.status();
    let headers = response.headers_mut();
    let served_path = if status == StatusCode::NOT_FOUND { hosting::NOT_FOUND_PAGE } else { &path };
    if let Some(media) = hosting::media_type(served_path).filter(|_| !status.is_redirection()) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    }
    for (name, value) in hosting::headers(&path, status.as_u16()) {
        if let Ok(name) = HeaderName::try_from(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}
