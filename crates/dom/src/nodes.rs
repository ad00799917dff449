//! Creates, changes, moves and listens to DOM nodes. What the browser refuses, such as an invalid name, is
//! skipped; builds with debug assertions log it.

use std::any::Any;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Element, Event, Node};

use crate::element::BindingTarget;

const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The `body` of the page, which most pages hydrate; `None` without a document.
#[must_use]
pub fn body() -> Option<Element> {
    Some(document()?.body()?.into())
}

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Writes `value` to the `target` of a binding in `element`.
pub(crate) fn write_value(element: &Element, target: BindingTarget, value: Option<&str>) {
    log_error(match target {
        BindingTarget::Text => {
            // An unchanged text keeps its node, and with it a selection or a translation.
            if element.text_content().as_deref() != value {
                element.set_text_content(value);
            }
            return;
        }
        BindingTarget::Attribute(name) => match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        },
        BindingTarget::Class(name) => {
            element.class_list().toggle_with_force(name, value.is_some()).map(drop)
        }
        BindingTarget::Value => set_property(element, "value", &value.unwrap_or_default().into()),
        BindingTarget::Property(name) => set_property(element, name, &value.is_some().into()),
    });
}

fn set_property(element: &Element, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(element, &name.into(), value).map(drop)
}

/// Removes the listener on drop.
struct ListenerHandle {
    element: Element,
    name: &'static str,
    listener: Closure<dyn Fn(Event)>,
}

/// Calls `callback` at each event `name` until the returned handle is dropped.
pub(crate) fn listen(
    element: Element,
    name: &'static str,
    callback: Box<dyn Fn(Event) + Send>,
) -> Box<dyn Any> {
    let listener = Closure::<dyn Fn(Event)>::new(callback);
    log_error(element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()));
    Box::new(ListenerHandle { element, name, listener })
}

impl Drop for ListenerHandle {
    fn drop(&mut self) {
        // The browser may still hold the closure; calling a dropped one throws.
        let listener = self.listener.as_ref().unchecked_ref();
        log_error(self.element.remove_event_listener_with_callback(self.name, listener));
    }
}

pub(crate) fn new_element(tag: &str, is_svg: bool) -> Option<Element> {
    let document = document()?;
    let element = if is_svg {
        document.create_element_ns(Some(SVG_NAMESPACE), tag)
    } else {
        document.create_element(tag)
    };
    element.map_err(|error| log_error(Err(error))).ok()
}

pub(crate) fn new_text(text: &str) -> Option<Node> {
    Some(document()?.create_text_node(text).into())
}

pub(crate) fn new_comment(text: &str) -> Option<Node> {
    Some(document()?.create_comment(text).into())
}

/// Inserts `node` into `parent`, before `next` or at the end.
pub(crate) fn insert(parent: &Node, node: &Node, next: Option<&Node>) {
    log_error(parent.insert_before(node, next).map(drop));
}

pub(crate) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        log_error(parent.remove_child(node).map(drop));
    }
}

/// Logs what the browser has refused, in builds with debug assertions.
fn log_error(result: Result<(), JsValue>) {
    if let Err(error) = result
        && cfg!(debug_assertions)
    {
        web_sys::console::error_1(&String::from(js_sys::Object::from(error).to_string()).into());
    }
}

pub(crate) fn is_element(node: &Node, tag: &str) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.local_name() == tag)
}

/// The text of a comment; `None` for other nodes.
pub(crate) fn as_comment(node: &Node) -> Option<String> {
    (node.node_type() == Node::COMMENT_NODE).then(|| node.node_value().unwrap_or_default())
}

/// Whether `node` is a comment with this text.
pub(crate) fn is_comment(node: &Node, text: &str) -> bool {
    as_comment(node).is_some_and(|comment| comment == text)
}
