//! Embed codes: HTML that shows this view in another site.

use std::fmt::Write;

use super::link::address;
use super::{View, ViewState, codec};
use analysis::statistics::figure_status::territory_figure_text;
use analysis::wording::format::{NBSP, typeset};
use analysis::wording::sentence::{dates_text, departement_sentence};
use model::{Dataset, Indicator};
use small_std::escape_markup;

/// Height of the frame in CSS pixels until its page reports its own; final without a script.
const INITIAL_HEIGHT_PX: u32 = 900;

/// Embed codes, as HTML to paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedCodes {
    /// A custom element that adjusts its height, for sites that allow our script.
    pub element: String,
    /// A plain `<iframe>`.
    pub iframe: String,
    /// A link with the sentence and the figures of the map, for sites that allow neither. It also accompanies a
    /// frame as its text alternative.
    pub fallback: String,
}

/// The embed codes of `state`. `site` is the URL of the site, with a trailing slash.
#[must_use]
pub fn embed_codes(
    dataset: &Dataset,
    indicator: &Indicator,
    state: &ViewState,
    site: &str,
) -> EmbedCodes {
    let shown = state.without_embedding();
    let (url, query) = (address(&shown, dataset), codec::write(&shown, dataset));
    let frame_url = escape_markup(&address(&ViewState { is_embedded: true, ..shown }, dataset));
    let site = escape_markup(site);
    let uses_geolocation = state.view == View::Families;
    let mut attributes = String::new();
    if !uses_geolocation {
        let _never_fails = write!(attributes, " vue=\"{}\"", state.view.code());
    }
    for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
        let _never_fails = write!(attributes, " {name}=\"{}\"", escape_markup(&value));
    }
    attributes.push_str(if uses_geolocation { " geolocalisation" } else { "" });
    // The accessible name of the frame.
    let title = escape_markup(&dataset.metadata.site.title);
    let allow = if uses_geolocation { " allow=\"geolocation\"" } else { "" };
    EmbedCodes {
        element: format!(
            "<script src=\"{site}embed.js\" async></script>\n\
             <carte-services-familles{attributes}></carte-services-familles>"
        ),
        iframe: format!(
            "<iframe src=\"{site}{frame_url}\" title=\"{title}\" width=\"100%\" height=\"{INITIAL_HEIGHT_PX}\" \
             loading=\"lazy\"{allow}></iframe>"
        ),
        fallback: fallback_html(dataset, indicator, &format!("{site}{}", escape_markup(&url))),
    }
}

/// The families' view with the same search, reading mode and theme; everything else is reset.
#[must_use]
pub fn families_search(state: &ViewState) -> ViewState {
    ViewState {
        view: View::Families,
        need: state.need,
        age: state.age,
        home: state.home,
        reading: state.reading,
        theme: state.theme,
        ..ViewState::default()
    }
}

/// The link, the sentence and the table; `href` must be escaped.
fn fallback_html(dataset: &Dataset, indicator: &Indicator, href: &str) -> String {
    let sentence = escape_markup(&departement_sentence(dataset, indicator));
    let date = dates_text(dataset, indicator);
    let mut html = format!(
        "<p><a href=\"{href}\">{}</a></p>\n<p>{sentence}</p>\n<table>\n\
         <caption>{}, {date}</caption>\n\
         <tr><th scope=\"col\">Intercommunalité</th><th scope=\"col\">Valeur</th></tr>\n",
        escape_markup(&dataset.metadata.site.title),
        escape_markup(&typeset(&indicator.label))
    );
    for territory in dataset.epci() {
        let name = escape_markup(&territory.name);
        let value = escape_markup(&territory_figure_text(indicator, territory));
        let _never_fails = writeln!(html, "<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>");
    }
    let source = escape_markup(&dataset.metadata.credits.figures);
    html + &format!("</table>\n<p>Source{NBSP}: {source}.</p>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Role;

    const SITE: &str = "https://exemple.fr/carte/";

    fn codes_and_state(query: &str) -> (EmbedCodes, ViewState) {
        let dataset = fixtures::dataset();
        let (state, notices) = codec::read(query, dataset);
        assert_eq!(notices, vec![], "{query}");
        let rate = dataset.indicator_for(Role::Coverage).expect("the rate");
        (embed_codes(dataset, rate, &state, SITE), state)
    }

    /// The value of an attribute, unescaped as a browser would.
    fn attribute(html: &str, name: &str) -> String {
        let (_, rest) = html.split_once(&format!(" {name}=\"")).expect("the attribute");
        let value = rest.split('"').next().expect("a value");
        let plain = value.replace("&quot;", "\"").replace("&#39;", "'");
        plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    #[test]
    fn iframe_shows_the_state_and_requests_geolocation_only_for_families() {
        let (codes, state) = codes_and_state("?vue=territoires&epci=200035954&theme=sombre");
        let src = attribute(&codes.iframe, "src");
        let path = src.strip_prefix(SITE).expect("our address");
        let query = path.strip_prefix("territoires/").expect("the view's page");
        let dataset = fixtures::dataset();
        let (read, _) = codec::read(query, dataset);
        assert_eq!(
            ViewState { view: state.view, ..read },
            ViewState { is_embedded: true, ..state }
        );
        assert_eq!(attribute(&codes.element, "vue"), "territoires");
        assert_eq!(attribute(&codes.iframe, "title"), dataset.metadata.site.title);
        assert!(codes.iframe.contains("loading=\"lazy\"") && !codes.iframe.contains("allow="));
        assert_eq!(attribute(&codes.element, "epci"), "200035954");
        assert!(codes_and_state("").0.iframe.contains("allow=\"geolocation\""));
    }

    #[test]
    fn families_code_keeps_the_search() {
        let (_, state) = codes_and_state(
            "?vue=territoires&epci=200035954&besoin=garde&age=0-2&commune=52121&theme=sombre",
        );
        let dataset = fixtures::dataset();
        let rate = dataset.indicator_for(Role::Coverage).expect("the rate");
        let src = embed_codes(dataset, rate, &families_search(&state), SITE).iframe;
        let query = "?besoin=garde&age=0-2&commune=52121&theme=sombre&embed=1";
        assert_eq!(attribute(&src, "src"), format!("{SITE}{query}"));
    }

    #[test]
    fn fallback_contains_every_figure() {
        let (codes, _) = codes_and_state("");
        assert_eq!(codes.fallback.matches("<tr>").count(), 17);
        assert!(
            codes.fallback.contains("Taux de couverture, au 31/12/2013</caption>"),
            "{}",
            codes.fallback
        );
        assert!(
            codes.fallback.contains("65,66") && codes.fallback.contains("59,56\u{a0}%"),
            "{}",
            codes.fallback
        );
    }

    #[test]
    fn hostile_values_stay_escaped() {
        for hostile in ["\"><script>alert(1)</script>", "' onload='x", "&quot;&lt;", "<b>&amp;"] {
            let value: String = form_urlencoded::byte_serialize(hostile.as_bytes()).collect();
            let (codes, _) = codes_and_state(&format!("?vue=plan&mots={value}"));
            for html in [&codes.element, &codes.iframe, &codes.fallback] {
                assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
                assert_eq!(html.matches('"').count() % 2, 0, "{html}");
            }
            assert_eq!(attribute(&codes.element, "mots"), hostile);
        }
    }
}
