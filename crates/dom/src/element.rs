//! The tree: elements, what they hold, and what of them follows the state.

use std::any::Any;
use std::borrow::Cow;

use small_std::shortest;
use wasm_bindgen::JsCast;
use web_sys::Event;

use crate::Hydration;
use crate::event::EventName;

/// What an element may hold. Most are made by `into`: of an [`Element`], a text, a list, an option.
///
/// The closures are `Send` so that the tree is: frameworks that write HTML on several threads ask for it.
pub enum Node {
    /// One element, with all that it holds.
    Element(Element),
    /// A text that never changes. One that does is its element's ([`Element::bind_text`]): a browser
    /// that translates the page takes text nodes out, so none is ever written to.
    Text(Cow<'static, str>),
    /// Several nodes, one after the other and with nothing around them; an empty list holds nothing.
    Fragment(Vec<Node>),
    /// See [`dynamic`].
    Dynamic(Draw),
    /// See [`lazy`].
    Lazy(Draw),
    /// See [`island`] and [`island_in_steps`].
    Island(Box<dyn Fn() -> Option<Node> + Send>, Hydrate),
    /// See [`slot`].
    Slot(MountSlot),
}

/// What takes the steps of an island; `None` where they are taken at once.
pub(crate) type Hydrate = Option<Box<dyn Fn(Hydration) + Send>>;
type Draw = Box<dyn Fn() -> Node + Send>;
pub(crate) type MountSlot =
    Box<dyn FnOnce(&web_sys::Element, &web_sys::Node) -> Box<dyn Any> + Send>;

/// What an attribute or a text is at a moment; `None` where it is absent.
pub type Value = Option<Cow<'static, str>>;

/// What of an element follows the state, and the closure that reads it.
pub(crate) struct Binding {
    pub target: Target,
    pub read: Box<dyn Fn() -> Value + Send>,
}

/// What a binding writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// All the element's text.
    Text,
    /// An attribute; absent where there is no value.
    Attribute(&'static str),
    /// A class; absent where there is no value.
    Class(&'static str),
    /// What a field holds, which its attribute only begins with.
    Value,
    /// A property that is true or false; false where there is no value.
    Property(&'static str),
}

/// An event's name and what to do at it.
pub(crate) type Listener = (&'static str, Box<dyn Fn(Event) + Send>);

/// An element with its attributes, bindings, listeners and children.
///
/// It is one pointer, since it is passed on at each call of a long chain.
#[must_use]
pub struct Element(pub(crate) Box<Parts>);

pub(crate) struct Parts {
    pub tag: &'static str,
    pub svg: bool,
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    pub bindings: Vec<Binding>,
    pub listeners: Vec<Listener>,
    pub children: Vec<Node>,
}

/// An empty element of HTML. Its tag is in lower case: it is looked for by that where it is hydrated.
pub fn html(tag: &'static str) -> Element {
    element(tag, false)
}

/// An empty element in SVG's namespace, the `svg` element itself included. Tags are written as SVG spells
/// them (`linearGradient`).
pub fn svg(tag: &'static str) -> Element {
    element(tag, true)
}

fn element(tag: &'static str, svg: bool) -> Element {
    let (attributes, bindings, listeners, children) = Default::default();
    Element(Box::new(Parts { tag, svg, attributes, bindings, listeners, children }))
}

/// What is drawn anew, whole, whenever a signal that `draw` reads changes. Its old nodes leave the
/// page first, then their listeners and effects end. `draw` runs once when HTML is written, and in
/// the browser at once and after each change.
pub fn dynamic<N: Into<Node>>(draw: impl Fn() -> N + Send + 'static) -> Node {
    Node::Dynamic(Box::new(move || draw().into()))
}

/// A node built only when the walk reaches it, so that building the tree is spread over
/// [steps](crate::Hydration::step) as hydrating is. It leaves no mark in the HTML and is built once.
pub fn lazy<N: Into<Node>>(make: impl Fn() -> N + Send + 'static) -> Node {
    Node::Lazy(Box::new(move || make().into()))
}

/// A part of the page that is hydrated later than the rest, once `draw` gives it: what draws it may have
/// to be fetched first. Until then its HTML stays as it was written, and neither follows the state
/// nor listens. `draw` is called again whenever what it reads changes until it has given a node, which must be
/// the one that was written: nothing that the node reads may differ from then until it is hydrated.
/// Once it has, what `draw` has read must change no more: the effect would run again, and the memos made in
/// `draw` would end with its first run.
pub fn island<N: Into<Node>>(draw: impl Fn() -> Option<N> + Send + 'static) -> Node {
    Node::Island(Box::new(move || draw().map(Into::into)), None)
}

/// An [`island`] too large to be hydrated at once. `hydrate` is given the [`Hydration`] once, to take its
/// steps when it likes and to finish it; what it makes of the guard decides how long the island lives. Where
/// the island is not in the page's HTML, it is made at once.
pub fn island_in_steps<N: Into<Node>>(
    draw: impl Fn() -> Option<N> + Send + 'static,
    hydrate: impl Fn(Hydration) + Send + 'static,
) -> Node {
    Node::Island(Box::new(move || draw().map(Into::into)), Some(Box::new(hydrate)))
}

/// The place of nodes that another library makes and updates. In the HTML it is a mark and nothing
/// else. In the browser `mount` is called once, with the parent and the node before which to insert; what
/// it returns is dropped when the part that holds the slot is.
pub fn slot(
    mount: impl FnOnce(&web_sys::Element, &web_sys::Node) -> Box<dyn Any> + Send + 'static,
) -> Node {
    Node::Slot(Box::new(mount))
}

impl Element {
    /// An attribute that never changes; absent where there is no value. Classes are added to those that are
    /// there already; of any other name there is one.
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.with_attribute(name, value.into_value())
    }

    /// Compiled once for all types of values.
    fn with_attribute(mut self, name: &'static str, value: Value) -> Self {
        let Some(value) = value else { return self };
        let attributes = &mut self.0.attributes;
        match attributes.iter_mut().find(|(own, _)| name == "class" && *own == name) {
            Some((_, classes)) => classes.to_mut().extend([" ", &value]),
            None => attributes.push((name, value)),
        }
        self
    }

    /// A class that it always has, besides the others; or several with spaces between them.
    pub fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// An attribute that follows the state; absent while there is no value.
    pub fn bind_attr<V: IntoValue>(
        self,
        name: &'static str,
        read: impl Fn() -> V + Send + 'static,
    ) -> Self {
        self.add_binding(Target::Attribute(name), read)
    }

    /// A class that it has while `read` says so, besides the others: one name, without spaces.
    pub fn bind_class(self, class: &'static str, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.add_binding(Target::Class(class), read)
    }

    /// What the field holds: its property `value`. It is not in the HTML, and while hydrating what was
    /// typed before stays, until the state changes.
    pub fn bind_value<V: IntoValue>(self, read: impl Fn() -> V + Send + 'static) -> Self {
        self.add_binding(Target::Value, read)
    }

    /// Binds a boolean property (`checked`, `selected`). It is not written to the HTML; hydrating sets it,
    /// because browsers restore form state on reload.
    pub fn bind_prop(self, name: &'static str, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.add_binding(Target::Property(name), read)
    }

    /// All its text, which follows the state: the element has no children besides.
    pub fn bind_text<V: IntoValue>(self, read: impl Fn() -> V + Send + 'static) -> Self {
        self.add_binding(Target::Text, read)
    }

    /// Hydrating or mounting makes one effect of a binding, which writes only when the value has changed.
    fn add_binding<V: IntoValue>(
        mut self,
        target: Target,
        read: impl Fn() -> V + Send + 'static,
    ) -> Self {
        self.0.bindings.push(Binding { target, read: Box::new(move || read().into_value()) });
        self
    }

    /// What to do at an [event](crate::event). It is listened to on the element itself.
    pub fn on<E: JsCast>(
        mut self,
        event: EventName<E>,
        listener: impl Fn(E) + Send + 'static,
    ) -> Self {
        let listener = Box::new(move |event: Event| listener(event.unchecked_into()));
        self.0.listeners.push((event.name, listener));
        self
    }

    /// Adds a node after those that it holds already.
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// Adds several nodes, or, of an option, perhaps one.
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.0.children.extend(children.into_iter().map(Into::into));
        self
    }
}

/// Elements that have no end tag and hold nothing, as the HTML standard lists them.
pub(crate) const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

impl Parts {
    /// Whether it is written without an end tag.
    pub fn is_void(&self) -> bool {
        !self.svg && VOID.contains(&self.tag)
    }

    /// Panics, in builds with debug assertions, where the interpreters would not agree on what is shown:
    /// of two values of an attribute parsers take the first and programs the last.
    pub fn assert_unambiguous(&self) {
        if !cfg!(debug_assertions) {
            return;
        }
        let tag = self.tag;
        let binds = |target| self.bindings.iter().any(|binding| binding.target == target);
        let (holds, has_text) = (!self.children.is_empty(), binds(Target::Text));
        assert!(!self.is_void() || !(holds || has_text), "<{tag}> is void: it holds nothing");
        assert!(!(holds && has_text), "<{tag}> has a bound text: it has no children");
        for binding in &self.bindings {
            let Target::Class(class) = binding.target else { continue };
            assert!(!class.contains(' '), "<{tag}> binds more than one class: {class}");
        }
        let bound = self.bindings.iter().filter_map(|binding| match binding.target {
            Target::Attribute(name) => Some(name),
            Target::Class(_) if binds(Target::Attribute("class")) => Some("class"),
            _ => None,
        });
        let mut names: Vec<_> = self.attributes.iter().map(|(name, _)| *name).collect();
        names.extend(bound);
        for (rank, name) in names.iter().enumerate() {
            let before = names.iter().take(rank).any(|own| own == name);
            assert!(!before, "<{tag}> has two values for {name}");
        }
    }
}

impl Node {
    /// Whether nothing in it ever changes or listens: where the HTML holds only such nodes, hydrating
    /// passes them over.
    pub(crate) fn is_static(&self) -> bool {
        match self {
            Self::Element(Element(parts)) => {
                parts.bindings.is_empty()
                    && parts.listeners.is_empty()
                    && parts.children.iter().all(Self::is_static)
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

/// What can be the value of an attribute or a text. `true` is an empty attribute, `false` none;
/// numbers are written as briefly as they can be read again.
pub trait IntoValue {
    /// The text; `None` for what is absent.
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
        Some(shortest(self).to_string().into())
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Value {
        self.and_then(IntoValue::into_value)
    }
}
