//! TCVN3 (ABC): one letter for each Vietnamese letter, capitals with a tone written small and drawn large by the font.

/// The letters, as Windows-1252 shows them, and what they mean.
const LETTERS: [(char, char); 74] = [
    ('µ', 'à'),
    ('¸', 'á'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¹', 'ạ'),
    ('¨', 'ă'),
    ('»', 'ằ'),
    ('¾', 'ắ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('Æ', 'ặ'),
    ('©', 'â'),
    ('Ç', 'ầ'),
    ('Ê', 'ấ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ë', 'ậ'),
    ('®', 'đ'),
    ('Ì', 'è'),
    ('Ð', 'é'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ñ', 'ẹ'),
    ('ª', 'ê'),
    ('Ò', 'ề'),
    ('Õ', 'ế'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ý', 'í'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('ã', 'ó'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ä', 'ọ'),
    ('«', 'ô'),
    ('å', 'ồ'),
    ('è', 'ố'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('é', 'ộ'),
    ('¬', 'ơ'),
    ('ê', 'ờ'),
    ('í', 'ớ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ó', 'ú'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ô', 'ụ'),
    ('\u{ad}', 'ư'),
    ('õ', 'ừ'),
    ('ø', 'ứ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('ý', 'ý'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('þ', 'ỵ'),
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
    ('§', 'Đ'),
];

/// The text in Unicode.
pub(super) fn decode(text: &str) -> String {
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn line(line: &str) -> String {
    let words = line.split(' ').map(word).collect::<Vec<_>>();
    // a line whose plain letters are capitals is a heading
    let plain: Vec<char> = line.chars().filter(char::is_ascii_alphabetic).collect();
    let capitals = plain.iter().filter(|letter| letter.is_ascii_uppercase()).count();
    let shouted = plain.len() >= 4 && capitals * 10 >= plain.len() * 9;
    let joined = words.join(" ");
    if shouted { joined.to_uppercase() } else { joined }
}

/// A word; its converted letters are capitals where its plain ones are.
fn word(word: &str) -> String {
    let plain: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).collect();
    let shouted = plain.len() >= 2 && plain.iter().all(char::is_ascii_uppercase);
    let letters = word
        .chars()
        .map(|letter| LETTERS.iter().find(|(old, _)| *old == letter).map_or(letter, |(_, new)| *new));
    let converted: String = letters.collect();
    if shouted { converted.to_uppercase() } else { converted }
}
