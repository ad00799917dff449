//! JSON records as they are read: each value is asked for by the name of its member. What is missing
//! or has another shape is noted among the [`Faults`], with its file, record and rule; reading goes on
//! with a value that means nothing, so that all faults of a file are told at once. Whoever reads looks
//! at the faults in the end: what was read counts only without any.
//!
//! Records are looked up in a [`Json`] tree, not deserialized into structs of their own: for the first
//! view alone that took 50 kB of program, five times the data.

use std::cmp::Ordering;
use std::fmt::Display;

use small_std::Json;

use super::error::WHOLE_FILE;
use super::faults::{Faults, Place};
use crate::{Category, Date, Day, Excerpt, Passage, Source};

/// A JSON object, and the record that it is or is part of.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// File and record, for the faults that are noted.
    pub place: Place<'a>,
    json: &'a Json<'a>,
}

/// What stands for a value that is not there.
static NOTHING: Json<'static> = Json::Null;

/// The JSON of a file; `Null` where it is none, which is noted.
pub fn parse<'a>(file: &'static str, text: &'a str, faults: &Faults) -> Json<'a> {
    Json::parse(text).unwrap_or_else(|at| {
        let before = text.get(..at).unwrap_or(text);
        let line = before.split('\n').count();
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        let rule = format!("ce n’est pas du JSON (ligne {line}, colonne {column})");
        faults.of_file(file, rule);
        Json::Null
    })
}

/// What `read` makes of each record of an array, in its order. Records are sorted by the member
/// `id`, each has its own.
pub fn records<T>(
    file: &'static str,
    id: &str,
    list: &Json<'_>,
    faults: &Faults,
    mut read: impl FnMut(&Record<'_>) -> T,
) -> Vec<T> {
    let mut all = Vec::new();
    each_record(file, id, list, faults, &mut |record| all.push(read(record)));
    all
}

/// One compiled loop for all kinds of record.
fn each_record(
    file: &'static str,
    id: &str,
    list: &Json<'_>,
    faults: &Faults,
    read: &mut dyn FnMut(&Record<'_>),
) {
    let Some(list) = list.as_list() else {
        return faults.of_file(file, "ce n’est pas un tableau JSON");
    };
    let mut last = "";
    for (rank, json) in list.iter().enumerate() {
        let named = json.get(id).and_then(Json::as_text);
        let rank = format!("n° {}", rank + 1);
        let place = Place { file, record: named.unwrap_or(&rank), faults };
        read(&Record::of(place, json));
        let Some(named) = named else { continue };
        match last.cmp(named) {
            Ordering::Less => {}
            Ordering::Equal => place.fault("identifiant déjà employé"),
            Ordering::Greater => {
                place.fault("les enregistrements ne sont pas triés par identifiant");
            }
        }
        last = named;
    }
}

impl<'a> Record<'a> {
    /// The object that `json` must be.
    pub fn of(place: Place<'a>, json: &'a Json<'a>) -> Self {
        if !matches!(json, Json::Object(_)) {
            place.fault("ce n’est pas un objet JSON");
        }
        Self { place, json }
    }

    /// The whole of a file, an object.
    pub fn of_file(file: &'static str, json: &'a Json<'a>, faults: &'a Faults) -> Self {
        Self::of(Place { file, record: WHOLE_FILE, faults }, json)
    }

    /// The same, which faults say is of `file`.
    #[must_use]
    pub fn published_in(&self, file: &'static str) -> Self {
        Self { place: Place { file, ..self.place }, ..*self }
    }

    /// The same, which faults call by its member `name`.
    #[must_use]
    pub fn named(&self, name: &str) -> Self {
        self.called(self.text(name))
    }

    /// The same, which faults call `record`.
    #[must_use]
    pub fn called<'b>(&self, record: &'b str) -> Record<'b>
    where
        'a: 'b,
    {
        Record { place: Place { record, ..self.place }, json: self.json }
    }

    /// Notes that this record breaks `rule`.
    pub fn fault(&self, rule: impl Display) {
        self.place.fault(rule);
    }

    /// A member; `None` where it is absent or null.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a Json<'a>> {
        self.json.get(name).filter(|value| **value != Json::Null)
    }

    /// Notes each member that has none of these names.
    pub fn only_named(&self, known: impl Fn(&str) -> bool, what: &str) {
        if let Json::Object(members) = self.json {
            for (name, _) in members.iter().filter(|(name, _)| !known(name)) {
                self.place.none_of(name, what, ());
            }
        }
    }

    /// A member that must be there.
    #[must_use]
    pub fn value(&self, name: &str) -> &'a Json<'a> {
        self.get(name).unwrap_or_else(|| {
            self.fault(format_args!("il manque « {name} »"));
            &NOTHING
        })
    }

    /// The member `name`, which must be words.
    #[must_use]
    pub fn text(&self, name: &str) -> &'a str {
        self.required(name, "un texte", Json::as_text)
    }

    /// [`Record::text`] as a text of its own.
    #[must_use]
    pub fn string(&self, name: &str) -> String {
        self.text(name).to_owned()
    }

    /// The member `name`, words where it is there.
    #[must_use]
    pub fn text_if_any(&self, name: &str) -> Option<&'a str> {
        self.get(name).map(|_| self.text(name))
    }

    /// The member `name`, which must be a number.
    #[must_use]
    pub fn number(&self, name: &str) -> f64 {
        self.required(name, "un nombre", Json::as_number)
    }

    /// The member `name`, which must be a whole number of at least zero.
    #[must_use]
    pub fn count(&self, name: &str) -> u32 {
        self.required(name, "un nombre entier", Json::as_count)
    }

    /// The same where it is there.
    #[must_use]
    pub fn count_if_any(&self, name: &str) -> Option<u32> {
        self.get(name).map(|_| self.count(name))
    }

    /// The member `name`, which must be true or false; false where it is absent.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        match self.get(name) {
            None => false,
            Some(Json::Bool(flag)) => *flag,
            Some(_) => self.shaped(name, None, "true ou false"),
        }
    }

    /// The member `name`, which must be an array.
    #[must_use]
    pub fn list(&self, name: &str) -> &'a [Json<'a>] {
        self.required(name, "un tableau", Json::as_list)
    }

    /// What `read` makes of a member; the default where it is absent.
    pub fn if_any<T: Default>(&self, name: &str, read: impl FnOnce(&str) -> T) -> T {
        self.get(name).map(|_| read(name)).unwrap_or_default()
    }

    /// The strings of an array; anything else in it is a fault.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<String> {
        self.all_texts(name, str::to_owned)
    }

    /// The numbers of an array; anything else in it is a fault.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        let number =
            |value: &Json<'_>| self.shaped(name, value.as_number(), "un tableau de nombres");
        self.list(name).iter().map(number).collect()
    }

    /// The years of an array; anything else in it is a fault.
    #[must_use]
    pub fn years(&self, name: &str) -> Vec<u16> {
        let year = |json: &Json<'_>| {
            let year = json.as_count().and_then(|year| u16::try_from(year).ok());
            self.shaped(name, year, "un tableau d’années")
        };
        self.list(name).iter().map(year).collect()
    }

    /// Two numbers: a position, an interval.
    #[must_use]
    pub fn pair(&self, name: &str) -> (f64, f64) {
        let pair = match self.list(name) {
            [first, second] => first.as_number().zip(second.as_number()),
            _ => None,
        };
        self.shaped(name, pair, "un couple de nombres")
    }

    /// An object within this record.
    #[must_use]
    pub fn object(&self, name: &str) -> Record<'a> {
        match self.get(name) {
            Some(json) => Record::of(self.place, json),
            None => Record { place: self.place, json: self.value(name) },
        }
    }

    /// An object within this record, where there is one.
    #[must_use]
    pub fn object_if_any(&self, name: &str) -> Option<Record<'a>> {
        self.get(name).map(|json| Record::of(self.place, json))
    }

    /// What `read` makes of each object of an array.
    pub fn all<T>(&self, name: &str, mut read: impl FnMut(&Record<'a>) -> T) -> Vec<T> {
        let mut all = Vec::new();
        self.each(name, &mut |json| all.push(read(&Record::of(self.place, json))));
        all
    }

    /// What `read` makes of each text of an array.
    pub fn all_texts<T>(&self, name: &str, mut read: impl FnMut(&'a str) -> T) -> Vec<T> {
        let mut all = Vec::new();
        self.each(name, &mut |json| {
            all.push(read(self.shaped(name, json.as_text(), "un tableau de textes")));
        });
        all
    }

    /// What `parse` makes of each text of an array, each of which it must know.
    pub fn all_known<T>(&self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let known = self.all_texts(name, |text| {
            let known = parse(text);
            if known.is_none() {
                self.unknown(name, text);
            }
            known
        });
        known.into_iter().flatten().collect()
    }

    /// One compiled loop for all kinds of array.
    fn each(&self, name: &str, read: &mut dyn FnMut(&'a Json<'a>)) {
        self.list(name).iter().for_each(read);
    }

    /// What `meanings` say of a member that is one of their words.
    #[must_use]
    pub fn choice<T: Copy>(&self, name: &str, meanings: &[(&str, T)]) -> T {
        let word = self.text(name);
        match meanings.iter().find(|(known, _)| *known == word) {
            Some((_, meaning)) => *meaning,
            None => {
                self.unknown(name, word);
                meanings[0].1
            }
        }
    }

    /// The category of services that a record is about.
    #[must_use]
    pub fn category(&self) -> Category {
        let code = self.text("categorie");
        Category::parse(code).unwrap_or_else(|| {
            self.unknown("categorie", code);
            Category::Eaje
        })
    }

    /// Notes where a member is not the one `word` that it can be.
    pub fn must_be(&self, name: &str, word: &str) {
        let value = self.text(name);
        if value != word {
            self.unknown(name, value);
        }
    }

    /// Notes that `word` is none of those that `name` can be.
    pub fn unknown(&self, name: &str, word: &str) {
        self.fault(format_args!("« {name} » ne peut pas être « {word} »"));
    }

    /// The member `name`, which must be a date: see [`Date::parse`].
    #[must_use]
    pub fn date(&self, name: &str) -> Date {
        let text = self.text(name);
        let date = Date::parse(text);
        date.unwrap_or_else(|| self.place.none_of(text, "une date", Date::Year(0)))
    }

    /// The same where it is there.
    #[must_use]
    pub fn date_if_any(&self, name: &str) -> Option<Date> {
        self.get(name).map(|_| self.date(name))
    }

    /// The member `name`, which must be a calendar day, `2017-12-31`.
    #[must_use]
    pub fn day(&self, name: &str) -> Day {
        let text = self.text(name);
        Day::parse(text).unwrap_or_else(|| self.place.none_of(text, "un jour", Day::FIRST))
    }

    /// Lines of the source text: two ascending numbers, counted from 1.
    #[must_use]
    pub fn lines(&self, name: &str) -> (u32, u32) {
        let lines = match self.list(name) {
            [first, last] => first.as_count().zip(last.as_count()),
            _ => None,
        };
        let lines = lines.filter(|(first, last)| 0 < *first && first <= last);
        self.shaped(name, lines, "deux lignes qui se suivent")
    }

    /// The member `source`: the id of a publication, with section and lines if it has some.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source_in("source")
    }

    /// A source under another name.
    #[must_use]
    pub fn source_in(&self, name: &str) -> Source {
        let source = self.object(name);
        let excerpt = source
            .get("lignes")
            .map(|_| Excerpt { section: source.string("section"), lines: source.lines("lignes") });
        self.place.source(source.text("id"), excerpt)
    }

    /// Words with their source, the words being the member `name`.
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
            Some(value) => self.shaped(name, read(value), shape),
            None => {
                self.fault(format_args!("il manque « {name} »"));
                T::default()
            }
        }
    }

    fn shaped<T: Default>(&self, name: &str, value: Option<T>, shape: &str) -> T {
        value.unwrap_or_else(|| {
            self.fault(format_args!("« {name} » doit être {shape}"));
            T::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules that are broken when `ask` reads `json`.
    fn rules(json: &str, ask: fn(&Record<'_>)) -> Vec<String> {
        let faults = Faults::default();
        let json = parse("a.json", json, &faults);
        ask(&Record::of_file("a.json", &json, &faults));
        faults.all().into_iter().map(|fault| fault.rule).collect()
    }

    #[test]
    fn what_is_missing_or_misshapen_is_named() {
        let text = |r: &Record<'_>| drop(r.string("nom"));
        let count = |r: &Record<'_>| drop(vec![r.count_if_any("n")]);
        let choice = |r: &Record<'_>| drop(vec![r.choice("c", &[("a", 1), ("b", 2)])]);
        for (json, ask, rule) in [
            ("{}", text as fn(&Record<'_>), "il manque « nom »"),
            (r#"{"nom":null}"#, text, "il manque « nom »"),
            (r#"{"nom":7}"#, text, "« nom » doit être un texte"),
            (r#"{"n":-1}"#, count, "« n » doit être un nombre entier"),
            (r#"{"n":1.5}"#, count, "« n » doit être un nombre entier"),
            (r#"{"c":"d"}"#, choice, "« c » ne peut pas être « d »"),
        ] {
            assert_eq!(rules(json, ask), [rule], "{json}");
        }
        assert!(rules(r#"{"c":"b"}"#, choice).is_empty());
        for lines in ["[3,2]", "[0,2]", "[1]", "[1,2,3]", "[1,\"2\"]", "[-1,2]", "3"] {
            let read = rules(&format!("{{\"l\":{lines}}}"), |r| drop(vec![r.lines("l")]));
            assert!(!read.is_empty(), "{lines}");
        }
        let json = "{\n \"nom\": ,}";
        assert!(rules(json, |_| ()).contains(&"ce n’est pas du JSON (ligne 2, colonne 9)".into()));
    }

    #[test]
    fn records_are_named_sorted_and_told_apart() {
        let faults = |json: &str| {
            let faults = Faults::default();
            let list = parse("a.json", json, &faults);
            let ids = records("a.json", "id", &list, &faults, |record| record.string("id"));
            let all = faults.all().into_iter().map(|fault| (fault.record, fault.rule));
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
