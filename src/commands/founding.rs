//! A new ledger, made by the server itself: folder, name of the log, key, schema. Who is the first administrator is then
//! said in the browser, by whoever reads the address on the machine.

use super::migrate::migrate;
use crate::config::Store;
use crate::failure::Failure;
use crate::{log_keys, wiring};
use sovang_desk::identity::first_run::FirstRun;
use sovang_ledger::{Ledger, LedgerError, PasswordCost, random};
use sovang_portal::paths;
use sovang_portal::shell::state::Reached;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Opens the ledger; where there is none yet, makes it first. One that is there and older is not touched.
///
/// # Errors
/// When it cannot be opened or made.
pub(super) async fn open_or_found(store: &mut Store, reached: &Reached) -> Result<Ledger, Failure> {
    store.make_folder()?;
    match wiring::opened(store, PasswordCost::Production).await? {
        Err(LedgerError::NotMigrated { found: 0, .. }) => found(store, reached).await?,
        opened => return Ok(opened?),
    }
    wiring::open_ledger(store, PasswordCost::Production).await
}

/// The key comes first: with it the name of the log is settled, also when the rest has to be tried again.
async fn found(store: &mut Store, reached: &Reached) -> Result<(), Failure> {
    if log_keys::name(store).is_none() {
        store.log_origin.get_or_insert_with(|| new_origin(reached));
        log_keys::make(store, false)?;
    }
    migrate(store).await.map(drop)
}

/// A name that no other log has: the portal's own, or one by chance.
fn new_origin(reached: &Reached) -> String {
    let host = reached.address().and_then(|url| url.split("://").nth(1)?.split(['/', ':']).next());
    match host {
        Some(host) => format!("{host}/log"),
        None => format!("sovang-{}.localhost/log", random::token().get(..12).unwrap_or_default()),
    }
}

/// What the machine says until there is an administrator.
pub(super) fn invitation(reached: &Reached, at: SocketAddr, code: &str) -> String {
    let base = reached.proxy().map_or_else(|| format!("http://{}", typed(at)), ToOwned::to_owned);
    format!(
        "Sổ mới, chưa có người quản trị. Mở địa chỉ này trong {} phút để bắt đầu; dùng được một lần:\n\n    {base}{}\n\n\
         Quá giờ thì dừng chương trình (Ctrl+C) rồi chạy lại để có địa chỉ khác.",
        FirstRun::LIFE.as_mins(),
        paths::first_run(code)
    )
}

/// An address that a browser of this machine can open.
fn typed(mut at: SocketAddr) -> SocketAddr {
    if at.ip().is_unspecified() {
        at.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_log_is_named_after_its_portal_or_by_chance() {
        let through = |url: &str| new_origin(&Reached::Through(url.to_owned()));
        assert_eq!(through("https://sovang.phu-tan.example.vn"), "sovang.phu-tan.example.vn/log");
        let inside = new_origin(&Reached::Inside("http://10.0.0.2:8080".to_owned()));
        assert!(inside.starts_with("sovang-"), "others have that address too: {inside}");
        assert_ne!(new_origin(&Reached::Unsaid), new_origin(&Reached::Unsaid));
    }

    #[test]
    fn the_invitation_is_one_address_that_a_browser_of_the_machine_can_open() {
        let said = invitation(&Reached::Unsaid, "0.0.0.0:8080".parse().unwrap(), "A1B2-C3D4");
        assert_eq!(said.matches("http").count(), 1, "{said}");
        assert!(said.contains("\n    http://127.0.0.1:8080/khoi-dau?ma=A1B2-C3D4\n"), "{said}");
        assert!(said.contains("30 phút"), "{said}");
        let through = Reached::Through("https://x.vn".to_owned());
        let said = invitation(&through, "127.0.0.1:8080".parse().unwrap(), "A1B2");
        assert!(said.contains("    https://x.vn/khoi-dau?ma=A1B2\n"), "{said}");
    }
}
