//! An element inside a view of Leptos.

use leptos::prelude::{Mountable, Render};
use leptos::tachys::view::Position;

use super::{Element, live};
use crate::browser::dom;

/// Implements what Leptos asks of a part of a view besides [`Render`], for one that waits for nothing,
/// takes no attributes from outside and is never hydrated: no view of Leptos is. `$write` puts it into
/// the HTML that the build writes.
macro_rules! drawn_by_the_program {
    ($part:ty, |$own:ident, $html:ident, $position:ident| $write:expr) => {
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
                $html: &mut String,
                $position: &mut leptos::tachys::view::Position,
                _escape: bool,
                _mark_branches: bool,
                _attributes: Vec<leptos::attr::any_attribute::AnyAttribute>,
            ) {
                let $own = self;
                $write
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> <Self as leptos::prelude::Render>::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

pub(super) use drawn_by_the_program;

/// Puts `new` where `old` stands in the page, and keeps it in its place.
pub(super) fn replace<S: Mountable>(old: &mut S, mut new: S) {
    old.insert_before_this(&mut new);
    old.unmount();
    *old = new;
}

/// An element that was made, with what keeps it alive.
pub struct Made(Option<(dom::Element, live::Kept)>);

impl Render for Element {
    type State = Made;

    fn build(self) -> Made {
        Made(live::make(self))
    }

    fn rebuild(self, state: &mut Made) {
        replace(state, self.build());
    }
}

impl Mountable for Made {
    fn unmount(&mut self) {
        if let Some((own, _)) = &self.0 {
            own.remove();
        }
    }

    fn mount(&mut self, parent: &dom::Element, next: Option<&dom::Node>) {
        if let Some((own, _)) = &self.0 {
            dom::insert(parent, own, next);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.as_ref().and_then(|(own, _)| Some((own, own.parent_element()?)));
        if let Some((own, parent)) = &parent {
            child.mount(parent, Some(own));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<dom::Element> {
        self.0.iter().map(|(own, _)| own.clone()).collect()
    }
}

drawn_by_the_program!(Element, |element, html, position| {
    element.write(html);
    *position = Position::NextChild;
});
