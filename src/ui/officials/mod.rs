//! The chunk of tools for elected officials and Caf advisers.

mod compare;
mod downloads;
mod embed;
mod indicators;
mod minimal;
mod number_row;
mod picker;
mod portrait;
mod scenario_rows;
mod simulate;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::data::{DataReader, READ_DETAILS};
use crate::store::{Store, Var};
use analysis::simulation::outcome::is_possible;
use state::export::Export;

/// The functions of the chunk.
#[derive(Clone, Copy, Debug)]
pub struct OfficialsViews {
    /// Parses the details, which the tools need.
    pub details_reader: DataReader,
    /// The tools below the map: compare, simulate, export.
    pub tools: fn(Store) -> AnyView,
}

/// In the browser `wasm_split` turns this into a fetch of the chunk.
#[wasm_split(territoires, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn officials() -> Result<OfficialsViews, SplitLoaderError> {
    Ok(OfficialsViews {
        details_reader: READ_DETAILS,
        tools: |store| view! { <Tools store=store /> }.into_any(),
    })
}

/// The tools, each in a fold that is open if the URL has a value for it.
#[component]
fn Tools(store: Store) -> impl IntoView {
    let export = Var::new(Export::default());
    view! {
        <section class="outils" id="outils" tabindex="-1" aria-label="Comparer, simuler, emporter">
            <portrait::Portrait store=store />
            <indicators::Indicators store=store />
            {is_possible(store.dataset).then(|| view! { <simulate::Simulate store=store /> })}
            <compare::Compare store=store />
            <downloads::Downloads store=store export=export />
            <embed::Embed store=store export=export />
        </section>
    }
}
