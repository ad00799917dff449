//! Where what is entered into the plan is kept, and what stands in the way.

use std::hash::{DefaultHasher, Hash, Hasher};

/// How the device treats it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// The device was not asked yet.
    #[default]
    Unasked,
    /// Nothing was ever entered: nothing is kept.
    Nothing,
    /// On the device, at each change.
    Kept {
        /// Tells the text kept from any other: it is read again only where another tab wrote.
        print: u64,
    },
    /// In this page only: the device refuses, or has no room left.
    Refused,
    /// In this page only: another tab has forgotten all of it, and this one was not told to.
    Forgotten,
    /// In this page only: what the device holds cannot be read, and is left as it is.
    Unreadable {
        /// All of it.
        text: String,
        /// The place and the reason.
        why: String,
    },
}

impl Keeping {
    /// This text is kept.
    #[must_use]
    pub fn kept(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self::Kept { print: hasher.finish() }
    }

    /// What the person must know.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::Unasked | Self::Nothing | Self::Kept { .. } => None,
            Self::Refused => Some(
                "Cet appareil n’enregistre pas votre saisie (navigation privée, page encadrée ou \
                 mémoire pleine). Elle reste dans cette page tant que vous ne la fermez pas : \
                 téléchargez-la."
                    .to_owned(),
            ),
            Self::Forgotten => Some(
                "Toute la saisie a été effacée dans un autre onglet. Ce qui est affiché ici n’est plus \
                 enregistré."
                    .to_owned(),
            ),
            Self::Unreadable { why, .. } => Some(format!(
                "Un suivi enregistré sur cet appareil ne peut pas être lu ({why}). Il est laissé \
                 tel quel ; ce que vous saisissez maintenant reste dans cette page : téléchargez-le."
            )),
        }
    }

    /// Whether nothing may be written to the device.
    #[must_use]
    pub fn is_barred(&self) -> bool {
        matches!(self, Self::Unasked | Self::Forgotten | Self::Unreadable { .. })
    }
}
