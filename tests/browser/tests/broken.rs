//! Whatever keeps the program from running, the page says so, offers what works without it, and
//! tries again when asked.

use anyhow::Context;
use browser_tests::{
    Browser, Fault, Result, TestHost,
    delayed_program::{open_delayed, release_all},
    ensure, journey,
    missing_program::assert_without_program,
};

/// A function that ends as a panic of the program does: `unreachable`, in WebAssembly.
const TRAP: &str = "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11
]))).exports.a";
const HAS_FAILED: &str = "document.documentElement.dataset.app === 'error'";

/// Opens a page whose program has a fault, then mends it and tries again.
async fn fails_then_works(
    browser: &Browser,
    host: &TestHost,
    end: &str,
    fault: Fault,
) -> Result<()> {
    host.inject_fault(end, fault);
    browser.driver().goto(&host.url("/")).await?;
    assert_without_program(browser).await?;
    host.clear_faults();
    browser.click(".secours button").await?;
    browser.wait_until_ready().await?;
    ensure!(browser.visible_texts(".secours").await?.is_empty(), "nothing is said any more");
    browser.console().await.map(drop) // the browser notes what did not come
}

#[tokio::test]
async fn a_program_that_cannot_be_fetched() -> Result<()> {
    journey("broken-program", async |browser| {
        for fault in [
            Fault::NotFound,
            Fault::ServerError,
            Fault::LoginPage,
            Fault::Truncated,
            Fault::ConnectionClosed,
        ] {
            let host = TestHost::start()?;
            fails_then_works(browser, &host, "_bg.wasm", fault).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_glue_script_that_cannot_be_fetched() -> Result<()> {
    journey("broken-script", async |browser| {
        for fault in [
            Fault::NotFound,
            Fault::ServerError,
            Fault::LoginPage,
            Fault::Truncated,
            Fault::ConnectionClosed,
        ] {
            let host = TestHost::start()?;
            // The only script of the site whose name holds a hash.
            let page = host.original("")?;
            let name = page.split("import(`./").nth(1).and_then(|rest| rest.split('`').next());
            fails_then_works(browser, &host, name.context("no import")?, fault).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_policy_that_forbids_to_compile_or_to_fetch() -> Result<()> {
    journey("broken-policy", async |browser| {
        for source in ["'wasm-unsafe-eval'", "connect-src 'self'; "] {
            let host = TestHost::start()?;
            host.remove_from_policy(source);
            browser.driver().goto(&host.url("/")).await?;
            assert_without_program(browser).await?;
        }
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_browser_without_web_assembly() -> Result<()> {
    journey("broken-none", async |browser| {
        browser.run_before_load("delete window.WebAssembly").await?;
        for (width, height) in [(1280, 800), (360, 640)] {
            browser.set_viewport(width, height).await?;
            browser.open("/").await?;
            assert_without_program(browser).await?;
            browser.assert_accessible().await?;
            browser.screenshot(&format!("sans-programme-{width}")).await?;
        }
        // Trying again is one more attempt, and no more.
        browser.run("window.before = true").await?;
        browser.click(".secours button").await?;
        browser.wait_for("!window.before").await?;
        assert_without_program(browser).await?;
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn trying_again_without_a_network_keeps_the_page() -> Result<()> {
    journey("broken-again", async |browser| {
        let host = TestHost::start()?;
        host.inject_fault("_bg.wasm", Fault::ConnectionClosed);
        browser.driver().goto(&host.url("/")).await?;
        assert_without_program(browser).await?;
        host.set_down(true);
        browser.run("window.before = true").await?;
        browser.click(".secours button").await?;
        browser.shows_text(".secours", "toujours pas").await?;
        ensure!(browser.eval::<bool>("window.before").await?, "the page is still the same");
        host.set_down(false);
        host.clear_faults();
        browser.click(".secours button").await?;
        browser.wait_until_ready().await?;
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_panic_while_the_program_starts() -> Result<()> {
    journey("broken-start", async |browser| {
        // What the program calls while it takes the page over fails as nothing in it foresees.
        browser.run_before_load("Date.now = () => { throw new RangeError('full') }").await?;
        browser.open("/").await?;
        assert_without_program(browser).await?;
        browser.console().await.map(drop)
    })
    .await
}

/// The name of the file of the first view's data, which holds a hash.
fn data_file(host: &TestHost) -> Result<String> {
    let page = host.original("")?;
    let name = page.split("premiere-vue-").nth(1).and_then(|rest| rest.split(".json").next());
    Ok(format!("premiere-vue-{}.json", name.unwrap_or_default()))
}

#[tokio::test]
async fn data_that_cannot_be_fetched() -> Result<()> {
    journey("broken-data", async |browser| {
        for fault in [
            Fault::NotFound,
            Fault::ServerError,
            Fault::LoginPage,
            Fault::Truncated,
            Fault::ConnectionClosed,
        ] {
            let host = TestHost::start()?;
            fails_then_works(browser, &host, &data_file(&host)?, fault).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn invalid_data_are_reported_with_file_record_and_rule() -> Result<()> {
    journey("broken-rule", async |browser| {
        let host = TestHost::start()?;
        let name = data_file(&host)?;
        let broken = host.original(&name)?.replacen("\"date\":\"2014-12-31\"", "\"date\":7", 1);
        host.replace_file(&name, broken);
        browser.driver().goto(&host.url("/")).await?;
        browser.wait_for(HAS_FAILED).await?;
        let message = browser.text(".secours p").await?;
        ensure!(
            message.contains("n’a pas pu démarrer, car des données sont fautives"),
            "{message}"
        );
        ensure!(message.contains("indicateurs.json") && message.contains("« aeeh »"), "{message}");
        ensure!(message.contains("« date » doit être un texte"), "{message}");
        host.replace_file(&name, host.original(&name)?);
        browser.click(".secours button").await?;
        browser.wait_until_ready().await?;
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_later_panic_is_reported_and_the_page_stays() -> Result<()> {
    journey("broken-later", async |browser| {
        browser.open_ready("/").await?;
        let before = browser.visible_texts(".famille").await?;
        assert_eq!(before.len(), 1);
        browser.run(&format!("setTimeout({TRAP})")).await?;
        browser.wait_for(HAS_FAILED).await?;
        ensure!(browser.text(".secours p").await?.contains("s’est arrêté"));
        assert_eq!(browser.visible_texts(".famille").await?, before);
        // Another script's errors are not ours.
        browser.open_ready("/").await?;
        browser.run("setTimeout(() => { throw new TypeError('wasm') }), setTimeout(() => window.thrown = true)").await?;
        browser.wait_for("window.thrown").await?;
        ensure!(!browser.eval::<bool>(HAS_FAILED).await?);
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn the_notice_names_what_needs_the_program() -> Result<()> {
    journey("broken-view", async |browser| {
        let host = TestHost::start()?;
        host.inject_fault("_bg.wasm", Fault::LoginPage);
        for (path, start) in [
            ("plan/?action=1.1", "L’action demande"),
            ("?VUE=plan&amp;forme=bilan", "Le plan d’action demande"),
            ("?besoin=garde&amp;commune=52121", "La recherche demande"),
            ("?epci=245200456", "La fiche de l’intercommunalité demande"),
            ("?liste=a", "Votre liste demande"),
            ("?scenario2=v1;cible=60;assmat=3", "La simulation demande"),
            ("?indicateur=population", "L’indicateur demandé demande"),
        ] {
            browser.driver().goto(&host.url(path)).await?;
            assert_without_program(browser).await?;
            let sentence = browser.text(".secours p").await?;
            ensure!(sentence.starts_with(start), "{path}: {sentence}");
        }
        browser.driver().goto(&host.url("?epci=245200456")).await?;
        assert_without_program(browser).await?;
        let page = browser.attribute(".secours a", "href").await?;
        assert_eq!(page.as_deref(), Some("territoire/245200456/"), "what has a page leads to it");
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_missing_chunk_is_reported_and_fetched_again() -> Result<()> {
    journey("broken-part", async |browser| {
        for fault in [Fault::NotFound, Fault::LoginPage, Fault::Truncated, Fault::ConnectionClosed]
        {
            let host = TestHost::start()?;
            for chunk in ["_split_fiches.wasm", "_split_territoires.wasm", "_split_plan.wasm"] {
                host.inject_fault(chunk, fault);
            }
            for path in ["?epci=245200456", "territoires/", "plan/"] {
                browser.driver().goto(&host.url(path)).await?;
                browser.wait_until_ready().await?;
                browser.shows_text(".avis", "n’a pas pu être chargée").await?;
            }
            host.clear_faults();
            browser.keys("a").await?;
            browser.appears("[data-resume]").await?;
        }
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_missing_exports_chunk_is_reported_and_fetched_again() -> Result<()> {
    journey("broken-exports", async |browser| {
        for fault in [Fault::NotFound, Fault::LoginPage, Fault::Truncated, Fault::ConnectionClosed]
        {
            let host = TestHost::start()?;
            host.inject_fault("_split_exports.wasm", fault);
            browser.driver().goto(&host.url("territoires/")).await?;
            browser.wait_until_ready().await?;
            browser.appears("[data-outil=emporter]").await?;
            browser.unfold("[data-outil=emporter]").await?;
            browser.click("[data-emporter=csv]").await?;
            browser.shows_text("[data-export-etat]", "n’a pas pu être préparé").await?;
            host.clear_faults();
            browser.click("[data-emporter=csv]").await?;
            browser.shows_text("[data-export-etat]", "Fichier préparé").await?;
        }
        browser.console().await.map(drop)
    })
    .await
}

/// What the page says of the figures: its table, its legend, its sentence; but not which buttons are dead
/// without a program.
async fn read_figures(browser: &Browser) -> Result<Vec<String>> {
    let parts = "['[data-table=epci]', '.legende', '[data-sentence]']";
    let html = "document.querySelector(part).outerHTML.replaceAll(' disabled=\"\"', '')";
    browser.eval(&format!("{parts}.map((part) => {html})")).await
}

#[tokio::test]
async fn figures_without_their_chunk_stay_prerendered() -> Result<()> {
    journey("broken-figures", async |browser| {
        for fault in [Fault::NotFound, Fault::LoginPage, Fault::Truncated, Fault::ConnectionClosed]
        {
            let host = TestHost::start()?;
            // As written: where no program runs.
            host.inject_fault("_bg.wasm", Fault::NotFound);
            browser.driver().goto(&host.url("territoires/")).await?;
            assert_without_program(browser).await?;
            let prerendered = read_figures(browser).await?;
            host.clear_faults();
            host.inject_fault("_split_lecture.wasm", fault);
            // Without the chunk nothing is missing: the prerendered figures are right.
            browser.driver().goto(&host.url("territoires/")).await?;
            browser.wait_until_ready().await?;
            assert_eq!(browser.text(".avis").await?, "");
            browser.choose("select[data-control=indicateur]", "population").await?;
            browser.shows_text(".avis", "n’ont pas pu suivre la carte").await?;
            assert_eq!(read_figures(browser).await?, prerendered, "{fault:?}");
            // The same where the address asks for it.
            browser.driver().goto(&host.url("territoires/?indicateur=population")).await?;
            browser.wait_until_ready().await?;
            browser.shows_text(".avis", "Vérifiez votre connexion").await?;
            assert_eq!(read_figures(browser).await?, prerendered, "{fault:?}");
            ensure!(!browser.eval::<bool>(HAS_FAILED).await?, "nothing has ended");
            host.clear_faults();
            // A touch asks again, unless an attempt has yet to fail.
            let touch = "document.dispatchEvent(new Event('keydown'))";
            let follows = "document.documentElement.hasAttribute('data-chiffres')";
            browser.wait_for(&format!("{touch} && {follows}")).await?;
            browser.shows_text("[data-table=epci]", "habitants").await?;
            browser.shows_text("[data-sentence]", "habitants").await?;
        }
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn mangled_links_are_repaired() -> Result<()> {
    journey("broken-links", async |browser| {
        for (mangled, clean) in [
            ("?epci=245200456&amp;indicateur=population", "?indicateur=population&epci=245200456"),
            ("?epci=245200456&#038;indicateur=population", "?indicateur=population&epci=245200456"),
            (
                "?epci=245200456%26amp%3Bindicateur%3Dpopulation).",
                "?indicateur=population&epci=245200456",
            ),
            ("?EPCI=245200456&utm_source=lettre&fbclid=x", "?epci=245200456"),
        ] {
            open_delayed(browser, mangled).await?;
            let waits = browser.attribute("html", "data-demande").await?;
            assert_eq!(waits.as_deref(), Some("la fiche de l’intercommunalité"), "{mangled}");
            release_all(browser).await?;
            browser.wait_until_ready().await?;
            assert_eq!(browser.text("[data-panel] h2").await?, "CA Chaumont");
            assert_eq!(
                browser.eval::<String>("location.search + location.hash").await?,
                clean,
                "{mangled}"
            );
            assert_eq!(browser.text(".avis").await?, "");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_unknown_path_gets_a_page_with_links() -> Result<()> {
    journey("broken-address", async |browser| {
        for (width, height) in [(320, 640), (1440, 900)] {
            browser.set_viewport(width, height).await?;
            browser.open("nulle/part/a/b").await?;
            ensure!(browser.text("h1").await?.contains("n’existe pas"));
            ensure!(!browser.scrolls_sideways().await?, "at {width} px");
            browser.assert_accessible().await?;
            browser.screenshot(&format!("introuvable-{width}")).await?;
        }
        // In a sub-folder too, without being told.
        let host = TestHost::start()?;
        browser.driver().goto(&host.url("sous/dossier/a/b/territoire/245200456).")).await?;
        let home = host.url("sous/dossier/");
        browser.wait_for(&format!("document.querySelector('.mene a').href === '{home}'")).await?;
        ensure!(browser.text(".phrase").await?.contains("Cherchiez-vous CA Chaumont"));
        let links: Vec<String> =
            browser.eval("[...document.links].map((link) => link.href)").await?;
        ensure!(
            links.len() == 2 + 5 + 16 + 1 && links.iter().all(|link| link.starts_with(&home)),
            "{links:?}"
        );
        browser.click(".phrase a").await?;
        browser.shows_text("h1", "Chaumont").await?;
        browser.console().await.map(drop)
    })
    .await
}
