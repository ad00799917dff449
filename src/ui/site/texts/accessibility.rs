//! Déclaration d’accessibilité, as decree 2019-768 requires of a public body. The state of conformity follows
//! from the publisher's audit. What the program's tests check is in `docs/accessibilite.json`, by RGAA theme, as
//! it does not depend on the data.

use small_std::Json;

use super::legal::{contact, filled};
use super::{Text, bullets, page, paragraph};
use crate::ui::external_links::{contact_link, external_link};
use crate::ui::site::elements::{chapter, link};
use analysis::wording::format::{counted, typeset, unrounded};
use dom::{Element, Node, html};
use model::read::faults::Faults;
use model::read::record::{Record, parse};
use model::{Conformity, Day, Publisher};

pub(super) const FILE: &str = "accessibilite.json";
pub(super) const STATEMENT: &str = include_str!("../../../../docs/accessibilite.json");

/// What the tests of the program check, and what remains unchecked.
pub(super) struct Statement {
    /// Date of the last review.
    pub day: Day,
    /// Name of the reference that defines the themes.
    pub reference: String,
    pub tools: Vec<String>,
    pub technologies: Vec<String>,
    /// What tests cannot check.
    pub limits: Vec<String>,
    /// The authority to turn to if the publisher does not answer.
    pub defender: Defender,
    /// Contents known not to be accessible, with an alternative for each.
    pub contents: Vec<String>,
    pub themes: Vec<Theme>,
}

/// Contact data of the Défenseur des droits.
pub(super) struct Defender {
    pub site: String,
    pub phone: String,
    pub letter: String,
}

/// A theme of the RGAA.
pub(super) struct Theme {
    pub number: u32,
    pub name: String,
    pub criteria: u32,
    /// Whether the site has content of this kind.
    pub applies: bool,
    pub checked: String,
    /// What is not checked or not met; empty if nothing.
    pub open: String,
}

/// The statement and its faults. The tests that it names (`essais`) are for its editors; a test checks that they
/// exist.
pub(super) fn statement() -> (Statement, Faults) {
    let faults = Faults::default();
    let json: Json<'_> = parse(FILE, STATEMENT, &faults);
    let file = Record::for_file(FILE, &json, &faults);
    let statement = Statement {
        day: file.day("date"),
        reference: file.string("referentiel"),
        tools: file.texts("outils"),
        technologies: file.texts("techniques"),
        limits: file.texts("limites"),
        defender: {
            let defender = file.object("defenseur_droits");
            Defender {
                site: defender.string("site"),
                phone: defender.string("telephone"),
                letter: defender.string("courrier"),
            }
        },
        contents: file.texts("contenus"),
        themes: file.map_objects("themes", |theme| Theme {
            number: theme.count("numero"),
            name: theme.string("nom"),
            criteria: theme.count("criteres"),
            applies: theme.choice("etat", &[("en_partie", true), ("sans_objet", false)]),
            checked: theme.string("verifie"),
            open: theme.string("reste"),
        }),
    };
    (statement, faults)
}

/// The state of conformity, in the words of the law.
fn conformity(publisher: &Publisher) -> &'static str {
    match publisher.conformity() {
        Conformity::Full => "totalement conforme",
        Conformity::Partial => "partiellement conforme",
        Conformity::None => "non conforme",
    }
}

/// The short state that each page must show, as a link to the declaration.
pub fn accessibility_link(publisher: &Publisher, root: &str) -> Element {
    let words = format!("Accessibilité : {}", conformity(publisher));
    link(format!("{root}accessibilite/"), typeset(&words))
}

/// The page. `root` is the relative path to the map's page.
#[must_use]
pub fn accessibility(publisher: &Publisher, root: &str) -> Text {
    let (statement, _) = statement();
    let reference = publisher.audit.as_ref().map_or(&statement.reference, |audit| &audit.reference);
    let about = format!(
        "Ce site est {} avec le référentiel général d’amélioration de l’accessibilité \
         ({reference}).",
        conformity(publisher)
    );
    page("page-accessibilite", "Déclaration d’accessibilité", &about)
        .child(state(publisher))
        .child(
            chapter("tableau", "contenus", "Contenus non accessibles")
                .child(paragraph(
                    "Ce que nous savons ne pas être accessible, et ce qui le remplace :",
                ))
                .child(list(&statement.contents))
                .child(paragraph(
                    "Aucune dérogation pour charge disproportionnée n’est invoquée. Cette liste \
                     peut être incomplète : ce qui reste à vérifier est dit ci-dessous, thème par \
                     thème.",
                )),
        )
        .child(
            chapter("tableau", "essais", "Ce qui est vérifié, et ce qui ne l’est pas")
                .child(paragraph(&tests_sentence(&statement)))
                .child(html("div").class("comites").children(statement.themes.iter().map(theme))),
        )
        .child(
            chapter("tableau", "etablissement", "Comment cette déclaration a été établie")
                .child(paragraph(&format!(
                    "Elle a été établie le {} d’après les essais que le programme passe avant \
                     d’être publié :",
                    statement.day
                )))
                .child(list(&statement.tools))
                .child(paragraph("Ce qu’ils ne disent pas :"))
                .child(list(&statement.limits))
                .child(paragraph(&format!("Techniques : {}.", statement.technologies.join(", ")))),
        )
        .child(
            chapter("tableau", "contact", "Retour d’information et contact")
                .child(paragraph(
                    "Si vous n’arrivez pas à accéder à un contenu ou à un service de ce site, \
                     écrivez à son éditeur : il doit vous orienter vers une autre forme \
                     accessible, ou vous donner le contenu autrement.",
                ))
                .child(contact(publisher)),
        )
        .child(remedies(&statement.defender))
        .child(chapter("tableau", "schema", "Schéma pluriannuel d’accessibilité").child(
            html("p").child(filled(
                "Le schéma pluriannuel",
                publisher.accessibility_plan.as_deref(),
                link_to_itself,
            )),
        ))
        .child(html("p").child(link(format!("{root}mentions/"), "Mentions légales")))
}

fn link_to_itself(address: &str) -> Node {
    external_link(address, address).into()
}

/// The state of conformity and its basis.
fn state(publisher: &Publisher) -> Element {
    let chapter = chapter("tableau", "etat", "État de conformité").child(paragraph(
        "L’article 47 de la loi n° 2005-102 du 11 février 2005 et le décret n° 2019-768 du 24 \
         juillet 2019 demandent aux organismes publics de dire si leurs sites sont totalement \
         conformes (tous les critères sont respectés), partiellement conformes (la moitié au \
         moins) ou non conformes.",
    ));
    let Some(audit) = &publisher.audit else {
        return chapter.child(paragraph(
            "Aucun résultat d’audit de ce site n’est connu : on ne sait pas quelle part des \
             critères il respecte. Tout site sans résultat d’audit en cours de validité est « non \
             conforme ». Cela ne dit pas qu’il est inutilisable ; ce que des essais ont vérifié, \
             et ce qu’ils n’ont pas vérifié, est dit plus bas.",
        ));
    };
    let percentage = unrounded(audit.percentage);
    let result = format!(
        "L’audit de {}, dont les résultats sont du {}, a trouvé que {percentage} % des critères \
         applicables sont respectés ({}).",
        audit.auditor, audit.day, audit.reference
    );
    let report =
        audit.report.as_deref().map(|r| html("p").child(external_link(r, "Le rapport d’audit")));
    chapter.child(paragraph(&result)).child(report)
}

fn tests_sentence(statement: &Statement) -> String {
    let criteria: u32 = statement.themes.iter().map(|theme| theme.criteria).sum();
    format!(
        "Le {} a {} en {}. Des programmes d’essai en vérifient une partie, à chaque version de \
         ce site ; aucun thème n’est donc dit entièrement vérifié.",
        statement.reference,
        counted(criteria as usize, "critère"),
        counted(statement.themes.len(), "thème"),
    )
}

fn theme(theme: &Theme) -> Element {
    let title = format!(
        "{}. {} ({})",
        theme.number,
        theme.name,
        counted(theme.criteria as usize, "critère")
    );
    let (state, checked) =
        if theme.applies { ("Vérifié en partie", "Vérifié : ") } else { ("Sans objet", "") };
    let open =
        (!theme.open.is_empty()).then(|| paragraph(&format!("Pas vérifié : {}", theme.open)));
    html("article")
        .class("comite")
        .attr("data-theme-rgaa", theme.number.to_string())
        .child(html("h3").child(typeset(&title)))
        .child(html("p").class("discret").child(state))
        .child(paragraph(&format!("{checked}{}", theme.checked)))
        .child(open)
}

fn list(texts: &[String]) -> Element {
    bullets(texts.iter().map(|text| html("li").child(typeset(text))))
}

/// Whom to contact if the publisher does not answer.
fn remedies(Defender { site, phone, letter }: &Defender) -> Element {
    chapter("tableau", "recours", "Voies de recours")
        .child(paragraph(
            "Si vous avez signalé à l’éditeur un défaut d’accessibilité qui vous empêche \
             d’accéder à un contenu ou à un service, et si vous n’avez pas obtenu de réponse \
             satisfaisante, vous pouvez saisir le Défenseur des droits :",
        ))
        .child(bullets([
            html("li").child("par son site\u{a0}: ").child(external_link(site, site)),
            html("li").child(typeset("en rencontrant l’un de ses délégués")),
            html("li")
                .child("par téléphone\u{a0}: ")
                .child(contact_link(phone, &phone.replace(' ', "\u{a0}"))),
            html("li").child(typeset(&format!("par courrier, gratuit, sans timbre : {letter}"))),
        ]))
}
