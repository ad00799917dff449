//! Wheel, drag and pinch, turned into moves of the viewport.

use std::time::Duration;

use leptos::ev::{MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::page::{self, Rect};
use crate::browser::scheduler::Debounce;
use crate::store::{Derived, Store, Var, effect, memo};
use state::Viewport;

/// Id of the map's window.
pub const WINDOW_ID: &str = "fenetre";
/// Movement after which a pointer drags instead of clicking, in CSS pixels.
const DRAG_THRESHOLD_PX: f64 = 5.0;
/// Pause after the last zoom before sizes are redrawn.
const SETTLE_DELAY: Duration = Duration::from_millis(120);
/// Pixels that browsers scroll per line of the wheel.
const LINE_PX: f64 = 30.0;
/// Zoom factor of a double click.
const DOUBLE_CLICK_ZOOM: f64 = 2.0;

/// A pressed pointer and its position, in CSS pixels.
#[derive(Clone, Copy)]
struct Pointer {
    id: i32,
    point: (f64, f64),
}

/// The gestures of a map; cheap to copy.
#[derive(Clone, Copy)]
pub struct Gestures {
    store: Store,
    pointers: StoredValue<Vec<Pointer>>,
    settle_delay: Debounce,
    resting_zoom: Var<f64>,
    pub is_dragging: Var<bool>,
    /// The zoom for which sizes on screen are drawn: that of the viewport, once it has settled. Settling at the
    /// same zoom redraws nothing, since a redraw would replace the element that someone is about to press.
    pub settled_zoom: Derived<f64>,
    /// Whether the zoom has not settled yet.
    pub is_zooming: Derived<bool>,
}

impl Gestures {
    /// The gestures on the map's window.
    pub fn new(store: Store) -> Self {
        let resting_zoom = Var::new(1.0);
        // A memo: settling at the same zoom changes nothing.
        let settled_zoom = memo(move || resting_zoom.get());
        let zoom = memo(move || store.viewport.with(|viewport| viewport.zoom));
        let gestures = Self {
            store,
            pointers: StoredValue::new(Vec::new()),
            settle_delay: Debounce::new(SETTLE_DELAY),
            resting_zoom,
            is_dragging: Var::new(false),
            settled_zoom,
            is_zooming: memo(move || (zoom.get() - settled_zoom.get()).abs() > 0.0),
        };
        effect(move || gestures.settle_later(zoom.get()));
        gestures
    }

    /// Zooms around the pointer. Turning outwards at the smallest zoom scrolls the page; so does, in an embed,
    /// any turn without Ctrl, so that the surrounding page can be scrolled.
    pub fn wheel(self, event: &WheelEvent) {
        let modifier = event.ctrl_key() || event.meta_key();
        if self.store.state.with_untracked(|state| state.is_embedded) && !modifier {
            return;
        }
        let pixels = event.delta_y()
            * if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE_PX } else { 1.0 };
        let Some((x, y)) = Self::event_fractions(event) else { return };
        let before = self.store.viewport.get_untracked();
        let after = before.wheeled(pixels, x, y);
        if after != before {
            event.prevent_default();
            self.store.move_map(|_| after);
        }
    }

    /// Zooms in around the pointer.
    pub fn double_click(self, event: &MouseEvent) {
        if let Some((x, y)) = Self::event_fractions(event) {
            self.store.move_map(|v| v.zoomed(DOUBLE_CLICK_ZOOM, x, y));
        }
    }

    pub fn press(self, event: &PointerEvent) {
        if event.button() == 0 {
            self.pointers.update_value(|pointers| {
                pointers.retain(|p| p.id != event.pointer_id());
                pointers.push(read_pointer(event));
            });
        }
    }

    /// One pointer drags, two pinch.
    pub fn drag(self, event: &PointerEvent) {
        let before = self.pointers.get_value();
        let Some(index) = before.iter().position(|p| p.id == event.pointer_id()) else { return };
        // One finger on the unzoomed map scrolls the page.
        let unzoomed = self.store.viewport.with_untracked(|viewport| viewport.zoom <= 1.0);
        if unzoomed && before.len() < 2 && event.pointer_type() == "touch" {
            return;
        }
        let mut after = before.clone();
        after[index] = read_pointer(event);
        if !self.is_dragging.get_untracked() {
            let (from, to) = (before[index].point, after[index].point);
            let distance = (to.0 - from.0).hypot(to.1 - from.1);
            if distance < DRAG_THRESHOLD_PX && before.len() < 2 {
                return;
            }
            self.is_dragging.set(true);
            capture(event);
        }
        self.pointers.set_value(after.clone());
        if let Some(next) = self.dragged_viewport(&before, &after) {
            self.store.move_map(|_| next);
        }
    }

    /// Handles a released or cancelled pointer.
    pub fn release(self, event: &PointerEvent) {
        self.pointers.update_value(|pointers| pointers.retain(|p| p.id != event.pointer_id()));
        if self.pointers.with_value(Vec::is_empty) {
            self.is_dragging.set(false);
        }
    }

    fn dragged_viewport(self, before: &[Pointer], after: &[Pointer]) -> Option<Viewport> {
        let window = window_rect()?;
        let points = |pointers: &[Pointer]| -> Vec<(f64, f64)> {
            let in_window = |p: &Pointer| (p.point.0 - window.left, p.point.1 - window.top);
            pointers.iter().map(in_window).collect()
        };
        let viewport = self.store.viewport.get_untracked();
        Some(viewport.dragged(&points(before), &points(after), (window.width, window.height)))
    }

    fn settle_later(self, zoom: f64) {
        self.settle_delay.call(move || self.resting_zoom.set(zoom));
    }

    /// The position of an event, in fractions of the map's window.
    fn event_fractions(event: &MouseEvent) -> Option<(f64, f64)> {
        Some(window_rect()?.fractions((f64::from(event.client_x()), f64::from(event.client_y()))))
    }
}

/// The rectangle of the map's window, if visible.
pub fn window_rect() -> Option<Rect> {
    page::rect_of(WINDOW_ID).filter(|window| window.width > 0.0 && window.height > 0.0)
}

fn read_pointer(event: &PointerEvent) -> Pointer {
    Pointer {
        id: event.pointer_id(),
        point: (f64::from(event.client_x()), f64::from(event.client_y())),
    }
}

/// Captures the pointer, so that the drag continues outside the map and its click hits no territory.
fn capture(event: &PointerEvent) {
    let target = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(target) = target {
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}
