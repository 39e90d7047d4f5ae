//! A commune's name among the typed words: “Trạm Y tế xã Phú Tân” is the Trạm Y tế of that commune.

use super::rank::near;
use super::typed::{Reading, Word, titles};
use crate::cells::rows;
use crate::error::Result;
use rusqlite::Connection;

/// A commune, as its name may stand among words.
pub(super) struct Home {
    pub(super) locality: String,
    /// Words with the tone in front: the longest way to call it first.
    names: Vec<Vec<String>>,
    /// Its province, which may follow.
    province: Vec<String>,
}

/// What may be left of the kind of a commune in front of its name: x. Phú Tân, P. Tứ Minh.
const KIND_IN_SHORT: [&str; 3] = ["x", "p", "tt"];

/// All communes.
pub(super) fn all(conn: &Connection) -> Result<Vec<Home>> {
    let sql = "select locality, names, unit from search_entry where kind = 'locality' order by log_index";
    rows(conn, sql, [], |row| {
        let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        let mut names: Vec<Vec<String>> = row.get::<_, String>(1)?.split('|').map(words).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Ok(Home { locality: row.get(0)?, names, province: words(&row.get::<_, String>(2)?) })
    })
}

/// The same without the name of the commune in it, of that commune; where something is left to look for.
pub(super) fn readings<'a>(reading: &'a Reading, homes: &'a [Home]) -> impl Iterator<Item = Reading> + 'a {
    homes.iter().filter_map(|home| at_home(reading, home))
}

fn at_home(reading: &Reading, home: &Home) -> Option<Reading> {
    let words = reading.words.as_slice();
    let found = home.names.iter().find_map(|name| {
        let fits = |run: &[Word]| run.iter().zip(name).all(|(typed, known)| near(typed, known));
        words.windows(name.len()).position(fits).map(|at| (at, at + name.len()))
    });
    let (mut from, mut to) = found?;
    let is_short = |word: &Word| KIND_IN_SHORT.contains(&word.folded.as_str());
    if from.checked_sub(1).and_then(|before| words.get(before)).is_some_and(is_short) {
        from -= 1;
    }
    for skipped in 0..home.province.len() {
        let province = home.province.get(skipped..).unwrap_or_default();
        let behind = words.get(to..to + province.len()).unwrap_or_default();
        if behind.len() == province.len()
            && behind.iter().zip(province).all(|(typed, known)| near(typed, known))
        {
            to += province.len();
            break;
        }
    }
    let words = [words.get(..from)?, words.get(to..)?].concat();
    let left = !reading.keys.is_empty() || words.iter().any(|word| word.folded.chars().count() > 1);
    let home = Some(home.locality.clone());
    left.then(|| Reading { keys: reading.keys.clone(), titles: titles(&words), words, home })
}
