//! Why a chosen file is not a journal, worded to help the person choose another.

use serde_json::error::Category;

/// The reason why a text is not JSON, in French.
pub fn json_error_message(text: &str, error: &serde_json::Error) -> String {
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    if trimmed.is_empty() {
        return "le fichier est vide".to_owned();
    }
    // Binary files decode to replacement characters or contain NUL.
    if text.contains(['\0', char::REPLACEMENT_CHARACTER]) {
        return "le fichier n’est pas un suivi : ce n’est pas du texte (une image, un classeur…)"
            .to_owned();
    }
    if !trimmed.starts_with('{') {
        let is_csv = trimmed.lines().next().is_some_and(|line| line.contains([';', ',', '\t']));
        let reason = if is_csv && !trimmed.starts_with(['[', '<']) {
            "c’est un tableau (CSV) ; le suivi est le fichier de « Toute la saisie (JSON) »"
        } else {
            "il n’est pas écrit en JSON"
        };
        return format!("le fichier n’est pas un suivi : {reason}");
    }
    let position = format!("ligne {}, colonne {}", error.line(), error.column());
    match error.classify() {
        Category::Eof => format!("le fichier est coupé : il s’arrête trop tôt ({position})"),
        Category::Data => wrong_members_message(),
        Category::Syntax | Category::Io => {
            format!("le fichier n’est pas un suivi lisible : ce JSON est abîmé ({position})")
        }
    }
}

/// The reason why a record does not have the expected members.
pub fn wrong_members_message() -> String {
    "le fichier n’est pas un suivi : un champ manque, est de trop ou n’a pas la forme voulue"
        .to_owned()
}
