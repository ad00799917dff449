//! In the browser: hydrates the prerendered page. On the developer's machine: prints the pages of the site, made
//! from a data folder. Only here does the target decide.

#[cfg(target_arch = "wasm32")]
fn main() {
    use carte_services_familles::browser::{page, scheduler};
    use carte_services_familles::data::{self, FetchError};
    use carte_services_familles::ui;
    use leptos::logging;

    console_error_panic_hook::set_once();
    scheduler::spawn_local(async {
        match data::fetch_first_view().await {
            Ok(dataset) => leptos::mount::mount_to_body(move || ui::live_page(dataset)),
            Err(error) => {
                if let FetchError::Faulty(error) = error {
                    logging::error!("{error}");
                    page::set_root_attribute("data-faute", &error.to_string());
                }
                page::set_root_attribute("data-app", "error"); // shows the notice of early/fallback_notice.js
            }
        }
    });
}

/// Arguments: a data folder and, if known, the site's URL. Prints every `OutputFile` as a JSON object, by path.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::path::Path;
    use std::process::ExitCode;

    use bundle::Folder;
    use carte_services_familles::into_static;
    use carte_services_familles::ui::site;

    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "geodata".to_owned());
    let site_url = arguments.next();
    let inputs = Folder::open(Path::new(&folder)).and_then(|folder| {
        let dataset = folder.dataset()?;
        let site_content = folder.site_content(&dataset)?;
        Ok((dataset, site_content))
    });
    match inputs {
        Ok((dataset, site_content)) => {
            let site_content = Box::leak(Box::new(site_content));
            let pages = site::pages(into_static(dataset), site_content, site_url.as_deref());
            let pages = pages.into_iter().map(|(path, page)| {
                let value = match page {
                    site::OutputFile::Document(text) => text.into(),
                    site::OutputFile::View {
                        view,
                        title,
                        description,
                        noscript_texts: without,
                        html,
                    } => {
                        serde_json::json!({
                            "view": view.code(), "title": title, "description": description,
                            "without": without, "html": html
                        })
                    }
                };
                (path, value)
            });
            println!("{}", serde_json::Value::Object(pages.collect()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}
