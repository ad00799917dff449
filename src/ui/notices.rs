//! What could not be done as asked, said where it is seen and heard.

use leptos::prelude::*;

use super::common::Later;
use crate::compute::format::typeset;
use crate::state::Store;

/// The notices; an empty live region when there are none.
#[component]
pub fn Notices(store: Store) -> impl IntoView {
    let sentences = move || {
        store.notices.with(|notices| {
            let sentences =
                notices.iter().map(|notice| view! { <p>{typeset(&notice.sentence())}</p> });
            Later((!notices.is_empty()).then(|| sentences.collect_view()))
        })
    };
    let close = move || {
        let any = store.notices.with(|notices| !notices.is_empty());
        Later(any.then(|| {
            view! {
                <button type="button" on:click=move |_| store.notices.set(Vec::new())>
                    "Fermer cet avis"
                </button>
            }
        }))
    };
    view! { <div class="avis" role="status">{sentences}{close}</div> }
}
