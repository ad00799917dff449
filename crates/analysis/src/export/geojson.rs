//! The outlines of the territories with the values of one indicator, as GeoJSON.

use super::{iso_date, metadata};
use crate::statistics::chart::Chart;
use crate::statistics::figure_status::{FigureStatus, figure_status};
use crate::statistics::ranking::{order_text, rank};
use crate::wording::format::unit_name;
use crate::wording::sentence::mixed_dates;
use model::{Credit, Dataset, Indicator, Provenance, Siren, TerritoryId};
use small_std::Json;

/// The outlines are not a valid feature collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlinesError;

/// Adds the values of `indicator` as properties to `outlines`, the text of `geodata/epci.geojson`; geometries
/// stay unchanged. Producer, date and licence are in the member `metadata`, a foreign member (RFC 7946, § 6.1).
/// `today` is the day of the export, ISO 8601.
///
/// # Errors
/// If `outlines` is not a feature collection.
pub fn indicator_geojson(
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    outlines: &str,
    today: &str,
) -> Result<String, OutlinesError> {
    let mut collection = Json::parse(outlines).map_err(|_| OutlinesError)?;
    let Some(Json::Array(features)) = collection.get_mut("features") else {
        return Err(OutlinesError);
    };
    // The file contains the territories of all découpages.
    features.retain(|feature| dataset.territory(&territory_id(feature)).is_some());
    for feature in features {
        let territory = territory_id(feature);
        let properties = feature.get_mut("properties").ok_or(OutlinesError)?;
        for (name, value) in territory_properties(dataset, indicator, chart, &territory) {
            if !properties.set(name, value) {
                return Err(OutlinesError);
            }
        }
    }
    collection.set("metadata", metadata_member(dataset, indicator, today));
    Ok(collection.to_pretty())
}

fn territory_id(feature: &Json<'_>) -> TerritoryId {
    let siren = feature.get("id").and_then(Json::as_text).and_then(Siren::parse);
    siren.map_or(TerritoryId::OutsideEpci, TerritoryId::Epci)
}

fn metadata_member<'a>(dataset: &'a Dataset, indicator: &'a Indicator, today: &'a str) -> Json<'a> {
    let credit_json = |credit: &&'a Credit| {
        json_object([
            ("objet", credit.usage.as_str().into()),
            ("producteur", credit.producer.as_str().into()),
            ("source", credit.title.as_str().into()),
            ("licence", credit.licence.as_str().into()),
        ])
    };
    let credits = metadata::map_credits(dataset, indicator);
    json_object([
        ("titre", indicator.label.as_str().into()),
        ("indicateur", indicator.id.as_str().into()),
        ("definition", indicator.definition.as_str().into()),
        ("unite", unit_name(&indicator.unit).into()),
        ("date", super::latest_date(dataset, indicator).map(iso_date).into()),
        ("dates_melees", mixed_dates(indicator).into()),
        ("sens_du_rang", order_text(indicator).into()),
        ("liste_complete", indicator.zero_reason.as_deref().into()),
        ("exporte_le", today.into()),
        ("credits", Json::Array(credits.iter().map(credit_json).collect())),
    ])
}

fn json_object<'a, const N: usize>(members: [(&'static str, Json<'a>); N]) -> Json<'a> {
    Json::Object(members.map(|(name, value)| (name.into(), value)).into())
}

/// The properties added to a territory.
fn territory_properties(
    dataset: &Dataset,
    indicator: &Indicator,
    chart: &Chart,
    territory: &TerritoryId,
) -> [(&'static str, Json<'static>); 11] {
    let figure = indicator.latest_figure(territory);
    let lines = figure.and_then(|figure| Some(figure.source.excerpt.as_ref()?.lines));
    let remark = dataset.territory(territory).map(|t| match figure_status(indicator, t) {
        FigureStatus::Own(figure) => super::provenance_words(figure.provenance).to_owned(),
        other => other.cell_text(|_| String::new()),
    });
    let class = chart.territory_class(indicator, territory).map(|class| class as f64);
    let json_number = |number: Option<f64>| number.map_or(Json::Null, Json::Number);
    let lines = lines.map_or(Json::Null, |(first, last)| {
        Json::Array(vec![Json::Number(f64::from(first)), Json::Number(f64::from(last))])
    });
    let computed = figure.map(|figure| Json::Bool(figure.provenance != Provenance::Printed));
    let source = figure.map(|figure| figure.source.publication.id.as_str().to_owned());
    let rank = rank(dataset, indicator, territory).map(|rank| rank.position as f64);
    [
        ("indicateur", indicator.id.as_str().to_owned().into()),
        ("libelle", indicator.label.clone().into()),
        ("unite", unit_name(&indicator.unit).to_owned().into()),
        ("valeur", json_number(figure.map(|figure| figure.value))),
        ("date", figure.map(|figure| iso_date(figure.date)).into()),
        ("calcule", computed.unwrap_or(Json::Null)),
        ("source", source.into()),
        ("lignes", lines),
        ("rang", json_number(rank)),
        ("remarque", remark.into()),
        ("classe", json_number(class)),
    ]
}
