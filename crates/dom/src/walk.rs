//! What hydrating and mounting share: the walk through the tree, which binds each element to the state.

use std::any::Any;

use reactive_graph::effect::RenderEffect;
use web_sys::Element;

use crate::cursor::Cursor;
use crate::element::{Binding, Hydrate, Listener, Parts, Target};
use crate::nodes::{listen, new_text, set};
use crate::region::Region;
use crate::{Guard, Hydration, Node};

/// A walk through a tree, node by node, depth first.
pub(crate) struct Walk {
    levels: Vec<Level>,
    guard: Guard,
    listeners: Vec<(Element, Vec<Listener>)>,
}

/// An element whose children are being walked through, and what is bound once they are.
struct Level {
    own: Option<Element>,
    cursor: Cursor,
    /// In reverse: the next one is popped from the end.
    nodes: Vec<Node>,
    bindings: Vec<Binding>,
    listeners: Vec<Listener>,
}

impl Walk {
    /// Through a node, which is found or made at the cursor.
    pub fn node(node: Node, cursor: Cursor) -> Self {
        let (bindings, listeners) = (Vec::new(), Vec::new());
        Self::new(Level { own: None, cursor, nodes: vec![node], bindings, listeners })
    }

    /// Through the children of an element that was just made: `own`.
    pub fn making(element: crate::Element, own: Element) -> Self {
        Self::new(Level::new(element, own, false))
    }

    fn new(level: Level) -> Self {
        Self { levels: vec![level], guard: Guard::default(), listeners: Vec::new() }
    }

    /// Walks to the end.
    pub fn run(mut self) -> Guard {
        while self.step() {}
        self.finish()
    }

    /// Takes the next node; `false` once there is none.
    pub fn step(&mut self) -> bool {
        let Some(level) = self.levels.last_mut() else { return false };
        let hydrating = level.cursor.hydrating;
        match level.nodes.pop() {
            Some(Node::Element(element)) => {
                if let Some((own, hydrating)) = level.cursor.element(element.0.tag, element.0.svg) {
                    self.levels.push(Level::new(element, own, hydrating));
                }
            }
            // A static text is already in the page.
            Some(Node::Text(text)) if !hydrating => level.cursor.insert(new_text(&text)),
            Some(Node::Text(_)) => {}
            Some(Node::Fragment(nodes)) => level.nodes.extend(nodes.into_iter().rev()),
            Some(Node::Lazy(make)) => level.nodes.push(make()),
            Some(Node::Dynamic(draw)) => {
                if let Some(region) = level.cursor.region() {
                    self.guard.0.push(draw_dynamic(draw, region, &level.cursor));
                }
            }
            Some(Node::Island(draw, hydrate)) => {
                if let Some(region) = level.cursor.region() {
                    self.guard.0.push(hydrate_island(draw, hydrate, region, &level.cursor));
                }
            }
            Some(Node::Slot(mount)) => {
                if let Some(mark) = level.cursor.slot() {
                    self.guard.0.push(mount(&level.cursor.parent, &mark));
                }
            }
            None => self.close(),
        }
        true
    }

    /// Binds the innermost element, now that it has its children: the value of a `select` is one of its
    /// options.
    fn close(&mut self) {
        let Some(Level { own: Some(own), cursor, bindings, listeners, .. }) = self.levels.pop()
        else {
            return;
        };
        let bindings = bindings.into_iter();
        self.guard.0.extend(bindings.map(|binding| bind(binding, own.clone(), cursor.hydrating)));
        if !listeners.is_empty() {
            self.listeners.push((own, listeners));
        }
    }

    /// Lets the elements listen: only now, when all are bound, may an event change the state.
    fn finish(mut self) -> Guard {
        for (own, listeners) in self.listeners {
            let listeners = listeners.into_iter();
            self.guard
                .0
                .extend(listeners.map(|(name, callback)| listen(own.clone(), name, callback)));
        }
        self.guard
    }
}

impl Level {
    /// Begins with `own`, which is the page's where it is hydrated, and new otherwise.
    fn new(element: crate::Element, own: Element, hydrating: bool) -> Self {
        element.0.assert_unambiguous();
        let Parts { attributes, bindings, listeners, children: mut nodes, .. } = *element.0;
        if !hydrating {
            for (name, value) in &attributes {
                set(&own, Target::Attribute(name), Some(value));
            }
        }
        if hydrating && nodes.iter().all(Node::is_static) {
            nodes.clear();
        }
        let next = if hydrating && !nodes.is_empty() { own.first_child() } else { None };
        let cursor = Cursor { parent: own.clone(), next, hydrating };
        nodes.reverse();
        Self { own: Some(own), cursor, nodes, bindings, listeners }
    }
}

/// Keeps what a binding writes to as the state says.
fn bind(Binding { target, read }: Binding, own: Element, hydrating: bool) -> Box<dyn Any> {
    // What is typed before the program is there stays; what the browser has ticked again, as when
    // a page is loaded again, does not.
    let written = hydrating && !matches!(target, Target::Property(_));
    Box::new(RenderEffect::new(move |before: Option<Option<_>>| {
        let now = read();
        if before.as_ref().map_or(!written, |before| *before != now) {
            set(&own, target, now.as_deref());
        }
        now
    }))
}

/// Draws a dynamic part, now and whenever what it reads changes.
fn draw_dynamic(
    draw: Box<dyn Fn() -> Node + Send>,
    region: Region,
    cursor: &Cursor,
) -> Box<dyn Any> {
    let (parent, hydrating) = (cursor.parent.clone(), cursor.hydrating);
    Box::new(RenderEffect::new(move |before: Option<Guard>| {
        let hydrating = hydrating && before.is_none();
        if !hydrating {
            region.clear();
        }
        // Only now: what leaves the page may still say so to its listeners.
        drop(before);
        let next = if hydrating { region.first.next_sibling() } else { Some(region.last.clone()) };
        Walk::node(draw(), Cursor { parent: parent.clone(), next, hydrating }).run()
    }))
}

/// Hydrates an island once it is given: at once, or as `in_steps` sees fit.
fn hydrate_island(
    draw: Box<dyn Fn() -> Option<Node> + Send>,
    in_steps: Hydrate,
    region: Region,
    cursor: &Cursor,
) -> Box<dyn Any> {
    let (parent, hydrating) = (cursor.parent.clone(), cursor.hydrating);
    Box::new(RenderEffect::new(move |before: Option<Option<Guard>>| {
        before.flatten().or_else(|| {
            let next = if hydrating { region.first.next_sibling() } else { None };
            let next = next.or_else(|| Some(region.last.clone()));
            let walk = Walk::node(draw()?, Cursor { parent: parent.clone(), next, hydrating });
            match &in_steps {
                Some(hydrate) if hydrating => {
                    hydrate(Hydration(walk));
                    Some(Guard::default())
                }
                _ => Some(walk.run()),
            }
        })
    }))
}
