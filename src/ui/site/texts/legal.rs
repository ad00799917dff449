//! Mentions légales: publisher, personal data, licences.

use super::method::open_data;
use super::{Text, bullets, credits, page, paragraph, term};
use crate::ui::external_links::{contact_link, external_link};
use crate::ui::site::elements::{chapter, link};
use analysis::wording::format::typeset;
use dom::{Element, Node, html};
use model::{Credit, Dataset, Publisher};

/// Text in place of what the publisher has not filled in.
const MISSING_TEXT: &str = "à compléter par l’éditeur (geodata/editeur.json)";

/// The page. `root` is the relative path to the map's page.
#[must_use]
pub fn legal(dataset: &Dataset, publisher: &Publisher, sources: &[Credit], root: &str) -> Text {
    let contacts = (!dataset.contacts().is_empty()).then(|| {
        let words = format!(
            "Les sites et les numéros conseillés ne viennent pas {} : chacun est nommé avec son \
             organisme et sa date dans le fichier des contacts.",
            dataset.document.words.genitive
        );
        let file = link(format!("{root}geodata/contacts.json"), "Le fichier des contacts");
        [paragraph(&words), html("p").child(file)]
    });
    page(
        "page-mentions",
        "Mentions légales",
        "Qui publie ce site, ce que deviennent vos données, et sous quelles licences il se \
         réutilise.",
    )
    .child(
        chapter("tableau", "editeur", "Éditeur").child(
            html("dl")
                .class("faits")
                .child(term("Nom", text_or_missing(&publisher.name)))
                .child(term("Adresse", text_or_missing(&publisher.address)))
                .child(term("Téléphone", text_or_missing(&publisher.phone)))
                .child(term(
                    "Directeur ou directrice de la publication",
                    text_or_missing(&publisher.director),
                )),
        ),
    )
    .child(chapter("tableau", "contact", "Contact").child(contact(publisher)))
    .child(
        chapter("tableau", "hebergeur", "Hébergeur").child(
            html("dl")
                .class("faits")
                .child(term("Nom", text_or_missing(&publisher.host.name)))
                .child(term("Adresse", text_or_missing(&publisher.host.address)))
                .child(term("Téléphone", text_or_missing(&publisher.host.phone))),
        ),
    )
    .child(personal_data(publisher))
    .child(stored_on_device(dataset, root))
    .child(
        chapter("tableau", "licences", "Données et licences")
            .child(credits(sources, root))
            .children(contacts.into_iter().flatten())
            .child(open_data(root)),
    )
    .child(chapter("tableau", "programme", "Programme").child(paragraph(
        "Le programme de ce site est libre, sous licence MIT ou Apache 2.0, au choix de qui le \
         réutilise.",
    )))
}

/// How to contact the publisher, as far as known.
pub(super) fn contact(publisher: &Publisher) -> Element {
    let mail = |address: &str| Node::from(contact_link(address, address));
    let form = |address: &str| Node::from(external_link(address, address));
    html("dl")
        .class("faits")
        .child(term("Courriel", html("strong").child(filled("", publisher.email.as_deref(), mail))))
        .child(term(
            "Formulaire",
            html("strong").child(filled("", publisher.contact_form.as_deref(), form)),
        ))
}

/// `show(text)`, or a note that `name` is missing.
pub(super) fn filled(name: &str, text: Option<&str>, show: impl Fn(&str) -> Node) -> Node {
    match text {
        Some(text) => show(text),
        None if name.is_empty() => Node::from(MISSING_TEXT),
        None => Node::from(typeset(&format!("{name} : {MISSING_TEXT}."))),
    }
}

fn text_or_missing(text: &Option<String>) -> Element {
    html("strong").child(filled("", text.as_deref(), |text| Node::from(typeset(text))))
}

fn personal_data(publisher: &Publisher) -> Element {
    let logs = filled(
        "Ce que le serveur note, et combien de temps",
        publisher.host.logs.as_deref(),
        |text| Node::from(typeset(text)),
    );
    chapter("tableau", "donnees-personnelles", "Données personnelles")
        .child(paragraph(
            "Ce site ne demande ni compte ni identité. Il ne pose aucun cookie, ne mesure pas \
             ses visites et ne fait appel à aucun autre site. Ce que vous cherchez et ce que vous \
             saisissez est traité sur votre appareil, sans être envoyé à un serveur.",
        ))
        .child(paragraph(
            "L’adresse de la page dit ce que vous regardez : le besoin, l’âge et la commune \
             choisis, la liste des services. Quand vous ouvrez ou partagez ce lien, l’hébergeur \
             et qui le reçoit peuvent la lire. La position donnée par votre appareil n’y est \
             jamais. La lecture à voix haute n’emploie que les voix de l’appareil.",
        ))
        .child(paragraph(
            "Comme pour tout site, le serveur reçoit l’adresse IP de l’appareil et l’adresse des \
             pages demandées.",
        ))
        .child(html("p").child(logs))
}

/// What the device stores, and how to erase it (see « What the device keeps » in `docs/DATA.md`).
fn stored_on_device(dataset: &Dataset, root: &str) -> Element {
    let has_plan = dataset.metadata.plan.is_some();
    let item = |what: &str, how: &str| {
        html("li").child(html("strong").child(typeset(what))).child(typeset(&format!(" {how}")))
    };
    let plan = link(format!("{root}plan/"), "Ouvrir le plan d’action");
    let plan_item = item(
        "Ce que vous saisissez dans le plan d’action,",
        "avec un numéro tiré au sort pour cet appareil. Pour l’effacer : dans le plan, « Emporter, \
         rapporter ou effacer la saisie », puis « Effacer toute la saisie ». Une saisie illisible mise de \
         côté s’efface avec les données du site, dans les réglages du navigateur.",
    );
    chapter("tableau", "appareil", "Ce que votre appareil garde, et comment l’effacer")
        .child(paragraph(
            "Ce que l’appareil garde n’en sort pas. Rien n’y est gardé sans votre demande, hors \
             les fichiers du site :",
        ))
        .child(bullets([
            Some(item(
                "Ma liste de services,",
                "seulement si vous cochez « Retenir cette liste sur cet appareil ». Pour \
                 l’effacer : décochez.",
            )),
            has_plan.then_some(plan_item),
            Some(item(
                "La position donnée pour « Autour de moi »,",
                "dans l’historique de l’onglet, jusqu’à ce que vous le fermiez.",
            )),
            Some(item(
                "Les fichiers du site,",
                "pour qu’il s’ouvre sans réseau. Ils ne disent rien de vous. Pour les effacer : \
                 les données du site, dans les réglages du navigateur.",
            )),
        ].into_iter().flatten()))
        .children(has_plan.then(|| html("p").child(plan).child(".")))
}
