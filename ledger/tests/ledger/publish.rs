//! The log as outsiders see it: grown, signed, proved, never changed; and what is refused when something is wrong.

use crate::support::{Docket, DocketCommand, ORIGIN, Place, World, envelope, on_both_stores};
use sovang_ledger::log::{Disclosed, Halt, Publisher, Resource, Standing, Trust};
use sovang_ledger::{Ledger, LedgerError};
use sovang_verifier::key::Purpose;
use sovang_verifier::{Limits, Policy, SecretKey, SignedCheckpoint, tree};

fn key(seed: u8) -> SecretKey {
    SecretKey::of_seed(ORIGIN, Purpose::Log, &[seed; 32]).unwrap()
}

/// Signs alone: no witness is demanded.
fn alone(keys: &[SecretKey]) -> Trust {
    let policy = Policy::parse(&format!("log {}\nquorum none\n", key(1).public())).unwrap();
    Trust { keys: keys.to_vec(), policy }
}

fn publisher(ledger: &Ledger) -> Publisher {
    Publisher::new(ledger.clone(), alone(&[key(1)])).unwrap()
}

async fn filled(world: &World, facts: usize) {
    let texts = (0..facts).map(|i| format!("dòng {i}")).collect();
    world.ledger.execute::<Docket>("a", DocketCommand::NoteAll(texts), envelope()).await.unwrap();
}

async fn published(world: &World, text: &str, subject: &str) -> u64 {
    let people = vec![(subject.to_owned(), "Nguyễn Thị Hòa".to_owned())];
    let command = DocketCommand::Publish { text: text.into(), people };
    world.ledger.execute::<Docket>("b", command, envelope()).await.unwrap().receipt().log_index
}

/// A second handle on the same ledger, as far as the store allows one.
async fn beside(world: &World) -> Ledger {
    match &world.place {
        Place::Sqlite(_) => world.ledger.clone(),
        Place::Postgres(_) => world.place.open().await,
    }
}

on_both_stores! {
    async fn what_is_signed_is_the_tree_over_all_leaves(world: World) {
        let mut publisher = publisher(&world.ledger);
        assert_eq!(publisher.turn().await, Standing::Current);
        assert_eq!(world.ledger.published_checkpoint().await.unwrap(), None, "nothing is signed over nothing");
        for facts in [1, 255, 1, 300] {
            filled(&world, facts).await;
            assert_eq!(publisher.turn().await, Standing::Current);
            let signed = world.ledger.published_checkpoint().await.unwrap().unwrap();
            let size = signed.checkpoint.size;
            assert_eq!(size, *world.ledger.head().borrow());
            let bundles = entries(&world.ledger, size).await;
            let leaves: Vec<_> = bundles.iter().map(|entry| sovang_verifier::commitment::leaf_hash(entry)).collect();
            assert_eq!(signed.checkpoint.root, tree::root(&leaves));
            let note = SignedCheckpoint::parse(signed.note().as_bytes()).unwrap();
            note.signed_by(&[key(1).public()]).unwrap();
            assert!(note.signed_by(&[key(2).public()]).is_err());
        }
        let report = world.ledger.audit().await.unwrap();
        assert!(report.is_sound(), "{report:#?}");
        assert_eq!((report.tree, report.checkpoints), (557, 4));
    }

    async fn two_publishers_beside_sixteen_writers_sign_one_history(world: World) {
        let other = beside(&world).await;
        let racing = [world.ledger.clone(), other].map(|ledger| {
            tokio::spawn(async move {
                let mut publisher = publisher(&ledger);
                while ledger.tree().await.unwrap().size < 160 {
                    assert_eq!(publisher.turn().await, Standing::Current);
                }
            })
        });
        let writers: Vec<_> = (0..16).map(|w| {
            let ledger = world.ledger.clone();
            tokio::spawn(async move {
                for i in 0..10 {
                    let command = DocketCommand::Note(format!("{w}-{i}"));
                    ledger.execute::<Docket>(&format!("d{w}"), command, envelope()).await.unwrap();
                    tokio::time::sleep(std::time::Duration::from_millis(w)).await;
                }
            })
        }).collect();
        for task in writers.into_iter().chain(racing) {
            task.await.unwrap();
        }
        assert_eq!(publisher(&world.ledger).turn().await, Standing::Current);
        let report = world.ledger.audit().await.unwrap();
        assert!(report.is_sound(), "{report:#?}");
        assert_eq!((report.tree, report.events), (160, 160));
        assert!(report.checkpoints > 1);
    }

    async fn every_leaf_is_proved_and_every_tree_continues_the_older(world: World) {
        filled(&world, 600).await;
        publisher(&world.ledger).turn().await;
        let entries = entries(&world.ledger, 600).await;
        let leaves: Vec<_> = entries.iter().map(|entry| sovang_verifier::commitment::leaf_hash(entry)).collect();
        for size in [1, 2, 255, 256, 257, 511, 512, 600_u64] {
            let root = world.ledger.root(size).await.unwrap();
            assert_eq!(root, tree::root(&leaves[..size as usize]));
            for index in [0, size / 2, size - 1] {
                let proof = world.ledger.inclusion(size, index).await.unwrap();
                assert!(tree::includes(size, &root, index, &leaves[index as usize], &proof), "{index} of {size}");
            }
            for old in [1, size / 2, size - 1].into_iter().filter(|old| *old > 0) {
                let (proof, old_root) = (world.ledger.consistency(old, size).await.unwrap(), world.ledger.root(old).await.unwrap());
                assert!(tree::continues(old, &old_root, size, &root, &proof), "{old} to {size}");
            }
        }
        assert!(world.ledger.inclusion(5, 5).await.is_err());
    }

    async fn a_disclosed_fact_carries_its_proof_until_it_is_erased(world: World) {
        filled(&world, 3).await;
        let index = published(&world, "khen", "s1").await;
        publisher(&world.ledger).turn().await;
        let signed = world.ledger.published_checkpoint().await.unwrap().unwrap();
        let Disclosed::Open { bytes, extra } = world.ledger.disclosed(index).await.unwrap() else { panic!() };
        assert!(String::from_utf8(bytes.clone()).unwrap().contains("Nguyễn Thị Hòa"));
        let proof = world.ledger.proof(index, extra.clone(), &signed).await.unwrap().unwrap().to_bytes();
        let policy = alone(&[]).policy;
        let found = sovang_verifier::check(&policy, &bytes, &proof, Limits::default()).unwrap();
        assert_eq!((found.index, found.checkpoint.size), (3, 4));
        assert!(sovang_verifier::check(&policy, &bytes[1..], &proof, Limits::default()).is_err());

        let later = published(&world, "khen nữa", "s2").await;
        assert_eq!(world.ledger.proof(later, extra, &signed).await.unwrap(), None, "not under the older checkpoint");
        assert_eq!(world.ledger.disclosed(0).await.unwrap(), Disclosed::Private);
        assert_eq!(world.ledger.disclosed(99).await.unwrap(), Disclosed::Unknown);
        world.ledger.erase_subject("s1").await.unwrap();
        assert_eq!(world.ledger.disclosed(index).await.unwrap(), Disclosed::Erased);
        publisher(&world.ledger).turn().await;
        world.sound().await;
    }

    async fn only_what_is_published_is_served(world: World) {
        filled(&world, 257).await;
        publisher(&world.ledger).turn().await;
        filled(&world, 10).await;
        let get = async |path: &str| world.ledger.resource(Resource::parse(path).unwrap(), 257).await.unwrap().map(|bytes| bytes.len());
        assert_eq!(get("0/000").await, Some(8192));
        assert_eq!(get("0/001.p/1").await, Some(32));
        assert_eq!(get("1/000.p/1").await, Some(32));
        assert_eq!(get("entries/000").await, Some(256 * 67));
        assert_eq!(get("entries/001.p/1").await, Some(67));
        for beyond in ["0/001.p/2", "1/000.p/2", "entries/001.p/2", "entries/001", "2/000.p/1"] {
            assert_eq!(get(beyond).await, None, "{beyond}");
        }
    }

    async fn tiles_checkpoints_and_keys_are_never_changed(world: World) {
        filled(&world, 300).await;
        publisher(&world.ledger).turn().await;
        let signed = world.ledger.published_checkpoint().await.unwrap().unwrap();
        let (flip, shorter) = match world.place {
            Place::Sqlite(_) => ("cast(x'00' || substr(hashes, 2) as blob)", "substr(hashes, 1, length(hashes) - 32)"),
            Place::Postgres(_) => ("'\\x00'::bytea || substring(hashes from 2)", "substring(hashes from 1 for length(hashes) - 32)"),
        };
        for sql in [
            format!("update tlog_tile set hashes = {flip}"),
            format!("update tlog_tile set hashes = {shorter} where level = 0"),
            "delete from tlog_tile".to_owned(),
            "update tlog_tree set size = size - 1".to_owned(),
            "delete from tlog_tree".to_owned(),
            "update tlog_checkpoint set body = body || 'x'".to_owned(),
            "update tlog_checkpoint set tree_size = tree_size + 1".to_owned(),
            "update tlog_checkpoint set published_at = 1".to_owned(),
            "delete from tlog_checkpoint".to_owned(),
            "delete from tlog_key".to_owned(),
        ] {
            assert!(world.place.attempt(&sql).await.is_err(), "{sql}");
        }
        assert_eq!(world.ledger.published_checkpoint().await.unwrap(), Some(signed));
    }

    async fn a_flipped_bit_is_never_signed_and_is_named(world: World) {
        filled(&world, 300).await;
        publisher(&world.ledger).turn().await;
        filled(&world, 10).await;
        let sql = match world.place {
            Place::Sqlite(_) => "pragma ignore_check_constraints = on;
                update tlog_leaf set entry = cast(x'01' || zeroblob(64) as blob) where leaf_index = 305",
            Place::Postgres(_) => "alter table tlog_leaf drop constraint tlog_leaf_check;
                update tlog_leaf set entry = '\\x01'::bytea || decode(repeat('00', 64), 'hex') where leaf_index = 305",
        };
        world.place.tamper(sql).await;
        let standing = publisher(&world.ledger).turn().await;
        assert!(matches!(&standing, Standing::Halted(Halt::Damaged(what)) if what.contains("leaf 305")), "{standing:?}");
        let signed = world.ledger.newest_checkpoint().await.unwrap().unwrap();
        assert_eq!(signed.checkpoint.size, 300, "what was signed before stays");
        let report = world.ledger.audit().await.unwrap();
        assert_eq!(report.first_fault().unwrap().log_index, Some(305), "{report:#?}");
    }

    async fn a_changed_tile_or_root_stops_the_signing_and_is_named(world: World) {
        filled(&world, 300).await;
        publisher(&world.ledger).turn().await;
        let sql = match world.place {
            // hash 7 of tile 0/1, the leaf 263
            Place::Sqlite(_) => "update tlog_tile set hashes = cast(substr(hashes, 1, 7 * 32) || x'00' || substr(hashes, 7 * 32 + 2) as blob) where level = 0 and tile_index = 1",
            Place::Postgres(_) => "update tlog_tile set hashes = overlay(hashes placing '\\x00'::bytea from 7 * 32 + 1) where level = 0 and tile_index = 1",
        };
        world.place.tamper(sql).await;
        let standing = publisher(&world.ledger).turn().await;
        assert!(matches!(standing, Standing::Halted(Halt::Damaged(_))), "{standing:?}");
        let report = world.ledger.audit().await.unwrap();
        let fault = report.first_fault().unwrap();
        assert_eq!(fault.log_index, Some(263), "{report:#?}");
        assert!(fault.what.contains("tile 0/1"), "{fault:?}");
    }

    async fn another_root_than_the_signed_one_is_never_signed(world: World) {
        filled(&world, 300).await;
        publisher(&world.ledger).turn().await;
        let sql = match world.place {
            Place::Sqlite(_) => "update tlog_checkpoint set root = zeroblob(32), body = body || 'x'",
            Place::Postgres(_) => "update tlog_checkpoint set root = decode(repeat('00', 32), 'hex'), body = body || 'x'",
        };
        world.place.tamper(sql).await;
        let standing = publisher(&world.ledger).turn().await;
        assert!(matches!(standing, Standing::Halted(Halt::Damaged(_))), "{standing:?}");
        assert!(matches!(world.ledger.newest_checkpoint().await, Err(LedgerError::Damaged(_))));
        let report = world.ledger.audit().await.unwrap();
        let fault = report.first_fault().unwrap();
        assert!(fault.what.contains("checkpoint signed over 300 leaves"), "{fault:?}");
    }

    async fn while_a_key_is_changed_both_sign_and_the_old_one_stays_known(world: World) {
        filled(&world, 2).await;
        publisher(&world.ledger).turn().await;
        let both = alone(&[key(1), key(2)]);
        Publisher::new(world.ledger.clone(), both.clone()).unwrap().turn().await;
        let note = world.ledger.published_checkpoint().await.unwrap().unwrap().note();
        let note = SignedCheckpoint::parse(note.as_bytes()).unwrap();
        note.signed_by(&[key(1).public()]).unwrap();
        note.signed_by(&[key(2).public()]).unwrap();
        filled(&world, 2).await;
        let mut newer = Publisher::new(world.ledger.clone(), alone(&[key(2)])).unwrap();
        assert_eq!(newer.turn().await, Standing::Current);
        let known = world.ledger.log_keys().await.unwrap();
        assert_eq!(known.iter().map(|key| key.to).collect::<Vec<_>>(), [Some(2), None]);
        let policy = world.ledger.policy(&both.policy).await.unwrap();
        assert_eq!(policy.log_keys(), [key(1).public(), key(2).public()]);
        assert_eq!(world.sound().await, 4);
    }

    async fn a_machine_with_other_keys_takes_over_and_the_older_one_only_reads(world: World) {
        filled(&world, 2).await;
        let mut older = publisher(&world.ledger);
        assert_eq!(older.turn().await, Standing::Current);
        let mut twin = publisher(&world.ledger);
        assert_eq!(twin.turn().await, Standing::Current, "the same keys sign side by side");
        assert_eq!(older.turn().await, Standing::Current);
        let mut newer = Publisher::new(world.ledger.clone(), alone(&[key(1), key(2)])).unwrap();
        assert_eq!(newer.turn().await, Standing::Current);
        let signed = world.ledger.published_checkpoint().await.unwrap().unwrap().note();
        for _ in 0..2 {
            assert_eq!(older.turn().await, Standing::Reading);
            assert_eq!(newer.turn().await, Standing::Current);
            assert_eq!(world.ledger.published_checkpoint().await.unwrap().unwrap().note(), signed);
        }
        filled(&world, 1).await;
        assert_eq!(older.turn().await, Standing::Reading);
        assert_eq!(world.ledger.published_checkpoint().await.unwrap().unwrap().checkpoint.size, 2);
        assert_eq!(newer.turn().await, Standing::Current);
        assert_eq!(world.ledger.published_checkpoint().await.unwrap().unwrap().checkpoint.size, 3);
        assert_eq!(publisher(&world.ledger).turn().await, Standing::Current, "whoever starts last signs");
        assert_eq!(newer.turn().await, Standing::Reading);
    }

    async fn a_machine_without_a_key_shows_what_others_publish(world: World) {
        filled(&world, 2).await;
        publisher(&world.ledger).turn().await;
        let reader = beside(&world).await;
        let mut reading = Publisher::new(reader.clone(), alone(&[])).unwrap();
        assert_eq!(reading.turn().await, Standing::Reading);
        let status = reader.log_status().borrow().clone();
        assert_eq!(status.published.unwrap().checkpoint.size, 2);
        assert_eq!(status.policy.as_ref().as_ref().unwrap().log_keys(), [key(1).public()]);
    }
}

/// The entries of the first `size` leaves, from the served bundles.
async fn entries(ledger: &Ledger, size: u64) -> Vec<Vec<u8>> {
    let mut entries = Vec::new();
    let mut index = 0;
    while (entries.len() as u64) < size {
        let width = (size - entries.len() as u64).min(256);
        let bundle = ledger.resource(Resource::Entries { index, width }, size).await.unwrap().unwrap();
        let (records, rest) = bundle.as_chunks::<67>();
        assert!(rest.is_empty());
        for record in records {
            assert_eq!(record[..2], [0, 65]);
            entries.push(record[2..].to_vec());
        }
        index += 1;
    }
    entries
}

mod backfill {
    use super::*;
    use crate::support::settings;

    /// A ledger whose facts were kept before there was a log.
    async fn without_leaves(world: World) -> World {
        filled(&world, 3).await;
        published(&world, "khen", "s1").await;
        let World { ledger, place, _folder } = world;
        drop(ledger);
        let sql = match place {
            Place::Sqlite(_) => {
                "delete from tlog_subject; delete from tlog_opening; delete from tlog_leaf; update tlog_head set size = 0"
            }
            Place::Postgres(_) => {
                "delete from tlog_subject; delete from tlog_opening; delete from tlog_leaf; update tlog_head set size = 0"
            }
        };
        match &place {
            Place::Sqlite(path) => {
                let kept: Vec<String> = {
                    let connection = rusqlite::Connection::open(path).unwrap();
                    let mut triggers =
                        connection.prepare("select sql from sqlite_schema where type = 'trigger'").unwrap();
                    triggers.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
                };
                place.tamper(sql).await;
                let connection = rusqlite::Connection::open(path).unwrap();
                connection.execute_batch(&kept.join(";\n")).unwrap();
            }
            Place::Postgres(_) => place.tamper(sql).await,
        }
        let ledger = match &place {
            Place::Sqlite(path) => Ledger::open_sqlite(path, settings()).await.unwrap(),
            Place::Postgres(url) => Ledger::open_postgres(url, settings()).await.unwrap(),
        };
        World { ledger, place, _folder }
    }

    async fn check(world: World) {
        let world = without_leaves(world).await;
        assert_eq!(world.ledger.backfill().await.unwrap(), 4);
        assert_eq!(world.ledger.backfilled().await.unwrap().map(|(below, _)| below), Some(4));
        let World { ledger, place, _folder } = world;
        drop(ledger);
        let world = World { ledger: place.open().await, place, _folder };
        assert_eq!(world.sound().await, 4);
        assert_eq!(world.ledger.backfill().await.unwrap(), 0, "once is enough");
        assert_eq!(publisher(&world.ledger).turn().await, Standing::Current);
        world.note("a", "sau đó").await;
        assert_eq!(publisher(&world.ledger).turn().await, Standing::Current);
        assert_eq!(world.sound().await, 5);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn facts_without_leaves_get_them_in_order_on_sqlite() {
        check(World::sqlite().await).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn facts_without_leaves_get_them_in_order_on_postgres() {
        check(World::postgres().await).await;
    }
}
