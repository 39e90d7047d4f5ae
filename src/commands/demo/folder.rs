//! The demo's folder: marked as its own, so that it never touches anyone else's and knows how far it came.

use crate::failure::Failure;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const MARKER: &str = "sovang-demo.json";

/// How far the demo has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    /// The story is being told; a crash may have left it unfinished.
    Building,
    /// The story is told.
    Ready,
}

#[derive(Debug, Serialize, Deserialize)]
struct Marker {
    seed: u64,
    state: State,
    /// Which program's story it is.
    version: String,
}

/// Whether a demonstration's story is told in that folder.
pub(crate) fn tells_a_story(path: &Path) -> bool {
    let marker = std::fs::read_to_string(path.join(MARKER)).ok();
    let marker = marker.and_then(|text| serde_json::from_str::<Marker>(&text).ok());
    marker.is_some_and(|marker| marker.state == State::Ready)
}

/// A folder that is the demo's own.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    pub(super) seed: u64,
    pub(super) state: State,
}

/// The seed where none is asked for.
const SEED: u64 = 2026;

impl Folder {
    /// Takes a folder: a new or empty one, or one the demo made before.
    ///
    /// # Errors
    /// When it is someone else's, or of another seed or story than asked for.
    pub(super) fn claim(path: &Path, seed: Option<u64>) -> Result<Self, Failure> {
        let shown = path.display();
        let marker = path.join(MARKER);
        if marker.exists() {
            let broken = |error: &dyn std::fmt::Display| {
                Failure::new(format!("{}: không đọc được: {error}", marker.display()))
            };
            let text = std::fs::read_to_string(&marker).map_err(|error| broken(&error))?;
            let found: Marker = serde_json::from_str(&text).map_err(|error| broken(&error))?;
            if let Some(asked) = seed.filter(|asked| *asked != found.seed) {
                return Err(Failure::new(format!(
                    "{shown} là bản trình diễn với --seed {}, không phải {asked}. Dùng thư mục khác, hoặc bỏ --seed.",
                    found.seed
                )));
            }
            if found.state == State::Building && found.version != env!("CARGO_PKG_VERSION") {
                return Err(Failure::new(format!(
                    "{shown} là bản trình diễn dở dang của sovang {}. Xóa thư mục này rồi chạy lại.",
                    found.version
                )));
            }
            return Ok(Self { path: path.to_owned(), seed: found.seed, state: found.state });
        }
        if std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(Failure::new(format!(
                "{shown} đã có tệp của việc khác; bản trình diễn không đụng đến. Chọn thư mục khác bằng --data."
            )));
        }
        Ok(Self { path: path.to_owned(), seed: seed.unwrap_or(SEED), state: State::Building })
    }

    /// Notes how far the demo has come; whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(super) fn mark(&self, state: State) -> Result<(), Failure> {
        let marker = Marker { seed: self.seed, state, version: env!("CARGO_PKG_VERSION").to_owned() };
        let text = serde_json::to_string(&marker).map_err(|error| Failure::new(error.to_string()))?;
        let aside = self.path.join(format!("{MARKER}.new"));
        std::fs::write(&aside, text)?;
        std::fs::File::open(&aside)?.sync_all()?;
        Ok(std::fs::rename(aside, self.path.join(MARKER))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_taken_when_empty_and_known_again_when_marked() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::claim(dir.path(), Some(7)).unwrap();
        assert_eq!((folder.seed, folder.state), (7, State::Building));
        folder.mark(State::Building).unwrap();
        assert_eq!(Folder::claim(dir.path(), None).unwrap().state, State::Building);
        assert!(!tells_a_story(dir.path()));
        folder.mark(State::Ready).unwrap();
        assert!(tells_a_story(dir.path()));
        let again = Folder::claim(dir.path(), Some(7)).unwrap();
        assert_eq!((again.seed, again.state), (7, State::Ready));
        let other = Folder::claim(dir.path(), Some(8)).unwrap_err().to_string();
        assert!(other.contains("--seed 7"), "{other}");
    }

    #[test]
    fn someone_elses_folder_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("luan-van.txt"), "").unwrap();
        let refused = Folder::claim(dir.path(), None).unwrap_err().to_string();
        assert!(refused.contains("bản trình diễn không đụng đến"), "{refused}");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
