//! Erasing a person, also when it was cut off half-way.

use crate::world::{World, asking, grant};
use sovang_desk::Denied;
use sovang_domain::authority::Role;
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::{Locality, LocalityCommand, LocalityRefusal};
use sovang_domain::refusal::Refusal;
use sovang_ledger::{CommandKey, Envelope};
use sovang_projections::account_directory;

const KEEPER: &str = "phu-tan.quan-tri";

#[tokio::test]
async fn an_erasure_cut_off_after_its_fact_is_finished_by_asking_again() {
    let world = World::phu_tan().await;
    let locality = LocalityId::from("phu-tan");
    let rows =
        world.desk.views().read(|connection| account_directory::by_locality(connection, &locality)).unwrap();
    let subject = rows[0].subject.clone();
    let asking = asking(KEEPER, vec![grant(Role::Administrator, None)]);
    let (ground, document) = ("theo yêu cầu".to_owned(), "12/UBND-VP".to_owned());

    let command = LocalityCommand::EraseSubject {
        subjects: vec![subject.clone()],
        ground: ground.clone(),
        document: document.clone(),
        stamp: asking.stamp(),
    };
    let envelope = Envelope::new(CommandKey::random(), "cut off", KEEPER);
    world.desk.ledger().execute::<Locality>("phu-tan", command, envelope).await.unwrap();
    let erased = world.desk.ledger().erased_subjects().await.unwrap();
    assert!(!erased.iter().any(|one| one.0 == subject.as_str()), "only the fact is there, the key still is");

    let again = world.desk.erase_subject(&asking, &locality, subject.clone(), ground, document).await;
    let told = matches!(again, Err(Denied::Refused(Refusal::Locality(LocalityRefusal::AlreadyErased))));
    assert!(told, "{again:?}");
    let erased = world.desk.ledger().erased_subjects().await.unwrap();
    assert!(erased.iter().any(|one| one.0 == subject.as_str()), "now the key is gone");
}
