//! The order of names in Vietnamese lists: letters of the alphabet first, tones only between words otherwise alike.

use crate::fold::{self, Mark, Tone};

/// A text whose byte order is the dictionary's: a < ă < â < b, d < đ, and ngang, huyền, hỏi, ngã, sắc, nặng.
pub(crate) fn key(text: &str) -> String {
    let (mut letters, mut tones) = (String::with_capacity(text.len()), String::new());
    for c in text.chars().flat_map(char::to_lowercase) {
        match fold::mark(c) {
            Some(Mark::Tone(tone)) => {
                tones.pop();
                tones.push(rank(tone));
            }
            Some(Mark::Shape(shape)) => {
                let plain = fold::shaped(fold::letter(letters.pop().unwrap_or(' ')).base, shape);
                push(&mut letters, plain);
            }
            Some(Mark::Other) => {}
            None => {
                let letter = fold::letter(c);
                push(&mut letters, letter.plain);
                tones.push(rank(letter.tone));
            }
        }
    }
    format!("{letters}\u{1}{tones}")
}

/// The base letter, and behind it a sign that sorts after every other letter for those that follow it in the alphabet.
fn push(letters: &mut String, plain: char) {
    letters.push(fold::letter(plain).base);
    match plain {
        'ă' | 'đ' | 'ê' | 'ô' | 'ư' => letters.push('{'),
        'â' | 'ơ' => letters.push('|'),
        _ => {}
    }
}

fn rank(tone: Tone) -> char {
    match tone {
        Tone::Level => '0',
        Tone::Falling => '1',
        Tone::Asking => '2',
        Tone::Tumbling => '3',
        Tone::Rising => '4',
        Tone::Heavy => '5',
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn names_stand_in_the_order_of_the_dictionary() {
        let sorted = [
            "An",
            "Ấp 3",
            "Ấp Đông",
            "Ấp Phú Thạnh",
            "Ấp Trung",
            "Dũng",
            "Đan",
            "Hoa",
            "Hòa",
            "Hoan",
            "Ôn",
            "Ơn",
        ];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| key(name));
        assert_eq!(names, sorted);
    }

    #[test]
    fn decomposed_text_sorts_like_composed_text() {
        assert_eq!(key("\u{1ea4}p \u{0110}o\u{0302}ng"), key("A\u{302}\u{301}p Đông"));
    }
}
