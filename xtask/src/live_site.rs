//! A site that follows the data: whoever changes a figure in `geodata/` and reloads the page sees it
//! within seconds, and nothing is compiled.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use anyhow::Result;
use tempfile::TempDir;

use crate::{dist, site};

/// A served site and the data that it was made from.
pub struct LiveSite {
    root: PathBuf,
    current: Mutex<Current>,
}

struct Current {
    /// The newest modification time among the data files that it shows.
    data_modified: SystemTime,
    /// The folder that it was rebuilt into; none as long as the release build itself is shown.
    rebuilt: Option<TempDir>,
}

impl LiveSite {
    /// To be created before the release build: later changes of the data are then noticed.
    ///
    /// # Errors
    ///
    /// If the data cannot be found.
    pub fn new(root: &Path) -> Result<Self> {
        let current = Current { data_modified: newest_modification(root)?, rebuilt: None };
        Ok(Self { root: root.to_owned(), current: Mutex::new(current) })
    }

    /// The folder of the latest build.
    pub fn folder(&self) -> PathBuf {
        let current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let rebuilt = current.rebuilt.as_ref().map(|folder| folder.path().to_owned());
        rebuilt.unwrap_or_else(|| site::folder(&self.root))
    }

    /// Rebuilds the site if the data have changed; concurrent requests wait.
    ///
    /// # Errors
    ///
    /// If the data break a rule: the error says which. The next call tries again.
    pub fn refresh(&self) -> Result<()> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = newest_modification(&self.root)?;
        if changed != current.data_modified {
            let folder = tempfile::tempdir()?;
            dist::refresh(&self.root, folder.path())?;
            println!("The data have changed: rebuilding the site");
            *current = Current { data_modified: changed, rebuilt: Some(folder) };
        }
        Ok(())
    }
}

/// The newest modification time of the data files.
fn newest_modification(root: &Path) -> Result<SystemTime> {
    let mut last = SystemTime::UNIX_EPOCH;
    for file in site::files(&root.join(dist::DATA_FOLDER))? {
        last = last.max(fs::metadata(file)?.modified()?);
    }
    Ok(last)
}
