//! The map in pages of another origin, with and without what they usually allow.

use browser_tests::{
    Key, Media, Result, TestHost, ensure,
    framed::{FRAME_HAS_REPORTED_HEIGHT, embed_element, enter_frame, leave_frame, open_host_page},
    journey, journey_without_storage, quoted,
};

#[tokio::test]
async fn the_element_follows_the_map_s_height_and_reports_its_state() -> Result<()> {
    journey("embed-element", async |browser| {
        let host = TestHost::start()?;
        let body = embed_element(browser, "vue=territoires theme=sombre title='Notre carte'");
        open_host_page(browser, &host, "", &body).await?;
        assert_eq!(browser.attribute("iframe", "title").await?.as_deref(), Some("Notre carte"));
        // The program once there draws more: only then does the frame rest.
        enter_frame(browser, 0).await?;
        leave_frame(browser).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        enter_frame(browser, 0).await?;
        assert_eq!(browser.attribute("html", "data-theme").await?.as_deref(), Some("sombre"));
        ensure!(!browser.is_visible("nav").await?);
        ensure!(browser.text(".credit").await?.contains("Licence Ouverte"));
        let tall = "document.body.getBoundingClientRect().height";
        let before = browser.eval::<f64>(tall).await?;
        // Activated, not clicked: the frame is taller than the window, so the pointer would miss.
        browser.activate("table [href*='245200456']").await?;
        browser.appears("[data-panel]").await?;
        ensure!(browser.eval::<f64>(tall).await? > before, "the page has grown");
        ensure!(browser.eval::<String>("location.search").await?.contains("embed=1"));
        leave_frame(browser).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        browser.wait_for("states.some((url) => url.includes('epci=245200456'))").await?;
        // Messages of other senders change nothing.
        let forge = "postMessage({ type: 'carte-services-familles:height', height: 7 }, '*')";
        browser.run(forge).await?;
        browser.wait_for("heights.at(-1) === 7").await?;
        let height = "document.querySelector('iframe').getBoundingClientRect().height";
        let height: f64 = browser.eval(height).await?;
        ensure!(height > before, "{height} px, where the page alone was {before} px tall");
        browser.driver().back().await?;
        browser.wait_for("states.length > 1 && !states.at(-1).includes('epci=')").await?;
        browser.driver().forward().await?;
        browser.wait_for("states.at(-1).includes('epci=245200456')").await?;
        enter_frame(browser, 0).await?;
        browser.wait_for("document.documentElement.scrollHeight <= innerHeight + 1").await?;
        leave_frame(browser).await?;
        // Another parameter is another view.
        let steps = browser.eval::<u32>("history.length").await?;
        browser
            .run("document.querySelector('carte-services-familles').setAttribute('vue', 'methode')")
            .await?;
        browser.appears("iframe[src*='/methode/']").await?;
        enter_frame(browser, 0).await?;
        leave_frame(browser).await?;
        assert_eq!(browser.eval::<u32>("history.length").await?, steps, "a step to go back");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_strict_policy_of_the_host_is_enough() -> Result<()> {
    journey("embed-strict", async |browser| {
        let host = TestHost::start()?;
        let site = browser.url("");
        let policy = format!(
            "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:; \
             script-src {site} 'nonce-hote'; frame-src {site}\">"
        );
        // The policy refuses the style of our own test page too: it has none here.
        let body = embed_element(browser, "");
        let page = format!(
            "<!doctype html><html lang=fr><title>Hôte</title><link rel=icon href=data:,>{policy}
             <script nonce=hote>heights = []; addEventListener('message', ({{ data }}) => heights.push(data.height));</script><body>{body}"
        );
        host.replace_file("hote.html", page);
        browser.driver().goto(&host.url("hote.html").replace("127.0.0.1", "localhost")).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        enter_frame(browser, 0).await?;
        browser.appears("[data-control=recherche]").await?;
        leave_frame(browser).await
    })
    .await
}

#[tokio::test]
async fn a_sandbox_that_refuses_storage_and_history_breaks_nothing() -> Result<()> {
    journey("embed-sandbox", async |browser| {
        let host = TestHost::start()?;
        let url = browser.url("plan/?embed=1&action=1.1");
        let body =
            format!("<iframe sandbox=allow-scripts width=700 height=900 src='{url}'></iframe>");
        open_host_page(browser, &host, "", &body).await?;
        enter_frame(browser, 0).await?;
        browser.appears("[data-champ=pilote]").await?;
        browser.fill("[data-champ=pilote]", "Caf").await?;
        browser.shows_text("[data-enregistrement]", "n’enregistre pas").await?;
        ensure!(browser.text("[data-action='1.1'] .etat").await?.contains("Caf"));
        // The frame is taller than the window: a pointer's place would be that of another thing.
        browser.activate("[data-concernes] a").await?;
        browser.appears("[data-panel], [data-portrait]").await?;
        leave_frame(browser).await?;
        browser.wait_for("states.some((url) => url.includes('epci='))").await
    })
    .await
}

#[tokio::test]
async fn a_browser_that_stores_nothing_shows_the_map_in_a_narrow_column() -> Result<()> {
    journey_without_storage("embed-no-storage", async |browser| {
        let host = TestHost::start()?;
        let column = format!("<div style='width:320px'>{}</div>", embed_element(browser, ""));
        open_host_page(browser, &host, "", &column).await?;
        enter_frame(browser, 0).await?;
        let refused = "(() => { try { return !localStorage } catch { return true } })()";
        ensure!(browser.eval::<bool>(refused).await?, "storage is not refused");
        ensure!(!browser.scrolls_sideways().await?);
        browser.activate("table [href*='245200456']").await?;
        browser.appears("[data-panel]").await?;
        leave_frame(browser).await?;
        browser.wait_for("states.some((url) => url.includes('epci=245200456'))").await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        let width = "document.querySelector('iframe').getBoundingClientRect().width";
        assert_eq!(browser.eval::<f64>(width).await?, 320.0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_plain_iframe_fits_any_width() -> Result<()> {
    journey("embed-widths", async |browser| {
        let host = TestHost::start()?;
        for (width, query) in [
            (280, "?embed=1"),
            (320, "territoires/?embed=1&epci=200035954"),
            (768, "plan/?embed=1"),
            (1000, "?embed=1"),
            (1000, "territoires/?embed=1&epci=200035954"),
        ] {
            let url = browser.url(query);
            let body =
                format!("<iframe title=Carte width={width} height=900 src='{url}'></iframe>");
            open_host_page(browser, &host, "", &body).await?;
            enter_frame(browser, 0).await?;
            ensure!(!browser.scrolls_sideways().await?, "{query} at {width} px");
            leave_frame(browser).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_twenty_maps_only_those_in_sight_start() -> Result<()> {
    journey("embed-twenty", async |browser| {
        let host = TestHost::start()?;
        let one = |rank: usize| {
            let view = if rank == 0 { "vue=territoires indicateur=population" } else { "" };
            format!("<carte-services-familles {view}></carte-services-familles>")
        };
        let all: String = (0..20).map(one).collect();
        let script = browser.url("embed.js");
        open_host_page(browser, &host, "", &format!("<script src='{script}'></script>{all}"))
            .await?;
        browser.wait_for("heights.length > 0").await?;
        assert_eq!(browser.count("iframe").await?, 20);
        enter_frame(browser, 0).await?;
        assert_eq!(browser.value("[data-control=indicateur]").await?, "population");
        leave_frame(browser).await?;
        enter_frame(browser, 1).await?;
        ensure!(browser.eval::<String>("location.search").await? == "?embed=1");
        leave_frame(browser).await?;
        browser.driver().enter_frame(19).await?;
        ensure!(browser.eval::<String>("location.href").await? == "about:blank", "out of sight");
        leave_frame(browser).await
    })
    .await
}

#[tokio::test]
async fn the_keyboard_leaves_the_frame() -> Result<()> {
    journey("embed-keys", async |browser| {
        let host = TestHost::start()?;
        let url = browser.url("territoires/?embed=1");
        let body = format!("<iframe title=Carte width=700 height=900 src='{url}'></iframe><a href='#' id=apres>Après</a>");
        open_host_page(browser, &host, "", &body).await?;
        enter_frame(browser, 0).await?;
        browser.run("const reached = 'a[href], button:enabled, select, summary, input, [tabindex=\"0\"]';
            [...document.querySelectorAll(reached)]
                .findLast((e) => e.checkVisibility() && e.tabIndex >= 0).focus()").await?;
        browser.keys(Key::Tab).await?;
        leave_frame(browser).await?;
        browser.focus_becomes("#apres").await?;
        enter_frame(browser, 0).await?;
        browser.focus(".territoires a[tabindex=\"0\"]").await?;
        browser.keys(Key::Escape).await?;
        browser.wait_for("!document.activeElement.closest('svg')").await?;
        // The wheel is the page's, unless Ctrl is held.
        for ctrl in [false, true] {
            let event = format!("{{ deltaY: -200, ctrlKey: {ctrl}, bubbles: true, cancelable: true }}");
            let dispatch = "document.querySelector('.fenetre').dispatchEvent";
            let passes: bool = browser.eval(&format!("{dispatch}(new WheelEvent('wheel', {event}))")).await?;
            assert_eq!(passes, !ctrl, "with Ctrl: {ctrl}");
        }
        leave_frame(browser).await
    })
    .await
}

#[tokio::test]
async fn the_embed_codes_reproduce_the_view() -> Result<()> {
    journey("embed-codes", async |browser| {
        browser.open_ready("/territoires/?indicateur=naissances&theme=sombre").await?;
        browser.appears("[data-outil=integrer]").await?;
        browser.click("[data-outil=integrer] summary").await?;
        let code = "document.querySelector('[data-code=cadre]').value";
        let src = format!(
            "new DOMParser().parseFromString({code}, 'text/html').querySelector('iframe').src"
        );
        browser.wait_for(&format!("{code}.includes('naissances')")).await?;
        let src = browser.eval::<String>(&src).await?;
        assert_eq!(src, browser.url("territoires/?indicateur=naissances&theme=sombre&embed=1"));
        ensure!(!browser.eval::<bool>(&format!("{code}.includes('allow=')")).await?);
        let host = TestHost::start()?;
        let body = browser.value("[data-code=element]").await?;
        browser.click("[data-control=integrer-familles]").await?;
        browser.wait_for(&format!("{code}.includes('allow=\"geolocation\"')")).await?;
        ensure!(!browser.eval::<bool>(&format!("{code}.includes('territoires')")).await?);
        ensure!(body.contains("carte-services-familles"), "{}", quoted(&body));
        open_host_page(browser, &host, "", &body).await?;
        browser.appears("iframe[src*=naissances]").await?;
        enter_frame(browser, 0).await?;
        leave_frame(browser).await
    })
    .await
}

#[tokio::test]
async fn an_embed_links_to_its_map_and_to_the_site() -> Result<()> {
    journey("embed-ways", async |browser| {
        let host = TestHost::start()?;
        let url = browser.url("territoires/?embed=1&epci=245200456");
        let body = format!("<iframe title=Carte width=700 height=900 src='{url}'></iframe>");
        open_host_page(browser, &host, "", &body).await?;
        enter_frame(browser, 0).await?;
        let map_link = "document.querySelector('#carte-entiere').href";
        let whole_url = quoted(&browser.url("territoires/?epci=245200456"));
        browser.wait_for(&format!("{map_link} === {whole_url}")).await?;
        // A link that is about to be followed keeps the state, but the whole map is no embed.
        browser.focus("#carte-entiere").await?;
        assert_eq!(
            browser.eval::<String>(map_link).await?,
            browser.url("territoires/?epci=245200456")
        );
        browser.activate("[data-panel] [href*='plan/']").await?;
        let way = "nav [href$='territoires/']";
        browser.comes_in_sight(way).await?;
        ensure!(browser.eval::<String>("location.pathname").await?.ends_with("/plan/"));
        ensure!(browser.eval::<String>("location.search").await?.contains("embed=1"));
        browser.activate(way).await?;
        browser.comes_in_sight("[data-map]").await?;
        ensure!(browser.eval::<String>("location.search").await?.contains("embed=1"));
        leave_frame(browser).await
    })
    .await
}

#[tokio::test]
async fn a_link_inside_the_frame_scrolls_the_page_around() -> Result<()> {
    journey("embed-inside", async |browser| {
        browser.set_viewport(360, 740).await?;
        let host = TestHost::start()?;
        open_host_page(browser, &host, "", &embed_element(browser, "besoin=garde commune=52121"))
            .await?;
        enter_frame(browser, 0).await?;
        browser.appears("[data-results]").await?;
        leave_frame(browser).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await?;
        assert_eq!(browser.eval::<f64>("scrollY").await?, 0.0);
        enter_frame(browser, 0).await?;
        let down =
            browser.eval::<f64>("document.querySelector('#carte').getBoundingClientRect().top");
        let down = down.await?;
        ensure!(down > 1000.0, "the map is under a long list");
        browser.activate(".vers-carte").await?;
        leave_frame(browser).await?;
        browser.wait_for(&format!("Math.abs(scrollY - {down}) < 100")).await
    })
    .await
}

#[tokio::test]
async fn a_static_page_stays_framed_and_reports_its_url() -> Result<()> {
    journey("embed-documents", async |browser| {
        let host = TestHost::start()?;
        open_host_page(browser, &host, "", &embed_element(browser, "vue=gouvernance")).await?;
        enter_frame(browser, 0).await?;
        browser.activate("main a[href$='plan/']").await?;
        browser.wait_for("location.pathname.endsWith('/plan/')").await?;
        browser.wait_until_ready().await?;
        ensure!(browser.eval::<String>("location.search").await? == "?embed=1");
        leave_frame(browser).await?;
        browser.wait_for("states.length > 1").await?;
        let states: Vec<String> = browser.eval("states").await?;
        assert_eq!(states, ["gouvernance/?embed=1", "plan/?embed=1"].map(|path| browser.url(path)));
        // The whole page is this one, as it is shown here.
        for (framed, unframed) in [
            ("gouvernance/?embed=1&theme=sombre", "gouvernance/?theme=sombre"),
            ("gouvernance/?theme=sombre&embed=1", "gouvernance/?theme=sombre&"),
            ("territoire/245200456/?embed=1", "territoire/245200456/"),
        ] {
            browser.open(framed).await?;
            let href = browser.eval::<String>("document.querySelector('#carte-entiere').href");
            assert_eq!(href.await?, browser.url(unframed), "{framed}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_map_taken_off_the_page_and_put_back_starts_again() -> Result<()> {
    journey("embed-again", async |browser| {
        let host = TestHost::start()?;
        open_host_page(browser, &host, "", &embed_element(browser, "vue=territoires")).await?;
        enter_frame(browser, 0).await?;
        leave_frame(browser).await?;
        browser
            .run("map = document.querySelector('carte-services-familles'); map.remove()")
            .await?;
        assert_eq!(browser.count("iframe").await?, 0);
        let back = "map.setAttribute('epci', '245200456'); document.body.append(map); heights = []";
        browser.run(back).await?;
        assert_eq!(browser.count("iframe").await?, 1);
        enter_frame(browser, 0).await?;
        browser.appears("[data-panel]").await?;
        leave_frame(browser).await?;
        browser.wait_for(FRAME_HAS_REPORTED_HEIGHT).await
    })
    .await
}

#[tokio::test]
async fn the_theme_follows_the_host_page() -> Result<()> {
    journey("embed-theme", async |browser| {
        let host = TestHost::start()?;
        let paper = "getComputedStyle(document.documentElement).getPropertyValue('--papier')";
        let style = "<style>:root { color-scheme: dark }</style>";
        for (head, dark, expected) in
            [("", false, "#f4f3ee"), ("", true, "#10141a"), (style, false, "#10141a")]
        {
            browser.set_media(Media { dark, ..Media::default() }).await?;
            open_host_page(browser, &host, head, &embed_element(browser, "")).await?;
            enter_frame(browser, 0).await?;
            let colour = browser.eval::<String>(paper).await?;
            assert_eq!(colour, expected, "{head} dark device: {dark}");
            leave_frame(browser).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_frame_without_scripts_shows_the_map() -> Result<()> {
    journey("embed-still", async |browser| {
        let host = TestHost::start()?;
        let url = browser.url("?embed=1");
        // At the window's corner and no taller: a pointer's place is the same in both.
        let style = "display: block; border: 0";
        let page = format!(
            "<!doctype html><link rel=icon href=data:,><body style='margin: 0'>
             <iframe title=Carte width=700 height=780 style='{style}' src='{url}'></iframe>"
        );
        host.replace_file("hote.html", page);
        // The same site, so that the setting holds for the frame too.
        browser.set_scripts_enabled(false).await?;
        browser.driver().goto(&host.url("hote.html")).await?;
        browser.driver().enter_frame(0).await?;
        assert_eq!(browser.attribute("html", "data-app").await?.as_deref(), Some("static"));
        let painted = "[...document.querySelectorAll('path[data-epci]')].filter(
            (path) => path.checkVisibility() && getComputedStyle(path).fill !== 'none').length";
        assert_eq!(browser.eval::<u32>(painted).await?, 16);
        ensure!(!browser.scrolls_sideways().await?);
        let tooltips = "[...document.querySelectorAll('[data-tooltip]')].filter(
            (tip) => tip.checkVisibility({ visibilityProperty: true })).length";
        assert_eq!(browser.eval::<u32>(tooltips).await?, 0);
        browser.hover(".territoires a[href*='245200456']").await?;
        browser.wait_for(&format!("{tooltips} === 1")).await?;
        leave_frame(browser).await
    })
    .await
}
