//! The check as a program for the browser: bytes go in and come out one at a time, as integers.
//!
//! No memory is shared and no pointer crosses the border, so there is nothing unsafe on our side and nothing to get
//! wrong on the page's: `begin` a file, `put` its bytes, ask for `keys` or `check`, read the answer with `out`.

mod answer;
mod json;

use std::cell::RefCell;

/// A file larger than this is not taken in: a proof or policy is never near it, nor is an award.
const LARGEST: usize = 1 << 20;

/// What this program was built from (build.rs); a test compares it with what lies in the tree.
pub const SOURCES: &str = concat!("sovang-sources:", env!("SOVANG_SOURCES"));

/// Policy, award, proof, the portal's own policy: in this order.
const FILES: usize = 4;

#[derive(Default)]
struct Room {
    files: [Vec<u8>; FILES],
    open: usize,
    answer: Vec<u8>,
}

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
}

fn answers(answer: impl FnOnce(&[Vec<u8>; FILES]) -> String) -> u32 {
    ROOM.with_borrow_mut(|room| {
        room.answer = answer(&room.files).into_bytes();
        u32::try_from(room.answer.len()).unwrap_or(0)
    })
}

/// Empties a file and takes its bytes from now on: 0 the policy, 1 the award, 2 the proof, 3 the portal's
/// own policy.
#[expect(unsafe_code, reason = "an export needs its plain name")]
#[unsafe(no_mangle)]
pub extern "C" fn begin(file: u32) {
    ROOM.with_borrow_mut(|room| {
        room.open = usize::try_from(file).unwrap_or(FILES);
        if let Some(file) = room.files.get_mut(room.open) {
            file.clear();
        }
    });
}

/// One more byte of the file that was begun; what is beyond the largest is dropped, and then nothing matches.
#[expect(unsafe_code, reason = "an export needs its plain name")]
#[unsafe(no_mangle)]
pub extern "C" fn put(byte: u32) {
    ROOM.with_borrow_mut(|room| {
        let open = room.open;
        if let (Some(file), Ok(byte)) = (room.files.get_mut(open), u8::try_from(byte)) {
            if file.len() < LARGEST {
                file.push(byte);
            }
        }
    });
}

/// Reads the policy: the length of an answer that lists its keys, or says what is wrong with it.
#[expect(unsafe_code, reason = "an export needs its plain name")]
#[unsafe(no_mangle)]
pub extern "C" fn keys() -> u32 {
    answers(|[policy, ..]| answer::keys(policy))
}

/// Checks award and proof against the policy, and whether the log is the portal's own; `now` is in POSIX seconds, 0 when the clock is not known. The length of
/// the answer.
#[expect(unsafe_code, reason = "an export needs its plain name")]
#[unsafe(no_mangle)]
pub extern "C" fn check(now: f64) -> u32 {
    // the cast saturates, and a clock before 1970 is none
    let now = (now >= 1.0).then_some(now as u64);
    answers(|[policy, award, proof, own]| answer::check(policy, award, proof, own, now))
}

/// What this program was built from: the length of an answer in plain text.
#[expect(unsafe_code, reason = "an export needs its plain name")]
#[unsafe(no_mangle)]
pub extern "C" fn sources() -> u32 {
    answers(|_| SOURCES.to_owned())
}

/// The byte of the answer at this place; 0 beyond its end.
#[expect(unsafe_code, reason = "an export needs its plain name")]
#[unsafe(no_mangle)]
pub extern "C" fn out(at: u32) -> u32 {
    ROOM.with_borrow(|room| {
        let byte = usize::try_from(at).ok().and_then(|at| room.answer.get(at));
        byte.copied().map_or(0, u32::from)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn give(file: u32, bytes: &[u8]) {
        begin(file);
        bytes.iter().for_each(|byte| put(u32::from(*byte)));
    }

    fn taken(length: u32) -> String {
        let bytes = (0..length).map(|at| u8::try_from(out(at)).unwrap()).collect();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_is_put_in_is_what_is_checked() {
        give(0, b"hello");
        assert!(taken(keys()).contains("\"policy\":false"));
        give(1, b"{}");
        give(2, b"nothing");
        assert!(taken(check(1_795_000_000.0)).contains("\"policy\":false"));
        assert!(taken(sources()).starts_with("sovang-sources:"));
    }

    #[test]
    fn what_belongs_nowhere_is_dropped() {
        give(7, b"x");
        begin(0);
        put(256);
        assert_eq!(out(u32::MAX), 0);
        ROOM.with_borrow(|room| assert!(room.files[0].is_empty()));
        (0..=LARGEST).for_each(|_| put(1));
        ROOM.with_borrow(|room| assert_eq!(room.files[0].len(), LARGEST));
    }
}
