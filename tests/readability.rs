//! The easy texts are easy by the measure of Kandel and Moles for French: 207 − 1.015 × words per sentence −
//! 73.6 × syllables per word; above 70 is easy, above 90 very easy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use analysis::nearby::around::{Origin, find_nearby};
use analysis::nearby::guidance::{danger_intro, uncovered_need};
use analysis::statistics::childminders::{introduction, whom_to_ask};
use analysis::wording::answer::{Question, age_of_list, spoken_sentences, summary};
use analysis::wording::family_words::{
    ReadingLevel, easy_meaning, missing_details_text, need_label,
};
use analysis::wording::labels::category_words;
use model::{AgeBand, Category, CommuneCode, Day, Need};

fn is_vowel(c: char) -> bool {
    "aàâeéèêëiîïoôuùûüyœæ".contains(c)
}

/// Number of vowel groups, without a silent final e.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let mut groups = 0;
    let mut last = ' ';
    for c in word.chars() {
        groups += usize::from(is_vowel(c) && !is_vowel(last));
        last = c;
    }
    let has_silent_end = ["e", "es", "ent"].iter().any(|end| {
        let stem = word.strip_suffix(end);
        stem.is_some_and(|stem| stem.chars().last().is_some_and(|c| !is_vowel(c)))
    });
    (groups - usize::from(has_silent_end && groups > 1)).max(1)
}

fn kandel_moles_score(sentences: &[String]) -> f64 {
    let is_sentence_end = |c: char| matches!(c, '.' | '!' | '?' | ':');
    let text = sentences.join(" ");
    let count = text.split(is_sentence_end).filter(|s| s.chars().any(char::is_alphabetic)).count();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let words = words.len() as f64;
    207.0 - 1.015 * words / count as f64 - 73.6 * syllables as f64 / words
}

#[test]
fn syllables_are_counted_as_they_are_said() {
    for (word, count) in [("garde", 1), ("enfant", 2), ("école", 2), ("parlent", 1), ("nounou", 2)]
    {
        assert_eq!(syllables(word), count, "{word}");
    }
}

#[test]
fn the_easy_texts_are_easy_and_easier_than_the_others() {
    let words = |reading| -> Vec<String> {
        let mut texts: Vec<String> = Need::ALL.map(|n| format!("{}.", need_label(n))).to_vec();
        texts.extend(Category::ALL.map(|category| match reading {
            ReadingLevel::Full => category_words(category).meaning.to_owned(),
            ReadingLevel::Easy => easy_meaning(category).to_owned(),
        }));
        texts.push(format!("{}.", missing_details_text(fixtures::dataset(), reading)));
        texts.extend(
            [introduction(fixtures::dataset(), reading), whom_to_ask(reading).to_owned()]
                .map(|t| t + "."),
        );
        texts.extend(Need::ALL.map(|n| danger_intro(Some(n), reading).to_owned()));
        for need in Need::ALL {
            let answer = uncovered_need(Some(need), Some(AgeBand::From6To10), reading);
            let answer =
                answer.or_else(|| uncovered_need(Some(need), Some(AgeBand::Under3), reading));
            texts.extend(answer.map(|answer| format!("{} {}", answer.explanation, answer.advice)));
        }
        texts.extend(fixtures::dataset().contacts().iter().map(|contact| match reading {
            ReadingLevel::Full => contact.purpose.clone(),
            ReadingLevel::Easy => contact.easy_purpose.clone(),
        }));
        let dataset = fixtures::dataset();
        for home in dataset.communes.iter().step_by(20) {
            let nearby_services =
                find_nearby(dataset, &Origin::at_commune(dataset, home), |c| c == Category::Clas);
            let commune = dataset.named_commune(CommuneCode::Former(home.insee));
            let today = Day::parse("2026-11-26");
            let question = Question { home: commune, need: None, age: None, reading, today };
            texts.push(summary(&nearby_services, &question).replace(&home.name, "Nogent"));
            texts.extend(age_of_list(dataset, &nearby_services, &question));
            assert!(
                !spoken_sentences(
                    dataset,
                    fixtures::dataset().contacts(),
                    &nearby_services,
                    3,
                    &question
                )
                .is_empty()
            );
        }
        texts
    };
    let (full, easy) = (
        kandel_moles_score(&words(ReadingLevel::Full)),
        kandel_moles_score(&words(ReadingLevel::Easy)),
    );
    println!("Kandel-Moles: {easy:.1} easy to read, {full:.1} in full");
    assert!(easy > 90.0, "{easy}");
    assert!(easy > full, "{easy} {full}");
}
