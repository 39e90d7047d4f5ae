//! Files as they come: Word and LibreOffice with what their texts are made of, and files that are refused, each with
//! its sentence.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test stops at the first surprise"
)]

use proptest::prelude::*;
use sovang_paper::{Draft, Encoding, Refused, Source, read};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word file with a body and further parts.
fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    let mut parts =
        vec![("[Content_Types].xml", "<Types/>".as_bytes()), ("word/document.xml", document.as_bytes())];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zipped(&parts)
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn numbered(level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn text(bytes: &[u8]) -> String {
    read(bytes).unwrap().text
}

#[test]
fn word_counts_its_lists_and_the_reader_counts_with_it() {
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"3\">{}{}{}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>",
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "bullet", "\u{f0b7}")
    );
    let body = [
        numbered(0, "MỤC ĐÍCH"),
        numbered(1, "Yêu cầu"),
        numbered(1, "Ý nghĩa"),
        numbered(2, "Thiết thực"),
        numbered(0, "NỘI DUNG"),
        numbered(1, "Chung"),
    ]
    .concat();
    let found = text(&docx(&body, &[("word/numbering.xml", &numbering)]));
    assert_eq!(found, "I. MỤC ĐÍCH\n1. Yêu cầu\n2. Ý nghĩa\n- Thiết thực\nII. NỘI DUNG\n1. Chung");
}

#[test]
fn tables_notes_struck_text_and_references_of_word_are_read_as_a_reader_sees_them() {
    let notes = format!(
        "<w:footnotes {WORD}><w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"9\">{}</w:footnote></w:footnotes>",
        p("—"),
        p("Nghị quyết số 57-NQ/TW")
    );
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("ỦY BAN NHÂN DÂN"),
        p("XÃ PHÚ TÂN"),
        p("CỘNG HÒA")
    );
    let noted = "<w:p><w:r><w:t>Theo A &amp; B&#x1EC7;</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"9\"/></w:r></w:p>";
    let found = text(&docx(&format!("{table}{noted}"), &[("word/footnotes.xml", &notes)]));
    assert_eq!(
        found,
        "| ỦY BAN NHÂN DÂN<br>XÃ PHÚ TÂN | CỘNG HÒA |\n\nTheo A & Bệ<sup>1</sup>\n<sup>1</sup> Nghị quyết số 57-NQ/TW"
    );
}

#[test]
fn libreoffice_files_are_read_with_their_lists() {
    let content = r#"<o:document-content xmlns:o="office" xmlns:t="text" xmlns:s="style"><o:automatic-styles><t:list-style s:name="L1"><t:list-level-style-number t:level="1" s:num-format="1" s:num-suffix="."/></t:list-style></o:automatic-styles><o:body><o:text><t:h>KẾ HOẠCH</t:h><t:list t:style-name="L1"><t:list-item><t:p>Mục<t:s/>đích</t:p></t:list-item><t:list-item><t:p>Yêu cầu</t:p></t:list-item></t:list></o:text></o:body></o:document-content>"#;
    let file = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let found = read(&file).unwrap();
    assert_eq!((found.text.as_str(), found.source), ("KẾ HOẠCH\n1. Mục đích\n2. Yêu cầu", Source::Odt));
}

#[test]
fn a_plan_in_word_is_drafted_as_its_text_is() {
    let plan = include_str!("data/long-hoa.txt");
    let body: String = plan.lines().map(p).collect();
    let (of_word, of_text) =
        (Draft::of_file(&read(&docx(&body, &[]))), Draft::of_file(&read(plan.as_bytes())));
    assert_eq!(
        (of_word.deadlines, of_word.quotas, of_word.dossier),
        (of_text.deadlines.clone(), of_text.quotas, of_text.dossier)
    );
    assert_eq!(of_text.deadlines.len(), 5);
}

#[test]
fn a_pdf_with_text_is_drafted_as_its_text_is() {
    let found = Draft::of_file(&read(include_bytes!("data/an-phu.pdf")));
    let wanted = Draft::of_file(&read(include_bytes!("data/an-phu.txt")));
    let days = |draft: &Draft| {
        draft
            .deadlines
            .iter()
            .map(|one| (one.what.clone(), one.day, one.month, one.operator))
            .collect::<Vec<_>>()
    };
    assert_eq!(found.source, Some(Source::Pdf));
    assert_eq!((days(&found), found.number, found.issuer), (days(&wanted), wanted.number, wanted.issuer));
}

#[test]
fn old_encodings_of_plain_text_are_known_by_what_comes_out() {
    let plan = "Ủy ban nhân dân xã ban hành kế hoạch, các đơn vị thực hiện và báo cáo";
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(plan.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(text(&wide), plan);
    // Windows-1258: the tones are letters of their own
    let old = b"\xdd\xd2y ban nh\xe2n d\xe2n x\xe3 ban h\xe0nh k\xea\xec ho\x61\xf2ch, c\xe1c \xf0\x6fn vi\xf2 th\xfd\xf2c hi\xea\xf2n v\xe0 b\xe1o c\xe1o t\xf4\xd2 ch\xfd\xecc";
    let found = read(old).unwrap();
    assert_eq!(found.encoding, Some(Encoding::Windows1258), "{}", found.text);
    assert!(found.text.contains("kế hoạch") && found.text.contains("thực hiện"), "{}", found.text);
}

/// A PDF of `pages` empty pages.
fn pdf(pages: usize) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 3)).collect();
    objects.push(format!("<</Type/Pages/Count {pages}/Kids[{}]>>", kids.join(" ")));
    objects.extend((0..pages).map(|_| "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>".to_owned()));
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let xref = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").into_bytes()));
    out.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF", objects.len() + 1).into_bytes(),
    );
    out
}

#[test]
fn what_is_no_text_is_refused_for_what_it_is() {
    let compound = |name: &str| {
        [
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            vec![0; 512],
            name.bytes().flat_map(|byte| [byte, 0]).collect(),
        ]
        .concat()
    };
    let whole = docx(&p("Kế hoạch"), &[]);
    let odt = |manifest: &str| {
        zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("META-INF/manifest.xml", manifest.as_bytes()),
            ("content.xml", b"x"),
        ])
    };
    for (file, refused) in [
        (Vec::new(), Refused::Empty),
        (b" \n\n ".to_vec(), Refused::Empty),
        (docx("<w:p/>", &[]), Refused::Empty),
        (compound("EncryptedPackage"), Refused::Locked),
        (compound("WordDocument"), Refused::OldWord),
        (b"{\\rtf1 x}".to_vec(), Refused::OldWord),
        (odt("<m><encryption-data/></m>"), Refused::Locked),
        (docx(&p("x"), &[("word/vbaProject.bin", "x")]), Refused::Macros),
        (zipped(&[("xl/workbook.xml", b"<x/>"), ("[Content_Types].xml", b"<Types/>")]), Refused::OtherFile),
        (zipped(&[("a.txt", b"x")]), Refused::OtherFile),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), Refused::Picture),
        (pdf(2), Refused::Scan),
        (pdf(501), Refused::TooManyPages),
        (whole.get(..whole.len() / 2).unwrap().to_vec(), Refused::Broken),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0".to_vec(), Refused::Unknown),
    ] {
        assert_eq!(read(&file), Err(refused));
        assert!(refused.sentence().len() > 40 && Draft::of_file(&Err(refused)).unreadable.is_some());
    }
}

#[test]
fn what_unpacks_without_end_is_refused_before_it_does() {
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(26 * 1024 * 1024));
    let deep = format!("{}{}", "<w:p>".repeat(400), "</w:p>".repeat(400));
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\">]><w:document/>";
    for file in [docx(&long, &[]), docx(&deep, &[]), zipped(&[("word/document.xml", entity.as_bytes())])] {
        assert_eq!(read(&file), Err(Refused::Bomb));
    }
    let many: Vec<(String, &[u8])> = (0..5_001).map(|at| (format!("{at}"), b"".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(read(&zipped(&many)), Err(Refused::Bomb));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000), kind in 0_usize..3) {
        let head: &[u8] = [b"PK\x03\x04".as_slice(), b"%PDF-1.7\n", b""][kind];
        let _ = Draft::of_file(&read(&[head, &bytes].concat()));
    }

    #[test]
    fn a_bent_file_never_makes_the_reader_panic(at in 0_usize..2_000, byte in any::<u8>()) {
        let mut file = docx(&include_str!("data/an-phu.txt").lines().map(p).collect::<String>(), &[]);
        let place = at % file.len();
        file[place] = byte;
        let _ = Draft::of_file(&read(&file));
    }

    #[test]
    fn a_bent_pdf_never_makes_the_reader_panic(at in any::<usize>(), byte in any::<u8>()) {
        let mut file = include_bytes!("data/an-phu.pdf").to_vec();
        let place = at % file.len();
        file[place] = byte;
        let _ = Draft::of_file(&read(&file));
    }

    #[test]
    fn any_text_made_of_a_plan_is_drafted_without_panic_and_with_its_places(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8), letters in "[\\PC\n|“”\"()]{0,40}") {
        let plan: Vec<char> = include_str!("data/muong-lay.txt").chars().collect();
        let mut text = String::new();
        for (from, to) in cuts {
            let (from, to) = (from.index(plan.len()), to.index(plan.len()));
            text.extend(plan.iter().skip(from.min(to)).take(from.abs_diff(to).min(700)));
            text.push_str(&letters);
        }
        let draft = Draft::of(&text);
        let all: Vec<char> = draft.text.chars().collect();
        for said in draft.deadlines.iter().map(|one| &one.said).chain(draft.quotas.iter().map(|one| &one.said)).chain(draft.legal_bases.iter().map(|one| &one.said)) {
            let there: String = all[said.at[0]..said.at[1]].iter().collect();
            prop_assert_eq!(&there, &said.words);
        }
    }
}

#[test]
fn a_text_longer_than_any_plan_is_not_drafted_from() {
    let long = "Trước ngày 05/11/2026, các đơn vị báo cáo. ".repeat(3_000);
    let draft = sovang_paper::Draft::of_ordered(long);
    assert!(draft.unreadable.is_some_and(|why| why.contains("100.000 chữ cái")));
    assert!(draft.deadlines.is_empty());
}
