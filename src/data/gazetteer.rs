//! Reads `lieux.json`, and `lieux-exterieurs.csv` once it is fetched.

use super::DataError;
use super::raw::RawGazetteer;
use super::records::Place;
use crate::domain::{
    Commune, Departement, Gazetteer, InseeCode, OtherName, OutsidePlace, Postcode,
};

/// Where the names are published.
pub const FILE: &str = "lieux.json";
/// Where the places outside are published.
const OUTSIDE: &str = "lieux-exterieurs.csv";
/// Their columns.
const HEADER: &str = "insee;nom;departement;codes_postaux;commune_proche;kilometres";

/// The names, checked against the communes.
pub fn read(raw: RawGazetteer, communes: &[Commune]) -> Result<Gazetteer, DataError> {
    let departements = raw.departements.into_iter().map(|raw| Departement {
        code: raw.code,
        name: raw.nom,
        within: raw.dans,
        of: raw.de,
    });
    let name = |raw: super::raw::RawOtherName| {
        let place = Place { file: FILE, record: &raw.nom };
        let insee = InseeCode::parse(&raw.insee);
        let known = insee.filter(|code| communes.iter().any(|commune| commune.insee == *code));
        let insee = place.require(known, || format!("pas de commune « {} »", raw.insee))?;
        Ok(OtherName { name: raw.nom, insee })
    };
    let gazetteer = Gazetteer {
        own: raw.departement,
        regions: raw.regions,
        departements: departements.collect(),
        names: raw.noms.into_iter().map(name).collect::<Result<_, DataError>>()?,
    };
    let place = Place { file: FILE, record: "departements" };
    if !gazetteer.departements.is_sorted_by(|a, b| a.code < b.code) {
        return Err(place.error("les départements ne sont pas triés par code"));
    }
    place.require(gazetteer.own(), || format!("pas de département « {} »", gazetteer.own))?;
    Ok(gazetteer)
}

/// The places outside the map, a line for each after the names of the columns.
///
/// # Errors
/// When a line is not as `cargo xtask geodata` writes it.
pub fn outside_places(text: &str) -> Result<Vec<OutsidePlace>, DataError> {
    let mut lines = text.lines();
    let place = |record| Place { file: OUTSIDE, record };
    let header = lines.next().filter(|header| *header == HEADER);
    place("fichier").require(header, || "les colonnes ne sont pas celles attendues".to_owned())?;
    let read = |line| place(line).require(outside_place(line), || "ligne mal formée".to_owned());
    lines.map(read).collect()
}

fn outside_place(line: &str) -> Option<OutsidePlace> {
    let mut fields = line.split(';');
    let mut next = || fields.next();
    let [_, name, departement, postcodes, commune, kilometres] =
        [next()?, next()?, next()?, next()?, next()?, next()?];
    let postcodes = postcodes.split(' ').filter(|text| !text.is_empty()).map(Postcode::parse);
    let nearest = match commune {
        "" => None,
        commune => Some((InseeCode::parse(commune)?, kilometres.parse().ok()?)),
    };
    Some(OutsidePlace {
        name: name.to_owned(),
        departement: departement.to_owned(),
        postcodes: postcodes.collect::<Option<_>>()?,
        nearest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_is_refused_whole() {
        let line = "10387;Troyes;10;10000;;";
        let read = |lines: &str| outside_places(&format!("{HEADER}\n{lines}\n"));
        let places = read(line).expect("as it is written");
        assert_eq!((places[0].name.as_str(), places[0].nearest), ("Troyes", None));
        let near = read("10033;Bar-sur-Aube;10;10200;52426;13").expect("as it is written");
        assert_eq!(near[0].nearest.map(|(_, kilometres)| kilometres), Some(13));
        for damaged in ["10387;Troyes;10", "a;b;c;1000;;", "a;b;c;10000;52426;", "<html>", ";;;;5;"]
        {
            assert!(read(&format!("{line}\n{damaged}")).is_err(), "{damaged}");
        }
        assert!(outside_places("<!doctype html>").is_err());
        assert!(outside_places("").is_err());
    }
}
