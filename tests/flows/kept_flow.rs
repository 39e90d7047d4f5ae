//! Trang giữ sẵn: a page is drawn once for all readers, and never shown when it is no longer true.

use crate::support::person::Person;
use crate::world::{World, individual, on_both_ledgers};
use reqwest::header::{ACCEPT_ENCODING, COOKIE, IF_NONE_MATCH};
use std::collections::BTreeMap;

on_both_ledgers!(
    the_second_reader_gets_what_the_first_got_with_every_header,
    whoever_has_the_page_is_told_that_it_still_holds_until_it_does_not,
    nobody_with_a_session_gets_or_leaves_a_kept_page,
);

const ROLL: &str = "/phu-tan/khen-thuong";

/// A page with these headers sent: its status, its headers but for the date, its body as it came.
async fn asked(
    reader: &Person,
    path: &str,
    sent: &[(reqwest::header::HeaderName, &str)],
) -> (u16, BTreeMap<String, String>, Vec<u8>) {
    let mut request = reader.client().get(reader.url(path));
    for (name, value) in sent {
        request = request.header(name, *value);
    }
    let answer = request.send().await.unwrap();
    let header = |(name, value): (&reqwest::header::HeaderName, &reqwest::header::HeaderValue)| {
        (name.to_string(), value.to_str().unwrap().to_owned())
    };
    let mut headers: BTreeMap<_, _> = answer.headers().iter().map(header).collect();
    headers.remove("date");
    (answer.status().as_u16(), headers, answer.bytes().await.unwrap().to_vec())
}

async fn the_second_reader_gets_what_the_first_got_with_every_header(world: World) {
    let anon = world.anyone();
    for path in [ROLL, "/phu-tan", "/"] {
        let first = asked(&anon, path, &[]).await;
        assert_eq!(asked(&anon, path, &[]).await, first, "{path}");
        let (status, headers, body) = &first;
        assert_eq!(*status, 200);
        assert!(headers["content-security-policy"].starts_with("default-src 'none'"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(
            (headers["cache-control"].as_str(), headers["vary"].as_str()),
            ("no-cache", "accept-encoding")
        );
        let (_, packed, bytes) = asked(&anon, path, &[(ACCEPT_ENCODING, "gzip")]).await;
        assert_eq!((packed["content-encoding"].as_str(), &packed["etag"]), ("gzip", &headers["etag"]));
        assert!(bytes.len() < body.len() / 2, "{path}");
    }
    // a page that was never kept: not found for one, not found for all
    let missing = asked(&anon, "/phu-tan/khen-thuong/2026-9-9", &[]).await;
    assert_eq!((missing.0, missing.1["cache-control"].as_str()), (404, "no-store"));
}

async fn whoever_has_the_page_is_told_that_it_still_holds_until_it_does_not(world: World) {
    let anon = world.anyone();
    let (_, headers, _) = asked(&anon, ROLL, &[]).await;
    let tag = headers["etag"].clone();
    let (status, again, body) = asked(&anon, ROLL, &[(IF_NONE_MATCH, &tag), (ACCEPT_ENCODING, "gzip")]).await;
    assert_eq!((status, body.len(), &again["etag"]), (304, 0, &tag));
    assert!(!again.contains_key("content-encoding"), "no body, no encoding");
    let (round, ids) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    let (_, _, _, chair, _) = world.people().await;
    crate::steps::awards(&world, &chair, &round, &ids).await;
    let (status, after, body) = asked(&anon, ROLL, &[(IF_NONE_MATCH, &tag)]).await;
    assert!(String::from_utf8(body).unwrap().contains("Phạm Thị Kim Duyên"));
    assert_eq!(status, 200);
    assert_ne!(after["etag"], tag);
}

async fn nobody_with_a_session_gets_or_leaves_a_kept_page(world: World) {
    let (anon, clerk) = (world.anyone(), world.sign_in("thi-dua").await);
    for reader in [&clerk, &clerk] {
        let (status, headers, _) = asked(reader, ROLL, &[]).await;
        assert_eq!((status, headers["cache-control"].as_str()), (200, "no-store"));
        assert!(!headers.contains_key("etag"));
    }
    let (_, kept, _) = asked(&anon, ROLL, &[]).await;
    assert_eq!(kept["cache-control"], "no-cache");
    let (_, strange, _) = asked(&anon, ROLL, &[(COOKIE, "sovang=0123456789abcdef0123456789abcdef")]).await;
    assert_eq!(strange["cache-control"], "no-store", "a session that is none is still somebody's own");
}
