//! The program for the browser that lies in the tree was built from the sources that lie in the tree.

use sha2::{Digest, Sha256};
use std::path::Path;

#[path = "../wasm/sources.rs"]
#[expect(unreachable_pub, reason = "shared with the build of the program")]
mod sources;

const REMEDY: &str = "run scripts/build-verifier and commit portal/assets/kiem-chung.wasm";

#[test]
fn the_committed_program_is_built_from_the_sources_in_the_tree() {
    let verifier = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = std::fs::read(verifier.join("../portal/assets/kiem-chung.wasm")).unwrap();
    assert_eq!(&program[..4], b"\0asm");
    let sum = hex::encode(Sha256::digest(sources::all(verifier).unwrap()));
    let mark = format!("sovang-sources:{sum}").into_bytes();
    assert!(program.windows(mark.len()).any(|bytes| bytes == mark), "the program is stale: {REMEDY}");
    assert!(program.len() < 300 * 1024, "{} bytes travel to every reader", program.len());
}

#[test]
fn the_program_asks_nothing_of_the_browser_and_names_no_folder_of_a_machine() {
    let program = include_bytes!("../../portal/assets/kiem-chung.wasm");
    // a module without an import section (id 2) can reach nothing but its own memory
    let mut at = 8;
    while at < program.len() {
        let (id, mut length, mut shift) = (program[at], 0_usize, 0);
        at += 1;
        loop {
            let byte = program[at];
            at += 1;
            length |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        assert_ne!(id, 2, "the program imports something");
        at += length;
    }
    for name in [&b"/home/"[..], b"/root/", b".cargo"] {
        assert!(!program.windows(name.len()).any(|bytes| bytes == name));
    }
}
