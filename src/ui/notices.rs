//! Messages about what could not be done, visible and in a live region.

use crate::store::Store;
use analysis::wording::format::typeset;
use dom::{Element, Node, dynamic, event, html};
use state::Event;

/// The notices; the live region is empty without any.
pub fn notices(store: Store) -> Element {
    let content = move || {
        let sentence = |words: &str| html("p").child(typeset(words));
        let sentences: Vec<Node> = store.notices.with(|notices| {
            notices.iter().map(|notice| sentence(&notice.sentence()).into()).collect()
        });
        let close = html("button")
            .attr("type", "button")
            .on(event::CLICK, move |_| store.dispatch(Event::NoticesClosed))
            .child("Fermer cet avis");
        let close = (!sentences.is_empty()).then_some(close);
        Node::Fragment(sentences.into_iter().chain(close.map(Node::from)).collect())
    };
    html("div").class("avis").attr("role", "status").child(dynamic(content))
}
