//! The events that an element can listen to, with the type of the event object.

use std::marker::PhantomData;

use js_sys::Reflect;
use wasm_bindgen::JsCast;

pub use web_sys::{Event, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// The name of an event, and the type that its listeners receive.
#[derive(Clone, Copy, Debug)]
pub struct EventName<E> {
    pub(crate) name: &'static str,
    kind: PhantomData<fn(E)>,
}

impl<E: JsCast> EventName<E> {
    /// An event that this module does not list. The type is not checked: with a wrong one, the browser throws
    /// when the listener reads a member that the event does not have.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, kind: PhantomData }
    }
}

/// The value of the field that the event targets; empty if the target is no field.
#[must_use]
pub fn field_value(event: &Event) -> String {
    let value = event.target().and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether the checkbox that the event targets is checked.
#[must_use]
pub fn is_checked(event: &Event) -> bool {
    let checked = event.target().and_then(|field| Reflect::get(&field, &"checked".into()).ok());
    checked.is_some_and(|checked| checked.is_truthy())
}

macro_rules! events {
    ($($constant:ident, $name:literal, $kind:ty, $doc:literal;)*) => {
        $(
            #[doc = $doc]
            pub const $constant: EventName<$kind> = EventName::new($name);
        )*
    };
}

events! {
    BLUR, "blur", FocusEvent, "The element has lost the focus. It does not bubble.";
    CHANGE, "change", Event, "The person has finished changing the value of a field.";
    CLICK, "click", MouseEvent, "A click, a tap, or Enter on a button or link.";
    DBLCLICK, "dblclick", MouseEvent, "The second of two clicks.";
    FOCUS, "focus", FocusEvent, "The element has got the focus. It does not bubble.";
    INPUT, "input", Event, "The value of a field has changed, at each keystroke.";
    KEYDOWN, "keydown", KeyboardEvent, "A key is pressed; repeats while it is held.";
    MOUSEDOWN, "mousedown", MouseEvent, "A mouse button is pressed; fires before the focus moves.";
    POINTERCANCEL, "pointercancel", PointerEvent, "The browser has taken over the gesture, for instance to scroll.";
    POINTERDOWN, "pointerdown", PointerEvent, "A finger, pen or mouse button is pressed.";
    POINTERLEAVE, "pointerleave", PointerEvent, "The pointer has left the element. It does not bubble.";
    POINTERMOVE, "pointermove", PointerEvent, "The pointer has moved.";
    POINTERUP, "pointerup", PointerEvent, "A finger, pen or mouse button is released.";
    WHEEL, "wheel", WheelEvent, "The wheel has turned, or two fingers on a touchpad.";
}
