//! All French texts: sentences, labels, number formats. Messages of the search are in `search::messages`.

pub mod answer;
pub mod committees;
pub mod dated;
pub mod family_words;
pub mod format;
pub mod labels;
pub mod later_publications;
pub mod naming;
pub mod plan;
pub mod sentence;
pub mod series;
pub mod sheet;
pub mod territory_page;
pub mod toponym;
