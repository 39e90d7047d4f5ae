//! What a form may hold, and when the same key is the same form.

use super::*;
use sovang_desk::blobs::Holder;
use sovang_domain::document::Media;

fn form(to: &str, fields: &[(&str, &str)], files: &[(&str, &str)]) -> Submission {
    let mut values = Values::default();
    values.push(KEY.to_owned(), "0123456789abcdef0123");
    for (name, value) in fields {
        values.push((*name).to_owned(), value);
    }
    let staged = |sha256: &str| Staged {
        sha256: sha256.to_owned(),
        size: 1,
        media: Media::Pdf,
        holder: Holder::of(&"phu-tan.thi-dua".into()),
    };
    let staged = files.iter().map(|(field, sha256)| ((*field).to_owned(), staged(sha256))).collect();
    Submission::of(to.to_owned(), values, Files { staged, ..Files::default() }).unwrap()
}

#[test]
fn a_text_too_long_is_said_with_its_measure_and_kept() {
    let long = "ấ".repeat(LONG + 12);
    let values = form("/", &[("y-kien", &long), ("ten", &long)], &[]).values;
    let mut errors = Vec::new();
    assert_eq!(values.need("y-kien", "Ghi ý kiến.", &mut errors), long);
    assert_eq!(
        errors,
        [FieldError::new("y-kien", "Nhiều nhất 4.000 ký tự, đang dài quá 12 ký tự. Rút gọn lại.")]
    );
    errors.clear();
    values.need_line("ten", "Ghi tên.", &mut errors);
    assert_eq!(
        errors,
        [FieldError::new("ten", "Nhiều nhất 200 ký tự, đang dài quá 3.812 ký tự. Rút gọn lại.")]
    );
    errors.clear();
    values.need("khong-co", "Ghi ý kiến.", &mut errors);
    assert_eq!(errors, [FieldError::new("khong-co", "Ghi ý kiến.")]);
}

#[test]
fn a_few_lines_are_a_few_and_each_is_a_line() {
    let read = |typed: &str| {
        let mut errors = Vec::new();
        (Values::from([("the-thuc", typed.to_owned())]).lines("the-thuc", 2, &mut errors), errors)
    };
    assert_eq!(
        read(" TM. ỦY BAN\n\n KT. CHỦ TỊCH "),
        (vec!["TM. ỦY BAN".into(), "KT. CHỦ TỊCH".into()], vec![])
    );
    for long in ["a\nb\nc".to_owned(), "ố".repeat(LINE + 1)] {
        assert!(read(&long).1[0].message.starts_with("Nhiều nhất 2 dòng"), "{long}");
    }
}

#[test]
fn a_name_is_one_line_without_anything_invisible() {
    let values = form("/", &[("ten", " Lê\u{202e} Văn\r\n  Bảy\0 ")], &[]).values;
    let mut errors = Vec::new();
    assert_eq!(values.need_line("ten", "Ghi tên.", &mut errors), "Lê Văn Bảy");
    assert_eq!(errors, []);
}

#[test]
fn a_day_of_another_age_is_no_day() {
    for day in ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31", "-009999-01-01", "2026-02-30", ""] {
        let mut errors = Vec::new();
        let values = form("/", &[("ngay", day)], &[]).values;
        assert_eq!(values.need_date("ngay", "Chọn một ngày có thật.", &mut errors), None, "{day}");
        assert_eq!(errors.len(), 1, "{day}");
    }
    let mut errors = Vec::new();
    let values = form("/", &[("ngay", "2026-11-21")], &[]).values;
    assert!(values.need_date("ngay", "Chọn một ngày có thật.", &mut errors).is_some());
}

#[test]
fn the_same_words_sent_by_another_or_elsewhere_or_with_another_file_are_another_form() {
    let one = form("/a", &[("x", "1")], &[("tep", "aa")]);
    assert_eq!(one.fingerprint("hien"), form("/a", &[("x", "1")], &[("tep", "aa")]).fingerprint("hien"));
    for other in [
        form("/b", &[("x", "1")], &[("tep", "aa")]),
        form("/a", &[("x", "2")], &[("tep", "aa")]),
        form("/a", &[("x", "1")], &[("tep", "ab")]),
        form("/a", &[("x", "1"), ("tep", "aa")], &[]),
    ] {
        assert_ne!(one.fingerprint("hien"), other.fingerprint("hien"));
    }
    assert_ne!(one.fingerprint("hien"), one.fingerprint("nga"));
}
