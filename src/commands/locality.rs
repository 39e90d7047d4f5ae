//! `sovang locality register`: enters a commune into the ledger.

use super::say;
use crate::config::Store;
use crate::failure::Failure;
use crate::wiring::{Parts, at_console};
use sovang_domain::ids::{LocalityId, is_slug};
use sovang_domain::locality::LocalityKind;
use sovang_ledger::PasswordCost;

/// What to do with a locality.
#[derive(Debug, clap::Args)]
pub(crate) struct Locality {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Ghi một xã, phường, đặc khu vào sổ
    Register(Register),
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Kind {
    /// xã
    Xa,
    /// phường
    Phuong,
    /// đặc khu
    DacKhu,
}

#[derive(Debug, clap::Args)]
struct Register {
    #[command(flatten)]
    store: Store,

    /// Tên trong địa chỉ, chữ thường không dấu: phu-tan
    #[arg(value_name = "MÃ")]
    id: String,

    /// Loại: xa, phuong hoặc dac-khu
    #[arg(long, value_enum, value_name = "LOẠI")]
    kind: Kind,

    /// Tên, không kèm loại: "Phú Tân"
    #[arg(long, value_name = "TÊN")]
    name: String,

    /// Tỉnh hoặc thành phố, không kèm loại: "An Giang"
    #[arg(long, value_name = "TÊN")]
    province: String,

    /// "tỉnh" hoặc "thành phố" (mặc định: tỉnh)
    #[arg(long, value_name = "LOẠI", default_value = "tỉnh")]
    province_kind: String,
}

impl Locality {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let What::Register(register) = self.what;
        if !is_slug(&register.id) || LocalityId::from(register.id.as_str()).is_machine() {
            return Err(Failure::new(format!(
                "“{}” không dùng làm địa chỉ được: chỉ chữ thường không dấu, số và gạch nối giữa",
                register.id
            )));
        }
        let parts = Parts::open(&register.store, PasswordCost::Production).await?;
        let kind = match register.kind {
            Kind::Xa => LocalityKind::Rural,
            Kind::Phuong => LocalityKind::Ward,
            Kind::DacKhu => LocalityKind::SpecialZone,
        };
        let (id, title) =
            (LocalityId::from(register.id), sovang_words::terms::locality(kind, &register.name));
        let province = (register.province_kind, register.province);
        let done = parts.desk.register_locality(&at_console(), &id, kind, register.name, province).await?;
        say(format_args!("Đã ghi {title} vào sổ, số {}. Địa chỉ công khai: /{id}", done.log_index))
    }
}
