//! `sovang account …`: the console's way to accounts, for the first administrator and for days without a server.

mod code;
mod erase;

use super::say;
use crate::config::Store;
use crate::failure::Failure;
use crate::wiring::{Parts, at_console};
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::AccountId;
use sovang_ledger::PasswordCost;

/// What to do with accounts.
#[derive(Debug, clap::Args)]
pub(crate) struct Account {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Mở tài khoản và in mã dùng một lần để đặt mật khẩu
    Open(Open),
    /// Giao thêm một vai trò
    Grant(Giving),
    /// Thôi giao một vai trò
    Revoke(Revoke),
    /// Khóa tài khoản và kết thúc mọi phiên đăng nhập của nó
    Lock(Locking),
    /// Mở khóa tài khoản
    Unlock(Locking),
    /// In mã dùng một lần để đặt lại mật khẩu
    Code(Code),
    /// Xóa dữ liệu của một người khỏi sổ, không lấy lại được
    EraseSubject(erase::Erase),
}

#[derive(Debug, clap::Args)]
struct Open {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    login: Login,

    /// Họ và tên
    #[arg(long, value_name = "HỌ TÊN")]
    name: String,

    /// Chức vụ, ghi cạnh mỗi việc làm
    #[arg(long, value_name = "CHỨC VỤ")]
    position: String,

    #[command(flatten)]
    grant: GrantArgs,
}

#[derive(Debug, clap::Args)]
struct Change {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    login: Login,
    #[command(flatten)]
    grant: GrantArgs,
}

#[derive(Debug, clap::Args)]
struct Giving {
    #[command(flatten)]
    change: Change,

    /// Vì sao một người kiêm hai vai trò kiểm tra lẫn nhau, được ghi vào sổ
    #[arg(long, value_name = "LÝ DO")]
    reason: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Revoke {
    #[command(flatten)]
    change: Change,

    /// Lý do, được ghi vào sổ
    #[arg(long, value_name = "LÝ DO")]
    reason: String,
}

#[derive(Debug, clap::Args)]
struct Locking {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    login: Login,

    /// Lý do, được ghi vào sổ
    #[arg(long, value_name = "LÝ DO")]
    reason: String,
}

#[derive(Debug, clap::Args)]
struct Code {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    login: Login,
}

#[derive(Debug, clap::Args)]
struct Login {
    /// Tên đăng nhập: vanthu.phu-tan; quản trị cả hệ thống thì không có phần sau dấu chấm
    #[arg(value_name = "TÀI KHOẢN")]
    login: String,
}

#[derive(Debug, clap::Args)]
struct GrantArgs {
    #[arg(long, value_name = "VAI TRÒ", help = format!("Vai trò: {}", roles()))]
    role: String,

    /// Xã, phường mà vai trò có hiệu lực; chỉ administrator được để trống (cả hệ thống)
    #[arg(long, value_name = "MÃ")]
    locality: Option<String>,

    /// Đơn vị, cho vai trò reporter
    #[arg(long, value_name = "MÃ")]
    unit: Option<String>,
}

/// The words of all roles, in their order.
fn roles() -> String {
    Role::ALL.map(Role::word).join(", ")
}

impl Login {
    fn id(&self) -> Result<AccountId, Failure> {
        AccountId::of_sound_login(&self.login).ok_or_else(|| {
            Failure::new(format!(
                "“{}” không làm tên đăng nhập được: viết như vanthu.phu-tan, chữ thường không dấu, số, gạch nối",
                self.login
            ))
        })
    }
}

impl GrantArgs {
    fn grant(self) -> Result<Grant, Failure> {
        let role = Role::named(&self.role).ok_or_else(|| {
            Failure::new(format!("không có vai trò “{}”; hãy dùng một trong: {}", self.role, roles()))
        })?;
        let scope = match (self.locality, self.unit) {
            (Some(locality), Some(unit)) => Scope::Unit(locality.into(), unit.into()),
            (Some(locality), None) => Scope::Locality(locality.into()),
            (None, None) => Scope::Everywhere,
            (None, Some(_)) => return Err(Failure::new("--unit cần đi cùng --locality")),
        };
        let grant = Grant { role, scope };
        if grant.is_sound() {
            return Ok(grant);
        }
        Err(Failure::new(match role {
            Role::Reporter => "vai trò reporter cần --locality và --unit",
            _ => "vai trò này cần --locality; chỉ administrator có hiệu lực trên cả hệ thống",
        }))
    }
}

impl Account {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self.what {
            What::Open(open) => open.run().await,
            What::Grant(Giving { change, reason }) => {
                let (id, grant) = (change.login.id()?, change.grant.grant()?);
                let parts = parts(&change.store).await?;
                parts.desk.grant_role(&at_console(), &id, grant, reason).await?;
                say(format_args!("Đã giao vai trò cho {}.", id.login()))
            }
            What::Revoke(Revoke { change, reason }) => {
                let (id, grant) = (change.login.id()?, change.grant.grant()?);
                let parts = parts(&change.store).await?;
                parts.desk.revoke_role(&at_console(), &id, grant, reason).await?;
                say(format_args!("Đã thôi giao vai trò của {}.", id.login()))
            }
            What::Lock(locking) => locking.run(true).await,
            What::Unlock(locking) => locking.run(false).await,
            What::Code(code) => {
                let id = code.login.id()?;
                let parts = parts(&code.store).await?;
                if parts.desk.grants(&id).await?.is_empty() {
                    return Err(Failure::new(format!(
                        "không có tài khoản {}, hoặc tài khoản đang khóa",
                        id.login()
                    )));
                }
                code::give(&parts.desk, &id).await
            }
            What::EraseSubject(erase) => erase.run().await,
        }
    }
}

impl Open {
    async fn run(self) -> Result<(), Failure> {
        let (id, grant) = (self.login.id()?, self.grant.grant()?);
        let parts = parts(&self.store).await?;
        parts.desk.open_account(&at_console(), &id, self.name, self.position, vec![grant]).await?;
        say(format_args!("Đã mở tài khoản {}.", id.login()))?;
        code::give(&parts.desk, &id).await
    }
}

impl Locking {
    async fn run(self, locked: bool) -> Result<(), Failure> {
        let id = self.login.id()?;
        let parts = parts(&self.store).await?;
        parts.desk.lock_account(&at_console(), &id, self.reason, locked).await?;
        let done = if locked { "khóa" } else { "mở khóa" };
        say(format_args!("Đã {done} tài khoản {}.", id.login()))
    }
}

async fn parts(store: &Store) -> Result<Parts, Failure> {
    Parts::open(store, PasswordCost::Production).await
}
