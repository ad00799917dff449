//! The one place where the page's elements, which are data (`dom`), and Leptos' views meet: a view in
//! a slot of the page, an element in a view, and a part of a view that is built anew.
//!
//! What exists also as a static page is `dom`; what opens on demand is Leptos. No other file of views writes
//! in both: `tests/tidy.rs` keeps it so.

use dom::{Mounted, Node, Region, mount};
use leptos::prelude::{AnyView, IntoAny, Mountable, Render, RenderEffect};
use leptos::tachys::renderer::types::{Element as PageElement, Node as PageNode};
use leptos::tachys::view::Position;

/// The place in the page of a view that is not there at first, built once `draw` gives it and
/// anew whenever what it reads changes.
pub fn slot(draw: impl Fn() -> Option<AnyView> + Send + 'static) -> Node {
    // One program for all slots.
    let draw: Box<dyn Fn() -> Option<AnyView> + Send> = Box::new(draw);
    dom::slot(move |parent, mark| {
        let mut view = Rebuilt(draw).build();
        view.mount(parent, Some(mark));
        Box::new(view)
    })
}

/// An element in a view of Leptos.
pub struct Embedded(dom::Element);

/// An element as a part of a view.
pub fn embedded(element: dom::Element) -> Embedded {
    Embedded(element)
}

/// A part of a view that is rebuilt whole when its signals change. Leptos keeps text nodes to update them in
/// place; a browser's translator replaces those nodes, so later writes would be lost and removal would leave the
/// translation behind. See `tests/browser/tests/translated.rs`.
pub struct Rebuilt(Box<dyn Fn() -> Option<AnyView> + Send>);

/// What is now in the page.
type Shown = Box<dyn Mountable>;

/// What `draw` gives, built anew whenever what it reads changes. Whoever has the focus in it finds
/// it in the same place afterwards.
pub fn rebuilt<V: IntoAny>(draw: impl Fn() -> V + Send + 'static) -> Rebuilt {
    Rebuilt(Box::new(move || Some(draw().into_any())))
}

/// Implements what Leptos asks of a part of a view besides [`Render`], for one that waits for nothing,
/// takes no attributes from outside, and is neither written as HTML nor hydrated: no view of Leptos is.
macro_rules! render_html {
    ($part:ty) => {
        leptos::tachys::no_attrs!($part);

        impl leptos::prelude::RenderHtml for $part {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _html: &mut String,
                _position: &mut Position,
                _escape: bool,
                _mark_branches: bool,
                _attributes: Vec<leptos::attr::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> <Self as Render>::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

render_html!(Embedded);
render_html!(Rebuilt);

/// Puts `new` where `old` stands in the page, and keeps it in its place.
fn replace<S: Mountable>(old: &mut S, mut new: S) {
    old.insert_before_this(&mut new);
    old.unmount();
    *old = new;
}

/// An embedded element in the page.
pub struct EmbeddedState(Option<Mounted>);

impl Render for Embedded {
    type State = EmbeddedState;

    fn build(self) -> EmbeddedState {
        EmbeddedState(mount(self.0))
    }

    fn rebuild(self, state: &mut EmbeddedState) {
        replace(state, self.build());
    }
}

impl Mountable for EmbeddedState {
    fn unmount(&mut self) {
        if let Some(own) = &self.0 {
            own.remove();
        }
    }

    fn mount(&mut self, parent: &PageElement, next: Option<&PageNode>) {
        if let Some(own) = &self.0 {
            own.insert(parent, next);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let own = self.0.as_ref().map(Mounted::element);
        let parent = own.and_then(|own| Some((own, own.parent_element()?)));
        if let Some((own, parent)) = &parent {
            child.mount(parent, Some(own));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<PageElement> {
        self.0.iter().map(|own| own.element().clone()).collect()
    }
}

/// A rebuilt part in the page.
pub struct RebuiltState(Option<Part>);

struct Part {
    region: Region,
    drawing: RenderEffect<Shown>,
}

impl Render for Rebuilt {
    type State = RebuiltState;

    fn build(self) -> RebuiltState {
        RebuiltState(Region::new().map(|region| {
            let own = region.clone();
            let drawing = RenderEffect::new(move |before: Option<Shown>| {
                let focused = own.focused_rank();
                own.clear();
                // Only now: what leaves the page may still say so to its listeners.
                drop(before);
                let mut now: Shown = Box::new((self.0)().build());
                if let Some(parent) = own.parent() {
                    now.mount(&parent, Some(own.last()));
                    if let Some(rank) = focused {
                        own.focus_rank(rank);
                    }
                }
                now
            });
            Part { region, drawing }
        }))
    }

    fn rebuild(self, state: &mut RebuiltState) {
        replace(state, self.build());
    }
}

impl Mountable for RebuiltState {
    fn unmount(&mut self) {
        if let Some(part) = &self.0 {
            part.region.remove();
        }
    }

    fn mount(&mut self, parent: &PageElement, next: Option<&PageNode>) {
        if let Some(Part { region, drawing }) = &mut self.0 {
            region.insert(parent, next);
            drawing.with_value_mut(|shown| shown.mount(parent, Some(region.last())));
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.as_ref().and_then(|part| Some((part, part.region.parent()?)));
        if let Some((part, parent)) = &parent {
            child.mount(parent, Some(part.region.first()));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<PageElement> {
        let part = self.0.as_ref();
        part.and_then(|part| part.drawing.with_value_mut(|shown| shown.elements()))
            .unwrap_or_default()
    }
}
