//! The dates of the figures behind a scenario.

use crate::wording::format::{NBSP, on_date};
use crate::wording::sentence::{agreements_date, dates_text};
use model::{Category, Dataset, Role};

/// French sentences with the dates of all figures used, and what the simulation therefore leaves out.
#[must_use]
pub fn scenario_dates(dataset: &Dataset) -> String {
    let dated_role = |role: Role, words: &str| {
        let indicator = dataset.indicator_for(role)?;
        Some(format!("{words} {}", dates_text(dataset, indicator)))
    };
    let parts = [
        dated_role(Role::Coverage, "taux"),
        dated_role(Role::Children, "enfants"),
        dated_role(Role::Childminders, "assistantes maternelles"),
        Some(agreements_date(dataset))
            .filter(|date| !date.is_empty())
            .map(|date| format!("conventions {date}")),
        dataset.aid().and_then(|aid| {
            let (_, year) = aid.euros_per_place?;
            Some(format!("aide {} de {year}", aid.acronym))
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let nurseries = dataset.services.iter().filter(|s| s.category == Category::Eaje);
    let list_date = nurseries.filter_map(|service| service.date).max();
    let omission_note = list_date.map_or_else(String::new, |date| {
        format!(
            " Les crèches montrées sont celles de la liste établie {}{NBSP}: les places ouvertes entre \
             les deux dates ne sont pas dans le taux.",
            on_date(date)
        )
    });
    format!(
        "Ce résultat mêle des chiffres de plusieurs dates{NBSP}: {}.{omission_note}",
        parts.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_has_all_dates() {
        let dates = scenario_dates(fixtures::dataset());
        for needed in [
            "taux au 31/12/2013",
            "enfants au 31/12/2013",
            "conventions au 31/12/2015",
            "aide PPICC de 2016",
            "liste établie au 31/12/2015",
        ] {
            assert!(dates.contains(needed), "{needed}: {dates}");
        }
    }
}
