//! Checks of a page whose program is missing.

use anyhow::{Result, ensure};

use crate::Browser;

/// The controls that a person could use, except those that unfold text, which need no program.
const ENABLED_CONTROLS: &str = "[...document.querySelectorAll('#app :is(button, input, select, textarea, summary), a[href^=\"?\"]')]
    .filter((control) => control.checkVisibility() && !control.disabled && !control.closest('.pied'))
    .filter((control) => !control.hasAttribute('popovertarget'))
    .filter(({ localName, parentElement }) => {
        if (localName !== 'summary') return true;
        const folded = !parentElement.open;
        parentElement.open = true;
        const words = [...parentElement.children].slice(1).map((child) => child.innerText.trim()).join('');
        parentElement.open = !folded;
        return !words;
    })
    .map((control) => control.outerHTML.slice(0, 120))";

/// Fails unless the page says in one sentence that its program is missing and what remains, has no control that
/// would do nothing, and offers to try again.
pub async fn assert_without_program(browser: &Browser) -> Result<()> {
    browser.wait_for("document.documentElement.dataset.app === 'error'").await?;
    browser.wait_for("document.readyState !== 'loading'").await?;
    let has_map = browser.attribute("html", "data-vue").await?.as_deref() != Some("plan");
    let rest: &[&str] =
        if has_map { &["mène à sa page", "impression"] } else { &["reste le plan"] };
    let sentence = browser.text(".secours p").await?;
    for part in [&["programme de cette page", "n’a pas pu démarrer"], rest].concat() {
        ensure!(sentence.contains(part), "{part} is not in {sentence}");
    }
    ensure!(sentence.matches('.').count() == 1, "one sentence: {sentence}");
    assert_eq!(browser.eval::<Vec<String>>(ENABLED_CONTROLS).await?, [""; 0]);
    // What works without is there: the other pages, the coloured map, its links, the table, the services.
    // On a narrow screen in a menu, which needs no program.
    let compact = !browser.visible_texts(".bouton-menu").await?.is_empty();
    if compact {
        browser.click(".bouton-menu").await?;
    }
    assert_eq!(browser.visible_texts("nav[aria-label=Vues] a").await?.len(), 5);
    if compact {
        browser.click(".menu .fermer").await?;
    }
    let colours = if has_map { 16 } else { 0 };
    assert_eq!(browser.count("a[href*='territoire/'] path[data-class]").await?, colours);
    let texts = browser
        .visible_texts("svg[data-map], table[data-table=epci], #services, .secours button")
        .await?;
    assert_eq!(texts.len(), if has_map { 4 } else { 1 }, "{texts:?}");
    Ok(())
}
