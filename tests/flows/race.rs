//! Sixteen clients of the chairman decide at once: the quota holds to the one, and each award stands in one draft.

use crate::steps::about;
use crate::support::form::Form;
use crate::support::person::Person;
use crate::world::{World, collective, individual, on_both_ledgers};
use sovang_domain::ids::{LocalityId, NominationId, RoundId};
use sovang_domain::nominee::NomineeKind;
use sovang_projections::{award_roll, decision_register};
use std::sync::Arc;
use tokio::sync::Barrier;

/// What became of one client's wish.
#[derive(Debug, PartialEq, Eq)]
enum Came {
    Awarded,
    Full,
}

/// Opens the page, waits for the others, sends; after a 409 opens it anew. One that is not honest hides the
/// version its form was drawn from, as no page of ours does.
async fn decides(
    chair: Person,
    round: RoundId,
    id: NominationId,
    start: Arc<Barrier>,
    honest: bool,
) -> (Came, usize) {
    let page = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let mut overtaken = 0;
    loop {
        let opened = chair.gets(&page).await;
        let forms = Form::all(&opened.is(200).text);
        let mut form = forms.into_iter().find(|form| form.action == page).expect("the chairman's form");
        if !honest {
            form.controls.retain(|control| control.name != "_phien-ban");
        }
        if overtaken == 0 {
            start.wait().await;
        }
        let mut answer = chair.sends(&page, &form, &[(&about("kq", &id), "khen")]).await;
        // what follows is shown, and shown again while others change it
        while answer.status == 200 {
            answer = chair.goes_on(answer).await;
        }
        match answer.status {
            303 => return (Came::Awarded, overtaken),
            409 => overtaken += 1,
            422 => {
                answer.says("đã đủ").says("Mục III.3.1");
                return (Came::Full, overtaken);
            }
            other => panic!("{other}: {}", answer.text),
        }
        assert!(overtaken <= 16, "a client never gets its turn");
    }
}

on_both_ledgers!(sixteen_at_once_make_two_and_four_awards,);

async fn sixteen_at_once_make_two_and_four_awards(world: World) {
    let mut nominees = Vec::new();
    for number in 1..=8 {
        nominees.push(individual(format!("Cá Nhân Thứ {number}"), "ap-trung"));
        nominees.push(collective(format!("Tập thể thứ {number}"), "ap-dong"));
    }
    let (round, ids) = world.proposed_round(&nominees).await;
    let start = Arc::new(Barrier::new(ids.len()));
    let mut clients = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let chair = world.sign_in("chu-tich").await;
        clients.push(tokio::spawn(decides(
            chair,
            round.clone(),
            id.clone(),
            Arc::clone(&start),
            place % 4 < 2,
        )));
    }
    let mut came = Vec::new();
    for client in clients {
        came.push(client.await.unwrap());
    }
    let awarded = came.iter().filter(|(came, _)| *came == Came::Awarded).count();
    assert_eq!(awarded, 6, "{came:?}");
    assert!(came.iter().any(|(_, overtaken)| *overtaken > 0), "they did not meet: {came:?}");

    let drafts = "select count(*) from number_claim where series = 'phu-tan/draft'";
    assert_eq!(world.store.count(drafts).await, 6);
    world.signed(&round).await;
    let locality = LocalityId::from("phu-tan");
    let views = world.desk.views();
    let roll = views.read(|connection| award_roll::newest(connection, Some(&locality), 100)).unwrap();
    let of = |kind| roll.iter().filter(|row| row.kind == kind).count();
    assert_eq!((of(NomineeKind::Collective), of(NomineeKind::Individual)), (2, 4));
    let decisions =
        views.read(|connection| decision_register::of_locality(connection, &locality, None)).unwrap();
    let mut numbers: Vec<u64> = decisions.iter().map(|row| row.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    let claimed =
        world.store.count("select count(*) from number_claim where series like '%/QĐ-UBND/%'").await;
    assert_eq!(claimed, 6);
    world.is_sound().await;
}
