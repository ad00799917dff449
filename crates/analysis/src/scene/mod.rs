//! Maps as data: the style of each territory, its name and circle, the scale, the legend. Exported pictures and
//! small maps draw a whole [`Scene`], the live map its features and legend, so that they cannot differ. A scene
//! has no outlines: the first page's map is in its HTML, and its program never loads them; whoever draws a scene
//! supplies the paths. Lengths are in map units of about twelve metres, from the top left corner of the map.

pub mod bar_chart;
pub mod base_map;
pub mod keyboard;
pub mod legend;
pub mod palette;
pub mod pattern;
pub mod pins;
pub mod rings;
mod scale;
pub mod strip_plot;
pub mod style;

pub use self::scale::ScaleBar;

use self::legend::Legend;
use self::style::{Fill, Style};
use crate::simulation::outcome::Simulation;
use crate::statistics::chart::Chart;
use geometry::Projection;
use model::{Dataset, Indicator, Labels, Role, Siren, Territory};

/// A map as data.
#[derive(Clone, Debug)]
pub struct Scene<'a> {
    /// Converts degrees to map units; has the size of the map.
    pub projection: Projection,
    /// The territories in drawing order: as in the dataset, but outlined ones last, so that their neighbours do
    /// not cover the outline.
    pub features: Vec<Feature<'a>>,
    /// The legend of the map.
    pub legend: Legend,
}

/// A territory as drawn.
#[derive(Clone, Debug)]
pub struct Feature<'a> {
    /// The territory drawn.
    pub territory: &'a Territory,
    /// Its fill and overlay.
    pub style: Style,
    /// Whether its outline is emphasised.
    pub is_outlined: bool,
    /// Radius of the circle at its centre, in map units; 0 for none.
    pub radius: f64,
    /// Its placed name, if it is shown.
    pub labels: Option<&'a Labels>,
}

impl PartialEq for Feature<'_> {
    fn eq(&self, other: &Self) -> bool {
        // The labels belong to the territory and need not be compared.
        std::ptr::eq(self.territory, other.territory)
            && (self.style, self.is_outlined) == (other.style, other.is_outlined)
            && self.radius.total_cmp(&other.radius).is_eq()
            && self.labels.is_some() == other.labels.is_some()
    }
}

impl<'a> Scene<'a> {
    /// The map of `indicator` drawn as `chart`, with the simulated rates if there is a scenario. All territories
    /// are named.
    #[must_use]
    pub fn for_indicator(
        dataset: &'a Dataset,
        indicator: &Indicator,
        chart: &Chart,
        scenario: Option<&Simulation>,
    ) -> Self {
        let features = Self::features(dataset, indicator, chart, scenario);
        let styles: Vec<Style> = features.iter().map(|feature| feature.style).collect();
        let legend = legend::indicator_legend(dataset, indicator, chart, &styles);
        Self { projection: dataset.projection, features, legend }
    }

    /// The features of the map of `indicator`, in the dataset's order, without a legend.
    #[must_use]
    pub fn features(
        dataset: &'a Dataset,
        indicator: &Indicator,
        chart: &Chart,
        scenario: Option<&Simulation>,
    ) -> Vec<Feature<'a>> {
        let feature = |territory: &'a Territory| {
            let simulated =
                scenario.and_then(|s| Some(s.outcome(territory.siren()?)?.rate.middle()));
            let value = indicator.latest_figure(&territory.id).map_or(0.0, |figure| figure.value);
            Feature {
                territory,
                style: Style::for_territory(dataset, indicator, chart, territory, simulated),
                is_outlined: false,
                radius: chart.radius(value),
                labels: Some(&territory.layout.labels),
            }
        };
        dataset.territories.iter().map(feature).collect()
    }

    /// A map that highlights some territories, without names.
    #[must_use]
    pub fn with_highlights(dataset: &'a Dataset, highlighted: &[Siren]) -> Self {
        let is_highlighted = |t: &Territory| t.siren().is_some_and(|s| highlighted.contains(&s));
        let feature = |territory: &'a Territory| {
            let is_outlined = is_highlighted(territory);
            let fill = if is_outlined { Fill::Highlighted } else { Fill::Neutral };
            Feature { territory, style: Style::plain(fill), is_outlined, radius: 0.0, labels: None }
        };
        let features = dataset.territories.iter().map(feature).collect();
        Self::outlined_last(dataset, features, legend::highlight_legend(highlighted.len()))
    }

    /// A locator map: only `subject` is coloured (by its coverage rate), outlined and named.
    #[must_use]
    pub fn locator(dataset: &'a Dataset, subject: &'a Territory) -> Self {
        let rate = dataset.indicator_for(Role::Coverage);
        let chart = rate.map(|rate| (rate, Chart::for_indicator(dataset, rate)));
        let style = chart.as_ref().map_or(Style::plain(Fill::Neutral), |(rate, chart)| {
            Style::for_territory(dataset, rate, chart, subject, None)
        });
        let feature = |territory: &'a Territory| {
            let is_outlined = territory.id == subject.id;
            Feature {
                territory,
                style: if is_outlined { style } else { Style::plain(Fill::Neutral) },
                is_outlined,
                radius: 0.0,
                labels: Some(&territory.layout.labels).filter(|_| is_outlined),
            }
        };
        let legend = chart.map_or_else(Legend::default, |(rate, chart)| {
            legend::locator_legend(dataset, rate, &chart, subject)
        });
        Self::outlined_last(dataset, dataset.territories.iter().map(feature).collect(), legend)
    }

    fn outlined_last(dataset: &'a Dataset, features: Vec<Feature<'a>>, legend: Legend) -> Self {
        let (outlined, mut features): (Vec<_>, Vec<_>) =
            features.into_iter().partition(|feature| feature.is_outlined);
        features.extend(outlined);
        Self { projection: dataset.projection, features, legend }
    }

    /// The scale bar of the unzoomed map.
    #[must_use]
    pub fn scale_bar(&self) -> ScaleBar {
        ScaleBar::new(&self.projection, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::style::Overlay;
    use super::*;
    use crate::statistics::computed_indicators::with_computed;
    use crate::statistics::coverage::threshold_of;

    /// One scene for everything that the program can draw.
    fn scenes(dataset: &Dataset) -> Vec<(&Indicator, Scene<'_>)> {
        let scene = |indicator| {
            (
                indicator,
                Scene::for_indicator(
                    dataset,
                    indicator,
                    &Chart::for_indicator(dataset, indicator),
                    None,
                ),
            )
        };
        dataset.offered_indicators().into_iter().map(scene).collect()
    }

    #[test]
    fn only_priority_territories_are_hatched() {
        let dataset = with_computed(fixtures::dataset().clone());
        let is_hatched = |feature: &Feature<'_>| feature.style.overlay == Some(Overlay::Priority);
        for (indicator, scene) in scenes(&dataset) {
            let limit = threshold_of(&dataset, indicator);
            for feature in &scene.features {
                let value =
                    indicator.latest_figure(&feature.territory.id).map(|figure| figure.value);
                let is_priority = value.zip(limit).is_some_and(|(value, limit)| value < limit);
                assert_eq!(is_hatched(feature), is_priority, "{}", feature.territory.name);
            }
        }
        let highlighted: Vec<Siren> = dataset.epci().filter_map(Territory::siren).take(3).collect();
        let scene = Scene::with_highlights(&dataset, &highlighted);
        assert!(scene.features.iter().all(|feature| feature.style.overlay.is_none()));
        let filled = scene.features.iter().filter(|f| f.style.fill == Fill::Highlighted);
        assert_eq!(filled.count(), 3);
        assert!(scene.features.iter().rev().take(3).all(|feature| feature.is_outlined));
    }

    #[test]
    fn a_locator_styles_its_territory_as_the_map_does() {
        let dataset = with_computed(fixtures::dataset().clone());
        let rate = dataset.indicator_for(Role::Coverage).unwrap();
        let map = Scene::for_indicator(&dataset, rate, &Chart::for_indicator(&dataset, rate), None);
        for epci in dataset.epci() {
            let scene = Scene::locator(&dataset, epci);
            let style = |scene: &Scene<'_>| {
                scene.features.iter().find(|f| f.territory.id == epci.id).unwrap().style
            };
            assert_eq!(style(&scene), style(&map), "{}", epci.name);
            assert!(std::ptr::eq(scene.features.last().unwrap().territory, epci));
            assert_eq!(scene.features.iter().filter(|f| f.labels.is_some()).count(), 1);
        }
    }
}
