//! A private PostgreSQL for the tests of one process: own data folder, Unix socket only, nothing shared.
//!
//! A small shell stands between: it ends the server and removes the folder when the pipe from the test process
//! closes, which the operating system does however that process ends (return, panic, kill -9).

use std::{
    os::unix::fs::PermissionsExt,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Output, Stdio},
    sync::OnceLock,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

/// A running private cluster; ends when dropped or when the process ends.
pub struct Cluster {
    folder: PathBuf,
    psql: PathBuf,
    databases: AtomicUsize,
    watchdog: Child,
    pipe: Option<ChildStdin>,
}

const WATCHDOG: &str = r#"
trap '' INT HUP TERM
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c port=5432 -c max_connections=300 \
    -c fsync=$3 -c full_page_writes=$3 -c shared_buffers=64MB -c timezone=UTC >"$2/log" 2>&1 </dev/null &
server=$!
read -r _ || true
kill -QUIT $server 2>/dev/null
wait $server
rm -rf "$2"
"#;

impl Cluster {
    /// The cluster of this test process, started on first use, with fsync off: what tests crash is the process,
    /// not the machine.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| Self::start(false))
    }

    /// Starts a cluster; with `fsync` it is as durable (and as slow) as a real one.
    pub fn start(fsync: bool) -> Self {
        let bin = server_programs();
        let user = server_user();
        let folder = tempfile::Builder::new().prefix("sovang-pg-").tempdir().expect("a folder").keep();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).expect("its mode");
        if let Some((uid, gid)) = user {
            std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).expect("a folder for the server");
        }
        let mut initdb = Command::new(bin.join("initdb"));
        initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-D"]);
        succeed(as_user(initdb.arg(folder.join("data")), user, &folder));
        let mut watchdog = Command::new("sh");
        watchdog.args(["-c", WATCHDOG, "postgres-for-tests"]).arg(&bin).arg(&folder);
        watchdog.arg(if fsync { "on" } else { "off" }).stdin(Stdio::piped());
        let mut watchdog = as_user(&mut watchdog, user, &folder).spawn().expect("a shell");
        let pipe = watchdog.stdin.take();
        let psql = [bin.join("psql"), PathBuf::from("psql")].into_iter().find(|p| p.exists());
        let cluster = Self {
            psql: psql.unwrap_or_else(|| PathBuf::from("psql")),
            folder,
            databases: AtomicUsize::new(0),
            watchdog,
            pipe,
        };
        cluster.wait_until_it_answers();
        cluster
    }

    /// Address of a fresh, empty database.
    pub fn database(&self) -> String {
        let name = format!("t{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let answer = self.psql("postgres", &format!("create database {name}"));
        assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
        self.url(&name)
    }

    /// Address of a database of this cluster.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    fn psql(&self, database: &str, sql: &str) -> Output {
        let mut psql = Command::new(&self.psql);
        psql.arg("-h").arg(&self.folder).args(["-U", "postgres", "-X", "-q", "-d", database, "-c", sql]);
        psql.stdin(Stdio::null()).output().expect("psql")
    }

    fn wait_until_it_answers(&self) {
        for _ in 0..600 {
            if self.psql("postgres", "select 1").status.success() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        panic!("PostgreSQL did not start:\n{log}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.pipe = None;
        let _ended = self.watchdog.wait();
    }
}

/// Where initdb and postgres are.
fn server_programs() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    places.push("/usr/local/bin".into());
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    versions.sort();
    places.extend(versions.into_iter().rev());
    if let Ok(answer) = Command::new("pg_config").arg("--bindir").output() {
        places.push(String::from_utf8_lossy(&answer.stdout).trim().into());
    }
    places
        .into_iter()
        .find(|place| place.join("initdb").exists() && place.join("postgres").exists())
        .expect("a PostgreSQL server is installed (apt-get install postgresql)")
}

/// PostgreSQL refuses to run as root: then it runs as its own user, or as nobody.
fn server_user() -> Option<(u32, u32)> {
    let id = |flag: &str, name: Option<&str>| -> Option<u32> {
        let answer = Command::new("id").arg(flag).args(name).stderr(Stdio::null()).output().ok()?;
        String::from_utf8_lossy(&answer.stdout).trim().parse().ok()
    };
    if id("-u", None) != Some(0) {
        return None;
    }
    let user = ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| Some((id("-u", Some(name))?, id("-g", Some(name))?)));
    Some(user.expect("a user to run PostgreSQL as"))
}

fn as_user<'c>(command: &'c mut Command, user: Option<(u32, u32)>, folder: &Path) -> &'c mut Command {
    command.current_dir(folder);
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command
}

fn succeed(command: &mut Command) {
    let answer = command.stdin(Stdio::null()).output().expect("it runs");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
}
