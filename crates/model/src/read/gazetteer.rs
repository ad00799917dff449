//! Reads `lieux.json` and, once fetched, `lieux-exterieurs.csv`.

use small_std::Json;

use super::error::{DataError, WHOLE_FILE};
use super::faults::Faults;
use super::metadata::departement;
use super::record::{Record, records};
use crate::{Commune, Gazetteer, InseeCode, Metadata, OtherName, OutsidePlace, Postcode};

/// Name of the file of the names.
pub const FILE: &str = "lieux.json";
/// Name of the file of the places outside the map.
const OUTSIDE_FILE: &str = "lieux-exterieurs.csv";
/// Its header line.
const OUTSIDE_HEADER: &str = "insee;nom;departement;codes_postaux;commune_proche;kilometres";

/// Reads the names; the communes they refer to must be among `communes`.
pub fn read(file: &Json<'_>, communes: &[Commune], faults: &Faults) -> Gazetteer {
    let departements =
        records(FILE, "code", file.get("departements").unwrap_or(file), faults, departement);
    let file = Record::for_file(FILE, file, faults);
    let other_name = |record: &Record<'_>| {
        let record = record.with_id_from("nom");
        let insee = record.path.parse_insee(record.text("insee"));
        if !communes.iter().any(|commune| commune.insee == insee) {
            record.fault(format_args!("pas de commune « {insee} »"));
        }
        OtherName { name: record.string("nom"), insee }
    };
    let gazetteer = Gazetteer {
        map_departement_code: file.string("departement"),
        regions: file.texts("regions"),
        departements,
        names: file.map_objects("noms", other_name),
    };
    if gazetteer.map_departement().is_none() {
        file.fault(format_args!("pas de département « {} »", gazetteer.map_departement_code));
    }
    gazetteer
}

/// Checks that the names are those of the map's département.
pub fn check_departement(gazetteer: &Gazetteer, metadata: &Metadata, faults: &Faults) {
    let map_code = &metadata.departement.code;
    if gazetteer.map_departement_code != *map_code {
        faults.add_for_file(
            FILE,
            format_args!("« departement » n’est pas celui de la carte, {map_code}"),
        );
    }
}

/// Parses the places outside the map: a CSV file with a header line.
///
/// # Errors
/// If a line is not as `cargo xtask geodata` writes it.
pub fn outside_places(text: &str) -> Result<Vec<OutsidePlace>, DataError> {
    let error = |record: &str, rule: &str| DataError {
        file: OUTSIDE_FILE,
        record: record.to_owned(),
        rule: rule.to_owned(),
    };
    let mut lines = text.lines();
    if lines.next() != Some(OUTSIDE_HEADER) {
        return Err(error(WHOLE_FILE, "les colonnes ne sont pas celles attendues"));
    }
    lines.map(|line| outside_place(line).ok_or_else(|| error(line, "ligne mal formée"))).collect()
}

fn outside_place(line: &str) -> Option<OutsidePlace> {
    let mut fields = line.split(';');
    let mut next_field = || fields.next();
    let [_, name, departement, postcodes, commune, kilometres] =
        [next_field()?, next_field()?, next_field()?, next_field()?, next_field()?, next_field()?];
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
    fn damaged_outside_files_are_rejected() {
        let line = "10387;Troyes;10;10000;;";
        let read = |lines: &str| outside_places(&format!("{OUTSIDE_HEADER}\n{lines}\n"));
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
