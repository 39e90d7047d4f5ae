//! Whether a text can be relied on: its marks are there, its letters are whole.

use super::Draft;
use crate::tongue::{Kind, is_marked, is_syllable, tokens};
use sovang_words::paper::{Doubt, Unsure};

/// Words of every administrative text, and what is left of them when the marks are gone.
const WITHOUT_MARKS: [&str; 14] = [
    "thuc", "hien", "nhan", "dan", "khen", "thuong", "truong", "phuong", "ke", "hoach", "quyet", "dinh",
    "cong", "thi",
];

/// Why nothing is read from a text, when its letters are not to be relied on.
pub(super) fn broken(text: &str) -> Option<Doubt> {
    let found = tokens(text, 0);
    let all: Vec<&str> =
        found.iter().filter(|token| token.kind == Kind::Word).map(|token| token.low.as_str()).collect();
    if all.len() < 12 {
        return Some(Doubt::NothingToRead);
    }
    let share = |count: usize| count * 100 / all.len();
    let marked = share(all.iter().filter(|word| is_marked(word)).count());
    let bare = all.iter().filter(|word| WITHOUT_MARKS.contains(word)).count();
    if marked < 15 {
        return Some(if share(bare) >= 3 { Doubt::WithoutMarks } else { Doubt::NotVietnamese });
    }
    let lost = text.chars().filter(|letter| matches!(letter, '\u{fffd}' | '□' | '?')).count();
    let wrong = all.iter().filter(|word| word.chars().count() > 1 && !is_word(word)).count();
    (lost * 100 > all.len() * 4 || share(wrong) > 22).then_some(Doubt::LettersLost)
}

/// A syllable, an abbreviation, a name: what an administrative text may hold.
fn is_word(word: &str) -> bool {
    is_syllable(word)
        || word.chars().count() <= 5
            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == 'đ')
            && !word.contains(['a', 'e', 'i', 'o', 'u'])
}

/// Marks items unsure whose own words are damaged.
pub(super) fn mark(draft: &mut Draft) {
    let damaged = |words: &str| words.contains('\u{fffd}') || words.contains('□') || has_lone_question(words);
    let doubt = |said: &mut super::Said| {
        if damaged(&said.words) && !said.unsure {
            said.unsure = true;
            said.why = Some(Unsure::WordsDamaged.into());
        }
    };
    draft.deadlines.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.quotas.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.award_forms.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.audiences.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.legal_bases.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.cited.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.phases.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.undated.iter_mut().for_each(|item| doubt(&mut item.said));
    draft.dossier.iter_mut().for_each(|item| doubt(&mut item.said));
}

/// "Ph?ng": a question mark inside a word.
fn has_lone_question(words: &str) -> bool {
    let letters: Vec<char> = words.chars().collect();
    letters
        .windows(3)
        .any(|three| matches!(three, [one, '?', two] if one.is_alphabetic() && two.is_alphabetic()))
}
