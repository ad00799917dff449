//! The headers of every answer, as any host of the site must give them.

use std::{path::Path, sync::Arc};

use anyhow::Result;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};

use crate::hosting::{Ancestors, Cache, Hosting, MISSING, types};

/// The same for all files of a site.
#[derive(Clone)]
pub struct Headers {
    security: HeaderMap,
    cache: Arc<Cache>,
}

impl Headers {
    pub fn for_site(site: &Path) -> Result<Self> {
        let hosting = Hosting::of(site, &Ancestors::default())?;
        let mut security = HeaderMap::new();
        for (name, value) in &hosting.security {
            security
                .insert(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
        }
        Ok(Self { security, cache: Arc::new(hosting.cache) })
    }
}

/// Says what the answer is, how long it may be kept and what its page may do.
pub async fn describe(State(known): State<Headers>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let status = response.status();
    let headers = response.headers_mut();
    let shown = if status == StatusCode::NOT_FOUND { MISSING } else { &path };
    if let Some(media) = types::of(shown).filter(|_| !status.is_redirection()) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    }
    let kept = known.cache.control(&path, status.as_u16());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.extend(known.security);
    response
}
