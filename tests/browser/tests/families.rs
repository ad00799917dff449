//! A family asks what is near: by mouse, keyboard, finger, position, shared link.

use browser_tests::{Browser, Key, Media, Result, ensure, journey, quoted};
use serde_json::json;

const SEARCH_FIELD: &str = "[data-control=recherche]";
const QUERY: &str = "new URLSearchParams(location.search)";

/// The distances of the answer, as published, in kilometres.
async fn distances(browser: &Browser) -> Result<Vec<f64>> {
    let all = "[...document.querySelectorAll('[data-results] [data-structure]')]";
    browser.eval(&format!("{all}.map((e) => Number(e.dataset.distance))")).await
}

async fn wait_for_commune(browser: &Browser, insee: &str) -> Result<()> {
    browser.wait_for(&format!("{QUERY}.get('commune') === {}", quoted(insee))).await?;
    browser.focus_becomes("#reponse").await
}

/// Gives the device a place, and the page the permission to ask for it.
async fn set_position(
    browser: &Browser,
    latitude: f64,
    longitude: f64,
    accuracy: f64,
) -> Result<()> {
    let allowed = json!({ "permissions": ["geolocation"] });
    browser.cdp("Browser.grantPermissions", allowed).await?;
    let place = json!({ "latitude": latitude, "longitude": longitude, "accuracy": accuracy });
    browser.cdp("Emulation.setGeolocationOverride", place).await?;
    Ok(())
}

/// Waits until something below the field says `words`.
async fn wait_for_status(browser: &Browser, words: &str) -> Result<()> {
    let all = "[...document.querySelectorAll('.lieu [role=status]')].map((e) => e.innerText)";
    browser.wait_for(&format!("{all}.join().includes({})", quoted(words))).await
}

#[tokio::test]
async fn a_need_and_a_commune_by_mouse() -> Result<()> {
    journey("families-mouse", async |browser| {
        browser.open_ready("/").await?;
        browser.click("[data-besoin=garde]").await?;
        browser.parameter_becomes("besoin", "garde").await?;
        browser.click(SEARCH_FIELD).await?;
        browser.keys("rolanp").await?;
        browser.appears("[data-commune=\"52432\"]").await?;
        browser.click("[data-commune='52432']").await?;
        wait_for_commune(browser, "52432").await?;
        let distances = distances(browser).await?;
        ensure!(distances.is_sorted(), "{distances:?}");
        assert_eq!(distances[..4], [0.0, 8.4, 8.4, 9.7]);
        let nearest = browser.attribute("[data-results] li", "data-structure").await?;
        assert_eq!(nearest.as_deref(), Some("eaje-la-maison-de-paul-et-lison-rolampont"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_keyboard_alone() -> Result<()> {
    journey("families-keyboard", async |browser| {
        browser.open_ready("/").await?;
        browser.focus("[data-besoin=ecole]").await?;
        browser.keys(Key::Enter).await?;
        browser.parameter_becomes("besoin", "ecole").await?;
        for _ in 0..12 {
            if browser.eval(&format!("document.activeElement.matches('{SEARCH_FIELD}')")).await? {
                break;
            }
            browser.keys(Key::Tab).await?;
        }
        browser.keys("nogent").await?;
        browser.wait_for(&format!("document.querySelector('{SEARCH_FIELD}').ariaExpanded === 'true'")).await?;
        browser.keys(Key::Down).await?;
        let active = format!("document.getElementById(document.querySelector('{SEARCH_FIELD}').getAttribute('aria-activedescendant'))");
        browser.wait_for(&format!("{active}?.ariaSelected === 'true'")).await?;
        let insee: String = browser.eval(&format!("{active}.dataset.commune")).await?;
        browser.keys(Key::Enter).await?;
        wait_for_commune(browser, &insee).await?;
        assert_eq!(insee, "52353");
        ensure!(browser.text("#reponse h3").await?.contains("autour de Nogent"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn escape_closes_the_suggestions_and_unknown_words_are_reported() -> Result<()> {
    journey("families-hopeless", async |browser| {
        browser.open_ready("/").await?;
        browser.click(SEARCH_FIELD).await?;
        browser.keys("lan").await?;
        browser.count_becomes("[role=option]", 8).await?;
        browser.keys(Key::Escape).await?;
        browser.count_becomes("[role=option]", 0).await?;
        browser.keys("xqzwk").await?;
        browser.shows_text(".lieu [role=status]", "Aucune commune").await
    })
    .await
}

#[tokio::test]
async fn the_field_works_after_leaving_the_page_focused() -> Result<()> {
    journey("families-leave", async |browser| {
        browser.open_ready("/territoires/").await?;
        browser.click("nav a[href='../']").await?;
        browser.appears(SEARCH_FIELD).await?;
        browser.click(SEARCH_FIELD).await?;
        browser.keys("lan").await?;
        browser.appears("[role=option]").await?;
        browser.driver().back().await?;
        browser.vanishes(SEARCH_FIELD).await?;
        browser.driver().forward().await?;
        browser.appears(SEARCH_FIELD).await?;
        browser.click(SEARCH_FIELD).await?;
        // The browser may give back what was typed.
        browser.run(&format!("document.querySelector('{SEARCH_FIELD}').select()")).await?;
        browser.keys("nogent").await?;
        browser.appears("[data-commune=\"52353\"]").await
    })
    .await
}

#[tokio::test]
async fn touch_on_a_phone() -> Result<()> {
    journey("families-touch", async |browser| {
        browser.set_viewport(360, 740).await?;
        browser.enable_touch().await?;
        browser.open_ready("/").await?;
        browser.tap("[data-besoin=garde]").await?;
        browser.parameter_becomes("besoin", "garde").await?;
        browser.tap(SEARCH_FIELD).await?;
        browser.keys("52300").await?;
        browser.appears("[data-commune=\"52250\"]").await?;
        browser.tap("[data-commune='52250']").await?;
        wait_for_commune(browser, "52250").await?;
        browser
            .wait_for(
                "document.querySelector('[data-results] li').getBoundingClientRect().top < 740",
            )
            .await?;
        let small = "[...document.querySelectorAll('.famille :is(button, summary, .besoins a)')]\
            .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).length";
        assert_eq!(browser.eval::<usize>(small).await?, 0, "targets of 44 px");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_map_frames_the_answer() -> Result<()> {
    journey("families-framed", async |browser| {
        // Of the first four, which a frame holds.
        let outside = "(() => {
            const window = document.querySelector('.fenetre').getBoundingClientRect();
            return [...document.querySelectorAll('.numero, .domicile')]
                .filter((pin) => !(parseInt(pin.textContent) > 4))
                .map((pin) => pin.getBoundingClientRect())
                .filter(({ top, bottom, left, right }) => top < window.top || bottom > window.bottom
                    || left < window.left || right > window.right).length;
        })()";
        browser.set_viewport(1280, 800).await?;
        browser.open_ready("/").await?;
        browser.click("[data-besoin=garde]").await?;
        browser.click(SEARCH_FIELD).await?;
        browser.keys("rolampont").await?;
        browser.keys(Key::Enter).await?;
        wait_for_commune(browser, "52432").await?;
        browser.wait_for(&format!("document.querySelector('.numero') && {outside} === 0")).await?;
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        browser.wait_for(&format!("document.querySelector('.numero') && {outside} === 0")).await
    })
    .await
}

#[tokio::test]
async fn list_and_map_are_numbered_alike() -> Result<()> {
    journey("families-numbers", async |browser| {
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        browser.appears("svg[data-map] [data-home]").await?;
        let home = "document.querySelector('svg [data-home]').getBoundingClientRect().width > 10";
        browser.wait_for(home).await?;
        let first = "document.querySelector('[data-results] [data-structure]').dataset.structure";
        let number = format!("document.querySelector(`svg [data-structure='${{{first}}}'] text`)?.textContent");
        browser.wait_for(&format!("{number} === '1'")).await?;
        let inside = "[...document.querySelectorAll('svg[data-map] .numero')].filter((e) => {\
            const [a, b] = [e, document.querySelector('.fenetre')].map((x) => x.getBoundingClientRect());\
            return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;\
        }).length >= 2";
        browser.wait_for(inside).await
    })
    .await
}

#[tokio::test]
async fn back_undoes_each_step_and_a_shared_link_shows_the_same() -> Result<()> {
    journey("families-back", async |browser| {
        browser.open_ready("/").await?;
        browser.click("[data-besoin=garde]").await?;
        browser.wait_for(&format!("{QUERY}.has('besoin')")).await?;
        browser.click("[data-age='0-2']").await?;
        browser.parameter_becomes("age", "0-2").await?;
        browser.click(SEARCH_FIELD).await?;
        browser.keys("chaumont").await?;
        browser.appears("[data-commune=\"52121\"]").await?;
        browser.keys(Key::Enter).await?;
        wait_for_commune(browser, "52121").await?;
        let link: String = browser.eval("location.search").await?;
        let answer = browser.text("#reponse").await?;
        for parameter in ["commune", "age", "besoin"] {
            browser.driver().back().await?;
            browser.wait_for(&format!("!{QUERY}.has('{parameter}')")).await?;
        }
        ensure!(browser.count("[data-results]").await? == 0);
        browser.open_ready(&format!("/{link}")).await?;
        assert_eq!(browser.text("#reponse").await?, answer);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_position_stays_on_the_device() -> Result<()> {
    journey("families-here", async |browser| {
        set_position(browser, 47.95, 5.28, 20.0).await?;
        browser.open_ready("/?besoin=garde").await?;
        browser.click("[data-control=position]").await?;
        browser.appears("[data-results] li").await?;
        ensure!(browser.text("#reponse h3").await?.contains("autour de vous"));
        let distances = distances(browser).await?;
        ensure!(distances.len() > 1 && distances.is_sorted(), "{distances:?}");
        assert_eq!(browser.eval::<String>("location.search").await?, "?besoin=garde");
        let traces = "localStorage.length + sessionStorage.length + document.cookie.length";
        assert_eq!(browser.eval::<usize>(traces).await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_position_outside_or_too_coarse_is_explained() -> Result<()> {
    journey("families-outside", async |browser| {
        for (latitude, accuracy, words) in
            [(48.86, 20.0, "hors de la Haute-Marne"), (48.11, 30_000.0, "kilomètres près")]
        {
            set_position(browser, latitude, 2.35, accuracy).await?;
            browser.open_ready("/").await?;
            browser.click("[data-control=position]").await?;
            wait_for_status(browser, words).await?;
            ensure!(browser.count("[data-results]").await? == 0);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_position_is_found_once_the_outlines_load() -> Result<()> {
    journey("families-no-outlines", async |browser| {
        set_position(browser, 47.95, 5.28, 20.0).await?;
        browser.open_ready("/?besoin=garde").await?;
        browser.set_offline(true).await?;
        browser.click("[data-control=position]").await?;
        wait_for_status(browser, "Les contours de la carte n’ont pas pu être chargés").await?;
        browser.set_offline(false).await?;
        browser.console().await?; // the lost files
        browser.click("[data-control=position]").await?;
        browser.appears("[data-results] li").await
    })
    .await
}

#[tokio::test]
async fn a_refused_position_is_explained() -> Result<()> {
    journey("families-denied", async |browser| {
        let denied = json!({ "permission": { "name": "geolocation" }, "setting": "denied" });
        browser.cdp("Browser.setPermission", denied).await?;
        browser.open_ready("/").await?;
        browser.click("[data-control=position]").await?;
        wait_for_status(browser, "votre position reste à vous").await
    })
    .await
}

#[tokio::test]
async fn an_answer_needs_no_network_after_the_first_touch() -> Result<()> {
    journey("families-offline", async |browser| {
        browser.open_ready("/?besoin=garde").await?;
        browser.click(SEARCH_FIELD).await?;
        for file in ["_split_fiches", "lieux-exterieurs"] {
            let loaded = format!(
                "performance.getEntriesByType('resource').some((e) => e.name.includes('{file}') && e.responseEnd > 0)"
            );
            browser.wait_for(&loaded).await?;
        }
        browser.set_offline(true).await?;
        browser.keys("langres").await?;
        browser.appears("[data-commune=\"52269\"]").await?;
        browser.keys(Key::Enter).await?;
        wait_for_commune(browser, "52269").await?;
        browser.appears("svg[data-map] [data-home]").await?;
        ensure!(browser.count(".avis p").await? == 0, "nothing is missing");
        browser.set_offline(false).await
    })
    .await
}

#[tokio::test]
async fn a_missing_chunk_is_reported_and_fetched_again() -> Result<()> {
    journey("families-part-missing", async |browser| {
        browser.open_ready("/").await?;
        browser.set_offline(true).await?;
        browser.click(SEARCH_FIELD).await?;
        browser.keys("langres").await?;
        browser.keys(Key::Enter).await?;
        browser.shows_text(".avis", "n’a pas pu être chargée").await?;
        browser.shows_text(".lieu [role=status]", "n’a pas pu être chargée").await?;
        browser.console().await?; // the browser notes the lost file
        browser.set_offline(false).await?;
        // The next touch fetches it, and what was entered is done.
        browser.click(".questions summary").await?;
        browser.appears("[data-results] [data-structure]").await?;
        ensure!(browser.text("#reponse h3").await?.contains("Autour de Langres"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_stored_list_is_restored_without_unknown_services() -> Result<()> {
    journey("families-kept", async |browser| {
        let id = "eaje-la-maison-de-paul-et-lison-rolampont";
        let script = format!("try {{ localStorage.setItem('carte-services-familles.liste', 'creche-fermee,{id}') }} catch {{}}");
        browser.run_before_load(&script).await?;
        browser.open_ready("/").await?;
        browser.appears(&format!("[data-liste] [data-garder=\"{id}\"]")).await?;
        assert_eq!(browser.count("[data-liste] li").await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn easy_reading_is_kept_in_the_address_and_shows_less() -> Result<()> {
    journey("families-easy", async |browser| {
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        let full = browser.count("[data-results] > li").await?;
        browser.open_settings().await?;
        browser.click("[data-control=lecture]").await?;
        browser.parameter_becomes("lecture", "facile").await?;
        browser.count_becomes("[data-results] > li", 3).await?;
        ensure!(full > 3);
        browser.click("[data-control=suite]").await?;
        browser.wait_for("document.querySelectorAll('[data-results] > li').length > 8").await
    })
    .await
}

/// A list that somebody else has shared.
const SHARED_LIST: &str = "eaje-a-petits-pas-nogent";
const STORED_LIST: &str = "localStorage.getItem('carte-services-familles.liste')";

#[tokio::test]
async fn a_list_is_stored_on_the_device_only_on_request() -> Result<()> {
    journey("families-list", async |browser| {
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        browser.click("[data-results] [data-garder]").await?;
        let id = "eaje-la-maison-de-paul-et-lison-rolampont";
        browser.parameter_becomes("liste", id).await?;
        browser.appears("[data-liste] li").await?;
        assert_eq!(browser.eval::<Option<String>>(STORED_LIST).await?, None);
        browser.click("[data-control=retenir]").await?;
        browser.wait_for(&format!("{STORED_LIST} === '{id}'")).await?;
        browser.open_ready("/").await?;
        browser.appears("[data-liste] li").await?;
        // On paper too, though no answer is shown.
        browser.set_media(Media { print: true, ..Media::default() }).await?;
        browser.comes_in_sight("[data-liste] li").await?;
        browser.set_media(Media::default()).await?;
        // A link whose list is another leaves this one on the device, and the way back to it.
        browser.open_ready(&format!("/?liste={SHARED_LIST}")).await?;
        browser.shows_text("[data-autre-liste]", "retient une autre liste").await?;
        assert_eq!(browser.eval::<Option<String>>(STORED_LIST).await?.as_deref(), Some(id));
        browser.click("[data-control=reprendre]").await?;
        browser.parameter_becomes("liste", id).await?;
        browser.vanishes("[data-autre-liste]").await?;
        browser.click("[data-control=retenir]").await?;
        browser.wait_for(&format!("{STORED_LIST} === null")).await
    })
    .await
}

#[tokio::test]
async fn a_list_works_without_storage() -> Result<()> {
    journey("families-no-storage", async |browser| {
        let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
        browser.run_before_load(blocked).await?;
        browser.open_ready("/?besoin=ecole&commune=52353").await?;
        browser.click("[data-results] [data-garder]").await?;
        browser.wait_for(&format!("{QUERY}.has('liste')")).await?;
        browser.click("[data-control=retenir]").await?;
        browser.shows_text("[data-liste] > [role=status]", "ne garde rien ici").await
    })
    .await
}

/// A device with one voice, which notes what it is asked to say.
fn fake_voice(local: bool) -> String {
    format!(
        "window.said = [];
         const voice = {{ lang: 'fr-FR', localService: {local} }};
         Object.defineProperty(window, 'speechSynthesis', {{ value: {{
             getVoices: () => [voice],
             cancel() {{ window.said = []; }},
             speak(utterance) {{ window.said.push(utterance.text); }},
         }} }});
         window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};"
    )
}

#[tokio::test]
async fn the_answer_is_read_aloud_and_stopped() -> Result<()> {
    journey("families-aloud", async |browser| {
        browser.run_before_load(&fake_voice(true)).await?;
        browser.open_ready("/?besoin=garde&commune=52432&lecture=facile").await?;
        browser.click("[data-control=voix]").await?;
        browser
            .wait_for(
                "said.length === 5 && said[0].includes('Rolampont') && said[1].includes('vieille')",
            )
            .await?;
        browser.click("[data-control=voix]").await?;
        browser.wait_for("said.length === 0").await
    })
    .await
}

#[tokio::test]
async fn remote_voices_are_not_used() -> Result<()> {
    journey("families-voiceless", async |browser| {
        browser.run_before_load(&fake_voice(false)).await?;
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        browser.appears("[data-control=partager]").await?;
        assert_eq!(browser.count("[data-control=voix]").await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_prints_on_one_page() -> Result<()> {
    journey("families-print", async |browser| {
        for (need, place, name) in [
            ("garde", "52432", "Rolampont"),
            ("garde", "52121", "Chaumont"),
            ("separation", "52250", "Joinville"),
        ] {
            browser.open_ready(&format!("/?besoin={need}&commune={place}")).await?;
            let pdf = browser.print_pdf(&format!("answer-{place}")).await?;
            assert_eq!(pdf.sheets.len(), 1, "{place}: {pdf:#?}");
            ensure!(pdf.contains(&format!("autour de {name}")), "{pdf:#?}");
            ensure!(pdf.contains("Mairie : 03 25"), "whom to call: {pdf:#?}");
        }
        // A list leads and says whom to call; from its own button it is printed alone.
        let id = "eaje-la-maison-de-paul-et-lison-rolampont";
        browser.open_ready(&format!("/?besoin=garde&commune=52432&liste={id}")).await?;
        let pdf = browser.print_pdf("list-and-answer").await?;
        let order = ["Ma liste", "Mairie", "autour de Rolampont"].map(|text| pdf.position(text));
        ensure!(order.is_sorted() && order[0].is_some(), "{order:?}: {pdf:#?}");
        browser
            .eval::<()>("document.querySelector('[data-control=imprimer-liste]').focus()")
            .await?;
        let pdf = browser.print_pdf("list").await?;
        ensure!(pdf.sheets.len() == 1 && pdf.contains("03 25 84 71 28"), "{pdf:#?}");
        ensure!(!pdf.contains("autour de Rolampont"), "{pdf:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_start_page_prints_as_a_portrait_on_two_sheets() -> Result<()> {
    journey("families-print-start", async |browser| {
        browser.open_ready("/").await?;
        let pdf = browser.print_pdf("start").await?;
        assert_eq!(pdf.sheets.len(), 2, "{pdf:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn printing_and_a_refused_share_go_through_the_browser() -> Result<()> {
    journey("families-pass-on", async |browser| {
        browser
            .run_before_load(
                "window.print = () => { window.printed = true; };
                 navigator.share = () => Promise.reject(new TypeError('refused'));
                 Object.defineProperty(navigator, 'clipboard', { value: {
                     writeText: () => Promise.reject(new Error('refused')),
                 } });",
            )
            .await?;
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        browser.click("[data-control=imprimer]").await?;
        browser.wait_for("window.printed === true").await?;
        browser.click("[data-control=partager]").await?;
        browser.shows_text(".emporter", "Copiez ce lien").await?;
        ensure!(browser.text(".emporter").await?.contains("?besoin=garde&commune=52432"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_phone_s_own_share_sheet_gets_the_link() -> Result<()> {
    journey("families-share", async |browser| {
        let sheet =
            "navigator.share = (data) => { window.shared = data; return Promise.resolve(); };";
        browser.run_before_load(sheet).await?;
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        browser.click("[data-control=partager]").await?;
        browser.wait_for("window.shared?.url === location.href").await
    })
    .await
}

/// The sentence and the results of an answer.
const ANSWER_CONTENT: &str = "[document.querySelector('#reponse .phrase').innerText,
    ...[...document.querySelectorAll('[data-results] li')].map((li) => li.dataset.structure)].join()";

#[tokio::test]
async fn the_filter_hides_pins_but_no_results() -> Result<()> {
    journey("families-filter", async |browser| {
        browser
            .run_before_load(
                "navigator.share = (data) => { window.shared = data; return Promise.resolve(); };",
            )
            .await?;
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        let unfiltered: String = browser.eval(ANSWER_CONTENT).await?;
        let pins = browser.count(".numero").await?;
        ensure!(
            !browser.eval::<bool>("document.querySelector('.filtres').checkVisibility()").await?
        );
        // As a link has it that was made of the map before the question.
        browser.open_ready("/?besoin=garde&commune=52432&services=mam").await?;
        browser.shows_text(".masques", "ne montre pas une sorte de services").await?;
        assert_eq!(browser.eval::<String>(ANSWER_CONTENT).await?, unfiltered);
        ensure!(browser.count(".numero").await? < pins);
        browser.click("[data-control=partager]").await?;
        browser.wait_for("window.shared && !window.shared.url.includes('services')").await?;
        browser.click("[data-control=tout-afficher]").await?;
        browser.count_becomes(".numero", pins).await?;
        assert_eq!(browser.text(".masques").await?, "");
        browser.open_ready("/?besoin=ecole&commune=52353").await?;
        let unfiltered: String = browser.eval(ANSWER_CONTENT).await?;
        browser.open_ready("/?besoin=ecole&commune=52353&services=mam").await?;
        assert_eq!(browser.eval::<String>(ANSWER_CONTENT).await?, unfiltered);
        // Nothing is left of it once another question is asked.
        browser.open_ready("/").await?;
        browser.unfold(".calques").await?;
        browser.click(".filtres button").await?;
        browser.shows_text(".masques", "10 sortes").await?;
        browser.click(SEARCH_FIELD).await?;
        browser.keys("langres").await?;
        browser.appears("[data-commune=\"52269\"]").await?;
        browser.keys(Key::Enter).await?;
        wait_for_commune(browser, "52269").await?;
        ensure!(browser.count("[data-results] li").await? > 5);
        assert_eq!(browser.eval::<String>("location.search").await?, "?commune=52269");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_age_of_the_data_precedes_the_first_service() -> Result<()> {
    journey("families-age", async |browser| {
        let list = "liste=eaje-la-maison-de-paul-et-lison-rolampont,mam-castel-bambins-chateauvillain";
        for reading in ["complete", "facile"] {
            browser.open_ready(&format!("/?besoin=garde&commune=52432&lecture={reading}&{list}")).await?;
            for (age, first) in [
                ("#reponse [data-age-de-la-liste]", "[data-results] li"),
                ("[data-liste] [data-age-de-la-liste]", "[data-liste] li"),
            ] {
                let before = format!(
                    "(([a, b]) => !!a && /\\d+ ans/.test(a.innerText) && a.checkVisibility()
                        && !!(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING))
                        (['{age}', '{first}'].map((s) => document.querySelector(s)))"
                );
                browser.wait_for(&before).await?;
            }
        }
        // On a card, and in what is there before any program.
        browser.open_ready("/?structure=mediation-udaf").await?;
        browser.wait_for("/2016, il y a environ \\d+ ans/.test(document.querySelector('[data-service-card]').innerText)").await?;
        ensure!(browser.text("#services > p").await?.contains("entre 2014 et 2016"));
        browser.open_ready("/?besoin=rencontre&commune=52269").await?;
        ensure!(browser.text("#reponse").await?.contains("était en projet à Langres. Nous ne savons pas"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_age_without_services_offers_alternatives() -> Result<()> {
    journey("families-uncovered", async |browser| {
        browser.open_ready("/?besoin=garde&age=6-10&commune=52432").await?;
        let answer = browser.text("#reponse").await?;
        ensure!(answer.contains("moins de 6 ans") && answer.contains("mairie"), "{answer}");
        ensure!(answer.contains("monenfant.fr"), "{answer}");
        browser.click("[data-control=sans-age]").await?;
        browser.wait_for("document.querySelectorAll('[data-results] li').length > 5").await?;
        assert_eq!(browser.eval::<String>("location.search").await?, "?besoin=garde&commune=52432");
        browser.open_ready("/?besoin=separation&commune=52250").await?;
        ensure!(browser.text("[data-danger]").await?.contains("3919"));
        ensure!(browser.text("[data-results] li").await?.contains("Joinville"));
        Ok(())
    })
    .await
}

/// The actions of the first result: kind and URL.
const FIRST_RESULT_ACTIONS: &str = "[...document.querySelectorAll('[data-results] li:first-child .geste')]
    .filter((e) => e.checkVisibility()).map((e) => [e.dataset.geste ?? 'liste', e.getAttribute('href') ?? ''])";

#[tokio::test]
async fn each_result_offers_actions() -> Result<()> {
    journey("families-actions", async |browser| {
        browser
            .run_before_load(
                "Object.defineProperty(navigator, 'clipboard', { value: {
                     writeText: (text) => { window.copied = text; return Promise.resolve(); },
                 } });
                 addEventListener('click', (event) => {
                     if (event.target.closest('a[target=_blank]')) event.preventDefault();
                 });",
            )
            .await?;
        for width in [320, 1280] {
            browser.set_viewport(width, 740).await?;
            browser.open_ready("/?besoin=garde&commune=52432").await?;
            browser.appears("[data-results] .gestes").await?;
            let actions: Vec<(String, String)> = browser.eval(FIRST_RESULT_ACTIONS).await?;
            let kinds: Vec<&str> = actions.iter().map(|(kind, _)| kind.as_str()).collect();
            assert_eq!(kinds, ["verifier", "appeler", "plan", "liste"]);
            assert_eq!(actions[0].1, "https://monenfant.fr");
            assert_eq!(actions[1].1, "tel:0325847128");
            ensure!(actions[2].1.starts_with("https://www.openstreetmap.org/?mlat=47.9"), "{actions:?}");
            let small = "[...document.querySelectorAll('.geste')].filter((e) => e.checkVisibility()
                && (e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().right > innerWidth)).length";
            assert_eq!(browser.eval::<usize>(small).await?, 0, "targets of 44 px in the window");
        }
        // At a phone's width they share one line, and the number is read.
        browser.set_viewport(360, 740).await?;
        let lines = "new Set([...document.querySelectorAll('[data-results] li:first-child .geste')]
            .map((e) => e.getBoundingClientRect().top)).size";
        browser.wait_for(&format!("{lines} === 1")).await?;
        let call = browser.text("[data-results] [data-geste=appeler] .chiffres").await?;
        assert_eq!(call.replace('\u{a0}', " "), "03 25 84 71 28");
        browser.set_viewport(1280, 740).await?;
        browser.click("[data-results] [data-geste=verifier]").await?;
        browser.shows_text("[data-results] li [role=status]", "est copié").await?;
        assert_eq!(browser.eval::<String>("copied").await?, "La Maison de Paul et Lison, Rolampont");
        // A card says more, and when that was true.
        browser.click("[data-results] li a").await?;
        browser.shows_text("[data-service-card]", "Horaires à vérifier").await?;
        browser.shows_text("[data-service-card]", "Données relevées").await?;
        // A phone has maps of its own.
        assert_eq!(browser.visible_texts("[data-service-card] [data-geste=aller]").await?, [""; 0]);
        browser.enable_touch().await?;
        browser.open_ready("/?structure=eaje-la-maison-de-paul-et-lison-rolampont").await?;
        browser.appears("[data-service-card] .gestes").await?;
        let go = "[data-service-card] [data-geste=aller]";
        assert_eq!(browser.visible_texts(go).await?, ["Aller à la mairie"]);
        let to = browser.attribute(go, "href").await?;
        ensure!(to.is_some_and(|to| to.starts_with("geo:47.9")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn separation_shows_emergency_numbers_then_nearest_then_specialised() -> Result<()> {
    journey("families-separation", async |browser| {
        browser.open_ready("/?besoin=separation&commune=52250").await?;
        browser.appears("[data-ensuite] li").await?;
        let numbers = "[...document.querySelectorAll('[data-danger] a')].map((a) => a.getAttribute('href'))";
        let numbers: Vec<String> = browser.eval(numbers).await?;
        assert_eq!(numbers, ["tel:3919", "tel:17", "tel:119", "sms:114"]);
        let first = browser.text("[data-results] li").await?;
        ensure!(first.contains("Circonscription") && first.contains("Joinville"), "{first}");
        let specialised: String = browser
            .eval("(([...parts]) => parts.map((e) => e.innerText).join())(document.querySelectorAll('[data-ensuite], [data-ensuite] + .contacts'))")
            .await?;
        for words in ["aide à se parler", "lieu neutre", "Aripa", "3238"] {
            ensure!(specialised.contains(words), "{words}: {specialised}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_map_of_an_answer_has_rings_and_a_name_for_the_home() -> Result<()> {
    journey("families-rings", async |browser| {
        for width in [360, 1280] {
            browser.set_viewport(width, 800).await?;
            browser.open_ready("/?besoin=garde&commune=52432").await?;
            browser.count_becomes(".anneaux circle", 3).await?;
            let words = "[...document.querySelectorAll('.anneaux text, [data-home] text')].map((e) => e.textContent)";
            let words: Vec<String> = browser.eval(words).await?;
            assert_eq!(words, ["5\u{a0}km", "15\u{a0}km", "30\u{a0}km", "Rolampont"]);
            // Nothing that is listed lies under the map's buttons.
            let covered = "(([frame]) => [...document.querySelectorAll('.numero')].filter((e) => {
                const pin = e.querySelector('rect').getBoundingClientRect();
                return pin.right > frame.left && pin.left < frame.right && pin.top < frame.bottom && pin.bottom > frame.top;
            }).length)([document.querySelector('.commandes').getBoundingClientRect()])";
            browser.wait_for(&format!("{covered} === 0")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_list_button_adds_then_leads_to_the_list() -> Result<()> {
    journey("families-my-list", async |browser| {
        browser.open_ready("/?besoin=garde&commune=52432").await?;
        let says = |words: &str| {
            format!("document.querySelector('[data-results] [data-garder]').textContent === '{words}'")
        };
        browser.wait_for(&says("Ajouter à ma liste")).await?;
        browser.click("[data-results] [data-garder]").await?;
        browser.wait_for(&says("Voir ma liste")).await?;
        browser.click("[data-results] [data-garder]").await?;
        browser.focus_becomes("[data-liste]").await?;
        // The way to it stays in sight above, and counts.
        browser.wait_for("scrollTo(0, 0) ?? true").await?;
        browser.comes_in_sight("[data-control=ma-liste]").await?;
        assert_eq!(browser.text("[data-control=ma-liste]").await?, "Ma liste\u{a0}: 1\u{a0}service");
        browser.click("[data-control=ma-liste]").await?;
        browser.comes_in_sight("[data-liste] li").await?;
        let call = browser.attribute("[data-liste] li [data-geste=appeler]", "href").await?;
        assert_eq!(call.as_deref(), Some("tel:0325847128"), "whom to ask about it");
        browser.click("[data-liste] [data-garder]").await?;
        browser.shows_text("[data-liste]", "Votre liste est vide").await?;
        assert_eq!(browser.count("[data-control=ma-liste]").await?, 0);
        browser.wait_for(&says("Ajouter à ma liste")).await?;
        // As many as it holds, and no silence about the next.
        let ids = "[...document.querySelectorAll('#services a')].map((a) => a.search.split('=')[1]).filter((id) => !id.includes('rolampont')).slice(0, 20).join()";
        let list: String = browser.eval(ids).await?;
        browser.open_ready(&format!("/?besoin=garde&commune=52432&liste={list}")).await?;
        browser.click("[data-results] [data-garder]").await?;
        browser.shows_text(".avis", "liste est pleine").await
    })
    .await
}

#[tokio::test]
async fn the_skip_link_leads_to_the_question() -> Result<()> {
    journey("families-skip", async |browser| {
        browser.open_ready("/").await?;
        browser.keys(Key::Tab).await?;
        assert_eq!(browser.text("a.evitement").await?, "Aller à la question");
        browser.keys(Key::Enter).await?;
        browser.focus_becomes("#question").await?;
        browser.keys(Key::Tab).await?;
        browser.wait_for("!!document.activeElement.closest('#question')").await
    })
    .await
}
