//! Reads the tags and texts of the HTML that the views write: well-formed, values in quotes.

/// An opening tag.
pub struct Tag<'a> {
    /// Its name.
    pub name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, as written.
    pub fn value(&self, name: &str) -> Option<&'a str> {
        let (_, rest) = self.attributes.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }
}

/// The opening tags, in order.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let parts = html.split('<').skip(1).filter(|part| part.starts_with(char::is_alphabetic));
    parts
        .map(|part| {
            let tag = part.split_once('>').expect("a tag that ends").0;
            let end = tag.find(' ').unwrap_or(tag.len());
            Tag { name: &tag[..end], attributes: &tag[end..] }
        })
        .collect()
}

/// The texts between the tags, in order; those that only a comment parts are one.
pub fn texts(html: &str) -> Vec<String> {
    let joined = html.replace("<!>", "");
    let texts = joined.split('>').filter_map(|part| part.split('<').next());
    texts.filter(|text| !text.trim().is_empty()).map(str::to_owned).collect()
}
