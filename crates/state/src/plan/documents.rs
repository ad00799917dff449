//! The published files that only the plan's views need; each is fetched once.

use model::read::faults::Faults;
use model::read::plan::check_targets;
use model::read::{DataError, governance, plan, published_indicators};
use model::{Dataset, Governance, Indicator, Plan, PlanDocument};

use crate::Remote;

/// A published file of the plan's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublishedFile {
    /// The indicators, `indicateurs.json`.
    Indicators,
    /// The plan, `plan.json`.
    Plan,
    /// The governance, `gouvernance.json`.
    Governance,
}

impl PublishedFile {
    /// All files.
    pub const ALL: [Self; 3] = [Self::Indicators, Self::Plan, Self::Governance];

    /// Its path from the site's root.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Indicators => "geodata/indicateurs.json",
            Self::Plan => "geodata/plan.json",
            Self::Governance => "geodata/gouvernance.json",
        }
    }
}

/// The files loaded so far. Each is parsed once; only failed ones are fetched again.
#[derive(Debug, Default)]
pub struct Documents {
    plan: Option<Plan>,
    governance: Option<Governance>,
    indicators: Option<Vec<Indicator>>,
    /// Requested and not yet answered.
    pending: Vec<PublishedFile>,
    failed: bool,
    loaded: Option<&'static PlanDocument>,
}

impl Documents {
    /// The loading state of the document. While a failed fetch is retried it stays `Failed`, so that the retry
    /// button does not vanish.
    #[must_use]
    pub fn state(&self) -> Remote<&'static PlanDocument> {
        match self.loaded {
            Some(document) => Remote::Loaded(document),
            None if self.failed => Remote::Failed,
            None => Remote::Loading,
        }
    }

    /// The files to fetch now.
    pub(super) fn request_missing(&mut self) -> Vec<PublishedFile> {
        let is_missing = |f: &PublishedFile| !self.is_loaded(*f) && !self.pending.contains(f);
        let missing: Vec<PublishedFile> =
            PublishedFile::ALL.into_iter().filter(is_missing).collect();
        self.pending.extend(&missing);
        missing
    }

    /// Stores a fetched file, or notes that its fetch failed; returns the fault found in it.
    pub(super) fn receive(
        &mut self,
        file: PublishedFile,
        text: Option<String>,
        dataset: &Dataset,
    ) -> Option<DataError> {
        self.pending.retain(|pending| *pending != file);
        if self.is_loaded(file) {
            return None;
        }
        let Some(text) = text else {
            self.failed = true;
            return None;
        };
        let fault = self.read(file, &text, dataset).and_then(|()| self.assemble()).err();
        self.failed |= fault.is_some();
        fault
    }

    fn is_loaded(&self, file: PublishedFile) -> bool {
        self.loaded.is_some()
            || match file {
                PublishedFile::Indicators => self.indicators.is_some(),
                PublishedFile::Plan => self.plan.is_some(),
                PublishedFile::Governance => self.governance.is_some(),
            }
    }

    fn read(
        &mut self,
        file: PublishedFile,
        text: &str,
        dataset: &Dataset,
    ) -> Result<(), DataError> {
        match file {
            PublishedFile::Indicators => {
                self.indicators = Some(published_indicators(text, dataset)?)
            }
            PublishedFile::Plan => self.plan = Some(plan(text)?),
            PublishedFile::Governance => self.governance = Some(governance(text)?),
        }
        Ok(())
    }

    /// When all files are loaded: checks that the plan's targets are among the indicators, and stores the
    /// document.
    fn assemble(&mut self) -> Result<(), DataError> {
        if self.plan.is_none() || self.governance.is_none() || self.indicators.is_none() {
            return Ok(());
        }
        let parts = (self.plan.take(), self.governance.take(), self.indicators.take());
        let (Some(plan), Some(governance), Some(indicators)) = parts else { return Ok(()) };
        let faults = Faults::default();
        check_targets(&plan, &indicators, &faults);
        let plan = faults.into_result(plan)?;
        // Leaked: the document is immutable and lives as long as the page.
        self.loaded = Some(Box::leak(Box::new(PlanDocument { plan, governance, indicators })));
        Ok(())
    }
}
