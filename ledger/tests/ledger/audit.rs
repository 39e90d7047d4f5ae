//! The audit: green on a sound ledger (every other test asks), red and precise on a tampered one.

use crate::support::{Docket, DocketCommand, Place, World, envelope, on_both_stores};

async fn filled(world: &World) {
    for i in 0..6 {
        world.note("a", &format!("t{i}")).await;
    }
    for (subject, text) in [("s1", "một"), ("s2", "hai")] {
        let people = vec![(subject.to_owned(), "Hòa".to_owned())];
        let command = DocketCommand::Publish { text: text.into(), people };
        world.ledger.execute::<Docket>("b", command, envelope()).await.unwrap();
    }
    assert_eq!(world.sound().await, 8);
}

/// Tampers with one thing behind the ledger's back; the first fault must name the place and the reason.
async fn finds(world: &World, sqlite: &str, postgres: &str, index: Option<u64>, reason: &str) {
    let sql = if matches!(world.place, Place::Sqlite(_)) { sqlite } else { postgres };
    world.place.tamper(sql).await;
    let report = world.ledger.audit().await.unwrap();
    let fault = report.first_fault().unwrap_or_else(|| panic!("nothing found after {sql}"));
    assert_eq!(fault.log_index, index, "{report:#?}");
    assert!(fault.what.contains(reason), "{fault:?}");
}

on_both_stores! {
    async fn a_changed_fact_is_found(world: World) {
        filled(&world).await;
        finds(
            &world,
            "update events set payload = replace(payload, 't3', 't4') where log_index = 3",
            "update events set payload = replace(payload::text, 't3', 't4')::json where aggregate_id = 'a' and sequence = 4",
            Some(3),
            "part 2 of the leaf is not what the stored event gives",
        )
        .await;
    }

    async fn a_changed_author_is_found(world: World) {
        filled(&world).await;
        let change = "update events set metadata = replace(metadata, 'van-thu', 'chu-tich') where aggregate_id = 'a' and sequence = 2";
        let postgres = change.replace("replace(metadata,", "replace(metadata::text,").replace("'chu-tich')", "'chu-tich')::json");
        finds(&world, change, &postgres, Some(1), "is not kept as the event says").await;
    }

    async fn an_unreadable_fact_is_found(world: World) {
        filled(&world).await;
        finds(
            &world,
            "update events set payload = substr(payload, 2) where log_index = 5",
            "update events set event_type = 'Unknown' where aggregate_id = 'a' and sequence = 6",
            Some(5),
            if matches!(world.place, Place::Sqlite(_)) { "cannot be read" } else { "the domain cannot read it" },
        )
        .await;
    }

    async fn a_flipped_bit_in_an_entry_is_found(world: World) {
        filled(&world).await;
        finds(
            &world,
            "update tlog_leaf set entry = cast(substr(entry, 1, 64) || x'00' as blob) where leaf_index = 2",
            "alter table tlog_leaf drop constraint tlog_leaf_check;
             update tlog_leaf set entry = set_byte(entry, 64, 255 - get_byte(entry, 64)) where leaf_index = 2",
            Some(2),
            "the leaf hash is not the hash of the entry",
        )
        .await;
    }

    async fn a_changed_sealed_value_is_found(world: World) {
        filled(&world).await;
        finds(
            &world,
            "update events set payload = replace(payload, 'v1.', 'v1.00') where log_index = 6",
            "update events set payload = replace(payload::text, 'v1.', 'v1.00')::json where aggregate_id = 'b' and sequence = 1",
            Some(6),
            "cannot be read",
        )
        .await;
    }

    async fn a_changed_opening_is_found(world: World) {
        filled(&world).await;
        finds(
            &world,
            "update tlog_opening set salt = zeroblob(32) where leaf_index = 4 and part = 1",
            "update tlog_opening set salt = decode(repeat('00', 32), 'hex') where leaf_index = 4 and part = 1",
            Some(4),
            "does not commit to the opening of part 1",
        )
        .await;
    }

    async fn a_lost_opening_is_found(world: World) {
        filled(&world).await;
        let lost = "delete from tlog_opening where leaf_index = 4 and part = 2";
        finds(&world, lost, lost, Some(4), "has no opening for part 2").await;
    }

    async fn an_opening_closed_without_an_erasure_is_found(world: World) {
        filled(&world).await;
        let closed = "update tlog_opening set salt = null, bytes = null, erased_at = 1 where leaf_index = 0 and part = 2";
        finds(&world, closed, closed, Some(0), "was closed though nobody it names is erased").await;
    }

    async fn a_lost_key_is_found(world: World) {
        filled(&world).await;
        let lost = "delete from subject_key where subject = 's2'";
        finds(&world, lost, lost, Some(7), "subject s2 has no key but is not erased").await;
    }

    async fn a_missing_leaf_is_found(world: World) {
        filled(&world).await;
        let lost = "delete from tlog_opening where leaf_index = 3; delete from tlog_leaf where leaf_index = 3";
        finds(&world, lost, lost, None, "the head says 8 leaves, 7 are stored").await;
        let report = world.ledger.audit().await.unwrap();
        assert!(report.faults.iter().any(|fault| fault.log_index == Some(3)), "{report:#?}");
        assert!(report.faults.iter().any(|fault| fault.event.as_deref() == Some("docket/a/4")), "{report:#?}");
    }

    async fn a_lost_tail_is_found(world: World) {
        filled(&world).await;
        let lost = "update tlog_head set size = 7";
        finds(&world, lost, lost, None, "the head says 7 leaves, 8 are stored").await;
    }

    async fn a_subject_missing_from_the_index_is_found(world: World) {
        filled(&world).await;
        let lost = "delete from tlog_subject where subject = 's1'";
        finds(&world, lost, lost, Some(6), "erasure would miss it").await;
    }

    async fn a_key_that_came_back_after_erasure_is_found(world: World) {
        filled(&world).await;
        world.ledger.erase_subject("s1").await.unwrap();
        let back = if matches!(world.place, Place::Sqlite(_)) { "zeroblob(32)" } else { "decode(repeat('00', 32), 'hex')" };
        let back = format!("insert into subject_key values ('s1', {back}, 0)");
        finds(&world, &back, &back, Some(6), "cannot be read").await;
        let report = world.ledger.audit().await.unwrap();
        let last = report.faults.last().unwrap();
        assert!(last.what.contains("is erased but its key is there"), "{last:?}");
    }
}
