//! Childminders, the main form of childcare here. The document gives only their number, and only for some
//! territories.

use crate::statistics::figure_status::count_aggregated;
use crate::wording::family_words::ReadingLevel;
use crate::wording::format::{NBSP, counted, on_date, sentence_case};
use crate::wording::sheet::citation;
use model::{Dataset, Figure, Role, Siren, TerritoryId};

/// The sentence before the number of childminders.
#[must_use]
pub fn introduction(dataset: &Dataset, reading: ReadingLevel) -> String {
    match reading {
        ReadingLevel::Full => {
            let source = sentence_case(&dataset.document.words.subject);
            format!("{source} donne leur nombre, pas leurs noms.")
        }
        ReadingLevel::Easy => "Des nounous gardent aussi des enfants chez elles.".to_owned(),
    }
}

/// The sentence on whom to ask for a childminder, before the names of the relais.
#[must_use]
pub fn whom_to_ask(reading: ReadingLevel) -> &'static str {
    match reading {
        ReadingLevel::Full => {
            "Pour en trouver une, demandez au relais assistantes maternelles (RAM, aujourd’hui RPE)."
        }
        ReadingLevel::Easy => "Pour en trouver une, demandez au relais.",
    }
}

/// The number of childminders around a home, in French.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildminderFacts {
    /// One or two sentences.
    pub sentence: String,
    /// Source of the figures.
    pub source_text: String,
}

/// The number of childminders around a home; `None` if the document gives no figure.
#[must_use]
pub fn childminder_facts(dataset: &Dataset, territory: Option<Siren>) -> Option<ChildminderFacts> {
    let indicator = dataset.indicator_for(Role::Childminders)?;
    let latest = |id: &TerritoryId| indicator.latest_figure(id);
    let number = |figure: &Figure| counted(figure.value as usize, "assistante maternelle");
    let facts = |figure: &Figure, sentence: String| ChildminderFacts {
        sentence,
        source_text: citation(&figure.source),
    };
    let epci = dataset.epci().find(|e| e.siren().is_some() && e.siren() == territory);
    let local = epci.and_then(|epci| Some((epci, latest(&epci.id)?)));
    if let Some((epci, figure)) = local {
        let sentence = format!(
            "{} en activité {}, dans toute l’intercommunalité ({}).",
            number(figure),
            on_date(figure.date),
            epci.name
        );
        return Some(facts(figure, sentence));
    }
    let departement = latest(&TerritoryId::Departement)?;
    let mut sentence = epci.map_or_else(String::new, |epci| {
        let source = sentence_case(&departement.source.publication.words.subject);
        format!("{source} ne donne pas leur nombre pour la {} seule. ", epci.name)
    });
    sentence += &format!(
        "{} en activité {} dans le département",
        number(departement),
        on_date(departement.date)
    );
    if let (Some(_), Some(others)) = (epci, latest(&TerritoryId::OtherTerritories)) {
        sentence += &format!(
            ", dont {}{NBSP}dans les {} dont {} ne donne que la somme",
            others.value,
            counted(count_aggregated(dataset, indicator), "intercommunalité"),
            others.source.publication.words.subject
        );
    }
    Some(facts(departement, sentence + "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(territory: Option<&str>) -> String {
        let dataset = fixtures::dataset();
        let siren = territory.and_then(Siren::parse);
        childminder_facts(dataset, siren).expect("the document gives a number").sentence
    }

    #[test]
    fn a_territory_shows_its_own_number() {
        assert!(sentence(Some("200035954")).starts_with("111\u{a0}assistantes maternelles"));
    }

    #[test]
    fn a_sum_over_twelve_territories_is_never_shown_as_one_territory_s_own() {
        let sentence = sentence(Some("245200373"));
        assert!(sentence.starts_with("Le document ne donne pas leur nombre pour"), "{sentence}");
        assert!(sentence.contains("1\u{202f}146"), "{sentence}");
        assert!(sentence.contains("dont 540"), "{sentence}");
    }

    #[test]
    fn outside_all_territories_only_the_total_is_shown() {
        let sentence = sentence(None);
        assert!(sentence.starts_with("1\u{202f}146\u{a0}assistantes maternelles"), "{sentence}");
        assert!(!sentence.contains("540"), "{sentence}");
    }
}
