//! A text in order, as its lines, what each of them stands under, and its words.

use super::item::Said;
use super::topic::{self, Topic};
use crate::order::{Marker, is_upper, kind_line, marker};
use crate::tongue::{Kind, Token, any, tokens};

/// How deep a line without a mark stands.
const TEXT: u8 = 10;

/// A text and its lines.
pub(crate) struct Page<'a> {
    pub(crate) text: &'a str,
    /// How many letters stand before each byte.
    letters: Vec<usize>,
    pub(crate) lines: Vec<Line>,
    /// The line with the paper's name, "KẾ HOẠCH".
    pub(crate) name: Option<usize>,
    /// The first line of the body: the first item behind the title.
    pub(crate) body: usize,
    /// The first line of the foot.
    pub(crate) foot: usize,
}

/// A paragraph, a heading, an item or a row.
pub(crate) struct Line {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) depth: u8,
    /// The words without the mark.
    pub(crate) words: Vec<Token>,
    /// What it stands under.
    pub(crate) parent: Option<usize>,
    /// How many words its own heading takes, where it has one.
    pub(crate) heading: usize,
    /// What it is about.
    pub(crate) topic: Topic,
    /// Whether it is a row of a table.
    pub(crate) row: bool,
}

impl Line {
    /// The words of its heading.
    pub(crate) fn title(&self) -> &[Token] {
        self.words.get(..self.heading).unwrap_or_default()
    }

    /// The words behind its heading.
    pub(crate) fn rest(&self) -> &[Token] {
        let rest = self.words.get(self.heading..).unwrap_or_default();
        rest.strip_prefix_colon()
    }
}

/// Words without the colon in front.
pub(crate) trait Colon {
    /// The words behind a colon.
    fn strip_prefix_colon(&self) -> &Self;
}

impl Colon for [Token] {
    fn strip_prefix_colon(&self) -> &Self {
        match self.split_first() {
            Some((first, rest)) if first.is(":") => rest,
            _ => self,
        }
    }
}

impl<'a> Page<'a> {
    /// The page of a text in order.
    pub(crate) fn of(text: &'a str) -> Self {
        let mut letters = vec![0; text.len() + 1];
        for (count, (at, letter)) in text.char_indices().enumerate() {
            for byte in at..at + letter.len_utf8() {
                if let Some(place) = letters.get_mut(byte) {
                    *place = count;
                }
            }
        }
        if let Some(last) = letters.last_mut() {
            *last = text.chars().count();
        }
        let mut page = Self { text, letters, lines: Vec::new(), name: None, body: 0, foot: 0 };
        let mut start = 0;
        for line in text.split('\n') {
            page.push(line, start);
            start += line.len() + 1;
        }
        page.name = (0..page.lines.len().min(30)).find(|at| {
            page.line_text(*at)
                .is_some_and(|line| kind_line(line).is_some_and(|(_, length)| length == line.len()))
        });
        let from = page.name.map_or(0, |name| name + 1);
        let foot = page.lines.iter().rposition(|line| {
            line.words.first().is_some_and(|word| word.is("nơi"))
                && line.words.get(1).is_some_and(|word| word.is("nhận") || word.is("gửi"))
        });
        page.foot = foot.unwrap_or(page.lines.len());
        let marked = (from..page.foot).find(|at| page.lines.get(*at).is_some_and(|line| line.depth <= 7));
        page.body = marked.unwrap_or(page.foot);
        topic::settle(&mut page);
        page
    }

    fn push(&mut self, line: &str, start: usize) {
        let mark = marker(line);
        let skip = mark.map_or(0, |mark: Marker| mark.length);
        let words = tokens(line.get(skip..).unwrap_or_default(), start + skip);
        let depth = match mark {
            Some(mark) => mark.depth,
            None if is_upper(line) && words.len() >= 2 => 2,
            // the closing words stand under no heading
            None if any(
                &words,
                0,
                &[
                    "trên đây là",
                    "căn cứ kế hoạch này",
                    "trong quá trình",
                    "quá trình thực hiện",
                    "yêu cầu các",
                    "đề nghị các",
                ],
            )
            .is_some() =>
            {
                1
            }
            None => TEXT,
        };
        let parent = (0..self.lines.len())
            .rev()
            .find(|at| self.lines.get(*at).is_some_and(|above| above.depth < depth));
        let row = line.contains(" | ");
        let heading = if depth <= 9 && !row { heading(&words, depth) } else { 0 };
        self.lines.push(Line {
            start,
            end: start + line.len(),
            depth,
            words,
            parent,
            heading,
            topic: Topic::Other,
            row,
        });
    }

    /// The text of a line.
    pub(crate) fn line_text(&self, at: usize) -> Option<&'a str> {
        let line = self.lines.get(at)?;
        self.text.get(line.start..line.end)
    }

    /// The words between two bytes, with their place.
    pub(crate) fn said(&self, start: usize, end: usize) -> Said {
        let letter = |byte: usize| self.letters.get(byte).copied().unwrap_or_default();
        Said {
            words: self.text.get(start..end).unwrap_or_default().to_owned(),
            at: [letter(start), letter(end)],
            ..Said::default()
        }
    }

    /// The words of tokens, with their place.
    pub(crate) fn said_of(&self, words: &[Token]) -> Said {
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => self.said(first.start, last.end),
            _ => Said::default(),
        }
    }

    /// The text of tokens.
    pub(crate) fn text_of(&self, words: &[Token]) -> String {
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end).unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    /// The lines above a line, the nearest first.
    pub(crate) fn above(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.lines.get(at).and_then(|line| line.parent), |at| {
            self.lines.get(*at)?.parent
        })
    }

    /// The lines right under a line.
    pub(crate) fn under(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at + 1..self.foot)
            .take_while(move |below| self.above(*below).any(|above| above == at))
            .filter(move |below| self.lines.get(*below).is_some_and(|line| line.parent == Some(at)))
    }

    /// The lines of the body.
    pub(crate) fn body(&self) -> std::ops::Range<usize> {
        self.body..self.foot
    }
}

/// How many words the heading of a line takes: up to a colon, or all of a short line that is no sentence.
fn heading(words: &[Token], depth: u8) -> usize {
    let colon = words.iter().position(|word| word.is(":")).filter(|at| (1..=40).contains(at));
    if let Some(colon) = colon
        && !words.get(..colon).unwrap_or_default().iter().any(|word| word.is(".") || word.is(";"))
    {
        return colon;
    }
    let ended = words.last().is_some_and(|word| word.is(".") || word.is(";"));
    let small = words.iter().filter(|word| word.kind == Kind::Word).count();
    let shouted = words.iter().filter(|word| word.shouted).count() * 2 > small;
    if depth <= 7 && (!ended && small <= 30 || shouted) { words.len() } else { 0 }
}

/// Where the sentence that holds the word at `at` begins, and where it ends.
pub(crate) fn sentence(words: &[Token], at: usize) -> (usize, usize) {
    let ends = |at: usize| {
        let (Some(dot), before, after) =
            (words.get(at), at.checked_sub(1).and_then(|at| words.get(at)), words.get(at + 1))
        else {
            return false;
        };
        let short = before.is_some_and(|word| {
            word.shouted && word.low.chars().count() <= 3 && dot.tight && after.is_some_and(|next| next.tight)
        });
        dot.is(".") && !short && after.is_none_or(|next| next.capital || next.kind == Kind::Sign)
    };
    let start = (0..at).rev().find(|place| ends(*place)).map_or(0, |place| place + 1);
    let end = (at..words.len()).find(|place| ends(*place)).unwrap_or(words.len());
    (start, end)
}
