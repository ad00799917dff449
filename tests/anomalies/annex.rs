//! Wordings of axes, objectives, actions and indicators that differ between the annex and the sheets:
//! `anomalies.json` must cite both.

use crate::data::{Axis, Passage};
use crate::document::{self, Lines};

/// A text that the plan prints twice, the lines it is quoted from, and those that repeat it.
pub struct RepeatedText<'a> {
    pub text: &'a str,
    pub lines: Lines,
    pub repeated_lines: Lines,
}

impl RepeatedText<'_> {
    /// Whether the repetition is identical but for spaces, bullets and the final full stop.
    pub fn is_repeated_verbatim(&self) -> bool {
        let annex_text = document::cited_lines(self.repeated_lines);
        let annex_text = annex_text.trim_start_matches(|c: char| !c.is_alphabetic());
        annex_text.trim_end_matches(['.', ' ']) == document::with_single_spaces(self.text)
    }
}

/// All texts that the plan prints twice.
pub fn repeated_texts(axis: &Axis) -> Vec<RepeatedText<'_>> {
    let mut all = Vec::new();
    if let Some(passage) = &axis.presentation {
        all.push(repeated_passage(passage, &axis.titre_source.lignes));
    }
    for objective in &axis.objectifs {
        all.push(RepeatedText {
            text: &objective.titre,
            lines: objective.source.lignes,
            repeated_lines: objective.annexe.lignes,
        });
        if let Some(passage) = &objective.enonce {
            all.push(repeated_passage(passage, &objective.source.lignes));
        }
        all.extend(objective.actions.iter().map(|action| RepeatedText {
            text: &action.titre,
            lines: action.source.lignes,
            repeated_lines: action.annexe.lignes,
        }));
    }
    all.extend(axis.annexe.differences.iter().map(|difference| RepeatedText {
        text: &difference.fiche,
        lines: difference.source.lignes,
        repeated_lines: difference.source.lignes,
    }));
    all
}

fn repeated_passage<'a>(passage: &'a Passage, lines: &Lines) -> RepeatedText<'a> {
    RepeatedText { text: &passage.texte, lines: passage.source.lignes, repeated_lines: *lines }
}

/// Whether two passages share a line.
pub fn overlap(a: Lines, b: Lines) -> bool {
    a[0] <= b[1] && b[0] <= a[1]
}
