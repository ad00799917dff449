//! The publisher of the site, for the legal notice. Whatever the publisher has not filled in is `None`, and the
//! pages say so.

use super::Day;

/// The publisher and its contact details.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publisher {
    /// Name of the body; `None` until the publisher fills it in.
    pub name: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// URL of a contact form.
    pub contact_form: Option<String>,
    /// Name of the director of publication.
    pub director: Option<String>,
    /// The hosting provider.
    pub host: HostingProvider,
    /// URL of the multi-year accessibility plan.
    pub accessibility_plan: Option<String>,
    /// The last accessibility audit of this site.
    pub audit: Option<Audit>,
}

/// The hosting provider.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HostingProvider {
    /// Name of the body; `None` until the publisher fills it in.
    pub name: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// What its server logs of the pages requested, and for how long, in French.
    pub logs: Option<String>,
}

/// The result of an accessibility audit.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// The day of the result.
    pub day: Day,
    /// Name of the body that audited the site.
    pub auditor: String,
    /// The standard audited against, with its version.
    pub reference: String,
    /// Percentage of the applicable criteria that are met, 0 to 100.
    pub percentage: f64,
    /// URL of the audit report.
    pub report: Option<String>,
}

/// The three levels of conformity defined by decree 2019-768 and the RGAA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conformity {
    /// All criteria that apply are met.
    Full,
    /// At least half of the criteria are met.
    Partial,
    /// Fewer than half are met, or there is no audit.
    None,
}

impl Publisher {
    /// The level that follows from the audit. Without an audit it is [`Conformity::None`], whatever the
    /// program's own tests say.
    #[must_use]
    pub fn conformity(&self) -> Conformity {
        match &self.audit {
            Some(audit) if audit.percentage >= 100.0 => Conformity::Full,
            Some(audit) if audit.percentage >= 50.0 => Conformity::Partial,
            _ => Conformity::None,
        }
    }
}
