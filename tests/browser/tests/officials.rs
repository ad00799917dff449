//! An elected official reads a territory, compares, simulates and takes away.

use browser_tests::{Browser, Key, Result, ensure, journey, quoted};

const SEARCH: &str = "new URLSearchParams(location.search)";
const SAINT_DIZIER: &str = "200044170";

async fn unfold(browser: &Browser, tool: &str) -> Result<()> {
    browser.focus(&format!("[data-outil={tool}] > summary")).await?;
    browser.keys(Key::Enter).await?;
    browser.wait_for(&format!("document.querySelector('[data-outil={tool}]').open")).await
}

/// The class of Saint-Dizier on the map.
async fn class(browser: &Browser) -> Result<Option<String>> {
    browser.attribute(&format!("path[data-epci='{SAINT_DIZIER}']"), "data-class").await
}

#[tokio::test]
async fn places_are_simulated_by_keyboard_and_back_undoes() -> Result<()> {
    journey("officials-simulate", async |browser| {
        browser.open_ready("/?vue=territoires").await?;
        assert_eq!(class(browser).await?.as_deref(), Some("1"));
        unfold(browser, "simuler").await?;
        browser.focus("[data-control=simuler]").await?;
        browser.keys("CA Saint").await?;
        browser.keys(Key::Tab).await?;
        browser.keys(Key::Enter).await?;
        browser.appears(&format!("[data-changement=\"{SAINT_DIZIER}\"]")).await?;
        browser.focus("[data-champ=micro]").await?;
        browser.keys(Key::Up).await?;
        browser.keys(Key::Tab).await?;
        browser
            .wait_for(&format!("{SEARCH}.get('scenario')?.includes('{SAINT_DIZIER}:micro=1')"))
            .await?;
        browser
            .wait_for(&format!(
                "document.querySelector('path[data-epci=\"{SAINT_DIZIER}\"]').dataset.class === '2'"
            ))
            .await?;
        let outcome = browser.text("[data-table=scenario] tbody tr").await?;
        ensure!(outcome.contains("60,27") && outcome.contains("94\u{202f}000"), "{outcome}");
        // The table beside the map keeps what is printed.
        let cell = format!("tr[data-epci='{SAINT_DIZIER}'] [data-value]");
        let printed = browser.attribute(&cell, "data-value").await?;
        assert_eq!(printed.as_deref(), Some("59.56"));
        browser.driver().back().await?;
        browser.wait_for(&format!("!{SEARCH}.get('scenario').includes('micro')")).await?;
        assert_eq!(class(browser).await?.as_deref(), Some("1"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_minimal_plan_is_carried_out_and_compared() -> Result<()> {
    journey("officials-plan", async |browser| {
        browser.open_ready("/?vue=territoires").await?;
        unfold(browser, "simuler").await?;
        let total = browser.text("[data-table=plan-minimal] tbody tr:last-child").await?;
        assert_eq!(total, "Ensemble\t–\t37\t7\t103\u{202f}400\u{a0}€\t244\u{202f}400\u{a0}€");
        let money = browser.text("[data-aide-minimale]").await?;
        ensure!(money.contains("dans la commune de Joinville"), "{money}");
        browser.focus("[data-control=plan-places]").await?;
        browser.keys(Key::Enter).await?;
        browser.says("[data-resume]", "16 des 16").await?;
        assert_eq!(
            browser.count(".territoires path:is([data-class='0'], [data-class='1'])").await?,
            0
        );
        browser.focus("[data-control=garder-scenario]").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("{SEARCH}.has('scenario2')")).await?;
        browser.focus("[data-control=plan-micro]").await?;
        browser.keys(Key::Enter).await?;
        browser.says("[data-table=scenario] thead", "en places").await?;
        let shared: String = browser.eval("location.search").await?;
        let table = browser.text("[data-table=scenario]").await?;
        browser.open_ready(&format!("/{shared}")).await?;
        assert_eq!(
            browser.text("[data-table=scenario]").await?,
            table,
            "a shared link shows the same"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_no_number_is_kept_and_told_and_changes_nothing() -> Result<()> {
    journey("officials-refused", async |browser| {
        browser
            .open_ready("/?vue=territoires&scenario=v1;cible=60;assmat=3;200044170:micro=1")
            .await?;
        let before = browser.text("[data-table=scenario]").await?;
        for (field, typed, said) in [
            ("[data-control=cible]", "abc", "n’est pas un nombre"),
            ("[data-control=cible]", "-5", "à 200\u{a0}%"),
            ("[data-champ=micro]", "99999", "de 0 à 2\u{202f}000"),
            ("[data-champ=micro]", "2.5", "nombre entier"),
            ("[data-control=assmat]", "9", "de 1 à 4"),
        ] {
            browser.focus(field).await?;
            browser.run("document.activeElement.select()").await?;
            browser.keys(typed).await?;
            browser.keys(Key::Tab).await?;
            let invalid = format!("document.querySelector('{field}').ariaInvalid === 'true'");
            browser.wait_for(&invalid).await?;
            let (kept, told): (String, String) = browser
                .eval(&format!(
                    "(() => {{ const input = document.querySelector('{field}');
                        const told = document.getElementById(input.getAttribute('aria-describedby'));
                        return [input.value, told.innerText]; }})()"
                ))
                .await?;
            assert_eq!(kept, typed);
            ensure!(told.contains(said) && told.contains("n’a pas changé"), "{typed}: {told}");
            assert_eq!(browser.text("[data-table=scenario]").await?, before, "{typed}");
        }
        browser.focus("[data-champ=micro]").await?;
        browser.run("document.activeElement.select()").await?;
        browser.keys("2").await?;
        browser.keys(Key::Tab).await?;
        browser.wait_for(&format!("{SEARCH}.get('scenario').includes('micro=2')")).await?;
        browser.wait_for("document.querySelector('[data-champ=micro]').ariaInvalid === 'false'").await
    })
    .await
}

#[tokio::test]
async fn printed_tables_keep_their_column_names_and_fit_the_sheet() -> Result<()> {
    journey("officials-print", async |browser| {
        browser
            .open_ready(
                "/?vue=territoires&comparer=200044170,200035954,245200597\
                 &scenario=v1;cible=60;assmat=3;200044170:micro=1",
            )
            .await?;
        browser.cdp("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
        // The width of an A4 sheet within its margins.
        browser.viewport(718, 1000).await?;
        for table in ["comparaison", "scenario", "plan-minimal"] {
            let place = format!("[data-table={table}]");
            browser.appears(&place).await?;
            let hidden: usize = browser
                .eval(&format!(
                    "[...document.querySelectorAll('{place} thead th')]
                        .filter((head) => !head.checkVisibility() || !head.innerText.trim()).length"
                ))
                .await?;
            assert_eq!(hidden, 0, "{table}: heads without their words");
            let right: f64 = browser
                .eval(&format!("document.querySelector('{place}').getBoundingClientRect().right"))
                .await?;
            ensure!(right <= 718.0, "{table} ends at {right} px");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_scenario_is_told() -> Result<()> {
    journey("officials-damaged", async |browser| {
        browser.open_ready("/?vue=territoires&scenario=v1;cible=beaucoup").await?;
        ensure!(browser.text(".avis").await?.contains("n’est pas repris"));
        assert_eq!(class(browser).await?.as_deref(), Some("1"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn three_territories_are_compared_by_keyboard() -> Result<()> {
    journey("officials-compare", async |browser| {
        browser.open_ready("/?vue=territoires").await?;
        unfold(browser, "comparer").await?;
        for (typed, count) in [("CA Saint", 1), ("CC Grand", 2), ("CC Trois", 3)] {
            browser.focus("[data-control=comparer]").await?;
            browser.keys(typed).await?;
            browser.keys(Key::Tab).await?;
            browser.keys(Key::Enter).await?;
            browser.count_becomes(".jetons li", count).await?;
        }
        browser.wait_for("document.querySelector('[data-control=comparer]').disabled").await?;
        let rate = browser.text("[data-table=comparaison] tbody tr").await?;
        ensure!(
            rate.contains("59,56") && rate.contains("+8,28") && rate.contains("−2,04"),
            "{rate}"
        );
        browser.focus(".jetons button").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("{SEARCH}.get('comparer').split(',').length === 2")).await
    })
    .await
}

#[tokio::test]
async fn an_indicator_is_found_and_classed() -> Result<()> {
    journey("officials-indicator", async |browser| {
        browser.open_ready("/?vue=territoires").await?;
        unfold(browser, "indicateurs").await?;
        browser.focus("[data-control=chercher-indicateur]").await?;
        browser.keys("allocataires pour 100").await?;
        browser.count_becomes("[data-table=indicateurs] tbody tr", 1).await?;
        browser.focus("[data-table=indicateurs] tbody a").await?;
        browser.keys(Key::Enter).await?;
        browser.parameter_becomes("indicateur", "allocataires_pour_100_habitants").await?;
        browser.choose("[data-control=methode]", "quantiles").await?;
        browser.choose("[data-control=nombre-classes]", "4").await?;
        browser.parameter_becomes("classes", "quantiles-4").await?;
        browser.count_becomes(".legende .pastille[data-class]", 4).await?;
        let counts: Vec<usize> = browser.eval("[0, 1, 2, 3].map((c) => document.querySelectorAll(`.territoires path[data-class=\"${c}\"]`).length)").await?;
        // The 16 EPCI and the commune outside them.
        assert_eq!(counts, [4, 4, 4, 5]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_portrait_prints_on_one_sheet() -> Result<()> {
    journey("officials-portrait", async |browser| {
        browser.open_ready("/?vue=territoires").await?;
        browser.focus(&format!("tr[data-epci='{SAINT_DIZIER}'] a")).await?;
        browser.keys(Key::Enter).await?;
        browser.appears("[data-portrait]").await?;
        let portrait = browser.text("[data-portrait]").await?;
        ensure!(portrait.contains("il manque 7") && portrait.contains("CA Chaumont"), "{portrait}");
        for siren in ["200044170", "200027308", "245200456"] {
            browser.open_ready(&format!("/?vue=territoires&epci={siren}")).await?;
            browser.appears("[data-portrait]").await?;
            let printed = browser
                .cdp("Page.printToPDF", serde_json::json!({ "preferCSSPageSize": true }))
                .await?;
            let length = printed["data"].as_str().map_or(0, str::len);
            ensure!(length > 10_000, "an empty page");
            let pages: usize = browser
                .eval(&format!(
                    "(atob({}).match(/\\/Type\\s*\\/Page\\b/g) ?? []).length",
                    quoted(printed["data"].as_str().unwrap_or_default())
                ))
                .await?;
            assert_eq!(pages, 1, "{siren}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tables_and_pictures_are_taken_away() -> Result<()> {
    journey("officials-take-away", async |browser| {
        // What is offered as a file is kept for the test to read.
        browser
            .before_load(
                "window.kept = []; window.names = []; const make = URL.createObjectURL; \
                 URL.createObjectURL = (blob) => (window.kept.push(blob), make(blob)); \
                 HTMLAnchorElement.prototype.click = function () { window.names.push(this.download); };",
            )
            .await?;
        browser.open_ready("/?vue=territoires").await?;
        unfold(browser, "emporter").await?;
        for (count, name) in ["csv", "notice", "csv-tout", "csv-services", "geojson", "svg", "png"].iter().enumerate() {
            browser.click(&format!("[data-emporter='{name}']")).await?;
            browser.wait_for(&format!("window.names.length === {}", count + 1)).await?;
        }
        let names: Vec<String> = browser.eval("window.names").await?;
        assert_eq!(names[0], "carte-services-familles_haute-marne_taux-couverture_2013-12-31.csv");
        // Blob.text() would eat the mark.
        let mark: Vec<u8> = browser.eval("window.kept[0].arrayBuffer().then((b) => [...new Uint8Array(b.slice(0, 3))])").await?;
        assert_eq!(mark, [0xEF, 0xBB, 0xBF]);
        ensure!(browser.eval::<String>("window.kept[0].text()").await?.contains("CA Saint-Dizier, Der et Blaise;59,56;%"));
        let features: usize = browser.eval("window.kept[4].text().then((t) => JSON.parse(t).features.length)").await?;
        assert_eq!(features, 17);
        let territories: usize = browser.eval("window.kept[5].text().then((t) => new DOMParser().parseFromString(t, 'image/svg+xml').querySelectorAll('path[data-epci]').length)").await?;
        assert_eq!(territories, 17);
        let colours: usize = browser
            .eval(
                "createImageBitmap(window.kept[6]).then((image) => { const c = document.createElement('canvas'); \
                 c.width = image.width; c.height = image.height; const p = c.getContext('2d'); p.drawImage(image, 0, 0); \
                 const d = new Uint32Array(p.getImageData(0, 0, c.width, c.height).data.buffer); return image.width === 2000 ? new Set(d).size : 0; })",
            )
            .await?;
        ensure!(colours > 20, "a blank picture: {colours} colours");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_method_lists_all_contradictions() -> Result<()> {
    journey("officials-method", async |browser| {
        browser.open_ready("/").await?;
        browser.focus("nav a[href='?vue=methode']").await?;
        browser.keys(Key::Enter).await?;
        browser.count_becomes("[data-table=anomalies] tbody tr", 86).await?;
        ensure!(
            !browser
                .eval::<bool>("document.querySelector('svg[data-map]').checkVisibility()")
                .await?
        );
        browser.focus("[data-table=anomalies] th:nth-child(5) button").await?;
        browser.keys(Key::Enter).await?;
        browser.keys(Key::Enter).await?;
        browser.says("[data-table=anomalies] tbody tr", "majeure").await?;
        browser.driver().back().await?;
        browser.wait_for("document.querySelector('svg[data-map]').checkVisibility()").await
    })
    .await
}

#[tokio::test]
async fn everything_fits_a_narrow_column() -> Result<()> {
    journey("officials-narrow", async |browser| {
        browser.viewport(320, 640).await?;
        for state in [
            "vue=territoires&epci=200044170&comparer=200044170,200035954&scenario=v1;cible=60;assmat=3;200044170:micro=1",
            "vue=methode",
        ] {
            browser.open_ready(&format!("/?{state}")).await?;
            let wide: f64 = browser.eval("document.documentElement.scrollWidth - innerWidth").await?;
            ensure!(wide <= 0.0, "{state}: {wide} px too wide");
        }
        Ok(())
    })
    .await
}
