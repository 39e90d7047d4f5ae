//! What is taken, and how what is not taken is called.

use super::*;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

macro_rules! papers {
    ($($name:literal),+ $(,)?) => {
        [$(($name, &include_bytes!(concat!("../../../tests/data/papers/", $name))[..])),+]
    };
}

/// A ZIP of parts with their text.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        file.start_file(*name, SimpleFileOptions::default()).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// An Office file whose main part is of this kind.
fn office(kind: &str) -> Vec<u8> {
    let types = format!(
        r#"<Types><Override PartName="/main.xml" ContentType="application/{kind}.main+xml"/></Types>"#
    );
    zipped(&[("_rels/.rels", ""), ("main.xml", "<x/>"), ("[Content_Types].xml", &types)])
}

/// A compound file with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 504]).chain(name).collect()
}

#[test]
fn a_text_of_word_is_one_in_whatever_order_its_parts_stand() {
    for (name, bytes) in papers![
        "types-first.docx",
        "thumbnail-third.docx",
        "properties-first.docx",
        "custom-xml-first.docx",
        "trash-first.docx",
        "numbering-first.docx",
        "relations-first.docx",
    ] {
        assert_eq!(look(bytes), Ok(Media::Docx), "{name}");
    }
    assert_eq!(look(&office("vnd.openxmlformats-officedocument.wordprocessingml.document")), Ok(Media::Docx));
}

#[test]
fn bytes_in_front_of_its_header_leave_a_pdf_one() {
    for (name, bytes) in papers!["byte-order-mark.pdf", "line-break-first.pdf", "part-header-first.pdf"] {
        assert_eq!(look(bytes), Ok(Media::Pdf), "{name}");
    }
}

#[test]
fn a_picture_cut_off_is_broken_and_what_cameras_write_behind_it_is_not() {
    let [(_, jpeg)] = papers!["small.jfif"];
    assert_eq!(look(jpeg), Ok(Media::Jpeg));
    assert_eq!(look(&[jpeg, &[0; 64][..]].concat()), Ok(Media::Jpeg));
    for end in [200, jpeg.len() - 2] {
        assert_eq!(look(&jpeg[..end]), Err(Instead::Broken(Media::Jpeg)), "{end}");
    }
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    assert_eq!(look(png), Err(Instead::Broken(Media::Png)));
    assert_eq!(look(&[&png[..], b"\0\0\0\0IEND\xaeB`\x82"].concat()), Ok(Media::Png));
}

#[test]
fn a_pdf_without_its_end_without_an_object_or_with_a_password_is_not_taken() {
    let whole =
        |trailer: &str| format!("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<{trailer}>>\n%%EOF\n").into_bytes();
    assert_eq!(look(&whole("/Root 1 0 R")), Ok(Media::Pdf));
    for cut in [
        &b"%PDF-1.4"[..],
        b"%PDF-1.4\n",
        b"%PDF-1.4 Hello",
        b"%PDF-1.4\n1 0 obj<<>>endobj\n",
        b"%PDF-1.4\n%%EOF",
    ] {
        assert_eq!(look(cut), Err(Instead::Broken(Media::Pdf)), "{cut:?}");
    }
    for locked in ["/Encrypt 12 0 R", "/Encrypt<</Filter/Standard>>", "/Root 1 0 R /Encrypt\n<<"] {
        assert_eq!(look(&whole(locked)), Err(Instead::LockedPdf), "{locked}");
    }
    assert_eq!(look(&whole("/Root 1 0 R")).map(Media::extension), Ok("pdf"));
    assert_eq!(look(&whole("/EncryptMetadata true")), Ok(Media::Pdf), "another word");
}

#[test]
fn what_phones_and_programs_of_others_write_is_called_by_its_name() {
    let kinds = |kind: &str| format!(r#"<Types><Override ContentType="{kind}"/></Types>"#);
    let der = b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x82";
    for (bytes, instead) in [
        (zipped(&[("Index/Document.iwa", "x"), ("preview.jpg", "x")]), Instead::Apple),
        (zipped(&[("mimetype", "application/epub+zip")]), Instead::Book),
        (
            zipped(&[("[Content_Types].xml", &kinds("application/vnd.ms-visio.drawing.main+xml"))]),
            Instead::Visio,
        ),
        (
            zipped(&[("[Content_Types].xml", &kinds("application/vnd.ms-package.xps-fixeddocument+xml"))]),
            Instead::Print,
        ),
        (b"%!PS-Adobe-3.0\n".to_vec(), Instead::Print),
        (der.to_vec(), Instead::Signed),
        (
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument>".to_vec(),
            Instead::WordAsXml,
        ),
        (b"\xef\xbb\xbf<?xml version='1.0'?><pkg:package xmlns:pkg='x'>".to_vec(), Instead::WordAsXml),
        (b"<?xml version='1.0'?><HDon>".to_vec(), Instead::Xml),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>".to_vec(), Instead::WebPage),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf".to_vec(), Instead::OtherPicture),
        (b"PK\x03\x04 _rels/.rels cut".to_vec(), Instead::Broken(Media::Docx)),
    ] {
        assert_eq!(look(&bytes), Err(instead));
    }
}

#[test]
fn a_picture_without_a_size_is_none() {
    let [(_, jpeg)] = papers!["small.jfif"];
    for (bytes, media) in [
        (&b"\xff\xd8\xff"[..], Media::Jpeg),
        (&b"\xff\xd8\xff\xff\xff\xff\xff"[..], Media::Jpeg),
        (&b"\xff\xd8\xff\xda\0\x02rest"[..], Media::Jpeg),
        (&jpeg[..30], Media::Jpeg),
        (&b"\x89PNG\r\n\x1a\n"[..], Media::Png),
        (&b"\x89PNG\r\n\x1a\n0000"[..], Media::Png),
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"[..], Media::Png),
    ] {
        assert_eq!(look(bytes), Err(Instead::Broken(media)), "{bytes:?}");
    }
    // cut anywhere, it is looked at to its end and no further
    for end in 0..jpeg.len() {
        assert_ne!(look(&jpeg[..end]), Ok(Media::Jpeg));
    }
}

#[test]
fn what_is_not_taken_is_named_for_what_it_is() {
    let [(_, heic)] = papers!["iphone.heic"];
    let word = "vnd.openxmlformats-officedocument.wordprocessingml";
    let odt = |kind: &str| zipped(&[("mimetype", &format!("application/vnd.oasis.opendocument.{kind}"))]);
    for (bytes, instead) in [
        (heic.to_vec(), Instead::Heic),
        (office("vnd.openxmlformats-officedocument.spreadsheetml.sheet"), Instead::Excel),
        (office("vnd.openxmlformats-officedocument.presentationml.presentation"), Instead::PowerPoint),
        (office("vnd.ms-word.document.macroEnabled"), Instead::WordWithMacros),
        (office(&format!("{word}.template")), Instead::WordTemplate),
        (odt("text"), Instead::OpenDocument),
        (odt("spreadsheet"), Instead::Excel),
        (zipped(&[("anh.jpg", "x")]), Instead::Archive),
        (compound("WordDocument"), Instead::OldWord),
        (compound("Workbook"), Instead::Excel),
        (compound("PowerPoint Document"), Instead::PowerPoint),
        (compound("EncryptedPackage"), Instead::Locked),
        (compound("x"), Instead::Unknown),
        (b"{\\rtf1 x".to_vec(), Instead::OldWord),
        (b"MZ\x90\x00\x03\x00".to_vec(), Instead::Program),
        (b"<!DOCTYPE html><script>".to_vec(), Instead::WebPage),
        (b"GIF89a\x01\x00\x01\x00".to_vec(), Instead::OtherPicture),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec(), Instead::Recording),
        (b"PK\x03\x04 just a zip".to_vec(), Instead::CutZip),
        (b"PK\x03\x04 word/document.xml cut off".to_vec(), Instead::Broken(Media::Docx)),
        (b"Bi\xc3\xaan b\xe1\xba\xa3n".to_vec(), Instead::Unknown),
    ] {
        assert_eq!(look(&bytes), Err(instead));
    }
}

#[test]
fn a_zip_that_unpacks_beyond_all_bounds_is_not_unpacked() {
    let many: Vec<String> = (0..6_000).map(|number| format!("word/{number}.xml")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(look(&zipped(&many)), Err(Instead::Bomb));

    // a directory that promises 600 MB
    let mut large = office("vnd.openxmlformats-officedocument.wordprocessingml.document");
    let entry = large.windows(4).position(|word| word == b"PK\x01\x02").unwrap();
    large[entry + 24..entry + 28].copy_from_slice(&(600 * 1024 * 1024_u32).to_le_bytes());
    assert_eq!(look(&large), Err(Instead::Bomb));

    // and one whose types go on for 64 MB of blanks: no more than the beginning is read
    let types = " ".repeat(64 * 1024 * 1024);
    assert_eq!(look(&zipped(&[("[Content_Types].xml", &types)])), Err(Instead::Archive));
}

#[test]
fn a_bent_file_is_never_more_than_refused() {
    let [(_, whole)] = papers!["types-first.docx"];
    for at in (0..whole.len()).step_by(97) {
        let mut bent = whole.to_vec();
        bent[at] ^= 0x5a;
        let _ = look(&bent);
        let _ = look(&whole[..at]);
    }
}
