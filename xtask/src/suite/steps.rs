//! Steps announced, timed and summed up.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// The steps run so far.
pub struct Steps {
    start: Instant,
    completed: Vec<(&'static str, Duration, bool)>,
}

impl Default for Steps {
    fn default() -> Self {
        Self { start: Instant::now(), completed: Vec::new() }
    }
}

impl Steps {
    /// Runs one step; an error gets its name as context.
    pub fn run<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n━━ {name} (at {})", minutes_and_seconds(self.start.elapsed()));
        let start = Instant::now();
        let result = step();
        self.completed.push((name, start.elapsed(), result.is_ok()));
        result.context(name)
    }

    /// Prints a line for each step that was begun, with its time and whether it succeeded.
    pub fn print_summary(&self) {
        println!("\n━━ Summary ({})", minutes_and_seconds(self.start.elapsed()));
        for (name, time, ok) in &self.completed {
            let outcome = if *ok { "ok" } else { "FAILED" };
            println!("{:>7}  {name}: {outcome}", minutes_and_seconds(*time));
        }
    }
}

/// Minutes and seconds: 83 seconds as `1:23`.
fn minutes_and_seconds(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
