//! The HTML codes for embedding the map in other pages.

use leptos::prelude::*;

use super::downloads::dispatch;
use crate::browser::page;
use crate::store::{Store, Var, memo};
use state::embedding::{EmbedCodes, embed_codes, families_search};
use state::export::{Export, ExportEvent};

/// The codes, for what is now shown or for the families' page.
#[component]
pub fn Embed(store: Store, export: Var<Export>) -> impl IntoView {
    // Only made while unfolded, because they change with every change of the view.
    let is_open = Var::new(false);
    let for_families = Var::new(false);
    let all = memo(move || {
        let indicator = store.current_indicator().filter(|_| is_open.get())?;
        let current = store.state.get();
        let state = if for_families.get() { families_search(&current) } else { current };
        Some(embed_codes(store.dataset, indicator, &state, &page::site_url()))
    });
    let code_field = move |name: &'static str,
                           words: &'static str,
                           pick: fn(&EmbedCodes) -> &str| {
        let text = move || all.with(|a| a.as_ref().map(|c| pick(c).to_owned()).unwrap_or_default());
        let copy = move |_| dispatch(store, export, ExportEvent::Copy(untrack(text)));
        view! {
            <label class="code">
                {words}
                <textarea readonly rows="4" spellcheck="false" data-code=name prop:value=text></textarea>
            </label>
            <p class="emporter"><button type="button" on:click=copy>"Copier"</button></p>
        }
    };
    view! {
        <details
            class="outil"
            data-outil="integrer"
            on:toggle=move |_| { is_open.update(|is_open| *is_open = !*is_open); }
        >
            <summary>"Intégrer cette carte dans un site"</summary>
            <p class="discret">
                "La carte intégrée ne dépose aucun cookie et ne demande rien à un tiers. Collez aussi le \
                texte et le tableau près du cadre : ils disent la même chose à qui ne voit pas la carte."
            </p>
            <label class="case">
                <input
                    type="checkbox"
                    data-control="integrer-familles"
                    prop:checked=move || for_families.get()
                    on:change=move |event| for_families.set(event_target_checked(&event))
                />
                <span>
                    "Plutôt la page des familles, avec la recherche qui y a été faite\u{a0}; elle peut \
                    demander à l’appareil où il est"
                </span>
            </label>
            {code_field("element", "Avec notre script\u{a0}: la hauteur suit le contenu", |c| &c.element)}
            {code_field("cadre", "Cadre seul (iframe), sans script", |c| &c.iframe)}
            {code_field("texte", "Lien, phrase et tableau, pour un site qui retire scripts et cadres", |c| &c.fallback)}
            <p role="status" data-copie prop:textContent=move || export.with(|export| export.copy_message)></p>
        </details>
    }
}
