//! The elements that open sheets (cards and panels). A card opens beside its opener, which in a frame as tall as
//! its page is the only place sure to be visible; closing a sheet returns the focus to its opener.

use std::cell::RefCell;

use leptos::prelude::request_animation_frame;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement, SvgElement};

use super::page::{by_id, focused_element, no_scroll_options};
use small_std::to_fixed;
use state::CARD_ID;

/// Margin around a card, in CSS pixels.
const MARGIN_PX: f64 = 8.0;

/// Elements that may open a sheet when clicked.
const OPENERS_SELECTOR: &str = "a, button, [data-cluster]";
/// Attribute of `<html>` while a card opens beside its opener. Set as soon as the card is requested, so that it
/// takes no room in the page and nothing moves before it is placed.
const FLOATING_CARD_ATTRIBUTE: &str = "data-fiche-ancree";

/// The element that opened a sheet, and the scroll position at that time.
#[derive(Clone)]
struct Opener {
    sheet: &'static str,
    element: Element,
    /// Scroll position in CSS pixels.
    scroll_position: (f64, f64),
}

thread_local! {
    /// The element being clicked: some browsers do not focus it.
    static CLICKED: RefCell<Option<Element>> = const { RefCell::new(None) };
    static OPENERS: RefCell<Vec<Opener>> = const { RefCell::new(Vec::new()) };
}

/// Tracks the clicked element while the listeners of a click run.
pub fn watch_clicks() {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let press = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        CLICKED.set(target.and_then(|target| target.closest(OPENERS_SELECTOR).ok().flatten()));
    });
    let release = Closure::<dyn Fn()>::new(|| CLICKED.set(None));
    // A capturing listener runs before those of the page, one on the window after them.
    let (capture, name) = (true, "click");
    let _ = document.add_event_listener_with_callback_and_bool(
        name,
        press.as_ref().unchecked_ref(),
        capture,
    );
    let _ = window.add_event_listener_with_callback(name, release.as_ref().unchecked_ref());
    press.forget();
    release.forget();
}

/// Remembers the element that opens the sheet with this id: the one being clicked, otherwise the focused one. A
/// link inside the sheet does not count.
pub(super) fn remember_opener(sheet: &'static str) {
    let Some(element) = CLICKED.with_borrow(Clone::clone).or_else(focused_element) else { return };
    if by_id(sheet).is_some_and(|sheet| sheet.contains(Some(&element))) {
        return;
    }
    let Some(scroll_position) = scroll_position() else { return };
    if sheet == CARD_ID {
        super::page::set_root_attribute(FLOATING_CARD_ATTRIBUTE, "");
    }
    OPENERS.with_borrow_mut(|openers| {
        openers.retain(|opener| opener.sheet != sheet);
        openers.push(Opener { sheet, element, scroll_position });
    });
}

/// Places the new card beside its opener; returns whether it did. Other sheets, and cards whose opener is gone,
/// stay where the page puts them.
pub(super) fn position_beside_opener(sheet: &'static str, card: &HtmlElement) -> bool {
    let placed = sheet == CARD_ID && position_card(card).is_some();
    if sheet == CARD_ID && !placed {
        super::page::remove_root_attribute(FLOATING_CARD_ATTRIBUTE);
    }
    placed
}

fn position_card(card: &HtmlElement) -> Option<()> {
    let opener = OPENERS.with_borrow(|all| all.iter().find(|o| o.sheet == CARD_ID).cloned())?;
    if !opener.element.is_connected() {
        return None;
    }
    let body = web_sys::window()?.document()?.body()?;
    let (x, y) = scroll_position()?;
    let (opener_rect, card_rect, page_rect) = (
        opener.element.get_bounding_client_rect(),
        card.get_bounding_client_rect(),
        body.get_bounding_client_rect(),
    );
    // Within the page: the height of a frame follows that of the page.
    let max_top = page_rect.bottom() - card_rect.height() - MARGIN_PX;
    let max_left = page_rect.right() - card_rect.width() - MARGIN_PX;
    let top = (opener_rect.bottom() + MARGIN_PX / 2.0).min(max_top).max(page_rect.top()) + y;
    let left = opener_rect.left().min(max_left).max(page_rect.left() + MARGIN_PX) + x;
    let set = |name, px: f64| card.style().set_property(name, &format!("{}px", to_fixed(px, 0)));
    set("--haut", top).and(set("--gauche", left)).ok()
}

/// Number of frames to wait for an element, as its chunk may have to be fetched.
const MAX_FRAMES: u32 = 1800;

/// Focuses an element that the present change is about to draw, and scrolls its top into view if needed. Does
/// nothing if the person has moved the focus before that.
pub(super) fn focus_once_drawn(id: &'static str) {
    remember_opener(id);
    wait_for(id, MAX_FRAMES, focused_element());
}

fn wait_for(id: &'static str, frames: u32, focused_before: Option<Element>) {
    request_animation_frame(move || {
        let Some(element) = by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) else {
            if frames > 0 && focused_element() == focused_before {
                wait_for(id, frames - 1, focused_before);
            }
            return;
        };
        let placed = position_beside_opener(id, &element);
        let _ = element.focus_with_options(&no_scroll_options());
        let Some(window) = web_sys::window() else { return };
        let Some(height) = window.inner_height().ok().and_then(|height| height.as_f64()) else {
            return;
        };
        let rect = element.get_bounding_client_rect();
        if placed {
            // Scrolls only as far as needed to show all of it, or its top if it is too tall.
            let distance = (rect.bottom() - height).min(rect.top()).max(0.0);
            window.scroll_by_with_x_and_y(0.0, distance);
        } else if rect.top() < 0.0 || rect.top() > height / 2.0 {
            element.scroll_into_view_with_bool(true);
        }
    });
}

/// Returns the focus to the opener of `sheet` once the sheet is closed, or to the element with the id
/// `fallback` if the opener is gone. Does nothing if the person has moved the focus before that.
pub(super) fn return_focus(sheet: &'static str, fallback: &'static str) {
    request_animation_frame(move || return_focus_now(sheet, fallback));
}

fn return_focus_now(sheet: &'static str, fallback: &str) {
    let opener = OPENERS.with_borrow_mut(|openers| {
        let index = openers.iter().position(|opener| opener.sheet == sheet)?;
        Some(openers.remove(index))
    });
    // The attribute for cards stays: without it, the closing card would push the page.
    let is_focus_lost = focused_element().is_none_or(|element| {
        element.local_name() == "body" || by_id(sheet).is_some_and(|s| s.contains(Some(&element)))
    });
    if !is_focus_lost {
        return;
    }
    let Some(opener) = opener.filter(|opener| opener.element.is_connected()) else {
        return super::page::focus(fallback);
    };
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(opener.scroll_position.0, opener.scroll_position.1);
    }
    let options = no_scroll_options();
    if let Some(html) = opener.element.dyn_ref::<HtmlElement>() {
        let _ = html.focus_with_options(&options);
    } else if let Some(svg) = opener.element.dyn_ref::<SvgElement>() {
        let _ = svg.focus_with_options(&options);
    }
}

/// Scroll position in CSS pixels.
fn scroll_position() -> Option<(f64, f64)> {
    let window = web_sys::window()?;
    Some((window.scroll_x().ok()?, window.scroll_y().ok()?))
}
