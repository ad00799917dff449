//! The elements in the page: taken over from its HTML or made, then kept true to the state.

use std::any::Any;

use leptos::prelude::{AnyView, Mountable, Render, RenderEffect};

use super::{Element, Live, Node};
use crate::browser::dom::{self, CLOSING, COMING, OPENING, Target};

/// What must live as long as the elements do: their listeners and effects.
pub(super) type Kept = Vec<Box<dyn Any>>;

/// Where the next node is: in the page's HTML, or to be made.
struct Place {
    parent: dom::Element,
    /// The next node of the HTML, or the one before which to make new ones.
    next: Option<dom::Node>,
    /// Whether the nodes are in the HTML.
    there: bool,
}

/// Takes the page's HTML over, from the first element of its body on, for as long as the page
/// lives. `node` is what wrote it.
pub fn take_over(node: Node) {
    let Some(body) = dom::body() else { return };
    let mut kept = Kept::new();
    let mut place = Place { next: body.first_child(), parent: body, there: true };
    node.draw(&mut place, &mut kept);
    std::mem::forget(kept);
}

/// A new element, in no page yet.
pub(super) fn make(element: Element) -> Option<(dom::Element, Kept)> {
    let made = dom::element(element.tag, element.svg)?;
    let mut kept = Kept::new();
    element.keep(&made, false, &mut kept);
    Some((made, kept))
}

impl Node {
    fn draw(self, place: &mut Place, kept: &mut Kept) {
        match self {
            Self::Element(element) => {
                if let Some((own, there)) = place.element(element.tag, element.svg) {
                    element.keep(&own, there, kept);
                }
            }
            // The HTML's own never changes.
            Self::Text(text) if !place.there => place.insert(dom::text(&text)),
            Self::Text(_) => {}
            Self::Several(nodes) => nodes.into_iter().for_each(|node| node.draw(place, kept)),
            Self::Varying(draw) => {
                if let Some(ends) = place.ends() {
                    kept.push(vary(draw, ends, place));
                }
            }
            Self::Later(draw) => {
                if let Some(end) = place.comment(COMING) {
                    kept.push(arrive(draw, place.parent.clone(), end));
                }
            }
        }
    }
}

impl Element {
    /// Keeps `own`, which the HTML holds (`there`) or which is new, true to the state.
    fn keep(self, own: &dom::Element, there: bool, kept: &mut Kept) {
        if !there {
            for (name, value) in &self.attributes {
                dom::set(own, Target::Attribute(name), Some(value));
            }
        }
        let next = if there { own.first_child() } else { None };
        let mut place = Place { parent: own.clone(), next, there };
        self.children.into_iter().for_each(|child| child.draw(&mut place, kept));
        // After the children: a list's value is one of its options.
        kept.extend(self.live.into_iter().map(|live| follow(live, own.clone(), there)));
        let listeners = self.listeners.into_iter();
        kept.extend(listeners.map(|(name, go)| dom::listen(own, &name, go)));
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
        let mut place = Place { parent: parent.clone(), next, there };
        let mut kept = Kept::new();
        draw().draw(&mut place, &mut kept);
        kept
    }))
}

fn arrive(
    draw: Box<dyn Fn() -> Option<AnyView> + Send>,
    parent: dom::Element,
    end: dom::Node,
) -> Box<dyn Any> {
    Box::new(RenderEffect::new(move |before: Option<<Option<AnyView> as Render>::State>| {
        let view = draw();
        if let Some(mut state) = before {
            view.rebuild(&mut state);
            return state;
        }
        let mut state = view.build();
        state.mount(&parent, Some(&end));
        state
    }))
}

impl Place {
    /// The next element of the HTML, or else a new one; whether it was there.
    fn element(&mut self, tag: &str, svg: bool) -> Option<(dom::Element, bool)> {
        // What someone else has put into the page is passed over, but no mark of ours.
        while let Some(node) = self.next.clone().filter(|_| self.there) {
            if let Some(own) = dom::as_element(&node, tag) {
                self.next = node.next_sibling();
                return Some((own, true));
            }
            if dom::as_comment(&node).is_some() {
                break;
            }
            self.next = node.next_sibling();
        }
        let own = dom::element(tag, svg)?;
        self.insert(Some(own.clone().into()));
        Some((own, false))
    }

    /// The next comment of that text in the HTML, or else a new one.
    fn comment(&mut self, text: &str) -> Option<dom::Node> {
        while let Some(node) = self.next.clone().filter(|_| self.there) {
            self.next = node.next_sibling();
            if dom::as_comment(&node).is_some_and(|found| found == text) {
                return Some(node);
            }
        }
        let own = dom::comment(text);
        self.insert(own.clone());
        own
    }

    /// What opens and what closes the next part that varies.
    fn ends(&mut self) -> Option<(dom::Node, dom::Node)> {
        let first = self.comment(OPENING)?;
        let mut depth = 0_usize;
        while let Some(node) = self.next.clone().filter(|_| self.there) {
            self.next = node.next_sibling();
            match dom::as_comment(&node).as_deref() {
                Some(OPENING) => depth += 1,
                Some(CLOSING) if depth == 0 => return Some((first, node)),
                Some(CLOSING) => depth -= 1,
                _ => {}
            }
        }
        Some((first, self.comment(CLOSING)?))
    }

    fn insert(&self, node: Option<dom::Node>) {
        if let Some(node) = node {
            dom::insert(&self.parent, &node, self.next.as_ref());
        }
    }
}
