use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// One check that passed.
    pub const PASSED: Self = Self { passed: 1, failed: 0 };
    /// One check that failed.
    pub const FAILED: Self = Self { passed: 0, failed: 1 };

    /// What a line of a test runner's closing report adds: cargo, vitest, or node in either of its two styles.
    pub fn of_line(line: &str) -> Self {
        let plain = without_colours(line);
        let words: Vec<&str> = plain.split([' ', ';', '(', ')']).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            ["test", "result:", ..] => counted(&words[2..]),
            ["Tests", counts @ ..] => counted(counts),
            ["#" | "ℹ", "pass", count] => Self { passed: count.parse().unwrap_or(0), failed: 0 },
            ["#" | "ℹ", "fail" | "cancelled", count] => {
                Self { passed: 0, failed: count.parse().unwrap_or(0) }
            }
            _ => Self::default(),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Reads "12 passed 0 failed", in any order and with other words between.
fn counted(words: &[&str]) -> Tally {
    let before = |wanted: &str| {
        let pair = words.windows(2).find(|pair| pair[1] == wanted);
        pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
    };
    Tally { passed: before("passed"), failed: before("failed") }
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut parts = line.split("\u{1b}[");
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, passed: u32, failed: u32) {
        assert_eq!(Tally::of_line(line), Tally { passed, failed }, "{line:?}");
    }

    #[test]
    fn closing_lines_are_counted() {
        check("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out", 12, 0);
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored", 3, 2);
        check("      Tests  1 failed | 30 passed (31)", 30, 1);
        check(
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m31 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (31)\u{1b}[39m",
            31,
            0,
        );
        check("# pass 4", 4, 0);
        check("ℹ fail 2", 0, 2);
        check("# cancelled 1", 0, 1);
    }

    #[test]
    fn other_lines_are_not() {
        check("test laws::splits_add_up ... ok", 0, 0);
        check(" Test Files  3 passed (3)", 0, 0);
        check("# tests 6", 0, 0);
        check("", 0, 0);
    }
}
