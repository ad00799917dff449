//! In the browser: takes over the prerendered page. On the developer's machine: prints that
//! page, which the build puts into `index.html`, or with `territoires` the territories' pages and the
//! one for addresses that lead nowhere; with `communes` the outlines that the app fetches later. The target decides, here and nowhere else.

#[cfg(target_arch = "wasm32")]
fn main() {
    use carte_services_familles::browser::{page, turn};
    use carte_services_familles::data::{Bundle, load};
    use carte_services_familles::{lasting, ui};
    use leptos::logging;

    console_error_panic_hook::set_once();
    turn::run(async {
        // Each step waits for its turn: on a slow phone it takes a fortieth of a second.
        turn::next().await;
        let outlines = ui::outlines_in_page().leak();
        match load(&Bundle { outlines, ..Bundle::GEODATA }) {
            Ok(dataset) => {
                let dataset = lasting(dataset);
                turn::next().await;
                leptos::mount::mount_to_body(move || ui::live_page(dataset));
            }
            Err(error) => {
                logging::error!("{error}");
                page::mark("data-app", "error"); // early/without.js tells the person
            }
        }
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::process::ExitCode;

    use carte_services_familles::{dataset, ui};

    if std::env::args().nth(1).as_deref() == Some("communes") {
        print!("{}", include_str!(concat!(env!("OUT_DIR"), "/communes-dessin.csv")));
        return ExitCode::SUCCESS;
    }
    let pages = std::env::args().nth(1).as_deref() == Some("territoires");
    match dataset() {
        Ok(dataset) if pages => {
            let site = std::env::args().nth(2);
            let pages = ui::territory_pages(dataset, site.as_deref()).into_iter();
            let missing = ui::missing_page(dataset, site.as_deref());
            let pages = pages.map(|page| (page.path, page.html.into()));
            let pages = pages.chain([("404.html".to_owned(), missing.into())]);
            println!("{}", serde_json::Value::Object(pages.collect()));
            ExitCode::SUCCESS
        }
        Ok(dataset) => {
            println!("{}", ui::still_page(dataset));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("geodata: {error}");
            ExitCode::FAILURE
        }
    }
}
