//! Reads aloud with a French voice that is local to the device: remote voices would send the text elsewhere.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// Speech rate, slightly slower than the usual 1.
const RATE: f32 = 0.9;

/// Calls `callback` with whether there is a voice, now and whenever the list of voices changes, for as long as
/// the page lives.
pub fn on_voice(callback: impl Fn(bool) + 'static) {
    let Some(speech) = speech() else { return };
    callback(french_voice(&speech).is_some());
    let synthesis = speech.clone();
    let listener = Closure::<dyn Fn()>::new(move || callback(french_voice(&synthesis).is_some()));
    speech.set_onvoiceschanged(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Reads the sentences aloud. `end` is called after the last one, or at once if there is no voice, but not after
/// [`stop`].
pub fn say(sentences: &[String], end: impl FnOnce() + 'static) {
    match queue_sentences(sentences) {
        Some(last) => last.set_onend(Some(Closure::once_into_js(end).unchecked_ref())),
        None => end(),
    }
}

/// Queues the sentences and returns the last utterance.
fn queue_sentences(sentences: &[String]) -> Option<SpeechSynthesisUtterance> {
    let speech = speech()?;
    let french_voice = french_voice(&speech)?;
    speech.cancel();
    let mut last = None;
    for sentence in sentences {
        let utterance = SpeechSynthesisUtterance::new_with_text(sentence).ok()?;
        utterance.set_voice(Some(&french_voice));
        utterance.set_lang(&french_voice.lang());
        utterance.set_rate(RATE);
        speech.speak(&utterance);
        last = Some(utterance);
    }
    last
}

/// Stops reading aloud; the `end` of [`say`] is not called.
pub fn stop() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}

fn speech() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    // Checked first, because the call throws in browsers without it.
    let supported = js_sys::Reflect::has(&window, &"speechSynthesis".into()).unwrap_or(false);
    supported.then(|| window.speech_synthesis().ok()).flatten()
}

fn french_voice(speech: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let voices = speech.get_voices();
    let mut voices = voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    voices.find(|voice| voice.local_service() && voice.lang().starts_with("fr"))
}
