//! A paper that was put into the wrong dossier, or the wrong file.

use super::*;

fn strike(id: &str, instead: Option<Document>, reason: &str, by_whom: &str) -> C {
    let sha256 = paper(id).sha256;
    C::StrikePaper { paper: id.into(), sha256, instead, reason: sealed(reason), stamp: by(by_whom) }
}

fn right() -> Option<Document> {
    Some(Document { sha256: "cd".repeat(32), ..paper("to-trinh") })
}

#[test]
fn a_wrong_paper_is_struck_and_the_right_one_stands() {
    let struck = after(vec![complete(), strike("to-trinh", None, "Của hồ sơ khác.", UNIT)]).1;
    assert_eq!(struck.missing(), ["to-trinh".into()]);
    let replaced = after(vec![complete(), strike("to-trinh", right(), "Của hồ sơ khác.", UNIT)]).1;
    assert_eq!(replaced.missing(), []);
    assert!(replaced.papers().all(|document| Some(document) != Some(&paper("to-trinh"))));
    // a better one that was filed over an older one: the older one stands again
    let better = C::AddDocument { document: right().unwrap(), stamp: by(UNIT) };
    let C::StrikePaper { paper: kind, reason, stamp, .. } = strike("to-trinh", None, "Nhầm tệp.", UNIT)
    else {
        unreachable!("it strikes")
    };
    let back = C::StrikePaper { paper: kind, sha256: "cd".repeat(32), instead: None, reason, stamp };
    let papers = after(vec![complete(), better, back]).1;
    assert!(papers.papers().any(|document| *document == paper("to-trinh")));
}

#[test]
fn only_a_paper_of_the_dossier_is_struck_and_says_why() {
    refuses(vec![complete()], strike("bao-cao", None, "Nhầm.", UNIT), R::NoSuchPaper);
    refuses(vec![complete()], strike("to-trinh", None, " ", UNIT), R::ReasonMissing);
    let same = strike("to-trinh", Some(paper("to-trinh")), "Nhầm.", UNIT);
    refuses(vec![complete()], same, R::SameAsRecorded);
    let twice = vec![complete(), strike("to-trinh", None, "Nhầm.", UNIT)];
    refuses(twice, strike("to-trinh", None, "Nhầm.", UNIT), R::NoSuchPaper);
}

#[test]
fn what_was_found_complete_stays_complete_and_no_appraiser_brings_papers() {
    let alone = strike("to-trinh", None, "Nhầm.", UNIT);
    refuses(ready(), alone, R::NeededInstead { paper: "to-trinh".into() });
    after([ready(), vec![strike("to-trinh", right(), "Nhầm.", UNIT)]].concat());
    refuses(ready(), strike("to-trinh", right(), "Nhầm.", AWARDS), R::OwnNomination);
}

#[test]
fn somebody_elses_paper_leaves_a_withdrawn_dossier_too() {
    let given = vec![complete(), withdraw(false), strike("to-trinh", None, "Của người khác.", AWARDS)];
    assert_eq!(after(given).1.stage(), Stage::Withdrawn);
}

#[test]
fn what_comes_instead_is_a_paper_of_the_same_kind() {
    let another = Some(Document { sha256: "cd".repeat(32), ..paper("bao-cao") });
    let refusal = R::AnotherPaper { paper: "to-trinh".into() };
    refuses(ready(), strike("to-trinh", another, "Nhầm.", UNIT), refusal);
}
