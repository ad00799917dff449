//! Wordings of axes, objectives, actions and indicators that differ between the annex and the sheets:
//! `anomalies.json` must cite both.

use crate::data::{Axis, Passage};
use crate::document::{self, Lines};

/// A text that the plan prints twice, the lines it is quoted from, and those that repeat it.
pub struct Repeated<'a> {
    pub text: &'a str,
    pub at: Lines,
    pub again: Lines,
}

impl Repeated<'_> {
    /// Whether the repetition is identical but for spaces, bullets and the final full stop.
    pub fn agrees(&self) -> bool {
        let annex_text = document::lines(self.again);
        let annex_text = annex_text.trim_start_matches(|c: char| !c.is_alphabetic());
        annex_text.trim_end_matches(['.', ' ']) == document::spaced(self.text)
    }
}

/// All texts that the plan prints twice.
pub fn repeated(axis: &Axis) -> Vec<Repeated<'_>> {
    let mut all = Vec::new();
    if let Some(passage) = &axis.presentation {
        all.push(again(passage, &axis.titre_source.lignes));
    }
    for objective in &axis.objectifs {
        all.push(Repeated {
            text: &objective.titre,
            at: objective.source.lignes,
            again: objective.annexe.lignes,
        });
        if let Some(passage) = &objective.enonce {
            all.push(again(passage, &objective.source.lignes));
        }
        all.extend(objective.actions.iter().map(|action| Repeated {
            text: &action.titre,
            at: action.source.lignes,
            again: action.annexe.lignes,
        }));
    }
    all.extend(axis.annexe.differences.iter().map(|difference| Repeated {
        text: &difference.fiche,
        at: difference.source.lignes,
        again: difference.source.lignes,
    }));
    all
}

fn again<'a>(passage: &'a Passage, lines: &Lines) -> Repeated<'a> {
    Repeated { text: &passage.texte, at: passage.source.lignes, again: *lines }
}

/// Whether two passages share a line.
pub fn overlap(a: Lines, b: Lines) -> bool {
    a[0] <= b[1] && b[0] <= a[1]
}
