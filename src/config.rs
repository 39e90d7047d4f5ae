//! Settings: where the data lies and how the ledger is reached; from the command line or the environment.

use crate::failure::Failure;
use crate::log_keys;
use std::path::{Path, PathBuf};

/// The name of a log that nobody has named.
const UNNAMED: &str = "sovang.localhost/log";

/// Where everything is kept.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Store {
    /// Thư mục dữ liệu: sổ, sổ tra cứu, tệp đính kèm (biến môi trường SOVANG_DATA)
    #[arg(long, env = "SOVANG_DATA", value_name = "THƯ MỤC")]
    pub(crate) data: Option<PathBuf>,

    /// Sổ ở PostgreSQL: postgres://… ; không nêu thì sổ là tệp SQLite trong thư mục dữ liệu (SOVANG_LEDGER)
    #[arg(long, env = "SOVANG_LEDGER", value_name = "URL", hide_env_values = true)]
    pub(crate) ledger: Option<String>,

    /// Tên của sổ, không bao giờ đổi về sau (SOVANG_LOG_ORIGIN; mặc định: tên trong khóa chốt sổ, chưa có khóa thì sovang.localhost/log)
    #[arg(long, env = "SOVANG_LOG_ORIGIN", value_name = "TÊN")]
    pub(crate) log_origin: Option<String>,

    /// Thư mục tham số của luật, thay cho bộ kèm chương trình (SOVANG_RULES)
    #[arg(long, env = "SOVANG_RULES", value_name = "THƯ MỤC")]
    pub(crate) rules: Option<PathBuf>,
}

impl Store {
    /// A store in a folder, with everything else as it is by default.
    pub(crate) fn in_folder(data: &Path) -> Self {
        let data = Some(data.to_owned());
        Self { data, ledger: None, log_origin: Some(UNNAMED.to_owned()), rules: None }
    }

    /// The data folder.
    ///
    /// # Errors
    /// When none is named.
    pub(crate) fn data(&self) -> Result<&Path, Failure> {
        let missing = || {
            Failure::new("thiếu thư mục dữ liệu: thêm --data THƯ MỤC hoặc đặt biến môi trường SOVANG_DATA")
        };
        self.data.as_deref().ok_or_else(missing)
    }

    /// The name of the log: as given, else the one its key bears.
    pub(crate) fn origin(&self) -> String {
        let given = self.log_origin.clone();
        given.or_else(|| log_keys::name(self)).unwrap_or_else(|| UNNAMED.to_owned())
    }

    /// The ledger's own file.
    ///
    /// # Errors
    /// When no data folder is named.
    pub(crate) fn ledger_file(&self) -> Result<PathBuf, Failure> {
        Ok(self.data()?.join("ledger.db"))
    }

    /// The folder of the log's keys and of what is said about its witnesses.
    ///
    /// # Errors
    /// When no data folder is named.
    pub(crate) fn keys(&self) -> Result<PathBuf, Failure> {
        Ok(self.data()?.join("keys"))
    }

    /// The folder of papers.
    ///
    /// # Errors
    /// When no data folder is named.
    pub(crate) fn blobs(&self) -> Result<PathBuf, Failure> {
        Ok(self.data()?.join("blobs"))
    }

    /// Makes the data folder, for its owner alone.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn make_folder(&self) -> Result<&Path, Failure> {
        let data = self.data()?;
        make_private(data)
            .map_err(|error| Failure::new(format!("không tạo được thư mục {}: {error}", data.display())))?;
        Ok(data)
    }
}

/// Makes a folder for its owner alone.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
