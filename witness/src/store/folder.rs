//! The data folder: for its owner alone, one process at a time, and a new file is there for good once it is made.

use crate::WitnessError;
use fs4::fs_std::FileExt;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

/// Held as long as the folder is ours; the operating system frees it when the process dies.
pub(crate) struct Lock(#[expect(dead_code, reason = "held, not read: closing it frees the lock")] File);

fn failed(path: &Path) -> impl Fn(std::io::Error) -> WitnessError {
    move |error| WitnessError::Io(path.to_owned(), error)
}

/// Makes the folder if it is not there.
pub(crate) fn make(folder: &Path) -> Result<(), WitnessError> {
    if !folder.is_dir() {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(failed(folder))?;
    }
    assert_private(folder)
}

/// Refuses what other users of the machine can read or write.
pub(crate) fn assert_private(path: &Path) -> Result<(), WitnessError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let metadata = std::fs::metadata(path).map_err(failed(path))?;
        if metadata.permissions().mode() & 0o077 != 0 {
            return Err(WitnessError::Exposed(path.to_owned()));
        }
    }
    Ok(())
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Takes the folder for this process.
pub(crate) fn lock(folder: &Path) -> Result<Lock, WitnessError> {
    let path = folder.join("witness.lock");
    let file = private().open(&path).map_err(failed(&path))?;
    // a moment's patience: a process that is just ending may still hold it
    for _ in 0..50 {
        if FileExt::try_lock_exclusive(&file).map_err(failed(&path))? {
            return Ok(Lock(file));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(WitnessError::InUse(folder.to_owned()))
}

/// An empty file for its owner alone, unless there is one.
pub(crate) fn create_private(folder: &Path, name: &str) -> Result<(), WitnessError> {
    let path = folder.join(name);
    if !path.exists() {
        private().open(&path).and_then(|file| file.sync_all()).map_err(failed(&path))?;
        sync(folder)?;
    }
    assert_private(&path)
}

/// Writes a file for its owner alone: whole or not at all.
pub(crate) fn write_private(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), WitnessError> {
    let (path, draft) = (folder.join(name), folder.join(format!("{name}.new")));
    let mut file = private().truncate(true).open(&draft).map_err(failed(&draft))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed(&draft))?;
    std::fs::rename(&draft, &path).map_err(failed(&path))?;
    sync(folder)
}

/// The names in a folder outlive a power cut only when the folder itself is synced.
fn sync(folder: &Path) -> Result<(), WitnessError> {
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed(folder))?;
    }
    Ok(())
}
