//! Meetings as iCalendar (RFC 5545). Each event spans its month, since the document gives no day.

use crate::plan::meetings::{Meeting, meetings};
use crate::wording::format::{sentence_case, typeset};
use crate::wording::labels::short_citation;
use model::{Day, Governance, SourceWords};

/// Maximum length of a line in bytes, without its line break.
const MAX_LINE_BYTES: usize = 75;

/// All meetings of the schéma, from the document called `title`. `DTSTAMP` is the schéma's first day, so that
/// two builds give the same file.
#[must_use]
pub fn calendar(governance: &Governance, title: &str, document: &SourceWords) -> String {
    let compact = |day: Day| day.iso().replace('-', "");
    let mut text = String::new();
    let mut push_line = |name: &str, value: &str| fold_line(&mut text, &format!("{name}:{value}"));
    push_line("BEGIN", "VCALENDAR");
    push_line("VERSION", "2.0");
    push_line("PRODID", "-//Carte des services aux familles//FR");
    for Meeting { committee, month } in meetings(governance, governance.start) {
        push_line("BEGIN", "VEVENT");
        push_line("UID", &format!("{}-{}@carte-services-familles", committee.id, compact(month)));
        push_line("DTSTAMP", &format!("{}T000000Z", compact(governance.start)));
        push_line("DTSTART;VALUE=DATE", &compact(month));
        if let Some(next) = month.next_month() {
            push_line("DTEND;VALUE=DATE", &compact(next));
        }
        push_line("SUMMARY", &escape_text(&format!("{} (jour à fixer)", committee.name)));
        let description = format!(
            "{}. {} donne le mois, pas le jour. Source : {title}, {}.",
            committee.meetings.text,
            sentence_case(&document.subject),
            short_citation(&committee.meetings.source)
        );
        push_line("DESCRIPTION", &escape_text(&typeset(&description)));
        push_line("TRANSP", "TRANSPARENT");
        push_line("END", "VEVENT");
    }
    push_line("END", "VCALENDAR");
    text
}

fn escape_text(text: &str) -> String {
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

/// Adds a line, folded at [`MAX_LINE_BYTES`]; continuation lines begin with a space.
fn fold_line(text: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > MAX_LINE_BYTES {
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
    fn every_meeting_parses_as_icalendar() {
        let governance = governance(&fixtures::geodata_text("gouvernance.json"))
            .expect("the committees are valid");
        let all = meetings(&governance, governance.start);
        let document = &fixtures::dataset().document.words;
        let text = calendar(&governance, "le schéma", document);
        assert!(
            text.split("\r\n").all(|line| line.len() <= MAX_LINE_BYTES && !line.contains('\n'))
        );
        let calendar: Calendar = text.parse().expect("a calendar");
        let events: Vec<_> = calendar.components.iter().filter_map(|c| c.as_event()).collect();
        assert_eq!(events.len(), 20);
        for (event, meeting) in events.iter().zip(&all) {
            let expected = format!("{} (jour à fixer)", meeting.committee.name);
            assert_eq!(event.get_summary(), Some(expected.as_str()));
            let start = event.property_value("DTSTART").expect("a start");
            assert_eq!(start, meeting.month.iso().replace('-', ""));
            let stamp = event.property_value("DTSTAMP");
            assert_eq!(stamp, Some("20160101T000000Z"), "the data's day, not the build's");
            let description = event.get_description().expect("a description");
            assert!(
                description.contains("Le document donne le mois, pas le jour")
                    && description.contains("le schéma, §\u{a0}III.1"),
                "{description}"
            );
        }
        let mut ids: Vec<_> = events.iter().filter_map(|e| e.get_uid()).collect();
        ids.dedup();
        assert_eq!(ids.len(), events.len());
    }
}
