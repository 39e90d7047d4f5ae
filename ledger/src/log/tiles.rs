//! What is served of the log: tiles and entry bundles, under their paths (C2SP tlog-tiles).

use super::{commitment::ENTRY, tree::WIDTH};
use crate::{Ledger, error::LedgerError, subscribe::int};

/// Which resource of the log a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// `tile/<level>/<index>[.p/<width>]`
    Tile {
        /// Level, from 0.
        level: u8,
        /// Index within its level.
        index: u64,
        /// Hashes, 1 to 256.
        width: u64,
    },
    /// `tile/entries/<index>[.p/<width>]`
    Entries {
        /// Index of the bundle.
        index: u64,
        /// Entries, 1 to 256.
        width: u64,
    },
}

impl Resource {
    /// Reads a path below `tile/`; only the one spelling the specification gives is taken.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let (kind, rest) = path.split_once('/')?;
        let (rest, width) = match rest.split_once(".p/") {
            Some((rest, width)) => (rest, width.parse().ok().filter(|width| (1..WIDTH).contains(width))?),
            None => (rest, WIDTH),
        };
        let mut index: u64 = 0;
        for group in rest.split('/') {
            let digits = group.strip_prefix('x').unwrap_or(group);
            let group: u64 = digits.parse().ok().filter(|_| digits.len() == 3)?;
            index = index.checked_mul(1000)?.checked_add(group)?;
        }
        let resource = match kind {
            "entries" => Self::Entries { index, width },
            level => Self::Tile { level: level.parse().ok().filter(|level| *level < 64)?, index, width },
        };
        (resource.path() == path).then_some(resource)
    }

    /// Its path below `tile/`.
    #[must_use]
    pub fn path(self) -> String {
        let (kind, index, width) = match self {
            Self::Tile { level, index, width } => (level.to_string(), index, width),
            Self::Entries { index, width } => ("entries".to_owned(), index, width),
        };
        let mut groups = format!("{:03}", index % 1000);
        let mut rest = index / 1000;
        while rest > 0 {
            groups = format!("x{:03}/{groups}", rest % 1000);
            rest /= 1000;
        }
        let partial = if width < WIDTH { format!(".p/{width}") } else { String::new() };
        format!("{kind}/{groups}{partial}")
    }

    /// Whether all of it stands in a tree of `size` leaves.
    #[must_use]
    pub fn within(self, size: u64) -> bool {
        let (count, index, width) = match self {
            Self::Tile { level, index, width } => {
                (size.checked_shr(8 * u32::from(level)).unwrap_or(0), index, width)
            }
            Self::Entries { index, width } => (size, index, width),
        };
        index.checked_mul(WIDTH).and_then(|first| first.checked_add(width)).is_some_and(|end| end <= count)
    }
}

const ENTRIES: &str =
    "select entry from tlog_leaf where leaf_index >= $1 and leaf_index < $2 order by leaf_index";

impl Ledger {
    /// The bytes of a resource, if all of it stands in the tree of `published` leaves.
    pub async fn resource(&self, resource: Resource, published: u64) -> Result<Option<Vec<u8>>, LedgerError> {
        if !resource.within(published) {
            return Ok(None);
        }
        match resource {
            Resource::Tile { level, index, width } => {
                self.tile_bytes(level.into(), index, width).await.map(Some)
            }
            Resource::Entries { index, width } => self.bundle(index * WIDTH, width).await.map(Some),
        }
    }

    /// Entries one after the other, each with its length in two bytes.
    async fn bundle(&self, from: u64, width: u64) -> Result<Vec<u8>, LedgerError> {
        let rows = self.0.store.rows(ENTRIES, vec![int(from), int(from + width)]).await?;
        let mut bytes = Vec::with_capacity(rows.len() * (ENTRY + 2));
        let count = rows.len();
        for mut row in rows {
            let entry = row.bytes(0)?;
            let length = u16::try_from(entry.len())
                .map_err(|_| LedgerError::Damaged("an entry is too long".to_owned()))?;
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(&entry);
        }
        if count as u64 == width {
            Ok(bytes)
        } else {
            Err(LedgerError::Damaged(format!("entries are missing from {from} on")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_specification() {
        for (path, resource) in [
            ("0/000", Resource::Tile { level: 0, index: 0, width: 256 }),
            ("4/x001/x234/067", Resource::Tile { level: 4, index: 1_234_067, width: 256 }),
            ("0/273.p/112", Resource::Tile { level: 0, index: 273, width: 112 }),
            ("entries/x001/000.p/1", Resource::Entries { index: 1000, width: 1 }),
        ] {
            assert_eq!(Resource::parse(path), Some(resource), "{path}");
            assert_eq!(resource.path(), path);
        }
    }

    #[test]
    fn any_other_spelling_is_no_path() {
        for path in [
            "",
            "0",
            "0/",
            "0/0",
            "0/0000",
            "0/x000/001",
            "0/x001",
            "0/001/002",
            "00/000",
            "64/000",
            "-1/000",
            "0/+01",
            "0/000.p/0",
            "0/000.p/256",
            "0/000.p/01",
            "0/000.p/",
            "0/000/",
            "data/000",
            "0/x018/x446/x744/x073/x709/x551/616",
            "0/x999/x999/x999/x999/x999/x999/x999/999",
        ] {
            assert_eq!(Resource::parse(path), None, "{path}");
        }
    }

    #[test]
    fn nothing_beyond_the_tree_is_within_it() {
        let tile = |level, index, width| Resource::Tile { level, index, width };
        assert!(tile(0, 0, 1).within(1) && !tile(0, 0, 2).within(1));
        assert!(tile(1, 0, 1).within(256) && !tile(1, 0, 1).within(255));
        assert!(!tile(63, 0, 1).within(u64::MAX) && !tile(0, u64::MAX, 256).within(u64::MAX));
        assert!(Resource::Entries { index: 1, width: 4 }.within(260));
    }
}
