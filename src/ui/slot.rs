//! Joins the page's elements (`dom`) and Leptos views: a view in a slot of the page, an element in a view, and a
//! part of a view that is rebuilt.
//!
//! What also exists as a static page is `dom`; what opens on demand is Leptos. `tests/tidy.rs` checks that no
//! other file of views uses both.

use dom::{Mounted, Node, Region, mount};
use leptos::prelude::{AnyView, IntoAny, Mountable, Render, RenderEffect};
use leptos::tachys::renderer::types::{Element as PageElement, Node as PageNode};
use leptos::tachys::view::Position;

/// A slot of the page for a view, which is built once `draw` returns it and rebuilt whenever the signals of
/// `draw` change.
pub fn slot(draw: impl Fn() -> Option<AnyView> + Send + 'static) -> Node {
    // Boxed, so that it is compiled once for all slots.
    let draw: Box<dyn Fn() -> Option<AnyView> + Send> = Box::new(draw);
    dom::slot(move |parent, mark| {
        let mut view = Rebuilt(draw).build();
        view.mount(parent, Some(mark));
        Box::new(view)
    })
}

/// An element in a Leptos view.
pub struct Embedded(dom::Element);

/// Wraps an element for use in a Leptos view.
pub fn embedded(element: dom::Element) -> Embedded {
    Embedded(element)
}

/// A part of a view that is rebuilt whole when its signals change. Leptos keeps text nodes to update them in
/// place; a browser's translator replaces those nodes, so later writes would be lost and removal would leave the
/// translation behind. See `tests/browser/tests/translated.rs`.
pub struct Rebuilt(Box<dyn Fn() -> Option<AnyView> + Send>);

/// The present view in the page.
type MountedView = Box<dyn Mountable>;

/// The view of `draw`, rebuilt whenever its signals change. A focused element gets the focus again at the same
/// position.
pub fn rebuilt<V: IntoAny>(draw: impl Fn() -> V + Send + 'static) -> Rebuilt {
    Rebuilt(Box::new(move || Some(draw().into_any())))
}

/// Implements what Leptos requires of a view besides [`Render`], for views that never wait, take no attributes,
/// and are neither written as HTML nor hydrated, which no Leptos view of this site is.
macro_rules! render_html {
    ($view:ty) => {
        leptos::tachys::no_attrs!($view);

        impl leptos::prelude::RenderHtml for $view {
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

/// Replaces `old` with `new`, in the page and in place.
fn replace<S: Mountable>(old: &mut S, mut new: S) {
    old.insert_before_this(&mut new);
    old.unmount();
    *old = new;
}

/// A mounted [`Embedded`].
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
        if let Some(mounted) = &self.0 {
            mounted.remove();
        }
    }

    fn mount(&mut self, parent: &PageElement, next: Option<&PageNode>) {
        if let Some(mounted) = &self.0 {
            mounted.insert(parent, next);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let element = self.0.as_ref().map(Mounted::element);
        let parent = element.and_then(|element| Some((element, element.parent_element()?)));
        if let Some((element, parent)) = &parent {
            child.mount(parent, Some(element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<PageElement> {
        self.0.iter().map(|mounted| mounted.element().clone()).collect()
    }
}

/// A mounted [`Rebuilt`].
pub struct RebuiltState(Option<RebuiltPart>);

struct RebuiltPart {
    region: Region,
    effect: RenderEffect<MountedView>,
}

impl Render for Rebuilt {
    type State = RebuiltState;

    fn build(self) -> RebuiltState {
        RebuiltState(Region::new().map(|region| {
            let effect_region = region.clone();
            let effect = RenderEffect::new(move |previous: Option<MountedView>| {
                let focused = effect_region.focused_index();
                effect_region.clear();
                // Dropped only now: removing a focused element still fires events at its listeners.
                drop(previous);
                let mut current: MountedView = Box::new((self.0)().build());
                if let Some(parent) = effect_region.parent() {
                    current.mount(&parent, Some(effect_region.closing()));
                    if let Some(index) = focused {
                        effect_region.focus_at(index);
                    }
                }
                current
            });
            RebuiltPart { region, effect }
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
        if let Some(RebuiltPart { region, effect }) = &mut self.0 {
            region.insert(parent, next);
            effect.with_value_mut(|view| view.mount(parent, Some(region.closing())));
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.as_ref().and_then(|part| Some((part, part.region.parent()?)));
        if let Some((part, parent)) = &parent {
            child.mount(parent, Some(part.region.opening()));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<PageElement> {
        let part = self.0.as_ref();
        part.and_then(|part| part.effect.with_value_mut(|view| view.elements())).unwrap_or_default()
    }
}
