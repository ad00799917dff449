//! What comes over the network, and how far it has come.

/// A value that is fetched on demand.
#[derive(Clone, Copy, Debug, Default)]
pub enum Remote<T> {
    /// Nobody has asked for it yet.
    #[default]
    NotAsked,
    /// Asked for and not answered.
    Loading,
    /// It could not be had; asking again may help.
    Failed,
    /// There, for as long as the page lives.
    Loaded(T),
}

impl<T> Remote<T> {
    /// What became of a fetch.
    #[must_use]
    pub fn of_fetch(fetched: Option<T>) -> Self {
        fetched.map_or(Self::Failed, Self::Loaded)
    }

    /// The value, if it is there.
    #[must_use]
    pub fn loaded(&self) -> Option<&T> {
        match self {
            Self::Loaded(value) => Some(value),
            Self::NotAsked | Self::Loading | Self::Failed => None,
        }
    }

    /// Whether it is there or could not be had.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Failed | Self::Loaded(_))
    }
}

/// By the address of the value: what lives as long as the page need not be compared.
impl<T> PartialEq for Remote<&'static T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loaded(value), Self::Loaded(other)) => std::ptr::eq(*value, *other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}
