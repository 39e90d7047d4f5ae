//! What cannot be read is not taken for what is not there: the views file loses a table, as a damaged disk may take it,
//! and whoever needs it is told so, with a number of the log. Nothing is recorded on half of what a rule needs.

use crate::ruling::{decide, issue, ready};
use crate::world::{World, asking, grant};
use axum::http::StatusCode;
use jiff::civil::date;
use sovang_desk::CorrectionForm;
use sovang_desk::Denied;
use sovang_domain::authority::Role;
use sovang_domain::award_round::{ByPaper, Recovery, RevocationGround, Revoked};
use sovang_domain::calendar::day;
use sovang_domain::ids::AwardId;
use sovang_portal::paths;
use sovang_projections::award_roll;

/// Tables that these pages are drawn from; the others hold what other pages show.
const READ: [&str; 7] = [
    "account_directory",
    "award_roll",
    "campaign_board",
    "locality_directory",
    "nomination_board",
    "search_index",
    "timeline",
];

async fn award(world: &World) -> AwardId {
    let decided = ready(world).await;
    decide(world, &decided).await.unwrap();
    let done = issue(world, &decided.0, 1).await.unwrap();
    let views = world.desk.views();
    views.reached(done.log_index, std::time::Duration::from_secs(10)).await.unwrap();
    let row = views.read(|connection| award_roll::of_nomination(connection, &decided.1)).unwrap();
    row.unwrap().award
}

#[track_caller]
fn is_unreadable<T: std::fmt::Debug>(result: Result<T, Denied>, table: &str) {
    assert!(matches!(result, Err(Denied::Unreadable(_))), "{table}: {result:?}");
}

#[tokio::test]
async fn no_request_is_decided_on_what_cannot_be_looked_up() {
    let world = World::phu_tan().await;
    let award = award(&world).await;
    let waits = ready(&world).await;
    let facts = *world.desk.ledger().head().borrow();
    for table in ["award_roll", "account_directory", "decision_draft"] {
        world.loses(table);
        is_unreadable(decide(&world, &waits).await, table);
        world.finds(table);
    }
    let chairman = || asking("phu-tan.chu-tich", vec![grant(Role::Chairman, None)]);
    let officer = || asking("phu-tan.thi-dua", vec![grant(Role::AppraiserDossier, None)]);
    let paper = ByPaper { reason: "Ghi nhầm.".into(), document: "01/CV".into(), on: date(2027, 1, 4) };
    world.loses("award_roll");
    let corrected = world.desk.correct_award(&chairman(), &award, CorrectionForm::default(), paper).await;
    is_unreadable(corrected, "award_roll");
    let (money, artefact) = (Recovery::NotGiven, Recovery::NotGiven);
    let (ground, signed_by) = (RevocationGround::FalseDeclaration, "Chủ tịch".into());
    let paper = ByPaper { reason: "Ghi nhầm.".into(), document: "01/QĐ".into(), on: day(chairman().at) };
    let revoked = Revoked { award: award.clone(), ground, paper, signed_by, money, artefact };
    is_unreadable(world.desk.revoke_award(&chairman(), revoked).await, "award_roll");
    world.finds("award_roll");
    world.loses("nomination_board");
    is_unreadable(world.desk.open_notice(&officer(), &world.round).await, "nomination_board");
    world.finds("nomination_board");
    world.loses("person_register");
    is_unreadable(crate::ruling::put_forward(&world, &waits.0).await.map(|put| put.done), "person_register");
    world.finds("person_register");
    assert_eq!(*world.desk.ledger().head().borrow(), facts, "nothing was recorded");
    // the same person and days again: now that the roll can be read, the rule sees the first award
    assert!(crate::ruling::is_twice(&decide(&world, &waits).await));
}

#[tokio::test]
async fn a_page_whose_rows_cannot_be_read_is_503_with_a_number_and_never_not_there() {
    let world = World::phu_tan().await;
    let award = award(&world).await;
    let (home, round) = ("phu-tan", world.round.clone());
    let public = [
        "/".to_owned(),
        paths::locality(home),
        paths::campaigns(home),
        paths::campaign(&world.campaign),
        paths::awards(home),
        paths::award(&award),
        paths::notices(home),
        paths::ledger(home),
        format!("{}?q=Duy%C3%AAn", paths::search(home)),
        "/tim-kiem?q=Duy%C3%AAn".to_owned(),
    ];
    let inside = [
        paths::OFFICE.to_owned(),
        paths::REPORTS.to_owned(),
        paths::NOMINATIONS.to_owned(),
        paths::ROUNDS.to_owned(),
        paths::round(&round),
        paths::DECISIONS.to_owned(),
        paths::award_inside(&award),
        paths::CAMPAIGNS.to_owned(),
        paths::LOCALITY.to_owned(),
        paths::TRAIL.to_owned(),
    ];
    let (anyone, officer) = (world.anyone(), world.sign_in("thi-dua").await);
    let tables = world.tables();
    assert!(tables.len() > 10, "{tables:?}");
    let mut unread = Vec::new();
    for table in &tables {
        world.loses(table);
        let mut missed = 0;
        let at = |address: &String| {
            // no page that was kept before answers for the views
            let mark = if address.contains('?') { '&' } else { '?' };
            format!("{address}{mark}lan={table}")
        };
        for (who, address) in public
            .iter()
            .map(|address| (&anyone, address))
            .chain(inside.iter().map(|address| (&officer, address)))
        {
            let answer = who.opens(&at(address)).await;
            match answer.status {
                StatusCode::OK => {}
                StatusCode::SERVICE_UNAVAILABLE => {
                    answer.says("Cổng chưa đọc được dữ liệu cần cho trang này");
                    answer.says("Mã sự cố");
                    missed += 1;
                }
                status => panic!("{address} without {table}: {status} {}", answer.html()),
            }
        }
        if missed == 0 {
            unread.push(table.as_str());
        }
        world.finds(table);
    }
    for table in READ {
        assert!(!unread.contains(&table) && tables.iter().any(|one| one == table), "no page reads {table}");
    }
    for address in &public {
        anyone.opens(address).await.is(200);
    }
}
