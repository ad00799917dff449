//! The command line: one command, then `--option value` pairs.

use std::{fmt::Display, str::FromStr};

use anyhow::{Context, Result, anyhow, bail};

/// What remains of the command line.
pub struct Args(Vec<String>);

impl Args {
    pub fn new(args: impl Iterator<Item = String>) -> Self {
        Self(args.collect())
    }

    /// Takes the first word.
    pub fn command(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Takes `name value` wherever it stands.
    pub fn option<T: FromStr<Err: Display>>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(at) = self.0.iter().position(|arg| arg == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        let value = (at < self.0.len())
            .then(|| self.0.remove(at))
            .with_context(|| format!("{name} needs a value"))?;
        match value.parse() {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(anyhow!("{name} {value}: {error}")),
        }
    }

    /// Refuses whatever no one took: a mistyped option must not pass for a default.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(extra) => bail!("unexpected argument {extra:?}; try `cargo xtask help`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn takes_command_then_options() {
        let mut args = args("serve --port 9000");
        assert_eq!(args.command().as_deref(), Some("serve"));
        assert_eq!(args.option::<u16>("--port").unwrap(), Some(9000));
        assert!(args.finish().is_ok());
    }

    #[test]
    fn refuses_bad_and_unknown_options() {
        assert!(args("--port").option::<u16>("--port").is_err());
        assert!(args("--port many").option::<u16>("--port").is_err());
        assert!(args("--prot 9000").finish().is_err());
    }
}
