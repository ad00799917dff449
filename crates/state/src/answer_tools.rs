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
    reading_number: u32,
    share_outcome: Option<ShareOutcome>,
    /// The words to search for on a site that was opened, and whether they were copied.
    copied_words: Option<(String, bool)>,
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
                self.reading_number += 1;
                effects.push(AnswerToolsEffect::Speak(self.reading_number, sentences));
            }
            AnswerToolsEvent::ReadingEnded(reading) => {
                self.is_reading &= reading != self.reading_number
            }
            AnswerToolsEvent::Share(address) => effects.push(AnswerToolsEffect::Share(address)),
            AnswerToolsEvent::Shared(shared) => self.share_outcome = Some(shared),
            AnswerToolsEvent::LookUp(words) => effects.push(AnswerToolsEffect::Copy(words)),
            AnswerToolsEvent::Copied(words, copied) => self.copied_words = Some((words, copied)),
            AnswerToolsEvent::Closed => {}
        }
        effects
    }

    /// Tells what to search for on the site that was opened; empty if none was.
    #[must_use]
    pub fn look_up_message(&self) -> String {
        match &self.copied_words {
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
    pub fn share_message(&self, address: &str) -> String {
        match self.share_outcome {
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
    fn after_events(events: &[AnswerToolsEvent]) -> (AnswerTools, Vec<AnswerToolsEffect>) {
        let mut tools = AnswerTools::default();
        let effects = events.iter().cloned().flat_map(|event| tools.update(event)).collect();
        (tools, effects)
    }

    fn read_aloud() -> AnswerToolsEvent {
        AnswerToolsEvent::ReadAloud(vec!["Autour de Langres.".to_owned()])
    }

    #[test]
    fn late_voice_is_noticed() {
        let (tools, effects) =
            after_events(&[AnswerToolsEvent::Opened, AnswerToolsEvent::VoiceFound(false)]);
        assert_eq!((tools.has_voice, effects), (false, vec![AnswerToolsEffect::WatchVoices]));
        assert!(
            after_events(&[
                AnswerToolsEvent::VoiceFound(false),
                AnswerToolsEvent::VoiceFound(true)
            ])
            .0
            .has_voice
        );
    }

    #[test]
    fn button_toggles_reading() {
        let sentences = vec!["Autour de Langres.".to_owned()];
        let (tools, effects) = after_events(&[read_aloud(), read_aloud(), read_aloud()]);
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
    fn late_end_of_an_earlier_reading_is_ignored() {
        assert!(!after_events(&[read_aloud(), AnswerToolsEvent::ReadingEnded(1)]).0.is_reading);
        assert!(
            after_events(&[
                read_aloud(),
                read_aloud(),
                read_aloud(),
                AnswerToolsEvent::ReadingEnded(1)
            ])
            .0
            .is_reading
        );
    }

    #[test]
    fn closing_stops_the_voice_only_while_reading() {
        assert_eq!(
            after_events(&[read_aloud(), AnswerToolsEvent::Closed]).1.last(),
            Some(&AnswerToolsEffect::StopSpeaking)
        );
        assert_eq!(after_events(&[AnswerToolsEvent::Closed]).1, [], "and stops no other's voice");
    }

    #[test]
    fn look_up_message_says_whether_words_were_copied() {
        let words = "Les Lutins, Nogent".to_owned();
        let after_copy = |copied| {
            let events = [
                AnswerToolsEvent::LookUp(words.clone()),
                AnswerToolsEvent::Copied(words.clone(), copied),
            ];
            let (tools, effects) = after_events(&events);
            assert_eq!(effects, [AnswerToolsEffect::Copy(words.clone())]);
            tools.look_up_message()
        };
        assert!(after_copy(true).starts_with("«\u{a0}Les Lutins, Nogent\u{a0}» est copié"));
        assert_eq!(after_copy(false), "Sur le site, cherchez «\u{a0}Les Lutins, Nogent\u{a0}».");
        assert_eq!(AnswerTools::default().look_up_message(), "");
    }

    #[test]
    fn share_message_follows_the_outcome() {
        let address = "https://exemple.fr/?besoin=garde".to_owned();
        let message_after = |shared| {
            let events =
                [AnswerToolsEvent::Share(address.clone()), AnswerToolsEvent::Shared(shared)];
            let (tools, effects) = after_events(&events);
            assert_eq!(effects, [AnswerToolsEffect::Share(address.clone())]);
            tools.share_message(&address)
        };
        assert_eq!(message_after(ShareOutcome::ByDevice), "");
        assert_eq!(
            message_after(ShareOutcome::Copied),
            "Le lien est copié. Collez-le dans un message."
        );
        assert_eq!(
            message_after(ShareOutcome::Refused),
            "Copiez ce lien\u{a0}: https://exemple.fr/?besoin=garde"
        );
        assert_eq!(AnswerTools::default().share_message(&address), "");
    }
}
