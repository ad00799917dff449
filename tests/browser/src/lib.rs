//! Journeys in real Chromium against the release build.
