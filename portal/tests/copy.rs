//! The copy of the pages, as far as a machine can read it: no doubled blanks, no letters taken apart.

use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::is_nfc;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "js") {
            found.push(path);
        }
    }
    Ok(())
}

#[test]
fn no_sentence_has_doubled_blanks_and_every_letter_is_in_one_piece() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for folder in ["portal/src", "portal/assets", "projections/src", "domain/src"] {
        sources(&root.join(folder), &mut files).unwrap();
    }
    assert!(files.len() > 100);
    let mut loose = Vec::new();
    for file in files.iter().filter(|file| !file.to_string_lossy().contains("tests")) {
        let text = fs::read_to_string(file).unwrap();
        let shown = text.lines().take_while(|line| *line != "#[cfg(test)]");
        for (number, line) in shown.map(str::trim).enumerate().filter(|(_, line)| !line.starts_with("//")) {
            if (!line.is_ascii() && line.contains("  ")) || !is_nfc(line) {
                loose.push(format!("{}:{}: {line}", file.display(), number + 1));
            }
        }
    }
    assert!(loose.is_empty(), "{}", loose.join("\n"));
}
