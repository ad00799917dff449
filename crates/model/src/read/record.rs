//! Typed access to JSON records by member name. A missing or malformed member is reported to [`Faults`] with its
//! file, record and rule, and reading continues with a placeholder value, so that all faults of a file are found
//! at once. The result may be used only if there are no faults in the end. Records are looked up in a [`Json`]
//! tree instead of being deserialized into structs: for the first view alone, that added 50 kB of wasm, five
//! times the size of the data.

use std::cmp::Ordering;
use std::fmt::Display;

use small_std::Json;

use super::error::WHOLE_FILE;
use super::faults::{Faults, RecordPath};
use crate::{Category, Day, Excerpt, PartialDate, Passage, Source};

/// A JSON object, which is a record or a part of one.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// File and record, for faults.
    pub path: RecordPath<'a>,
    json: &'a Json<'a>,
}

/// Placeholder for a missing value.
static NULL: Json<'static> = Json::Null;

/// Parses the JSON of a file; reports a fault and returns `Null` if it is malformed.
pub fn parse<'a>(file: &'static str, text: &'a str, faults: &Faults) -> Json<'a> {
    Json::parse(text).unwrap_or_else(|at| {
        let before = text.get(..at).unwrap_or(text);
        let line = before.split('\n').count();
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        let rule = format!("ce n’est pas du JSON (ligne {line}, colonne {column})");
        faults.add_for_file(file, rule);
        Json::Null
    })
}

/// Reads each record of an array, in order. The records must be sorted by the member `id`, which must be unique.
pub fn records<T>(
    file: &'static str,
    id: &str,
    list: &Json<'_>,
    faults: &Faults,
    mut read: impl FnMut(&Record<'_>) -> T,
) -> Vec<T> {
    let mut items = Vec::new();
    for_each_record(file, id, list, faults, &mut |record| items.push(read(record)));
    items
}

/// Not generic, so that the loop is compiled once.
fn for_each_record(
    file: &'static str,
    id: &str,
    list: &Json<'_>,
    faults: &Faults,
    read: &mut dyn FnMut(&Record<'_>),
) {
    let Some(list) = list.as_list() else {
        return faults.add_for_file(file, "ce n’est pas un tableau JSON");
    };
    let mut last_id = "";
    for (rank, json) in list.iter().enumerate() {
        let id_text = json.get(id).and_then(Json::as_text);
        let rank = format!("n° {}", rank + 1);
        let path = RecordPath { file, record: id_text.unwrap_or(&rank), faults };
        read(&Record::new(path, json));
        let Some(named) = id_text else { continue };
        match last_id.cmp(named) {
            Ordering::Less => {}
            Ordering::Equal => path.fault("identifiant déjà employé"),
            Ordering::Greater => {
                path.fault("les enregistrements ne sont pas triés par identifiant");
            }
        }
        last_id = named;
    }
}

impl<'a> Record<'a> {
    /// Wraps `json`, which must be an object.
    pub fn new(path: RecordPath<'a>, json: &'a Json<'a>) -> Self {
        if !matches!(json, Json::Object(_)) {
            path.fault("ce n’est pas un objet JSON");
        }
        Self { path, json }
    }

    /// Wraps the whole JSON of a file, which must be an object.
    pub fn for_file(file: &'static str, json: &'a Json<'a>, faults: &'a Faults) -> Self {
        Self::new(RecordPath { file, record: WHOLE_FILE, faults }, json)
    }

    /// The same record, with `file` as the file in its faults.
    #[must_use]
    pub fn with_file(&self, file: &'static str) -> Self {
        Self { path: RecordPath { file, ..self.path }, ..*self }
    }

    /// The same record, identified in its faults by its member `name`.
    #[must_use]
    pub fn with_id_from(&self, name: &str) -> Self {
        self.with_id(self.text(name))
    }

    /// The same record, identified in its faults as `record`.
    #[must_use]
    pub fn with_id<'b>(&self, record: &'b str) -> Record<'b>
    where
        'a: 'b,
    {
        Record { path: RecordPath { record, ..self.path }, json: self.json }
    }

    /// Reports that this record breaks `rule`.
    pub fn fault(&self, rule: impl Display) {
        self.path.fault(rule);
    }

    /// A member; `None` if it is absent or null.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a Json<'a>> {
        self.json.get(name).filter(|value| **value != Json::Null)
    }

    /// Reports each member whose name `known` rejects.
    pub fn deny_unknown(&self, known: impl Fn(&str) -> bool, what: &str) {
        if let Json::Object(members) = self.json {
            for (name, _) in members.iter().filter(|(name, _)| !known(name)) {
                self.path.reject(name, what, ());
            }
        }
    }

    /// A required member.
    #[must_use]
    pub fn value(&self, name: &str) -> &'a Json<'a> {
        self.get(name).unwrap_or_else(|| {
            self.fault(format_args!("il manque « {name} »"));
            &NULL
        })
    }

    /// A required string.
    #[must_use]
    pub fn text(&self, name: &str) -> &'a str {
        self.required(name, "un texte", Json::as_text)
    }

    /// A required string, owned.
    #[must_use]
    pub fn string(&self, name: &str) -> String {
        self.text(name).to_owned()
    }

    /// An optional string.
    #[must_use]
    pub fn optional_text(&self, name: &str) -> Option<&'a str> {
        self.get(name).map(|_| self.text(name))
    }

    /// A required number.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        self.required(name, "un nombre", Json::as_number)
    }

    /// A required whole number, zero or more.
    #[must_use]
    pub fn count(&self, name: &str) -> u32 {
        self.required(name, "un nombre entier", Json::as_count)
    }

    /// An optional whole number, zero or more.
    #[must_use]
    pub fn optional_count(&self, name: &str) -> Option<u32> {
        self.get(name).map(|_| self.count(name))
    }

    /// An optional boolean, false by default.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        match self.get(name) {
            None => false,
            Some(Json::Bool(flag)) => *flag,
            Some(_) => self.or_fault(name, None, "true ou false"),
        }
    }

    /// A required array.
    #[must_use]
    pub fn list(&self, name: &str) -> &'a [Json<'a>] {
        self.required(name, "un tableau", Json::as_list)
    }

    /// Calls `read` with `name` if the member exists; otherwise returns the default.
    pub fn if_present<T: Default>(&self, name: &str, read: impl FnOnce(&str) -> T) -> T {
        self.get(name).map(|_| read(name)).unwrap_or_default()
    }

    /// An array of strings; anything else in it is a fault.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.map_texts(name, str::to_owned)
    }

    /// An array of numbers; anything else in it is a fault.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        let read_number =
            |value: &Json<'_>| self.or_fault(name, value.as_number(), "un tableau de nombres");
        self.list(name).iter().map(read_number).collect()
    }

    /// An array of years; anything else in it is a fault.
    #[must_use]
    pub fn years(&self, name: &str) -> Vec<u16> {
        let read_year = |json: &Json<'_>| {
            let year = json.as_count().and_then(|year| u16::try_from(year).ok());
            self.or_fault(name, year, "un tableau d’années")
        };
        self.list(name).iter().map(read_year).collect()
    }

    /// An array of two numbers, such as a position or an interval.
    #[must_use]
    pub fn pair(&self, name: &str) -> (f64, f64) {
        let pair = match self.list(name) {
            [first, second] => first.as_number().zip(second.as_number()),
            _ => None,
        };
        self.or_fault(name, pair, "un couple de nombres")
    }

    /// A required object.
    #[must_use]
    pub fn object(&self, name: &str) -> Record<'a> {
        match self.get(name) {
            Some(json) => Record::new(self.path, json),
            None => Record { path: self.path, json: self.value(name) },
        }
    }

    /// An optional object.
    #[must_use]
    pub fn optional_object(&self, name: &str) -> Option<Record<'a>> {
        self.get(name).map(|json| Record::new(self.path, json))
    }

    /// Reads each object of an array.
    pub fn map_objects<T>(&self, name: &str, mut read: impl FnMut(&Record<'a>) -> T) -> Vec<T> {
        let mut all = Vec::new();
        self.for_each_item(name, &mut |json| all.push(read(&Record::new(self.path, json))));
        all
    }

    /// Reads each string of an array.
    pub fn map_texts<T>(&self, name: &str, mut read: impl FnMut(&'a str) -> T) -> Vec<T> {
        let mut all = Vec::new();
        self.for_each_item(name, &mut |json| {
            all.push(read(self.or_fault(name, json.as_text(), "un tableau de textes")));
        });
        all
    }

    /// Parses each string of an array; those that `parse` rejects are faults.
    pub fn parse_texts<T>(&self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let known = self.map_texts(name, |text| {
            let known = parse(text);
            if known.is_none() {
                self.report_invalid(name, text);
            }
            known
        });
        known.into_iter().flatten().collect()
    }

    /// Not generic, so that the loop is compiled once.
    fn for_each_item(&self, name: &str, read: &mut dyn FnMut(&'a Json<'a>)) {
        self.list(name).iter().for_each(read);
    }

    /// A required string, one of those in `meanings`; returns its value, or the first one after a fault.
    #[must_use]
    pub fn choice<T: Copy>(&self, name: &str, meanings: &[(&str, T)]) -> T {
        let word = self.text(name);
        match meanings.iter().find(|(known, _)| *known == word) {
            Some((_, meaning)) => *meaning,
            None => {
                self.report_invalid(name, word);
                meanings[0].1
            }
        }
    }

    /// The category of services (`categorie`).
    #[must_use]
    pub fn category(&self) -> Category {
        let code = self.text("categorie");
        Category::parse(code).unwrap_or_else(|| {
            self.report_invalid("categorie", code);
            Category::Eaje
        })
    }

    /// Checks that a member is the string `word`.
    pub fn expect_text(&self, name: &str, word: &str) {
        let value = self.text(name);
        if value != word {
            self.report_invalid(name, value);
        }
    }

    /// Reports that `word` is not a permitted value of the member `name`.
    pub fn report_invalid(&self, name: &str, word: &str) {
        self.fault(format_args!("« {name} » ne peut pas être « {word} »"));
    }

    /// A required date; see [`PartialDate::parse`].
    #[must_use]
    pub fn date(&self, name: &str) -> PartialDate {
        let text = self.text(name);
        let date = PartialDate::parse(text);
        date.unwrap_or_else(|| self.path.reject(text, "une date", PartialDate::Year(0)))
    }

    /// An optional date.
    #[must_use]
    pub fn optional_date(&self, name: &str) -> Option<PartialDate> {
        self.get(name).map(|_| self.date(name))
    }

    /// A required calendar day, `2017-12-31`.
    #[must_use]
    pub fn day(&self, name: &str) -> Day {
        let text = self.text(name);
        Day::parse(text).unwrap_or_else(|| self.path.reject(text, "un jour", Day::FIRST))
    }

    /// First and last line of the source text, counted from 1.
    #[must_use]
    pub fn lines(&self, name: &str) -> (u32, u32) {
        let lines = match self.list(name) {
            [first, last] => first.as_count().zip(last.as_count()),
            _ => None,
        };
        let lines = lines.filter(|(first, last)| 0 < *first && first <= last);
        self.or_fault(name, lines, "deux lignes qui se suivent")
    }

    /// The required member `source`: the id of a publication, with section and lines if it has line numbers.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source_in("source")
    }

    /// Like [`Record::source`], from the member `name`.
    #[must_use]
    pub fn source_in(&self, name: &str) -> Source {
        let source = self.object(name);
        let excerpt = source
            .get("lignes")
            .map(|_| Excerpt { section: source.string("section"), lines: source.lines("lignes") });
        self.path.source(source.text("id"), excerpt)
    }

    /// The text in the member `name`, with its source.
    #[must_use]
    pub fn passage(&self, name: &str) -> Passage {
        Passage { text: self.string(name), source: self.source() }
    }

    fn required<T: Default>(
        &self,
        name: &str,
        shape: &str,
        read: fn(&'a Json<'a>) -> Option<T>,
    ) -> T {
        match self.get(name) {
            Some(value) => self.or_fault(name, read(value), shape),
            None => {
                self.fault(format_args!("il manque « {name} »"));
                T::default()
            }
        }
    }

    fn or_fault<T: Default>(&self, name: &str, value: Option<T>, shape: &str) -> T {
        value.unwrap_or_else(|| {
            self.fault(format_args!("« {name} » doit être {shape}"));
            T::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules that `json` breaks when `read` reads it.
    fn broken_rules(json: &str, read: fn(&Record<'_>)) -> Vec<String> {
        let faults = Faults::default();
        let json = parse("a.json", json, &faults);
        read(&Record::for_file("a.json", &json, &faults));
        faults.into_vec().into_iter().map(|fault| fault.rule).collect()
    }

    #[test]
    fn missing_or_malformed_members_are_reported() {
        let text = |r: &Record<'_>| drop(r.string("nom"));
        let count = |r: &Record<'_>| drop(vec![r.optional_count("n")]);
        let choice = |r: &Record<'_>| drop(vec![r.choice("c", &[("a", 1), ("b", 2)])]);
        for (json, ask, rule) in [
            ("{}", text as fn(&Record<'_>), "il manque « nom »"),
            (r#"{"nom":null}"#, text, "il manque « nom »"),
            (r#"{"nom":7}"#, text, "« nom » doit être un texte"),
            (r#"{"n":-1}"#, count, "« n » doit être un nombre entier"),
            (r#"{"n":1.5}"#, count, "« n » doit être un nombre entier"),
            (r#"{"c":"d"}"#, choice, "« c » ne peut pas être « d »"),
        ] {
            assert_eq!(broken_rules(json, ask), [rule], "{json}");
        }
        assert!(broken_rules(r#"{"c":"b"}"#, choice).is_empty());
        for lines in ["[3,2]", "[0,2]", "[1]", "[1,2,3]", "[1,\"2\"]", "[-1,2]", "3"] {
            let read = broken_rules(&format!("{{\"l\":{lines}}}"), |r| drop(vec![r.lines("l")]));
            assert!(!read.is_empty(), "{lines}");
        }
        let json = "{\n \"nom\": ,}";
        assert!(
            broken_rules(json, |_| ())
                .contains(&"ce n’est pas du JSON (ligne 2, colonne 9)".into())
        );
    }

    #[test]
    fn records_must_have_sorted_unique_ids() {
        let faults = |json: &str| {
            let faults = Faults::default();
            let list = parse("a.json", json, &faults);
            let ids = records("a.json", "id", &list, &faults, |record| record.string("id"));
            let all = faults.into_vec().into_iter().map(|fault| (fault.record, fault.rule));
            (ids, all.collect::<Vec<_>>())
        };
        assert_eq!(faults(r#"[{"id":"a"},{"id":"b"}]"#), (vec!["a".into(), "b".into()], vec![]));
        let missing = ("n° 1".into(), "il manque « id »".into());
        assert_eq!(faults("[{}]").1, [missing]);
        let twice = ("a".into(), "identifiant déjà employé".into());
        assert_eq!(faults(r#"[{"id":"a"},{"id":"a"}]"#).1, [twice]);
        assert_eq!(faults(r#"[{"id":"b"},{"id":"a"},{"id":7},{}]"#).1.len(), 3);
        assert!(!faults("{}").1.is_empty() && !faults("[1]").1.is_empty());
    }
}
