//! The words of a search in the trail, as they stand in its lines. Lines hold award forms and papers by their ids; who
//! searches types their names.

use super::follow::with_marks;
use crate::search_index::{self, Word};
use sovang_domain::rules::Rulebook;
use sovang_words::sought::{Sought, titles_before};
use sovang_words::timeline::Names;

/// For every word that was typed, the texts of which a line must hold one: the word itself, or the id of a form or paper
/// whose name has the word.
pub(super) fn asked(text: &str, rules: &Rulebook) -> Vec<Vec<String>> {
    let mut typed = search_index::words(text);
    let words: Vec<&str> = typed.iter().map(|word| word.marked.as_str()).collect();
    // ông, bà in front of a name need not be there
    let titles = titles_before(&words);
    typed.drain(..titles);
    let named = named(rules);
    let way = |(place, word): (usize, &Word)| {
        let begun = place + 1 == typed.len() && word.may_be_begun();
        let own = if word.has_marks() { with_marks(&word.marked) } else { word.folded.clone() };
        let has = |name: &[Word]| name.iter().any(|known| is(word, known, begun));
        let ids = named.iter().filter(|(_, name)| has(name)).map(|(id, _)| id.clone());
        std::iter::once(format!(" {own}{}", if begun { "" } else { " " })).chain(ids).collect()
    };
    typed.iter().enumerate().map(way).collect()
}

/// “số 552”, “552”, “1.060”: the line of that number.
pub(super) fn line(text: &str) -> Option<u64> {
    match Sought::read(text) {
        Sought::Number(number) if number.is_bare() => Some(number.number),
        _ => None,
    }
}

fn is(typed: &Word, known: &Word, begun: bool) -> bool {
    let (typed, known) = match typed.has_marks() {
        true => (&typed.marked, &known.marked),
        false => (&typed.folded, &known.folded),
    };
    if begun { known.starts_with(typed) } else { known == typed }
}

/// How a line that names a form or a paper by its id holds it, and the words of its names.
fn named(rules: &Rulebook) -> Vec<(String, Vec<Word>)> {
    let forms = rules.every_form().flat_map(|form| {
        let held = held(&Names::ids().form(&form.id));
        [&form.name, &form.short].map(|name| (held.clone(), search_index::words(name)))
    });
    let papers =
        rules.every_paper().map(|(id, name)| (held(&Names::ids().paper(id)), search_index::words(name)));
    forms.chain(papers).collect()
}

fn held(id: &str) -> String {
    let words: Vec<String> = search_index::words(id).into_iter().map(|word| word.folded).collect();
    format!(" {} ", words.join(" "))
}
