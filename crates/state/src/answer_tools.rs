//! The tools beside an answer: have the device read it aloud, share its link,
//! or copy the words to look for on another site.

/// Whether the answer is being read, and what came of sharing it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerTools {
    /// Whether the device has a French voice of its own.
    pub has_voice: bool,
    /// Whether the device reads the answer aloud now.
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
    /// The browser allows neither: the address is shown to be copied by hand.
    Refused,
}

/// A gesture, or the answer to an [`AnswerToolsEffect`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerToolsEvent {
    /// The answer's buttons are drawn.
    Opened,
    /// Answers [`AnswerToolsEffect::WatchVoices`], now and whenever the browser finds other voices.
    VoiceFound(bool),
    /// The voice's button is pressed: read these sentences, or stop reading.
    ReadAloud(Vec<String>),
    /// Answers [`AnswerToolsEffect::Speak`]: that reading has come to its end, or could not begin.
    ReadingEnded(u32),
    /// Share the link to this address.
    Share(String),
    /// Answers [`AnswerToolsEffect::Share`]: what became of the link.
    Shared(Shared),
    /// Another site opens, on which these words are to be looked for.
    LookUp(String),
    /// Answers [`AnswerToolsEffect::Copy`]: whether the words are on the clipboard.
    Copied(String, bool),
    /// The buttons leave the page.
    Closed,
}

/// What the browser is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerToolsEffect {
    /// Tell whether there is a French voice; answered by [`AnswerToolsEvent::VoiceFound`].
    WatchVoices,
    /// Read these sentences aloud; answered by [`AnswerToolsEvent::ReadingEnded`] with this number.
    Speak(u32, Vec<String>),
    /// Stop the voice, if it is reading.
    StopSpeaking,
    /// Share this address; answered by [`AnswerToolsEvent::Shared`].
    Share(String),
    /// Put these words on the clipboard; answered by [`AnswerToolsEvent::Copied`].
    Copy(String),
}

impl AnswerTools {
    /// Applies an event; what the browser is to do then.
    #[must_use]
    pub fn update(&mut self, event: AnswerToolsEvent) -> Vec<AnswerToolsEffect> {
        let mut effects = Vec::new();
        match event {
            AnswerToolsEvent::Opened => effects.push(AnswerToolsEffect::WatchVoices),
            AnswerToolsEvent::VoiceFound(found) => self.has_voice = found,
            AnswerToolsEvent::ReadAloud(_) | AnswerToolsEvent::Closed if self.is_reading => {
                self.is_reading = false;
                effects.push(AnswerToolsEffect::StopSpeaking);
            }
            AnswerToolsEvent::ReadAloud(sentences) => {
                self.is_reading = true;
                self.readings += 1;
                effects.push(AnswerToolsEffect::Speak(self.readings, sentences));
            }
            AnswerToolsEvent::ReadingEnded(reading) => self.is_reading &= reading != self.readings,
            AnswerToolsEvent::Share(address) => effects.push(AnswerToolsEffect::Share(address)),
            AnswerToolsEvent::Shared(shared) => self.shared = Some(shared),
            AnswerToolsEvent::LookUp(words) => effects.push(AnswerToolsEffect::Copy(words)),
            AnswerToolsEvent::Copied(words, copied) => self.looked_up = Some((words, copied)),
            AnswerToolsEvent::Closed => {}
        }
        effects
    }

    /// What to do on the site that has been opened; nothing before one is.
    #[must_use]
    pub fn look_up_message(&self) -> String {
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
    pub fn message(&self, address: &str) -> String {
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
    fn after(events: &[AnswerToolsEvent]) -> (AnswerTools, Vec<AnswerToolsEffect>) {
        let mut tools = AnswerTools::default();
        let effects = events.iter().cloned().flat_map(|event| tools.update(event)).collect();
        (tools, effects)
    }

    fn read() -> AnswerToolsEvent {
        AnswerToolsEvent::ReadAloud(vec!["Autour de Langres.".to_owned()])
    }

    #[test]
    fn a_voice_that_comes_late_is_known() {
        let (tools, effects) =
            after(&[AnswerToolsEvent::Opened, AnswerToolsEvent::VoiceFound(false)]);
        assert_eq!((tools.has_voice, effects), (false, vec![AnswerToolsEffect::WatchVoices]));
        assert!(
            after(&[AnswerToolsEvent::VoiceFound(false), AnswerToolsEvent::VoiceFound(true)])
                .0
                .has_voice
        );
    }

    #[test]
    fn the_button_reads_then_stops_then_reads_anew() {
        let sentences = vec!["Autour de Langres.".to_owned()];
        let (tools, effects) = after(&[read(), read(), read()]);
        assert!(tools.is_reading);
        assert_eq!(
            effects,
            [
                AnswerToolsEffect::Speak(1, sentences.clone()),
                AnswerToolsEffect::StopSpeaking,
                AnswerToolsEffect::Speak(2, sentences)
            ]
        );
    }

    #[test]
    fn reading_ends_by_itself_and_the_end_of_an_earlier_one_stops_nothing() {
        assert!(!after(&[read(), AnswerToolsEvent::ReadingEnded(1)]).0.is_reading);
        assert!(after(&[read(), read(), read(), AnswerToolsEvent::ReadingEnded(1)]).0.is_reading);
    }

    #[test]
    fn what_leaves_the_page_falls_silent() {
        assert_eq!(
            after(&[read(), AnswerToolsEvent::Closed]).1.last(),
            Some(&AnswerToolsEffect::StopSpeaking)
        );
        assert_eq!(after(&[AnswerToolsEvent::Closed]).1, [], "and stops no other's voice");
    }

    #[test]
    fn what_to_look_for_is_said_copied_or_not() {
        let words = "Les Lutins, Nogent".to_owned();
        let after_copy = |copied| {
            let events = [
                AnswerToolsEvent::LookUp(words.clone()),
                AnswerToolsEvent::Copied(words.clone(), copied),
            ];
            let (tools, effects) = after(&events);
            assert_eq!(effects, [AnswerToolsEffect::Copy(words.clone())]);
            tools.look_up_message()
        };
        assert!(after_copy(true).starts_with("«\u{a0}Les Lutins, Nogent\u{a0}» est copié"));
        assert_eq!(after_copy(false), "Sur le site, cherchez «\u{a0}Les Lutins, Nogent\u{a0}».");
        assert_eq!(AnswerTools::default().look_up_message(), "");
    }

    #[test]
    fn what_came_of_a_link_is_told_unless_the_device_does() {
        let address = "https://exemple.fr/?besoin=garde".to_owned();
        let shared = |shared| {
            let events =
                [AnswerToolsEvent::Share(address.clone()), AnswerToolsEvent::Shared(shared)];
            let (tools, effects) = after(&events);
            assert_eq!(effects, [AnswerToolsEffect::Share(address.clone())]);
            tools.message(&address)
        };
        assert_eq!(shared(Shared::ByDevice), "");
        assert_eq!(shared(Shared::Copied), "Le lien est copié. Collez-le dans un message.");
        assert_eq!(
            shared(Shared::Refused),
            "Copiez ce lien\u{a0}: https://exemple.fr/?besoin=garde"
        );
        assert_eq!(AnswerTools::default().message(&address), "");
    }
}
