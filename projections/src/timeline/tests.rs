//! Sentences for every fact, and who may read which.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::sentence::{Scene, line};
use super::{ActClass, Trail, at_index, of_award, of_nomination, trail};
use crate::public::award::{Step, page};
use crate::public::ledger::{PublicLine, around, newest};
use crate::record::Record;
use crate::testing::{Nominee, ROUND, World, rules, story};
use jiff::civil::date;
use rusqlite::Connection;
use sovang_domain::award_round::{AwardRoundEvent, Conflict, ConflictGround};
use sovang_domain::calendar::day;
use sovang_domain::disclosure::{Disclosure, Privacy};
use sovang_domain::event_name;
use sovang_domain::fact::Fact;
use sovang_domain::nomination::NominationEvent;
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;
use sovang_words::timeline::{Names, Told};
use std::path::Path;

/// The steps on the page of an award; none where there is no such page.
fn steps(conn: &Connection, award: &str) -> Vec<Step> {
    page(conn, &rules(), &award.into()).unwrap().map(|page| page.steps).unwrap_or_default()
}

/// The golden payload of every event type, as the only fact of its stream.
fn golden() -> Vec<Record> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/tests/golden");
    let mut world = World::at("2026-11-04T08:00:00+07:00");
    for (stream_type, events) in Fact::catalogue() {
        for event in events {
            let path = folder.join(format!("{stream_type}.{event}.1.0.json"));
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            world.raw(stream_type, "sen-hong.thu", event, serde_json::from_str(&text).unwrap());
        }
    }
    world.lines.into_iter().map(|line| Record::read(line).unwrap()).collect()
}

fn told(conn: &Connection, record: &Record) -> Told {
    let sentence = line(&Scene::new(conn, record)).unwrap().sentence;
    sentence.told(Names::of(&rules(), day(record.at())))
}

#[test]
fn every_fact_has_a_sentence_and_the_public_one_only_where_it_is_disclosed() {
    let conn = story().views();
    let records = golden();
    assert_eq!(records.len(), Fact::catalogue().iter().map(|(_, events)| events.len()).sum::<usize>());
    for record in records {
        let name = &record.event_type;
        let line = told(&conn, &record);
        let ends = |sentence: &str| sentence.ends_with(['.', '”', '!', '?', '…']);
        let named = line.office.starts_with(record.by().as_str()) || line.office.starts_with("Người dân");
        assert!(named || name == "ConflictsDeclared", "{name}: {}", line.office);
        assert!(ends(&line.office), "{name}: {}", line.office);
        for sentence in [Some(&line.office), line.public.as_ref(), line.step.as_ref()].into_iter().flatten() {
            assert!(
                !sentence.contains("  ") && !sentence.contains("..") && !sentence.contains(": ."),
                "{name}: {sentence}"
            );
        }
        match record.fact.disclosure(&record.stream) {
            Disclosure::Public(_) => {
                let public = line.public.unwrap();
                assert!(public.chars().next().is_some_and(char::is_uppercase), "{name}: {public}");
                assert!(ends(&public), "{name}: {public}");
            }
            Disclosure::Private(_) => assert_eq!(line.public, None, "{name}"),
        }
    }
}

#[test]
fn every_nomination_fact_and_every_step_to_an_award_can_stand_on_its_page() {
    let conn = story().views();
    for record in golden().into_iter().filter(|record| record.stream_type == "nomination") {
        // who was taken for whom, and when somebody was born, stays inside
        let inside = [
            event_name!(NominationEvent::LikenessAnswered),
            event_name!(NominationEvent::BirthYearCorrected),
        ];
        let shown = !inside.contains(&record.event_type.as_str());
        assert_eq!(told(&conn, &record).step.is_some(), shown, "{}", record.event_type);
    }
}

#[test]
fn the_trail_reads_as_people_speak() {
    let world = story();
    let conn = world.views();
    let sentences = |event: &str| {
        let line = world.lines.iter().find(|line| line.event_type == event).unwrap();
        at_index(&conn, &rules(), line.log_index).unwrap().unwrap()
    };
    assert_eq!(
        sentences("NominationReturned").office,
        "Phan Thị Thu Hiền (công chức phụ trách thi đua khen thưởng) trả lại hồ sơ của Nguyễn Thị Hòa (thiếu \
         biên bản họp xét của cơ quan, đơn vị; nộp lại trước ngày 30/10/2026): chưa có biên bản."
    );
    assert_eq!(
        sentences("NominationSubmitted").office,
        "Ấp Trung (Trần Văn Trung) gửi đề nghị tặng Giấy khen cho Nguyễn Thị Hòa, kèm 02 giấy tờ."
    );
    let everyone = |event: &str| {
        let line = world.lines.iter().find(|line| line.event_type == event).unwrap();
        told(&conn, &Record::read(line.clone()).unwrap())
    };
    assert_eq!(
        everyone("NoticeOpened").public.unwrap(),
        "Mở lấy ý kiến về 01 cá nhân, đến hết 18/11/2026 (10 ngày làm việc)."
    );
    assert_eq!(
        everyone("BallotCounted").step.unwrap(),
        "Hội đồng biểu quyết công khai: 01 tán thành, 0 không tán thành, 0 không biểu quyết; 01 thành viên \
         không tham gia vì xung đột lợi ích; thông qua."
    );
    assert_eq!(
        everyone("AwardPublished").step.unwrap(),
        "Khen thưởng theo Quyết định 05/QĐ-UBND ngày 08/12/2026; công bố trong ngày."
    );
    assert_eq!(
        sentences("UnitsEnrolled").office.split_once(" ghi ").unwrap().1,
        "03 đơn vị tham gia phong trào “Phú Tân thi đua đổi mới sáng tạo và chuyển đổi số”: ấp Trung, ấp Đông và \
         Hợp tác xã Nông nghiệp."
    );
}

#[test]
fn what_is_private_shows_only_its_number_and_the_class_of_its_reason() {
    let conn = story().views();
    let page = newest(&conn, &rules(), &"phu-tan".into(), None, 500).unwrap();
    let closed = |privacy| page.iter().any(|line| line.text == PublicLine::Closed(privacy));
    assert!(closed(Privacy::Nominee) && closed(Privacy::Council));
    for line in &page {
        let (index, text) = (line.log_index, line.text.text());
        assert!(line.award.is_some() || !text.contains("Hòa"), "{index}: {text}");
        // the office acts, not the officer at the keyboard
        assert!(!text.contains("Phan Thị Thu Hiền"), "{index}: {text}");
    }
    for step in steps(&conn, "phu-tan.2026-5-1") {
        assert!(!step.text.contains("Phan Thị Thu Hiền") && !step.text.contains("chưa có biên bản"));
    }
}

#[test]
fn the_page_of_an_award_has_every_step_that_led_to_it_and_no_other() {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    let nominees = [Nominee::person("dn-1", "Nguyễn Thị Hòa"), Nominee::person("dn-2", "Trần Văn Bình")];
    for nominee in &nominees {
        world.nominated(ROUND, nominee);
        world.appraised(nominee);
    }
    world.noticed(ROUND, &nominees);
    world.convened(ROUND);
    let event = AwardRoundEvent::ConflictsDeclared {
        member: "phu-tan.hd-1".into(),
        conflicts: vec![Conflict { nomination: "phu-tan.dn-2".into(), ground: ConflictGround::Relative }],
        document: None,
        stamp: world.by("phu-tan.hd-1"),
    };
    world.given(ROUND, event);
    world.declared(ROUND, "phu-tan.hd-2");
    world.voted(ROUND, &nominees[0], true);
    world.voted(ROUND, &nominees[1], true);
    world.proposed(ROUND, &nominees);
    world.decided(ROUND, 5, &nominees[..1]);
    let conn = world.views();
    let led_to = of_award(&conn, &rules(), &"phu-tan.2026-5-1".into()).unwrap();
    let steps_told: Vec<u64> = led_to.iter().map(|row| row.log_index).collect();
    assert_eq!(
        led_to.into_iter().map(|row| row.event_type).collect::<Vec<_>>(),
        [
            "NominationSubmitted",
            "NominationReturned",
            "NominationResubmitted",
            "AchievementAppraised",
            "DossierAppraised",
            "NoticeOpened",
            "NoticeClosed",
            "CouncilConvened",
            "BallotCounted",
            "AwardsProposed",
            "AwardsDecided",
            "DecisionPublished",
            "AwardPublished",
        ]
    );
    // its page shows those of them that have words for it
    let shown = steps(&conn, "phu-tan.2026-5-1");
    let told: Vec<(u64, String)> = world
        .lines
        .iter()
        .filter(|line| steps_told.contains(&line.log_index))
        .filter_map(|line| {
            let record = Record::read(line.clone()).unwrap();
            Some((line.log_index, told(&conn, &record).step?))
        })
        .collect();
    assert_eq!(shown.into_iter().map(|step| (step.log_index, step.text)).collect::<Vec<_>>(), told);
    assert!(steps(&conn, "phu-tan.2026-5-9").is_empty());
    let other = of_nomination(&conn, &rules(), &"phu-tan.dn-2".into()).unwrap();
    assert!(other.iter().any(|row| row.event_type == "ConflictsDeclared"));
    assert!(other.iter().all(|row| row.event_type != "AwardsDecided"));
}

#[test]
fn a_sentence_tells_namesakes_and_dossiers_of_one_person_apart() {
    let mut world = World::founded();
    world.round(ROUND, Occasion::Annual);
    let lan = |id: &str, unit: &'static str| Nominee { unit, ..Nominee::person(id, "Trần Thị Lan") };
    let (one, other) = (lan("dn-1", "ap-trung"), lan("dn-2", "ap-dong"));
    world.nominated(ROUND, &one);
    world.nominated(ROUND, &other);
    let stamp = world.by("phu-tan.tdkt");
    let same = NominationEvent::LikenessAnswered { other: one.subject(), same: true, reason: None, stamp };
    let said = world.given(&other.id, same);
    world.noticed(ROUND, &[one.clone(), other.clone()]);
    let words = Personal::new("g".into(), "Khen là đúng.".to_owned());
    let (comment, about) = ("K1".to_owned(), Some(other.id.as_str().into()));
    let stamp = world.by("citizen");
    world.given(ROUND, AwardRoundEvent::NoticeCommentReceived { comment, about, words, stamp });
    let (comment, answer, stamp) = ("K1".to_owned(), "Xin cảm ơn.".to_owned(), world.by("phu-tan.tdkt"));
    let answered = world.given(ROUND, AwardRoundEvent::NoticeCommentAnswered { comment, answer, stamp });
    world.convened(ROUND);
    world.voted(ROUND, &other, true);
    let conn = world.views();
    let office = |index: u64| at_index(&conn, &rules(), index).unwrap().unwrap().office;
    let both = "Trần Thị Lan (ấp Đông, đợt xét khen hằng năm 2026) và Trần Thị Lan (ấp Trung, đợt xét khen hằng \
                năm 2026) là cùng một người";
    assert!(office(said).contains(both), "{}", office(said));
    let whom = "góp ý về Trần Thị Lan (ấp Đông): “Xin cảm ơn.”";
    assert!(office(answered).contains(whom), "{}", office(answered));
    let votes = trail(&conn, &rules(), &Trail { text: Some("Lan".to_owned()), ..Trail::default() }, 1, 100);
    let votes = votes.unwrap().rows.into_iter().filter(|row| row.event_type == "BallotCounted");
    assert!(votes.into_iter().all(|row| row.office.contains(" về Trần Thị Lan (ấp Đông): ")));
}

#[test]
fn the_trail_is_filtered_by_words_actor_act_and_day() {
    let conn = story().views();
    let ask = |filter: Trail| trail(&conn, &rules(), &filter, 1, 100).unwrap();
    let base = Trail { locality: Some("phu-tan".into()), ..Trail::default() };
    let all = ask(base.clone()).total;
    assert!(all > 20);
    let returned = ask(Trail { text: Some("TRA LAI hoa".to_owned()), ..base.clone() });
    assert_eq!((returned.total, returned.rows[0].act), (1, ActClass::Return));
    let appraised = ask(Trail { act: Some(ActClass::Appraise), ..base.clone() });
    assert_eq!(appraised.total, 2);
    let by = ask(Trail { actor: Some("phu-tan.cds".into()), ..base.clone() });
    assert_eq!(by.total, 1);
    let day = date(2026, 12, 8);
    let on = ask(Trail { from: Some(day), to: Some(day), ..base.clone() });
    assert_eq!(on.total, 3);
    let stream = Some(("nomination".to_owned(), "phu-tan.dn-1".to_owned()));
    assert_eq!(ask(Trail { stream, ..base.clone() }).total, 5);
    assert_eq!(ask(Trail { locality: Some("tu-minh".into()), ..base.clone() }).total, 0);
    assert_eq!(ask(Trail { text: Some("chấp nh".to_owned()), ..base.clone() }).total, 0);
    let hoa = ask(Trail { text: Some("Nguyễn Thị Hòa".to_owned()), ..base.clone() });
    let named = ask(base.clone()).rows.iter().filter(|row| row.office.contains("Hòa")).count();
    assert_eq!((hoa.total, hoa.rows.iter().all(|row| row.office.contains("Hòa"))), (named as u64, true));
    for text in ["ông Hòa", "bà Nguyễn Thị Hòa"] {
        assert_eq!(ask(Trail { text: Some(text.to_owned()), ..base.clone() }).total, named as u64, "{text}");
    }
    for text in ["số 12", "12", "Số: 012"] {
        let found = ask(Trail { text: Some(text.to_owned()), ..base.clone() });
        assert!(found.rows.iter().any(|row| row.log_index == 12), "{text}");
    }
    let second = trail(&conn, &rules(), &base, 2, 5).unwrap();
    assert_eq!((second.rows.len(), second.total), (5, all));
    assert_eq!(second.rows[0].log_index, all - 1 - 5);
}

#[test]
fn the_public_ledger_pages_backwards_and_finds_a_number_among_its_neighbours() {
    let conn = story().views();
    let locality = "phu-tan".into();
    let first = newest(&conn, &rules(), &locality, None, 3).unwrap();
    let next = newest(&conn, &rules(), &locality, first.last().map(|row| row.log_index), 3).unwrap();
    assert_eq!(first[2].log_index, next[0].log_index + 1);
    let near: Vec<u64> =
        around(&conn, &rules(), &locality, 9, 2).unwrap().iter().map(|row| row.log_index).collect();
    assert_eq!(near, [11, 10, 9, 8, 7]);
}

#[test]
fn the_raw_event_is_kept_without_the_ledgers_own_answer() {
    let world = story();
    let conn = world.views();
    let row = at_index(&conn, &rules(), 3).unwrap().unwrap();
    assert_eq!(row.payload, world.lines[3].payload);
    assert!(row.metadata.get("answer").is_none() && row.metadata.get("actor").is_some());
}

#[test]
fn award_forms_and_papers_are_found_by_their_words_and_typed_marks_count() {
    let conn = story().views();
    let ask = |text: &str| {
        let trail_of =
            Trail { locality: Some("phu-tan".into()), text: Some(text.to_owned()), ..Trail::default() };
        trail(&conn, &rules(), &trail_of, 1, 100).unwrap().rows
    };
    for text in ["giấy khen của chủ tịch", "gửi đề nghị giấy khen", "GIAY KHEN hòa", "tặng giấy"]
    {
        assert!(ask(text).iter().any(|row| row.event_type == "NominationSubmitted"), "{text}");
    }
    assert!(ask("biên bản họp xét").iter().any(|row| row.event_type == "NominationReturned"));
    assert!(!ask("Hòa").is_empty() && !ask("Hoa\u{300}").is_empty() && !ask("hoa").is_empty());
    assert!(ask("Hóa").is_empty() && ask("huân chương").is_empty() && ask("giầy khen").is_empty());
    assert_eq!(ask("5/QĐ-UBND"), ask("05/qd-ubnd"));
    assert!(!ask("05/QĐ-UBND").is_empty());
}
