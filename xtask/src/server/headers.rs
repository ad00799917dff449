//! The headers of every answer: how long to keep it, and what its page may do.

use std::path::Path;

use anyhow::Result;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::csp;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// "Around me" asks for the position, nothing asks for anything else.
const PERMISSIONS: &str = "geolocation=(self), accelerometer=(), camera=(), display-capture=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The same for all files of a site.
#[derive(Clone)]
pub struct SecurityHeaders(Vec<(HeaderName, HeaderValue)>);

impl SecurityHeaders {
    /// Reads the pages of the site: their inline scripts must be allowed by name.
    pub fn for_site(site: &Path) -> Result<Self> {
        let fixed = |value| HeaderValue::from_static(value);
        Ok(Self(vec![
            (header::CONTENT_SECURITY_POLICY, HeaderValue::from_str(&csp::policy(site)?)?),
            (header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff")),
            (header::REFERRER_POLICY, fixed("strict-origin-when-cross-origin")),
            (HeaderName::from_static("permissions-policy"), fixed(PERMISSIONS)),
            // Other sites embed this one: that is what it is for.
            (HeaderName::from_static("cross-origin-resource-policy"), fixed("cross-origin")),
        ]))
    }
}

/// Adds the security headers.
pub async fn secure(State(security): State<SecurityHeaders>, mut response: Response) -> Response {
    response.headers_mut().extend(security.0);
    response
}

/// Says how long a good answer may be kept.
pub async fn cache(request: Request, next: Next) -> Response {
    let forever = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let forever = forever && response.status().is_success();
    let value = if forever { FOR_EVER } else { ASK_AGAIN };
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    response
}

/// Whether the name holds Trunk's hash of the content: 16 hexadecimal digits, less leading zeros.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.'])
        .any(|part| (12..=16).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn knows_hashed_names() {
        assert!(is_hashed("/carte-0123456789abcdef.js"));
        assert!(is_hashed("/sub/carte-d50c619139d9a99_bg.wasm"));
        assert!(!is_hashed("/index.html"));
        assert!(!is_hashed("/snippets/lib-0123456789abcdef/inline0.js"));
    }
}
