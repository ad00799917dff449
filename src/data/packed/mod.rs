//! The dataset as the program carries it: the build has read and checked the published files and
//! writes what they say in few bytes, so that a phone neither fetches the checks nor runs them.

mod choices;
mod model;
mod plain;
mod streams;

use streams::{Reader, Writer};

/// What is written and read back the same.
pub trait Packed: Sized {
    /// Writes it.
    fn pack(&self, to: &mut Writer);

    /// Reads the next one. Where the bytes are not what [`Packed::pack`] writes, any, and the reader
    /// notes it.
    fn unpack(from: &mut Reader<'_>) -> Self;
}

/// `value` as bytes.
#[must_use]
pub fn packed(value: &impl Packed) -> Vec<u8> {
    let mut writer = Writer::default();
    value.pack(&mut writer);
    writer.bytes()
}

/// What `bytes` say, to the last; `None` where they are not what [`packed`] writes.
#[must_use]
pub fn unpacked<T: Packed>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader::new(bytes)?;
    let value = T::unpack(&mut reader);
    reader.is_done().then_some(value)
}

#[cfg(test)]
mod tests;
