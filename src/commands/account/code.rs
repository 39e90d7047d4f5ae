//! One-time codes: printed once, kept only as a hash; made and read as the portal makes and reads them.

use super::say;
use crate::failure::Failure;
use sovang_desk::clock;
use sovang_desk::identity::code;
use sovang_domain::calendar::{day, local};
use sovang_domain::ids::AccountId;
use sovang_ledger::Ledger;
use sovang_portal::paths;
use sovang_words::format::date;

/// Makes a code for a first or forgotten password, and prints it: the only time it is seen.
pub(super) async fn give(ledger: &Ledger, account: &AccountId) -> Result<(), Failure> {
    let new = code::new();
    let until = clock::now() + code::LIFE;
    ledger.put_one_time_code(&code::hash(&new), account.as_str(), code::PURPOSE, until).await?;
    say(format_args!(
        "Mã dùng một lần của {}, chỉ in ra ở đây một lần:\n\n    {new}\n\nVào trang {} để đặt mật khẩu, trước {} ngày {}.",
        account.login(),
        paths::SET_PASSWORD,
        local(until).strftime("%H:%M"),
        date(day(until))
    ))
}
