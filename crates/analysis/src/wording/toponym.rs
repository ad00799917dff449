//! Names of communes in a sentence: French contracts their article.

/// « à Rolampont », « au Pailly », « aux Loges ».
#[must_use]
pub fn at(name: &str) -> String {
    match name.split_once(' ') {
        Some(("Le", rest)) => format!("au {rest}"),
        Some(("Les", rest)) => format!("aux {rest}"),
        _ => format!("à {name}"),
    }
}

/// « de Rolampont », « du Pailly », « des Loges », « d’Arc-en-Barrois ».
#[must_use]
pub fn of(name: &str) -> String {
    match name.split_once(' ') {
        Some(("Le", rest)) => format!("du {rest}"),
        Some(("Les", rest)) => format!("des {rest}"),
        _ if name.starts_with(['A', 'E', 'É', 'I', 'O', 'U', 'Y']) => format!("d’{name}"),
        _ => format!("de {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!((at(name), of(name)), (to.to_owned(), from.to_owned()));
        }
    }
}
