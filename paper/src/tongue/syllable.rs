//! What can be a Vietnamese syllable: an onset, a rime, at most one tone. Everything else in a text is a foreign word,
//! an abbreviation, two words that grew together, or damage.

use unicode_normalization::UnicodeNormalization as _;

const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "r", "s", "t", "v", "x", "p",
];

const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot \
    ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơng u ua uân uâng uât uây uê uêch uênh uên ui um un ung uôc uôi uôm uôn \
    uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu uyn uyp uc ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt \
    ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ym yn ych yp yu ";

/// Without its tone, in small letters, composed again.
fn toneless(word: &str) -> String {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let bare = word.chars().flat_map(char::to_lowercase).nfd().filter(|letter| !TONES.contains(letter));
    bare.nfc().collect()
}

/// Whether `word` can be one Vietnamese syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    let bare = toneless(word);
    let is_rime = |rime: &str| !rime.is_empty() && RIMES.contains(&format!(" {rime} "));
    let rest = ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset));
    // "gì", "giếng": the i belongs to both
    is_rime(&bare)
        || rest.clone().any(is_rime)
        || bare.strip_prefix('g').is_some_and(|rime| rime.starts_with('i') && is_rime(rime))
        || bare.strip_prefix('q').is_some_and(|rime| rime.starts_with('u') && is_rime(rime))
}

/// Whether `word` has a letter that only Vietnamese has: with a mark, or đ.
pub(crate) fn is_marked(word: &str) -> bool {
    word.chars().any(|letter| !letter.is_ascii() && letter.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_words_are_syllables_and_grown_together_ones_are_not() {
        for word in
            "Căn cứ khuyến khích nghiêng quyết giếng gì đường yêu hoạt thuở xoong Ủy uỷ ban".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["thiđua", "khenthưởng", "nhândân", "QĐ", "TTg", "ctr", "đíchPhát", "xq"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
