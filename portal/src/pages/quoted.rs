//! Words that are quoted from a text: whether they stand in it, and where. Blanks, line ends and the shapes of quotation
//! marks and dashes make no difference; letters do.

/// A text in which quotations are looked up.
#[derive(Debug)]
pub(super) struct Text {
    letters: Vec<char>,
    plain: String,
    /// For each byte of `plain`, which letter of the text it is of.
    of: Vec<usize>,
}

/// Fewer letters than this are no sentence.
const LEAST: usize = 6;

impl Text {
    pub(super) fn of(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let (mut plain, mut of) = (String::new(), Vec::new());
        for (at, letter) in letters.iter().enumerate() {
            let letter = shape(*letter);
            if letter == ' ' && plain.ends_with(' ') {
                continue;
            }
            plain.push(letter);
            of.resize(plain.len(), at);
        }
        Self { letters, plain, of }
    }

    /// Where words stand, in letters; where they stand more than once, at `hint` if they do, else the first time.
    pub(super) fn find(&self, words: &str, hint: Option<usize>) -> Option<[usize; 2]> {
        let words = Self::of(words).plain;
        let words = words.trim().trim_matches(['…', '.']).trim();
        let words = words.trim_matches('"').trim();
        if words.chars().count() < LEAST {
            return None;
        }
        let places = self.plain.match_indices(words).map(|(at, found)| {
            let end = self.of.get(at + found.len() - 1).copied().unwrap_or_default();
            [self.of.get(at).copied().unwrap_or_default(), end + 1]
        });
        let places: Vec<[usize; 2]> = places.collect();
        let near = |[from, to]: &&[usize; 2]| hint.is_some_and(|hint| (*from..*to).contains(&hint));
        places.iter().find(near).or(places.first()).copied()
    }

    /// The text's own words there, in one line.
    pub(super) fn words(&self, [from, to]: [usize; 2]) -> String {
        let words: String = self.letters.get(from..to).unwrap_or_default().iter().collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn shape(letter: char) -> char {
    match letter {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '–' | '—' | '−' | '‑' | '‐' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    }
}

/// Whether a number stands in words, in digits; words without any digit cannot be compared.
pub(super) fn says(words: &str, number: u64) -> bool {
    let digits = || words.split(|char: char| !char.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits().next().is_none() || digits().any(|digits| digits.parse() == Ok(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "I. MỤC ĐÍCH\n- Khen “gương sáng”,\nkhông quá 03  cá nhân.\nTrước ngày 05/11: không quá 03 cá nhân.";

    #[test]
    fn words_are_found_whatever_their_blanks_quotation_marks_and_dashes() {
        let text = Text::of(TEXT);
        let at = text.find("Khen \"gương sáng\", không quá 03 cá nhân", None).unwrap();
        assert_eq!(text.words(at), "Khen “gương sáng”, không quá 03 cá nhân");
        assert_eq!(
            text.find("…không quá 03 cá nhân…", None).map(|at| text.words(at)).unwrap(),
            "không quá 03 cá nhân"
        );
        assert!(text.find("không quá 30 cá nhân", None).is_none(), "another number is another sentence");
        assert!(text.find("khen gương sáng", None).is_none());
    }

    #[test]
    fn of_words_that_stand_twice_the_place_they_were_read_from_is_meant() {
        let text = Text::of(TEXT);
        let [first, _] = text.find("không quá 03 cá nhân", None).unwrap();
        let last = TEXT.chars().count() - 21;
        let [second, _] = text.find("không quá 03 cá nhân", Some(last)).unwrap();
        assert!(first < second && second == last, "{first} {second} {last}");
        assert_eq!(text.find("không quá 03 cá nhân", Some(1)).unwrap()[0], first);
    }

    #[test]
    fn a_few_letters_are_no_quotation() {
        let text = Text::of(TEXT);
        assert!(text.find("cá", None).is_none() && text.find("", None).is_none());
    }

    #[test]
    fn a_number_is_said_by_words_with_it_or_by_words_without_any() {
        assert!(says("không quá 03 cá nhân", 3) && !says("không quá 03 cá nhân", 30));
        assert!(says("không quá ba cá nhân", 3));
    }
}
