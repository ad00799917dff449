//! Why something typed is not taken, told at its field.

use leptos::prelude::*;

use analysis::plan::refusal::Refusal;

/// The sentence, which the field names by `aria-describedby`; nothing where nothing is refused.
#[component]
pub fn Refused(
    id: String,
    why: impl Fn() -> Option<Refusal> + Send + Sync + 'static,
) -> impl IntoView {
    let told = move || why().map(|refusal| refusal.sentence()).unwrap_or_default();
    view! { <p id=id class="refus" role="alert" prop:textContent=told></p> }
}
