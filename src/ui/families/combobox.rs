//! The search field for a commune, its suggestions and its status line: an ARIA combobox, whose focus stays in
//! the field while the active option moves.

use super::super::header::aria_bool;
use super::super::slot::slot;
use super::place_field::{PlaceField, STATUS_ID};
use analysis::search::{PlaceChoice, Suggestion};
use analysis::wording::format::counted;
use dom::{Element, dynamic, event, html};
use model::CommuneCode;
use state::{Home, SEARCH_FIELD_ID, SearchEvent, codec};

impl PlaceField {
    pub fn input(self) -> Element {
        let refused = move || self.feedback.with(|r| r.as_ref().is_some_and(|r| r.has_no_match));
        html("input")
            .attr("id", SEARCH_FIELD_ID)
            .attr("data-control", "recherche")
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("autocomplete", "off")
            .attr("autocapitalize", "words")
            .attr("spellcheck", "false")
            .attr("enterkeyhint", "search")
            .attr("maxlength", "300")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", "communes")
            .attr("aria-describedby", STATUS_ID)
            .bind_attr("aria-invalid", move || refused().then_some("true"))
            .bind_attr("aria-expanded", move || aria_bool(self.suggestion_count() > 0))
            .bind_attr("aria-activedescendant", move || {
                self.with(|field| field.active_index).map(|rank| format!("commune-{rank}"))
            })
            .bind_value(move || self.text.get())
            .on(event::INPUT, move |event| {
                self.dispatch(SearchEvent::Typed(event::field_value(&event)))
            })
            .on(event::KEYDOWN, move |event| self.press(&event))
            .on(event::FOCUS, move |_| self.dispatch(SearchEvent::Focused))
            .on(event::BLUR, move |_| self.dispatch(SearchEvent::Blurred))
    }

    /// The suggestions, a `listbox` that the field controls.
    pub fn list(self) -> Element {
        let list = move || {
            let offers = self.reply.with(|r| r.as_ref().map(|r| r.suggestions.clone()));
            let offers = offers.unwrap_or_default().into_iter().enumerate();
            offers.map(|(rank, suggestion)| self.option(rank, suggestion)).collect::<Vec<_>>()
        };
        html("ul")
            .attr("id", "communes")
            .attr("role", "listbox")
            .attr("aria-label", "Communes possibles")
            .bind_class("cache", move || self.suggestion_count() == 0)
            .child(dynamic(list))
    }

    fn option(self, rank: usize, suggestion: Suggestion) -> Element {
        let choice = suggestion.choice.clone();
        let option = html("li")
            .attr("role", "option")
            .attr("id", format!("commune-{rank}"))
            .bind_attr("aria-selected", move || {
                aria_bool(self.with(|field| field.active_index) == Some(rank))
            })
            .on(event::MOUSEDOWN, |event| event.prevent_default())
            .on(event::CLICK, move |_| self.dispatch(SearchEvent::OfferChosen(choice.clone())));
        self.with_label(option, suggestion)
    }

    /// The choices after Enter, and a link for places outside the map.
    pub fn choices(self) -> Option<Element> {
        let reply = self.feedback.get()?;
        let button = |suggestion: Suggestion| {
            let choice = suggestion.choice.clone();
            let button = html("button")
                .attr("type", "button")
                .attr("data-control", "choix")
                .on(event::CLICK, move |_| self.dispatch(SearchEvent::OfferChosen(choice.clone())));
            html("li").child(self.with_label(button, suggestion))
        };
        let next_step = (reply.is_outside || reply.has_no_match).then(|| {
            let (sheets, dataset) = (self.sheets, self.store.dataset);
            slot(move || Some((sheets.get_or_request()?.next_step)(dataset, reply.is_outside)))
        });
        let choices: Vec<Element> = reply.choices.into_iter().map(button).collect();
        let list = (!choices.is_empty()).then(|| {
            html("ul").class("candidats").attr("aria-labelledby", STATUS_ID).children(choices)
        });
        Some(html("div").attr("data-choices", "").children(next_step).children(list))
    }

    /// The status line: the outcome of Enter or, while typing, the number of suggestions or why there is none.
    pub fn status_text(self) -> String {
        if let Some(message) = self.feedback.with(|r| r.as_ref().map(|r| r.message.clone())) {
            return message;
        }
        let Some(query) = self.with(|field| field.query.clone()) else {
            return match self.with(|field| field.is_abandoned) {
                true => "Appuyez sur «\u{a0}Chercher\u{a0}».".to_owned(),
                false => self.former_communes(),
            };
        };
        if self.sheets.failure().is_some() {
            return "La recherche n’a pas pu être chargée.".to_owned();
        }
        if query.is_submitted {
            return "Recherche…".to_owned();
        }
        let is_short = query.text.trim().chars().count() < 3;
        self.reply.with(|reply| match reply {
            Some(reply) if !reply.suggestions.is_empty() => {
                let count = reply.suggestions.len();
                format!("{}.", counted(count, "commune possible"))
            }
            Some(reply) if !is_short => reply.message.clone(),
            _ => String::new(),
        })
    }

    /// The former communes that the chosen commune of today unites.
    fn former_communes(self) -> String {
        let home = self.store.state.with(|state| state.home);
        let Some(Home::Commune(CommuneCode::Today(insee))) = home else { return String::new() };
        let former = self.store.dataset.communes_merged_into(insee).map(|c| c.name.as_str());
        let former = former.collect::<Vec<_>>().join(", ");
        format!("Commune d’aujourd’hui, qui réunit\u{a0}: {former}.")
    }

    /// An option or a button, labelled with what it chooses.
    fn with_label(self, element: Element, suggestion: Suggestion) -> Element {
        let code = match &suggestion.choice {
            PlaceChoice::Commune(code) => Some(codec::write_commune(*code, self.store.dataset)),
            PlaceChoice::Search(_) => None,
        };
        // Names must not be translated.
        let name =
            html("span").attr("translate", code.as_ref().map(|_| "no")).child(suggestion.label);
        element
            .attr("class", suggestion.is_part.then_some("dessous"))
            .attr("data-commune", code)
            .child(name)
            .child(" ")
            .child(html("span").class("discret").child(suggestion.distinction))
    }
}
