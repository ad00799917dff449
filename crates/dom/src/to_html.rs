//! Writes elements as HTML.

use small_std::escape_markup;

use crate::element::{Binding, BindingTarget};
use crate::region::{CLOSE_MARK, OPEN_MARK, SLOT_MARK};
use crate::{Element, Node};

impl Node {
    fn write(&self, html: &mut String) {
        match self {
            Self::Element(element) => element.write(html),
            Self::Text(text) => html.push_str(&escape_markup(text)),
            Self::Fragment(nodes) => nodes.iter().for_each(|node| node.write(html)),
            Self::Lazy(make) => make().write(html),
            Self::Dynamic(draw) => {
                push_comment(html, OPEN_MARK);
                draw().write(html);
                push_comment(html, CLOSE_MARK);
            }
            Self::Island(draw, _) => {
                push_comment(html, OPEN_MARK);
                draw().iter().for_each(|node| node.write(html));
                push_comment(html, CLOSE_MARK);
            }
            Self::Slot(_) => push_comment(html, SLOT_MARK),
        }
    }
}

impl Element {
    /// Writes the element as HTML in the present state. Each binding is read once, listeners are left out;
    /// comments [mark](crate#marks) the parts that vary.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        let element = &self.0;
        element.assert_unambiguous();
        html.push('<');
        html.push_str(element.tag);
        let conditional = element.bindings.iter().filter_map(|binding| match binding.target {
            BindingTarget::Class(name) => (binding.read)().map(|_| name),
            _ => None,
        });
        let fixed_classes = element.attributes.iter().filter(|(name, _)| *name == "class");
        let classes: Vec<&str> =
            fixed_classes.map(|(_, class)| class.as_ref()).chain(conditional).collect();
        if !classes.is_empty() {
            push_attribute(html, "class", &classes.join(" "));
        }
        for (name, value) in element.attributes.iter().filter(|(name, _)| *name != "class") {
            push_attribute(html, name, value);
        }
        for Binding { target, read } in &element.bindings {
            if let (BindingTarget::Attribute(name), Some(value)) = (target, read()) {
                push_attribute(html, name, &value);
            }
        }
        html.push('>');
        if element.is_void() {
            return;
        }
        let text = element.bindings.iter().find(|binding| binding.target == BindingTarget::Text);
        html.push_str(&escape_markup(&text.and_then(|b| (b.read)()).unwrap_or_default()));
        element.children.iter().for_each(|child| child.write(html));
        html.push_str("</");
        html.push_str(element.tag);
        html.push('>');
    }
}

fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name]);
    if !value.is_empty() {
        html.extend(["=\"", &escape_markup(value), "\""]);
    }
}

fn push_comment(html: &mut String, text: &str) {
    html.extend(["<!--", text, "-->"]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::element::VOID_TAGS;
    use crate::{dynamic, event, html, island, lazy, slot, svg};

    #[test]
    fn markup_in_texts_and_values_is_escaped() {
        let quoted = html("p").attr("title", "a \"b\" & 'c'").child("1 < 2 & 3 > 2");
        assert_eq!(
            quoted.to_html(),
            "<p title=\"a &quot;b&quot; &amp; &#39;c&#39;\">1 &lt; 2 &amp; 3 &gt; 2</p>"
        );
        let bound = html("p").bind_attr("title", || "<b>").bind_text(|| "</p><script>");
        assert_eq!(bound.to_html(), "<p title=\"&lt;b&gt;\">&lt;/p&gt;&lt;script&gt;</p>");
    }

    #[test]
    fn void_elements_have_no_end_tag() {
        for tag in VOID_TAGS {
            assert_eq!(html(tag).to_html(), format!("<{tag}>"));
        }
        let with_end = ["p", "script", "textarea", "iframe"];
        for tag in with_end {
            assert_eq!(html(tag).to_html(), format!("<{tag}></{tag}>"));
        }
        // In SVG, which follows XML, `link` has an end tag.
        assert_eq!(svg("link").to_html(), "<link></link>");
        assert_eq!(html("input").attr("maxlength", 80_usize).to_html(), "<input maxlength=\"80\">");
    }

    #[test]
    fn attributes_have_a_value_are_empty_or_absent() {
        let button = html("button")
            .attr("hidden", true)
            .attr("disabled", false)
            .attr("title", None::<String>)
            .bind_attr("autofocus", || true)
            .bind_attr("aria-label", || Some("x"))
            .bind_attr("form", || None::<&str>)
            .attr("width", 0.5);
        assert_eq!(
            button.to_html(),
            "<button hidden width=\"0.5\" autofocus aria-label=\"x\"></button>"
        );
    }

    #[test]
    fn classes_are_joined() {
        let list =
            html("ul").class("list").bind_class("empty", || false).bind_class("long", || true);
        assert_eq!(list.to_html(), "<ul class=\"list long\"></ul>");
        assert_eq!(html("ul").bind_class("long", || true).to_html(), "<ul class=\"long\"></ul>");
    }

    #[test]
    fn all_classes_are_in_one_attribute() {
        let row = html("tr").class("row").attr("id", "a").attr("class", None::<&str>);
        let row = row.attr("class", String::from("odd last"));
        assert_eq!(row.to_html(), "<tr class=\"row odd last\" id=\"a\"></tr>");
    }

    /// The panic message when the element is written; `None` without a panic.
    fn panic_message(make: impl Fn() -> Element + std::panic::UnwindSafe) -> Option<String> {
        let error = std::panic::catch_unwind(move || make().to_html()).err()?;
        error.downcast_ref::<String>().cloned()
    }

    #[test]
    fn ambiguous_elements_panic() {
        for (make, message) in [
            ((|| html("br").child("x")) as fn() -> Element, "<br> is void: it must be empty"),
            (|| html("input").bind_text(|| "x"), "<input> is void: it must be empty"),
            (
                || html("p").bind_text(|| "x").child("y"),
                "<p> has a bound text: it must have no children",
            ),
            (|| html("a").attr("href", "x").attr("href", "y"), "<a> has two values for href"),
            (
                || html("a").attr("href", "x").bind_attr("href", || "y"),
                "<a> has two values for href",
            ),
            (
                || html("a").bind_attr("href", || "x").bind_attr("href", || "y"),
                "<a> has two values for href",
            ),
            (|| html("a").class("x").bind_attr("class", || "y"), "<a> has two values for class"),
            (
                || html("a").bind_attr("class", || "x").bind_class("y", || true),
                "<a> has two values for class",
            ),
            (|| html("a").bind_class("x y", || true), "<a> binds more than one class: x y"),
        ] {
            assert_eq!(panic_message(make).as_deref(), Some(message));
        }
        assert_eq!(
            panic_message(|| html("a").class("x").class("y").bind_class("z", || true)),
            None
        );
        // In SVG, which follows XML, `link` may have children.
        assert_eq!(panic_message(|| svg("link").child("x")), None);
    }

    #[test]
    fn properties_and_listeners_are_not_written() {
        let checkbox = html("input")
            .bind_prop("checked", || true)
            .bind_value(|| "x")
            .on(event::CHANGE, |_| ());
        assert_eq!(checkbox.to_html(), "<input>");
    }

    #[test]
    fn dynamic_parts_are_marked_and_fragments_are_not() {
        let part = html("div")
            .child(vec!["a".into(), Node::from(html("b"))])
            .child(None::<Element>)
            .child(dynamic(|| vec!["c", "d"]))
            .child(dynamic(|| None::<Element>))
            .child(slot(|_, _| Box::new(())))
            .child(lazy(|| dynamic(|| "e")))
            .child(island(|| Some(html("i"))))
            .child(island(|| None::<Element>));
        assert_eq!(
            part.to_html(),
            "<div>a<b></b><!--[-->cd<!--]--><!--[--><!--]--><!--+--><!--[-->e<!--]-->\
             <!--[--><i></i><!--]--><!--[--><!--]--></div>"
        );
    }
}
