//! `sovang log`: the log's keys, the policy that readers are given, leaves for what was kept before there was a log.

use super::say;
use crate::config::Store;
use crate::failure::Failure;
use crate::{log_keys, wiring};
use sovang_ledger::PasswordCost;

/// The log.
#[derive(Debug, clap::Args)]
pub(crate) struct Log {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Tạo khóa chốt sổ trong thư mục dữ liệu; in ra nửa công khai
    Keygen(Keygen),
    /// In danh mục khóa: khóa của sổ, nơi đồng ký, cần bao nhiêu nơi
    Policy(Policy),
    /// In dấu khóa để niêm yết ở trụ sở: khóa của sổ và của các nơi đồng ký
    Keys(Keys),
    /// Lập dấu cho các dòng đã ghi từ trước khi có dấu, trong một lần; chạy khi máy chủ dừng
    Backfill(Backfill),
}

#[derive(Debug, clap::Args)]
struct Keygen {
    #[command(flatten)]
    store: Store,

    /// Tạo khóa kế tiếp: từ lần khởi động sau, cả hai khóa cùng ký; ít nhất 90 ngày sau mới bỏ khóa cũ
    #[arg(long)]
    next: bool,
}

#[derive(Debug, clap::Args)]
struct Policy {
    #[command(flatten)]
    store: Store,
}

#[derive(Debug, clap::Args)]
struct Keys {
    #[command(flatten)]
    store: Store,
}

#[derive(Debug, clap::Args)]
struct Backfill {
    #[command(flatten)]
    store: Store,
}

impl Log {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Keygen(keygen) => {
                keygen.store.make_folder()?;
                say(log_keys::make(&keygen.store, keygen.next)?)
            }
            Command::Policy(policy) => say(policy_of(&policy.store)?.to_string().trim_end()),
            Command::Keys(keys) => {
                let policy = policy_of(&keys.store)?;
                for log in &policy.logs {
                    say(format_args!("Sổ {}: {}", log.key.name(), log.key.fingerprint()))?;
                }
                for witness in &policy.witnesses {
                    say(format_args!("Nơi đồng ký {}: {}", witness.name, witness.key.fingerprint()))?;
                }
                Ok(())
            }
            Command::Backfill(backfill) => {
                let ledger = wiring::open_ledger(&backfill.store, PasswordCost::Production).await?;
                match ledger.backfill().await? {
                    0 => say("Mọi dòng đã có dấu; không có gì để làm."),
                    count => say(format_args!(
                        "Đã lập dấu cho {count} dòng. Dấu lập sau không chứng minh điều gì về thời gian trước đó; sổ công khai nói rõ điều này."
                    )),
                }
            }
        }
    }
}

/// What is said about keys and witnesses beside the data, once there is a key.
fn policy_of(store: &Store) -> Result<sovang_verifier::Policy, Failure> {
    let trust = log_keys::trust(store)?;
    if trust.keys.is_empty() {
        return Err(Failure::new("chưa có khóa chốt sổ. Tạo bằng: sovang log keygen"));
    }
    Ok(trust.policy)
}
