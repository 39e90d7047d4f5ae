//! Blanks that got lost: no-break spaces vanish on the way from Word, and "ngày 05" becomes "ngày05".

use crate::tongue::{Kind, is_syllable, lower, tokens};
use std::collections::{HashMap, HashSet};

/// The lines with the blanks put back, doubled ones made one.
pub(super) fn mended(lines: Vec<String>) -> Vec<String> {
    let known = Known::of(&lines);
    lines.iter().map(|line| known.mend(line)).collect()
}

/// Words that a number follows or that follow a number; between them a blank belongs.
const BEFORE: [&str; 22] = [
    "ngày",
    "tháng",
    "năm",
    "số",
    "quá",
    "nhất",
    "trước",
    "đến",
    "từ",
    "điều",
    "khoản",
    "mục",
    "quý",
    "hết",
    "đa",
    "là",
    "đoạn",
    "đợt",
    "thôn",
    "ấp",
    "khu",
    "thưởng",
];

/// The words of a text, and which stand side by side in it.
struct Known {
    words: HashSet<String>,
    pairs: HashMap<(String, String), usize>,
}

impl Known {
    fn of(lines: &[String]) -> Self {
        let mut known = Self { words: HashSet::new(), pairs: HashMap::new() };
        for line in lines {
            let found = tokens(line, 0);
            known
                .words
                .extend(found.iter().filter(|token| token.kind == Kind::Word).map(|token| token.low.clone()));
            for pair in found.windows(2) {
                if let [one, two] = pair
                    && one.kind == Kind::Word
                    && two.kind == Kind::Word
                {
                    *known.pairs.entry((one.low.clone(), two.low.clone())).or_insert(0) += 1;
                }
            }
        }
        known
    }

    fn mend(&self, line: &str) -> String {
        let found = tokens(line, 0);
        let mut out = String::with_capacity(line.len() + 8);
        let mut last = 0;
        for (at, token) in found.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| found.get(before));
            let gap = line.get(last..token.start).unwrap_or_default();
            out.push_str(if gap.is_empty() { "" } else { " " });
            let joint = token.tight
                && before.is_some_and(|before| match (before.kind, token.kind) {
                    (Kind::Word, Kind::Number) => BEFORE.contains(&before.low.as_str()),
                    (Kind::Number, Kind::Word) => {
                        token.low.chars().count() >= 2 && is_syllable(&token.low) && !token.shouted
                    }
                    _ => false,
                });
            if joint {
                out.push(' ');
            }
            let word = line.get(token.start..token.end).unwrap_or_default();
            match self.grown_together(word, token.kind) {
                Some(cut) => {
                    out.push_str(word.get(..cut).unwrap_or_default());
                    out.push(' ');
                    out.push_str(word.get(cut..).unwrap_or_default());
                }
                None => out.push_str(word),
            }
            last = token.end;
        }
        out
    }

    /// Where a word that is no syllable is two that stand side by side elsewhere in the text.
    fn grown_together(&self, word: &str, kind: Kind) -> Option<usize> {
        if kind != Kind::Word || word.chars().count() < 4 || is_syllable(word) {
            return None;
        }
        let halves = word.char_indices().skip(1).filter_map(|(cut, letter)| {
            let (one, two) = word.split_at_checked(cut)?;
            let side = letter.is_lowercase()
                || one.chars().all(char::is_uppercase) == two.chars().all(char::is_uppercase)
                || one.chars().next_back().is_some_and(char::is_lowercase);
            let (low_one, low_two) = (lower(one), lower(two));
            let syllables = is_syllable(one) && is_syllable(two) && side;
            let seen = self.pairs.get(&(low_one.clone(), low_two.clone())).copied().unwrap_or(0);
            let both = self.words.contains(&low_one) && self.words.contains(&low_two);
            let capital = letter.is_uppercase() && one.chars().next_back().is_some_and(char::is_lowercase);
            (syllables && (seen > 0 || both)).then_some((seen, capital, cut))
        });
        let found: Vec<(usize, bool, usize)> = halves.collect();
        let best = found.iter().max()?;
        (found.len() == 1 || best.0 > 0 || best.1).then_some(best.2)
    }
}
