//! A page that the browser translates says what the untranslated one says, whatever is done in it.
//!
//! Chrome replaces each text node by two `<font>` elements holding a copy, and takes the original
//! out of the page. Here the copy is the text between two marks, so that what is seen can be
//! compared, word by word, with the same steps in a page that nobody translates.

use browser_tests::held::{open_held, release_all};
use browser_tests::{Browser, Result, ensure, journey};

/// Translates what `translate(root)` is given, and with `translateAlways()` all that comes.
const TRANSLATOR: &str = r"
    window.translate = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) found.push(walker.currentNode);
        for (const text of found) {
            const around = text.parentElement;
            if (!around || !/\p{L}|\d/u.test(text.data) || text.data.startsWith('⟦')) continue;
            if (around.closest('script, style, noscript, textarea, svg')) continue;
            const [outer, inner] = [document.createElement('font'), document.createElement('font')];
            for (const font of [outer, inner]) font.style.verticalAlign = 'inherit';
            inner.textContent = `⟦${text.data}⟧`;
            outer.append(inner);
            text.replaceWith(outer);
        }
        document.documentElement.classList.add('translated-rtl');
        document.documentElement.lang = 'ar';
        document.documentElement.dir = 'rtl';
        return true;
    };
    window.translateAlways = () => {
        translate(document.documentElement);
        new MutationObserver((changes) => {
            for (const { target } of changes) if (target.isConnected) translate(target);
        }).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
        return true;
    };
";

/// The words in sight, without marks and spaces: a `<font>` in a flexible box is a line of its own.
const SEEN: &str = r"
    [...document.querySelectorAll('#contenu, .avis')]
        .map((part) => part.innerText.replace(/[⟦⟧\s]/g, '')).join('|')
";

/// When the page is translated.
#[derive(Clone, Copy, Debug)]
enum When {
    /// Once, when the program is there.
    Once,
    /// All the time, from when the program is there.
    Always,
    /// All the time, from before the program is there.
    Before,
}

/// A page, and what is done in it: a script, then what holds once it is done.
struct Visit {
    name: &'static str,
    path: &'static str,
    opened: &'static str,
    steps: &'static [(&'static str, &'static str)],
}

const TERRITORIES: Visit = Visit {
    name: "territories",
    path: "/?epci=245200456",
    opened: "document.querySelector('[data-panel] h2')",
    steps: &[
        (
            "document.querySelector('tr[data-epci=\"200035954\"] a').click()",
            "document.querySelector('[data-panel] h2')?.innerText.includes('CC Grand Langres')",
        ),
        (
            "(() => {
                const menu = document.querySelector('[data-control=indicateur]');
                menu.value = 'population';
                menu.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "document.querySelector('#tableau-titre').innerText.includes('Population')
                && document.querySelector('.legende .echantillon')",
        ),
        (
            "document.querySelector('path[data-epci=\"200035954\"]').dispatchEvent(
                new PointerEvent('pointermove', { bubbles: true }))",
            "document.querySelector('[data-tooltip].montre')?.innerText.includes('Grand Langres')",
        ),
        (
            "document.querySelectorAll('#tableau .tri')[1].click()",
            "document.querySelector('#tableau [aria-sort=descending]')",
        ),
        (
            "document.querySelector('.filtres button').click()",
            "document.querySelector('.filtres button').innerText.includes('Tout afficher')",
        ),
        (
            "document.querySelector('.filtres button').click()",
            "document.querySelector('[data-cluster]')",
        ),
        (
            "document.querySelector('[data-cluster]').dispatchEvent(new MouseEvent('click', { bubbles: true }))",
            "document.querySelector('[data-service-card] li')",
        ),
        (
            "document.querySelector('[data-service-card] li a').click()",
            "document.querySelector('[data-service-card] .origine')",
        ),
        (
            "document.querySelector('[data-service-card] .fermer').click()",
            "!document.querySelector('[data-service-card]')",
        ),
        ("history.back()", "document.querySelector('[data-service-card]')"),
        (
            "document.querySelector('[data-panel] .fermer').click()",
            "!document.querySelector('[data-panel]')",
        ),
        (
            "document.querySelector('[data-control=lecture]').click()",
            "document.documentElement.dataset.lecture === 'facile'",
        ),
    ],
};

const FAMILIES: Visit = Visit {
    name: "families",
    path: "/",
    opened: "true",
    steps: &[
        (
            "(() => {
                const field = document.querySelector('[data-control=recherche]');
                field.focus();
                field.value = 'langre';
                field.dispatchEvent(new Event('input', { bubbles: true }));
            })()",
            "document.querySelector('[role=option]')?.innerText.includes('Langres')",
        ),
        (
            "document.querySelector('[role=option]').click()",
            "document.querySelector('[data-resume] h3')?.innerText.includes('Langres')",
        ),
        (
            "document.querySelector('[data-besoin=garde]').click()",
            "location.search.includes('besoin=garde') && document.querySelector('[data-assistantes]')",
        ),
        (
            "document.querySelector('[data-age=\"0-2\"]').click()",
            "document.querySelector('[data-age=\"0-2\"][aria-pressed=true]')
                && document.querySelector('.questions summary').innerText.includes('Moins de 3 ans')",
        ),
        (
            "document.querySelector('[data-results] [data-garder]').click()",
            "document.querySelector('[data-liste] li')",
        ),
        (
            "(() => {
                document.querySelector('.questions').open = true;
                const field = document.querySelector('[data-control=recherche]');
                field.focus();
                field.value = 'joinvill';
                field.dispatchEvent(new Event('input', { bubbles: true }));
            })()",
            "document.querySelector('[role=option]')?.innerText.includes('Joinville')",
        ),
        (
            "document.querySelector('[role=option]').click()",
            "document.querySelector('[data-resume] h3')?.innerText.includes('Joinville')",
        ),
        (
            "document.querySelector('[data-control=lecture]').click()",
            "document.documentElement.dataset.lecture === 'facile'",
        ),
        (
            "document.querySelector('[data-results] a').click()",
            "document.querySelector('[data-service-card]')",
        ),
    ],
};

const PLAN: Visit = Visit {
    name: "plan",
    path: "/?vue=plan&reference=2018-02-15",
    opened: "document.querySelector('[data-action]')",
    steps: &[
        (
            "document.querySelector('#action-1\\\\.1').click()",
            "document.querySelector('[data-fiche=\"1.1\"]')",
        ),
        (
            "(() => {
                const field = document.querySelector('[data-champ=depuis]');
                field.value = '2018-01-10';
                field.dispatchEvent(new Event('input', { bubbles: true }));
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "document.querySelector('[data-posterieur]').classList.contains('cache')",
        ),
        (
            "document.querySelector('[data-etat=en_cours]').click()",
            "document.querySelector('[data-action=\"1.1\"][data-statut=en_cours]')",
        ),
        (
            "(() => {
                const field = document.querySelector('[data-champ=depuis]');
                field.value = '2018-02-01';
                field.dispatchEvent(new Event('input', { bubbles: true }));
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "document.querySelector('[data-champ=depuis]').value === '2018-02-01'
                && document.querySelector('[data-etat=realisee]')",
        ),
        (
            "document.querySelector('[data-etat=realisee]').click()",
            "document.querySelector('[data-action=\"1.1\"][data-statut=realisee]')",
        ),
        (
            "(() => {
                const field = document.querySelector('[data-champ=pilote]');
                field.value = 'Caf';
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "document.querySelector('[data-action=\"1.1\"] .etat').innerText.includes('Caf')",
        ),
        (
            "document.querySelector('[data-fiche] [data-territoire=\"200035954\"]').click()",
            "document.querySelector('[data-concernes] .jetons')?.innerText.includes('Langres')",
        ),
        (
            "(() => {
                const field = document.querySelector('[data-control=statut]');
                field.value = 'realisee';
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "document.querySelector('[data-compte]').innerText.includes('1 action sur')
                && document.querySelectorAll('[data-action]').length === 1",
        ),
        (
            "document.querySelector('[data-control=tout]').click()",
            "document.querySelectorAll('[data-action]').length > 20",
        ),
        (
            "document.querySelector('[data-control=annuler]').click()",
            "!document.querySelector('[data-concernes] .jetons')?.innerText.includes('Langres')",
        ),
        (
            "document.querySelector('[data-forme=tableau]').click()",
            "document.querySelector('[data-table=actions]')",
        ),
        (
            "document.querySelector('[data-forme=frise]').click()",
            "document.querySelector('[data-frise] li')",
        ),
        (
            "(() => {
                const field = document.querySelector('[data-control=reference]');
                field.value = '2019-03-01';
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "location.search.includes('2019-03-01')",
        ),
        (
            "document.querySelector('[data-forme=bilan]').click()",
            "document.querySelector('[data-bilan]')",
        ),
        (
            "document.querySelector('nav a[href*=gouvernance]').click()",
            "document.querySelector('[data-comite]')",
        ),
        (
            "document.querySelector('nav a[href*=methode]').click()",
            "document.querySelector('[data-table=anomalies]')",
        ),
    ],
};

const TOOLS: Visit = Visit {
    name: "tools",
    path: "/?vue=territoires&epci=245200456&comparer=245200456&scenario=v1;cible=60;assmat=3;245200456:micro=1",
    opened: "document.querySelector('[data-table=scenario]') && document.querySelector('[data-table=comparaison]')",
    steps: &[
        (
            "(() => {
                const field = document.querySelector('[data-changement] [data-champ=micro]');
                field.value = '3';
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "location.search.includes('micro=3')",
        ),
        (
            "(() => {
                const field = document.querySelector('[data-control=cible]');
                field.value = '75';
                field.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "location.search.includes('cible=75')",
        ),
        (
            "document.querySelector('[data-control=garder-scenario]').click()",
            "location.search.includes('scenario2')",
        ),
        (
            "document.querySelector('tr[data-epci=\"200035954\"] a').click()",
            "document.querySelector('[data-portrait] h2')?.innerText.includes('Grand Langres')",
        ),
        (
            "(() => {
                const menu = document.querySelector('select[data-control=comparer]');
                menu.value = '200035954';
                menu.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "!document.querySelector('[data-ajouter=comparer]').disabled",
        ),
        (
            "document.querySelector('[data-ajouter=comparer]').click()",
            "document.querySelectorAll('[data-outil=comparer] .jetons li').length === 2",
        ),
        (
            "document.querySelector('[data-outil=comparer] .jetons button').click()",
            "document.querySelectorAll('[data-outil=comparer] .jetons li').length === 1",
        ),
        (
            "(() => {
                document.querySelector('[data-outil=indicateurs]').open = true;
                const menu = document.querySelector('[data-control=methode]');
                menu.value = 'quantiles';
                menu.dispatchEvent(new Event('change', { bubbles: true }));
            })()",
            "location.search.includes('classes=quantiles')",
        ),
        (
            "(() => {
                const field = document.querySelector('[data-control=chercher-indicateur]');
                field.value = 'allocataires';
                field.dispatchEvent(new Event('input', { bubbles: true }));
            })()",
            "document.querySelectorAll('[data-table=indicateurs] tbody tr').length < 10",
        ),
        (
            "document.querySelector('[data-control=effacer-scenario]').click()",
            "!location.search.includes('scenario=')",
        ),
    ],
};

#[tokio::test]
async fn territories() -> Result<()> {
    says_the_same(&TERRITORIES).await
}

#[tokio::test]
async fn families() -> Result<()> {
    says_the_same(&FAMILIES).await
}

#[tokio::test]
async fn the_plan() -> Result<()> {
    says_the_same(&PLAN).await
}

#[tokio::test]
async fn tools() -> Result<()> {
    says_the_same(&TOOLS).await
}

/// Does all steps untranslated, then translated in each way, and compares what is seen.
async fn says_the_same(visit: &Visit) -> Result<()> {
    let mut plain = Vec::new();
    journey(&format!("translated-{}", visit.name), async |browser| {
        browser.open_ready(visit.path).await?;
        browser.wait_for(visit.opened).await?;
        plain.push(rested(browser).await?);
        for (act, done) in visit.steps {
            browser.eval::<bool>(&format!("({act}, true)")).await?;
            browser.wait_for(done).await?;
            plain.push(rested(browser).await?);
        }
        Ok(())
    })
    .await?;
    for when in [When::Once, When::Always, When::Before] {
        translated(visit, when, &plain).await?;
    }
    Ok(())
}

async fn translated(visit: &Visit, when: When, plain: &[String]) -> Result<()> {
    journey(&format!("translated-{}-{when:?}", visit.name), async |browser| {
        browser.before_load(TRANSLATOR).await?;
        match when {
            When::Before => {
                open_held(browser, visit.path).await?;
                browser.eval::<bool>("translateAlways()").await?;
                release_all(browser).await?;
                browser.ready().await?;
            }
            _ => browser.open_ready(visit.path).await?,
        }
        browser.wait_for(visit.opened).await?;
        match when {
            When::Once => browser.eval::<bool>("translate(document.documentElement)").await?,
            When::Always => browser.eval::<bool>("translateAlways()").await?,
            When::Before => true,
        };
        ensure!(browser.count("font font").await? > 100, "the page is translated");
        same(browser, when, "opened", &plain[0]).await?;
        for ((act, done), seen) in visit.steps.iter().zip(&plain[1..]) {
            browser.eval::<bool>(&format!("({act}, true)")).await?;
            browser.wait_for(done).await?;
            same(browser, when, act, seen).await?;
        }
        Ok(())
    })
    .await
}

/// Waits until the page says what it says untranslated; tells where it differs if it never does.
async fn same(browser: &Browser, when: When, step: &str, plain: &str) -> Result<()> {
    let told = browser.wait_for(&format!("({SEEN}) === {}", browser_tests::quoted(plain))).await;
    if told.is_err() {
        let seen: String = browser.eval(SEEN).await?;
        let common = plain.chars().zip(seen.chars()).take_while(|(one, other)| one == other);
        let from = common.count().saturating_sub(60);
        let cut = |text: &str| text.chars().skip(from).take(160).collect::<String>();
        browser_tests::bail!(
            "translated ({when:?}), after {step}:\nsays   …{}\nwhere it should say …{}",
            cut(&seen),
            cut(plain)
        );
    }
    Ok(())
}

/// What is seen once it no longer changes: the words follow the map two frames later.
async fn rested(browser: &Browser) -> Result<String> {
    let frames = "(window.frames4 = 0, (function count() {
        window.frames4 += 1;
        if (window.frames4 < 12) requestAnimationFrame(count);
    })(), true)";
    browser.eval::<bool>(frames).await?;
    browser.wait_for("window.frames4 === 12").await?;
    browser.eval(SEEN).await
}
