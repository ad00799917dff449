//! How numbers, words and lists are packed.

use super::Packed;
use super::streams::{Reader, Writer};

/// The most decimals that a number is packed with: more would not fit beside its sign.
const MOST_DECIMALS: u32 = 7;

macro_rules! integers {
    ($($of:ty)*) => {$(
        impl Packed for $of {
            fn pack(&self, to: &mut Writer) {
                to.number(u64::from(*self));
            }

            fn unpack(from: &mut Reader<'_>) -> Self {
                from.number().try_into().unwrap_or_else(|_| from.fault(0))
            }
        }
    )*};
}

integers! { u8 u16 u32 }

impl Packed for bool {
    fn pack(&self, to: &mut Writer) {
        to.number(u64::from(*self));
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        match from.number() {
            0 => false,
            1 => true,
            _ => from.fault(false),
        }
    }
}

/// A number with few decimals, as all are that a document prints: without its point, beside how many
/// decimals it has and its sign. Both divisions are exact to the last bit, as JSON's reader is.
impl Packed for f64 {
    fn pack(&self, to: &mut Writer) {
        let size = self.abs();
        let whole = |decimals: &u32| (size * power(*decimals)).round();
        let exact = |decimals: &u32| whole(decimals) / power(*decimals) == size;
        let decimals = (0..=MOST_DECIMALS).find(exact).unwrap_or(MOST_DECIMALS);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole and positive
        let digits = whole(&decimals) as u64;
        to.decimal(digits << 4 | u64::from(self.is_sign_negative()) << 3 | u64::from(decimals));
    }

    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // the build reads it back
    fn unpack(from: &mut Reader<'_>) -> Self {
        let number = from.decimal();
        let decimals = (number & 7) as u32;
        let size = (number >> 4) as Self / power(decimals);
        if number & 8 == 0 { size } else { -size }
    }
}

fn power(decimals: u32) -> f64 {
    f64::from(10_u32.pow(decimals))
}

impl Packed for String {
    fn pack(&self, to: &mut Writer) {
        to.words(self);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        from.words().into()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Writer) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        let mut list = Self::new();
        // A length that is no length would take for ever.
        for _ in 0..from.length() {
            if from.is_faulty() {
                break;
            }
            list.push(T::unpack(from));
        }
        list
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Writer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}
