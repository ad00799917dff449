//! Passing an answer on: read aloud by the device, by link, or as words to look for on another site. [`PassOn::update`] alone changes it; what the
//! browser is to do are the effects it gives, whose answers come back as events.

/// What is being passed on, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassOn {
    /// Whether the device has a French voice of its own.
    pub has_voice: bool,
    /// Whether it is reading.
    pub is_reading: bool,
    /// How often reading was begun: an earlier reading may tell of its end only during the next.
    readings: u32,
    shared: Option<Shared>,
    /// What is to be looked for on a site that has been opened, and whether it is on the clipboard.
    looked_up: Option<(String, bool)>,
}

/// What has become of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The device's own dialogue has it, or was closed without a choice.
    ByDevice,
    /// It is on the clipboard.
    Copied,
    /// The browser allows neither.
    Refused,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassOnEvent {
    /// The buttons are shown.
    Opened,
    /// Answers [`PassOnEffect::WatchVoices`], now and whenever the browser finds other voices.
    Voices(bool),
    /// The voice's button is pressed: read these sentences, or stop reading.
    ReadAloud(Vec<String>),
    /// Answers [`PassOnEffect::Speak`]: that reading has come to its end, or could not begin.
    ReadingEnded(u32),
    /// Pass on the link to this address.
    Share(String),
    /// Answers [`PassOnEffect::Share`].
    Shared(Shared),
    /// Another site opens, on which these words are to be looked for.
    LookUp(String),
    /// Answers [`PassOnEffect::Copy`]: whether the words are on the clipboard.
    Copied(String, bool),
    /// The buttons leave the page.
    Closed,
}

/// What the browser is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassOnEffect {
    /// Tell whether there is a French voice; answered by [`PassOnEvent::Voices`].
    WatchVoices,
    /// Read these sentences aloud; answered by [`PassOnEvent::ReadingEnded`] with this number.
    Speak(u32, Vec<String>),
    /// Stop reading.
    StopSpeaking,
    /// Pass this address on; answered by [`PassOnEvent::Shared`].
    Share(String),
    /// Put these words on the clipboard; answered by [`PassOnEvent::Copied`].
    Copy(String),
}

impl PassOn {
    /// Applies an event; what the browser is to do then.
    #[must_use]
    pub fn update(&mut self, event: PassOnEvent) -> Option<PassOnEffect> {
        match event {
            PassOnEvent::Opened => return Some(PassOnEffect::WatchVoices),
            PassOnEvent::Voices(any) => self.has_voice = any,
            PassOnEvent::ReadAloud(_) | PassOnEvent::Closed if self.is_reading => {
                self.is_reading = false;
                return Some(PassOnEffect::StopSpeaking);
            }
            PassOnEvent::ReadAloud(sentences) => {
                self.is_reading = true;
                self.readings += 1;
                return Some(PassOnEffect::Speak(self.readings, sentences));
            }
            PassOnEvent::ReadingEnded(reading) => self.is_reading &= reading != self.readings,
            PassOnEvent::Share(address) => return Some(PassOnEffect::Share(address)),
            PassOnEvent::Shared(shared) => self.shared = Some(shared),
            PassOnEvent::LookUp(words) => return Some(PassOnEffect::Copy(words)),
            PassOnEvent::Copied(words, copied) => self.looked_up = Some((words, copied)),
            PassOnEvent::Closed => {}
        }
        None
    }

    /// What to do on the site that has been opened; nothing before one is.
    #[must_use]
    pub fn to_look_up(&self) -> String {
        match &self.looked_up {
            None => String::new(),
            Some((words, true)) => format!(
                "«\u{a0}{words}\u{a0}» est copié\u{a0}: collez-le dans la recherche du site."
            ),
            Some((words, false)) => format!("Sur le site, cherchez «\u{a0}{words}\u{a0}»."),
        }
    }

    /// What came of sharing, in words; nothing where the device has said so itself. `address` is the link as
    /// it now is.
    #[must_use]
    pub fn said(&self, address: &str) -> String {
        match self.shared {
            None | Some(Shared::ByDevice) => String::new(),
            Some(Shared::Copied) => "Le lien est copié. Collez-le dans un message.".to_owned(),
            Some(Shared::Refused) => format!("Copiez ce lien\u{a0}: {address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The buttons, once these events have happened; the effects, in their order.
    fn after(events: &[PassOnEvent]) -> (PassOn, Vec<PassOnEffect>) {
        let mut own = PassOn::default();
        let effects = events.iter().cloned().filter_map(|event| own.update(event)).collect();
        (own, effects)
    }

    fn read() -> PassOnEvent {
        PassOnEvent::ReadAloud(vec!["Autour de Langres.".to_owned()])
    }

    #[test]
    fn a_voice_that_comes_late_is_known() {
        let (own, effects) = after(&[PassOnEvent::Opened, PassOnEvent::Voices(false)]);
        assert_eq!((own.has_voice, effects), (false, vec![PassOnEffect::WatchVoices]));
        assert!(after(&[PassOnEvent::Voices(false), PassOnEvent::Voices(true)]).0.has_voice);
    }

    #[test]
    fn the_button_reads_then_stops_then_reads_anew() {
        let sentences = vec!["Autour de Langres.".to_owned()];
        let (own, effects) = after(&[read(), read(), read()]);
        assert!(own.is_reading);
        assert_eq!(
            effects,
            [
                PassOnEffect::Speak(1, sentences.clone()),
                PassOnEffect::StopSpeaking,
                PassOnEffect::Speak(2, sentences)
            ]
        );
    }

    #[test]
    fn reading_ends_by_itself_and_the_end_of_an_earlier_one_stops_nothing() {
        assert!(!after(&[read(), PassOnEvent::ReadingEnded(1)]).0.is_reading);
        assert!(after(&[read(), read(), read(), PassOnEvent::ReadingEnded(1)]).0.is_reading);
    }

    #[test]
    fn what_leaves_the_page_falls_silent() {
        assert_eq!(
            after(&[read(), PassOnEvent::Closed]).1.last(),
            Some(&PassOnEffect::StopSpeaking)
        );
        assert_eq!(after(&[PassOnEvent::Closed]).1, [], "and stops no other's voice");
    }

    #[test]
    fn what_to_look_for_is_said_copied_or_not() {
        let words = "Les Lutins, Nogent".to_owned();
        let after_copy = |copied| {
            let events =
                [PassOnEvent::LookUp(words.clone()), PassOnEvent::Copied(words.clone(), copied)];
            let (own, effects) = after(&events);
            assert_eq!(effects, [PassOnEffect::Copy(words.clone())]);
            own.to_look_up()
        };
        assert!(after_copy(true).starts_with("«\u{a0}Les Lutins, Nogent\u{a0}» est copié"));
        assert_eq!(after_copy(false), "Sur le site, cherchez «\u{a0}Les Lutins, Nogent\u{a0}».");
        assert_eq!(PassOn::default().to_look_up(), "");
    }

    #[test]
    fn what_came_of_a_link_is_told_unless_the_device_does() {
        let address = "https://exemple.fr/?besoin=garde".to_owned();
        let shared = |shared| {
            let events = [PassOnEvent::Share(address.clone()), PassOnEvent::Shared(shared)];
            let (own, effects) = after(&events);
            assert_eq!(effects, [PassOnEffect::Share(address.clone())]);
            own.said(&address)
        };
        assert_eq!(shared(Shared::ByDevice), "");
        assert_eq!(shared(Shared::Copied), "Le lien est copié. Collez-le dans un message.");
        assert_eq!(
            shared(Shared::Refused),
            "Copiez ce lien\u{a0}: https://exemple.fr/?besoin=garde"
        );
        assert_eq!(PassOn::default().said(&address), "");
    }
}
