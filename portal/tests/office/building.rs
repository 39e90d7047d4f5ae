//! While the views are built for the first time nobody is told that something is not there.

use crate::world::{Answer, Person, World, rules};
use axum::http::header;
use sovang_desk::Desk;
use sovang_desk::blobs::Blobs;
use sovang_ledger::Ledger;
use sovang_portal::shell::state::Portal;
use sovang_projections::{Line, Log, ViewError, Views};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// A ledger that is read only once it is let go.
struct Held {
    ledger: Ledger,
    go: watch::Receiver<bool>,
}

impl Log for Held {
    fn head(&self) -> watch::Receiver<u64> {
        Log::head(&self.ledger)
    }

    async fn read(&self, from: u64, limit: usize) -> Result<Vec<Line>, ViewError> {
        let mut go = self.go.clone();
        // whoever held it may have gone
        let _ = go.wait_for(|go| *go).await;
        Log::read(&self.ledger, from, limit).await
    }
}

#[track_caller]
fn is_told_to_wait(answer: Answer, words: &str) {
    let answer = answer.is(503);
    assert!(answer.headers.contains_key(header::RETRY_AFTER), "{:?}", answer.headers);
    answer.says(words);
}

#[tokio::test]
async fn while_the_views_are_built_pages_and_programs_are_told_to_wait() {
    let world = World::phu_tan().await;
    let ledger = world.desk.ledger().clone();
    let folder = tempfile::TempDir::new().unwrap();
    let (let_go, go) = watch::channel(false);
    let views = Views::open(folder.path(), Held { ledger: ledger.clone(), go }).await.unwrap();
    let portal = Portal::over(
        Desk::new(ledger.clone(), views.clone(), Arc::new(rules())),
        Blobs::open(&folder.path().join("blobs")).unwrap(),
    );
    let anyone = Person::at(sovang_portal::site(portal));
    let mut office = anyone.clone();
    office.cookie = world.sign_in("thi-dua").await.cookie;
    let campaign = "/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so";
    for address in ["/", "/phu-tan", campaign, "/phu-tan/khen-thuong/2026-1-1", "/dang-nhap"] {
        is_told_to_wait(anyone.opens(address).await, "Cổng đang dựng lại dữ liệu từ sổ");
    }
    for address in ["/noi-bo", "/noi-bo/phong-trao", &format!("/noi-bo/dot-xet/{}", world.round)] {
        is_told_to_wait(office.opens(address).await, "Cổng đang dựng lại dữ liệu từ sổ");
    }
    is_told_to_wait(anyone.opens("/api/v1/phu-tan/khen-thuong/2026-1-1").await, "\"building\"");
    anyone.opens("/healthz").await.is(200);
    anyone.opens("/readyz").await.is(503).says("views being built");

    let_go.send(true).unwrap();
    let last = *ledger.head().borrow() - 1;
    views.reached(last, Duration::from_secs(10)).await.unwrap();
    anyone.opens("/readyz").await.is(200);
    anyone.opens(campaign).await.is(200);
    office.opens(&format!("/noi-bo/dot-xet/{}", world.round)).await.is(200);
    anyone.opens("/phu-tan/khen-thuong/2026-1-1").await.is(404);
}
