//! The tables of the source package, and the rows that concern the Haute-Marne.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::grid::Vertex;
use super::outline::Outline;
use super::source_package::SourcePackage;
use super::wkb;

/// The communes of the map's département.
pub const DEPARTEMENT_CODE: &str = "52";
/// What the tables write for an absent value.
pub const ABSENT: &str = "\\N";

/// A commune or delegated commune of today.
pub struct SourceCommune {
    /// Five characters, of today.
    pub insee: String,
    /// Name with its article, as in "La Porte du Der".
    pub name: String,
    /// Outline of today, on the grid.
    pub outline: Outline,
    /// Town hall, where the source has it.
    pub mairie: Option<Vertex>,
    /// Postcodes; none for delegated communes.
    pub postcodes: BTreeSet<String>,
    /// INSEE code of the commune a delegated commune is part of.
    pub parent: Option<String>,
}

/// The département of today, each map keyed by INSEE code.
pub struct DepartementCommunes {
    /// Communes in their own right (type COM).
    pub communes: BTreeMap<String, SourceCommune>,
    /// Delegated communes (type COMD); the first often bears its parent's code.
    pub delegated_communes: BTreeMap<String, SourceCommune>,
}

/// The tables of the package, for all of France.
pub struct Tables {
    /// Communes and their parts.
    pub communes: Vec<CommuneRow>,
    /// Postcodes by the `id` of the commune.
    pub postcodes: BTreeMap<String, BTreeSet<String>>,
    /// All départements of France, those overseas included.
    pub departements: Vec<DepartementRow>,
    /// All regions of France, the five overseas included.
    pub regions: Vec<RegionRow>,
}

/// A row of the table of communes.
#[derive(Deserialize)]
pub struct CommuneRow {
    /// The package's own key.
    pub id: String,
    /// INSEE's, five characters; one of today.
    pub code: String,
    /// COM, COMD (delegated), COMA (associated), ARM (arrondissement) and others.
    pub r#type: String,
    nom: String,
    type_nom: String,
    /// A number of inhabitants, or `ABSENT`.
    pub population_municipale: String,
    /// The `id` of its département, or `ABSENT`.
    pub departement_id: String,
    /// The `id` of the commune that it is part of, or `ABSENT`.
    pub commune_parent_id: String,
    geometry: String,
    mairie_localisation: String,
    /// Its town hall's address, on several lines; this and the rest empty where there is none.
    pub mairie_adresse: String,
    /// « 03 25 30 60 00 »
    pub mairie_telephone: String,
    /// The e-mail address of its town hall.
    pub mairie_email: String,
    /// The `https://` or `http://` address of its site.
    pub mairie_site: String,
    /// Opening hours as JSON, `[]` where none are given.
    pub mairie_horaires: String,
}

/// A row of the table of départements.
#[derive(Deserialize)]
pub struct DepartementRow {
    /// The package's own key.
    pub id: String,
    /// Two characters, or three overseas.
    pub code: String,
    /// Without its article, for which see [`Self::type_nom`].
    pub nom: String,
    /// INSEE's "type de nom en clair", a code of the article.
    pub type_nom: String,
    /// The `id` of the commune where its prefect is.
    pub chef_lieu_id: String,
    /// The `id` of its region.
    pub region_id: String,
}

/// A row of the table of regions.
#[derive(Deserialize)]
pub struct RegionRow {
    /// The package's own key.
    pub id: String,
    /// Without its article, as in "Grand Est".
    pub nom: String,
}

impl CommuneRow {
    /// Name with its article, as in "La Porte du Der".
    ///
    /// # Errors
    /// When the article is not known.
    pub fn name(&self) -> Result<String> {
        Ok(format!("{}{}", article(&self.type_nom)?, self.nom))
    }

    /// Outline of today, on the grid.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn outline(&self) -> Result<Outline> {
        wkb::multi_polygon(&self.geometry).context("geometry")
    }

    /// Whether the source has its outline: two communes of today lack theirs.
    pub fn has_outline(&self) -> bool {
        self.geometry != ABSENT
    }

    /// Town hall, where the source has it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn mairie(&self) -> Result<Option<Vertex>> {
        let mairie = Some(self.mairie_localisation.as_str()).filter(|&text| text != ABSENT);
        mairie.map(wkb::point).transpose().context("mairie_localisation")
    }
}

#[derive(Deserialize)]
struct PostcodeRow {
    id: String,
    code: String,
}

#[derive(Deserialize)]
struct PostcodeOfCommuneRow {
    codepostal_id: String,
    commune_id: String,
}

impl Tables {
    /// Reads them from the package.
    ///
    /// # Errors
    /// When a table is missing or a row is not as expected; the error names the table.
    pub fn departement_communes(package: &mut SourcePackage) -> Result<Self> {
        Ok(Self {
            communes: rows(package, "communes")?,
            postcodes: postcodes_by_commune(package)?,
            departements: rows(package, "departements")?,
            regions: rows(package, "regions")?,
        })
    }
}

/// The département of the map.
///
/// # Errors
/// When a row is not as expected; the error names the commune.
pub fn read(tables: &Tables) -> Result<DepartementCommunes> {
    let rows: Vec<&CommuneRow> =
        tables.communes.iter().filter(|row| row.code.starts_with(DEPARTEMENT_CODE)).collect();
    let insee_by_id: BTreeMap<&str, &str> =
        rows.iter().map(|row| (row.id.as_str(), row.code.as_str())).collect();

    let (mut communes, mut deleguees) = (BTreeMap::new(), BTreeMap::new());
    for row in rows {
        let communes_of_kind = match row.r#type.as_str() {
            "COM" => &mut communes,
            "COMD" => &mut deleguees,
            // Associated communes (COMA) lie within others that absorbed them decades ago.
            _ => continue,
        };
        let parent = insee_by_id.get(row.commune_parent_id.as_str());
        let commune = commune(row, parent.copied(), tables.postcodes.get(&row.id))
            .with_context(|| format!("communes, {} {}", row.code, row.nom))?;
        communes_of_kind.insert(row.code.clone(), commune);
    }
    Ok(DepartementCommunes { communes, delegated_communes: deleguees })
}

fn commune(
    row: &CommuneRow,
    parent: Option<&str>,
    codes_postaux: Option<&BTreeSet<String>>,
) -> Result<SourceCommune> {
    Ok(SourceCommune {
        insee: row.code.clone(),
        name: row.name()?,
        outline: row.outline()?,
        mairie: row.mairie()?,
        postcodes: codes_postaux.cloned().unwrap_or_default(),
        parent: parent.map(str::to_owned),
    })
}

/// The article that goes with INSEE's "type de nom en clair".
fn article(type_nom: &str) -> Result<&'static str> {
    Ok(match type_nom {
        "0" | "1" => "",
        "2" => "Le ",
        "3" => "La ",
        "4" => "Les ",
        "5" => "L'",
        "6" => "Aux ",
        "7" => "Las ",
        "8" => "Los ",
        _ => anyhow::bail!("type_nom {type_nom:?} is not known"),
    })
}

fn postcodes_by_commune(package: &mut SourcePackage) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let codes: BTreeMap<String, String> = rows(package, "codes_postaux")?
        .into_iter()
        .map(|row: PostcodeRow| (row.id, row.code))
        .collect();
    let mut by_commune: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows::<PostcodeOfCommuneRow>(package, "codes_postaux_communes")? {
        let code = codes.get(&row.codepostal_id).with_context(|| {
            format!("codes_postaux_communes: no postcode has id {}", row.codepostal_id)
        })?;
        by_commune.entry(row.commune_id).or_default().insert(code.clone());
    }
    Ok(by_commune)
}

/// The rows of one table of the package.
///
/// # Errors
/// When it is missing or a row is not as expected; the error names the table.
pub fn rows<Row: DeserializeOwned>(package: &mut SourcePackage, table: &str) -> Result<Vec<Row>> {
    let text = package.table(table)?;
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .with_context(|| table.to_owned())
}
