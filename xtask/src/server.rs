//! Serves the built site as a production host would.

mod headers;

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
    path::Path,
};

use anyhow::{Context, Error, Result, anyhow};
use axum::{Router, middleware};
use tokio::runtime::{Builder, Runtime};
use tower_http::services::{ServeDir, ServeFile};

use crate::hosting::MISSING;
use headers::Headers;

pub const DEFAULT_PORT: u16 = 8080;

/// Takes a port of this machine only; 0 takes any free one.
pub fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow!("port {port} is taken: choose another with --port"),
        _ => Error::new(error).context(format!("port {port}")),
    })
}

/// The address to open.
pub fn url(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// Serves until the user stops it.
pub fn run_until_ctrl_c(listener: TcpListener, site: &Path) -> Result<()> {
    let url = url(&listener)?;
    let server = in_background(listener, site)?;
    println!("\nServing the site on {url} (Ctrl-C stops it)");
    server.block_on(tokio::signal::ctrl_c())?;
    server.shutdown_background();
    println!();
    Ok(())
}

/// Serves until the runtime is dropped.
pub fn in_background(listener: TcpListener, site: &Path) -> Result<Runtime> {
    let router = router(site)?;
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    listener.set_nonblocking(true)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(async move { axum::serve(listener, router).await });
    Ok(runtime)
}

fn router(site: &Path) -> Result<Router> {
    let headers = Headers::for_site(site).context("the headers")?;
    let missing = ServeFile::new(site.join(MISSING)).precompressed_br().precompressed_gzip();
    let files = ServeDir::new(site).precompressed_br().precompressed_gzip();
    Ok(Router::new()
        .fallback_service(files.not_found_service(missing))
        .layer(middleware::from_fn_with_state(headers, headers::describe)))
}
