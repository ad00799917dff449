//! Fuzzing with damaged files: reading neither panics nor accepts a part.

use super::{V1, V2, model};
use model::read::journal::{JournalContext, drafts, read, write};

/// Fragments inserted at random places.
const FRAGMENTS: [&str; 17] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    "null",
    "1e999",
    "-1",
    "\u{0}",
    "\\u0000",
    "é",
    "9999-12-31",
    "1.3",
    "0.0",
    "\"statut\"",
    "\"valeur\"",
];

/// A damaged file that is accepted is read whole.
#[test]
fn random_damage_neither_panics_nor_loses_data() {
    let (plan, dataset) = model();
    let context = JournalContext { plan: &plan, dataset };
    let valid: [Vec<char>; 2] = [V1, V2].map(|text| text.chars().collect());
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).expect("small")
    };
    let (mut accepted, mut rejected) = (0, 0);
    for index in 0..20_000 {
        let mut text = valid[index % 2].clone();
        for _ in 0..=draw(3) {
            let at = draw(text.len());
            let end = (at + draw(12)).min(text.len());
            match draw(4) {
                0 => drop(text.splice(at..end, [])),
                1 => drop(text.splice(at..at, FRAGMENTS[draw(FRAGMENTS.len())].chars())),
                2 => {
                    text[at] = char::from_digit(u32::try_from(draw(10)).expect("a digit"), 10)
                        .expect("a digit")
                }
                _ => {
                    let copied = text[at..end].to_vec();
                    drop(text.splice(at..at, copied));
                }
            }
        }
        let text: String = text.into_iter().collect();
        match read(&text, context) {
            Ok(journal) => {
                accepted += 1;
                let typed_drafts = drafts(&text, &plan);
                let rewritten = write(&journal, &typed_drafts).expect("finite numbers");
                assert_eq!(drafts(&rewritten, &plan), typed_drafts);
                assert_eq!(read(&rewritten, context).expect("our own file"), journal);
            }
            Err(error) => {
                rejected += 1;
                assert!(!error.record.is_empty() && !error.rule.is_empty());
            }
        }
    }
    println!("20 000 damaged files: {accepted} read, {rejected} rejected");
    assert!(accepted > 100 && rejected > 10_000, "{accepted} read, {rejected} rejected");
}
