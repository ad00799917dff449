//! The age of the information about services, in French.

use crate::wording::family_words::ReadingLevel;
use crate::wording::format::{NBSP, on_date};
use model::{Dataset, Day, PartialDate, Service};
use small_std::sort_by;

/// The words for an age under one year.
const UNDER_ONE_YEAR: &str = "moins d’un an";

/// The date of the information about a service: its own, or that of the document.
#[must_use]
pub fn service_date(dataset: &Dataset, service: &Service) -> PartialDate {
    service.date.unwrap_or(dataset.document_date)
}

/// A date in French: « fin 2015 », « en 2016 », « en 2014-2015 », « au 01/03/2016 ».
#[must_use]
pub fn date_text(date: PartialDate) -> String {
    match date {
        PartialDate::Day { month: 12, day: 31, year } => format!("fin {year}"),
        PartialDate::SchoolYear(_) => format!("en {date}"),
        _ => on_date(date),
    }
}

/// The age of a list of services; `None` if it is empty. Without `today`, as in prerendered pages, only the
/// dates are given.
pub fn list_age_text<'a>(
    dataset: &Dataset,
    services: impl Iterator<Item = &'a Service>,
    today: Option<Day>,
    reading: ReadingLevel,
) -> Option<String> {
    let mut dates: Vec<PartialDate> = services.map(|s| service_date(dataset, s)).collect();
    // Sorted by last day, since a school year ends before the calendar year does.
    sort_by(&mut dates, |a, b| last_day(*a).cmp(&last_day(*b)));
    let (oldest, newest) = (*dates.first()?, *dates.last()?);
    let date_range = match oldest == newest {
        true => date_text(oldest),
        false => format!("entre {} et {}", end_of_range(oldest), end_of_range(newest)),
    };
    let age = today.and_then(|today| age_text(oldest, newest, today));
    Some(match (reading, age) {
        (ReadingLevel::Full, age) => {
            let mut sentence = format!("Cette liste dit ce qu’il y avait {date_range}");
            if let Some(age) = &age {
                sentence += &format!(", il y a {age}");
            }
            sentence
                + ". Certains services ont pu ouvrir, changer ou fermer\u{a0}: renseignez-vous."
        }
        (ReadingLevel::Easy, Some(age)) if age == UNDER_ONE_YEAR => {
            format!("Cette liste a {age}. Appelez avant d’y aller.")
        }
        (ReadingLevel::Easy, Some(age)) => format!(
            "Cette liste est vieille. Elle a {age}. Elle a pu changer. Appelez avant d’y aller."
        ),
        (ReadingLevel::Easy, None) => {
            format!(
                "Cette liste est vieille. Elle dit ce qu’il y avait {date_range}. Appelez avant d’y aller."
            )
        }
    })
}

/// The age of the information about one service.
#[must_use]
pub fn service_age_text(dataset: &Dataset, service: &Service, today: Option<Day>) -> String {
    let date = service_date(dataset, service);
    let from_date = match date {
        PartialDate::Year(year) => format!("de {year}"),
        PartialDate::SchoolYear(_) => format!("de l’année scolaire {date}"),
        PartialDate::Day { month: 12, day: 31, year } => format!("de fin {year}"),
        PartialDate::Day { .. } => format!("du {date}"),
    };
    let age = today.and_then(|today| age_text(date, date, today));
    let source = match dataset.metadata.plan {
        Some(_) => "le schéma",
        None => &dataset.document.words.subject,
    };
    let ago = age.map(|age| format!(", il y a {age}")).unwrap_or_default();
    format!(
        "Ce que {source} en dit date {from_date}{ago}. Depuis, ce service a pu changer ou fermer{NBSP}: \
         renseignez-vous avant de vous déplacer."
    )
}

/// A date as an end of « entre … et … ».
fn end_of_range(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::SchoolYear(start) => start.to_string(),
        PartialDate::Day { month: 12, day: 31, .. } => date_text(date),
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
fn age_text(oldest: PartialDate, newest: PartialDate, today: Day) -> Option<String> {
    let months = |date| Some(today.months_since(last_day(date)?));
    let (oldest, newest) = (months(oldest)?, months(newest)?);
    if oldest < 12 {
        return Some(UNDER_ONE_YEAR.to_owned());
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
        list_age_text(dataset, services, today, reading).expect("there are some")
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
    fn without_today_or_before_the_date_no_age_in_years_is_given() {
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
    fn every_service_has_a_date_and_an_age() {
        let dataset = fixtures::dataset();
        for service in &dataset.services {
            let words = service_age_text(dataset, service, day("2026-11-26"));
            let year = ["2014", "2015", "2016"].iter().any(|year| words.contains(year));
            assert!(year && words.contains("il y a environ 1"), "{words}");
        }
        assert_eq!(list_age_text(dataset, [].into_iter(), None, ReadingLevel::Full), None);
    }
}
