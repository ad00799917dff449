//! The tree of a page: elements, their children, and their bindings to the state.

use std::any::Any;
use std::borrow::Cow;

use small_std::to_shortest;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::Hydration;
use crate::event::EventName;

/// A child of an element. Most are made with `into` from an [`Element`], a text, a list or an option.
///
/// The closures are `Send` so that the tree is: frameworks that write HTML on several threads require it.
pub enum Node {
    /// An element with all its descendants.
    Element(Element),
    /// A text that never changes. For one that does, use [`Element::bind_text`]: a browser that translates the
    /// page replaces text nodes, so the program never writes to one.
    Text(Cow<'static, str>),
    /// Nodes in a row, without an element around them; may be empty.
    Fragment(Vec<Node>),
    /// See [`dynamic`].
    Dynamic(Draw),
    /// See [`lazy`].
    Lazy(Draw),
    /// See [`island`] and [`island_in_steps`].
    Island(Box<dyn Fn() -> Option<Node> + Send>, StepRunner),
    /// See [`slot`].
    Slot(MountSlot),
}

/// Runs the steps of an island; without it, they run at once.
pub(crate) type StepRunner = Option<Box<dyn Fn(Hydration) + Send>>;
type Draw = Box<dyn Fn() -> Node + Send>;
pub(crate) type MountSlot =
    Box<dyn FnOnce(&web_sys::Element, &web_sys::Node) -> Box<dyn Any> + Send>;

/// The value of an attribute or a text; `None` if it is absent.
pub type Value = Option<Cow<'static, str>>;

/// A part of an element that follows the state, and the closure that computes its value.
pub(crate) struct Binding {
    pub target: BindingTarget,
    pub read: Box<dyn Fn() -> Value + Send>,
}

/// The part of an element that a binding writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BindingTarget {
    /// The text of the element.
    Text,
    /// An attribute; removed while the value is `None`.
    Attribute(&'static str),
    /// A class; removed while the value is `None`.
    Class(&'static str),
    /// The property `value` of a field; the attribute is only its initial value.
    Value,
    /// A boolean property; `false` while the value is `None`.
    Property(&'static str),
}

/// The name of an event, and its handler.
pub(crate) type Listener = (&'static str, Box<dyn Fn(Event) + Send>);

/// An element with its attributes, bindings, listeners and children.
///
/// A single pointer, because each call of a builder chain moves it.
#[must_use]
pub struct Element(pub(crate) Box<ElementData>);

pub(crate) struct ElementData {
    pub tag: &'static str,
    pub is_svg: bool,
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    pub bindings: Vec<Binding>,
    pub listeners: Vec<Listener>,
    pub children: Vec<Node>,
}

/// An empty HTML element. The tag must be in lower case, as hydrating compares it with `localName`.
pub fn html(tag: &'static str) -> Element {
    element(tag, false)
}

/// An empty SVG element, including `svg` itself. Tags are spelled as in SVG (`linearGradient`).
pub fn svg(tag: &'static str) -> Element {
    element(tag, true)
}

fn element(tag: &'static str, is_svg: bool) -> Element {
    let (attributes, bindings, listeners, children) = Default::default();
    Element(Box::new(ElementData { tag, is_svg, attributes, bindings, listeners, children }))
}

/// A part that is redrawn whole when a signal read by `draw` changes. The old nodes leave the page first, then
/// their listeners and effects end. `draw` runs once when HTML is written; in the browser, at once and after
/// each change.
pub fn dynamic<N: Into<Node>>(draw: impl Fn() -> N + Send + 'static) -> Node {
    Node::Dynamic(Box::new(move || draw().into()))
}

/// A node built only when the walk reaches it, so that building the tree is spread over
/// [steps](crate::Hydration::step) as hydrating is. It leaves no mark in the HTML and is built once.
pub fn lazy<N: Into<Node>>(make: impl Fn() -> N + Send + 'static) -> Node {
    Node::Lazy(Box::new(move || make().into()))
}

/// A part of the page that is hydrated later, once `draw` returns a node, for instance because its code must be
/// fetched first. Until then its HTML stays as written and neither follows the state nor listens. `draw` is
/// called again when its signals change, until it returns the node, which must match the written HTML: nothing
/// that the node reads may change before it is hydrated. Afterwards the signals read by `draw` must not change,
/// because the effect would run again and drop the memos that its first run created.
pub fn island<N: Into<Node>>(draw: impl Fn() -> Option<N> + Send + 'static) -> Node {
    Node::Island(Box::new(move || draw().map(Into::into)), None)
}

/// An [`island`] too large to hydrate at once. `run_steps` receives the [`Hydration`] once and decides when to
/// take its steps and finish it; the island lives as long as the guard that results. If the island is not in the
/// page's HTML, it is made at once.
pub fn island_in_steps<N: Into<Node>>(
    draw: impl Fn() -> Option<N> + Send + 'static,
    run_steps: impl Fn(Hydration) + Send + 'static,
) -> Node {
    Node::Island(Box::new(move || draw().map(Into::into)), Some(Box::new(run_steps)))
}

/// A place for nodes that another library makes and updates. In the HTML it is only a mark. In the browser
/// `mount` is called once, with the parent and the node before which to insert; its result is dropped with the
/// part that holds the slot.
pub fn slot(
    mount: impl FnOnce(&web_sys::Element, &web_sys::Node) -> Box<dyn Any> + Send + 'static,
) -> Node {
    Node::Slot(Box::new(mount))
}

impl Element {
    /// Sets an attribute that never changes; `None` sets nothing. Classes add up; any other attribute may be set
    /// only once.
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with_attribute(name, value.into_value())
    }

    /// Not generic, so that it is compiled only once.
    fn with_attribute(mut self, name: &'static str, value: Value) -> Self {
        let Some(value) = value else { return self };
        let attributes = &mut self.0.attributes;
        match attributes.iter_mut().find(|(attribute, _)| name == "class" && *attribute == name) {
            Some((_, classes)) => classes.to_mut().extend([" ", &value]),
            None => attributes.push((name, value)),
        }
        self
    }

    /// Adds a constant class, or several separated by spaces.
    pub fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// Binds an attribute; it is absent while the value is `None`.
    pub fn bind_attr<V: IntoValue>(
        self,
        name: &'static str,
        read: impl Fn() -> V + Send + 'static,
    ) -> Self {
        self.add_binding(BindingTarget::Attribute(name), read)
    }

    /// Binds a class, present while `read` returns `true`. One name, without spaces.
    pub fn bind_class(self, class: &'static str, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.add_binding(BindingTarget::Class(class), read)
    }

    /// Binds the property `value` of a field. It is not written to the HTML; hydrating keeps what was typed
    /// before, until the state changes.
    pub fn bind_value<V: IntoValue>(self, read: impl Fn() -> V + Send + 'static) -> Self {
        self.add_binding(BindingTarget::Value, read)
    }

    /// Binds a boolean property (`checked`, `selected`). It is not written to the HTML; hydrating sets it,
    /// because browsers restore form state on reload.
    pub fn bind_prop(self, name: &'static str, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.add_binding(BindingTarget::Property(name), read)
    }

    /// Binds the text of the element, which must have no children.
    pub fn bind_text<V: IntoValue>(self, read: impl Fn() -> V + Send + 'static) -> Self {
        self.add_binding(BindingTarget::Text, read)
    }

    /// Hydrating or mounting turns each binding into one effect, which writes only changed values.
    fn add_binding<V: IntoValue>(
        mut self,
        target: BindingTarget,
        read: impl Fn() -> V + Send + 'static,
    ) -> Self {
        self.0.bindings.push(Binding { target, read: Box::new(move || read().into_value()) });
        self
    }

    /// Adds a listener for an [event](crate::event), on the element itself.
    pub fn on<E: JsCast>(
        mut self,
        event: EventName<E>,
        listener: impl Fn(E) + Send + 'static,
    ) -> Self {
        let listener = Box::new(move |event: Event| listener(event.unchecked_into()));
        self.0.listeners.push((event.name, listener));
        self
    }

    /// Appends a child after the present ones.
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// Appends several children, or that of an option.
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.0.children.extend(children.into_iter().map(Into::into));
        self
    }
}

/// The void elements of the HTML standard: no end tag, no content.
pub(crate) const VOID_TAGS: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

impl ElementData {
    /// Whether it is written without an end tag.
    pub fn is_void(&self) -> bool {
        !self.is_svg && VOID_TAGS.contains(&self.tag)
    }

    /// With debug assertions, panics where the written HTML and the mounted element would differ: of two values
    /// of an attribute, parsers take the first and programs the last.
    pub fn assert_unambiguous(&self) {
        if !cfg!(debug_assertions) {
            return;
        }
        let tag = self.tag;
        let binds = |target| self.bindings.iter().any(|binding| binding.target == target);
        let (has_children, has_text) = (!self.children.is_empty(), binds(BindingTarget::Text));
        assert!(
            !self.is_void() || !(has_children || has_text),
            "<{tag}> is void: it must be empty"
        );
        assert!(!(has_children && has_text), "<{tag}> has a bound text: it must have no children");
        for binding in &self.bindings {
            let BindingTarget::Class(class) = binding.target else { continue };
            assert!(!class.contains(' '), "<{tag}> binds more than one class: {class}");
        }
        let bound_names = self.bindings.iter().filter_map(|binding| match binding.target {
            BindingTarget::Attribute(name) => Some(name),
            BindingTarget::Class(_) if binds(BindingTarget::Attribute("class")) => Some("class"),
            _ => None,
        });
        let mut names: Vec<_> = self.attributes.iter().map(|(name, _)| *name).collect();
        names.extend(bound_names);
        for (index, name) in names.iter().enumerate() {
            let is_duplicate = names.iter().take(index).any(|other| other == name);
            assert!(!is_duplicate, "<{tag}> has two values for {name}");
        }
    }
}

impl Node {
    /// Whether nothing in it changes or listens. Hydrating skips the children of an element that has only such
    /// nodes.
    pub(crate) fn is_static(&self) -> bool {
        match self {
            Self::Element(Element(data)) => {
                data.bindings.is_empty()
                    && data.listeners.is_empty()
                    && data.children.iter().all(Self::is_static)
            }
            Self::Text(_) => true,
            Self::Fragment(nodes) => nodes.iter().all(Self::is_static),
            Self::Lazy(_) | Self::Dynamic(_) | Self::Island(..) | Self::Slot(_) => false,
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<N: Into<Self>> From<Vec<N>> for Node {
    fn from(nodes: Vec<N>) -> Self {
        Self::Fragment(nodes.into_iter().map(Into::into).collect())
    }
}

impl<N: Into<Self>> From<Option<N>> for Node {
    fn from(node: Option<N>) -> Self {
        Self::Fragment(node.into_iter().map(Into::into).collect())
    }
}

/// Types of values for attributes and texts. `true` is an empty attribute, `false` an absent one; numbers are
/// written in their shortest exact form.
pub trait IntoValue {
    /// The text, or `None` for an absent value.
    fn into_value(self) -> Value;
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Some(self.into())
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Some(self.into())
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        self.then_some("".into())
    }
}

impl IntoValue for usize {
    fn into_value(self) -> Value {
        Some(self.to_string().into())
    }
}

impl IntoValue for f64 {
    fn into_value(self) -> Value {
        Some(to_shortest(self).to_string().into())
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Value {
        self.and_then(IntoValue::into_value)
    }
}
