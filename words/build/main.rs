//! Makes a function of every text in `texts/`, so that a missing text or argument does not compile.

#![expect(clippy::print_stdout, reason = "a build script speaks to cargo through its output")]

mod generate;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let (folder, target) = (Path::new("texts"), PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()));
    println!("cargo::rerun-if-changed={}", folder.display());
    let listed = fs::read_dir(folder).map_err(|fault| format!("texts: {fault}"))?;
    let mut files: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let mut code = String::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml")) {
        let text = fs::read_to_string(file).map_err(|fault| format!("{}: {fault}", file.display()))?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let module = generate::module(&name, &text);
        code.push_str(&module.map_err(|fault| format!("words/{}: {fault}", file.display()))?);
    }
    fs::write(target.join("texts.rs"), code).map_err(|fault| format!("texts.rs: {fault}"))
}
