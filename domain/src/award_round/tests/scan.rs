//! The scan of a signed paper: the wrong file gives way to the right one, with a reason.

use super::after::decided;
use super::*;

fn file(mark: &str) -> Document {
    Document { sha256: mark.repeat(64), ..scan() }
}

fn replace(draft: u16, mark: &str, reason: &str) -> C {
    C::ReplaceScan {
        draft,
        decision: Some("05/QĐ-UBND".into()),
        scan: file(mark),
        reason: reason.into(),
        stamp: by(CLERK, ISSUED),
    }
}

#[test]
fn the_wrong_file_gives_way_to_the_right_one_and_both_stand_in_the_fact() {
    let told = facts(decided(), replace(1, "b", "Tải nhầm bản chưa đóng dấu."));
    let [E::SignedPaperReplaced { draft: 1, before, after, reason, .. }] = &told[..] else {
        panic!("{told:?}")
    };
    assert_eq!((before, after), (&scan(), &file("b")));
    assert_eq!(reason, "Tải nhầm bản chưa đóng dấu.");
    let again = with(decided(), replace(1, "b", "Tải nhầm."));
    refuses(again.clone(), replace(1, "b", "Tải nhầm."), R::SameAsRecorded);
    let told = facts(again, replace(1, "c", "Thiếu trang."));
    assert!(matches!(&told[..], [E::SignedPaperReplaced { before, .. }] if *before == file("b")), "{told:?}");
}

#[test]
fn a_file_is_replaced_with_a_reason_and_where_a_paper_was_recorded() {
    refuses(decided(), replace(1, "b", " "), R::ReasonMissing);
    refuses(decided(), replace(7, "b", "Tải nhầm."), R::NoSuchDraft { draft: 7 });
    let same = C::ReplaceScan {
        draft: 1,
        decision: None,
        scan: scan(),
        reason: "Lại.".into(),
        stamp: by(CLERK, ISSUED),
    };
    refuses(decided(), same, R::SameAsRecorded);
}
