//! Why a file that somebody has chosen is no journal, in words that help to choose another.

use serde_json::error::Category;

/// Why a text is no JSON, told to whoever chose the file.
pub fn unreadable(text: &str, error: &serde_json::Error) -> String {
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    if begin.is_empty() {
        return "le fichier est vide".to_owned();
    }
    // What is no text at all has become replacement characters, or holds zeros.
    if text.contains(['\0', char::REPLACEMENT_CHARACTER]) {
        return "le fichier n’est pas un suivi : ce n’est pas du texte (une image, un classeur…)"
            .to_owned();
    }
    if !begin.starts_with('{') {
        let table = begin.lines().next().is_some_and(|line| line.contains([';', ',', '\t']));
        let kind = if table && !begin.starts_with(['[', '<']) {
            "c’est un tableau (CSV) ; le suivi est le fichier de « Toute la saisie (JSON) »"
        } else {
            "il n’est pas écrit en JSON"
        };
        return format!("le fichier n’est pas un suivi : {kind}");
    }
    let place = format!("ligne {}, colonne {}", error.line(), error.column());
    match error.classify() {
        Category::Eof => format!("le fichier est coupé : il s’arrête trop tôt ({place})"),
        Category::Data => misshapen(),
        Category::Syntax | Category::Io => {
            format!("le fichier n’est pas un suivi lisible : ce JSON est abîmé ({place})")
        }
    }
}

/// Why a record is none.
pub fn misshapen() -> String {
    "le fichier n’est pas un suivi : un champ manque, est de trop ou n’a pas la forme voulue"
        .to_owned()
}
