//! What the demo says when it is ready: where it is, and how to sign in as whom.

use super::world::{Person, Town, World};
use crate::commands::say;
use crate::failure::Failure;
use serde::Serialize;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::{AccountId, LocalityId, RoundId, UnitId};
use sovang_portal::paths;
use sovang_words::format::date_long;
use sovang_words::terms;

#[derive(Serialize)]
struct Greeting {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<String>,
    accounts: Vec<Account>,
}

#[derive(Serialize)]
struct Account {
    login: String,
    password: String,
    roles: Vec<&'static str>,
    locality: Option<LocalityId>,
    unit: Option<UnitId>,
}

impl Account {
    fn of(person: &Person) -> Self {
        let locality = person.grants.iter().find_map(|grant| match &grant.scope {
            Scope::Everywhere => None,
            Scope::Locality(locality) | Scope::Unit(locality, _) => Some(locality.clone()),
        });
        Self {
            login: person.account.login(),
            password: person.password.clone(),
            roles: person.grants.iter().map(|grant| grant.role.word()).collect(),
            locality,
            unit: person.grants.iter().find_map(Grant::unit).cloned(),
        }
    }
}

/// One line for programs. `locked` sign in no more.
pub(super) fn json(
    world: &World,
    url: String,
    witness: Option<&str>,
    locked: &[AccountId],
) -> Result<(), Failure> {
    let open = world.everyone().filter(|person| !locked.contains(&person.account));
    let witness = witness.map(str::to_owned);
    let greeting = Greeting { url, witness, accounts: open.map(Account::of).collect() };
    say(serde_json::to_string(&greeting).map_err(|error| Failure::new(error.to_string()))?)
}

/// A page for people: one sign-in for each role in each locality.
pub(super) fn table(
    world: &World,
    url: &str,
    witness: Option<&str>,
    locked: &[AccountId],
) -> Result<(), Failure> {
    say("Sổ Vàng, bản trình diễn. Người và việc đều là ghép; mật khẩu chỉ dùng ở đây.")?;
    if let Some(today) = sovang_desk::clock::story_day() {
        say(format_args!("Trong câu chuyện, hôm nay là {}.\n", date_long(today)))?;
    }
    say(format_args!("  Trang công khai   {url}/"))?;
    say(format_args!("  Đăng nhập         {url}{}", paths::SIGN_IN))?;
    match witness {
        Some(witness) => {
            say(format_args!("  Máy đồng ký       {witness}/ (của bản trình diễn, không phải Mặt trận)"))?
        }
        None => say("  Máy đồng ký       không chạy; thêm --with-witness để chạy kèm")?,
    }
    say(format_args!("  Quản trị hệ thống {}  {}", world.keeper.account.login(), world.keeper.password))?;
    for town in &world.towns {
        say(format_args!(
            "\n{}  {url}{}",
            terms::locality(town.kind, &town.name),
            paths::locality(&town.id)
        ))?;
        for role in Role::ALL {
            if let Some(person) = first(town, role, locked) {
                let login = person.account.login();
                say(format_args!("  {:<22} {login:<36} {}", terms::role_short(role), person.password))?;
            }
        }
    }
    sights(url)?;
    say("\nMọi tài khoản khác: sovang demo --json. Dừng: Ctrl+C; chạy lại cùng thư mục thì làm tiếp.")
}

/// What is worth a look first.
fn sights(url: &str) -> Result<(), Failure> {
    let (phu_tan, phu_thai) = (LocalityId::from("phu-tan"), LocalityId::from("phu-thai"));
    let round = RoundId::from("phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam");
    say("\nNên xem trước")?;
    say(format_args!("  đang lấy ý kiến nhân dân          {url}{}", paths::notices(&phu_thai)))?;
    say(format_args!("  đã đính chính, đã hủy bỏ          {url}{}", paths::awards(&phu_tan)))?;
    say(format_args!("  người thứ năm bị từ chối (4/4)    {url}{}", paths::round(&round)))
}

fn first<'a>(town: &'a Town, role: Role, locked: &[AccountId]) -> Option<&'a Person> {
    let holds = |person: &&Person| person.grants.iter().any(|grant| grant.role == role);
    town.people.iter().filter(|person| !locked.contains(&person.account)).find(holds)
}
