//! Text as the search reads it, typed or stored: words with and without their marks, numbers by value; and what of a
//! typed text names a paper, a day or an award.

use super::{homes, numbers};
use crate::error::Result;
use rusqlite::Connection;
use sovang_words::fold::{self, marked_words};
use sovang_words::sought::{PaperNumber, Sought, plain, titles_before};
use std::ops::Range;

/// Of so many communes the name is looked for among the words.
const MOST_HOMES: usize = 8;
/// More words than this narrow nothing down further.
const MOST_WORDS: usize = 12;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the plain text.
    pub(super) at: Range<usize>,
    /// `hoa`; a number without zeroes in front.
    pub(crate) folded: String,
    /// The tone in front: `1hoa` for hòa and hoà alike.
    pub(crate) marked: String,
}

impl Word {
    fn of(text: &str, at: Range<usize>) -> Option<Self> {
        let run = text.get(at.clone())?;
        let marked = marked_words(run).into_iter().next()?;
        let folded = fold::fold(run);
        if folded.bytes().all(|byte| byte.is_ascii_digit()) {
            let value = match folded.trim_start_matches('0') {
                "" => "0".to_owned(),
                value => value.to_owned(),
            };
            return Some(Self { at, marked: format!("0{value}"), folded: value });
        }
        Some(Self { at, folded, marked })
    }

    /// Its letters without the tone.
    pub(super) fn letters(&self) -> &str {
        letters(&self.marked)
    }

    pub(super) fn is_number(&self) -> bool {
        self.folded.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether a mark was written on it: đ and ơ are marks too.
    pub(crate) fn has_marks(&self) -> bool {
        self.has_tone() || self.letters() != self.folded
    }

    pub(super) fn has_tone(&self) -> bool {
        !self.marked.starts_with('0')
    }

    /// Whether it may be the beginning of a longer word: a number never is, and one letter says too little.
    pub(crate) fn may_be_begun(&self) -> bool {
        !self.is_number() && self.folded.chars().count() > 1
    }
}

/// A marked word without its tone.
pub(super) fn letters(marked: &str) -> &str {
    marked.get(1..).unwrap_or_default()
}

/// What was typed, in all the ways it can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    /// With the letters and signs that are meant.
    pub(super) text: String,
    /// The likeliest first; whatever fits one of them is found.
    pub(super) readings: Vec<Reading>,
}

/// One way to understand it: all of it must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Numbers, days and codes, as they are kept of what carries them.
    pub(super) keys: Vec<String>,
    pub(super) words: Vec<Word>,
    /// How many of the first words are titles (ông, bà, …) and need not be there.
    pub(super) titles: usize,
    /// The commune whose name stood among the words, and is looked for no more.
    pub(super) home: Option<String>,
}

impl Reading {
    /// The words that must be there.
    pub(super) fn needed(&self) -> &[Word] {
        self.words.get(self.titles..).unwrap_or_default()
    }
}

impl Typed {
    /// Reads it, with the communes whose names stand in it; `None` when there is no word in it.
    pub(super) fn read_among(conn: &Connection, text: &str) -> Result<Option<Self>> {
        let Some(mut typed) = Self::read(text) else { return Ok(None) };
        let homes = homes::all(conn)?;
        let at_home = typed.readings.iter().flat_map(|reading| homes::readings(reading, &homes));
        let at_home: Vec<Reading> = at_home.take(MOST_HOMES).collect();
        typed.readings.extend(at_home);
        Ok(Some(typed))
    }

    /// Reads it; `None` when there is no word in it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = plain(text);
        let mut readings = numbers::readings(&text, &words_in(&text));
        for reading in &mut readings {
            reading.words.truncate(MOST_WORDS);
            reading.titles = titles(&reading.words);
        }
        readings.retain(|reading| !reading.keys.is_empty() || !reading.words.is_empty());
        (!readings.is_empty()).then_some(Self { text, readings })
    }
}

impl Typed {
    /// What it may mean where nothing fits all of it, the likelier first.
    pub(super) fn otherwise(&self) -> impl Iterator<Item = Self> {
        [self.number_alone(), self.number_among_words(), self.papers_of_a_year()].into_iter().flatten()
    }

    /// “Nghĩa 259”: the number of a paper behind a name.
    fn number_among_words(&self) -> Option<Self> {
        let reading = self.readings.iter().find(|one| one.keys.is_empty() && one.home.is_none())?;
        let (numbers, words): (Vec<Word>, Vec<Word>) =
            reading.words.iter().cloned().partition(Word::is_number);
        let [number] = numbers.as_slice() else { return None };
        let reading =
            Reading { keys: vec![format!("n{}", number.folded)], titles: titles(&words), words, home: None };
        (!reading.words.is_empty()).then(|| Self { text: self.text.clone(), readings: vec![reading] })
    }

    /// “quyết định 2026”: no paper has the number, so it is a year.
    fn papers_of_a_year(&self) -> Option<Self> {
        let Sought::Number(paper) = Sought::read(&self.text) else { return None };
        let year = PaperNumber { symbol: None, ..paper }.or_days()?;
        let reading = Reading { keys: vec![numbers::of_days(year)], ..Reading::default() };
        Some(Self { text: self.text.clone(), readings: vec![reading] })
    }

    /// Only the number of a paper, where one was typed with its symbol and other words around it: what it is about, and
    /// whose it is, may be written in other words than here.
    fn number_alone(&self) -> Option<Self> {
        let is_symbol = |key: &String| key.starts_with('n') && key.ends_with(char::is_alphabetic);
        // in the likeliest reading a year is a year, which must fit
        let reading = self.readings.first().filter(|one| !one.words.is_empty())?;
        reading.keys.iter().find(|key| is_symbol(key))?;
        let reading = Reading { keys: reading.keys.clone(), ..Reading::default() };
        Some(Self { text: self.text.clone(), readings: vec![reading] })
    }
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<Word> {
    words_in(&plain(text))
}

/// The words of a name; one with an apostrophe in it can be found without.
pub(super) fn words_of_name(name: &str) -> Vec<Word> {
    let mut all = words(name);
    let joined: String = plain(name).chars().filter(|c| *c != '\'').collect();
    for word in words(&joined) {
        if !all.iter().any(|known| known.marked == word.marked) {
            all.push(word);
        }
    }
    all
}

/// The words of a plain text; a number is a word of its own, also in “ấp3”.
fn words_in(text: &str) -> Vec<Word> {
    let kind = |c: char| match c {
        '0'..='9' => Some(true),
        c => (c.is_alphanumeric() || fold::mark(c).is_some()).then_some(false),
    };
    let mut all = Vec::new();
    let mut begun: Option<(usize, bool)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let now = kind(c);
        if begun.map(|(_, digits)| digits) == now {
            continue;
        }
        if let Some((from, _)) = begun {
            all.extend(Word::of(text, from..at));
        }
        begun = now.map(|digits| (at, digits));
    }
    all
}

/// How many of the first words are titles; at least one word stays.
pub(super) fn titles(typed: &[Word]) -> usize {
    let words: Vec<&str> = typed.iter().map(|word| word.marked.as_str()).collect();
    titles_before(&words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn needed(text: &str) -> Vec<String> {
        let typed = Typed::read(text).unwrap();
        typed.readings[0].needed().iter().map(|word| word.marked.clone()).collect()
    }

    #[test]
    fn titles_in_front_are_no_part_of_a_name_and_a_family_name_is() {
        let nghia = ["4nghia"];
        for typed in ["ông Nghĩa", "Ong Nghĩa", "Đ/c Nghĩa", "đồng chí Nghĩa", "hộ ông Nghĩa", "bà Nghĩa"]
        {
            assert_eq!(needed(typed).last().unwrap(), "3nghia", "{typed}");
            assert_eq!(needed(typed).len(), nghia.len(), "{typed}");
        }
        assert_eq!(needed("bà Lê Thị Hoa"), ["0lê", "5thi", "0hoa"]);
        assert_eq!(needed("Ông Thị Bé"), ["0ông", "5thi", "4be"]);
        assert_eq!(needed("Ông Văn Bảy"), ["0ông", "0văn", "2bay"]);
        assert_eq!(needed("ông Văn Bảy Em").len(), 3);
        assert_eq!(needed("Bà"), ["1ba"], "something is left to search for");
        assert_eq!(needed("Hồ Thị Hoa").len(), 3);
        assert_eq!(needed("ho thi hoa").len(), 3);
    }

    #[test]
    fn one_word_is_read_alike_however_it_is_composed() {
        for typed in ["Hòa", "hoà", "HO\u{300}A", "Hoa\u{300}"] {
            assert_eq!(words(typed)[0].marked, "1hoa", "{typed}");
        }
        assert_eq!(words("\u{d0}ặng"), words("Đặng"));
        assert_eq!(words("H\u{2019}Hen").len(), 2);
        assert_eq!(
            words_of_name("H'Hen Niê").iter().map(|word| word.folded.as_str()).collect::<Vec<_>>(),
            ["h", "hen", "nie", "hhen"]
        );
        assert_eq!(words("０５")[0].folded, "5");
        assert_eq!(words("Ấp3").iter().map(|word| word.folded.as_str()).collect::<Vec<_>>(), ["ap", "3"]);
    }
}
