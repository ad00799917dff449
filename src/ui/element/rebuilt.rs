//! A part of a Leptos view that is built anew whenever what it reads changes.
//!
//! Leptos updates a view in place and keeps its text nodes for that. A browser that translates the
//! page replaces each of them by elements of its own: what is written later into the one that was
//! kept is seen by nobody, and taking it out of the page leaves its translation there. So a part
//! that changes is replaced whole, with all that stands in its place by then.

use leptos::prelude::{Mountable, Render, RenderEffect};

use super::view::{drawn_by_the_program, replace};
use crate::browser::dom::{self, CLOSING, OPENING};

/// What is now in the page.
type Shown = Box<dyn Mountable>;

/// A part of a view that is built anew whenever what it reads changes.
pub struct Rebuilt(Box<dyn Fn() -> Shown + Send>);

/// What `draw` gives, built anew whenever what it reads changes. Whoever has the focus in it finds
/// it in the same place afterwards.
pub fn rebuilt<V>(draw: impl Fn() -> V + Send + 'static) -> Rebuilt
where
    V: Render<State: 'static>,
{
    Rebuilt(Box::new(move || Box::new(draw().build())))
}

/// Such a part in the page, between two comments.
pub struct Marked(Option<Part>);

struct Part {
    first: dom::Node,
    last: dom::Node,
    drawing: RenderEffect<Shown>,
}

impl Render for Rebuilt {
    type State = Marked;

    fn build(self) -> Marked {
        let marks = dom::comment(OPENING).zip(dom::comment(CLOSING));
        Marked(marks.map(|(first, last)| {
            let (from, to) = (first.clone(), last.clone());
            let drawing = RenderEffect::new(move |before: Option<Shown>| {
                let focus = dom::focus_between(&from, &to);
                dom::clear_between(&from, &to);
                // Only now: what leaves the page may still say so to its listeners.
                drop(before);
                let mut now = (self.0)();
                if let Some(parent) = to.parent_element() {
                    now.mount(&parent, Some(&to));
                    dom::give_focus_between(&from, &to, focus);
                }
                now
            });
            Part { first, last, drawing }
        }))
    }

    fn rebuild(self, state: &mut Marked) {
        replace(state, self.build());
    }
}

impl Mountable for Marked {
    fn unmount(&mut self) {
        if let Some(Part { first, last, .. }) = &self.0 {
            dom::clear_between(first, last);
            dom::remove(first);
            dom::remove(last);
        }
    }

    fn mount(&mut self, parent: &dom::Element, next: Option<&dom::Node>) {
        if let Some(Part { first, last, drawing }) = &mut self.0 {
            dom::insert(parent, first, next);
            dom::insert(parent, last, next);
            drawing.with_value_mut(|shown| shown.mount(parent, Some(last)));
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.as_ref().and_then(|part| Some((part, part.first.parent_element()?)));
        if let Some((part, parent)) = &parent {
            child.mount(parent, Some(&part.first));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<dom::Element> {
        let part = self.0.as_ref();
        part.and_then(|part| part.drawing.with_value_mut(|shown| shown.elements()))
            .unwrap_or_default()
    }
}

// What is written into the HTML changes through elements of the program's own instead.
drawn_by_the_program!(Rebuilt, |_own, _html, _position| ());
