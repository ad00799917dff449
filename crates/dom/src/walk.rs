//! The walk through a tree that hydrating and mounting share; binds each element to the state.

use std::any::Any;

use reactive_graph::effect::RenderEffect;
use web_sys::Element;

use crate::cursor::Cursor;
use crate::element::{Binding, ElementData, Hydrate, Listener, Target};
use crate::nodes::{listen, new_text, set};
use crate::region::Region;
use crate::{Guard, Hydration, Node};

/// A depth-first walk through a tree, one node per step.
pub(crate) struct Walk {
    levels: Vec<Level>,
    guard: Guard,
    listeners: Vec<(Element, Vec<Listener>)>,
}

/// An element whose children are being walked; its bindings and listeners are attached after them.
struct Level {
    element: Option<Element>,
    cursor: Cursor,
    /// In reverse order: the next one is popped from the end.
    nodes: Vec<Node>,
    bindings: Vec<Binding>,
    listeners: Vec<Listener>,
}

impl Walk {
    /// Walks one node, which is found or created at the cursor.
    pub fn node(node: Node, cursor: Cursor) -> Self {
        let (bindings, listeners) = (Vec::new(), Vec::new());
        Self::new(Level { element: None, cursor, nodes: vec![node], bindings, listeners })
    }

    /// Walks the children of `dom_element`, an element that was just created.
    pub fn making(element: crate::Element, dom_element: Element) -> Self {
        Self::new(Level::new(element, dom_element, false))
    }

    fn new(level: Level) -> Self {
        Self { levels: vec![level], guard: Guard::default(), listeners: Vec::new() }
    }

    /// Takes the remaining steps, then adds the listeners.
    pub fn run(mut self) -> Guard {
        while self.step() {}
        self.finish()
    }

    /// Handles the next node; `false` once there is none.
    pub fn step(&mut self) -> bool {
        let Some(level) = self.levels.last_mut() else { return false };
        let hydrating = level.cursor.hydrating;
        match level.nodes.pop() {
            Some(Node::Element(element)) => {
                if let Some((dom_element, hydrating)) =
                    level.cursor.element(element.0.tag, element.0.svg)
                {
                    self.levels.push(Level::new(element, dom_element, hydrating));
                }
            }
            // The page already has a static text.
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

    /// Binds the innermost element once its children exist: the value of a `select` must be one of its options.
    fn close(&mut self) {
        let Some(Level { element: Some(dom_element), cursor, bindings, listeners, .. }) =
            self.levels.pop()
        else {
            return;
        };
        let bindings = bindings.into_iter();
        self.guard
            .0
            .extend(bindings.map(|binding| bind(binding, dom_element.clone(), cursor.hydrating)));
        if !listeners.is_empty() {
            self.listeners.push((dom_element, listeners));
        }
    }

    /// Adds the listeners. Only now, when everything is bound, may an event change the state.
    fn finish(mut self) -> Guard {
        for (dom_element, listeners) in self.listeners {
            let listeners = listeners.into_iter();
            self.guard.0.extend(
                listeners.map(|(name, callback)| listen(dom_element.clone(), name, callback)),
            );
        }
        self.guard
    }
}

impl Level {
    /// `dom_element` is the page's element when hydrating, and a new one otherwise.
    fn new(element: crate::Element, dom_element: Element, hydrating: bool) -> Self {
        element.0.assert_unambiguous();
        let ElementData { attributes, bindings, listeners, children: mut nodes, .. } = *element.0;
        if !hydrating {
            for (name, value) in &attributes {
                set(&dom_element, Target::Attribute(name), Some(value));
            }
        }
        if hydrating && nodes.iter().all(Node::is_static) {
            nodes.clear();
        }
        let next = if hydrating && !nodes.is_empty() { dom_element.first_child() } else { None };
        let cursor = Cursor { parent: dom_element.clone(), next, hydrating };
        nodes.reverse();
        Self { element: Some(dom_element), cursor, nodes, bindings, listeners }
    }
}

/// Makes the effect of a binding, which writes its value to `dom_element` when it changes.
fn bind(Binding { target, read }: Binding, dom_element: Element, hydrating: bool) -> Box<dyn Any> {
    // The first run of a hydration writes only properties: browsers restore `checked` and the like on reload,
    // and what was typed stays.
    let in_page = hydrating && !matches!(target, Target::Property(_));
    Box::new(RenderEffect::new(move |before: Option<Option<_>>| {
        let value = read();
        if before.as_ref().map_or(!in_page, |before| *before != value) {
            set(&dom_element, target, value.as_deref());
        }
        value
    }))
}

/// Draws a dynamic part, now and whenever its signals change.
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
        // Dropped only now: removing a focused element still fires events at its listeners.
        drop(before);
        let next = if hydrating { region.first.next_sibling() } else { Some(region.last.clone()) };
        Walk::node(draw(), Cursor { parent: parent.clone(), next, hydrating }).run()
    }))
}

/// Hydrates an island once `draw` returns a node: at once, or through `run_steps`.
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
