//! The elements in the page: taken over from its HTML or made, then kept true to the state.

use std::any::Any;

use leptos::prelude::{AnyView, Mountable, Render, RenderEffect};

use super::place::Place;
use super::rebuilt::rebuilt;
use super::{Element, Listener, Live, Node, Parts};
use crate::browser::dom::{self, COMING, Target};
use crate::browser::turn;

/// What must live as long as the elements do: their listeners and effects.
pub(super) type Kept = Vec<Box<dyn Any>>;

/// An element whose children are being drawn, then what it keeps once they are.
struct Level {
    own: Option<dom::Element>,
    place: Place,
    /// The last is drawn first.
    nodes: Vec<Node>,
    live: Vec<Live>,
    listeners: Vec<Listener>,
}

/// Elements being drawn, node by node.
struct Drawing {
    levels: Vec<Level>,
    kept: Kept,
    listened: Vec<(dom::Element, Vec<Listener>)>,
}

/// Takes the page's HTML over, from the first element of its body on, for as long as the page
/// lives. `node` is what wrote it. It takes several turns, in which nothing may change the state;
/// no element listens before all are taken over.
pub async fn take_over(node: Node) {
    let Some(body) = dom::body() else { return };
    let place = Place { next: body.first_child(), parent: body, there: true };
    let mut drawing = Drawing::of(node, place);
    turn::slices(|| drawing.step()).await;
    std::mem::forget(drawing.listening());
}

/// A new element, in no page yet.
pub(super) fn make(element: Element) -> Option<(dom::Element, Kept)> {
    let made = dom::element(element.0.tag, element.0.svg)?;
    let level = element.open(made.clone(), false);
    Some((made, Drawing::new(level).drawn()))
}

impl Drawing {
    fn new(level: Level) -> Self {
        Self { levels: vec![level], kept: Kept::new(), listened: Vec::new() }
    }

    fn of(node: Node, place: Place) -> Self {
        let (live, listeners) = (Vec::new(), Vec::new());
        Self::new(Level { own: None, place, nodes: vec![node], live, listeners })
    }

    /// Draws all at once.
    fn drawn(mut self) -> Kept {
        while self.step() {}
        self.listening()
    }

    /// Draws the next node; whether there was one.
    fn step(&mut self) -> bool {
        let Some(level) = self.levels.last_mut() else { return false };
        let there = level.place.there;
        match level.nodes.pop() {
            Some(Node::Element(element)) => {
                if let Some((own, there)) = level.place.element(element.0.tag, element.0.svg) {
                    self.levels.push(element.open(own, there));
                }
            }
            // The HTML's own never changes.
            Some(Node::Text(text)) if !there => level.place.insert(dom::text(&text)),
            Some(Node::Text(_)) => {}
            Some(Node::Several(nodes)) => level.nodes.extend(nodes.into_iter().rev()),
            Some(Node::Apart(make)) => level.nodes.push(make()),
            Some(Node::Varying(draw)) => {
                if let Some(ends) = level.place.ends() {
                    self.kept.push(vary(draw, ends, &level.place));
                }
            }
            Some(Node::Later(draw)) => {
                if let Some(end) = level.place.comment(COMING) {
                    self.kept.push(arrive(draw, &level.place.parent, &end));
                }
            }
            None => self.close(),
        }
        true
    }

    /// Keeps the innermost element true to the state, now that it has its children: a list's value
    /// is one of its options.
    fn close(&mut self) {
        let Some(Level { own: Some(own), place, live, listeners, .. }) = self.levels.pop() else {
            return;
        };
        self.kept.extend(live.into_iter().map(|live| follow(live, own.clone(), place.there)));
        if !listeners.is_empty() {
            self.listened.push((own, listeners));
        }
    }

    /// What was drawn, from now on with ears.
    fn listening(mut self) -> Kept {
        for (own, listeners) in self.listened {
            let listeners = listeners.into_iter();
            self.kept.extend(listeners.map(|(name, go)| dom::listen(&own, &name, go)));
        }
        self.kept
    }
}

impl Element {
    /// Begins with `own`, which the HTML holds (`there`) or which is new.
    fn open(self, own: dom::Element, there: bool) -> Level {
        let Parts { attributes, live, listeners, children: mut nodes, .. } = *self.0;
        if !there {
            for (name, value) in &attributes {
                dom::set(&own, Target::Attribute(name), Some(value));
            }
        }
        if there && nodes.iter().all(Node::is_still) {
            nodes.clear();
        }
        let next = if there && !nodes.is_empty() { own.first_child() } else { None };
        let place = Place { parent: own.clone(), next, there };
        nodes.reverse();
        Level { own: Some(own), place, nodes, live, listeners }
    }
}

impl Node {
    /// Whether nothing in it ever changes or listens: where the HTML holds only such nodes, they are
    /// passed over.
    fn is_still(&self) -> bool {
        match self {
            Self::Element(Element(parts)) => {
                parts.live.is_empty()
                    && parts.listeners.is_empty()
                    && parts.children.iter().all(Self::is_still)
            }
            Self::Text(_) => true,
            Self::Several(nodes) => nodes.iter().all(Self::is_still),
            Self::Apart(_) | Self::Varying(_) | Self::Later(_) => false,
        }
    }
}

fn follow(Live { target, read }: Live, own: dom::Element, there: bool) -> Box<dyn Any> {
    // What is typed before the program is there stays; what the browser has ticked again, as when
    // a page is loaded again, does not.
    let told = there && !matches!(target, Target::Flag(_));
    Box::new(RenderEffect::new(move |before: Option<Option<_>>| {
        let now = read();
        if before.as_ref().map_or(!told, |before| *before != now) {
            dom::set(&own, target, now.as_deref());
        }
        now
    }))
}

fn vary(
    draw: Box<dyn Fn() -> Node + Send>,
    (first, last): (dom::Node, dom::Node),
    place: &Place,
) -> Box<dyn Any> {
    let (parent, there) = (place.parent.clone(), place.there);
    Box::new(RenderEffect::new(move |before: Option<Kept>| {
        let there = there && before.is_none();
        if !there {
            dom::clear_between(&first, &last);
        }
        // Only now: what leaves the page may still say so to its listeners.
        drop(before);
        let next = if there { first.next_sibling() } else { Some(last.clone()) };
        Drawing::of(draw(), Place { parent: parent.clone(), next, there }).drawn()
    }))
}

fn arrive(
    draw: Box<dyn Fn() -> Option<AnyView> + Send>,
    parent: &dom::Element,
    end: &dom::Node,
) -> Box<dyn Any> {
    let mut state = rebuilt(draw).build();
    state.mount(parent, Some(end));
    Box::new(state)
}
