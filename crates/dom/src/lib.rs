//! The elements of a page as data, and three interpreters of that data: [`Element::to_html`] writes
//! it as HTML, [`Hydration`] finds it again in HTML that was written so and keeps it true to the
//! state, [`mount`] makes it anew in the browser.
//!
//! # Where to start
//!
//! An [`Element`] is made by [`html`] or [`svg`] and completed by chained calls. What never changes
//! is given as a value ([`attr`](Element::attr), [`child`](Element::child)). What changes is given
//! as a closure, a *binding* ([`bind_attr`](Element::bind_attr),
//! [`bind_text`](Element::bind_text), [`bind_class`](Element::bind_class)): it may read signals of `reactive_graph` and is called again
//! whenever one of them changes. A *listener* ([`on`](Element::on)) answers an event. Where whole
//! nodes come and go, there is [`dynamic`].
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
//! In the browser the same function takes that HTML over, if the state is the one it was written
//! from:
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
//! Where each kind of element is a type of its own, as in most libraries for Rust, the compiler
//! makes a program for each to build it, to update it and to hydrate it. Here one program serves
//! all: in the page that this crate was written for, half of what the first visit fetches.
//! Besides, what never changes costs nothing once hydrated: no walk, no copy, no effect.
//!
//! # Marks
//!
//! HTML joins neighbouring texts and says nothing of what varies, so comments mark it: `<!--[-->` and
//! `<!--]-->` around a [`dynamic`] part or an [`island`], `<!--+-->` where a [`slot`] is. All else is found by its
//! tag and its order. Hence the HTML must be what the browser's parser makes of it: a `table` has its
//! `tbody` written out, and no `p` holds a `div`.
//!
//! # What it does not do
//!
//! Texts are escaped everywhere, also where HTML would not: it writes no `script` or `style` with
//! contents. It knows no keyed lists: a dynamic part is replaced whole, with all that anyone else, such as a
//! browser that translates the page, has put into it.

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

/// Keeps the listeners and effects of elements alive: they end when it is dropped, while the elements
/// stay in the page as they then are.
#[must_use = "what is not kept neither follows the state nor listens"]
#[derive(Default)]
pub struct Guard(Vec<Box<dyn Any>>);

impl Guard {
    /// Keeps them for as long as the page lives.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}
