//! A small map of the territories that something is about. Its words stand beside it.

use leptos::prelude::*;

use model::{Dataset, Siren};

/// The map: those of `marked` are hatched. `label` says which they are.
#[component]
pub fn MiniMap(
    dataset: &'static Dataset,
    marked: Signal<Vec<Siren>>,
    label: Signal<String>,
) -> impl IntoView {
    let projection = dataset.projection;
    let shape = |territory: &'static model::Epci| {
        let siren = territory.siren();
        let concerned = move || siren.is_some_and(|siren| marked.with(|all| all.contains(&siren)));
        view! { <path class:concerne=concerned d=territory.drawing.path.as_str() /> }
    };
    view! {
        <svg class="petite-carte" role="img" aria-label=label
            viewBox=format!("0 0 {:.0} {:.0}", projection.width, projection.height)>
            <defs>
                <pattern id="concerne" width="300" height="300" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect class="fond" width="300" height="300" />
                    <path class="trait" d="M0 0V300" />
                </pattern>
            </defs>
            {dataset.territories.iter().map(shape).collect_view()}
        </svg>
    }
}
