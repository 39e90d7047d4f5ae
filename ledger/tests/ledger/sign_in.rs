//! Who signs in: credentials, codes that work once, sessions, failed attempts.

use crate::support::{World, on_both_stores};
use jiff::{SignedDuration, Timestamp};
use sovang_ledger::{NewSession, random};

fn noon() -> Timestamp {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

fn session(account: &str, at: Timestamp) -> NewSession {
    let csrf = random::token();
    NewSession { token_hash: random::bytes(), account: account.to_owned(), csrf, second_factor: true, at }
}

on_both_stores! {
    async fn a_credential_is_kept_and_changed(world: World) {
        let ledger = &world.ledger;
        assert_eq!(ledger.credential("a").await.unwrap(), None);
        let phc = ledger.passwords().hash("mật khẩu").await.unwrap();
        ledger.put_credential("a", &phc, noon()).await.unwrap();
        let kept = ledger.credential("a").await.unwrap().unwrap();
        assert_eq!((kept.phc.as_str(), kept.changed_at, kept.second_factor), (phc.as_str(), noon(), None));
        assert!(ledger.put_second_factor("a", Some(b"secret")).await.unwrap());
        ledger.put_credential("a", "other", noon() + minutes(1)).await.unwrap();
        let kept = ledger.credential("a").await.unwrap().unwrap();
        assert_eq!((kept.phc.as_str(), kept.second_factor.as_deref()), ("other", Some(b"secret".as_slice())));
        assert!(ledger.put_second_factor("a", None).await.unwrap());
        assert_eq!(ledger.credential("a").await.unwrap().unwrap().second_factor, None);
        assert!(!ledger.put_second_factor("b", Some(b"x")).await.unwrap());
    }

    async fn a_second_factor_step_works_once_and_never_backwards(world: World) {
        let ledger = &world.ledger;
        ledger.put_credential("a", "phc", noon()).await.unwrap();
        assert!(!ledger.take_second_factor_step("a", 10).await.unwrap(), "not enrolled");
        ledger.put_second_factor("a", Some(b"secret")).await.unwrap();
        let tries: Vec<_> = (0..10)
            .map(|_| {
                let ledger = ledger.clone();
                tokio::spawn(async move { ledger.take_second_factor_step("a", 10).await.unwrap() })
            })
            .collect();
        let mut taken = 0;
        for attempt in tries {
            taken += u32::from(attempt.await.unwrap());
        }
        assert_eq!(taken, 1);
        assert!(!ledger.take_second_factor_step("a", 9).await.unwrap());
        assert!(ledger.take_second_factor_step("a", 11).await.unwrap());
    }

    async fn a_one_time_code_works_once_in_time_and_for_its_purpose(world: World) {
        let ledger = &world.ledger;
        let (code, late) = (random::bytes(), random::bytes());
        ledger.put_one_time_code(&code, "a", "recovery", noon() + minutes(10)).await.unwrap();
        ledger.put_one_time_code(&late, "a", "recovery", noon()).await.unwrap();
        assert_eq!(ledger.use_one_time_code(&code, "first", noon()).await.unwrap(), None);
        assert_eq!(ledger.use_one_time_code(&late, "recovery", noon()).await.unwrap(), None);
        assert_eq!(ledger.use_one_time_code(&random::bytes(), "recovery", noon()).await.unwrap(), None);
        assert_eq!(ledger.use_one_time_code(&code, "recovery", noon()).await.unwrap().as_deref(), Some("a"));
        assert_eq!(ledger.use_one_time_code(&code, "recovery", noon()).await.unwrap(), None);
    }

    async fn a_session_lives_until_it_is_ended(world: World) {
        let ledger = &world.ledger;
        let (one, two, other) = (session("a", noon()), session("a", noon()), session("b", noon()));
        for new in [&one, &two, &other] {
            ledger.create_session(new).await.unwrap();
        }
        assert!(ledger.create_session(&one).await.is_err(), "a token is never used twice");
        let kept = ledger.session(&one.token_hash).await.unwrap().unwrap();
        assert_eq!((kept.account.as_str(), &kept.csrf, kept.second_factor), ("a", &one.csrf, true));
        assert_eq!((kept.created_at, kept.seen_at), (noon(), noon()));
        ledger.touch_session(&one.token_hash, noon() + minutes(5)).await.unwrap();
        ledger.touch_session(&one.token_hash, noon() + minutes(1)).await.unwrap();
        assert_eq!(ledger.session(&one.token_hash).await.unwrap().unwrap().seen_at, noon() + minutes(5));
        ledger.end_session(&two.token_hash, noon()).await.unwrap();
        assert_eq!(ledger.session(&two.token_hash).await.unwrap(), None);
        assert_eq!(ledger.writer_of(&two.csrf).await.unwrap().as_deref(), Some("a"), "whose it was is known");
        assert_eq!(ledger.end_sessions_of("a").await.unwrap(), 2);
        assert_eq!(ledger.writer_of(&two.csrf).await.unwrap(), None);
        assert_eq!(ledger.session(&one.token_hash).await.unwrap(), None);
        assert!(ledger.session(&other.token_hash).await.unwrap().is_some());
        assert_eq!(ledger.forget_old_sessions(noon() + minutes(1)).await.unwrap(), 1);
        assert_eq!(ledger.session(&other.token_hash).await.unwrap(), None);
    }

    async fn failed_attempts_are_counted_within_their_time(world: World) {
        let ledger = &world.ledger;
        for i in 0..5 {
            ledger.note_sign_in_failure("account:a", noon() + minutes(i), noon() - minutes(60)).await.unwrap();
        }
        ledger.note_sign_in_failure("address:203.0.113.7", noon(), noon() - minutes(60)).await.unwrap();
        assert_eq!(ledger.sign_in_failures("account:a", noon()).await.unwrap(), 5);
        assert_eq!(ledger.sign_in_failures("account:a", noon() + minutes(3)).await.unwrap(), 2);
        assert_eq!(ledger.sign_in_failures("address:203.0.113.7", noon()).await.unwrap(), 1);
        ledger.clear_sign_in_failures("account:a").await.unwrap();
        assert_eq!(ledger.sign_in_failures("account:a", noon()).await.unwrap(), 0);
        ledger.note_sign_in_failure("account:b", noon() + minutes(90), noon() + minutes(30)).await.unwrap();
        assert_eq!(ledger.sign_in_failures("address:203.0.113.7", noon()).await.unwrap(), 0, "forgotten");
    }

    async fn an_account_is_known_where_it_signed_in_lately_and_at_its_newest_ten_addresses(world: World) {
        let ledger = &world.ledger;
        let (place, other) = (random::bytes(), random::bytes());
        let from = |minute| (noon() + minutes(minute), noon() + minutes(minute - 60));
        let (now, forget) = from(0);
        ledger.note_signed_in_from("a", &place, now, forget).await.unwrap();
        assert!(ledger.has_signed_in_from("a", &place, noon()).await.unwrap());
        assert!(!ledger.has_signed_in_from("a", &place, noon() + minutes(1)).await.unwrap());
        assert!(!ledger.has_signed_in_from("a", &other, noon()).await.unwrap());
        assert!(!ledger.has_signed_in_from("b", &place, noon()).await.unwrap());
        for minute in 1..10 {
            let (now, forget) = from(minute);
            ledger.note_signed_in_from("a", &random::bytes(), now, forget).await.unwrap();
        }
        assert!(ledger.has_signed_in_from("a", &place, noon()).await.unwrap(), "the tenth");
        // used again it is the newest; the next one pushes another out
        for (minute, place) in [(10, &place), (11, &other)] {
            let (now, forget) = from(minute);
            ledger.note_signed_in_from("a", place, now, forget).await.unwrap();
        }
        assert!(ledger.has_signed_in_from("a", &place, noon()).await.unwrap());
        for minute in 12..22 {
            let (now, forget) = from(minute);
            ledger.note_signed_in_from("a", &random::bytes(), now, forget).await.unwrap();
        }
        assert!(!ledger.has_signed_in_from("a", &place, noon()).await.unwrap(), "the eleventh");
        ledger.note_signed_in_from("b", &place, noon(), noon() - minutes(60)).await.unwrap();
        let (now, forget) = from(90);
        ledger.note_signed_in_from("c", &place, now, forget).await.unwrap();
        assert!(!ledger.has_signed_in_from("b", &place, noon()).await.unwrap(), "forgotten");
    }
}
