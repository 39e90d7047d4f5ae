//! `sovang plan check` and `sovang plan issue`: plan files, and how a plan enters the ledger. `sovang plan draft`: what a
//! document says, before anybody has confirmed it.

use super::say;
use crate::config::Store;
use crate::failure::Failure;
use crate::wiring::{self, Parts, asking};
use sovang_domain::ids::AccountId;
use sovang_domain::plan;
use sovang_ledger::PasswordCost;
use sovang_paper::Draft;
use sovang_paper::draft::PaperKind;
use sovang_words::plan_file;
use std::path::{Path, PathBuf};

/// What to do with a plan.
#[derive(Debug, clap::Args)]
pub(crate) struct Plan {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Kiểm tra tệp kế hoạch (TOML): sai ở dòng nào, trường nào, cần gì
    Check(Check),
    /// Ban hành một kế hoạch vào sổ
    Issue(Issue),
    /// Đọc văn bản kế hoạch (Word, PDF, ODT, văn bản) thành bản dự thảo để người đọc lại
    Draft(DraftOf),
}

#[derive(Debug, clap::Args)]
struct Check {
    /// Các tệp kế hoạch
    #[arg(value_name = "TỆP", required = true)]
    files: Vec<PathBuf>,

    /// Thư mục tham số của luật, thay cho bộ kèm chương trình (SOVANG_RULES)
    #[arg(long, env = "SOVANG_RULES", value_name = "THƯ MỤC")]
    rules: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct Issue {
    #[command(flatten)]
    store: Store,

    /// Tệp kế hoạch
    #[arg(value_name = "TỆP")]
    file: PathBuf,

    /// Tài khoản đứng tên ban hành: văn thư hoặc công chức thi đua khen thưởng của xã, ví dụ vanthu.phu-tan
    #[arg(long, value_name = "TÀI KHOẢN")]
    by: String,
}

#[derive(Debug, clap::Args)]
struct DraftOf {
    /// Tệp văn bản
    #[arg(value_name = "TỆP")]
    file: PathBuf,

    /// In toàn bộ bản dự thảo dưới dạng JSON (docs/plan-draft.md)
    #[arg(long)]
    json: bool,
}

impl Plan {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self.what {
            What::Check(check) => check.run(),
            What::Issue(issue) => issue.run().await,
            What::Draft(draft) => draft.run(),
        }
    }
}

impl Check {
    fn run(self) -> Result<(), Failure> {
        let store = Store { rules: self.rules, ..Store::in_folder(Path::new(".")) };
        let rules = wiring::rules(&store)?;
        let mut bad = 0;
        for file in &self.files {
            match read(file, &rules.known_forms()) {
                Ok(plan) => say(format_args!("{}: đúng. Phong trào “{}”.", file.display(), plan.campaign))?,
                Err(faults) => {
                    bad += 1;
                    for fault in faults {
                        say(format_args!("{}: {fault}", file.display()))?;
                    }
                }
            }
        }
        match bad {
            0 => Ok(()),
            bad => Err(Failure::new(format!("{bad}/{} tệp kế hoạch có chỗ cần sửa", self.files.len()))),
        }
    }
}

impl Issue {
    async fn run(self) -> Result<(), Failure> {
        let parts = Parts::open(&self.store, PasswordCost::Production).await?;
        let plan = read(&self.file, &parts.desk.rules().known_forms()).map_err(|faults| {
            Failure::new(format!("{} chưa dùng được:\n{}", self.file.display(), faults.join("\n")))
        })?;
        let by = AccountId::of_login(&self.by);
        let grants = parts.desk.grants(&by).await?;
        if grants.is_empty() {
            return Err(Failure::new(format!("không có tài khoản {}, hoặc tài khoản đang khóa", self.by)));
        }
        let id = plan.campaign_id();
        let done = parts.desk.issue_plan(&asking(by.as_str(), grants), plan).await?;
        say(format_args!("Đã ban hành kế hoạch vào sổ, số {}. Phong trào: {id}", done.log_index))
    }
}

impl DraftOf {
    fn run(self) -> Result<(), Failure> {
        let bytes = std::fs::read(&self.file)
            .map_err(|error| Failure::unasked(format!("{} không đọc được: {error}", self.file.display())))?;
        let draft = sovang_paper::fence::draft_apart(&std::env::current_exe()?, bytes);
        if self.json {
            let json = serde_json::to_string_pretty(&draft)
                .map_err(|error| Failure::new(format!("không in được bản dự thảo: {error}")))?;
            say(json)?;
        } else {
            say(format_args!("{}: {}", self.file.display(), outline(&draft)))?;
        }
        if draft.kind == PaperKind::Unreadable { Err(Failure::nothing_to_read()) } else { Ok(()) }
    }
}

/// A draft in one sentence.
fn outline(draft: &Draft) -> String {
    if let Some(why) = &draft.unreadable {
        return why.clone();
    }
    let title = draft.title.as_deref().unwrap_or("không có tên");
    if draft.kind != PaperKind::EmulationPlan {
        return format!(
            "không phải kế hoạch phát động phong trào thi đua, nên không có dự thảo. Tên: {title}"
        );
    }
    format!(
        "{title}. Đọc được {} căn cứ, {} đối tượng, {} hình thức, {} số lượng, {} giấy tờ, {} thời hạn; thêm --json để xem từng mục.",
        draft.legal_bases.len(),
        draft.audiences.len(),
        draft.award_forms.len(),
        draft.quotas.len(),
        draft.dossier.len(),
        draft.deadlines.len()
    )
}

/// Reads a plan; what is wrong with it in words.
fn read(file: &Path, forms: &[&str]) -> Result<plan::Plan, Vec<String>> {
    let text = std::fs::read_to_string(file).map_err(|error| vec![format!("không đọc được: {error}")])?;
    plan::parse(&text, forms).map_err(|faults| faults.iter().map(plan_file::printed).collect())
}
