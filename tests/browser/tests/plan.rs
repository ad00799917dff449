//! The plan is followed on the device, and nothing entered is lost.

use browser_tests::{Browser, Key, Media, Result, ensure, journey, quoted};

const STORED_JOURNAL: &str = "localStorage.getItem('carte-services-familles.suivi')";

async fn open(browser: &Browser, path: &str, selector: &str) -> Result<()> {
    browser.open_ready(path).await?;
    browser.appears(selector).await
}

/// Replaces what a field holds, and leaves it.
async fn type_into(browser: &Browser, selector: &str, text: &str) -> Result<()> {
    browser.focus(selector).await?;
    browser.run("document.activeElement.select()").await?;
    browser.keys(text).await?;
    browser.keys(Key::Tab).await
}

/// What the field of the pilot holds.
async fn lead_value(browser: &Browser) -> Result<String> {
    browser.value("[data-champ=pilote]").await
}

/// Sets the date of the facts entered from now on.
async fn set_fact_date(browser: &Browser, day: &str) -> Result<()> {
    browser.fill("[data-champ=depuis]", day).await
}

/// How many changes the device has stored.
async fn stored_change_count(browser: &Browser) -> Result<usize> {
    browser.eval(&format!("JSON.parse({STORED_JOURNAL}).changements.length")).await
}

#[tokio::test]
async fn entries_survive_a_reload_and_can_be_undone() -> Result<()> {
    journey("plan-enter", async |browser| {
        open(browser, "/plan/?reference=2018-02-15", "[data-action='1.3'] button").await?;
        ensure!(
            browser.eval::<bool>(&format!("{STORED_JOURNAL} === null")).await?,
            "nothing entered, nothing kept"
        );
        browser.focus("#action-1\\.3").await?;
        browser.keys(Key::Enter).await?;
        browser.parameter_becomes("action", "1.3").await?;
        set_fact_date(browser, "2018-02-01").await?;
        browser.focus("[data-choix-statut=en_cours]").await?;
        browser.keys(Key::Enter).await?;
        type_into(browser, "[data-champ=pilote]", "Caf <b>52</b>").await?;
        let line = browser.text("[data-action='1.3'] .etat").await?;
        for part in
            ["en cours", "en retard de 1\u{a0}mois (échéance du 31/12/2017)", "Caf <b>52</b>"]
        {
            ensure!(line.contains(part), "{part}: {line}");
        }
        browser.open_ready("/plan/?action=1.3").await?;
        browser
            .wait_for("document.querySelector('[data-champ=pilote]')?.value === 'Caf <b>52</b>'")
            .await?;
        let summary = browser.text("[data-resume]").await?;
        ensure!(
            summary.contains("0\u{a0}réalisée sur 24\u{202f}; 1\u{a0}en cours\u{202f};"),
            "{summary}"
        );
        type_into(browser, "[data-champ=pilote]", "Msa").await?;
        assert_eq!(lead_value(browser).await?, "Msa");
        // Also what was entered before the page was opened again.
        browser.open_ready("/plan/?action=1.3").await?;
        for before in ["Caf <b>52</b>", ""] {
            browser.appears("[data-control=annuler]:enabled").await?;
            browser.focus("[data-control=annuler]").await?;
            browser.keys(Key::Enter).await?;
            let has_value = format!(
                "document.querySelector('[data-champ=pilote]').value === {}",
                quoted(before)
            );
            browser.wait_for(&has_value).await?;
        }
        assert_eq!(stored_change_count(browser).await?, 3);
        assert_eq!(
            browser
                .eval::<usize>(&format!("JSON.parse({STORED_JOURNAL}).annulations.length"))
                .await?,
            2
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_storage_the_plan_works_and_says_so() -> Result<()> {
    let refuses = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
    journey("plan-refused", async |browser| works_in_memory(browser, refuses).await).await
}

#[tokio::test]
async fn a_full_device_is_reported() -> Result<()> {
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";
    journey("plan-full", async |browser| works_in_memory(browser, full).await).await
}

/// Entries are shown, the notice says that the device does not store them, a reload loses nothing.
async fn works_in_memory(browser: &Browser, storage: &str) -> Result<()> {
    browser.run_before_load(storage).await?;
    open(browser, "/plan/?action=1.3", "[data-champ=pilote]").await?;
    type_into(browser, "[data-champ=pilote]", "Caf").await?;
    browser.shows_text("[data-enregistrement]", "n’enregistre pas").await?;
    ensure!(browser.text("[data-action='1.3'] .etat").await?.contains("Caf"));
    // The tab keeps it: its storage, or else the step of its history.
    browser.focus("[data-champ=budget]").await?;
    browser.keys("abc").await?;
    // After a pause: no history takes a step from a page that is being left.
    let in_storage =
        "[history.state, ...Object.values(sessionStorage)].some((t) => t?.includes('abc'))";
    browser.wait_for(in_storage).await?;
    browser.driver().refresh().await?;
    browser.wait_for("document.querySelector('[data-champ=pilote]')?.value === 'Caf'").await?;
    browser.wait_for("document.querySelector('[data-champ=budget]').value === 'abc'").await?;
    browser.shows_text("[data-enregistrement]", "n’enregistre pas").await
}

#[tokio::test]
async fn damaged_storage_is_left_as_it_is_until_put_aside() -> Result<()> {
    journey("plan-damaged", async |browser| {
        open(browser, "/plan/", "[data-action]").await?;
        browser.run("localStorage.setItem('carte-services-familles.suivi', '{\"format\":')")
            .await?;
        open(browser, "/plan/?action=1.3", "[data-champ=pilote]").await?;
        browser.shows_text("[data-enregistrement]", "ne peut pas être lu").await?;
        type_into(browser, "[data-champ=pilote]", "Caf").await?;
        ensure!(browser.eval::<bool>(&format!("{STORED_JOURNAL} === '{{\"format\":'")).await?, "left as it was");
        browser.focus("[data-control=repartir]").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("{STORED_JOURNAL}?.includes('Caf')")).await?;
        let aside = "Object.keys(localStorage).filter(k => k.includes('suivi.de-cote.')).map(k => localStorage[k])";
        assert_eq!(browser.eval::<Vec<String>>(aside).await?, ["{\"format\":"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn imports_are_checked_and_previewed() -> Result<()> {
    journey("plan-import", async |browser| {
        open(browser, "/plan/?action=1.3", "[data-champ=pilote]").await?;
        let import_text = async |text: &str| {
            let script = format!(
                "const taken = new DataTransfer();
                taken.items.add(new File([{}], 'suivi.json'));
                const field = document.querySelector('[data-control=importer]');
                field.files = taken.files;
                field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
                quoted(text)
            );
            browser.run(&script).await
        };
        browser.unfold("[data-outil=echanger]").await?;
        let good = include_str!("../../journal/v1.json");
        import_text(&good.replace("realisee", "fini")).await?;
        browser.shows_text("[data-echange]", "changement n° 3").await?;
        ensure!(browser.eval::<bool>(&format!("{STORED_JOURNAL} === null")).await?);
        import_text(good).await?;
        browser.shows_text("[data-offre]", "4.1").await?;
        ensure!(browser.eval::<bool>(&format!("{STORED_JOURNAL} === null")).await?, "nothing yet");
        browser.focus("[data-control=fusionner]").await?;
        browser.keys(Key::Enter).await?;
        browser
            .wait_for("document.querySelector('[data-champ=budget]').value === '120000'")
            .await?;
        assert_eq!(stored_change_count(browser).await?, 13);
        // An invalid amount stays in its field and changes nothing.
        browser.fill("[data-champ=budget]", "12 k€").await?;
        browser.shows_text("#refus-budget", "nombre entier").await?;
        assert_eq!(browser.value("[data-champ=budget]").await?, "12 k€");
        assert_eq!(stored_change_count(browser).await?, 13);
        browser.fill("[data-champ=budget]", "12 000 €").await?;
        browser.wait_for("!document.querySelector('#refus-budget').innerText").await?;
        assert_eq!(stored_change_count(browser).await?, 14);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn versions_can_be_compared() -> Result<()> {
    journey("plan-versions", async |browser| {
        open(browser, "/plan/?action=1.3&reference=2017-05-12", "[data-champ=pilote]").await?;
        set_fact_date(browser, "2017-05-01").await?;
        type_into(browser, "[data-champ=pilote]", "Caf").await?;
        browser.unfold("[data-outil=versions]").await?;
        type_into(browser, "[data-control=nom-version]", "Comité technique, mai 2017").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("JSON.parse({STORED_JOURNAL}).versions.length === 1")).await?;
        type_into(browser, "[data-champ=pilote]", "Msa").await?;
        browser.choose("[data-control=version-avant]", "0").await?;
        browser.shows_text("[data-comparaison]", "Msa").await?;
        let changes = browser.text("[data-comparaison] > ul").await?;
        ensure!(changes.contains("Caf → Msa"), "{changes}");
        ensure!(changes.contains("1.3 Favoriser") && !changes.contains("1.4"), "{changes}");
        browser.choose("[data-control=version-apres]", "0").await?;
        browser.shows_text("[data-comparaison]", "Rien n’a bougé").await
    })
    .await
}

/// Stores a journal on the device before the page opens.
async fn store_journal(browser: &Browser, journal: &str) -> Result<()> {
    let script = format!(
        "if (!{STORED_JOURNAL}) localStorage.setItem('carte-services-familles.suivi', {})",
        quoted(journal)
    );
    browser.run_before_load(&script).await
}

#[tokio::test]
async fn a_link_of_the_table_or_the_timeline_opens_the_action() -> Result<()> {
    journey("plan-forms", async |browser| {
        for (form, link) in [
            ("tableau", "[data-table=actions] a[href*='action=2.5']"),
            ("frise", "[data-frise] a[href*='action=2.5']"),
        ] {
            open(browser, &format!("/plan/?forme={form}"), link).await?;
            browser.focus(link).await?;
            browser.keys(Key::Enter).await?;
            browser.focus_becomes("#fiche-action").await?;
            let at = browser.eval::<String>("location.search").await?;
            ensure!(at.contains("action=2.5") && !at.contains("forme="), "{at}");
            ensure!(browser.text("[data-fiche-action='2.5']").await?.contains("Historique"));
            browser.driver().back().await?;
            browser.appears(link).await?;
        }
        open(browser, "/plan/?axe=4&forme=tableau", "[data-table=actions]").await?;
        assert_eq!(browser.count("[data-table=actions] tbody tr").await?, 4);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_a_phone_the_plan_is_short() -> Result<()> {
    journey("plan-phone", async |browser| {
        for (form, part, max_height) in [
            ("liste", ".axe h3", 4200),
            ("tableau", "[data-table=actions] tbody tr", 4400),
            ("frise", "[data-frise] h4", 4400),
            ("bilan", "[data-bilan] h3", 3000),
        ] {
            browser.set_viewport(360, 740).await?;
            open(browser, &format!("/plan/?forme={form}&reference=2018-02-15"), part).await?;
            let top = format!("document.querySelector('{part}').getBoundingClientRect().top");
            let top = browser.eval::<f64>(&top).await?;
            ensure!(top < 740.0, "{form} begins at {top} px");
            let [tall, wide]: [f64; 2] = browser
                .eval("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
                .await?;
            ensure!(tall <= f64::from(max_height), "{form} is {tall} px tall");
            ensure!(wide <= 360.0, "{form} is {wide} px wide");
        }
        // A line is cut, and told whole once it is opened; late is a sign to see and words to hear.
        open(browser, "/plan/?reference=2018-02-15", "[data-action='1.3']").await?;
        let line = "[data-action='1.3']";
        let words = browser.eval::<String>(&format!("document.querySelector(\"{line} .alerte\").textContent")).await?;
        ensure!(words.contains("en retard de 1\u{a0}mois"), "{words}");
        browser.click(&format!("{line} button")).await?;
        browser.appears("[data-fiche-action='1.3']").await?;
        let fits = format!("(() => {{ const title = document.querySelector(\"{line} .intitule > :last-child\"); return title.scrollHeight <= title.clientHeight + 1 }})()");
        ensure!(browser.eval::<bool>(&fits).await?, "the title of the open action is cut");
        ensure!(browser.text(&format!("{line} .etat")).await?.contains("en retard de 1\u{a0}mois"));
        // Nothing found: said, with a way on.
        open(browser, "/plan/?mots=introuvable", ".compte.vide").await?;
        browser.click("[data-control=tout]").await?;
        browser.count_becomes(".actions > [data-action]", 24).await
    })
    .await
}

#[tokio::test]
async fn an_action_shows_its_territories_and_a_territory_its_actions() -> Result<()> {
    journey("plan-territories", async |browser| {
        open(browser, "/plan/?action=1.1", "[data-concernes] a").await?;
        browser.count_becomes("[data-concernes] .petite-carte .concerne", 6).await?;
        browser.click("[data-concernes] a").await?;
        browser.appears("[data-panel] a[href*=concerne]").await?;
        browser.click("[data-panel] a[href*=concerne]").await?;
        browser.count_becomes(".actions [data-action]", 2).await
    })
    .await
}

#[tokio::test]
async fn a_value_entered_moves_its_target() -> Result<()> {
    journey("plan-targets", async |browser| {
        open(browser, "/plan/?reference=2018-06-30", "[data-cible=laep]").await?;
        let state = "[data-cible=laep] [data-etat-cible]";
        browser.unfold("[data-outil=cibles]").await?;
        let before = browser.text(state).await?;
        ensure!(before.contains("il en manque 2"), "{before}");
        browser.unfold("[data-cible=laep] details").await?;
        browser.fill("[data-cible=laep] [data-champ=date]", "2018-03-31").await?;
        type_into(browser, "[data-cible=laep] [data-champ=valeur]", "3").await?;
        browser.keys(Key::Enter).await?;
        browser.shows_text(state, "atteint").await?;
        assert_eq!(browser.count("[data-cible=laep] details[open]").await?, 1);
        assert_eq!(browser.count("[data-cible=laep] .courbe circle").await?, 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_yearly_report_is_printed_on_its_own() -> Result<()> {
    journey("plan-report", async |browser| {
        store_journal(browser, include_str!("../../journal/v1.json")).await?;
        open(browser, "/plan/?forme=bilan&reference=2018-03-01", "[data-bilan]").await?;
        let report = browser.text("[data-bilan]").await?;
        for part in
            ["Bilan au 01/03/2018", "1\u{a0}réalisée sur 24", "Prochaines réunions", "Objectif 2.4"]
        {
            ensure!(report.contains(part), "{part}: {report}");
        }
        assert_eq!(browser.count("[data-table=avancement] tbody tr").await?, 16);
        browser.choose("[data-control=bilan-depuis]", "debut").await?;
        browser.shows_text("[data-bilan]", "depuis\u{a0}: le plan sans saisie").await?;
        browser.set_media(Media { print: true, ..Media::default() }).await?;
        for selector in
            [".tete", ".pied", "[data-control=imprimer-bilan]", "[data-control=annuler]"]
        {
            assert_eq!(browser.count(selector).await?, 1, "{selector}");
            ensure!(!browser.is_visible(selector).await?, "{selector} is printed");
        }
        let pdf = browser.print_pdf("bilan").await?;
        for part in ["Bilan au 01/03/2018", "Prochaines réunions", "Objectif 2.4"] {
            ensure!(pdf.contains(part), "{part} is not printed: {pdf:#?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_keep_each_others_work_and_a_reset_asks_the_other() -> Result<()> {
    journey("plan-tabs", async |browser| {
        open(browser, "/plan/?action=1.3", "[data-champ=pilote]").await?;
        browser.run("window.other = open('/plan/?action=1.3')").await?;
        browser.wait_for("other.document.querySelector('[data-champ=pilote]')").await?;
        type_into(browser, "[data-champ=pilote]", "Caf").await?;
        let follows = "other.document.querySelector('[data-champ=pilote]').value === 'Caf'";
        browser.wait_for(follows).await?;
        browser
            .run(
                "const field = other.document.querySelector('[data-champ=partenaires]');
                field.value = 'Msa';
                field.dispatchEvent(new Event('change', { bubbles: true }))",
            )
            .await?;
        browser
            .wait_for("document.querySelector('[data-champ=partenaires]').value === 'Msa'")
            .await?;
        assert_eq!(stored_change_count(browser).await?, 2);
        // The other tab forgets everything, as its own journey shows.
        for control in ["effacer", "confirmer"] {
            let button = format!("other.document.querySelector('[data-control={control}]')");
            browser.wait_for(&button).await?;
            browser.run(&format!("{button}.click()")).await?;
        }
        browser.appears("[data-control=garder-ici]").await?;
        ensure!(browser.eval::<bool>(&format!("{STORED_JOURNAL} === null")).await?);
        assert_eq!(lead_value(browser).await?, "Caf", "nothing is lost here");
        type_into(browser, "[data-champ=pilote]", "Caf 52").await?;
        ensure!(
            browser.eval::<bool>(&format!("{STORED_JOURNAL} === null")).await?,
            "not written again unasked"
        );
        browser.focus("[data-control=garder-ici]").await?;
        browser.keys(Key::Enter).await?;
        browser.wait_for(&format!("{STORED_JOURNAL}?.includes('Caf 52')")).await?;
        browser
            .wait_for("other.document.querySelector('[data-champ=pilote]').value === 'Caf 52'")
            .await?;
        browser.run("other.close()").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn typed_text_survives_a_reload_and_leaving_the_page() -> Result<()> {
    journey("plan-typing", async |browser| {
        open(browser, "/plan/?action=1.3", "[data-champ=notes]").await?;
        browser.focus("[data-champ=notes]").await?;
        browser.keys("Deux projets, ").await?;
        browser.wait_for(&format!("{STORED_JOURNAL}?.includes('Deux projets, ')")).await?;
        assert_eq!(stored_change_count(browser).await?, 0, "no fact yet");
        browser.keys("l’un attend").await?;
        // Left within the field, before any pause.
        open(browser, "/plan/?action=1.3", "[data-champ=notes]").await?;
        let notes =
            "document.querySelector('[data-champ=notes]').value === 'Deux projets, l’un attend'";
        browser.wait_for(notes).await?;
        assert_eq!(stored_change_count(browser).await?, 1, "one change, however it was typed");
        browser.focus("[data-champ=pilote]").await?;
        browser.keys("Caf").await?;
        // The action is closed while its field has the focus.
        browser.activate("#action-1\\.3").await?;
        browser.vanishes("[data-fiche-action]").await?;
        browser.wait_for(&format!("JSON.parse({STORED_JOURNAL}).changements.length === 2")).await?;
        ensure!(browser.text("[data-action='1.3'] .etat").await?.contains("Caf"));
        // What cannot be entered is in its field again, with the reason.
        open(browser, "/plan/?action=1.3", "[data-champ=budget]").await?;
        browser.focus("[data-champ=budget]").await?;
        browser.keys("abc").await?;
        open(browser, "/plan/?action=1.3", "[data-champ=budget]").await?;
        browser.wait_for("document.querySelector('[data-champ=budget]').value === 'abc'").await?;
        ensure!(browser.text("#refus-budget").await?.contains("nombre entier"));
        assert_eq!(stored_change_count(browser).await?, 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_report_shows_the_states_of_its_day() -> Result<()> {
    journey("plan-past", async |browser| {
        store_journal(browser, include_str!("../../journal/v1.json")).await?;
        for (day, done, underway) in [
            ("2016-03-01", Some("0"), None), ("2016-04-01", Some("0"), Some("1")), ("2016-07-01", Some("1"), None),
        ] {
            let path = format!("/plan/?forme=bilan&reference={day}");
            open(browser, &path, "[data-table=avancement] tbody tr").await?;
            // Under the heads that there are: a state that no action has takes no column.
            let counts = "(() => { const [head, first] = document.querySelectorAll('[data-table=avancement] tr');
                const heads = [...head.cells].map((cell) => cell.innerText);
                return ['Réalisée', 'En cours'].map((status) => first.cells[heads.indexOf(status)]?.innerText ?? null); })()";
            let counts: Vec<Option<String>> = browser.eval(counts).await?;
            assert_eq!(counts.iter().map(Option::as_deref).collect::<Vec<_>>(), [done, underway], "{day}");
        }
        let late = browser.text("[data-bilan] [data-resume]").await?;
        ensure!(late.contains("3\u{a0}en retard"), "4.1 is done, the other three of axis 4 were due: {late}");
        ensure!(browser.text("[data-bilan]").await?.contains("En retard (3)"));
        // A day that is yet to come is not shown, and that is said.
        open(browser, "/plan/?reference=2035-01-01", "[data-resume]").await?;
        ensure!(browser.text("#refus-reference").await?.contains("01/01/2035"));
        ensure!(!browser.text("[data-resume]").await?.contains("2035"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn invalid_entries_are_reported_at_their_fields() -> Result<()> {
    journey("plan-refusals", async |browser| {
        open(browser, "/plan/?reference=2018-06-30&action=1.3", "[data-champ=pilote]").await?;
        browser.unfold("[data-outil=cibles]").await?;
        browser.unfold("[data-cible=laep] details").await?;
        let wait_for_refusal = async |selector: &str, says: &str| -> Result<()> {
            let field = format!("document.querySelector({})", quoted(selector));
            browser.wait_for(&format!("{field}.getAttribute('aria-invalid') === 'true'")).await?;
            let message = format!("document.getElementById({field}.getAttribute('aria-describedby')).innerText");
            let message = browser.eval::<String>(&message).await?;
            ensure!(message.contains(says), "{selector}: {message}");
            Ok(())
        };
        let (day, value) = ("[data-cible=laep] [data-champ=date]", "[data-cible=laep] [data-champ=valeur]");
        browser.fill(day, "2035-01-01").await?;
        for (text, says) in [("-4", "négatif"), ("abc", "pas un nombre"), ("", "en chiffres"), ("2,5", "entier"), ("1e400", "pas un nombre")] {
            browser.fill(value, text).await?;
            browser.click("[data-cible=laep] [data-ajouter]").await?;
            wait_for_refusal(value, says).await?;
            wait_for_refusal(day, "01/01/2035").await?;
        }
        assert_eq!(browser.count("[data-cible=laep] .courbe circle").await?, 1, "nothing new is drawn");
        browser.fill("[data-champ=depuis]", "").await?;
        wait_for_refusal("[data-champ=depuis]", "date complète").await?;
        browser.click("[data-choix-statut=en_cours]").await?;
        browser.wait_for("document.getElementById('refus-etat').innerText.includes('donnez d’abord la date')").await?;
        browser.fill("[data-champ=depuis]", "2016-02-01").await?;
        browser.click("[data-choix-statut=en_cours]").await?;
        browser.wait_for(&format!("JSON.parse({STORED_JOURNAL}).changements?.length === 1")).await?;
        browser.fill("[data-champ=echeance]", "1999-01-01").await?;
        wait_for_refusal("[data-champ=echeance]", "hors du temps du plan").await?;
        browser.unfold("[data-outil=versions]").await?;
        browser.click("[data-control=garder-version]").await?;
        wait_for_refusal("[data-control=nom-version]", "un nom").await?;
        browser.fill("[data-control=avant]", "1999-01-01").await?;
        wait_for_refusal("[data-control=avant]", "hors du temps du plan").await?;
        assert_eq!(stored_change_count(browser).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_printed_table_keeps_all_its_columns() -> Result<()> {
    journey("plan-print", async |browser| {
        store_journal(browser, include_str!("../../journal/v1.json")).await?;
        open(browser, "/plan/?forme=tableau&reference=2018-02-15", "[data-table=actions] tbody tr")
            .await?;
        browser.set_media(Media { print: true, ..Media::default() }).await?;
        // The width of an A4 sheet within its margins, upright and turned sideways.
        for width in [718, 1046] {
            browser.set_viewport(width, 700).await?;
            let heads = "[...document.querySelectorAll('[data-table=actions] thead th')]
                .filter((head) => head.checkVisibility() && head.getBoundingClientRect().right <= innerWidth)
                .map((head) => head.innerText.trim())";
            let heads = browser.eval::<Vec<String>>(heads).await?;
            let all = ["Action", "État", "Échéance", "Pilote", "Priorité", "Budget", "Territoires"];
            assert_eq!(heads, all, "{width} px");
            // No word overflows its cell.
            let over = "[...document.querySelectorAll('[data-table=actions] :is(td, th)')]
                .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length";
            assert_eq!(browser.eval::<usize>(over).await?, 0, "{width} px");
        }
        let table = browser.text("[data-table=actions]").await?;
        ensure!(table.contains("120\u{202f}000\u{a0}€") && table.contains("CC Grand Langres"), "{table}");
        Ok(())
    })
    .await
}
