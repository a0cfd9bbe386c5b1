//! The tables of `data/places.bin`, read where they lie: nothing is unpacked.

use std::sync::LazyLock;

const CONTENT: &[u8] = include_bytes!("../data/places.bin");

/// Rows of one width.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    bytes: &'static [u8],
    width: usize,
}

impl Table {
    pub fn len(self) -> usize {
        self.bytes.len() / self.width
    }

    pub fn row(self, place: usize) -> Row {
        Row(self.bytes.get(place * self.width..(place + 1) * self.width).unwrap_or(&[]))
    }

    pub fn rows(self) -> impl Iterator<Item = Row> {
        self.bytes.chunks_exact(self.width).map(Row)
    }

    /// Place of the first row whose key, of so many bytes at its start, is not below.
    pub fn first_from(self, key: u64, bytes: usize) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.row(middle).number(0, bytes) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The rows with this key.
    pub fn with(self, key: u64, bytes: usize) -> impl Iterator<Item = Row> {
        (self.first_from(key, bytes)..self.len())
            .map(move |place| self.row(place))
            .take_while(move |row| row.number(0, bytes) == key)
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Row(&'static [u8]);

impl Row {
    pub fn number(self, from: usize, bytes: usize) -> u64 {
        let bytes = self.0.get(from..from + bytes).unwrap_or(&[]);
        bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    pub fn place(self, from: usize) -> Option<usize> {
        let number = self.number(from, 2) as usize;
        (number != 0xffff).then_some(number)
    }

    /// Millionths of a degree.
    pub fn degrees(self, from: usize) -> i32 {
        let number = self.number(from, 3) as i32;
        (if number >= 1 << 23 { number - (1 << 24) } else { number }) * 100
    }

    pub fn letters(self, from: usize) -> &'static str {
        self.0.get(from..from + 2).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}

pub(crate) struct Tables {
    /// Letters, coordinates.
    pub countries: Table,
    /// Hash, place among the countries.
    pub country_names: Table,
    /// Letters of the country, coordinates.
    pub regions: Table,
    /// Hash, place among the regions.
    pub region_names: Table,
    /// Hash, region, coordinates; those of one name from the largest down.
    pub cities: Table,
    /// Code, coordinates, county.
    pub postal: Table,
    /// Letters of two states.
    pub state_borders: Table,
    /// Number of the county.
    pub counties: Table,
    /// Places of two counties.
    pub county_borders: Table,
}

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut rest = CONTENT;
    let mut next = |width: usize| {
        let (count, bytes) = rest.split_at(4.min(rest.len()));
        let count = count.iter().rev().fold(0, |number, byte| number << 8 | *byte as usize);
        let (bytes, others) = bytes.split_at((count * width).min(bytes.len()));
        rest = others;
        Table { bytes, width }
    };
    Tables {
        countries: next(8),
        country_names: next(8),
        regions: next(8),
        region_names: next(8),
        cities: next(14),
        postal: next(11),
        state_borders: next(4),
        counties: next(3),
        county_borders: next(4),
    }
});
