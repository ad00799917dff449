//! The tools beside an answer: reading it aloud, sharing its link, and copying words to search for on another
//! site.

/// State of the tools beside an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerTools {
    /// Whether the device has a local French voice.
    pub has_voice: bool,
    /// Whether it is reading aloud.
    pub is_reading: bool,
    /// Number of readings started; tells a late end of an earlier reading from that of the current one.
    readings: u32,
    shared: Option<ShareOutcome>,
    /// The words to search for on a site that was opened, and whether they were copied.
    looked_up: Option<(String, bool)>,
}

/// The outcome of sharing a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOutcome {
    /// The system's share dialog took it, or was dismissed.
    ByDevice,
    /// It was copied to the clipboard.
    Copied,
    /// The browser allows neither: the address is shown to be copied by hand.
    Refused,
}

/// An event of these tools: a gesture, or the answer to an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerToolsEvent {
    /// The answer's buttons are drawn.
    Opened,
    /// Answers [`AnswerToolsEffect::WatchVoices`], now and whenever the browser finds other voices.
    VoiceFound(bool),
    /// The read-aloud button was pressed: starts reading these sentences, or stops.
    ReadAloud(Vec<String>),
    /// Answers [`AnswerToolsEffect::Speak`]: the reading with this number has ended or could not start.
    ReadingEnded(u32),
    /// The share button was pressed, for this URL.
    Share(String),
    /// Answers [`AnswerToolsEffect::Share`]: how the link was shared.
    Shared(ShareOutcome),
    /// A site was opened on which the person should search for these words.
    LookUp(String),
    /// Answers [`AnswerToolsEffect::Copy`]: the words, and whether they were copied.
    Copied(String, bool),
    /// The buttons are removed.
    Closed,
}

/// An effect for the browser to perform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerToolsEffect {
    /// Check for a French voice and watch for changes; answered by [`AnswerToolsEvent::VoiceFound`].
    WatchVoices,
    /// Read these sentences aloud, as the reading with this number; answered by
    /// [`AnswerToolsEvent::ReadingEnded`].
    Speak(u32, Vec<String>),
    /// Stop the voice, if it is reading.
    StopSpeaking,
    /// Share this URL; answered by [`AnswerToolsEvent::Shared`].
    Share(String),
    /// Copy these words to the clipboard; answered by [`AnswerToolsEvent::Copied`].
    Copy(String),
}

impl AnswerTools {
    /// Applies an event and returns the effects.
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

    /// Tells what to search for on the site that was opened; empty if none was.
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

    /// The message after sharing; empty if the share dialog was its own confirmation. `address` is the URL to
    /// show if nothing worked.
    #[must_use]
    pub fn message(&self, address: &str) -> String {
        match self.shared {
            None | Some(ShareOutcome::ByDevice) => String::new(),
            Some(ShareOutcome::Copied) => {
                "Le lien est copié. Collez-le dans un message.".to_owned()
            }
            Some(ShareOutcome::Refused) => format!("Copiez ce lien\u{a0}: {address}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The state after these events, with all effects in order.
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
        assert_eq!(shared(ShareOutcome::ByDevice), "");
        assert_eq!(shared(ShareOutcome::Copied), "Le lien est copié. Collez-le dans un message.");
        assert_eq!(
            shared(ShareOutcome::Refused),
            "Copiez ce lien\u{a0}: https://exemple.fr/?besoin=garde"
        );
        assert_eq!(AnswerTools::default().message(&address), "");
    }
}
