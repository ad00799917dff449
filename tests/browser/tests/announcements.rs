//! The title and the live region tell the view and what has changed.

use browser_tests::{Browser, Result, ensure, journey};

const SITE: &str = "Carte des services aux familles";

#[tokio::test]
async fn the_title_follows_view_and_subject() -> Result<()> {
    journey("heard-title", async |browser| {
        let title = format!("{SITE} de la Haute-Marne");
        browser.open_ready("/").await?;
        assert_eq!(browser.driver().title().await?, title);
        browser.click("tr[data-epci='245200456'] a").await?;
        wait_for_title(browser, "CA Chaumont").await?;
        browser.click("nav a[href='territoires/']").await?;
        wait_for_title(browser, "CA Chaumont – Taux de couverture – Territoires").await?;
        browser.choose("select[data-control=indicateur]", "population").await?;
        wait_for_title(browser, "CA Chaumont – Population – Territoires").await?;
        browser.driver().back().await?;
        wait_for_title(browser, "CA Chaumont – Taux de couverture – Territoires").await?;
        browser.open_ready("/?besoin=garde&age=0-2&commune=52269").await?;
        wait_for_title(browser, "Faire garder mon enfant, moins de 3 ans, autour de Langres").await?;
        browser.open_ready("/plan/?action=3.1").await?;
        let action = "Action 3.1, Optimiser la communication sur les sites internet\u{a0}: mon.enfant.fr (rubrique \
            locale «\u{a0}Près de chez vous\u{a0}»), site caf.fr, mise en lien des sites des partenaires (Msa, \
            Education nationale, EPCI…) – Plan d’action";
        wait_for_title(browser, action).await
    })
    .await
}

#[tokio::test]
async fn what_changes_is_announced_once_it_rests() -> Result<()> {
    journey("heard-announced", async |browser| {
        browser.open_ready("/").await?;
        assert_eq!(
            announced_text(browser).await?,
            "",
            "what the page opens with is read, not announced"
        );
        browser.click("[data-besoin=ecole]").await?;
        wait_for_announcement(browser, "Aider mon enfant pour l’école").await?;
        browser.click("[data-age='6-10']").await?;
        wait_for_announcement(browser, "Aider mon enfant pour l’école, 6 à 10 ans").await?;
        browser.choose("select[data-control=indicateur]", "population").await?;
        wait_for_announcement(browser, "Sur la carte : Population").await?;
        browser.click("tr[data-epci='245200456'] a").await?;
        wait_for_announcement(browser, "Fiche ouverte : CA Chaumont").await?;
        browser.click("[data-panel] .fermer").await?;
        wait_for_announcement(browser, "Fiche fermée").await?;
        browser.click("#tableau .tri").await?;
        wait_for_announcement(browser, "Tableau trié par nom, de Z à A").await?;
        let region = browser.is_visible("#annonce[role=status]").await?;
        ensure!(region, "a hidden region is not heard");
        // Another view is another page: its title tells it.
        browser.click("nav a[href='plan/']").await?;
        wait_for_title(browser, "Plan d’action").await?;
        browser.wait_until_ready().await?;
        assert_eq!(announced_text(browser).await?, "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_map_of_an_answer_is_named_by_it() -> Result<()> {
    journey("heard-map", async |browser| {
        browser.open_ready("/?besoin=garde&commune=52269").await?;
        let heading = "document.querySelector('#carte-titre').textContent";
        browser
            .wait_for(&format!("{heading} === 'Carte\\u00a0: services autour de Langres'"))
            .await?;
        browser.open_ready("/?indicateur=population").await?;
        browser.wait_for(&format!("{heading} === 'Carte\\u00a0: Population'")).await
    })
    .await
}

async fn wait_for_title(browser: &Browser, subject: &str) -> Result<()> {
    browser.wait_for(&format!("document.title === '{subject} – {SITE}'")).await
}

async fn announced_text(browser: &Browser) -> Result<String> {
    browser.eval("document.querySelector('#annonce').textContent").await
}

async fn wait_for_announcement(browser: &Browser, words: &str) -> Result<()> {
    let text = "document.querySelector('#annonce').textContent.replaceAll('\\u00a0', ' ')";
    browser.wait_for(&format!("{text}.startsWith('{words}')")).await
}
