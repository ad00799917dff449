//! An elected official reads a territory, compares, simulates and downloads.

use browser_tests::{Browser, Key, Picture, Result, ensure, geodata::services, journey};

const QUERY: &str = "new URLSearchParams(location.search)";
const SAINT_DIZIER: &str = "200044170";

async fn unfold_tool(browser: &Browser, tool: &str) -> Result<()> {
    browser.focus(&format!("[data-outil={tool}] > summary")).await?;
    browser.keys(Key::Enter).await?;
    browser.wait_for(&format!("document.querySelector('[data-outil={tool}]').open")).await
}

/// The class of Saint-Dizier on the map.
async fn saint_dizier_class(browser: &Browser) -> Result<Option<String>> {
    browser.attribute(&format!("path[data-epci='{SAINT_DIZIER}']"), "data-class").await
}

#[tokio::test]
async fn places_are_simulated_by_keyboard_and_back_undoes() -> Result<()> {
    journey("officials-simulate", async |browser| {
        browser.open_ready("/territoires/").await?;
        assert_eq!(saint_dizier_class(browser).await?.as_deref(), Some("1"));
        unfold_tool(browser, "simuler").await?;
        browser.focus("[data-control=simuler]").await?;
        browser.keys("CA Saint").await?;
        browser.keys(Key::Tab).await?;
        browser.keys(Key::Enter).await?;
        browser.appears(&format!("[data-changement=\"{SAINT_DIZIER}\"]")).await?;
        browser.focus("[data-champ=micro]").await?;
        browser.keys(Key::Up).await?;
        browser.keys(Key::Tab).await?;
        browser
            .wait_for(&format!("{QUERY}.get('scenario')?.includes('{SAINT_DIZIER}:micro=1')"))
            .await?;
        browser
            .wait_for(&format!(
                "document.querySelector('path[data-epci=\"{SAINT_DIZIER}\"]').dataset.class === '2'"
            ))
            .await?;
        // Saint-Dizier's row of the lever: what there was, what is supposed, what comes of it.
        let lever =
            "[...document.querySelector('[data-champ=micro]').closest('tr').cells].map((cell) =>
            cell.querySelector('input')?.value ?? cell.innerText.trim())";
        let lever = browser.eval::<Vec<String>>(lever).await?;
        assert_eq!(lever, ["Micro-crèches de 10 places, en plus", "0", "1", "1"]);
        let outcome = browser.text("[data-table=scenario] tbody tr").await?;
        ensure!(outcome.contains("60,27") && outcome.contains("94\u{202f}000"), "{outcome}");
        // The table beside the map keeps what is printed.
        let cell = format!("tr[data-epci='{SAINT_DIZIER}'] [data-value]");
        let value = browser.attribute(&cell, "data-value").await?;
        assert_eq!(value.as_deref(), Some("59.56"));
        browser.driver().back().await?;
        browser.wait_for(&format!("!{QUERY}.get('scenario').includes('micro')")).await?;
        assert_eq!(saint_dizier_class(browser).await?.as_deref(), Some("1"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_minimal_plan_is_carried_out_and_compared() -> Result<()> {
    journey("officials-plan", async |browser| {
        browser.open_ready("/territoires/").await?;
        unfold_tool(browser, "simuler").await?;
        let total = browser.text("[data-table=plan-minimal] tbody tr:last-child").await?;
        assert_eq!(total, "Ensemble\t–\t37\t7\t103\u{202f}400\t244\u{202f}400");
        let money = browser.text("[data-aide-minimale]").await?;
        ensure!(money.contains("dans la commune de Joinville"), "{money}");
        browser.focus("[data-control=plan-places]").await?;
        browser.keys(Key::Enter).await?;
        browser.shows_text("[data-resume]", "16 des 16").await?;
        assert_eq!(
            browser.count(".territoires path:is([data-class='0'], [data-class='1'])").await?,
            0
        );
        browser.focus("[data-control=garder-scenario]").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("{QUERY}.has('scenario2')")).await?;
        browser.focus("[data-control=plan-micro]").await?;
        browser.keys(Key::Enter).await?;
        browser.shows_text("[data-table=scenario] thead", "en places").await?;
        let shared: String = browser.eval("location.search").await?;
        let table = browser.text("[data-table=scenario]").await?;
        browser.open_ready(&format!("/territoires/{shared}")).await?;
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
async fn invalid_numbers_are_kept_and_reported() -> Result<()> {
    journey("officials-refused", async |browser| {
        browser
            .open_ready("/territoires/?scenario=v1;cible=60;assmat=3;200044170:micro=1")
            .await?;
        let before = browser.text("[data-table=scenario]").await?;
        for (field, text, part) in [
            ("[data-control=cible]", "abc", "n’est pas un nombre"),
            ("[data-control=cible]", "-5", "à 200\u{a0}%"),
            ("[data-champ=micro]", "99999", "de 0 à 2\u{202f}000"),
            ("[data-champ=micro]", "2.5", "nombre entier"),
            ("[data-control=assmat]", "9", "de 1 à 4"),
        ] {
            browser.focus(field).await?;
            browser.run("document.activeElement.select()").await?;
            browser.keys(text).await?;
            browser.keys(Key::Tab).await?;
            let invalid = format!("document.querySelector('{field}').ariaInvalid === 'true'");
            browser.wait_for(&invalid).await?;
            let (value, message): (String, String) = browser
                .eval(&format!(
                    "(() => {{ const input = document.querySelector('{field}');
                        const message = document.getElementById(input.getAttribute('aria-describedby'));
                        return [input.value, message.innerText]; }})()"
                ))
                .await?;
            assert_eq!(value, text);
            ensure!(message.contains(part) && message.contains("n’a pas changé"), "{text}: {message}");
            assert_eq!(browser.text("[data-table=scenario]").await?, before, "{text}");
        }
        // A territory that comes builds the rows anew: nothing typed is lost.
        browser.choose("[data-control=simuler]", "245200456").await?;
        browser.click("[data-ajouter=simuler]").await?;
        browser.appears("[data-changement='245200456']").await?;
        for (field, typed) in [("[data-champ=micro]", "2.5"), ("[data-control=assmat]", "9")] {
            assert_eq!(browser.value(field).await?, typed);
            let is_invalid = format!("document.querySelector('{field}').ariaInvalid === 'true'");
            ensure!(browser.eval::<bool>(&is_invalid).await?, "{field}");
        }
        browser.focus("[data-champ=micro]").await?;
        browser.run("document.activeElement.select()").await?;
        browser.keys("2").await?;
        browser.keys(Key::Tab).await?;
        browser.wait_for(&format!("{QUERY}.get('scenario').includes('micro=2')")).await?;
        browser.wait_for("document.querySelector('[data-champ=micro]').ariaInvalid === 'false'").await
    })
    .await
}

#[tokio::test]
async fn printed_tables_keep_their_column_names_and_fit_the_sheet() -> Result<()> {
    journey("officials-print", async |browser| {
        browser
            .open_ready(
                "/territoires/?comparer=200044170,200035954,245200597\
                 &scenario=v1;cible=60;assmat=3;200044170:micro=1",
            )
            .await?;
        browser.cdp("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
        // The width of an A4 sheet within its margins.
        browser.set_viewport(718, 1000).await?;
        for table in ["comparaison", "leviers", "scenario", "plan-minimal"] {
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
async fn a_damaged_scenario_is_reported() -> Result<()> {
    journey("officials-damaged", async |browser| {
        browser.open_ready("/territoires/?scenario=v1;cible=beaucoup").await?;
        ensure!(browser.text(".avis").await?.contains("n’est pas repris"));
        assert_eq!(saint_dizier_class(browser).await?.as_deref(), Some("1"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn three_territories_are_compared_by_keyboard() -> Result<()> {
    journey("officials-compare", async |browser| {
        browser.open_ready("/territoires/").await?;
        unfold_tool(browser, "comparer").await?;
        for (text, count) in [("CA Saint", 1), ("CC Grand", 2), ("CC Trois", 3)] {
            browser.focus("[data-control=comparer]").await?;
            browser.keys(text).await?;
            browser.keys(Key::Tab).await?;
            browser.keys(Key::Enter).await?;
            browser.count_becomes(".jetons li", count).await?;
        }
        browser.wait_for("document.querySelector('[data-control=comparer]').disabled").await?;
        let heads = browser.visible_texts("[data-table=comparaison] thead th").await?;
        assert_eq!((heads.len(), heads.last().map(|head| head.trim())), (5, Some("Haute-Marne")));
        let rate = browser.text("[data-table=comparaison] tbody tr").await?;
        ensure!(
            rate.contains("59,56") && rate.contains("+8,28") && rate.contains("−2,04"),
            "{rate}"
        );
        browser.focus(".jetons button").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("{QUERY}.get('comparer').split(',').length === 2")).await
    })
    .await
}

#[tokio::test]
async fn an_indicator_is_found_and_classed() -> Result<()> {
    journey("officials-indicator", async |browser| {
        browser.open_ready("/territoires/").await?;
        unfold_tool(browser, "indicateurs").await?;
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
async fn a_table_is_sorted_by_keyboard() -> Result<()> {
    journey("officials-sort", async |browser| {
        browser.open_ready("/territoires/").await?;
        unfold_tool(browser, "indicateurs").await?;
        let names = "[...document.querySelectorAll('[data-table=indicateurs] tbody th')].map((th) => th.innerText)";
        let before: Vec<String> = browser.eval(names).await?;
        for (direction, sign) in [("ascending", 1), ("descending", -1)] {
            browser.focus("[data-table=indicateurs] th:first-child button").await?;
            browser.keys(Key::Enter).await?;
            browser.appears(&format!("[data-table=indicateurs] [aria-sort={direction}]")).await?;
            let is_sorted = format!("{names}.every((name, i, all) => !i || {sign} * all[i - 1].localeCompare(name, 'fr') <= 0)");
            ensure!(browser.eval::<bool>(&is_sorted).await?, "{direction}");
            ensure!(browser.eval::<Vec<String>>(names).await?.len() == before.len());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_portrait_prints_on_one_sheet() -> Result<()> {
    journey("officials-portrait", async |browser| {
        browser.open_ready("/territoires/").await?;
        browser.focus(&format!("tr[data-epci='{SAINT_DIZIER}'] a")).await?;
        browser.keys(Key::Enter).await?;
        browser.appears("[data-portrait]").await?;
        let portrait = browser.text("[data-portrait]").await?;
        ensure!(portrait.contains("il manque 7") && portrait.contains("CA Chaumont"), "{portrait}");
        for query in
            ["epci=200044170", "epci=200027308", "epci=245200456", "decoupage=2026&epci=200068666"]
        {
            browser.open_ready(&format!("/territoires/?{query}")).await?;
            browser.appears("[data-portrait]").await?;
            let name = browser.text("[data-portrait] h2").await?;
            let pdf = browser.print_pdf(&format!("portrait-{query}")).await?;
            assert_eq!(pdf.sheets.len(), 1, "{query}: {pdf:#?}");
            ensure!(pdf.contains(&name), "{name} is not printed: {pdf:#?}");
            ensure!(pdf.contains("20 km"), "its map, with the scale, is not printed: {pdf:#?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tables_and_pictures_are_downloaded() -> Result<()> {
    journey("officials-take-away", async |browser| {
        browser.capture_downloads().await?;
        browser.open_ready("/territoires/").await?;
        unfold_tool(browser, "emporter").await?;
        let take = async |what: &str| browser.download(&format!("[data-emporter='{what}']")).await;

        let table = take("csv").await?;
        assert_eq!(
            table.name,
            "carte-services-familles_haute-marne_taux-couverture_2013-12-31.csv"
        );
        let table = String::from_utf8(table.bytes)?;
        ensure!(
            table.starts_with('\u{feff}'),
            "without it, Excel takes accents for others: {table}"
        );
        ensure!(table.contains("CA Saint-Dizier, Der et Blaise;59,56;%"), "{table}");

        let notice = String::from_utf8(take("notice").await?.bytes)?;
        ensure!(notice.contains("Dates des chiffres\u{a0}: 2011, 31/12/2013"), "{notice}");
        let all = String::from_utf8(take("csv-tout").await?.bytes)?;
        ensure!(all.contains("\n200044170;CA Saint-Dizier, Der et Blaise;59,56;"), "{all}");
        let list = String::from_utf8(take("csv-services").await?.bytes)?;
        for service in services()? {
            ensure!(list.contains(&format!("\n{};{};", service.id, service.name)), "{list}");
        }

        let map: serde_json::Value = serde_json::from_slice(&take("geojson").await?.bytes)?;
        // The 16 EPCI and the commune outside them.
        assert_eq!(map["features"].as_array().map(Vec::len), Some(17));
        let drawing = String::from_utf8(take("svg").await?.bytes)?;
        assert_eq!(drawing.matches(" data-epci=").count(), 17);
        // Its outlines, which are fetched, are those that the page draws.
        let outline = "document.querySelector('path[data-epci]').getAttribute('d')";
        let outline: String = browser.eval(outline).await?;
        ensure!(drawing.contains(&format!(" d=\"{outline}\"")), "{outline}");
        let picture = Picture::read(&take("png").await?.bytes)?;
        assert_eq!(picture.width, 2000);
        let colours = browser.class_colours().await?;
        assert_eq!(colours.len(), 3);
        for colour in colours {
            let pixels = picture.pixel_count(colour);
            ensure!(pixels > 500, "{pixels} pixels of the map have the colour {colour:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_method_lists_all_contradictions() -> Result<()> {
    journey("officials-method", async |browser| {
        browser.open_ready("/").await?;
        browser.focus("nav a[href='methode/']").await?;
        browser.keys(Key::Enter).await?;
        browser.count_becomes("[data-table=anomalies] tbody tr", 86).await?;
        ensure!(!browser.is_visible("svg[data-map]").await?);
        let gravest: usize = browser
            .eval("[...document.querySelectorAll('[data-table=anomalies] tbody tr')].filter((tr) => tr.cells[4].innerText === 'majeure').length")
            .await?;
        ensure!(gravest > 0 && gravest < 86, "{gravest} are said to be grave");
        browser.driver().back().await?;
        browser.comes_in_sight("svg[data-map]").await
    })
    .await
}

#[tokio::test]
async fn everything_fits_a_narrow_column() -> Result<()> {
    journey("officials-narrow", async |browser| {
        browser.set_viewport(320, 640).await?;
        for state in [
            "territoires/?epci=200044170&comparer=200044170,200035954&scenario=v1;cible=60;assmat=3;200044170:micro=1",
            "methode/",
        ] {
            browser.open_ready(&format!("/{state}")).await?;
            ensure!(!browser.scrolls_sideways().await?, "{state}");
        }
        Ok(())
    })
    .await
}
