//! The program at the console: what it says, what it refuses, and with which exit code.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod support;

use std::path::Path;
use std::process::{Command, Output};
use support::server::Server;

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn sovang(args: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sovang"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SOVANG_")) {
        command.env_remove(name);
    }
    let Output { status, stdout, stderr } = command.args(args).output().unwrap();
    Said {
        code: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

impl Said {
    fn well(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    fn refused(self) -> String {
        assert_eq!(self.code, 1, "{}{}", self.out, self.err);
        self.err
    }
}

/// A migrated store in a folder of its own, which is named by the second part.
fn store() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("du-lieu").to_str().unwrap().to_owned();
    let said = sovang(&["migrate", "--data", &data]).well();
    assert!(said.contains("Đã áp dụng: 0001_ledger"), "{said}");
    (dir, data)
}

const REGISTER: [&str; 9] =
    ["locality", "register", "phu-tan", "--kind", "xa", "--name", "Phú Tân", "--province", "An Giang"];

fn open<'a>(login: &'a str, role: &'a str, data: &'a str) -> Vec<&'a str> {
    let person = ["account", "open", login, "--name", "Phan Thị Hiền", "--position", "công chức"];
    [&person[..], &["--role", role, "--data", data]].concat()
}

#[test]
fn the_five_plans_are_sound() {
    let plans = ["phu-thai", "phu-tan", "phong-quang-2025-2030", "tu-minh", "phong-quang-2025"];
    let files: Vec<String> = plans.iter().map(|plan| format!("plans/{plan}.toml")).collect();
    let args: Vec<&str> = ["plan", "check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let said = sovang(&args).well();
    assert_eq!(said.lines().filter(|line| line.contains(": đúng. Phong trào “")).count(), 5, "{said}");
}

#[test]
fn a_plan_is_drafted_from_its_text_with_every_sentence() {
    let said = sovang(&["plan", "draft", "plans/text/phu-tan.txt", "--json"]).well();
    let draft: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(draft["kind"], "ke_hoach_thi_dua");
    assert_eq!(draft["campaign"], "Phú Tân thi đua đổi mới sáng tạo và chuyển đổi số");
    assert_eq!((draft["quotas"].as_array().unwrap().len(), &draft["deadlines"]), (4, &serde_json::json!([])));
    let (words, at) = (&draft["quotas"][3]["words"], &draft["quotas"][3]["at"]);
    let letters = draft["text"].as_str().unwrap().chars().skip(at[0].as_u64().unwrap() as usize);
    let there: String = letters.take(words.as_str().unwrap().chars().count()).collect();
    assert_eq!(
        (words.as_str(), there.as_str()),
        (Some("không quá 02 tập thể, 04 cá nhân"), "không quá 02 tập thể, 04 cá nhân")
    );
    let short = sovang(&["plan", "draft", "plans/text/tu-minh.txt"]).well();
    assert!(short.contains("1 căn cứ") && short.contains("1 thời hạn"), "{short}");
}

#[test]
fn a_file_that_cannot_be_read_is_answered_in_words_and_with_code_2() {
    let dir = tempfile::tempdir().unwrap();
    let bare =
        "KE HOACH phat dong phong trao thi dua, cac don vi gui bao cao truoc ngay 05/11 hang nam ".repeat(4);
    for (name, bytes, words) in [
        ("cut.docx", b"PK\x03\x04cut off".as_slice(), "Tệp bị hỏng"),
        ("empty.txt", b"", "Tệp không có nội dung"),
        ("bare.txt", bare.as_bytes(), "không có dấu tiếng Việt"),
    ] {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let said = sovang(&["plan", "draft", path.to_str().unwrap(), "--json"]);
        assert_eq!((said.code, said.err.as_str()), (2, ""), "{}", said.out);
        let draft: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!((&draft["kind"], &draft["deadlines"]), (&"khong_doc_duoc".into(), &serde_json::json!([])));
        assert!(draft["unreadable"].as_str().unwrap().contains(words), "{}", said.out);
    }
    assert_eq!(sovang(&["plan", "draft", "plans/none.docx"]).code, 2);
}

#[test]
fn a_plan_with_faults_is_told_file_line_field_and_what_is_expected() {
    let dir = tempfile::tempdir().unwrap();
    let plan = std::fs::read_to_string("plans/phu-tan.toml").unwrap();
    let at = |text: &str, words: &str| text.lines().position(|line| line.contains(words)).unwrap() + 1;
    let check = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap().to_owned();
        let said = sovang(&["plan", "check", &path, "plans/tu-minh.toml"]);
        assert_eq!(said.code, 1, "{}", said.out);
        assert_eq!(said.err, "sovang: 1/2 tệp kế hoạch có chỗ cần sửa\n");
        let (faults, good): (Vec<&str>, Vec<&str>) =
            said.out.lines().partition(|line| line.starts_with(&path));
        assert_eq!(good.len(), 1, "the other plan is still checked");
        faults.into_iter().map(|line| line[path.len() + 2..].to_owned()).collect::<Vec<_>>()
    };

    let text = plan.replacen("form = \"bang-khen-tinh\"", "form = \"bang-khen-huyen\"", 1);
    let line = at(&text, "bang-khen-huyen");
    let faults = check("hinh-thuc.toml", &text);
    let expected = format!(
        "dòng {line}: awards.form: không có hình thức “bang-khen-huyen” trong rules/award-forms.toml"
    );
    assert_eq!(faults[0], expected);

    let text = plan.replacen("limit = 4", "limit = \"bốn\"", 1);
    let line = at(&text, "limit = \"bốn\"");
    let faults = check("so-luong.toml", &text);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with(&format!("dòng {line}: limit: sai kiểu")), "{}", faults[0]);

    let text = plan.replacen("slug = \"", "slug = \"Đổi Mới ", 1);
    let line = at(&text, "Đổi Mới ");
    let faults = check("dia-chi.toml", &text);
    assert!(faults[0].starts_with(&format!("dòng {line}: slug: “Đổi Mới ")), "{}", faults[0]);
    assert!(faults[0].ends_with("phải là chữ thường không dấu, số, gạch nối"), "{}", faults[0]);

    let missing = sovang(&["plan", "check", "plans/khong-co.toml"]);
    assert!(missing.out.starts_with("plans/khong-co.toml: không đọc được"), "{}", missing.out);
    assert_eq!(missing.code, 1);
}

#[test]
fn help_is_an_answer_and_a_slip_is_explained() {
    let help = sovang(&["--help"]);
    assert_eq!(help.code, 0);
    for words in
        ["Cách dùng: sovang [TÙY CHỌN] <LỆNH>", "Dựng và chạy bản trình diễn", "In phần trợ giúp này"]
    {
        assert!(help.out.contains(words), "{}", help.out);
    }
    let slip = sovang(&["serv"]);
    assert_eq!((slip.code, slip.out.as_str()), (2, ""));
    assert!(slip.err.starts_with("sovang: không có lệnh serv\n"), "{}", slip.err);
}

#[test]
fn the_doctor_names_what_is_missing_exposed_or_not_migrated() {
    let said = sovang(&["doctor"]);
    assert_eq!(said.code, 1);
    for words in [
        "HỎNG  SOVANG_DATA: thiếu thư mục dữ liệu",
        "SOVANG_LEDGER",
        "SOVANG_LOG_ORIGIN",
        "SOVANG_PUBLIC_URL",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let (dir, data) = store();
    let healthy = sovang(&["doctor", "--data", &data]).well();
    assert!(
        healthy.contains("sổ nguyên vẹn: 0 dòng") && healthy.ends_with("Không thấy gì hỏng.\n"),
        "{healthy}"
    );

    let ledger = Path::new(&data).join("ledger.db");
    std::fs::set_permissions(&ledger, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let said = sovang(&["doctor", "--data", &data]);
    assert_eq!(said.code, 1);
    let fault = format!("HỎNG  {0}: quyền 644, người khác đọc được. Sửa: chmod 600 {0}", ledger.display());
    assert!(said.out.contains(&fault), "{}", said.out);

    let empty = dir.path().join("trong").to_str().unwrap().to_owned();
    let said = sovang(&["doctor", "--data", &empty]);
    assert!(said.out.contains("chưa có thư mục này. Chạy: sovang migrate"), "{}", said.out);
}

#[test]
fn a_server_needs_a_folder_and_a_migration_is_given_once() {
    let refused = sovang(&["serve"]).refused();
    assert!(refused.contains("SOVANG_DATA"), "{refused}");
    let (_dir, data) = store();
    let again = sovang(&["migrate", "--data", &data]).well();
    assert_eq!(again, "Sổ đã ở phiên bản của chương trình; không phải làm gì.\n");
    let other = sovang(&["doctor", "--data", &data, "--log-origin", "so.phutan.example/log"]);
    assert_eq!(other.code, 0, "a log that nobody has written to may still get its name: {}", other.out);
}

#[test]
fn an_account_is_opened_with_a_code_that_is_seen_once() {
    let (_dir, data) = store();
    let said = sovang(&open("quantri", "administrator", &data)).well();
    assert!(said.starts_with("Đã mở tài khoản quantri.\n"), "{said}");
    let codes = |said: &str| -> Vec<String> {
        let lines = said.lines().map(str::trim);
        let grouped =
            |line: &&str| line.split('-').count() == 4 && line.split('-').all(|group| group.len() == 4);
        lines.filter(grouped).map(str::to_owned).collect()
    };
    let first = codes(&said);
    assert_eq!(first.len(), 1, "{said}");
    for entry in std::fs::read_dir(&data).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(first[0].len()).any(|window| window == first[0].as_bytes());
            assert!(!found, "{} keeps the code", path.display());
        }
    }
    let again = sovang(&open("quantri", "administrator", &data)).refused();
    assert!(again.ends_with("Chưa ghi gì vào sổ.\n"), "{again}");
    let second = codes(&sovang(&["account", "code", "quantri", "--data", &data]).well());
    assert_ne!(first, second);
    let nobody = sovang(&["account", "code", "ai-do", "--data", &data]).refused();
    assert!(nobody.contains("không có tài khoản ai-do"), "{nobody}");
}

#[test]
fn a_role_needs_its_scope_and_a_name_that_can_stand_in_an_address() {
    let (_dir, data) = store();
    for (login, role, words) in [
        ("vanthu.phu-tan", "clerk", "vai trò này cần --locality"),
        ("bc.phu-tan", "reporter", "vai trò reporter cần --locality và --unit"),
        ("x.phu-tan", "vua", "không có vai trò “vua”"),
        ("Văn Thư", "administrator", "không làm tên đăng nhập được"),
    ] {
        let refused = sovang(&open(login, role, &data)).refused();
        assert!(refused.contains(words), "{refused}");
    }
}

#[test]
fn a_plan_is_issued_by_someone_of_the_locality_once() {
    let (_dir, data) = store();
    let register = [&REGISTER[..], &["--data", &data]].concat();
    let said = sovang(&register).well();
    assert!(said.contains("Đã ghi xã Phú Tân vào sổ") && said.contains("/phu-tan"), "{said}");
    assert!(sovang(&register).refused().contains("Chưa ghi gì vào sổ"));

    let local = ["--locality", "phu-tan"];
    sovang(&[&open("vanthu.phu-tan", "clerk", &data)[..], &local].concat()).well();
    sovang(&[&open("giamsat.phu-tan", "supervisor", &data)[..], &local].concat()).well();
    let issue = |by: &str, file: &str| sovang(&["plan", "issue", file, "--by", by, "--data", &data]);
    let refused = issue("giamsat.phu-tan", "plans/phu-tan.toml").refused();
    assert!(refused.contains("không có quyền"), "{refused}");
    let refused = issue("vanthu.phu-tan", "plans/tu-minh.toml").refused();
    assert!(refused.contains("Chưa ghi gì vào sổ"), "{refused}");
    let said = issue("vanthu.phu-tan", "plans/phu-tan.toml").well();
    assert!(said.contains("Phong trào: phu-tan.doi-moi-sang-tao-chuyen-doi-so"), "{said}");
    issue("vanthu.phu-tan", "plans/phu-tan.toml").refused();

    let locking =
        |what: &str| sovang(&["account", what, "vanthu.phu-tan", "--reason", "nghỉ phép", "--data", &data]);
    locking("lock").well();
    let refused = issue("vanthu.phu-tan", "plans/phu-tan.toml").refused();
    assert!(refused.contains("đang khóa"), "{refused}");
    locking("unlock").well();
    let role = ["vanthu.phu-tan", "--role", "auditor", "--locality", "phu-tan", "--data", &data];
    sovang(&[&["account", "grant"], &role[..]].concat()).well();
    sovang(&[&["account", "revoke"], &role[..], &["--reason", "thôi nhiệm vụ"]].concat()).well();
    let rebuilt = sovang(&["rebuild", "--data", &data]).well();
    assert!(rebuilt.starts_with("Đã dựng lại sổ tra cứu từ "), "{rebuilt}");
    sovang(&["doctor", "--data", &data]).well();
}

#[test]
fn the_console_does_not_touch_the_folder_of_a_running_server() {
    let (_dir, data) = store();
    let mut server = Server::start(&["serve", "--data", &data]);
    let refused = sovang(&open("quantri", "administrator", &data)).refused();
    assert!(refused.contains("đang được một tiến trình khác dùng"), "{refused}");
    assert_eq!(server.stop().code(), Some(0), "SIGTERM is an orderly end");
    sovang(&open("quantri", "administrator", &data)).well();
}

#[test]
fn the_demo_leaves_other_folders_alone() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("luan-van.docx"), "quan trọng").unwrap();
    let data = dir.path().to_str().unwrap();
    let refused = sovang(&["demo", "--json", "--listen", "127.0.0.1:0", "--data", data]).refused();
    assert!(refused.contains("bản trình diễn không đụng đến"), "{refused}");
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn the_key_of_the_log_is_made_once_and_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, data) = store();
    assert!(sovang(&["log", "policy", "--data", &data]).refused().contains("sovang log keygen"));
    let vkey = sovang(&["log", "keygen", "--data", &data]).well();
    assert!(vkey.starts_with("sovang.localhost/log+"), "{vkey}");
    let again = sovang(&["log", "keygen", "--data", &data]).refused();
    assert!(again.contains("Không ghi đè") && again.contains("--next"), "{again}");
    let policy = sovang(&["log", "policy", "--data", &data]).well();
    assert_eq!(policy, format!("log {vkey}quorum none\n"));
    let next = sovang(&["log", "keygen", "--next", "--data", &data]).well();
    let policy = sovang(&["log", "policy", "--data", &data]).well();
    assert!(
        policy.contains(vkey.trim()) && policy.contains(next.trim()),
        "both sign while one is changed: {policy}"
    );
    let keys = sovang(&["log", "keys", "--data", &data]).well();
    assert_eq!(
        keys.lines().filter(|line| line.starts_with("Sổ sovang.localhost/log: ")).count(),
        2,
        "{keys}"
    );

    let file = dir.path().join("du-lieu/keys/log.key");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    let secret = std::fs::read_to_string(&file).unwrap();
    assert!(
        !std::fs::read(dir.path().join("du-lieu/ledger.db"))
            .unwrap()
            .windows(20)
            .any(|at| at == &secret.as_bytes()[40..60])
    );
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let exposed = sovang(&["log", "policy", "--data", &data]).refused();
    assert!(exposed.contains("chmod 600"), "{exposed}");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let other = sovang(&["log", "policy", "--data", &data, "--log-origin", "xa-khac.example/log"]).refused();
    assert!(other.contains("không phải khóa chốt sổ của xa-khac.example/log"), "{other}");
    std::fs::write(dir.path().join("du-lieu/keys/witnesses"), "witness mttq abc\nquorum mttq\n").unwrap();
    let wrong = sovang(&["log", "policy", "--data", &data]).refused();
    assert!(wrong.contains("witnesses, dòng 1"), "{wrong}");
    assert!(sovang(&["log", "backfill", "--data", &data]).well().contains("không có gì để làm"));
}

#[test]
fn a_question_that_cannot_be_asked_is_not_answered_no() {
    let (dir, data) = store();
    let policy = dir.path().join("danh-muc-khoa.txt");
    sovang(&["log", "keygen", "--data", &data]).well();
    std::fs::write(&policy, sovang(&["log", "policy", "--data", &data]).well()).unwrap();
    let policy = policy.to_str().unwrap();
    let proof = dir.path().join("award.tlog-proof");
    std::fs::write(&proof, "c2sp.org/tlog-proof@v1\n").unwrap();
    let proof = proof.to_str().unwrap();
    let absent = sovang(&["verify", "--policy", policy, "--award", "/khong/co", proof]);
    assert_eq!(absent.code, 2, "{}", absent.err);
    assert!(absent.err.contains("/khong/co: không đọc được"), "{}", absent.err);
    let no_policy = sovang(&["verify", "--policy", proof, "--award", proof, proof]);
    assert_eq!(no_policy.code, 2);
    assert!(no_policy.err.contains("không phải danh mục khóa (dòng 1"), "{}", no_policy.err);
    let no_proof = sovang(&["verify", "--policy", policy, "--award", proof, proof]);
    assert_eq!((no_proof.code, no_proof.out.lines().next()), (1, Some("không khớp")));
    assert!(no_proof.out.contains("Tệp chứng minh không đọc được"), "{}", no_proof.out);
}
