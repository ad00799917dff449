//! Names of communes with prepositions: French contracts the preposition with the article.

/// A commune with « à »: « à Rolampont », « au Pailly », « aux Loges ».
#[must_use]
pub fn with_a(name: &str) -> String {
    match name.split_once(' ') {
        Some(("Le", rest)) => format!("au {rest}"),
        Some(("Les", rest)) => format!("aux {rest}"),
        _ => format!("à {name}"),
    }
}

/// A commune with « de »: « de Rolampont », « du Pailly », « des Loges », « d’Arc-en-Barrois ».
#[must_use]
pub fn with_de(name: &str) -> String {
    match name.split_once(' ') {
        Some(("Le", rest)) => format!("du {rest}"),
        Some(("Les", rest)) => format!("des {rest}"),
        _ if name.starts_with(['A', 'E', 'É', 'I', 'O', 'U', 'Y']) => format!("d’{name}"),
        _ => format!("de {name}"),
    }
}

/// An intercommunalité with « de »: « de la CA de Chaumont », « de Nantes Métropole ». Its kinds are feminine
/// nouns.
#[must_use]
pub fn epci_with_de(name: &str) -> String {
    match name.split_once(' ') {
        Some(("CA" | "CC" | "CU" | "Communauté" | "Métropole", _)) => format!("de la {name}"),
        _ => with_de(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_intercommunalite_has_the_article_of_its_kind() {
        assert_eq!(epci_with_de("CA de Chaumont"), "de la CA de Chaumont");
        assert_eq!(epci_with_de("Est Ensemble"), "d’Est Ensemble");
    }

    #[test]
    fn articles_are_contracted() {
        for (name, to, from) in [
            ("Rolampont", "à Rolampont", "de Rolampont"),
            ("Le Pailly", "au Pailly", "du Pailly"),
            ("Les Loges", "aux Loges", "des Loges"),
            ("La Genevroye", "à La Genevroye", "de La Genevroye"),
            ("Éclaron", "à Éclaron", "d’Éclaron"),
            ("Lezéville", "à Lezéville", "de Lezéville"),
        ] {
            assert_eq!((with_a(name), with_de(name)), (to.to_owned(), from.to_owned()));
        }
    }
}
