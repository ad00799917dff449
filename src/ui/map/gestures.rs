//! Wheel, drag and pinch, turned into moves of the viewport.

use std::time::Duration;

use leptos::ev::{MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::page::{self, Rect};
use crate::browser::turn::Debounce;
use crate::store::{Derived, Store, Var, effect, memo};
use state::Viewport;

/// The map's window in the page.
pub const WINDOW: &str = "fenetre";
/// How far a pointer moves before it drags rather than clicks, in CSS pixels.
const DRAG_THRESHOLD_PX: f64 = 5.0;
/// How long the map rests before sizes are redrawn.
const SETTLE: Duration = Duration::from_millis(120);
/// What browsers scroll for a line of wheel, in CSS pixels.
const LINE_PX: f64 = 30.0;
/// How much a double click zooms.
const DOUBLE_CLICK_ZOOM: f64 = 2.0;

/// A pointer that is down, and where, in CSS pixels.
#[derive(Clone, Copy)]
struct Pointer {
    id: i32,
    place: (f64, f64),
}

/// The gestures of one map. Copied freely.
#[derive(Clone, Copy)]
pub struct Gestures {
    store: Store,
    pointers: StoredValue<Vec<Pointer>>,
    settling: Debounce,
    rested: Var<f64>,
    /// Whether the map is being dragged.
    pub dragging: Var<bool>,
    /// The zoom that sizes on screen are drawn for: the viewport's, once it rests. What is drawn
    /// for that zoom already stays: someone may be about to press it.
    pub settled_zoom: Derived<f64>,
    /// Whether the scale is still changing.
    pub zooming: Derived<bool>,
}

impl Gestures {
    /// Gestures over the map's window.
    pub fn new(store: Store) -> Self {
        let rested = Var::new(1.0);
        // A zoom that it had already changes nothing.
        let settled_zoom = memo(move || rested.get());
        let zoom = memo(move || store.viewport.with(|viewport| viewport.zoom));
        let gestures = Self {
            store,
            pointers: StoredValue::new(Vec::new()),
            settling: Debounce::new(SETTLE),
            rested,
            dragging: Var::new(false),
            settled_zoom,
            zooming: memo(move || (zoom.get() - settled_zoom.get()).abs() > 0.0),
        };
        effect(move || gestures.settle_later(zoom.get()));
        gestures
    }

    /// Zooms around the pointer. At the whole map's scale, turning outwards scrolls the page; so
    /// does, in an embed, any turn without Ctrl: whoever reads the page around it goes on reading.
    pub fn wheel(self, event: &WheelEvent) {
        let held = event.ctrl_key() || event.meta_key();
        if self.store.state.with_untracked(|state| state.embedded) && !held {
            return;
        }
        let pixels = event.delta_y()
            * if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE_PX } else { 1.0 };
        let Some((x, y)) = Self::fraction(event) else { return };
        let before = self.store.viewport.get_untracked();
        let after = before.wheeled(pixels, x, y);
        if after != before {
            event.prevent_default();
            self.store.move_map(|_| after);
        }
    }

    /// Zooms in around the pointer.
    pub fn double_click(self, event: &MouseEvent) {
        if let Some((x, y)) = Self::fraction(event) {
            self.store.move_map(|v| v.zoomed(DOUBLE_CLICK_ZOOM, x, y));
        }
    }

    /// A pointer goes down.
    pub fn press(self, event: &PointerEvent) {
        if event.button() == 0 {
            self.pointers.update_value(|pointers| {
                pointers.retain(|p| p.id != event.pointer_id());
                pointers.push(pointer(event));
            });
        }
    }

    /// A pointer moves: one drags, two pinch.
    pub fn drag(self, event: &PointerEvent) {
        let before = self.pointers.get_value();
        let Some(index) = before.iter().position(|p| p.id == event.pointer_id()) else { return };
        // One finger on the whole map scrolls the page.
        let whole = self.store.viewport.with_untracked(|viewport| viewport.zoom <= 1.0);
        if whole && before.len() < 2 && event.pointer_type() == "touch" {
            return;
        }
        let mut after = before.clone();
        after[index] = pointer(event);
        if !self.dragging.get_untracked() {
            let (from, to) = (before[index].place, after[index].place);
            let moved = (to.0 - from.0).hypot(to.1 - from.1);
            if moved < DRAG_THRESHOLD_PX && before.len() < 2 {
                return;
            }
            self.dragging.set(true);
            capture(event);
        }
        self.pointers.set_value(after.clone());
        if let Some(next) = self.moved(&before, &after) {
            self.store.move_map(|_| next);
        }
    }

    /// A pointer goes up, or is taken away.
    pub fn release(self, event: &PointerEvent) {
        self.pointers.update_value(|pointers| pointers.retain(|p| p.id != event.pointer_id()));
        if self.pointers.with_value(Vec::is_empty) {
            self.dragging.set(false);
        }
    }

    fn moved(self, before: &[Pointer], after: &[Pointer]) -> Option<Viewport> {
        let window = window_rect()?;
        let places = |pointers: &[Pointer]| -> Vec<(f64, f64)> {
            let within = |own: &Pointer| (own.place.0 - window.left, own.place.1 - window.top);
            pointers.iter().map(within).collect()
        };
        let viewport = self.store.viewport.get_untracked();
        Some(viewport.dragged(&places(before), &places(after), (window.width, window.height)))
    }

    fn settle_later(self, zoom: f64) {
        self.settling.call(move || self.rested.set(zoom));
    }

    /// Where the event is, in fractions of the map's window.
    fn fraction(event: &MouseEvent) -> Option<(f64, f64)> {
        Some(window_rect()?.fractions((f64::from(event.client_x()), f64::from(event.client_y()))))
    }
}

/// Where the map's window is, if it is shown.
pub fn window_rect() -> Option<Rect> {
    page::rect_of(WINDOW).filter(|window| window.width > 0.0 && window.height > 0.0)
}

fn pointer(event: &PointerEvent) -> Pointer {
    Pointer {
        id: event.pointer_id(),
        place: (f64::from(event.client_x()), f64::from(event.client_y())),
    }
}

/// Keeps the pointer's events coming when it leaves the map; its click is then the map's, not
/// a territory's.
fn capture(event: &PointerEvent) {
    let target = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(target) = target {
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}
