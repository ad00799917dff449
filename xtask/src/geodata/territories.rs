//! The territories of the document's population table (its section 12), and what to call them.

/// Identifier of what lies outside the sixteen intercommunalities.
pub const OUTSIDE: &str = "hors-epci";

/// A row of the table.
pub struct Territory {
    /// SIREN, or [`OUTSIDE`].
    pub id: &'static str,
    /// Name as the table prints it.
    pub nom: &'static str,
    /// Label for maps, in words the document itself uses.
    pub nom_court: &'static str,
}

impl Territory {
    /// `CA` or `CC`; nothing outside the intercommunalities.
    pub fn kind(&self) -> Option<&'static str> {
        let known = ["CA", "CC"];
        known.into_iter().find(|kind| self.nom.split(' ').next() == Some(kind))
    }

    /// SIREN; nothing outside the intercommunalities.
    pub fn siren(&self) -> Option<&'static str> {
        (self.id != OUTSIDE).then_some(self.id)
    }
}

/// Whether the SIREN is that of one of the document's sixteen intercommunalities.
pub fn is_counted(siren: &str) -> bool {
    ALL.iter().any(|territory| territory.siren() == Some(siren))
}

const fn territory(id: &'static str, nom: &'static str, nom_court: &'static str) -> Territory {
    Territory { id, nom, nom_court }
}

/// All seventeen, in the order of their identifiers.
#[rustfmt::skip]
pub const ALL: [Territory; 17] = [
    territory("200027308", "CC Auberive Vingeanne Montsaugeonnais", "Auberive, Vingeanne, Montsaugeonnais"),
    territory("200035954", "CC Grand Langres", "Grand Langres"),
    territory("200036358", "CC Bourmont, Breuvannes, Saint-Blin", "Bourmont, Breuvannes, Saint-Blin"),
    territory("200036366", "CC Vannier Amance", "Vannier Amance"),
    territory("200044170", "CA Saint-Dizier, Der et Blaise", "Saint-Dizier"),
    territory("200044253", "CC Bassin de Joinville en Champagne", "Bassin de Joinville"),
    territory("245200373", "CC Vallée de la Marne", "Vallée de la Marne"),
    territory("245200381", "CC Pays de Chalindrey", "Pays de Chalindrey"),
    territory("245200415", "CC Pays du Der", "Pays du Der"),
    territory("245200456", "CA Chaumont", "Chaumont"),
    territory("245200480", "CC Vallée du Rognon", "Vallée du Rognon"),
    territory("245200514", "CC Bassigny", "Bassigny"),
    territory("245200548", "CC Région de Bourbonne-les-Bains", "Bourbonne"),
    territory("245200555", "CC Bassin de Bologne Vignory et Froncles", "Bologne, Vignory, Froncles"),
    territory("245200563", "CC Bassin nogentais", "Bassin nogentais"),
    territory("245200597", "CC Trois Forêts", "Trois Forêts"),
    territory(OUTSIDE, "Hors Epci", "Hors EPCI"),
];
