//! `sovang witness`: the program of the Fatherland Front on its own machine, which cosigns what the book grew into.

use super::say;
use super::serve::{bind, stop};
use crate::failure::Failure;
use sovang_verifier::key::KeyFault;
use sovang_witness::witness::public_key;
use sovang_witness::{Identity, Logs, Witness as Cosigner, WitnessError, clock, router, server};
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

/// The options of `witness`.
#[derive(Debug, clap::Args)]
pub(crate) struct Witness {
    /// Thư mục riêng của máy đồng ký: khóa và những gì đã đồng ký (SOVANG_WITNESS_DATA)
    #[arg(long, env = "SOVANG_WITNESS_DATA", value_name = "THƯ MỤC")]
    data: PathBuf,

    /// Địa chỉ và cổng lắng nghe (SOVANG_WITNESS_LISTEN; mặc định 127.0.0.1:8090)
    #[arg(long, env = "SOVANG_WITNESS_LISTEN", value_name = "ĐỊA CHỈ", default_value = "127.0.0.1:8090")]
    listen: String,

    /// Khóa công khai của sổ cần theo dõi; nêu nhiều lần khi có nhiều sổ, hoặc khi sổ đang đổi khóa (SOVANG_WITNESS_LOG,
    /// cách nhau bằng dấu cách)
    #[arg(
        long,
        env = "SOVANG_WITNESS_LOG",
        value_name = "KHÓA",
        value_delimiter = ' ',
        required_unless_present = "print_vkey"
    )]
    log: Vec<String>,

    /// Tên của khóa, chọn một lần khi tạo (SOVANG_WITNESS_NAME; mặc định mttq.localhost/witness)
    #[arg(long, env = "SOVANG_WITNESS_NAME", value_name = "TÊN")]
    name: Option<String>,

    /// Chỉ in khóa công khai của máy này để gửi Ủy ban nhân dân xã, rồi dừng; chưa có khóa thì tạo
    #[arg(long)]
    print_vkey: bool,

    /// Tạo khóa khác khi tệp khóa đã mất hoặc đã được chuyển đi; xã phải ghi lại khóa công khai mới
    #[arg(long)]
    new_key: bool,
}

impl Witness {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let secret = std::env::var("SOVANG_WITNESS_KEY").ok().filter(|secret| !secret.is_empty());
        let identity = Identity { name: self.name.clone(), secret, new_key: self.new_key };
        let folder = self.data.clone();
        if self.print_vkey {
            let key = blocking(move || public_key(&folder, &identity)).await?;
            return say(key);
        }
        let logs: Vec<&String> = self.log.iter().filter(|log| !log.is_empty()).collect();
        let logs = Logs::new(&logs)?;
        let witness =
            blocking(move || Cosigner::open(&folder, &identity, logs, Box::new(clock::now))).await?;
        let listener = bind(&self.listen).await?;
        // from here on the word to stop is heard: whoever reads the key may send it at once
        let stop = stop()?;
        // the key is what the commune needs: alone on standard output
        say(witness.key())?;
        let _ = writeln!(std::io::stderr(), "Máy đồng ký đang chạy tại http://{}", listener.local_addr()?);
        Ok(server::serve(listener, router::router(Arc::new(witness)), stop).await?)
    }
}

async fn blocking<T: Send + 'static>(
    open: impl FnOnce() -> Result<T, WitnessError> + Send + 'static,
) -> Result<T, Failure> {
    let opened = tokio::task::spawn_blocking(open).await;
    Ok(opened.map_err(|error| Failure::new(error.to_string()))??)
}

impl From<WitnessError> for Failure {
    fn from(error: WitnessError) -> Self {
        use WitnessError as E;
        Self::new(match error {
            E::InUse(folder) => format!(
                "{} đang được một máy đồng ký khác dùng. Mỗi thư mục chỉ một chương trình.",
                folder.display()
            ),
            E::Exposed(path) => {
                let (path, mode) = (path.display(), if path.is_dir() { "700" } else { "600" });
                format!("{path}: người khác trên máy đọc được. Sửa bằng: chmod {mode} {path}")
            }
            E::Io(path, error) => format!("{}: {error}", path.display()),
            E::Sqlite(error) => format!("Tệp của máy đồng ký không đọc hoặc ghi được: {error}"),
            E::Damaged(what) => format!(
                "Tệp của máy đồng ký bị hỏng: {what}. Giữ nguyên thư mục, không khôi phục từ bản sao lưu; làm theo mục \
                 “Khi máy hỏng” của docs/witness.vi.md."
            ),
            E::MemoryLost(path) => format!(
                "Còn khóa nhưng mất {}: máy không còn nhớ đã đồng ký những gì nên không chạy. Không khôi phục bản cũ; \
                 làm theo mục “Khi máy hỏng” của docs/witness.vi.md.",
                path.display()
            ),
            E::KeyLost(path) => format!(
                "Mất tệp khóa {}. Chép lại tệp khóa từ bản sao lưu; nếu không còn, chạy với --new-key và gửi khóa công \
                 khai mới cho xã.",
                path.display()
            ),
            E::Key(fault) => format!("Khóa của máy đồng ký không đọc được: {}.", words(fault)),
            E::OtherKey { found, wanted } => {
                format!("Khóa của máy này là {found}, không phải khóa đồng ký tên {wanted}.")
            }
            E::Name(name) => {
                format!(
                    "“{name}” không dùng làm tên khóa được: tên không có dấu cách, dấu cộng, không để trống."
                )
            }
            E::LogKey(key, fault) => format!("--log {key}: {}.", words(fault)),
            E::NotALog(key) => {
                format!("--log {key}: đây là khóa của một máy đồng ký, không phải khóa của sổ.")
            }
            E::NoLog => "thiếu --log <KHÓA>: khóa công khai của sổ cần theo dõi".to_owned(),
            E::CutOff(why) => format!("Việc bị cắt ngang: {why}"),
        })
    }
}

const fn words(fault: KeyFault) -> &'static str {
    match fault {
        KeyFault::Malformed => "không có dạng tên+mã+khóa",
        KeyFault::UnknownType => "khóa thuộc loại không biết",
        KeyFault::OtherId => "mã của khóa không ứng với tên và khóa, có thể chép thiếu hoặc sai một chữ",
    }
}
