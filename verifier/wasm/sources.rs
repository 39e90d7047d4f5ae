// What the program for the browser is built from, in one fixed order. Shared by the build, which writes the sum into
// the program, and by the test that looks whether the committed program is that of this tree.

use std::path::{Path, PathBuf};

/// The names (relative to the crate of the verifier) and contents of all sources, each closed by its length.
pub fn all(verifier: &Path) -> std::io::Result<Vec<u8>> {
    let mut files = ["Cargo.toml", "wasm/Cargo.toml", "wasm/Cargo.lock", "wasm/build.rs", "wasm/sources.rs"]
        .map(PathBuf::from)
        .to_vec();
    for folder in ["src", "wasm/src"] {
        gather(verifier, Path::new(folder), &mut files)?;
    }
    files.sort();
    let mut all = inherited(verifier)?.into_bytes();
    for file in files {
        let bytes = std::fs::read(verifier.join(&file))?;
        all.extend_from_slice(file.to_string_lossy().as_bytes());
        all.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
        all.extend_from_slice(&bytes);
    }
    Ok(all)
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            gather(root, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// What the verifier takes over from the project's own manifest: the lines of its dependencies.
fn inherited(verifier: &Path) -> std::io::Result<String> {
    let ours = std::fs::read_to_string(verifier.join("Cargo.toml"))?;
    let project = std::fs::read_to_string(verifier.join("../Cargo.toml"))?;
    let names: Vec<&str> = ours.lines().filter_map(|line| line.strip_suffix(".workspace = true")).collect();
    let lines =
        project.lines().filter(|line| line.split_once(" = ").is_some_and(|(name, _)| names.contains(&name)));
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}
