//! Maps and sets by short keys: words, and pairs of numbers.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// A hash of short keys, eight bytes at a time; no adversary that a bounded document would serve.
#[derive(Debug, Clone, Copy, Default)]
pub struct ShortHash(u64);

impl ShortHash {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for ShortHash {
    fn finish(&self) -> u64 {
        // The table takes its bits from both ends; a product's high bits are the good ones.
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            self.mix(tail(rest) ^ (rest.len() as u64) << 56);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(u64::from(number));
    }

    fn write_u8(&mut self, _: u8) {
        // The byte by which a string ends tells nothing: lengths are mixed in.
    }
}

/// One to seven bytes as a number.
fn tail(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        (_, _, [first, .., last]) => {
            let middle = bytes.get(bytes.len() / 2).copied().unwrap_or_default();
            u64::from(*first) | u64::from(middle) << 8 | u64::from(*last) << 16
        }
        (_, _, [only]) => u64::from(*only),
        _ => 0,
    }
}

/// A map by short keys.
pub type ShortMap<K, V> = HashMap<K, V, BuildHasherDefault<ShortHash>>;

/// A map with room for some keys.
pub fn with_room<K, V>(keys: usize) -> ShortMap<K, V> {
    ShortMap::with_capacity_and_hasher(keys, BuildHasherDefault::new())
}

/// A set of short keys.
pub type ShortSet<K> = HashSet<K, BuildHasherDefault<ShortHash>>;
