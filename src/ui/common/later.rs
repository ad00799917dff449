//! What the page never holds at first: it is built once needed, never taken over from HTML.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::either::Either;
use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};

/// A view that is absent from the prerendered page.
///
/// Leptos compiles three programs for each view: one that builds it, one that updates it and
/// one that finds it again in the page's HTML. The last is the largest, and of no use for
/// what is not there: this type leaves it out of the program. (`Option` alone keeps it.)
pub struct Later<V>(pub Option<V>);

impl<V: Render> Render for Later<V> {
    type State = <Either<V, ()> as Render>::State;

    fn build(self) -> Self::State {
        self.either().build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.either().rebuild(state);
    }
}

impl<V> Later<V> {
    fn either(self) -> Either<V, ()> {
        self.0.map_or(Either::Right(()), Either::Left)
    }
}

impl<V: Render + Send + 'static> AddAnyAttr for Later<V> {
    type Output<A: Attribute> = Self;

    /// Attributes set on a component from outside: no view here takes any.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self::Output<A> {
        self
    }
}

impl<V: Render + Send + 'static> RenderHtml for Later<V> {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = <() as RenderHtml>::MIN_LENGTH;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        ().to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        let mut state = Either::Right(RenderHtml::hydrate::<FROM_SERVER>((), cursor, position));
        if self.0.is_some() {
            self.rebuild(&mut state);
        }
        state
    }

    fn into_owned(self) -> Self {
        self
    }
}
