//! How the plan bears four years of changes, and a hundred times as many actions. The times are
//! printed, for the documents; what is asserted is that everything is there, and that what one entry
//! redraws grows with the changes of its action and not with the plan.

use std::time::Instant;

use browser_tests::{Browser, Result, ensure, journey};

/// Stores a long history before a page opens.
const LONG_HISTORY: &str = include_str!("../scripts/long_history.js");

async fn measure_with_history(
    browser: &Browser,
    times: usize,
    changes: usize,
) -> Result<[(&'static str, f64); 5]> {
    let past = format!("const TIMES = {times}, CHANGES = {changes};\n{LONG_HISTORY}");
    browser.run_before_load(&past).await?;
    let time = async |go: &str, done: &str| {
        browser.eval::<f64>(&format!("timed(() => {{ {go} }}, () => {done})")).await
    };
    let lines = "document.querySelectorAll('.actions > [data-action]').length";
    let type_words = |words: &str| {
        format!(
            "const f = document.querySelector('[data-control=mots]'); f.value = '{words}';
             f.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        )
    };
    let complete = format!("{lines} === {}", 24 * times);
    // With the load of the page.
    let start = Instant::now();
    browser.open_ready("/plan/?reference=2019-12-31").await?;
    browser.wait_for(&complete).await?;
    let open = start.elapsed().as_secs_f64() * 1000.0;
    let mediation = format!("{lines} === {times}");
    let filter = time(&type_words("médiation"), &mediation).await?;
    let all = time(&type_words(""), &complete).await?;
    browser.run("document.querySelector('[data-action=\"1.3\"] button').click()").await?;
    browser.appears("[data-champ=pilote]").await?;
    let saved = "localStorage.getItem('carte-services-familles.suivi').includes('Caf 52')";
    let lead = "const f = document.querySelector('[data-champ=pilote]'); f.value = 'Caf 52';
        f.dispatchEvent(new Event('change', { bubbles: true }))";
    let enter = time(lead, saved).await?;
    // Its own history is drawn again, and no other action.
    let nodes: usize = browser.eval("made").await?;
    ensure!((1..changes + 20).contains(&nodes), "{nodes} nodes are made for one value");
    let rows = format!(
        "document.querySelectorAll('[data-table=actions] tbody tr').length === {}",
        24 * times
    );
    let table = time("document.querySelector('[data-forme=tableau]').click()", &rows).await?;
    let change_count =
        "JSON.parse(localStorage.getItem('carte-services-familles.suivi')).changements.length";
    assert_eq!(browser.eval::<usize>(change_count).await?, 24 * times * changes + 1);
    Ok([("open", open), ("filter", filter), ("all", all), ("enter", enter), ("table", table)])
}

#[tokio::test]
async fn the_plan_bears_four_years_of_weekly_changes() -> Result<()> {
    journey("plan-four-years", async |browser| {
        println!(
            "24 actions, 4 992 changes, ms: {:?}",
            measure_with_history(browser, 1, 208).await?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_plan_bears_a_hundred_times_as_many_actions() -> Result<()> {
    journey("plan-growth", async |browser| {
        println!(
            "2 400 actions, 9 600 changes, ms: {:?}",
            measure_with_history(browser, 100, 4).await?
        );
        Ok(())
    })
    .await
}
