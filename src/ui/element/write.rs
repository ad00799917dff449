//! The elements as HTML.

use super::{Element, Live, Node};
use crate::browser::dom::{CLOSING, COMING, OPENING, Target};
use analysis::wording::markup::escaped;

/// Elements without an end tag.
const VOID: [&str; 1] = ["input"];

impl Node {
    /// As HTML, by what the state now is. Comments mark what varies, for the program to find it.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        match self {
            Self::Element(element) => element.write(html),
            Self::Text(text) => html.push_str(&escaped(text)),
            Self::Several(nodes) => nodes.iter().for_each(|node| node.write(html)),
            Self::Apart(make) => make().write(html),
            Self::Varying(draw) => {
                comment(html, OPENING);
                draw().write(html);
                comment(html, CLOSING);
            }
            Self::Later(_) => comment(html, COMING),
        }
    }
}

impl Element {
    pub(super) fn write(&self, html: &mut String) {
        let element = &self.0;
        html.push('<');
        html.push_str(element.tag);
        let classes = element.live.iter().filter_map(|live| match live.target {
            Target::Class(name) => (live.read)().map(|_| name),
            _ => None,
        });
        let own = element.attributes.iter().filter(|(name, _)| *name == "class");
        let classes: Vec<&str> = own.map(|(_, class)| class.as_ref()).chain(classes).collect();
        if !classes.is_empty() {
            attribute(html, "class", &classes.join(" "));
        }
        for (name, value) in element.attributes.iter().filter(|(name, _)| *name != "class") {
            attribute(html, name, value);
        }
        for Live { target, read } in &element.live {
            if let (Target::Attribute(name), Some(value)) = (target, read()) {
                attribute(html, name, &value);
            }
        }
        html.push('>');
        if VOID.contains(&element.tag) {
            return;
        }
        let text = element.live.iter().find(|live| live.target == Target::Text);
        html.push_str(&escaped(&text.and_then(|live| (live.read)()).unwrap_or_default()));
        element.children.iter().for_each(|child| child.write(html));
        html.push_str("</");
        html.push_str(element.tag);
        html.push('>');
    }
}

fn attribute(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name]);
    if !value.is_empty() {
        html.extend(["=\"", &escaped(value), "\""]);
    }
}

fn comment(html: &mut String, text: &str) {
    html.extend(["<!--", text, "-->"]);
}

#[cfg(test)]
mod tests {
    use super::super::{apart, html, later, svg, varying};
    use super::*;

    #[test]
    fn is_written_with_what_the_state_says() {
        let list = html("ul")
            .class("liste")
            .toggle("vide", || false)
            .toggle("longue", || true)
            .attr("id", "a<b")
            .attr("title", None::<String>)
            .bind("hidden", || true)
            .bind("data-rang", || Some("1 \"&\" 2"))
            .flag("checked", || true)
            .child(html("li").says(|| "l’<eau>"))
            .child(varying(|| vec!["x".into(), Node::from(svg("path").attr("d", "M0 0"))]))
            .child(later(|| None))
            .child(apart(|| "y"))
            .child(html("input").attr("maxlength", 80_usize));
        assert_eq!(
            Node::from(list).to_html(),
            "<ul class=\"liste longue\" id=\"a&lt;b\" hidden data-rang=\"1 &quot;&amp;&quot; 2\">\
             <li>l’&lt;eau&gt;</li><!--[-->x<path d=\"M0 0\"></path><!--]--><!--+-->y\
             <input maxlength=\"80\"></ul>"
        );
    }
}
