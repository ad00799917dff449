//! The page's elements: found, made, changed, listened to.

use std::any::Any;
use std::iter;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlElement;
pub use web_sys::{Element, Event, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What opens a part of the page that varies; the text of a comment.
pub const OPENING: &str = "[";
/// What closes it.
pub const CLOSING: &str = "]";
/// Where a view will come.
pub const COMING: &str = "+";

/// What of an element follows the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// All its text.
    Text,
    /// An attribute; absent where there is no value.
    Attribute(&'static str),
    /// A class; absent where there is no value.
    Class(&'static str),
    /// What a field holds, which its attribute only begins with.
    Value,
    /// A property that is true or false; false where there is no value.
    Flag(&'static str),
}

/// Gives `target` of an element its value.
pub fn set(element: &Element, target: Target, value: Option<&str>) {
    let _ = match target {
        Target::Text => {
            element.set_text_content(value);
            return;
        }
        Target::Attribute(name) => match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        },
        Target::Class(name) => {
            element.class_list().toggle_with_force(name, value.is_some()).map(drop)
        }
        Target::Value => property(element, "value", &value.unwrap_or_default().into()),
        Target::Flag(name) => property(element, name, &value.is_some().into()),
    };
}

fn property(element: &Element, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(element, &name.into(), value).map(drop)
}

/// A kind of event that the browser gives.
pub trait EventKind: JsCast {
    /// The event as one of this kind; which one comes is known by the name listened to.
    #[must_use]
    fn of(event: Event) -> Self {
        event.unchecked_into()
    }
}

impl<E: JsCast> EventKind for E {}

/// Calls `go` at each event of that name, for as long as what is returned is kept.
pub fn listen(element: &Element, name: &str, go: Box<dyn Fn(Event) + Send>) -> Box<dyn Any> {
    let listener = Closure::<dyn Fn(Event)>::new(go);
    let _ = element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    Box::new(listener)
}

/// A new element of HTML, or of SVG.
#[must_use]
pub fn element(tag: &str, svg: bool) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    if svg { document.create_element_ns(Some(SVG), tag) } else { document.create_element(tag) }.ok()
}

/// A new text.
#[must_use]
pub fn text(text: &str) -> Option<Node> {
    Some(web_sys::window()?.document()?.create_text_node(text).into())
}

/// A new comment.
#[must_use]
pub fn comment(text: &str) -> Option<Node> {
    Some(web_sys::window()?.document()?.create_comment(text).into())
}

/// The page's body.
#[must_use]
pub fn body() -> Option<Element> {
    Some(web_sys::window()?.document()?.body()?.into())
}

/// Puts `node` into `parent`, before `next` or at the end.
pub fn insert(parent: &Node, node: &Node, next: Option<&Node>) {
    let _ = parent.insert_before(node, next);
}

/// Takes `node` out of the page.
pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// Takes out all that stands between two nodes, whoever has put it there.
pub fn clear_between(first: &Node, last: &Node) {
    between(first, last).iter().for_each(remove);
}

/// The nodes between two that have the same parent; none where the page was taken apart.
fn between(first: &Node, last: &Node) -> Vec<Node> {
    let after = iter::successors(first.next_sibling(), Node::next_sibling);
    let nodes: Vec<Node> = after.take_while(|node| node != last).collect();
    let closed = nodes.last().unwrap_or(first).next_sibling().as_ref() == Some(last);
    if closed { nodes } else { Vec::new() }
}

/// The rank of the focused element among those between two nodes that can have the focus.
#[must_use]
pub fn focus_between(first: &Node, last: &Node) -> Option<usize> {
    let focused = web_sys::window()?.document()?.active_element()?;
    // Most often it is elsewhere: then nothing is searched.
    between(first, last).iter().any(|node| node.contains(Some(&focused))).then_some(())?;
    focusable_between(first, last).iter().position(|own| *own == focused)
}

/// Gives the focus to the element of that rank, or to the last before it.
pub fn give_focus_between(first: &Node, last: &Node, rank: Option<usize>) {
    let Some(rank) = rank else { return };
    let all = focusable_between(first, last);
    if let Some(own) = all.get(rank).or(all.last()).and_then(|own| own.dyn_ref::<HtmlElement>()) {
        let _ = own.focus();
    }
}

fn focusable_between(first: &Node, last: &Node) -> Vec<Element> {
    let focusable = "a[href], button:enabled, input, select, textarea, summary, [tabindex]";
    let mut found = Vec::new();
    for node in between(first, last) {
        let Some(root) = node.dyn_ref::<Element>() else { continue };
        if root.matches(focusable).unwrap_or(false) {
            found.push(root.clone());
        }
        let Ok(inside) = root.query_selector_all(focusable) else { continue };
        found.extend((0..inside.length()).filter_map(|at| inside.get(at)?.dyn_into().ok()));
    }
    found
}

/// The element that `node` is, if it has that tag.
#[must_use]
pub fn as_element(node: &Node, tag: &str) -> Option<Element> {
    node.dyn_ref::<Element>().filter(|element| element.local_name() == tag).cloned()
}

/// The text of the comment that `node` is.
#[must_use]
pub fn as_comment(node: &Node) -> Option<String> {
    (node.node_type() == Node::COMMENT_NODE).then(|| node.node_value().unwrap_or_default())
}
