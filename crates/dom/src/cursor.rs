//! Where the walk is among the children of an element: which node comes next, found in the page while
//! hydrating, made otherwise.

use web_sys::{Element, Node};

use crate::nodes::{as_comment, as_element, insert, new_comment, new_element};
use crate::region::{CLOSE, OPEN, Region};

/// Where the walk is among the children of an element.
pub(crate) struct Cursor {
    pub parent: Element,
    /// While hydrating, the next node of the page; otherwise the one before which new nodes are put.
    /// `None` at the end.
    pub next: Option<Node>,
    /// Whether the nodes are looked for in the page.
    pub hydrating: bool,
}

impl Cursor {
    /// The next element, and whether it was in the page already.
    pub fn element(&mut self, tag: &str, svg: bool) -> Option<(Element, bool)> {
        // What someone else has put into the page is passed over, but no mark of ours.
        while let Some(node) = self.unread() {
            if let Some(own) = as_element(&node, tag) {
                self.next = node.next_sibling();
                return Some((own, true));
            }
            if as_comment(&node).is_some() {
                break;
            }
            self.pass(&node);
        }
        self.tell_missing(&format!("<{tag}>"));
        let own = new_element(tag, svg)?;
        self.insert(Some(own.clone().into()));
        Some((own, false))
    }

    /// The next comment of that text.
    pub fn comment(&mut self, text: &str) -> Option<Node> {
        while let Some(node) = self.unread() {
            if as_comment(&node).is_some_and(|found| found == text) {
                self.next = node.next_sibling();
                return Some(node);
            }
            self.pass(&node);
        }
        self.tell_missing(&format!("<!--{text}-->"));
        let own = new_comment(text);
        self.insert(own.clone());
        own
    }

    /// The next dynamic part.
    pub fn region(&mut self) -> Option<Region> {
        let first = self.comment(OPEN)?;
        let mut depth = 0_usize;
        while let Some(node) = self.unread() {
            self.next = node.next_sibling();
            match as_comment(&node).as_deref() {
                Some(OPEN) => depth += 1,
                Some(CLOSE) if depth == 0 => return Some(Region { first, last: node }),
                Some(CLOSE) => depth -= 1,
                _ => {}
            }
        }
        Some(Region { first, last: self.comment(CLOSE)? })
    }

    /// Puts a new node where the cursor is.
    pub fn insert(&self, node: Option<Node>) {
        if let Some(node) = node {
            insert(&self.parent, &node, self.next.as_ref());
        }
    }

    /// The next node of the page.
    fn unread(&self) -> Option<Node> {
        self.next.clone().filter(|_| self.hydrating)
    }

    fn pass(&mut self, node: &Node) {
        // Texts are never looked for.
        if cfg!(debug_assertions) && node.node_type() != Node::TEXT_NODE {
            let name = match as_comment(node) {
                Some(text) => format!("<!--{text}-->"),
                None => format!("<{}>", node.node_name().to_lowercase()),
            };
            self.tell(&format!("{name} is in the page alone, and passed over"));
        }
        self.next = node.next_sibling();
    }

    fn tell_missing(&self, mark: &str) {
        if cfg!(debug_assertions) && self.hydrating {
            self.tell(&format!("{mark} is missing in the page, and made"));
        }
    }

    /// For the developer: the page mends itself, but it was written from another state, or changed since.
    fn tell(&self, what: &str) {
        let parent = self.parent.local_name();
        web_sys::console::error_1(&format!("hydrating <{parent}>: {what}").into());
    }
}
