//! The legend of an exported picture.

use std::fmt::Write;

use super::palette::colour;
use super::picture::{LINE, Shown};
use crate::compute::chart::Chart;
use crate::compute::format::{self, counted};
use crate::compute::markup::escaped;
use crate::compute::standing::{Standing, count_within, standing, sum_of_others};
use crate::compute::wording::class_limits;
use crate::domain::{IndicatorId, TerritoryId};

/// A legend and how many lines it takes.
pub struct Legend {
    /// Its SVG, from the point 0, 0 down.
    pub svg: String,
    /// Its lines.
    pub lines: usize,
}

impl Legend {
    fn line(&mut self, sample: &str, words: &str) {
        let y = self.lines as f64 * LINE;
        let _ = write!(
            self.svg,
            "<g transform=\"translate(0 {y:.0})\">{sample}<text x=\"700\" y=\"75\">{}</text></g>",
            escaped(words)
        );
        self.lines += 1;
    }

    fn patch(&mut self, fills: &[&str], words: &str) {
        let rect = |fill: &&str| {
            format!(
                "<rect y=\"-130\" width=\"540\" height=\"250\" stroke=\"#525d6b\" stroke-width=\"10\" fill=\"{fill}\"/>"
            )
        };
        self.line(&fills.iter().map(rect).collect::<String>(), words);
    }
}

/// The legend of what is shown.
#[must_use]
pub fn legend(shown: Shown<'_>) -> Legend {
    let Shown { dataset, indicator, chart, .. } = shown;
    let mut legend = Legend { svg: String::new(), lines: 0 };
    let values: Vec<f64> = dataset.epci().filter_map(|epci| shown.value(epci)).collect();
    match chart {
        Chart::Choropleth(classes) => {
            for class in 0..classes.count() {
                let count = values.iter().filter(|v| classes.class_of(**v) == class).count();
                let limits = class_limits(classes, class, &indicator.unit);
                let words = format!("{limits} : {}", counted(count, "territoire"));
                legend.patch(&[&colour(classes, class)], &words);
            }
            if indicator.id.as_str() == IndicatorId::COVERAGE {
                legend.patch(&["#fff", "url(#hachures)"], "hachures\u{a0}: territoire prioritaire");
            }
        }
        Chart::Circles { largest } => {
            let radius = chart.radius(*largest).min(LINE * 1.6);
            let circle = format!(
                "<circle cx=\"270\" r=\"{:.0}\" fill=\"#1c4f8f\" fill-opacity=\".55\" stroke=\"#1b2430\" stroke-width=\"14\"/>",
                radius / 2.0
            );
            let words = format!(
                "la surface est proportionnelle à la valeur\u{202f}; le plus grand cercle, deux fois \
                 plus large que celui-ci : {}",
                format::figure(indicator, *largest)
            );
            legend.line(&circle, &words);
        }
    }
    if let Some(sum) = sum_of_others(indicator) {
        let words = format!(
            "{} autres, donnés ensemble\u{a0}: {}",
            count_within(dataset, indicator),
            format::figure(indicator, sum.value)
        );
        legend.patch(&["#e7e6e1", "url(#maille)"], &words);
    }
    let silent = |t: &&crate::domain::Epci| matches!(standing(indicator, t), Standing::Silent);
    let missing = dataset.territories.iter().filter(silent).count();
    if missing > 0 {
        let words = format!("valeur non donnée\u{a0}: {}", counted(missing, "territoire"));
        legend.patch(&["#e7e6e1", "url(#points)"], &words);
    }
    for (name, id) in [("Haute-Marne", TerritoryId::Departement), ("France", TerritoryId::France)] {
        if let Some(figure) = indicator.latest(&id) {
            legend.line("", &format!("{name} : {}", format::figure(indicator, figure.value)));
        }
    }
    legend
}
