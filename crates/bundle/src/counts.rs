//! The counts below a commune's name on the zoomed map, from the records of `chiffres-communes.json` that have a
//! member `carte`.

use geojson::Feature;
use serde_json::Value;

use crate::draw::string_property;

/// An indicator whose counts are shown on the map.
struct CountedIndicator<'a> {
    /// Position within the text, ascending.
    rank: u64,
    /// The noun for one and for several.
    nouns: [&'a str; 2],
    /// The date of the latest figures.
    date: &'a str,
    /// The figures by commune, in the order of the dates.
    values: &'a Value,
}

/// The text of each commune, « 2025 : 3 naissances, 1 crèche »; `None` without figures or for a commune that has
/// merged into another, since figures are by commune of today.
pub fn count_texts(communes: &[Feature], figures: &Value) -> Vec<Option<String>> {
    let mut indicators: Vec<CountedIndicator<'_>> =
        figures.as_array().into_iter().flatten().filter_map(CountedIndicator::read).collect();
    indicators.sort_by_key(|indicator| indicator.rank);
    communes.iter().map(|commune| count_text(commune, &indicators)).collect()
}

fn count_text(commune: &Feature, indicators: &[CountedIndicator<'_>]) -> Option<String> {
    let insee = string_property(commune, "insee");
    let current_commune = commune.property("aujourdhui").filter(|current| !current.is_null());
    if current_commune.is_some_and(|current| current["insee"] != insee.as_str()) {
        return None;
    }
    // The figures of a commune that merged others cover them all, so its new name comes first.
    let mut text = current_commune.and_then(|c| c["nom"].as_str()).unwrap_or_default().to_owned();
    let mut date = "";
    for indicator in indicators {
        let Some(count) = indicator.values[&insee].as_array().and_then(|v| v.last()?.as_u64())
        else {
            continue;
        };
        let noun = indicator.nouns[usize::from(count > 1)];
        let date_prefix =
            if indicator.date == date { String::new() } else { format!("{} : ", indicator.date) };
        date = indicator.date;
        let separator = if text.is_empty() { "" } else { ", " };
        // Lines break only between counts.
        text.push_str(separator);
        text.push_str(&format!("{date_prefix}{count} {noun}").replace(' ', "\u{a0}"));
    }
    (!date.is_empty()).then_some(text)
}

impl<'a> CountedIndicator<'a> {
    fn read(record: &'a Value) -> Option<Self> {
        let on_map = &record["carte"];
        Some(Self {
            rank: on_map["rang"].as_u64()?,
            nouns: [on_map["un"].as_str()?, on_map["plusieurs"].as_str()?],
            date: record["dates"].as_array()?.last()?.as_str()?,
            values: &record["valeurs"],
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn count_texts_give_dates_and_counts_of_current_communes() {
        let figures = json!([
            { "carte": { "rang": 2, "un": "crèche", "plusieurs": "crèches" }, "dates": ["2025"],
              "valeurs": { "01001": [1] } },
            { "carte": { "rang": 1, "un": "naissance", "plusieurs": "naissances" },
              "dates": ["2023", "2024"], "valeurs": { "01001": [4, 0], "01002": [1, 12], "01004": [2, null] } },
            { "dates": ["2025"], "valeurs": { "01001": [99] } },
        ]);
        let commune = |properties: Value| -> Feature {
            let feature = json!({ "type": "Feature", "geometry": null, "properties": properties });
            serde_json::from_value(feature).unwrap()
        };
        let communes = [
            commune(json!({ "insee": "01001" })),
            commune(json!({ "insee": "01002", "aujourdhui": { "insee": "01002", "nom": "Deux" } })),
            commune(json!({ "insee": "01003", "aujourdhui": { "insee": "01002", "nom": "Deux" } })),
            commune(json!({ "insee": "01004" })),
        ];
        let with_no_break_spaces = |line: &str| Some(line.replace('_', "\u{a0}"));
        assert_eq!(
            count_texts(&communes, &figures),
            [
                with_no_break_spaces("2024_:_0_naissance, 2025_:_1_crèche"),
                with_no_break_spaces("Deux, 2024_:_12_naissances"),
                None,
                None
            ]
        );
        assert_eq!(count_texts(&communes, &Value::Null), [None, None, None, None]);
    }
}
