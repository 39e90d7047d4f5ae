//! kill -9 while catching up: what is left is neither less nor more than what the checkpoint says.
#![allow(clippy::unwrap_used, reason = "tests")]

use crate::testing::{MemoryLog, World, years};
use crate::{Views, digest, file};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Set only in the child: the folder it builds in.
const FOLDER: &str = "SOVANG_CRASH_TEST_FOLDER";
const TEST: &str = "runner::crash::a_kill_while_catching_up_loses_and_repeats_nothing";
const PATIENCE: Duration = Duration::from_secs(120);

async fn caught_up(dir: &Path, world: &World) -> Views {
    let views = Views::open(dir, MemoryLog::of(&world.lines)).await.unwrap();
    views.reached(world.lines.len() as u64 - 1, PATIENCE).await.unwrap();
    views
}

/// How many facts the file in a folder says are applied; none while it is being made.
fn position(dir: &Path) -> u64 {
    let found = file::find(dir).unwrap_or_default();
    let conn = found.first().and_then(|found| file::reader(&found.path).ok());
    let read = |conn: rusqlite::Connection| {
        conn.query_row("select position from view_checkpoint", [], |row| row.get::<_, i64>(0)).ok()
    };
    conn.and_then(read).map_or(0, |position| position as u64)
}

#[tokio::test]
async fn a_kill_while_catching_up_loses_and_repeats_nothing() {
    let world = years(6, 20);
    if let Ok(folder) = std::env::var(FOLDER) {
        caught_up(Path::new(&folder), &world).await;
        return;
    }
    let end = world.lines.len() as u64;
    let fresh = tempfile::tempdir().unwrap();
    let expected = caught_up(fresh.path(), &world).await.digest().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let mut killed_at = Vec::new();
    for _ in 0..4 {
        let before = position(dir.path());
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([TEST, "--exact", "--nocapture"])
            .env(FOLDER, dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while position(dir.path()) <= before && started.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let at = position(dir.path());
        killed_at.push(at);
        // what is there is exactly what that many facts make
        let conn = file::reader(&file::find(dir.path()).unwrap()[0].path).unwrap();
        let until = world.until(at as usize).views();
        assert_eq!(digest::of(&conn).unwrap(), digest::of(&until).unwrap(), "killed at {at} of {end}");
        if at == end {
            break;
        }
    }
    assert!(killed_at[0] > 0 && killed_at[0] < end, "killed at {killed_at:?} of {end}: nothing was tested");
    let views = caught_up(dir.path(), &world).await;
    assert_eq!(views.digest().unwrap(), expected, "killed at {killed_at:?} of {end}");
}
