//! Footnotes: taken out of the running text, put behind it, their numbers in the text removed.

use super::letters::NOTE;

/// The running text without footnotes, and the footnotes.
pub(super) fn apart(lines: Vec<String>) -> (Vec<String>, Vec<String>) {
    let lines: Vec<String> = raised(lines);
    let (mut text, mut notes): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut expected = 1;
    let mut inside = false;
    for line in lines {
        if let Some((number, rest)) = note(&line, expected) {
            expected = number + 1;
            notes.push(format!("[{number}] {rest}"));
            inside = true;
        } else if inside && line.is_empty() {
            inside = false;
            text.push(line);
        } else if inside && goes_on(notes.last(), &line) {
            if let Some(last) = notes.last_mut() {
                last.push(' ');
                last.push_str(&line);
            }
        } else {
            inside = false;
            text.push(line);
        }
    }
    let bare = text.into_iter().map(|line| without_numbers(&line)).collect();
    (bare, notes)
}

/// Footnotes whose numbers lost their height on the way: "57-NQ/TW1" in the text and a line "1 Nghị quyết …".
fn raised(lines: Vec<String>) -> Vec<String> {
    const NAMES: [&str; 12] = [
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Kế hoạch",
        "Chương trình",
        "Công văn",
        "Luật",
        "Thông tư",
        "Chỉ thị",
        "Văn bản",
        "Hướng dẫn",
        "Thông báo",
    ];
    let mut out = lines;
    for number in 1..20_u32 {
        let figure = number.to_string();
        let is_note = |line: &String| {
            let rest = line.strip_prefix(&figure).map(str::trim_start);
            rest.is_some_and(|rest| NAMES.iter().any(|name| rest.starts_with(name)))
        };
        let Some(at) = out.iter().position(is_note) else { break };
        let Some(named) = out.iter().position(|line| glued(line, &figure).is_some()) else { break };
        for (line, mark) in [(at, 0), (named, usize::MAX)] {
            let Some(text) = out.get_mut(line) else { continue };
            if let Some(place) = if mark == 0 { Some(0) } else { glued(text, &figure) } {
                text.insert(place, NOTE);
            }
        }
    }
    out
}

/// Where `figure` stands right behind a capital and before no letter or figure.
fn glued(line: &str, figure: &str) -> Option<usize> {
    line.match_indices(figure).map(|(at, _)| at).find(|at| {
        let before = line.get(..*at).and_then(|text| text.chars().next_back());
        let after = line.get(at + figure.len()..).and_then(|text| text.chars().next());
        before.is_some_and(|letter| letter.is_ascii_uppercase() || letter == 'g')
            && after.is_none_or(|letter| matches!(letter, ',' | ';' | '.' | ' '))
            && line
                .get(..*at)
                .is_some_and(|text| text.rsplit(' ').next().is_some_and(|word| word.contains('/')))
    })
}

/// A line that begins with the number of a footnote: raised, or the one that is due before a document's name.
fn note(line: &str, expected: u32) -> Option<(u32, String)> {
    let raised = line.strip_prefix(NOTE);
    let rest = raised.or_else(|| line.strip_prefix('['))?;
    let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let number: u32 = rest.get(..digits)?.parse().ok()?;
    let words = rest.get(digits..)?.trim_start_matches([']', ' ', ')', '.']);
    ((raised.is_some() || number == expected) && words.chars().count() > 8)
        .then(|| (number, without_numbers(words)))
}

/// Whether a footnote goes on in `line`: it was cut by the width, not ended.
fn goes_on(note: Option<&String>, line: &str) -> bool {
    note.is_some_and(|note| {
        !note.ends_with(['.', ';']) && line.chars().next().is_some_and(char::is_alphabetic)
    })
}

/// The line without raised numbers.
fn without_numbers(line: &str) -> String {
    if !line.contains(NOTE) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut parts = line.split(NOTE);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    }
    out
}
