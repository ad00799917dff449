//! The table says what the data says, sorts it, and changes together with the map.

use std::collections::BTreeMap;

use browser_tests::{
    Browser, Result, ensure,
    geodata::{latest_values, territories},
    journey,
};

const INDICATORS: &[&str] = &[
    "taux_couverture",
    "enfants_moins_3_ans",
    "population",
    "communes",
    "allocataires",
    "places_eaje",
    "structures_eaje",
];

#[tokio::test]
async fn every_indicator_has_the_values_of_the_data() -> Result<()> {
    journey("table-values", async |browser| {
        browser.open_ready("/").await?;
        for indicator in INDICATORS {
            browser.choose("select[data-control=indicateur]", indicator).await?;
            browser.wait_for(&indicator_is_shown(indicator)).await?;
            let rows = row_values(browser).await?;
            assert_eq!(rows.len(), 16, "{indicator}");
            let cells: BTreeMap<String, f64> =
                rows.into_iter().filter_map(|(siren, value)| Some((siren, value?))).collect();
            assert_eq!(cells, latest_values(indicator)?, "{indicator}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_rows_are_named() -> Result<()> {
    journey("table-names", async |browser| {
        browser.open_ready("/").await?;
        for territory in territories()? {
            let row = format!("tr[data-epci='{}'] th", territory.siren);
            assert_eq!(browser.text(&row).await?.trim(), territory.name);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sorting_by_value_leaves_the_missing_last_both_ways() -> Result<()> {
    journey("table-sort-value", async |browser| {
        browser.open_ready("/?indicateur=naissances").await?;
        let births = latest_values("naissances")?;
        ensure!((1..16).contains(&births.len()), "this test needs missing values");
        let mut expected: Vec<f64> = births.into_values().collect();
        expected.sort_by(f64::total_cmp);

        for direction in ["descending", "ascending"] {
            browser.click("th:nth-of-type(2) .tri").await?;
            let head = format!("document.querySelector('th[aria-sort={direction}]')?.innerText");
            browser.wait_for(&format!("{head}.includes('Valeur')")).await?;
            if direction == "descending" {
                expected.reverse();
            } else {
                expected.sort_by(f64::total_cmp);
            }
            let cells: Vec<Option<f64>> =
                row_values(browser).await?.into_iter().map(|r| r.1).collect();
            let (present, missing) = cells.split_at(expected.len());
            let present: Vec<f64> = present.iter().flatten().copied().collect();
            assert_eq!(present, expected, "{direction}");
            ensure!(missing.iter().all(Option::is_none), "{direction}: {cells:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn sorting_by_name_turns_round_and_one_column_says_so() -> Result<()> {
    journey("table-sort-name", async |browser| {
        browser.open_ready("/").await?;
        let before: Vec<String> = sirens(browser).await?;
        assert_eq!(
            browser.attribute("th:nth-of-type(1)", "aria-sort").await?.as_deref(),
            Some("ascending")
        );
        browser.click("th:nth-of-type(1) .tri").await?;
        browser.appears("th[aria-sort=descending]").await?;
        let mut after = sirens(browser).await?;
        after.reverse();
        assert_eq!(after, before);
        assert_eq!(browser.count("th:is([aria-sort=ascending], [aria-sort=descending])").await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_missing_value_is_said_and_never_zero() -> Result<()> {
    journey("table-missing", async |browser| {
        browser.open_ready("/?indicateur=naissances").await?;
        let births = latest_values("naissances")?;
        let mut missing = 0;
        for territory in territories()?.iter().filter(|t| !births.contains_key(&t.siren)) {
            let row = browser.text(&format!("tr[data-epci='{}']", territory.siren)).await?;
            assert_eq!(row, format!("{}\tdans la somme\t–", territory.name));
            missing += 1;
        }
        assert_eq!(missing, 12);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn classes_follow_the_values_and_split_at_sixty() -> Result<()> {
    journey("table-classes", async |browser| {
        browser.open_ready("/").await?;
        let classes: BTreeMap<String, usize> = browser
            .eval(
                "Object.fromEntries([...document.querySelectorAll('path[data-epci]')]
                    .map((path) => [path.dataset.epci, Number(path.dataset.class)]))",
            )
            .await?;
        let mut rates: Vec<(f64, usize)> = latest_values("taux_couverture")?
            .iter()
            .map(|(siren, rate)| (*rate, classes[siren]))
            .collect();
        rates.sort_by(|a, b| a.0.total_cmp(&b.0));
        ensure!(rates.is_sorted_by_key(|(_, class)| *class), "{rates:?}");
        ensure!(rates.iter().all(|(rate, class)| (*rate < 60.0) == (*class < 2)), "{rates:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_table_has_the_map_s_classes() -> Result<()> {
    journey("table-dots", async |browser| {
        browser.open_ready("/").await?;
        let differing: Vec<String> = browser
            .eval(
                "[...document.querySelectorAll('path[data-epci]')]
                    .filter(({ dataset: { epci, class: of } }) =>
                        document.querySelector(`tr[data-epci='${epci}'] [data-class]`)?.dataset.class !== of)
                    .map((path) => path.dataset.epci)",
            )
            .await?;
        assert_eq!(differing, [""; 0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_count_is_drawn_by_circles_and_back() -> Result<()> {
    journey("table-circles", async |browser| {
        browser.open_ready("/").await?;
        let circles = "[...document.querySelectorAll('svg[data-map] .cercles circle')]
            .filter((circle) => circle.r.baseVal.value > 0).length";
        assert_eq!(browser.eval::<usize>(circles).await?, 0);
        browser.choose("select[data-control=indicateur]", "population").await?;
        browser.wait_for(&indicator_is_shown("population")).await?;
        assert_eq!(browser.count("path[data-class]").await?, 0);
        // The 16 EPCI and the commune outside them.
        assert_eq!(browser.eval::<usize>(circles).await?, 17);
        browser.shows_text("[data-sentence]", "181\u{202f}521\u{a0}habitants").await?;

        browser.choose("select[data-control=indicateur]", "taux_couverture").await?;
        browser.wait_for(&indicator_is_shown("taux_couverture")).await?;
        assert_eq!(browser.count("path[data-class]").await?, 16);
        assert_eq!(browser.eval::<usize>(circles).await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn circles_have_areas_in_proportion() -> Result<()> {
    journey("table-areas", async |browser| {
        browser.open_ready("/?indicateur=population").await?;
        let mut radii: Vec<f64> = browser
            .eval(
                "[...document.querySelectorAll('svg[data-map] .cercles circle')]
                    .map((circle) => circle.r.baseVal.value)",
            )
            .await?;
        let mut people: Vec<f64> = latest_values("population")?.into_values().collect();
        radii.sort_by(f64::total_cmp);
        people.sort_by(f64::total_cmp);
        assert_eq!((radii.len(), people.len()), (17, 16), "and the commune outside them");
        let (largest, most) = (radii[radii.len() - 1], people[people.len() - 1]);
        for (radius, count) in radii.iter().rev().zip(people.iter().rev()) {
            let expected = largest * (count / most).sqrt();
            ensure!((radius - expected).abs() <= 1.0, "{count}: {radius}, not {expected}");
        }
        Ok(())
    })
    .await
}

/// JavaScript: whether the URL and the title of the table name the indicator.
fn indicator_is_shown(indicator: &str) -> String {
    let default = indicator == "taux_couverture";
    let address = if default { "null".to_owned() } else { format!("'{indicator}'") };
    format!(
        "new URLSearchParams(location.search).get('indicateur') === {address}
            && document.querySelector('#tableau-titre').innerText.startsWith(
                document.querySelector('[data-control=indicateur] option[value={indicator}]').innerText)"
    )
}

async fn row_values(browser: &Browser) -> Result<Vec<(String, Option<f64>)>> {
    browser
        .eval(
            "[...document.querySelectorAll('table[data-table=epci] tr[data-epci]')].map((row) => {
                const value = row.querySelector('td[data-value]')?.dataset.value;
                return [row.dataset.epci, value === undefined ? null : Number(value)];
            })",
        )
        .await
}

async fn sirens(browser: &Browser) -> Result<Vec<String>> {
    Ok(row_values(browser).await?.into_iter().map(|row| row.0).collect())
}
