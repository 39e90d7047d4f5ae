//! Those who are asked: two verifiers that are not ours, and our own beside them.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// What one of them said.
#[derive(Debug)]
pub(crate) struct Verdict {
    code: i32,
    words: String,
}

impl Verdict {
    #[track_caller]
    pub(crate) fn accepts(&self) -> &Self {
        assert_eq!(self.code, 0, "{}", self.words);
        self
    }

    /// Neither accepted nor refused, for this reason.
    #[track_caller]
    pub(crate) fn leaves_open(&self, why: &str) -> &Self {
        assert_eq!(self.code, 3, "{}", self.words);
        self.says(why)
    }

    /// Refused for this reason, not for another.
    #[track_caller]
    pub(crate) fn refuses(&self, why: &str) -> &Self {
        assert_eq!(self.code, 1, "{}", self.words);
        self.says(why)
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.words.contains(words), "not {words:?} but:\n{}", self.words);
        self
    }
}

/// The verifier in Go.
pub(crate) fn go<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Verdict {
    static BUILT: LazyLock<PathBuf> = LazyLock::new(build);
    ask(Command::new(BUILT.as_path()).args(args))
}

/// Builds it from what stands in the folder. Tests may be processes of their own: one builds, the others find it built.
fn build() -> PathBuf {
    let (folder, program) = (beside_the_build(), beside_the_build().join("verify"));
    std::fs::create_dir_all(&folder).unwrap();
    let turn = File::create(folder.join("verify.lock")).unwrap();
    turn.lock().unwrap();
    let mut build = Command::new("go");
    build.args(["build", "-o"]).arg(&program).arg("tests/outsiders/verify.go");
    build.env("GO111MODULE", "off").env("GOPATH", "/usr/share/gocode");
    let built = build.env("GOCACHE", folder.join("go-cache")).output().expect(INSTALL);
    assert!(built.status.success(), "{INSTALL}:\n{}", String::from_utf8_lossy(&built.stderr));
    program
}

const INSTALL: &str = "bash scripts/install-test-tools installs what is missing here";

/// The whole log at `url`, and that it continues `older`.
pub(crate) fn go_on_log(key: &str, url: &str, older: Option<&Path>) -> Verdict {
    let mut args: Vec<&OsStr> = vec!["log".as_ref(), "--key".as_ref(), key.as_ref()];
    if let Some(older) = older {
        args.extend(["--older".as_ref(), older.as_os_str()]);
    }
    args.push(url.as_ref());
    go(args)
}

/// The second opinion, in Python.
pub(crate) fn python_on_log(key: &str, url: &str, older: Option<&Path>) -> Verdict {
    let program = beside_the_build().join("python/bin/python");
    assert!(program.exists(), "{INSTALL}");
    ask(Command::new(program).args(["tests/outsiders/second_opinion.py", key, url]).args(older))
}

/// Our own program.
pub(crate) fn sovang<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Verdict {
    ask(Command::new(env!("CARGO_BIN_EXE_sovang")).args(args))
}

/// What a reader's shell says, in this folder, to commands of which each must succeed.
pub(crate) fn shell(folder: &Path, script: &str) -> Verdict {
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", script]).current_dir(folder);
    ask(bash.env("GOCACHE", beside_the_build().join("go-cache")))
}

fn ask(command: &mut Command) -> Verdict {
    let Output { status, stdout, stderr } = command.output().expect("it starts");
    let words = [stdout, stderr].concat();
    Verdict { code: status.code().expect("it ends"), words: String::from_utf8(words).unwrap() }
}

/// Where scripts/install-test-tools puts what is not the system's.
pub(crate) fn beside_the_build() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("outsiders")
}
