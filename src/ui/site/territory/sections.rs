//! The page's chapters: services, figures, communes, neighbours.

use crate::ui::facts::fact_list;
use crate::ui::outward::outward_to;
use crate::ui::site::directory::rubric;
use analysis::grid::Line;
use analysis::wording::dated::of_list;
use analysis::wording::family_words::Reading;
use analysis::wording::format::{counted, long_day};
use analysis::wording::sheet::{commune_agreements, facts};
use analysis::wording::territory_page::{
    absent, anywhere, communes as names, further_figures, others, services as by_category,
};
use dom::{Element, html};
use model::{Category, Dataset, Epci, Service};
use state::link::page_of;

/// A chapter under its heading.
fn chapter(class: &'static str, id: &'static str, heading: impl Into<String>) -> Element {
    let own = format!("{id}-titre");
    html("section")
        .class(class)
        .attr("id", id)
        .attr("aria-labelledby", own.clone())
        .child(html("h2").attr("id", own).child(heading.into()))
}

fn note(words: impl Into<String>) -> Element {
    html("p").class("note").child(words.into())
}

/// The services, then what the document does not name here or names without a place.
pub fn services(dataset: &Dataset, territory: &Epci, root: &str) -> [Element; 2] {
    let rubrics = |groups: Vec<(Category, Vec<&Service>)>| {
        let groups = groups.into_iter();
        let rubrics = groups.map(|(category, all)| rubric(dataset, category, &all, root));
        html("div").class("rubriques").children(rubrics)
    };
    let own = by_category(dataset, territory);
    let listed = own.iter().flat_map(|(_, services)| services.iter().copied());
    let age = of_list(dataset, listed, None, Reading::Full);
    let none = own.is_empty().then(|| {
        html("p").child("Le document ne nomme aucun service dans cette intercommunalité.")
    });
    let today = note(
        "Le document ne donne ni adresse, ni téléphone, ni horaire. Pour joindre un service \
         aujourd’hui\u{a0}: ",
    );
    [
        chapter("annuaire", "services", "Services")
            .children(none)
            .children(age.map(note))
            .child(rubrics(own))
            .children(absent(dataset, territory).map(note))
            .child(today.children(outward_to(dataset, "monenfant")).child(".")),
        chapter("annuaire", "sans-lieu", "Dans le département, sans lieu précisé")
            .child(note(
                "Le document nomme aussi ces services sans dire dans quelle commune ni dans quelle \
                 intercommunalité.",
            ))
            .child(rubrics(anywhere(dataset))),
    ]
}

/// The panel's facts and all the other figures, or that they are missing.
pub fn figures(dataset: &Dataset, territory: &Epci) -> Element {
    let mut known = facts(dataset, territory);
    known.extend(commune_agreements(dataset, territory));
    let grid = further_figures(dataset, territory);
    let heads = grid.heads.into_iter().map(|head| html("th").attr("scope", "col").child(head));
    let table = html("table")
        .child(html("caption").child(grid.caption.clone()))
        .child(html("thead").child(html("tr").children(heads)))
        .child(html("tbody").children(grid.lines.into_iter().map(row)));
    let frame = html("div")
        .class("defile")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", grid.caption)
        .child(table);
    chapter("tableau", "chiffres", "Chiffres").child(fact_list(known)).child(frame)
}

fn row(line: Line) -> Element {
    let cells = line.cells.into_iter().map(|cell| {
        let note =
            (!cell.note.is_empty()).then(|| html("span").class("origine").child(cell.note.clone()));
        html("td").child(cell.text).child(" ").children(note)
    });
    html("tr").child(html("th").attr("scope", "row").child(line.head.text)).children(cells)
}

/// The communes by name.
pub fn communes(dataset: &Dataset, territory: &Epci) -> Element {
    let names = names(dataset, territory);
    let day = dataset.shown_decoupage().map(|own| format!(" au {}", long_day(own.day)));
    let title = format!("Ses {}{}", counted(names.len(), "commune"), day.unwrap_or_default());
    let items = names.into_iter().map(|name| html("li").child(name.to_owned()));
    chapter("annuaire", "communes", title).child(html("ul").class("noms-communes").children(items))
}

/// The way to the other territories, neighbours first.
pub fn neighbours(dataset: &Dataset, territory: &Epci, root: &str) -> Element {
    let (touching, far) = others(dataset, territory);
    let links = |all: Vec<&Epci>| {
        let link = |other: &Epci| {
            let href = format!("{root}{}", page_of(other.siren()?));
            Some(html("li").child(html("a").attr("href", href).child(other.name.clone())))
        };
        html("ul").children(all.into_iter().filter_map(link).collect::<Vec<_>>())
    };
    html("nav")
        .attr("aria-labelledby", "voisines")
        .child(html("h2").attr("id", "voisines").child("Intercommunalités voisines"))
        .child(links(touching))
        .child(html("details").child(html("summary").child("Les autres")).child(links(far)))
}
