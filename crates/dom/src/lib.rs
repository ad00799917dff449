//! The elements of a page as data, with three interpreters: [`Element::to_html`] writes them as HTML,
//! [`Hydration`] binds HTML written that way to the state, [`mount()`] creates them in the browser.
//!
//! # Where to start
//!
//! An [`Element`] is made by [`html`] or [`svg`] and a chain of calls. Constant parts are values
//! ([`attr`](Element::attr), [`child`](Element::child)). Changing parts are closures, called *bindings*
//! ([`bind_attr`](Element::bind_attr), [`bind_text`](Element::bind_text), [`bind_class`](Element::bind_class)):
//! they may read signals of `reactive_graph` and are called again when one of these changes. A *listener*
//! ([`on`](Element::on)) handles an event. For nodes that come and go, there is [`dynamic`].
//!
//! ```
//! use dom::{Element, dynamic, event, html};
//! use reactive_graph::owner::Owner;
//! use reactive_graph::signal::RwSignal;
//! use reactive_graph::traits::{Get, Update};
//!
//! fn counter(count: RwSignal<usize>) -> Element {
//!     let more = html("button")
//!         .attr("type", "button")
//!         .on(event::CLICK, move |_| count.update(|count| *count += 1))
//!         .child("One more");
//!     html("p")
//!         .class("counter")
//!         .bind_class("high", move || count.get() > 9)
//!         .child(html("output").bind_text(move || count.get()))
//!         .child(more)
//!         .child(dynamic(move || (count.get() == 0).then(|| html("em").child("None & never"))))
//! }
//!
//! // On the server, or when a site is built:
//! Owner::new().with(|| {
//!     assert_eq!(
//!         counter(RwSignal::new(0)).to_html(),
//!         "<p class=\"counter\"><output>0</output><button type=\"button\">One more</button>\
//!          <!--[--><em>None &amp; never</em><!--]--></p>"
//!     );
//! });
//! ```
//!
//! In the browser the same function hydrates that HTML, if the state is the one it was written from:
//!
//! ```no_run
//! # fn counter(_: ()) -> dom::Element { dom::html("p") }
//! # let count = ();
//! if let Some(body) = dom::body() {
//!     let mut hydration = dom::Hydration::new(body, counter(count));
//!     while hydration.step() {} // or some steps at each turn of the browser's loop
//!     hydration.finish().forget();
//! }
//! ```
//!
//! # Why data, and not types
//!
//! In most Rust libraries each kind of element is a type, and the compiler generates code for each to build,
//! update and hydrate it. Here the same code serves all of them: that halved what the first visit of this
//! crate's site fetches. Constant parts cost nothing once hydrated: no walk, no copy, no effect.
//!
//! # Marks
//!
//! HTML merges neighbouring texts and does not show which parts vary, so comments mark them: `<!--[-->` and
//! `<!--]-->` around a [`dynamic`] part or an [`island`], `<!--+-->` at a [`slot`]. Everything else is found by
//! tag and order. Hence the HTML must be what the browser's parser makes of it: a `table` needs an explicit
//! `tbody`, and a `p` must not contain a `div`.
//!
//! # What it does not do
//!
//! All texts are escaped, even where HTML would not, so it cannot write a `script` or `style` with contents.
//! There are no keyed lists: a dynamic part is replaced whole, including what others have inserted, such as a
//! browser that translates the page.

mod cursor;
mod element;
pub mod event;
mod hydrate;
mod mount;
mod nodes;
mod region;
mod to_html;
mod walk;

use std::any::Any;

pub use element::{
    Element, IntoValue, Node, Value, dynamic, html, island, island_in_steps, lazy, slot, svg,
};
pub use hydrate::Hydration;
pub use mount::{Mounted, mount};
pub use nodes::body;
pub use region::Region;

/// Owns the listeners and effects of elements. Dropping it ends them; the elements stay in the page as they are.
#[must_use = "what is not kept neither follows the state nor listens"]
#[derive(Default)]
pub struct Guard(Vec<Box<dyn Any>>);

impl Guard {
    /// Leaks it: the listeners and effects last as long as the page.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}
