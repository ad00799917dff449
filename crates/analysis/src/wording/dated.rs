//! The age of the information about services, in French.

use crate::wording::family_words::ReadingLevel;
use crate::wording::format::NBSP;
use crate::wording::format::on;
use model::{Dataset, Day, PartialDate, Service};
use small_std::sort_by;

/// The words for an age under one year.
const FRESH: &str = "moins d’un an";

/// The date of the information about a service: its own, or that of the document.
#[must_use]
pub fn date_of(dataset: &Dataset, service: &Service) -> PartialDate {
    service.date.unwrap_or(dataset.document_date)
}

/// A date in French: « fin 2015 », « en 2016 », « en 2014-2015 », « au 01/03/2016 ».
#[must_use]
pub fn when(date: PartialDate) -> String {
    match date {
        PartialDate::Day { month: 12, day: 31, year } => format!("fin {year}"),
        PartialDate::SchoolYear(_) => format!("en {date}"),
        _ => on(date),
    }
}

/// The age of a list of services; `None` if it is empty. Without `today`, as in prerendered pages, only the
/// dates are given.
pub fn of_list<'a>(
    dataset: &Dataset,
    services: impl Iterator<Item = &'a Service>,
    today: Option<Day>,
    reading: ReadingLevel,
) -> Option<String> {
    let mut dates: Vec<PartialDate> = services.map(|service| date_of(dataset, service)).collect();
    // Sorted by last day, since a school year ends before the calendar year does.
    sort_by(&mut dates, |a, b| last_day(*a).cmp(&last_day(*b)));
    let (oldest, newest) = (*dates.first()?, *dates.last()?);
    let between = match oldest == newest {
        true => when(oldest),
        false => format!("entre {} et {}", end_of_range(oldest), end_of_range(newest)),
    };
    let age = today.and_then(|today| age(oldest, newest, today));
    Some(match (reading, age) {
        (ReadingLevel::Full, age) => {
            let mut sentence = format!("Cette liste dit ce qu’il y avait {between}");
            if let Some(age) = &age {
                sentence += &format!(", il y a {age}");
            }
            sentence
                + ". Certains services ont pu ouvrir, changer ou fermer\u{a0}: renseignez-vous."
        }
        (ReadingLevel::Easy, Some(age)) if age == FRESH => {
            format!("Cette liste a {age}. Appelez avant d’y aller.")
        }
        (ReadingLevel::Easy, Some(age)) => format!(
            "Cette liste est vieille. Elle a {age}. Elle a pu changer. Appelez avant d’y aller."
        ),
        (ReadingLevel::Easy, None) => {
            format!(
                "Cette liste est vieille. Elle dit ce qu’il y avait {between}. Appelez avant d’y aller."
            )
        }
    })
}

/// The age of the information about one service.
#[must_use]
pub fn of_service(dataset: &Dataset, service: &Service, today: Option<Day>) -> String {
    let date = date_of(dataset, service);
    let from = match date {
        PartialDate::Year(year) => format!("de {year}"),
        PartialDate::SchoolYear(_) => format!("de l’année scolaire {date}"),
        PartialDate::Day { month: 12, day: 31, year } => format!("de fin {year}"),
        PartialDate::Day { .. } => format!("du {date}"),
    };
    let age = today.and_then(|today| age(date, date, today));
    let source = match dataset.metadata.plan {
        Some(_) => "le schéma",
        None => &dataset.document.words.subject,
    };
    let ago = age.map(|age| format!(", il y a {age}")).unwrap_or_default();
    format!(
        "Ce que {source} en dit date {from}{ago}. Depuis, ce service a pu changer ou fermer{NBSP}: \
         renseignez-vous avant de vous déplacer."
    )
}

/// A date as an end of « entre … et … ».
fn end_of_range(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::SchoolYear(start) => start.to_string(),
        PartialDate::Day { month: 12, day: 31, .. } => when(date),
        PartialDate::Day { .. } => format!("le {date}"),
    }
}

/// The last day of a date's period; for a school year 31 July.
fn last_day(date: PartialDate) -> Option<Day> {
    match date {
        PartialDate::Year(year) => Day::new(year, 12, 31),
        PartialDate::SchoolYear(start) => Day::new(start.checked_add(1)?, 7, 31),
        PartialDate::Day { year, month, day } => Day::new(year, month, day),
    }
}

/// The age in whole years: « environ 11 ans », « 10 à 11 ans », « moins d’un an ».
fn age(oldest: PartialDate, newest: PartialDate, today: Day) -> Option<String> {
    let months = |date| Some(today.months_since(last_day(date)?));
    let (oldest, newest) = (months(oldest)?, months(newest)?);
    if oldest < 12 {
        return Some(FRESH.to_owned());
    }
    let years = |months: u32| ((months + 6) / 12).max(1);
    let words = |years: u32| if years == 1 { "1 an".to_owned() } else { format!("{years} ans") };
    Some(match (years(newest), years(oldest)) {
        (low, high) if low == high => format!("environ {}", words(high)),
        (low, high) => format!("{low} à {}", words(high)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Category;

    fn day(text: &str) -> Option<Day> {
        Day::parse(text)
    }

    fn list(category: &[Category], today: Option<Day>, reading: ReadingLevel) -> String {
        let dataset = fixtures::dataset();
        let services = dataset.services.iter().filter(|s| category.contains(&s.category));
        of_list(dataset, services, today, reading).expect("there are some")
    }

    #[test]
    fn a_list_says_its_date_and_age() {
        let today = day("2026-11-26");
        let crèches = list(&[Category::Eaje], today, ReadingLevel::Full);
        assert!(crèches.contains("ce qu’il y avait fin 2015, il y a environ 11 ans."), "{crèches}");
        // Information without a date of its own has the document's.
        let relais = list(&[Category::Ram], today, ReadingLevel::Full);
        assert!(relais.contains("ce qu’il y avait en 2016, il y a environ 10 ans."), "{relais}");
        let both =
            list(&[Category::Eaje, Category::Mam, Category::Clas], today, ReadingLevel::Full);
        assert!(both.contains("entre 2014 et 2016, il y a 10 à 11 ans."), "{both}");
        let easy = list(&[Category::Eaje], today, ReadingLevel::Easy);
        assert!(easy.contains("Elle a environ 11 ans."), "{easy}");
    }

    #[test]
    fn without_a_clock_or_before_the_date_no_age_is_made_up() {
        for reading in [ReadingLevel::Full, ReadingLevel::Easy] {
            let words = list(&[Category::Eaje], None, reading);
            assert!(words.contains("fin 2015") && !words.contains(" ans"), "{words}");
        }
        assert!(
            list(&[Category::Eaje], day("2016-03-01"), ReadingLevel::Full)
                .contains("moins d’un an")
        );
        assert!(
            list(&[Category::Eaje], day("2014-03-01"), ReadingLevel::Full)
                .contains("moins d’un an")
        );
    }

    #[test]
    fn every_service_says_when_that_was() {
        let dataset = fixtures::dataset();
        for service in &dataset.services {
            let words = of_service(dataset, service, day("2026-11-26"));
            let year = ["2014", "2015", "2016"].iter().any(|year| words.contains(year));
            assert!(year && words.contains("il y a environ 1"), "{words}");
        }
        assert_eq!(of_list(dataset, [].into_iter(), None, ReadingLevel::Full), None);
    }
}
