//! The bytes of a bundle: whole numbers, decimal numbers and words apart, for each compresses best
//! among its like.

/// Writes the three, one after the other.
#[derive(Default)]
pub struct Writer {
    numbers: Vec<u8>,
    decimals: Vec<[u8; 8]>,
    words: String,
    seen: [Seen; 3],
}

/// Reads them side by side. After a fault all that is left reads as zeros and empty words: the
/// fault is asked for once, at the end, so that no record pays for looking at each field.
pub struct Reader<'a> {
    numbers: &'a [u8],
    /// The lowest bytes of all decimal numbers, then the next ones: the highest hardly differ.
    decimals: &'a [u8],
    /// How many there are, and how many were read.
    count: usize,
    rank: usize,
    words: &'a str,
    seen: [Seen; 3],
    faulty: bool,
}

/// The kinds of official codes.
#[derive(Clone, Copy)]
pub enum Code {
    Insee,
    Postcode,
    Siren,
}

/// The codes of one kind so far, each once.
#[derive(Default)]
struct Seen(Vec<u32>);

impl Seen {
    fn last(&self) -> u32 {
        self.0.last().copied().unwrap_or_default()
    }
}

impl Writer {
    /// A whole number, seven bits a byte, the lowest first; the last byte is under 128.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.numbers.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.numbers.push(number.to_le_bytes()[0]);
    }

    /// What stands for a decimal number.
    pub fn decimal(&mut self, decimal: u64) {
        self.decimals.push(decimal.to_le_bytes());
    }

    /// A code: its rank among those of its kind so far, counted from 1, or 0 and how far it is
    /// beyond the last new one.
    pub fn code(&mut self, kind: Code, code: u32) {
        let seen = &mut self.seen[kind as usize];
        if let Some(rank) = seen.0.iter().position(|own| *own == code) {
            return self.number(rank as u64 + 1);
        }
        let beyond = code.wrapping_sub(seen.last());
        seen.0.push(code);
        self.number(0);
        self.number(beyond.into());
    }

    /// Words, however long.
    pub fn words(&mut self, words: &str) {
        self.number(words.len() as u64);
        self.words.push_str(words);
    }

    /// All that was written, after the number of decimal numbers and the length of the words.
    pub fn bytes(self) -> Vec<u8> {
        let mut head = Self::default();
        head.number(self.decimals.len() as u64);
        head.number(self.words.len() as u64);
        let plane = |at: usize| self.decimals.iter().map(move |bytes| bytes[at]);
        let decimals: Vec<u8> = (0..8).flat_map(plane).collect();
        [head.numbers, decimals, self.words.into_bytes(), self.numbers].concat()
    }
}

impl<'a> Reader<'a> {
    /// At the beginning of what [`Writer::bytes`] gave.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Self {
            numbers: bytes,
            decimals: &[],
            count: 0,
            rank: 0,
            words: "",
            seen: Default::default(),
            faulty: false,
        };
        reader.count = reader.length();
        let words = reader.length();
        let rest = reader.numbers;
        let (decimals, rest) = rest.split_at_checked(reader.count.checked_mul(8)?)?;
        let (words, numbers) = rest.split_at_checked(words)?;
        Some(Self { numbers, decimals, words: str::from_utf8(words).ok()?, ..reader })
    }

    /// The next whole number.
    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for place in (0..64).step_by(7) {
            let Some((byte, rest)) = self.numbers.split_first() else { break };
            self.numbers = rest;
            number |= u64::from(byte & 0x7f) << place;
            if *byte < 0x80 {
                return number;
            }
        }
        self.fault(0)
    }

    /// The next whole number as a length.
    pub fn length(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or_else(|_| self.fault(0))
    }

    /// What stands for the next decimal number.
    pub fn decimal(&mut self) -> u64 {
        let mut decimal = 0;
        for plane in (0..8).rev() {
            let byte = self.decimals.get(plane * self.count + self.rank).copied();
            let byte = byte.unwrap_or_else(|| self.fault(0));
            decimal = decimal << 8 | u64::from(byte);
        }
        self.rank += 1;
        decimal
    }

    /// The next code, of that kind.
    pub fn code(&mut self, kind: Code) -> u32 {
        let rank = self.length();
        if rank == 0 {
            let beyond = u32::try_from(self.number()).unwrap_or_else(|_| self.fault(0));
            let seen = &mut self.seen[kind as usize];
            let code = seen.last().wrapping_add(beyond);
            seen.0.push(code);
            return code;
        }
        let code = self.seen[kind as usize].0.get(rank - 1).copied();
        code.unwrap_or_else(|| self.fault(0))
    }

    /// The next words.
    pub fn words(&mut self) -> &'a str {
        let length = self.length();
        let Some((words, rest)) = self.words.split_at_checked(length) else {
            return self.fault("");
        };
        self.words = rest;
        words
    }

    /// Notes that the bytes are not what [`Writer::bytes`] gave, and goes on with `value`.
    pub fn fault<T>(&mut self, value: T) -> T {
        self.faulty = true;
        value
    }

    /// Whether the bytes have been something else than what [`Writer::bytes`] gave.
    pub fn is_faulty(&self) -> bool {
        self.faulty
    }

    /// Whether all was read, without a fault.
    pub fn is_done(&self) -> bool {
        !self.faulty && self.numbers.is_empty() && self.rank == self.count && self.words.is_empty()
    }
}
