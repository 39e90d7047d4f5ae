//! A paper that was put into the wrong dossier, or the wrong file.

use super::*;

fn strike(id: &str, instead: Option<Document>, reason: &str, by_whom: &str) -> C {
    let sha256 = paper(id).sha256;
    let (reason, stamp) = (sealed(reason), by(by_whom));
    C::StrikePaper { paper: id.into(), sha256, instead, fixed: false, reason, stamp }
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
    let better = C::AddDocument { document: right().unwrap(), fixed: false, stamp: by(UNIT) };
    let C::StrikePaper { paper: kind, reason, stamp, .. } = strike("to-trinh", None, "Nhầm tệp.", UNIT)
    else {
        unreachable!("it strikes")
    };
    let (sha256, instead) = ("cd".repeat(32), None);
    let back = C::StrikePaper { paper: kind, sha256, instead, fixed: false, reason, stamp };
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

#[test]
fn what_was_appraised_is_appraised_anew_when_its_unit_exchanges_a_paper() {
    let exchanged = strike("to-trinh", right(), "Nhầm tệp.", UNIT);
    let met = vec![complete(), appraise(true, DIGITAL)];
    for given in [met, ready()] {
        let anew = after([given, vec![exchanged.clone()]].concat()).1;
        assert_eq!((anew.stage(), anew.missing()), (Stage::Submitted, vec![]));
    }
    // also where it was taken back meanwhile
    let given = [ready(), vec![withdraw(false), exchanged.clone()]].concat();
    assert_eq!(after(given).1.last_step(), Some((NominationStep::Withdrawn, Stage::Submitted)));
    // nobody has said anything of it yet
    let Some(NominationEvent::DossierPaperStruck { back_to, .. }) =
        after(vec![complete(), exchanged]).0.pop()
    else {
        panic!("it was struck")
    };
    assert_eq!(back_to, None);
}

#[test]
fn on_what_the_public_was_asked_or_decided_a_paper_comes_beside_and_none_instead() {
    let C::StrikePaper { paper: kind, sha256, reason, stamp, .. } =
        strike("to-trinh", None, "Nhầm tệp.", UNIT)
    else {
        unreachable!("it strikes")
    };
    let struck = |instead| {
        let (paper, sha256, reason, stamp) = (kind.clone(), sha256.clone(), reason.clone(), stamp.clone());
        C::StrikePaper { paper, sha256, instead, fixed: true, reason, stamp }
    };
    refuses(ready(), struck(right()), R::PapersFixed);
    let beside = |fixed| C::AddDocument { document: right().unwrap(), fixed, stamp: by(UNIT) };
    refuses(ready(), beside(false), R::DossierClosed);
    let both = after([ready(), vec![beside(true)]].concat()).1;
    assert_eq!(both.stage(), Stage::Ready);
    assert_eq!(after([ready(), vec![beside(true), struck(None)]].concat()).1.stage(), Stage::Ready);
}

#[test]
fn a_better_copy_without_a_day_leaves_the_dossier_the_day_of_the_paper() {
    let dated = |command: C, on: Date| match command {
        C::Submit {
            proposal,
            mut documents,
            promised,
            round,
            span,
            considered,
            needed,
            due,
            likeness,
            unanswered,
            again,
            stamp,
        } => {
            documents[0].date = Some(on);
            C::Submit {
                proposal,
                documents,
                promised,
                round,
                span,
                considered,
                needed,
                due,
                likeness,
                unanswered,
                again,
                stamp,
            }
        }
        other => other,
    };
    let on = date(2025, 9, 1);
    let (_, before) = after(vec![dated(complete(), on)]);
    assert_eq!(before.days().there, Some(on));
    let kind = before.papers().find(|document| document.date.is_some()).unwrap().paper.clone();
    let (_, copied) = after(vec![dated(complete(), on), add(kind.as_str())]);
    assert_eq!(copied.days().there, Some(on), "the copy says no day of its own");
}
