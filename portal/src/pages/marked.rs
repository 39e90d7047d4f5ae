//! The text with the sentences that were found, each marked, so that an item leads to its own.

use maud::{Markup, html};

/// The marked stretches of a text, in letters, in order and apart from each other, each with names by which it is led to.
pub(super) struct Marks(Vec<([usize; 2], Vec<String>)>);

impl Marks {
    /// All sentences of all items; where two overlap they are one mark.
    pub(super) fn of(spans: impl IntoIterator<Item = [usize; 2]>) -> Self {
        Self::named(spans.into_iter().map(|span| (span, None)))
    }

    /// The same, each with a name of its own.
    pub(super) fn named(spans: impl IntoIterator<Item = ([usize; 2], Option<String>)>) -> Self {
        let mut spans: Vec<_> = spans.into_iter().filter(|([from, to], _)| from < to).collect();
        spans.sort();
        let mut apart: Vec<([usize; 2], Vec<String>)> = Vec::new();
        for ([from, to], name) in spans {
            match apart.last_mut() {
                Some((last, names)) if from < last[1] => {
                    last[1] = last[1].max(to);
                    names.extend(name.filter(|name| !names.contains(name)));
                }
                _ => apart.push(([from, to], name.into_iter().collect())),
            }
        }
        Self(apart)
    }

    /// Where the sentence that begins at this letter is marked.
    pub(super) fn id(&self, letter: usize) -> Option<String> {
        let place = self.0.iter().position(|([from, to], _)| (*from..*to).contains(&letter))?;
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
        let within = self.0.iter().enumerate().filter(|(_, ([from, to], _))| *from < end && *to > at);
        let mut reached = at;
        let mut pieces = Vec::new();
        for (place, ([from, to], names)) in within {
            let (start, stop) = ((*from).max(at), (*to).min(end));
            // a mark that goes over lines has its name where it begins
            let id = (*from >= at).then(|| id(place));
            let names = names.iter().filter(|_| *from >= at);
            pieces.push(html! { (piece(reached, start)) @for name in names { span id=(name) {} } mark id=[id] { (piece(start, stop)) } });
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
        let marks = Marks::of([[1, 4], [6, 8]]);
        let html = marks.text("abc\ndef\n\nghi").into_string();
        assert_eq!(html, r#"<p>a<mark id="cau-1">bc</mark></p><p>de<mark id="cau-2">f</mark></p><p>ghi</p>"#);
        let over = Marks::of([[1, 6]]).text("abc\ndef").into_string();
        assert_eq!(over, r#"<p>a<mark id="cau-1">bc</mark></p><p><mark>de</mark>f</p>"#);
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        let html = Marks::of([[0, 2]]).text("Ấp Ơ").into_string();
        assert_eq!(html, r#"<p><mark id="cau-1">Ấp</mark> Ơ</p>"#);
    }

    #[test]
    fn each_sentence_of_a_mark_has_its_name() {
        let name = |name: &str| Some(name.to_owned());
        let marks = Marks::named([([2, 4], name("b")), ([0, 3], name("a"))]);
        let html = marks.text("abcdef").into_string();
        assert_eq!(html, r#"<p><span id="a"></span><span id="b"></span><mark id="cau-1">abcd</mark>ef</p>"#);
    }
}
