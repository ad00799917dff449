//! The walk through a tree that hydrating and mounting share; binds each element to the state.

use std::any::Any;

use reactive_graph::effect::RenderEffect;
use web_sys::Element;

use crate::cursor::Cursor;
use crate::element::{Binding, BindingTarget, ElementData, Listener, StepRunner};
use crate::nodes::{listen, new_text, write_value};
use crate::region::Region;
use crate::{Guard, Hydration, Node};

/// A depth-first walk through a tree, one node per step.
pub(crate) struct Walk {
    open_elements: Vec<OpenElement>,
    guard: Guard,
    listeners: Vec<(Element, Vec<Listener>)>,
}

/// An element whose children are being walked; its bindings and listeners are attached after them.
struct OpenElement {
    element: Option<Element>,
    cursor: Cursor,
    /// In reverse order: the next one is popped from the end.
    nodes: Vec<Node>,
    bindings: Vec<Binding>,
    listeners: Vec<Listener>,
}

impl Walk {
    /// Walks one node, which is found or created at the cursor.
    pub fn from_node(node: Node, cursor: Cursor) -> Self {
        let (bindings, listeners) = (Vec::new(), Vec::new());
        Self::new(OpenElement { element: None, cursor, nodes: vec![node], bindings, listeners })
    }

    /// Walks the children of `dom_element`, an element that was just created.
    pub fn creating(element: crate::Element, dom_element: Element) -> Self {
        Self::new(OpenElement::new(element, dom_element, false))
    }

    fn new(root: OpenElement) -> Self {
        Self { open_elements: vec![root], guard: Guard::default(), listeners: Vec::new() }
    }

    /// Takes the remaining steps, then adds the listeners.
    pub fn finish(mut self) -> Guard {
        while self.step() {}
        self.add_listeners()
    }

    /// Handles the next node; `false` once there is none.
    pub fn step(&mut self) -> bool {
        let Some(current) = self.open_elements.last_mut() else { return false };
        let hydrating = current.cursor.hydrating;
        match current.nodes.pop() {
            Some(Node::Element(element)) => {
                if let Some((dom_element, hydrating)) =
                    current.cursor.element(element.0.tag, element.0.is_svg)
                {
                    self.open_elements.push(OpenElement::new(element, dom_element, hydrating));
                }
            }
            // The page already has a static text.
            Some(Node::Text(text)) if !hydrating => current.cursor.insert(new_text(&text)),
            Some(Node::Text(_)) => {}
            Some(Node::Fragment(nodes)) => current.nodes.extend(nodes.into_iter().rev()),
            Some(Node::Lazy(make)) => current.nodes.push(make()),
            Some(Node::Dynamic(draw)) => {
                if let Some(region) = current.cursor.region() {
                    self.guard.0.push(draw_dynamic(draw, region, &current.cursor));
                }
            }
            Some(Node::Island(draw, run_steps)) => {
                if let Some(region) = current.cursor.region() {
                    self.guard.0.push(draw_island(draw, run_steps, region, &current.cursor));
                }
            }
            Some(Node::Slot(mount)) => {
                if let Some(mark) = current.cursor.slot() {
                    self.guard.0.push(mount(&current.cursor.parent, &mark));
                }
            }
            None => self.close(),
        }
        true
    }

    /// Binds the innermost element once its children exist: the value of a `select` must be one of its options.
    fn close(&mut self) {
        let Some(OpenElement { element: Some(dom_element), cursor, bindings, listeners, .. }) =
            self.open_elements.pop()
        else {
            return;
        };
        let bindings = bindings.into_iter();
        self.guard.0.extend(bindings.map(|b| bind(b, dom_element.clone(), cursor.hydrating)));
        if !listeners.is_empty() {
            self.listeners.push((dom_element, listeners));
        }
    }

    /// Adds the listeners. Only now, when everything is bound, may an event change the state.
    fn add_listeners(mut self) -> Guard {
        for (dom_element, listeners) in self.listeners {
            let listeners = listeners.into_iter();
            self.guard.0.extend(
                listeners.map(|(name, callback)| listen(dom_element.clone(), name, callback)),
            );
        }
        self.guard
    }
}

impl OpenElement {
    /// `dom_element` is the page's element when hydrating, and a new one otherwise.
    fn new(element: crate::Element, dom_element: Element, hydrating: bool) -> Self {
        element.0.assert_unambiguous();
        let ElementData { attributes, bindings, listeners, children: mut nodes, .. } = *element.0;
        if !hydrating {
            for (name, value) in &attributes {
                write_value(&dom_element, BindingTarget::Attribute(name), Some(value));
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
    // The first run of a hydration writes only boolean properties, since browsers restore `checked` and the like
    // on reload. It does not write `value`, so that what was typed stays.
    let is_in_page = hydrating && !matches!(target, BindingTarget::Property(_));
    Box::new(RenderEffect::new(move |previous: Option<Option<_>>| {
        let value = read();
        if previous.as_ref().map_or(!is_in_page, |before| *before != value) {
            write_value(&dom_element, target, value.as_deref());
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
    Box::new(RenderEffect::new(move |previous: Option<Guard>| {
        let hydrating = hydrating && previous.is_none();
        if !hydrating {
            region.clear();
        }
        // Dropped only now: removing a focused element still fires events at its listeners.
        drop(previous);
        let next =
            if hydrating { region.opening.next_sibling() } else { Some(region.closing.clone()) };
        Walk::from_node(draw(), Cursor { parent: parent.clone(), next, hydrating }).finish()
    }))
}

/// Draws an island once `draw` returns a node. One that is in the page's HTML is hydrated, through `run_steps`
/// if given; any other is created at once.
fn draw_island(
    draw: Box<dyn Fn() -> Option<Node> + Send>,
    run_steps: StepRunner,
    region: Region,
    cursor: &Cursor,
) -> Box<dyn Any> {
    let (parent, hydrating) = (cursor.parent.clone(), cursor.hydrating);
    Box::new(RenderEffect::new(move |previous: Option<Option<Guard>>| {
        previous.flatten().or_else(|| {
            let next = if hydrating { region.opening.next_sibling() } else { None };
            let next = next.or_else(|| Some(region.closing.clone()));
            let walk = Walk::from_node(draw()?, Cursor { parent: parent.clone(), next, hydrating });
            match &run_steps {
                Some(run_steps) if hydrating => {
                    run_steps(Hydration(walk));
                    Some(Guard::default())
                }
                _ => Some(walk.finish()),
            }
        })
    }))
}
