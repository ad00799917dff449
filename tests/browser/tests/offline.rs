//! The site without a network, and from one release to the next.

use base64::{Engine, prelude::BASE64_STANDARD};
use browser_tests::{Browser, Context, Key, Result, TestHost, ensure, journey_with_worker, quoted};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

const IS_READY: &str = "document.documentElement.dataset.app === 'ready'";
const HAS_CONTROLLER: &str = "navigator.serviceWorker.controller";
const NOTICE: &str = ".mise-a-jour button";
/// Whether the page is of the release that `publish` makes.
const IS_NEW_RELEASE: &str = "document.documentElement.dataset.essai === '2'";
/// Makes the browser look for a newer release; the state of its worker, or an empty text.
const CHECK_FOR_UPDATE: &str =
    "navigator.serviceWorker.getRegistration().then(async (registration) => {
    await registration.update().catch(() => null);
    const worker = registration.installing;
    await new Promise((done) => {
        if (!worker || worker.state !== 'installing') done();
        else worker.addEventListener('statechange', done);
    });
    return worker?.state ?? '';
})";

async fn open(browser: &Browser, host: &TestHost, path: &str) -> Result<()> {
    browser.driver().goto(&host.url(path)).await?;
    browser.wait_until_ready().await
}

/// A first visit, until the worker has cached all.
async fn visit_until_cached(browser: &Browser, host: &TestHost) -> Result<()> {
    open(browser, host, "/").await?;
    browser.wait_for(HAS_CONTROLLER).await
}

fn digest(content: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(content))
}

/// The worker of the release in which these files have other contents.
fn worker_with_files(host: &TestHost, files: &[(&str, &str)]) -> Result<String> {
    let worker = host.original("sw.js")?;
    let mut lines = worker.splitn(3, '\n');
    let (_, list, source) = (lines.next(), lines.next(), lines.next().context("no source")?);
    let list = list.and_then(|list| list.strip_prefix("const FILES = ")).context("no list")?;
    let mut list: Map<String, Value> = serde_json::from_str(list.trim_end_matches(';'))?;
    for (name, content) in files {
        list.insert((*name).to_owned(), digest(content.as_bytes()).into());
    }
    let list = serde_json::to_string(&list)?;
    let release = digest(list.as_bytes());
    Ok(format!("const RELEASE = '{release}';\nconst FILES = {list};\n{source}"))
}

/// A page that only the new release has.
const NEW_PAGE: &str = "territoire/imaginaire/";

/// Publishes another release: a page that says so, a plan with one more space, a new page.
fn publish(host: &TestHost) -> Result<()> {
    let page = host.original("index.html")?.replacen("<html ", "<html data-essai=2 ", 1);
    let plan = host.original("geodata/plan.json")? + " ";
    let folder = "<!doctype html><link rel=icon href=data:,><p>Langres";
    let files = [
        ("index.html", &*page),
        ("geodata/plan.json", &*plan),
        (&*format!("{NEW_PAGE}index.html"), folder),
    ];
    host.replace_file("sw.js", worker_with_files(host, &files)?);
    host.replace_file(NEW_PAGE, folder);
    host.replace_file("index.html", page);
    host.replace_file("geodata/plan.json", plan);
    Ok(())
}

/// Whether the page gets the plan of the new release.
async fn plan_is_new(browser: &Browser) -> Result<bool> {
    browser
        .eval("fetch(new URL('geodata/plan.json', document.querySelector('[rel=manifest]').href)).then((r) => r.text()).then((t) => t.endsWith(' '))")
        .await
}

/// Presses a button of the notice with the keyboard.
async fn accept_update(browser: &Browser) -> Result<()> {
    browser.focus(NOTICE).await?;
    browser.keys(Key::Enter).await
}

#[tokio::test]
async fn after_one_visit_all_works_without_a_network() -> Result<()> {
    journey_with_worker("offline-all", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        host.set_down(true);
        // The page that was there when the network went.
        zoom_in(browser).await?;
        open(browser, &host, "/?epci=200035954&utm_source=lettre").await?;
        assert_eq!(browser.text("[data-panel] h2").await?, "CC Grand Langres");
        zoom_in(browser).await?;
        open(browser, &host, "/plan/").await?;
        browser.count_becomes(".actions > [data-action]", 24).await?;
        open(browser, &host, "/gouvernance/").await?;
        browser.shows_text("[data-table=reunions]", "2019").await?;
        open(browser, &host, "/methode/").await?;
        open(browser, &host, "/territoires/?indicateur=population").await?;
        open(browser, &host, "/index.html").await?;
        let linked = "Promise.all([...document.querySelectorAll('a[href^=geodata]')]
            .map((a) => fetch(a.href).then((r) => r.ok))).then((all) => all.every(Boolean))";
        ensure!(browser.eval::<bool>(linked).await?);
        ensure!(host.take_requests().iter().all(|name| !name.contains("schema/")));
        Ok(())
    })
    .await
}

async fn zoom_in(browser: &Browser) -> Result<()> {
    for _ in 0..3 {
        browser.click(".commandes button").await?;
    }
    browser.count_becomes("svg[data-map] .communes path", 437).await
}

#[tokio::test]
async fn the_page_is_ready_before_anything_is_cached() -> Result<()> {
    journey_with_worker("offline-later", async |browser| {
        let host = TestHost::start()?;
        let note = "
            const register = ServiceWorkerContainer.prototype.register;
            ServiceWorkerContainer.prototype.register = function (...all) {
                window.registered = document.documentElement.dataset.app;
                return register.apply(this, all);
            };
        ";
        browser.run_before_load(note).await?;
        visit_until_cached(browser, &host).await?;
        assert_eq!(browser.eval::<String>("registered").await?, "ready");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_release_is_only_for_the_page_that_accepts_it() -> Result<()> {
    journey_with_worker("offline-release", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        browser.click("[data-control=recherche]").await?;
        browser.keys("lang").await?;
        browser.run("window.same = true").await?;
        let first = browser.driver().window().await?;
        publish(&host)?;

        let second = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(second.clone()).await?;
        open(browser, &host, "/").await?;
        browser.appears(NOTICE).await?;
        ensure!(!browser.eval::<bool>(IS_NEW_RELEASE).await?, "the old release until someone asks");
        ensure!(!plan_is_new(browser).await?);
        ensure!(browser.text(".mise-a-jour[role=status]").await?.contains("nouvelle version"));
        browser.assert_accessible().await?;
        accept_update(browser).await?;
        browser.wait_for(&format!("{IS_NEW_RELEASE} && {IS_READY}")).await?;
        ensure!(plan_is_new(browser).await?);

        // The other page lives on, with its own files.
        host.set_down(true);
        browser.driver().switch_to_window(first).await?;
        ensure!(browser.eval::<bool>("window.same").await?, "the page was loaded again");
        assert_eq!(browser.value("[data-control=recherche]").await?, "lang");
        ensure!(!plan_is_new(browser).await?, "a mix of two releases");
        browser.appears(NOTICE).await?;
        // Even after the worker has been stopped, as browsers do when it is idle.
        stop_workers(browser).await?;
        ensure!(!plan_is_new(browser).await?, "a mix of two releases, after a rest");
        accept_update(browser).await?;
        browser.wait_for(&format!("{IS_NEW_RELEASE} && {IS_READY}")).await?;
        ensure!(plan_is_new(browser).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_its_list_a_page_gets_no_file_of_another_release() -> Result<()> {
    journey_with_worker("offline-list", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        let first = browser.driver().window().await?;
        publish(&host)?;
        let second = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(second).await?;
        open(browser, &host, "/").await?;
        browser.appears(NOTICE).await?;
        accept_update(browser).await?;
        browser.wait_for(&format!("{IS_NEW_RELEASE} && {IS_READY}")).await?;
        browser.driver().switch_to_window(first).await?;
        ensure!(!plan_is_new(browser).await?);
        let old = host.original("sw.js")?;
        let release = old.split('\'').nth(1).context("no release")?;
        let lose = format!(
            "caches.open(`carte-services-familles ${{location.origin}}/`)
                .then((store) => store.delete(`/?{release}`))"
        );
        ensure!(browser.eval::<bool>(&lose).await?, "no list was there");
        let came = "fetch('geodata/plan.json').then(() => true, () => false)";
        ensure!(!browser.eval::<bool>(came).await?, "a mix of two releases");
        browser.console().await.map(drop) // the browser notes the file that did not come
    })
    .await
}

#[tokio::test]
async fn a_new_release_starts_once_no_old_page_is_open() -> Result<()> {
    journey_with_worker("offline-closed", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        publish(&host)?;
        assert_eq!(browser.eval::<String>(CHECK_FOR_UPDATE).await?, "installed");
        browser.appears(NOTICE).await?;
        browser.click(".mise-a-jour button:last-child").await?;
        assert_eq!(browser.count(".mise-a-jour").await?, 0, "it can be put off");
        ensure!(!plan_is_new(browser).await?);
        host.set_down(true);
        // From another site, so that no page of ours is open.
        let elsewhere = TestHost::start()?;
        elsewhere.replace_file("ailleurs.html", "<!doctype html><link rel=icon href=data:,><p>Ailleurs");
        let mut new = false;
        for _ in 0..20 {
            browser.driver().goto(&elsewhere.url("ailleurs.html")).await?;
            open(browser, &host, "/").await?;
            new = browser.eval(IS_NEW_RELEASE).await?;
            if new {
                break;
            }
        }
        ensure!(new, "still the old release");
        ensure!(plan_is_new(browser).await?);
        let count_kept = "caches.open(`carte-services-familles ${location.origin}/`)
            .then((store) => store.keys())
            .then((all) => all.filter((key) => /plan\\.json|\\/\\/[^/]+\\/index|imaginaire/.test(key.url)).length)";
        assert_eq!(browser.eval::<usize>(count_kept).await?, 3, "the old release is forgotten");
        browser.driver().goto(&host.url(&format!("{NEW_PAGE}?theme=sombre"))).await?;
        assert_eq!(browser.text("p").await?, "Langres");
        browser.driver().goto(&host.url("territoire/imaginaire?theme=sombre")).await?;
        assert_eq!(browser.text("p").await?, "Langres");
        let place: String = browser.eval("location.pathname + location.search").await?;
        assert_eq!(place, format!("/{NEW_PAGE}?theme=sombre"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_half_finished_update_leaves_the_old_release_at_work() -> Result<()> {
    journey_with_worker("offline-half", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        // The host breaks in the middle, then still has a file of the old release.
        for content in [None, Some(host.original("geodata/plan.json")?)] {
            publish(&host)?;
            match content {
                None => host.break_file("geodata/plan.json"),
                Some(old) => host.replace_file("geodata/plan.json", old),
            }
            drop(host.take_requests());
            assert_eq!(browser.eval::<String>(CHECK_FOR_UPDATE).await?, "redundant");
            ensure!(
                host.take_requests().contains(&"geodata/plan.json".to_owned()),
                "it was not tried"
            );
            for down in [false, true] {
                host.set_down(down);
                open(browser, &host, "/plan/").await?;
                ensure!(!browser.eval::<bool>(IS_NEW_RELEASE).await?);
                ensure!(!plan_is_new(browser).await?);
                assert_eq!(browser.count(".mise-a-jour").await?, 0);
            }
            host.set_down(false);
        }
        open(browser, &host, "/").await?;
        // Mended, it goes on where it stopped.
        publish(&host)?;
        drop(host.take_requests());
        assert_eq!(browser.eval::<String>(CHECK_FOR_UPDATE).await?, "installed");
        let requests = host.take_requests();
        let expected = ["sw.js", "geodata/plan.json"];
        ensure!(requests.iter().all(|name| expected.contains(&name.as_str())), "{requests:?}");
        browser.appears(NOTICE).await?;
        accept_update(browser).await?;
        browser.wait_for(&format!("{IS_NEW_RELEASE} && {IS_READY}")).await?;
        // The browser notes what the host has lost.
        browser.console().await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_page_whose_release_is_lost_comes_whole_from_the_network() -> Result<()> {
    journey_with_worker("offline-lost", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        publish(&host)?;
        let lose = "caches.keys().then((names) => Promise.all(names.map((n) => caches.delete(n))))
            .then(() => true)";
        ensure!(browser.eval::<bool>(lose).await?);
        open(browser, &host, "/").await?;
        ensure!(browser.eval::<bool>(IS_NEW_RELEASE).await?, "the page of the network");
        ensure!(plan_is_new(browser).await?, "a mix of two releases");
        stop_workers(browser).await?;
        ensure!(plan_is_new(browser).await?, "a mix of two releases, after a rest");
        Ok(())
    })
    .await
}

const CORRUPT_CACHE: &str = include_str!("../scripts/corrupt_cache.js");

#[tokio::test]
async fn a_corrupt_cache_never_mixes_releases() -> Result<()> {
    journey_with_worker("offline-spoilt", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        let worker = quoted(&host.original("sw.js")?);
        let (batches, rounds) = (9, 250);
        let (mut came, mut without) = (0, 0);
        for seed in 0..batches {
            let network = seed % 3 > 0;
            let spoil = format!("{CORRUPT_CACHE}({worker}, {seed}, {rounds}, {network})");
            host.set_down(!network);
            let (count, wrong): (usize, Vec<String>) = browser.eval(&spoil).await?;
            ensure!(wrong.is_empty(), "{} wrong: {}", wrong.len(), wrong.join("\n"));
            came += count;
            without += if network { 0 } else { rounds - count };
            host.set_down(false);
            stop_workers(browser).await?; // what it remembers must not hide what is spoilt
            open(browser, &host, "/?epci=200035954").await?;
            assert_eq!(browser.text("[data-panel] h2").await?, "CC Grand Langres");
        }
        // The right bytes, but nothing said of them.
        let strip_headers =
            "caches.open(`carte-services-familles ${location.origin}/`).then(async (store) => {
            for (const key of await store.keys()) {
                await store.put(key, new Response(await (await store.match(key)).arrayBuffer()));
            }
        })";
        browser.eval::<()>(strip_headers).await?;
        stop_workers(browser).await?;
        open(browser, &host, "/?epci=200035954").await?;
        assert_eq!(browser.text("[data-panel] h2").await?, "CC Grand Langres");
        let types =
            "Promise.all(performance.getEntriesByType('resource').map(({ name }) => fetch(name)))
            .then((all) => all.map((answer) => answer.headers.get('content-type')))";
        let types: Vec<Option<String>> = browser.eval(types).await?;
        ensure!(types.len() > 5 && types.iter().all(Option::is_some), "{types:?}");
        println!(
            "{} spoilt states: {came} files came as they should, {without} did not come \
             without a network, none was another",
            batches * rounds
        );
        browser.console().await.map(drop) // the browser notes the files that did not come
    })
    .await
}

/// Stops the workers, as browsers do to those that rest.
async fn stop_workers(browser: &Browser) -> Result<()> {
    browser.cdp("ServiceWorker.enable", json!({})).await?;
    browser.cdp("ServiceWorker.stopAllWorkers", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn it_works_in_any_folder_and_can_be_installed() -> Result<()> {
    journey_with_worker("offline-folder", async |browser| {
        let host = TestHost::start()?;
        open(browser, &host, "sous/dossier/territoires/").await?;
        browser.wait_for(HAS_CONTROLLER).await?;
        let scope: String =
            browser.eval("navigator.serviceWorker.ready.then((r) => r.scope)").await?;
        assert_eq!(scope, host.url("sous/dossier/"));
        let manifest = browser.cdp("Page.getAppManifest", json!({})).await?;
        assert_eq!(manifest["errors"], json!([]), "{manifest}");
        let obstacles = browser.cdp("Page.getInstallabilityErrors", json!({})).await?;
        assert_eq!(obstacles["installabilityErrors"], json!([]), "{obstacles}");
        host.set_down(true);
        open(browser, &host, "sous/dossier/?epci=200035954").await?;
        assert_eq!(browser.text("[data-panel] h2").await?, "CC Grand Langres");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn frames_of_other_sites_register_no_worker() -> Result<()> {
    journey_with_worker("offline-frames", async |browser| {
        let (host, other) = (TestHost::start()?, TestHost::start()?);
        let url = host.url("?embed=1").replace("127.0.0.1", "localhost");
        other.replace_file(
            "hote.html",
            format!(
                "<!doctype html><link rel=icon href=data:,><iframe src={url}></iframe>\
                 <iframe sandbox=allow-scripts src={url}></iframe>"
            ),
        );
        browser.driver().goto(&other.url("hote.html")).await?;
        for frame in 0..2 {
            browser.driver().enter_frame(frame).await?;
            browser.wait_until_ready().await?;
            browser.driver().enter_default_frame().await?;
        }
        // A window that such a frame has opened.
        browser.driver().goto(&host.url("bac-a-sable/")).await?;
        browser.wait_until_ready().await?;
        ensure!(!host.take_requests().contains(&"sw.js".to_owned()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_broken_worker_can_be_unregistered() -> Result<()> {
    journey_with_worker("offline-stop", async |browser| {
        let host = TestHost::start()?;
        visit_until_cached(browser, &host).await?;
        host.replace_file("sw.js", include_str!("../../../offline/stop.js"));
        open(browser, &host, "/").await?;
        let unregistered =
            "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)";
        browser.wait_for_promise(unregistered).await?;
        browser.wait_for_promise("caches.keys().then((all) => all.length === 0)").await?;
        ensure!(browser.eval::<bool>(IS_READY).await?, "the page lives on");
        open(browser, &host, "/?epci=200035954").await?;
        ensure!(browser.eval::<bool>(&format!("!{HAS_CONTROLLER}")).await?);
        Ok(())
    })
    .await
}
