//! What happens to texts on their way: each fault put on a sound text by code.

use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// A fault with its name.
pub(crate) type Fault = (&'static str, fn(&str) -> String);

/// Faults that the text is put in order from.
pub(crate) const MENDED: [Fault; 15] = [
    ("as it is", |text| text.to_owned()),
    ("wrapped", |text| wrapped(text, 76, "\n")),
    ("wrapped, narrow", |text| wrapped(text, 58, "\n")),
    ("wrapped, blank lines between", |text| wrapped(text, 80, "\n\n")),
    ("decomposed", |text| text.nfd().collect()),
    ("no-break blanks", |text| text.replace(' ', "\u{a0}")),
    ("no-break blanks lost", blanks_lost),
    ("headings glued", headings_glued),
    ("pipes", piped),
    ("page numbers", |text| paged(&wrapped(text, 76, "\n"))),
    ("web page", |text| on_the_web(text)),
    ("two columns run together", columns_together),
    ("TCVN3", tcvn3),
    ("VNI", vni),
    ("wrapped, paged, two columns", |text| paged(&wrapped(&columns_together(text), 76, "\n"))),
];

/// Faults after which nothing is read.
pub(crate) const LOST: [Fault; 3] = [
    ("without marks", without_marks),
    ("letters dropped", dropped),
    ("letters as question marks", questioned),
];

fn is_table(line: &str) -> bool {
    line.starts_with('|')
}

/// Cut at a width, as a PDF is.
pub(crate) fn wrapped(text: &str, width: usize, between: &str) -> String {
    let mut out = Vec::new();
    for line in text.lines() {
        if is_table(line) {
            out.push(line.to_owned());
            continue;
        }
        let mut cut = String::new();
        for word in line.split(' ') {
            if !cut.is_empty() && cut.chars().count() + 1 + word.chars().count() > width {
                out.push(std::mem::take(&mut cut));
            }
            if !cut.is_empty() {
                cut.push(' ');
            }
            cut.push_str(word);
        }
        out.push(cut);
    }
    out.join(between)
}

/// The blank before a figure is gone behind the words that Word sets a no-break blank after.
fn blanks_lost(text: &str) -> String {
    let mut out = text.to_owned();
    for word in ["ngày", "tháng", "năm", "quá", "số"] {
        for figure in '0'..='9' {
            out = out.replace(&format!("{word} {figure}"), &format!("{word}{figure}"));
        }
    }
    out
}

/// A short line behind a mark, and the line after it, become one.
fn headings_glued(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let heading = line.chars().count() < 60
            && line.starts_with(|letter: char| letter.is_ascii_digit() || "IVX".contains(letter))
            && !line.ends_with(['.', ';', ':', ','])
            && line.contains(". ")
            && !lines.peek().is_some_and(|next| is_table(next));
        out.push_str(line);
        out.push(if heading { ' ' } else { '\n' });
    }
    out
}

/// Every item in a frame of its own.
fn piped(text: &str) -> String {
    let framed = text
        .lines()
        .map(|line| if line.starts_with(['-', '+']) { format!("| {line} |") } else { line.to_owned() });
    framed.collect::<Vec<_>>().join("\n")
}

/// A number after every 28 lines, wherever a sentence stands.
fn paged(text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 && at % 28 == 0 {
            let _ = write!(out, "\n{}\n\n", at / 28 + 1);
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// What a portal puts around a text and into it.
fn on_the_web(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let (before, after) = lines.split_at(lines.len() / 2);
    format!(
        "Trang chủ > Văn bản > Kế hoạch\nĐăng nhập | Đăng ký\nThứ Ba, 11/11/2025, 08:30\nCỡ chữ: A A+\n{}\nChia sẻ Facebook Zalo\nLượt xem: 1.024\n{}\nTin liên quan\nBản quyền thuộc về Cổng thông tin điện tử\nhttps://example.gov.vn",
        before.join("\n"),
        after.join("\n")
    )
}

/// Issuer and motto in one line, number and day in one line.
fn columns_together(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let find = |start: &str| lines.iter().take(12).position(|line| line.starts_with(start));
    let (Some(motto), Some(slogan), Some(number)) = (find("CỘNG HÒA"), find("Độc lập"), find("Số:"))
    else {
        return text.to_owned();
    };
    let Some(day) = lines.iter().take(12).position(|line| line.contains(", ngày")) else {
        return text.to_owned();
    };
    let issuer: Vec<&str> =
        lines.iter().take(motto.min(number)).copied().filter(|line| !line.trim().is_empty()).collect();
    let line = |at: usize| lines.get(at).copied().unwrap_or_default();
    let mut head = vec![
        format!("{} {}", issuer.first().unwrap_or(&""), line(motto)),
        format!("{} {}", issuer.get(1).unwrap_or(&""), line(slogan)).trim().to_owned(),
        format!("{} {}", line(number), line(day)),
    ];
    let rest = lines.iter().enumerate().skip(issuer.len()).filter(|(at, line)| {
        ![motto, slogan, number, day].contains(at) && (*at > 12 || !line.trim().is_empty())
    });
    head.extend(rest.map(|(_, line)| (*line).to_owned()));
    head.join("\n")
}

const TCVN3: &str = "àµá¸ả¶ã·ạ¹ă¨ằ»ắ¾ẳ¼ẵ½ặÆâ©ầÇấÊẩÈẫÉậËđ®èÌéÐẻÎẽÏẹÑêªềÒếÕểÓễÔệÖì×íÝỉØĩÜịÞòßóãỏáõâọäô«ồåốèổæỗçộéơ¬ờêớíởëỡìợîùïúóủñũòụôư\u{ad}ừõứøửöữ÷ựùỳúýýỷûỹüỵþĂ¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§";

fn tcvn3(text: &str) -> String {
    let table: Vec<char> = TCVN3.chars().collect();
    let old = |letter: char| {
        table.chunks(2).find(|pair| pair.first() == Some(&letter)).and_then(|pair| pair.get(1)).copied()
    };
    // capitals with a tone have no place of their own
    let small = |letter: char| letter.to_lowercase().next().and_then(old);
    plain_quotes(text)
        .nfc()
        .map(|letter| old(letter).or_else(|| small(letter).filter(|_| !letter.is_ascii())).unwrap_or(letter))
        .collect()
}

fn plain_quotes(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['–', '—'], "-").replace('…', "...")
}

const VNI: [(&str, &str); 17] = [
    ("\u{302}\u{301}", "á"),
    ("\u{302}\u{300}", "à"),
    ("\u{302}\u{309}", "å"),
    ("\u{302}\u{303}", "ã"),
    ("\u{302}\u{323}", "ä"),
    ("\u{306}\u{301}", "é"),
    ("\u{306}\u{300}", "è"),
    ("\u{306}\u{309}", "ú"),
    ("\u{306}\u{303}", "ü"),
    ("\u{306}\u{323}", "ë"),
    ("\u{302}", "â"),
    ("\u{306}", "ê"),
    ("\u{301}", "ù"),
    ("\u{300}", "ø"),
    ("\u{309}", "û"),
    ("\u{303}", "õ"),
    ("\u{323}", "ï"),
];

fn vni(text: &str) -> String {
    plain_quotes(text).nfc().map(vni_letter).collect()
}

fn vni_letter(letter: char) -> String {
    let upper = letter.is_uppercase();
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let own = [
        ('đ', "ñ"),
        ('ơ', "ô"),
        ('ư', "ö"),
        ('í', "í"),
        ('ì', "ì"),
        ('ỉ', "æ"),
        ('ĩ', "ó"),
        ('ị', "ò"),
        ('ỵ', "î"),
    ];
    let coded = own.iter().find(|(new, _)| *new == small).map(|(_, old)| (*old).to_owned()).or_else(|| {
        let parts: String = std::iter::once(small).nfd().collect();
        let mut letters = parts.chars();
        let base = letters.next()?;
        let marks: String = letters.collect();
        if marks.is_empty() {
            return None;
        }
        if let Some(tone) = marks.strip_prefix('\u{31b}').or_else(|| marks.strip_suffix('\u{31b}')) {
            let base = if base == 'o' { "ô" } else { "ö" };
            let tone = VNI.iter().find(|(mark, _)| *mark == tone).map_or("", |(_, old)| old);
            return Some(format!("{base}{tone}"));
        }
        let mut sorted: Vec<char> = marks.chars().collect();
        sorted.sort_by_key(|mark| !matches!(mark, '\u{302}' | '\u{306}'));
        let marks: String = sorted.into_iter().collect();
        let old = VNI.iter().find(|(mark, _)| *mark == marks).map(|(_, old)| *old)?;
        Some(format!("{base}{old}"))
    });
    let coded = coded.unwrap_or_else(|| small.to_string());
    if upper { coded.to_uppercase() } else { coded }
}

fn without_marks(text: &str) -> String {
    text.nfd()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            letter => letter,
        })
        .collect()
}

fn dropped(text: &str) -> String {
    text.nfc().filter(|letter| letter.is_ascii() || "“”–".contains(*letter)).collect()
}

fn questioned(text: &str) -> String {
    text.nfc().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect()
}
