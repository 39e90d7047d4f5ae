//! The text with the sentences that were found, each marked, so that an item leads to its own.

use maud::{Markup, html};

/// The marked stretches of a text, in letters, in order and apart from each other.
pub(super) struct Marks(Vec<[usize; 2]>);

impl Marks {
    /// All sentences of all items; where two overlap they are one mark.
    pub(super) fn of(spans: impl IntoIterator<Item = [usize; 2]>) -> Self {
        let mut spans: Vec<[usize; 2]> = spans.into_iter().filter(|[from, to]| from < to).collect();
        spans.sort_unstable();
        let mut apart: Vec<[usize; 2]> = Vec::new();
        for [from, to] in spans {
            match apart.last_mut() {
                Some(last) if from < last[1] => last[1] = last[1].max(to),
                _ => apart.push([from, to]),
            }
        }
        Self(apart)
    }

    /// Where the sentence that begins at this letter is marked.
    pub(super) fn id(&self, letter: usize) -> Option<String> {
        let place = self.0.iter().position(|[from, to]| (*from..*to).contains(&letter))?;
        Some(id(place))
    }

    /// The text, a paragraph a line.
    pub(super) fn text(&self, text: &str) -> Markup {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            let letters: Vec<char> = line.chars().collect();
            if !letters.is_empty() {
                lines.push(self.line(&letters, at));
            }
            at += letters.len() + 1;
        }
        html! { @for line in lines { p { (line) } } }
    }

    /// One line that begins at this letter of the text.
    fn line(&self, letters: &[char], at: usize) -> Markup {
        let end = at + letters.len();
        let piece = |from: usize, to: usize| -> String {
            letters.get(from - at..to - at).unwrap_or_default().iter().collect()
        };
        let within = self.0.iter().enumerate().filter(|(_, [from, to])| *from < end && *to > at);
        let mut reached = at;
        let mut pieces = Vec::new();
        for (place, [from, to]) in within {
            let (start, stop) = ((*from).max(at), (*to).min(end));
            // a mark that goes over lines has its name where it begins
            let id = (*from >= at).then(|| id(place));
            pieces.push(html! { (piece(reached, start)) mark id=[id] { (piece(start, stop)) } });
            reached = stop;
        }
        html! { @for piece in pieces { (piece) } (piece(reached, end)) }
    }
}

fn id(place: usize) -> String {
    format!("cau-{}", place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_over_lines_are_named_once_and_nothing_of_the_text_is_lost() {
        let marks = Marks(vec![[1, 4], [6, 8]]);
        let html = marks.text("abc\ndef\n\nghi").into_string();
        assert_eq!(html, r#"<p>a<mark id="cau-1">bc</mark></p><p>de<mark id="cau-2">f</mark></p><p>ghi</p>"#);
        let over = Marks(vec![[1, 6]]).text("abc\ndef").into_string();
        assert_eq!(over, r#"<p>a<mark id="cau-1">bc</mark></p><p><mark>de</mark>f</p>"#);
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        let html = Marks(vec![[0, 2]]).text("Ấp Ơ").into_string();
        assert_eq!(html, r#"<p><mark id="cau-1">Ấp</mark> Ơ</p>"#);
    }
}
