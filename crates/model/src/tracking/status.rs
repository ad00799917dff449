//! Status and priority of an action.

/// The status of an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// No status was entered.
    #[default]
    Unknown,
    /// Not started.
    Upcoming,
    /// Started.
    Underway,
    /// Started, then suspended.
    Paused,
    /// Completed.
    Done,
    /// Given up before completion.
    Abandoned,
}

impl Status {
    /// All statuses, in the order of an action's life.
    pub const ALL: [Self; 6] =
        [Self::Unknown, Self::Upcoming, Self::Underway, Self::Paused, Self::Done, Self::Abandoned];

    /// The name in files and URLs.
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

    /// Parses the name of a status.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Statuses that may follow this one. Only a started action can be paused or done; a done or abandoned one
    /// can be resumed. A status is removed by undo, never by another entry.
    #[must_use]
    pub fn allowed_next(self) -> &'static [Self] {
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

    /// Whether the action is over: done or abandoned.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Abandoned)
    }
}

/// The priority of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Before the others.
    High,
    /// Neither before nor after the others.
    Normal,
    /// After the others.
    Low,
}

impl Priority {
    /// All priorities, the highest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];

    /// The name in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::High => "haute",
            Self::Normal => "normale",
            Self::Low => "basse",
        }
    }

    /// Parses the name of a priority.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_started_actions_finish_and_no_status_is_final() {
        assert!(!Status::Upcoming.allowed_next().contains(&Status::Done));
        assert!(Status::Underway.allowed_next().contains(&Status::Done));
        assert!(Status::Done.allowed_next().contains(&Status::Underway));
        for status in Status::ALL {
            assert!(
                !status.allowed_next().is_empty() && !status.allowed_next().contains(&status),
                "{status:?}"
            );
            assert!(!status.allowed_next().contains(&Status::Unknown), "{status:?}");
            assert_eq!(Status::parse(status.code()), Some(status));
        }
    }
}
