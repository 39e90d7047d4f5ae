//! Papers of the demonstration: small, real PDF and PNG files made in place, so that every dossier can be opened.

use std::fmt::Write as _;

/// A paper to be made.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// Its title, with all its marks.
    pub(super) title: String,
    /// What it says.
    pub(super) lines: Vec<String>,
}

impl Sheet {
    pub(super) fn new(title: impl Into<String>, lines: impl IntoIterator<Item = String>) -> Self {
        Self { title: title.into(), lines: lines.into_iter().collect() }
    }

    /// One A4 page. The built-in fonts of PDF know no Vietnamese marks: the page is written without them, the title
    /// in the file's own description has them all.
    pub(super) fn pdf(&self) -> Vec<u8> {
        let mut text =
            format!("BT /F1 14 Tf 56 780 Td 20 TL ({}) Tj T* /F1 11 Tf 16 TL", printable(&self.title));
        let note = "Bản trình diễn, số liệu bịa.".to_owned();
        for line in std::iter::once(&note).chain(&self.lines).flat_map(|line| wrapped(line, 84)) {
            let _ = write!(text, " T* ({}) Tj", printable(&line));
        }
        text.push_str(" ET");
        let title: String = self.title.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R /Lang (vi) >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
             /Resources << /Font << /F1 5 0 R >> >> >>"
                .to_owned(),
            format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
            format!("<< /Title <FEFF{title}> /Producer (So Vang, ban trinh dien) >>"),
        ];
        let mut file = "%PDF-1.4\n".to_owned();
        let mut places = Vec::new();
        for (number, object) in (1..).zip(&objects) {
            places.push(file.len());
            let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
        }
        let table = file.len();
        let count = objects.len() + 1;
        let _ = write!(file, "xref\n0 {count}\n0000000000 65535 f \n");
        for place in places {
            let _ = writeln!(file, "{place:010} 00000 n ");
        }
        let _ =
            write!(file, "trailer\n<< /Size {count} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF\n");
        file.into_bytes()
    }
}

/// Text for a PDF string: no marks, brackets escaped.
fn printable(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().map(without_mark) {
        match letter {
            '(' | ')' | '\\' => plain.extend(['\\', letter]),
            '“' | '”' => plain.push('"'),
            '–' => plain.push('-'),
            letter if letter.is_ascii() => plain.push(letter),
            _ => plain.push('?'),
        }
    }
    plain
}

/// A Vietnamese letter without its marks.
fn without_mark(letter: char) -> char {
    const ROWS: [(char, &str); 7] = [
        ('a', "áàảãạăắằẳẵặâấầẩẫậ"),
        ('e', "éèẻẽẹêếềểễệ"),
        ('i', "íìỉĩị"),
        ('o', "óòỏõọôốồổỗộơớờởỡợ"),
        ('u', "úùủũụưứừửữự"),
        ('y', "ýỳỷỹỵ"),
        ('d', "đ"),
    ];
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let Some((plain, _)) = ROWS.iter().find(|(_, row)| row.contains(lower)) else { return letter };
    if letter.is_uppercase() { plain.to_ascii_uppercase() } else { *plain }
}

fn wrapped(line: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in line.split(' ') {
        if let Some(row) = rows.last_mut() {
            if row.is_empty() {
                row.push_str(word);
            } else if row.chars().count() + 1 + word.chars().count() <= width {
                row.push(' ');
                row.push_str(word);
            } else {
                rows.push(word.to_owned());
            }
        }
    }
    rows
}

/// A picture of `number`'s own: grey steps, 64 by 48, a stand-in for a photograph of a class.
pub(super) fn picture(number: u64) -> Vec<u8> {
    const WIDTH: u8 = 64;
    const HEIGHT: u8 = 48;
    let shift = number.to_le_bytes();
    let mut rows = Vec::new();
    for y in 0..HEIGHT {
        rows.push(0);
        for x in 0..WIDTH {
            let patch = usize::from((x / 8 + y / 8) % 8);
            rows.push(x.wrapping_mul(2).wrapping_add(y).wrapping_add(shift.get(patch).copied().unwrap_or(0)));
        }
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let head = [0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, 0, 0, 0, 0];
    chunk(&mut file, *b"IHDR", &head);
    chunk(&mut file, *b"IDAT", &stored(&rows));
    chunk(&mut file, *b"IEND", &[]);
    file
}

/// A zlib stream of one stored block; the picture is far smaller than a block may be.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(bytes);
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    stream.extend(((b << 16) | a).to_be_bytes());
    stream
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], bytes: &[u8]) {
    file.extend(u32::try_from(bytes.len()).unwrap_or_default().to_be_bytes());
    let body: Vec<u8> = name.iter().chain(bytes).copied().collect();
    file.extend(&body);
    file.extend(crc(&body).to_be_bytes());
}

/// CRC-32 as PNG wants it.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0_u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_a_pdf_whose_table_points_at_its_objects() {
        let sheet = Sheet::new("Tờ trình (số 14)", ["Kính gửi: Ủy ban nhân dân xã Phú Tân".to_owned()]);
        let file = String::from_utf8(sheet.pdf()).unwrap();
        assert!(file.starts_with("%PDF-1.4\n") && file.ends_with("%%EOF\n"));
        assert!(file.contains("(To trinh \\(so 14\\)) Tj") && file.contains("Uy ban nhan dan xa Phu Tan"));
        let (_, tail) = file.split_once("xref\n0 7\n").unwrap();
        for (number, line) in (1..).zip(tail.lines().skip(1).take(6)) {
            let place: usize = line[..10].parse().unwrap();
            assert!(file[place..].starts_with(&format!("{number} 0 obj")), "object {number}");
        }
        let start: usize = file.lines().rev().nth(1).unwrap().parse().unwrap();
        assert!(file[start..].starts_with("xref"));
    }

    #[test]
    fn sums_are_those_of_the_formats() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
        assert_eq!(stored(b"Wikipedia")[16..], 0x11e6_0398_u32.to_be_bytes());
        assert_ne!(picture(1), picture(2));
    }

    #[test]
    fn long_lines_are_broken_between_words() {
        assert_eq!(wrapped("một hai ba", 7), ["một hai", "ba"]);
    }
}
