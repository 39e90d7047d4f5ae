//! A rule waits for the facts that concern its commune, and for no other's.

use crate::ruling::{open_unscheduled, put_forward};
use crate::world::{World, asking};
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::LocalityKind;
use std::time::Duration;

const AT_ONCE: Duration = Duration::from_secs(5);
const A_WHILE: Duration = Duration::from_millis(600);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_nomination_waits_for_its_own_communes_facts_and_for_no_others() {
    let world = World::phu_tan().await;
    let round = open_unscheduled(&world).await;
    let head = || *world.desk.ledger().head().borrow();
    world.desk.views().reached(head() - 1, AT_ONCE).await.unwrap();
    // from here on no fact is applied to the views, only read from them
    let standstill = world.holds_the_views();
    let console = Grant { role: Role::Administrator, scope: Scope::Everywhere };
    let name = ("tỉnh".to_owned(), "Cà Mau".to_owned());
    let (neighbour, kind) = (LocalityId::from("tu-minh"), LocalityKind::Rural);
    let asked = asking("sovang.console", vec![console]);
    world.desk.register_locality(&asked, &neighbour, kind, "Tư Minh".into(), name).await.unwrap();
    assert!(world.desk.views().position() < head(), "the neighbour's fact is not applied");
    let put = tokio::time::timeout(AT_ONCE, put_forward(&world, &round)).await;
    put.expect("it waited for the neighbour's fact").unwrap();
    assert!(world.desk.views().position() < head() - 1, "still not applied");

    // the nomination is a fact of this commune: the next one is about the same person, and has to see it
    let waits = put_forward(&world, &round);
    tokio::pin!(waits);
    assert!(tokio::time::timeout(A_WHILE, &mut waits).await.is_err(), "it did not wait for its own commune");
    drop(standstill);
    tokio::time::timeout(2 * AT_ONCE, waits).await.expect("the views go on").unwrap();
}
