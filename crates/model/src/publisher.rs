//! Who publishes the site: what the law asks a publisher to tell of itself. What it has not told is
//! `None`, and the pages say so.

use super::Day;

/// The publisher, and to whom to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publisher {
    /// Name of the body; `None` until the publisher fills it in.
    pub name: Option<String>,
    /// Postal address of its seat, on one line.
    pub address: Option<String>,
    /// Telephone number, as it is printed.
    pub phone: Option<String>,
    /// E-mail address; the reader refuses what has no `@`.
    pub email: Option<String>,
    /// The address of a page from which it can be written to.
    pub form: Option<String>,
    /// Who answers for what is published.
    pub director: Option<String>,
    /// Who puts the site on line.
    pub host: Host,
    /// The address of its plan for accessibility, over several years.
    pub accessibility_plan: Option<String>,
    /// The last audit of this site's accessibility.
    pub audit: Option<Audit>,
}

/// Who puts the site on line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host {
    /// Name of the body; `None` until the publisher fills it in.
    pub name: Option<String>,
    /// Postal address, on one line.
    pub address: Option<String>,
    /// Telephone number, as it is printed.
    pub phone: Option<String>,
    /// What its server notes of the pages that are asked for, and how long it keeps that.
    pub logs: Option<String>,
}

/// What an audit of accessibility found.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// The day of its results.
    pub day: Day,
    /// Name of the body that audited the site.
    pub auditor: String,
    /// After which reference, with its version.
    pub reference: String,
    /// The share of the criteria that are met, among those that apply, 0 to 100.
    pub percentage: f64,
    /// The address of its report.
    pub report: Option<String>,
}

/// The three states that decree 2019-768 and the RGAA know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conformity {
    /// All criteria that apply are met.
    Full,
    /// At least half of them are.
    Partial,
    /// Fewer than half are, or no audit has found how many.
    None,
}

impl Publisher {
    /// The state of conformity that follows from the audit: without one there is none, whatever the
    /// program's own tests find.
    #[must_use]
    pub fn conformity(&self) -> Conformity {
        match &self.audit {
            Some(audit) if audit.percentage >= 100.0 => Conformity::Full,
            Some(audit) if audit.percentage >= 50.0 => Conformity::Partial,
            _ => Conformity::None,
        }
    }
}
