//! Where an action stands, and how pressing it is.

/// How far an action has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nobody has entered a status.
    #[default]
    Unknown,
    /// Work has not begun.
    Upcoming,
    /// Work has begun and goes on.
    Underway,
    /// Begun, then halted for a time.
    Paused,
    /// All of it is carried out.
    Done,
    /// It will not be carried out.
    Abandoned,
}

impl Status {
    /// All, in the order of an action's life.
    pub const ALL: [Self; 6] =
        [Self::Unknown, Self::Upcoming, Self::Underway, Self::Paused, Self::Done, Self::Abandoned];

    /// Its name in files and URLs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "non_renseigne",
            Self::Upcoming => "a_venir",
            Self::Underway => "en_cours",
            Self::Paused => "en_pause",
            Self::Done => "realisee",
            Self::Abandoned => "abandonnee",
        }
    }

    /// Reads a name of [`Self::code`]; `None` for any other.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Statuses that may follow this one. Only a started action can be paused or done; a done or abandoned one
    /// can be resumed. A status is removed by undo, never by another entry.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Unknown => {
                &[Self::Upcoming, Self::Underway, Self::Paused, Self::Done, Self::Abandoned]
            }
            Self::Upcoming => &[Self::Underway, Self::Abandoned],
            Self::Underway => &[Self::Paused, Self::Done, Self::Abandoned],
            Self::Paused => &[Self::Underway, Self::Abandoned],
            Self::Done => &[Self::Underway],
            Self::Abandoned => &[Self::Upcoming, Self::Underway],
        }
    }

    /// Whether nothing is awaited any more.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Abandoned)
    }
}

/// How pressing an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// To be carried out before the others.
    High,
    /// Neither before nor after the others.
    Normal,
    /// Can wait for the others.
    Low,
}

impl Priority {
    /// All, the most pressing first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];

    /// Its name in exported journals and in the storage.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::High => "haute",
            Self::Normal => "normale",
            Self::Low => "basse",
        }
    }

    /// Reads a name of [`Self::code`]; `None` for any other.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_begun_is_carried_out_and_nothing_is_a_dead_end() {
        assert!(!Status::Upcoming.next().contains(&Status::Done));
        assert!(Status::Underway.next().contains(&Status::Done));
        assert!(Status::Done.next().contains(&Status::Underway));
        for status in Status::ALL {
            assert!(!status.next().is_empty() && !status.next().contains(&status), "{status:?}");
            assert!(!status.next().contains(&Status::Unknown), "{status:?}");
            assert_eq!(Status::parse(status.code()), Some(status));
        }
    }
}
