//! An element inside a view of Leptos.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::{Mountable, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState};

use super::{Element, live};
use crate::browser::dom;

/// An element that was made, with what keeps it alive.
pub struct Made(Option<(dom::Element, live::Kept)>);

impl Render for Element {
    type State = Made;

    fn build(self) -> Made {
        Made(live::make(self))
    }

    fn rebuild(self, state: &mut Made) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
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

no_attrs!(Element);

impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _attributes: Vec<AnyAttribute>,
    ) {
        self.write(html);
        *position = Position::NextChild;
    }

    /// No view of Leptos is taken over from HTML.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Made {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
