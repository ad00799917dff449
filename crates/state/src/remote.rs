//! Loading states of fetched data.

/// A value that is fetched on demand.
#[derive(Clone, Copy, Debug, Default)]
pub enum Remote<T> {
    /// Not requested.
    #[default]
    NotAsked,
    /// Requested and not yet answered.
    Loading,
    /// The fetch failed.
    Failed,
    /// Loaded; kept as long as the page lives.
    Loaded(T),
}

impl<T> Remote<T> {
    /// The state after a fetch: `Loaded`, or `Failed` for `None`.
    #[must_use]
    pub fn from_fetch(fetched: Option<T>) -> Self {
        fetched.map_or(Self::Failed, Self::Loaded)
    }

    /// The value, if loaded.
    #[must_use]
    pub fn loaded(&self) -> Option<&T> {
        match self {
            Self::Loaded(value) => Some(value),
            Self::NotAsked | Self::Loading | Self::Failed => None,
        }
    }

    /// Whether it is loaded or failed.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Failed | Self::Loaded(_))
    }
}

/// Compares addresses: values that live as long as the page need not be compared by content.
impl<T> PartialEq for Remote<&'static T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loaded(value), Self::Loaded(other)) => std::ptr::eq(*value, *other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}
