//! In the browser: takes over the prerendered page. On the developer's machine: prints that
//! page, which the build puts into `index.html`, or with `communes` the outlines it fetches later. The target decides, here and nowhere else.

#[cfg(target_arch = "wasm32")]
fn main() {
    use carte_services_familles::{browser::page, dataset, ui};

    console_error_panic_hook::set_once();
    match dataset() {
        Ok(dataset) => leptos::mount::hydrate_body(move || ui::live_page(dataset)),
        Err(error) => {
            page::mark("data-app", "error");
            page::replace_body(&ui::error_text(&error));
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use carte_services_familles::{dataset, ui};
    use leptos::prelude::{Owner, RenderHtml};

    if std::env::args().nth(1).as_deref() == Some("communes") {
        println!("{}", include_str!(concat!(env!("OUT_DIR"), "/communes-dessin.json")));
        return std::process::ExitCode::SUCCESS;
    }
    match dataset() {
        Ok(dataset) => {
            println!("{}", Owner::new().with(|| ui::still_page(dataset).to_html()));
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("geodata: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}
