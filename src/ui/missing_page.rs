//! The page shown for an address that leads nowhere: whole in itself, with the ways on.

use leptos::prelude::*;

use model::{Dataset, Epci};
use state::{View, announcement};
use state::link::page_of;

/// The page. It stands under addresses of any depth, so its links are whole: they begin with `site`,
/// the address of the map's page, or else with the root of the host, from which `early/home.js`
/// leads them to the folder that has the site.
#[must_use]
pub fn missing_page(dataset: &'static Dataset, site: Option<&str>) -> String {
    let home = site.unwrap_or("/").to_owned();
    let html = Owner::new().with(|| view! { <Whole dataset=dataset home=home /> }.to_html());
    format!("<!doctype html>{}", html.replace("<!>", ""))
}

#[component]
fn Whole(dataset: &'static Dataset, home: String) -> impl IntoView {
    let views = View::ALL.map(|view| {
        let href = format!("{home}{}", view.path());
        view! { <li><a href=href>{announcement::view(view)}</a></li> }
    });
    let page = |territory: &'static Epci| {
        let href = format!("{home}{}", page_of(territory.siren()?));
        Some(view! { <li><a href=href>{territory.name.as_str()}</a></li> })
    };
    let pages = dataset.epci().filter_map(page).collect_view();
    view! {
        <html lang="fr">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>"Page introuvable, Carte des services aux familles"</title>
                <meta name="robots" content="noindex" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="data:," />
                <style></style>
            </head>
            <body>
                <header class="tete">
                    <p class="titre-site"><a href=home.clone()>"Carte des services aux familles"</a></p>
                </header>
                <main>
                    <div class="ouverture">
                        <div>
                            <h1>"Cette page n’existe pas"</h1>
                            <p class="phrase">
                                "L’adresse est incomplète, a changé ou contient une faute de frappe."
                            </p>
                            <p class="mene"><a href=home.clone()>"Ouvrir la carte"</a></p>
                        </div>
                    </div>
                    <nav class="tableau" aria-labelledby="vues">
                        <h2 id="vues">"Les vues de la carte"</h2>
                        <ul>{views}</ul>
                    </nav>
                    <nav class="tableau" aria-labelledby="pages">
                        <h2 id="pages">"La page de chaque intercommunalité"</h2>
                        <ul>{pages}</ul>
                    </nav>
                </main>
                <script src="early/home.js"></script>
            </body>
        </html>
    }
}
