//! Nominations.

use super::{Driven, due, life, one_of, stamps, words};
use jiff::civil::date;
use proptest::prelude::*;
use sovang_domain::award_round::RoundStanding;
use sovang_domain::calendar::Period;
use sovang_domain::document::{Document, Media};
use sovang_domain::fact::Fact;
use sovang_domain::nomination::{
    ByName, Likeness, Nomination, NominationCommand, NominationEvent, Proposal, Said, Span, Stage,
    SuspensionGround,
};
use sovang_domain::nominee::{Nominee, NomineeKind};
use sovang_domain::personal::Personal;
use sovang_domain::plan::Occasion;

const PAPERS: [&str; 2] = ["to-trinh", "bien-ban"];

fn sealed(text: String) -> Personal<String> {
    Personal::new("dt-1".into(), text)
}

fn papers() -> impl Strategy<Value = Document> + Clone {
    let of = |id: &str| Document {
        paper: id.into(),
        sha256: "ab".repeat(32),
        size: 1,
        media: Media::Pdf,
        number: None,
        date: None,
    };
    one_of(&PAPERS).prop_map(of)
}

fn proposal(achievement: String) -> Box<Proposal> {
    Box::new(Proposal {
        campaign: "x.y".into(),
        round: "x.y.2026-hang-nam".into(),
        occasion: Occasion::Annual,
        form: "giay-khen".into(),
        nominee: Nominee {
            kind: NomineeKind::Individual,
            subject: "dt-1".into(),
            unit: "ap-trung".into(),
            name: sealed("Nguyễn Thị Mận".into()),
            position: sealed("Tổ trưởng".into()),
            birth_year: Some(Personal::new("dt-1".into(), 1987)),
            apart: None,
            standing: None,
        },
        achievement: sealed(achievement),
        period: Period { from: date(2025, 11, 1), to: date(2026, 10, 31) },
        audience: "ca-nhan".into(),
        criteria: vec![],
        initiative: false,
        posthumous: false,
        out_of_turn: None,
    })
}

fn span() -> Span {
    Span::of(&toml::from_str(include_str!("../../../plans/phu-tan.toml")).unwrap(), 2026, Occasion::Annual)
}

fn nominations() -> impl Strategy<Value = NominationCommand> {
    use NominationCommand as C;
    const STANDINGS: [RoundStanding; 4] = [
        RoundStanding::Open,
        RoundStanding::Open,
        RoundStanding::NominationsClosed,
        RoundStanding::PastNominations,
    ];
    let documents = prop::collection::vec(papers(), 0..3);
    let submit = (words(), documents.clone(), one_of(&STANDINGS), stamps());
    prop_oneof![
        4 => submit.prop_map(|(achievement, documents, round, stamp)| C::Submit {
            considered: 0,
            proposal: proposal(achievement),
            documents,
            promised: true,
            round,
            span: span(),
            needed: PAPERS.map(Into::into).into(),
            due: due(),
            likeness: Likeness::default(),
            unanswered: 0,
            again: None,
            stamp,
        }),
        2 => (papers(), stamps()).prop_map(|(document, stamp)| C::AddDocument { document, fixed: false, stamp }),
        2 => stamps().prop_map(|stamp| C::Return {
            reason: sealed("Thiếu biên bản.".into()),
            missing: vec!["bien-ban".into()],
            due: due(),
            at_most: 2,
            stamp,
        }),
        4 => (documents, prop::option::of(words()), stamps()).prop_map(|(documents, achievement, stamp)| {
            C::Resubmit { documents, achievement: achievement.map(sealed), stamp }
        }),
        6 => (prop::bool::weighted(0.8), stamps()).prop_map(|(met, stamp)| C::AppraiseAchievement {
            met,
            opinion: sealed("Khớp.".into()),
            by_name: ByName::default(),
            stamp,
        }),
        6 => stamps().prop_map(|stamp| C::AppraiseDossier { opinion: sealed("Đủ.".into()), by_name: ByName::default(), stamp }),
        2 => stamps().prop_map(|stamp| C::AdmitLate { reason: "Mưa lũ.".into(), stamp }),
        1 => (any::<bool>(), stamps()).prop_map(|(decided, stamp)| C::Suspend {
            ground: SuspensionGround::Discipline,
            basis: "Đơn 7".into(),
            decided,
            stamp,
        }),
        2 => stamps().prop_map(|stamp| C::LiftSuspension { basis: "KL 12".into(), cleared: false, stamp }),
        1 => (any::<bool>(), prop::option::of(any::<bool>()), stamps()).prop_map(|(same, stands, stamp)| {
            let stands = stands.map(|same| Said { same, by_office: true });
            C::AnswerLikeness { other: "dt-2".into(), same, stands, strong: false, by_name: ByName::default(), reason: None, stamp }
        }),
        1 => (prop::bool::weighted(0.7), stamps()).prop_map(|(decided, stamp)| C::Withdraw {
            reason: sealed("Chuyển công tác.".into()),
            decided,
            stamp,
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_ready_nomination_is_complete_and_passed_through_different_hands(commands in life(nominations())) {
        let mut nomination = Driven::<Nomination>::new(Fact::Nomination);
        let (mut submitters, mut achievement_by) = (Vec::new(), None);
        for command in commands {
            for event in nomination.give(command)? {
                match event {
                    NominationEvent::NominationSubmitted { stamp, .. }
                    | NominationEvent::NominationResubmitted { stamp, .. } => submitters.push(stamp.by),
                    NominationEvent::AchievementAppraised { stamp, .. } => {
                        prop_assert!(!submitters.contains(&stamp.by));
                        achievement_by = Some(stamp.by);
                    }
                    NominationEvent::DossierAppraised { stamp, .. } => {
                        prop_assert!(!submitters.contains(&stamp.by));
                        prop_assert_ne!(achievement_by.clone(), Some(stamp.by));
                        prop_assert!(!nomination.state.is_suspended());
                    }
                    _ => {}
                }
                if nomination.state.stage() == Stage::Ready {
                    prop_assert_eq!(nomination.state.missing(), vec![]);
                }
            }
        }
        nomination.is_rebuilt_the_same()?;
        prop_assert!(nomination.state.proposal().is_none_or(|said| !said.achievement.is_blank()));
        prop_assert!(submitters.iter().all(|hand| nomination.state.hands().contains(hand)));
    }
}
