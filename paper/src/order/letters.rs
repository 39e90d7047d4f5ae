//! Letters: composed, plain blanks, without the marks of Markdown and of web pages.

use unicode_normalization::UnicodeNormalization as _;

/// Opens the number of a footnote in the running text.
pub(super) const NOTE: char = '\u{e000}';
/// A line's end inside a cell of a table.
pub(super) const CELL_BREAK: char = '\u{e001}';

/// The lines of `raw`, trimmed, empty ones kept.
pub(super) fn clean(raw: &str) -> Vec<String> {
    let composed: String = raw.nfc().filter_map(plain).collect();
    composed.split('\n').map(|line| without_markup(line).trim().to_owned()).collect()
}

/// Blanks of every width are one blank; what has no width goes; ends of pages are ends of lines.
fn plain(letter: char) -> Option<char> {
    match letter {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\r' => None,
        '\u{2028}' | '\u{2029}' | '\u{c}' | '\u{b}' | '\n' => Some('\n'),
        '\u{e000}'..='\u{e0ff}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{f0b7}' | '\u{f0a7}' | '\u{f02d}' => Some('-'),
        letter if letter.is_whitespace() => Some(' '),
        letter if letter.is_control() => None,
        letter => Some(letter),
    }
}

fn without_markup(line: &str) -> String {
    let line = entities(line);
    let line = raised(&tags(&line));
    let line = line.trim();
    let line = line.strip_prefix('>').map_or(line, str::trim_start);
    let heading = line.trim_start_matches('#');
    let line = if heading.len() < line.len() && heading.starts_with(' ') { heading } else { line };
    emphasis(&line.replace("**", "").replace("__", "").replace("\\-", "-").replace("\\.", "."))
}

fn entities(line: &str) -> String {
    if !line.contains('&') {
        return line.to_owned();
    }
    const NAMES: [(&str, &str); 9] = [
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&ndash;", "–"),
        ("&amp;", "&"),
    ];
    NAMES.iter().fold(line.to_owned(), |line, (name, letter)| line.replace(name, letter))
}

/// Without `<b>` and the like; `<br>` ends a line of a cell, `<sup>1</sup>` is a footnote's number.
fn tags(line: &str) -> String {
    let mut left = line;
    let mut out = String::new();
    while let Some((before, after)) = left.split_once('<') {
        out.push_str(before);
        let is_tag =
            after.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!');
        match after.split_once('>') {
            Some((tag, rest)) if is_tag && tag.len() < 200 => {
                let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
                match (name, tag.starts_with('/')) {
                    ("sup", false) => out.push(NOTE),
                    ("br" | "BR", _) => out.push(CELL_BREAK),
                    _ => {}
                }
                left = rest;
            }
            _ => {
                out.push('<');
                left = after;
            }
        }
    }
    out.push_str(left);
    out
}

/// Raised figures are numbers of footnotes.
fn raised(line: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let mut out = String::with_capacity(line.len());
    let mut before = false;
    for letter in line.chars() {
        match RAISED
            .iter()
            .position(|raised| *raised == letter)
            .and_then(|at| char::from_digit(u32::try_from(at).ok()?, 10))
        {
            // "m²" is no footnote
            Some(_) if out.ends_with([' ', 'm']) && out.trim_end_matches('m').ends_with(' ') => {
                out.push(letter)
            }
            Some(digit) => {
                if !before {
                    out.push(NOTE);
                }
                out.push(digit);
                before = true;
                continue;
            }
            None => out.push(letter),
        }
        before = false;
    }
    out
}

/// Without the stars of `*emphasis*`; a star with a blank after it opens an item and stays.
fn emphasis(line: &str) -> String {
    let stars = line.matches('*').count();
    let closed = line
        .match_indices('*')
        .filter(|(at, _)| line.get(at + 1..).is_some_and(|rest| !rest.starts_with(' ')));
    if stars < 2 || closed.count() < 1 || line.starts_with("* ") && stars == 2 {
        return line.to_owned();
    }
    let (first, rest) = if let Some(rest) = line.strip_prefix("* ") { ("* ", rest) } else { ("", line) };
    format!("{first}{}", rest.replace('*', ""))
}

/// Whether `text` is written in capitals.
pub(crate) fn is_upper(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (capitals, all) = letters
        .fold((0, 0), |(capitals, all), letter| (capitals + usize::from(letter.is_uppercase()), all + 1));
    all >= 2 && capitals * 10 >= all * 9
}
