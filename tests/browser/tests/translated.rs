//! A page that the browser translates says what the untranslated one says, whatever is done in it.
//!
//! Chrome replaces each text node by two `<font>` elements holding a copy, and takes the original
//! out of the page. Here the copy is the text between two marks, so that what is seen can be
//! compared, word by word, with the same steps in a page that nobody translates.

use browser_tests::delayed_program::{open_delayed, release_all};
use browser_tests::{Browser, Context, Result, bail, ensure, journey, quoted};

const TRANSLATOR: &str = include_str!("../scripts/translator.js");

/// The words in sight, without marks and spaces: a `<font>` in a flexible box is a line of its own.
const VISIBLE_WORDS: &str = r"[...document.querySelectorAll('#contenu, .avis')]
    .map((part) => part.innerText.replace(/[⟦⟧\s]/g, '')).join('|')";

/// When the page is translated.
#[derive(Clone, Copy, Debug)]
enum Translation {
    Never,
    /// Once, when the program is there.
    Once,
    /// All the time, from when the program is there.
    Always,
    /// All the time, from before the program is there.
    Before,
}

/// A page, and its texts after each step when nobody translates it.
struct Page<'a> {
    browser: &'a Browser,
    translation: Translation,
    /// Recorded when it is never translated, compared otherwise.
    expected_texts: &'a mut Vec<String>,
    steps: usize,
}

impl Page<'_> {
    /// Opens a page, translated or not, and waits until it has `part`.
    async fn open(&mut self, path: &str, part: &str) -> Result<()> {
        let browser = self.browser;
        browser.run_before_load(TRANSLATOR).await?;
        if let Translation::Before = self.translation {
            open_delayed(browser, path).await?;
            browser.run("translateAlways()").await?;
            release_all(browser).await?;
            browser.wait_until_ready().await?;
        } else {
            browser.open_ready(path).await?;
        }
        browser.appears(part).await?;
        match self.translation {
            Translation::Never => return self.assert_same_text("opened").await,
            Translation::Once => browser.run("translate(document.documentElement)").await?,
            Translation::Always => browser.run("translateAlways()").await?,
            Translation::Before => {}
        }
        ensure!(browser.count("font font").await? > 100, "the page is translated");
        self.assert_same_text("opened").await
    }

    /// Waits until the page has its untranslated text; if it never does, fails with the difference.
    async fn assert_same_text(&mut self, step: &str) -> Result<()> {
        let browser = self.browser;
        if let Translation::Never = self.translation {
            // The words follow the map two frames later.
            for _ in 0..6 {
                browser.wait_two_frames().await?;
            }
            self.expected_texts.push(browser.eval(VISIBLE_WORDS).await?);
            return Ok(());
        }
        let plain = self
            .expected_texts
            .get(self.steps)
            .context("a step that was not taken untranslated")?;
        self.steps += 1;
        if browser.wait_for(&format!("({VISIBLE_WORDS}) === {}", quoted(plain))).await.is_err() {
            let current: String = browser.eval(VISIBLE_WORDS).await?;
            let common = plain.chars().zip(current.chars()).take_while(|(one, other)| one == other);
            let from = common.count().saturating_sub(60);
            let excerpt = |text: &str| text.chars().skip(from).take(160).collect::<String>();
            bail!(
                "translated ({:?}), {step}:\nsays   …{}\nwhere it should say …{}",
                self.translation,
                excerpt(&current),
                excerpt(plain)
            );
        }
        Ok(())
    }
}

/// Takes all steps untranslated, then translated in each way, and compares what is seen.
async fn compare_translations(
    name: &str,
    steps: impl AsyncFn(&mut Page<'_>) -> Result<()>,
) -> Result<()> {
    let mut texts = Vec::new();
    for when in [Translation::Never, Translation::Once, Translation::Always, Translation::Before] {
        journey(&format!("translated-{name}-{when:?}"), async |browser| {
            steps(&mut Page { browser, translation: when, expected_texts: &mut texts, steps: 0 })
                .await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn territories() -> Result<()> {
    compare_translations("territories", async |page: &mut Page<'_>| {
        let browser = page.browser;
        page.open("/?epci=245200456", "[data-panel] h2").await?;

        browser.activate("tr[data-epci='200035954'] a").await?;
        browser.shows_text("[data-panel] h2", "CC Grand Langres").await?;
        page.assert_same_text("another territory").await?;

        browser.fill("[data-control=indicateur]", "population").await?;
        browser.shows_text("#tableau-titre", "Population").await?;
        browser.appears(".legende .echantillon").await?;
        page.assert_same_text("another indicator").await?;

        let pointed = "new PointerEvent('pointermove', { bubbles: true })";
        let place = "document.querySelector('path[data-epci=\"200035954\"]')";
        browser.run(&format!("{place}.dispatchEvent({pointed})")).await?;
        browser.shows_text("[data-tooltip].montre", "Grand Langres").await?;
        page.assert_same_text("pointed at").await?;

        browser.activate("#tableau th:nth-of-type(2) .tri").await?;
        browser.appears("#tableau [aria-sort=descending]").await?;
        page.assert_same_text("sorted").await?;

        // Over counts there are no pins unless asked for.
        browser.unfold(".calques").await?;
        browser.activate(".filtres button").await?;
        browser.shows_text(".filtres button", "Tout masquer").await?;
        browser.appears("[data-cluster]").await?;
        page.assert_same_text("all services shown").await?;

        browser.activate(".filtres button").await?;
        browser.shows_text(".filtres button", "Tout afficher").await?;
        page.assert_same_text("all services hidden").await?;

        browser.activate(".filtres button").await?;
        browser.appears("[data-cluster]").await?;

        browser.activate("[data-cluster]").await?;
        browser.appears("[data-service-card] li").await?;
        page.assert_same_text("a group").await?;

        browser.activate("[data-service-card] li a").await?;
        browser.appears("[data-service-card] .origine").await?;
        page.assert_same_text("one of the group").await?;

        browser.activate("[data-service-card] .fermer").await?;
        browser.vanishes("[data-service-card]").await?;
        page.assert_same_text("its card closed").await?;

        browser.driver().back().await?;
        browser.appears("[data-service-card]").await?;
        page.assert_same_text("back to the card").await?;

        browser.activate("[data-panel] .fermer").await?;
        browser.vanishes("[data-panel]").await?;
        page.assert_same_text("the panel closed").await?;

        browser.activate("[data-control=lecture]").await?;
        browser.appears("html[data-lecture=facile]").await?;
        page.assert_same_text("easy to read").await
    })
    .await
}

#[tokio::test]
async fn families() -> Result<()> {
    compare_translations("families", async |page: &mut Page<'_>| {
        let browser = page.browser;
        page.open("/", "[data-control=recherche]").await?;

        look_for(browser, "langre", "Langres").await?;
        page.assert_same_text("a commune looked for").await?;

        browser.activate("[role=option]").await?;
        browser.shows_text("[data-resume] h3", "Langres").await?;
        page.assert_same_text("the commune chosen").await?;

        browser.activate("[data-besoin=garde]").await?;
        browser.parameter_becomes("besoin", "garde").await?;
        browser.appears("[data-assistantes]").await?;
        page.assert_same_text("a need").await?;

        browser.activate("[data-age='0-2']").await?;
        browser.appears("[data-age='0-2'][aria-pressed=true]").await?;
        browser.shows_text(".questions summary", "Moins de 3 ans").await?;
        page.assert_same_text("an age").await?;

        browser.activate("[data-results] [data-garder]").await?;
        browser.appears("[data-liste] li").await?;
        page.assert_same_text("one kept in the list").await?;

        browser.unfold(".questions").await?;
        look_for(browser, "joinvill", "Joinville").await?;
        page.assert_same_text("another commune looked for").await?;

        browser.activate("[role=option]").await?;
        browser.shows_text("[data-resume] h3", "Joinville").await?;
        page.assert_same_text("the other commune chosen").await?;

        browser.activate("[data-control=lecture]").await?;
        browser.appears("html[data-lecture=facile]").await?;
        page.assert_same_text("easy to read").await?;

        browser.activate("[data-results] a").await?;
        browser.appears("[data-service-card]").await?;
        page.assert_same_text("a card").await
    })
    .await
}

/// Types the start of a commune's name, until the commune is offered.
async fn look_for(browser: &Browser, start: &str, name: &str) -> Result<()> {
    browser.focus("[data-control=recherche]").await?;
    browser.run("document.activeElement.select()").await?;
    browser.keys(start).await?;
    browser.shows_text("[role=option]", name).await
}

#[tokio::test]
async fn the_plan() -> Result<()> {
    compare_translations("plan", async |page: &mut Page<'_>| {
        let browser = page.browser;
        page.open("/plan/?reference=2018-02-15", "[data-action]").await?;

        browser.activate("#action-1\\.1").await?;
        browser.appears("[data-fiche-action='1.1']").await?;
        page.assert_same_text("an action").await?;

        browser.fill("[data-champ=depuis]", "2018-01-10").await?;
        browser.appears("[data-posterieur].cache").await?;
        page.assert_same_text("a day").await?;

        browser.activate("[data-choix-statut=en_cours]").await?;
        browser.appears("[data-action='1.1'][data-statut=en_cours]").await?;
        page.assert_same_text("under way").await?;

        browser.fill("[data-champ=depuis]", "2018-02-01").await?;
        browser.appears("[data-choix-statut=realisee]").await?;
        assert_eq!(browser.value("[data-champ=depuis]").await?, "2018-02-01");
        page.assert_same_text("a later day").await?;

        browser.activate("[data-choix-statut=realisee]").await?;
        browser.appears("[data-action='1.1'][data-statut=realisee]").await?;
        page.assert_same_text("done").await?;

        browser.fill("[data-champ=pilote]", "Caf").await?;
        browser.shows_text("[data-action='1.1'] .etat", "Caf").await?;
        page.assert_same_text("who leads it").await?;

        browser.activate("[data-fiche-action] [data-territoire='200035954']").await?;
        browser.shows_text("[data-concernes] .jetons", "Langres").await?;
        page.assert_same_text("where").await?;

        browser.fill("[data-control=statut]", "realisee").await?;
        browser.shows_text("[data-compte]", "1 action sur").await?;
        browser.count_becomes("[data-action]", 1).await?;
        page.assert_same_text("those done").await?;

        browser.activate("[data-control=tout]").await?;
        browser.count_becomes(".actions > [data-action]", 24).await?;
        page.assert_same_text("all again").await?;

        browser.activate("[data-control=annuler]").await?;
        let where_now = "document.querySelector('[data-concernes] .jetons')?.innerText";
        browser.wait_for(&format!("!{where_now}?.includes('Langres')")).await?;
        page.assert_same_text("undone").await?;

        browser.activate("[data-forme=tableau]").await?;
        browser.appears("[data-table=actions]").await?;
        page.assert_same_text("as a table").await?;

        browser.activate("[data-forme=frise]").await?;
        browser.appears("[data-frise] li").await?;
        page.assert_same_text("as a timeline").await?;

        browser.fill("[data-control=reference]", "2019-03-01").await?;
        browser.parameter_becomes("reference", "2019-03-01").await?;
        page.assert_same_text("another day of reference").await?;

        browser.activate("[data-forme=bilan]").await?;
        browser.appears("[data-bilan]").await?;
        page.assert_same_text("the report").await?;

        browser.activate("nav a[href*=gouvernance]").await?;
        browser.appears("[data-comite]").await?;
        page.assert_same_text("who governs").await?;

        browser.activate("nav a[href*=methode]").await?;
        browser.appears("[data-table=anomalies]").await?;
        page.assert_same_text("the method").await
    })
    .await
}

#[tokio::test]
async fn tools() -> Result<()> {
    compare_translations("tools", async |page: &mut Page<'_>| {
        let browser = page.browser;
        let path = "/territoires/?epci=245200456&comparer=245200456\
            &scenario=v1;cible=60;assmat=3;245200456:micro=1";
        page.open(path, "body:has([data-table=comparaison]) [data-table=scenario]").await?;

        browser.fill("[data-changement] [data-champ=micro]", "3").await?;
        browser.wait_for("location.search.includes('micro=3')").await?;
        page.assert_same_text("more places").await?;

        browser.fill("[data-control=cible]", "75").await?;
        browser.wait_for("location.search.includes('cible=75')").await?;
        page.assert_same_text("another target").await?;

        browser.activate("[data-control=garder-scenario]").await?;
        browser.wait_for("location.search.includes('scenario2')").await?;
        page.assert_same_text("the scenario kept").await?;

        browser.activate("tr[data-epci='200035954'] a").await?;
        browser.shows_text("[data-portrait] h2", "Grand Langres").await?;
        page.assert_same_text("another territory").await?;

        browser.fill("select[data-control=comparer]", "200035954").await?;
        browser.appears("[data-ajouter=comparer]:enabled").await?;
        page.assert_same_text("one chosen to compare").await?;

        browser.activate("[data-ajouter=comparer]").await?;
        browser.count_becomes("[data-outil=comparer] .jetons li", 2).await?;
        page.assert_same_text("two compared").await?;

        browser.activate("[data-outil=comparer] .jetons button").await?;
        browser.count_becomes("[data-outil=comparer] .jetons li", 1).await?;
        page.assert_same_text("one compared").await?;

        browser.unfold("[data-outil=indicateurs]").await?;
        browser.fill("[data-control=methode]", "quantiles").await?;
        browser.wait_for("location.search.includes('classes=quantiles')").await?;
        page.assert_same_text("other classes").await?;

        browser.fill("[data-control=chercher-indicateur]", "allocataires").await?;
        let rows = "document.querySelectorAll('[data-table=indicateurs] tbody tr').length";
        browser.wait_for(&format!("{rows} < 10")).await?;
        page.assert_same_text("an indicator looked for").await?;

        browser.activate("[data-control=effacer-scenario]").await?;
        browser.parameter_becomes("scenario", None).await?;
        page.assert_same_text("the scenario gone").await
    })
    .await
}
