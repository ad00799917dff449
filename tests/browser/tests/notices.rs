//! A damaged address falls back to the default and says so; a hostile one is only text.

use browser_tests::{Browser, Result, ensure, journey};

const DAMAGED: &[(&str, &str)] = &[
    ("vue", "carte"),
    ("indicateur", "nombre_d_ours"),
    ("epci", "123456789"),
    ("comparer", "200035954,nulle-part"),
    ("commune", "75056"),
    ("services", "eaje,piscine"),
    ("structure", "creche-imaginaire"),
    ("theme", "rose"),
    ("embed", "oui"),
];

#[tokio::test]
async fn a_damaged_value_is_named_and_the_default_shown() -> Result<()> {
    journey("notices-damaged", async |browser| {
        for (parameter, value) in DAMAGED {
            browser.open_ready(&format!("/?{parameter}={value}")).await?;
            let notice = browser.text(".avis").await?;
            let pair = format!("{parameter}={value}");
            ensure!(notice.contains(&pair), "{pair} is not in the notice: {notice}");
            ensure!(notice.contains("n’est pas connu"), "{notice}");
            assert_default_view(browser).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn all_damaged_at_once_are_all_named() -> Result<()> {
    journey("notices-all", async |browser| {
        let query: Vec<String> =
            DAMAGED.iter().map(|(name, value)| format!("{name}={value}")).collect();
        browser.open_ready(&format!("/?{}", query.join("&"))).await?;
        assert_eq!(browser.count(".avis p").await?, DAMAGED.len());
        assert_default_view(browser).await
    })
    .await
}

#[tokio::test]
async fn a_good_address_has_no_notice() -> Result<()> {
    journey("notices-none", async |browser| {
        browser.open_ready("/?epci=200035954&utm_source=lettre&%%%&=&theme=clair").await?;
        assert_eq!(browser.text(".avis").await?, "");
        ensure!(browser.count("[data-panel]").await? == 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_works_after_a_notice_which_can_be_closed() -> Result<()> {
    journey("notices-close", async |browser| {
        browser.open_ready("/?epci=1&indicateur=population").await?;
        browser.click("path[data-epci='245200456']").await?;
        browser
            .wait_for("document.querySelector('[data-panel] h2')?.innerText === 'CA Chaumont'")
            .await?;
        browser.parameter_becomes("epci", "245200456").await?;
        assert_eq!(
            browser.count("path[data-class]").await?,
            0,
            "the good part of the address holds"
        );
        browser.click(".avis button").await?;
        browser.wait_for("document.querySelector('.avis').innerText === ''").await
    })
    .await
}

#[tokio::test]
async fn hostile_values_are_text_and_nothing_else() -> Result<()> {
    journey("notices-hostile", async |browser| {
        for value in [
            "<img src=x onerror=window.hacked=1>",
            "<script>window.hacked=1</script>",
            "\"><svg onload=window.hacked=1>",
            "javascript:window.hacked=1",
            "';window.hacked=1;//",
        ] {
            for parameter in ["epci", "indicateur", "services", "structure", "theme", "scenario"] {
                let value: String = browser
                    .eval(&format!("encodeURIComponent({})", browser_tests::quoted(value)))
                    .await?;
                browser.open_ready(&format!("/?{parameter}={value}")).await?;
                ensure!(
                    browser.eval::<bool>("window.hacked === undefined").await?,
                    "{parameter}={value}"
                );
                let count = browser.count("img, [onerror], [onload], body script[nonce]").await?;
                assert_eq!(count, 0, "{parameter}={value}");
            }
        }
        browser.open_ready("/?epci=%3Cimg%20src=x%20onerror=window.hacked=1%3E").await?;
        ensure!(browser.text(".avis").await?.contains("<img src=x"));
        assert_default_view(browser).await
    })
    .await
}

#[tokio::test]
async fn a_very_long_or_broken_address_breaks_nothing() -> Result<()> {
    journey("notices-long", async |browser| {
        for query in
            [format!("epci={}", "é".repeat(1500)), "epci=%E9%FF%00".to_owned(), "epci".to_owned()]
        {
            browser.open_ready(&format!("/?{query}")).await?;
            let notice = browser.text(".avis").await?;
            ensure!((10..400).contains(&notice.chars().count()), "{notice}");
            assert_default_view(browser).await?;
        }
        Ok(())
    })
    .await
}

async fn assert_default_view(browser: &Browser) -> Result<()> {
    assert_eq!(browser.count("path[data-class]").await?, 16);
    assert_eq!(browser.count("[data-panel], [data-service-card]").await?, 0);
    assert_eq!(browser.count("tr[data-epci] td[data-value]").await?, 16);
    assert_eq!(browser.count("input[name=services]:not(:checked)").await?, 0);
    assert_eq!(browser.visible_texts("svg[data-map]").await?.len(), 1, "the map is in sight");
    Ok(())
}
