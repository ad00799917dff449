//! Links that leave the site. They are written here only: each opens a page of its own, since most
//! sites refuse to be shown in a frame, and whoever put the map into a page wants to keep that page.

use leptos::prelude::*;

use analysis::wording::family_words::Reading;
use analysis::wording::format::typeset;
use model::{Contact, Dataset};

/// A link to a contact's site, named after it.
#[component]
pub fn Outward(to: &'static Contact) -> impl IntoView {
    view! {
        <a
            href=to.link.as_str()
            target="_blank"
            rel="noopener noreferrer"
            title=format!("{} (nouvelle fenêtre)", to.name)
        >
            {to.name.as_str()}
        </a>
    }
}

/// A link to the site of the contact with this id; nothing where the data have none.
#[component]
pub fn OutwardTo(dataset: &'static Dataset, id: &'static str) -> impl IntoView {
    dataset.contacts().iter().find(|own| own.id == id).map(|own| view! { <Outward to=own /> })
}

/// Whom to ask, or to call, and what for.
#[component]
pub fn Contacts(contacts: Vec<&'static Contact>, reading: Reading) -> impl IntoView {
    let item = |own: &'static Contact| {
        let words = match reading {
            Reading::Full => own.purpose.as_str(),
            Reading::Easy => own.easy.as_str(),
        };
        let call = own.phone.as_ref().map(|phone| {
            view! {
                <a class="appel" href=format!("tel:{phone}") target="_top">{own.name.as_str()}</a>
            }
        });
        let site = own.phone.is_none().then(|| view! { <Outward to=own /> });
        view! { <li>{call}{site} " " <span>{typeset(words)}</span></li> }
    };
    view! { <ul class="contacts">{contacts.into_iter().map(item).collect_view()}</ul> }
}
