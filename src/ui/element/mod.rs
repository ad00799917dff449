//! The elements of the page that is there before the program. They are written once: the build
//! writes them into the HTML (`write`), the browser's program takes that HTML over (`live`) and
//! keeps it true to the state. Views that come later are Leptos' own, and may hold these (`view`).
//!
//! Leptos compiles a program of its own for each kind of element that a view holds, to build it,
//! to update it and to find it again in the HTML. Here elements are data, and one program serves
//! all: on the first visit this is half of what there is to fetch (see `README.md`, « What it weighs »).

mod live;
mod place;
mod rebuilt;
mod view;
mod write;

use std::borrow::Cow;

use leptos::prelude::AnyView;
use leptos::tachys::html::event::EventDescriptor;

use crate::browser::dom::{Event, EventKind, Target};
use small_std::shortest;

pub use live::take_over;
pub use rebuilt::rebuilt;

/// What an element may hold.
pub enum Node {
    /// An element.
    Element(Element),
    /// A text that never changes.
    Text(Cow<'static, str>),
    /// Several, one after the other.
    Several(Vec<Node>),
    /// What is made only when it is its turn to be drawn, so that making the page takes several
    /// turns of the browser too.
    Apart(Box<dyn Fn() -> Node + Send>),
    /// What is drawn anew whenever what it reads changes.
    Varying(Box<dyn Fn() -> Node + Send>),
    /// A view that the page does not hold at first.
    Later(Box<dyn Fn() -> Option<AnyView> + Send>),
}

/// What is said at a moment; `None` where an attribute is absent.
type Said = Option<Cow<'static, str>>;

/// What of an element follows the state.
struct Live {
    target: Target,
    read: Box<dyn Fn() -> Said + Send>,
}

/// What to do at an event of that name.
type Listener = (Cow<'static, str>, Box<dyn Fn(Event) + Send>);

/// An element. It is one pointer: a view is a long chain of calls that pass it on, and the first
/// load is 3 kB lighter than with all the parts passed on each time.
pub struct Element(Box<Parts>);

/// What an element is, its listeners and what follows the state.
struct Parts {
    tag: &'static str,
    svg: bool,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    live: Vec<Live>,
    listeners: Vec<Listener>,
    children: Vec<Node>,
}

/// An element of HTML.
#[must_use]
pub fn html(tag: &'static str) -> Element {
    made(tag, false)
}

/// An element of SVG.
#[must_use]
pub fn svg(tag: &'static str) -> Element {
    made(tag, true)
}

fn made(tag: &'static str, svg: bool) -> Element {
    let (attributes, live, listeners, children) = Default::default();
    Element(Box::new(Parts { tag, svg, attributes, live, listeners, children }))
}

/// What is drawn anew whenever what `draw` reads changes.
pub fn varying<N: Into<Node>>(draw: impl Fn() -> N + Send + 'static) -> Node {
    Node::Varying(Box::new(move || draw().into()))
}

/// What is made only when it is its turn to be drawn.
pub fn apart<N: Into<Node>>(make: impl Fn() -> N + Send + 'static) -> Node {
    Node::Apart(Box::new(move || make().into()))
}

/// A view of Leptos that the page does not hold at first, drawn once `draw` gives it.
pub fn later(draw: impl Fn() -> Option<AnyView> + Send + 'static) -> Node {
    Node::Later(Box::new(draw))
}

impl Element {
    /// An attribute that never changes; absent where there is no value.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Say) -> Self {
        self.0.attributes.extend(value.say().map(|value| (name, value)));
        self
    }

    /// Its class.
    #[must_use]
    pub fn class(self, name: &'static str) -> Self {
        self.attr("class", name)
    }

    /// An attribute that follows the state.
    #[must_use]
    pub fn bind<S: Say>(self, name: &'static str, read: impl Fn() -> S + Send + 'static) -> Self {
        self.follow(Target::Attribute(name), read)
    }

    /// A class that comes and goes.
    #[must_use]
    pub fn toggle(self, class: &'static str, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.follow(Target::Class(class), read)
    }

    /// What the field holds.
    #[must_use]
    pub fn value<S: Say>(self, read: impl Fn() -> S + Send + 'static) -> Self {
        self.follow(Target::Value, read)
    }

    /// A property that is true or false (`checked`, `selected`).
    #[must_use]
    pub fn flag(self, name: &'static str, read: impl Fn() -> bool + Send + 'static) -> Self {
        self.follow(Target::Flag(name), read)
    }

    /// All its text, which follows the state: the element holds nothing else.
    #[must_use]
    pub fn says<S: Say>(self, read: impl Fn() -> S + Send + 'static) -> Self {
        self.follow(Target::Text, read)
    }

    fn follow<S: Say>(mut self, target: Target, read: impl Fn() -> S + Send + 'static) -> Self {
        self.0.live.push(Live { target, read: Box::new(move || read().say()) });
        self
    }

    /// What to do at an event.
    #[must_use]
    pub fn on<E>(mut self, event: E, go: impl Fn(E::EventType) + Send + 'static) -> Self
    where
        E: EventDescriptor<EventType: EventKind>,
    {
        self.0.listeners.push((event.name(), Box::new(move |event| go(EventKind::of(event)))));
        self
    }

    /// Holds one more.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// Holds more.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.0.children.extend(children.into_iter().map(Into::into));
        self
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
        Self::Several(nodes.into_iter().map(Into::into).collect())
    }
}

impl<N: Into<Self>> From<Option<N>> for Node {
    fn from(node: Option<N>) -> Self {
        Self::Several(node.into_iter().map(Into::into).collect())
    }
}

/// What an attribute or a text may say: « yes » is an empty attribute, « no » none.
pub trait Say {
    /// The text; `None` for what is absent.
    fn say(self) -> Option<Cow<'static, str>>;
}

impl Say for &'static str {
    fn say(self) -> Said {
        Some(self.into())
    }
}

impl Say for String {
    fn say(self) -> Said {
        Some(self.into())
    }
}

impl Say for bool {
    fn say(self) -> Said {
        self.then_some("".into())
    }
}

impl Say for usize {
    fn say(self) -> Said {
        Some(self.to_string().into())
    }
}

impl Say for f64 {
    fn say(self) -> Said {
        Some(shortest(self).to_string().into())
    }
}

impl<S: Say> Say for Option<S> {
    fn say(self) -> Said {
        self.and_then(Say::say)
    }
}
