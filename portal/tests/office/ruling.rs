//! Rules that look things up in the views never decide on what was a moment ago.

use crate::world::{World, asking, grant};
use jiff::civil::date;
use sovang_desk::{Denied, Done, Nominated, NomineeForm, RulingForm, SignedForm, VerdictForm, Who};
use sovang_domain::authority::Role;
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::calendar::{Period, day};
use sovang_domain::document::{Document, Media};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::nomination::NominationRefusal;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::Occasion;
use sovang_domain::refusal::Refusal;
use sovang_projections::person_register::{self, Described};
use std::collections::BTreeMap;

/// An unscheduled round of its own.
pub(crate) async fn open_unscheduled(world: &World) -> RoundId {
    let officer = asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
    let opened = world.desk.open_round(&officer, &world.campaign, world.year, Occasion::Unscheduled).await;
    opened.unwrap().0
}

fn paper(id: &str) -> Document {
    Document {
        paper: id.into(),
        sha256: "ab".repeat(32),
        size: 1,
        media: Media::Pdf,
        number: None,
        date: None,
    }
}

/// One and the same person put forward in a round.
pub(crate) async fn put_forward(world: &World, round: &RoundId) -> Result<Nominated, Denied> {
    let form = NomineeForm {
        round: round.clone(),
        unit: "tram-y-te".into(),
        kind: NomineeKind::Individual,
        name: "Phạm Thị Kim Duyên".into(),
        position: "Nhân viên y tế".into(),
        birth_year: None,
        apart: None,
        who: Who::Unsaid,
        standing: Some(Standing::DirectWorker),
        form: "giay-khen".into(),
        audience: "ca-nhan".into(),
        criteria: vec![0],
        achievement: "Cứu người đuối nước.".into(),
        period: Period::new(date(world.year, 1, 1), date(world.year, 1, 2)).unwrap(),
        initiative: false,
        posthumous: false,
        out_of_turn: None,
        documents: ["to-trinh", "bien-ban-hop-xet", "bao-cao-thanh-tich"].map(paper).to_vec(),
    };
    let unit = asking("phu-tan.tram-y-te", vec![grant(Role::Reporter, Some("tram-y-te"))]);
    match world.desk.submit_nomination(&unit, form.clone()).await {
        // whoever looks alike is the same
        Err(Denied::Refused(Refusal::Nomination(NominationRefusal::LookAlikesUnanswered { .. }))) => {
            let views = world.desk.views();
            let alike = views.read(|connection| {
                let locality = form.round.locality();
                let (kind, name, year) = (form.kind, &form.name, form.birth_year);
                person_register::alike(connection, &Described::named(&locality, kind, name, year))
            })?;
            let (person, reason) = (alike[0].person.clone(), "Việc khác.".to_owned());
            let who = Who::Again { person, reason };
            world.desk.submit_nomination(&unit, NomineeForm { who, ..form }).await
        }
        put => put,
    }
}

/// An unscheduled round with one and the same person put forward, appraised by two and ready to be decided.
pub(crate) async fn ready(world: &World) -> (RoundId, NominationId) {
    let round = open_unscheduled(world).await;
    let id = put_forward(world, &round).await.unwrap().nomination;
    let digital = asking("phu-tan.so-hoa", vec![grant(Role::AppraiserAchievement, None)]);
    world.desk.appraise_achievement(&digital, &id, true, "Đúng.".into()).await.unwrap();
    let officer = asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
    world.desk.appraise_dossier(&officer, &id, "Đủ.".into()).await.unwrap();
    (round, id)
}

pub(crate) async fn decide(
    world: &World,
    (round, nomination): &(RoundId, NominationId),
) -> Result<Done, Denied> {
    let chairman = asking("phu-tan.chu-tich", vec![grant(Role::Chairman, None)]);
    let verdict = VerdictForm {
        nomination: nomination.clone(),
        not_awarded: None,
        overlap_reason: None,
        out_of_turn: None,
    };
    let form = RulingForm { mode: SigningMode::Own, verdicts: vec![verdict] };
    world.desk.decide_awards(&chairman, round, form).await
}

/// The signed paper of a round's first draft.
pub(crate) async fn issue(world: &World, round: &RoundId, number: u64) -> Result<Done, Denied> {
    let clerk = asking("phu-tan.van-thu", vec![grant(Role::Clerk, None)]);
    let form = SignedForm {
        same_file: false,
        number: Some(number),
        signed_on: day(clerk.at),
        scan: paper("ban-ky"),
        prizes: BTreeMap::new(),
        out_of_order: None,
        before_appraisal: None,
    };
    world.desk.issue_decision(&clerk, round, 1, form).await
}

/// Whether it was refused because a decision, or a draft of one, awards the same already.
pub(crate) fn is_twice(result: &Result<Done, Denied>) -> bool {
    use AwardRoundRefusal as R;
    let Err(Denied::Refused(Refusal::AwardRound(refusal))) = result else { return false };
    matches!(refusal, R::AlreadyAwarded { .. } | R::AlreadyDrafted { .. })
}

#[tokio::test]
async fn one_achievement_is_awarded_once_however_fast_the_second_decision_follows() {
    let world = World::phu_tan().await;
    let rounds = [ready(&world).await, ready(&world).await];
    decide(&world, &rounds[0]).await.unwrap();
    assert!(is_twice(&decide(&world, &rounds[1]).await));
}

#[tokio::test]
async fn of_two_decisions_at_once_about_one_achievement_only_one_stands() {
    let world = World::phu_tan().await;
    for _ in 0..5 {
        let rounds = [ready(&world).await, ready(&world).await, ready(&world).await];
        let (one, two, three) =
            tokio::join!(decide(&world, &rounds[0]), decide(&world, &rounds[1]), decide(&world, &rounds[2]));
        let results = [one, two, three];
        let awarded = results.iter().filter(|result| result.is_ok()).count();
        let refused = results.iter().filter(|result| is_twice(result)).count();
        assert_eq!(awarded + refused, 3, "{results:?}");
        assert!(awarded <= 1, "{results:?}");
    }
}

#[tokio::test]
async fn two_forms_at_once_about_a_newcomer_make_one_person() {
    let world = World::phu_tan().await;
    let (one, two) = tokio::join!(ready(&world), ready(&world));
    decide(&world, &one).await.unwrap();
    assert!(is_twice(&decide(&world, &two).await));
}
