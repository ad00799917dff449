//! Meetings as iCalendar (RFC 5545). Each fills its month: the day is still to be set.

use crate::plan::meetings::{Meeting, meetings};
use crate::wording::format::{sentence_case, typeset};
use crate::wording::labels::place;
use model::{Day, Governance, SourceWords};

/// The longest line, in bytes, its end not counted.
const LONGEST: usize = 75;

/// All meetings of the schéma, which the document called `title` gives. They count as made on its first
/// day, not at the moment of the build: two builds give the same file.
#[must_use]
pub fn calendar(governance: &Governance, title: &str, document: &SourceWords) -> String {
    let compact = |day: Day| day.iso().replace('-', "");
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Carte des services aux familles//FR");
    for Meeting { committee, month } in meetings(governance, governance.start) {
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}-{}@carte-services-familles", committee.id, compact(month)));
        line("DTSTAMP", &format!("{}T000000Z", compact(governance.start)));
        line("DTSTART;VALUE=DATE", &compact(month));
        if let Some(next) = month.next_month() {
            line("DTEND;VALUE=DATE", &compact(next));
        }
        line("SUMMARY", &escaped(&format!("{} (jour à fixer)", committee.name)));
        let about = format!(
            "{}. {} donne le mois, pas le jour. Source : {title}, {}.",
            committee.meetings.text,
            sentence_case(&document.subject),
            place(&committee.meetings.source)
        );
        line("DESCRIPTION", &escaped(&typeset(&about)));
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, cut where it is too long; what follows begins with a space.
fn fold(text: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, Component};

    use super::*;
    use model::read::governance;

    #[test]
    fn another_program_reads_every_meeting() {
        let governance =
            governance(&fixtures::text("gouvernance.json")).expect("the committees are valid");
        let all = meetings(&governance, governance.start);
        let document = &fixtures::dataset().document.words;
        let text = calendar(&governance, "le schéma", document);
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST && !line.contains('\n')));
        let read: Calendar = text.parse().expect("a calendar");
        let events: Vec<_> = read.components.iter().filter_map(|c| c.as_event()).collect();
        assert_eq!(events.len(), 20);
        for (event, meeting) in events.iter().zip(&all) {
            let expected = format!("{} (jour à fixer)", meeting.committee.name);
            assert_eq!(event.get_summary(), Some(expected.as_str()));
            let start = event.property_value("DTSTART").expect("a start");
            assert_eq!(start, meeting.month.iso().replace('-', ""));
            let stamp = event.property_value("DTSTAMP");
            assert_eq!(stamp, Some("20160101T000000Z"), "the data's day, not the build's");
            let about = event.get_description().expect("a description");
            assert!(
                about.contains("Le document donne le mois, pas le jour")
                    && about.contains("le schéma, §\u{a0}III.1"),
                "{about}"
            );
        }
        let mut ids: Vec<_> = events.iter().filter_map(|e| e.get_uid()).collect();
        ids.dedup();
        assert_eq!(ids.len(), events.len());
    }
}
