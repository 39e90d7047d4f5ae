//! One-time codes: printed once, kept only as a hash; made and read as the portal makes and reads them.

use super::say;
use crate::failure::Failure;
use sovang_desk::{Desk, clock};
use sovang_domain::calendar::{day, local};
use sovang_domain::ids::AccountId;
use sovang_portal::paths;
use sovang_words::format::date;

/// Makes a code for a first or forgotten password, and prints it: the only time it is seen.
pub(super) async fn give(desk: &Desk, account: &AccountId) -> Result<(), Failure> {
    let (new, until) = desk.give_code(account, clock::now()).await?;
    say(format_args!(
        "Mã dùng một lần của {}, chỉ in ra ở đây một lần:\n\n    {new}\n\nVào trang {} để đặt mật khẩu, trước {} ngày {}.",
        account.login(),
        paths::SET_PASSWORD,
        local(until).strftime("%H:%M"),
        date(day(until))
    ))
}
