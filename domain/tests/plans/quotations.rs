//! Every quotation of a plan stands in its text, word for word, slips included.

use super::{PLANS, read};
use serde_json::Value;

/// What marks a line of the text that may begin a sentence: a heading has no full stop before what follows it.
const LINE: &str = "⏎";

/// Markdown marks and footnote signs gone, numbers split at a line end joined, white space single.
fn cleaned(text: &str) -> String {
    with_lines(text).replace(&format!("{LINE} "), "")
}

/// The same with [`LINE`] before every line that begins with a capital.
fn with_lines(text: &str) -> String {
    let mut text = text.replace(['*', '#'], "");
    while let Some((before, rest)) = text.split_once("<sup>") {
        text = format!("{before}{}", rest.split_once("</sup>").unwrap().1);
    }
    let mut joined = String::new();
    for line in text.lines().map(str::trim) {
        let split_number = joined.ends_with('-') && !joined.ends_with(" -");
        joined.push_str(if split_number || line.is_empty() { "" } else { " " });
        let begins = line.starts_with(|letter: char| letter.is_uppercase() || letter == '“');
        joined.push_str(if begins && !split_number { "⏎ " } else { "" });
        joined.push_str(line);
    }
    joined.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part of the text under the heading `roman`: "III" for "III. TIÊU CHÍ …".
fn chapter(text: &str, roman: &str) -> String {
    let heading = |line: &str| {
        let line = line.trim_matches(['#', '*', ' ']);
        let name = line.split_once(". ").map_or("", |(name, _)| name);
        ["I", "II", "III", "IV", "V", "VI"].contains(&name).then(|| name.to_owned())
    };
    let mut current = String::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        current = heading(line).unwrap_or(current);
        if current == roman {
            lines.push(line);
        }
    }
    cleaned(&lines.join("\n"))
}

/// Every quotation inside a plan as (section, words); oddities have no section.
fn quotations(value: &Value, found: &mut Vec<(Option<String>, String)>) {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(words) = text("words").filter(|words| !words.is_empty()) {
        found.push((text("section"), words));
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| quotations(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| quotations(field, found)),
        _ => {}
    }
}

/// The words alone, without the dots that say where a sentence was cut.
fn uncut(words: &str) -> &str {
    let words = words.strip_prefix("… ").unwrap_or(words);
    words.strip_suffix(" …").unwrap_or(words)
}

/// Whether it is a dash, `1.`, `2.1.` or `a)`: what stands before an item of a list.
fn is_item(word: &str) -> bool {
    let numbered = word.strip_suffix(['.', ')']).unwrap_or_default();
    let number = !numbered.is_empty() && numbered.split('.').all(|part| part.parse::<u8>().is_ok());
    ["-", "–", "+"].contains(&word) || number || (numbered.chars().count() == 1 && word.ends_with(')'))
}

/// Whether a quotation that stands between these begins, and whether it ends, inside a sentence.
fn cut(before: &str, words: &str, after: &str) -> (bool, bool) {
    let (before, after) = (before.trim_end(), after.trim_start_matches(['⏎', ' ']));
    let begins = before.is_empty()
        || before.ends_with(['.', ';', ':', '!', '?', '(', '⏎'])
        || before.rsplit(' ').next().is_some_and(is_item);
    let ends = words.ends_with(['.', ';', ':'])
        || after.is_empty()
        || after.starts_with(['.', ';', ':', ')'])
        || after.split(' ').next().is_some_and(is_item);
    (!begins, !ends)
}

/// How little of a sentence a quotation cuts, wherever in the text it stands.
fn least_cut(text: &str, words: &str) -> Option<(bool, bool)> {
    let lines: Vec<&str> = text.split(' ').collect();
    let wanted: Vec<&str> = words.split(' ').collect();
    let mut found = Vec::new();
    for from in 0..lines.len() {
        let (mut at, mut matched) = (from, 0);
        while matched < wanted.len() && at < lines.len() {
            let skipped = lines[at] == LINE && matched > 0;
            // the first and last word may lean on a bracket or a full stop of the text around
            let fits = match (matched, matched + 1 == wanted.len()) {
                (0, true) => lines[at].contains(wanted[0]),
                (0, false) => lines[at].ends_with(wanted[0]),
                (_, true) => lines[at].starts_with(wanted[matched]),
                (_, false) => lines[at] == wanted[matched],
            };
            if !skipped && !fits {
                break;
            }
            matched += usize::from(!skipped);
            at += 1;
        }
        if matched == wanted.len() {
            let head = lines[from].strip_suffix(wanted[0]).unwrap_or_default();
            let tail = lines[at - 1].strip_prefix(wanted[matched - 1]).unwrap_or_default();
            let before = format!("{} {head}", lines[..from].join(" "));
            found.push(cut(&before, words, &format!("{tail} {}", lines[at..].join(" "))));
        }
    }
    found.into_iter().min_by_key(|(begins, ends)| u8::from(*begins) + u8::from(*ends))
}

#[test]
fn a_quotation_that_begins_or_ends_inside_a_sentence_says_so() {
    for (plan, text) in PLANS {
        let (plan, text) = (read(plan), with_lines(text));
        let mut found = Vec::new();
        quotations(&serde_json::to_value(&plan).unwrap(), &mut found);
        found.retain(|(section, _)| section.is_some());
        found.sort();
        found.dedup();
        for (_, words) in found {
            let said = (words.starts_with("… "), words.ends_with(" …"));
            let is = least_cut(&text, uncut(&words)).unwrap_or_else(|| panic!("{}: “{words}”", plan.slug));
            assert_eq!(said, is, "{} {}: “{words}”", plan.locality, plan.slug);
        }
    }
}

#[test]
fn every_quotation_stands_word_for_word_in_the_section_it_names() {
    for (plan, text) in PLANS {
        let plan = read(plan);
        let mut found = Vec::new();
        quotations(&serde_json::to_value(&plan).unwrap(), &mut found);
        assert!(found.len() > 40, "{} quotations only", found.len());
        let (raw, whole) = (text.split_whitespace().collect::<Vec<_>>().join(" "), cleaned(text));
        for (section, words) in found {
            let words = uncut(&words).to_owned();
            let stands = match &section {
                Some(section) => {
                    let roman = section.strip_prefix("Mục ").unwrap().split(['.', ',']).next().unwrap();
                    chapter(text, roman).contains(&words)
                }
                None => whole.contains(&words) || raw.contains(&words),
            };
            assert!(stands, "{} {}: {section:?} does not say “{words}”", plan.locality, plan.slug);
        }
    }
}

#[test]
fn titles_recipients_and_signatories_are_those_of_the_text() {
    for (plan, text) in PLANS {
        let (plan, text) = (read(plan), cleaned(text));
        let named = [&plan.title, &plan.signatory.name, &plan.signatory.position];
        let cited = plan.legal_bases.iter().map(|basis| &basis.number);
        let lines = named.into_iter().chain(&plan.signatory.modes).chain(&plan.recipients).chain(cited);
        for line in lines {
            assert!(text.contains(line), "{} {}: “{line}”", plan.locality, plan.slug);
        }
    }
}

#[test]
fn a_quotation_that_mends_a_slip_or_names_another_section_is_not_found() {
    let (_, text) = PLANS[0];
    assert!(chapter(text, "III").contains("b) Hình thực khen thưởng"));
    assert!(!chapter(text, "III").contains("b) Hình thức khen thưởng"));
    assert!(!chapter(text, "II").contains("b) Hình thực khen thưởng"));
}

#[test]
fn a_number_split_at_the_end_of_a_line_is_read_whole() {
    assert_eq!(
        cleaned("Kế hoạch số 49/KH-\nUBND của\nThi đua -\nKhen thưởng"),
        "Kế hoạch số 49/KH-UBND của Thi đua - Khen thưởng"
    );
}
