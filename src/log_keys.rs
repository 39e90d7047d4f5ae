//! The keys of the log, kept out of the ledger: who signs, and whom readers shall believe.
//!
//! In the data folder: `keys/*.key` (secret keys, mode 0600; two while one is being changed) and `keys/witnesses`
//! (lines `witness`, `group`, `quorum` of a tlog-policy). A secret may come in `SOVANG_LOG_KEY` instead.

use crate::config::{Store, make_private};
use crate::failure::Failure;
use sovang_ledger::log::Trust;
use sovang_ledger::random;
use sovang_verifier::key::Purpose;
use sovang_verifier::policy::Addressed;
use sovang_verifier::{Key, Policy, SecretKey};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The file of the first key.
const FIRST: &str = "log.key";
/// The file of the key that comes after it.
const NEXT: &str = "log-next.key";
const WITNESSES: &str = "witnesses";
const ENV: &str = "SOVANG_LOG_KEY";

/// What is said about the log's keys and witnesses beside the data.
///
/// # Errors
/// When a file can be read by others, is not a key of this log, or a line about witnesses is wrong.
pub(crate) fn trust(store: &Store) -> Result<Trust, Failure> {
    let keys = keys(store)?;
    let path = store.keys()?.join(WITNESSES);
    let text = if path.exists() { read(&path)? } else { "quorum none\n".to_owned() };
    let mut policy = Policy::parse_witnesses(&text).map_err(|fault| {
        Failure::new(format!("{}, dòng {}: không đọc được ({})", path.display(), fault.line, fault.what))
    })?;
    policy.logs = keys.iter().map(|key| Addressed { key: key.public().clone(), url: None }).collect();
    Ok(Trust { keys, policy })
}

fn keys(store: &Store) -> Result<Vec<SecretKey>, Failure> {
    if let Ok(secrets) = std::env::var(ENV) {
        return secrets.split_whitespace().map(|secret| key(secret, ENV, &store.origin())).collect();
    }
    let origin = store.origin();
    files(store)?
        .iter()
        .map(|path| {
            private(path)?;
            key(&read(path)?, &path.display().to_string(), &origin)
        })
        .collect()
}

/// The files of the keys, in order.
fn files(store: &Store) -> Result<Vec<PathBuf>, Failure> {
    let mut files: Vec<PathBuf> = match std::fs::read_dir(store.keys()?) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => Vec::new(),
    };
    files.retain(|path| path.extension().is_some_and(|extension| extension == "key"));
    files.sort();
    Ok(files)
}

/// The name that the first key bears; none where no key can be read, which [`trust`] says.
pub(crate) fn name(store: &Store) -> Option<String> {
    let secret = match std::env::var(ENV) {
        Ok(secrets) => secrets.split_whitespace().next()?.to_owned(),
        Err(_) => std::fs::read_to_string(files(store).ok()?.first()?).ok()?,
    };
    Some(SecretKey::parse(&secret).ok()?.public().name().to_owned())
}

fn key(secret: &str, from: &str, origin: &str) -> Result<SecretKey, Failure> {
    let read = SecretKey::parse(secret)
        .map_err(|error| Failure::new(format!("{from}: không phải khóa chốt sổ ({error})")))?;
    if read.public().purpose() != Purpose::Log || read.public().name() != origin {
        let name = read.public().name();
        return Err(Failure::new(format!(
            "{from}: khóa này là của {name}, không phải khóa chốt sổ của {origin}"
        )));
    }
    Ok(read)
}

fn read(path: &Path) -> Result<String, Failure> {
    let failed = |error| Failure::new(format!("{}: không đọc được: {error}", path.display()));
    std::fs::read_to_string(path).map_err(failed)
}

fn private(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    if std::fs::metadata(path)?.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    let path = path.display();
    Err(Failure::new(format!("{path}: người khác trên máy đọc được khóa này. Sửa bằng: chmod 600 {path}")))
}

/// Makes a key of the log and keeps it in a new file; the public half. With `next`, the one that comes after.
///
/// # Errors
/// When there is one already, the name of the log cannot be a key's name, or the folder cannot be written.
pub(crate) fn make(store: &Store, next: bool) -> Result<Key, Failure> {
    let folder = store.keys()?;
    make_private(&folder)?;
    let path = folder.join(if next { NEXT } else { FIRST });
    let origin = &store.origin();
    let secret = SecretKey::of_seed(origin, Purpose::Log, &random::bytes()).ok_or_else(|| {
        Failure::new(format!("tên sổ “{origin}” không dùng làm tên khóa được: bỏ dấu cách và dấu +"))
    })?;
    let mut options = std::fs::OpenOptions::new();
    options.create_new(true).write(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::new(format!(
            "{} đã có. Không ghi đè: mất khóa cũ thì sổ không nối tiếp được.{}",
            path.display(),
            if next { "" } else { " Muốn đổi khóa: sovang log keygen --next" }
        )),
        _ => Failure::new(format!("không tạo được {}: {error}", path.display())),
    })?;
    writeln!(file, "{}", secret.secret())?;
    file.sync_all()?;
    std::fs::File::open(&folder)?.sync_all()?;
    Ok(secret.public().clone())
}

/// Keeps what is said about witnesses.
///
/// # Errors
/// When the folder cannot be written.
pub(crate) fn keep_witnesses(store: &Store, lines: &str) -> Result<(), Failure> {
    let folder = store.keys()?;
    make_private(&folder)?;
    Ok(std::fs::write(folder.join(WITNESSES), lines)?)
}
