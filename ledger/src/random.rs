//! Randomness enters the whole program here: salts, nonces, keys, tokens, jitter.

/// `N` bytes from the operating system.
///
/// # Panics
/// When the operating system gives no randomness: no key or token may then be made at all.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place where randomness enters")]
#[expect(clippy::expect_used, reason = "without randomness nothing here is safe; going on would be worse")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// A fresh token of 32 bytes as 64 hexadecimal digits: session tokens, one-time codes, form keys.
#[must_use]
pub fn token() -> String {
    hex::encode(bytes::<32>())
}

/// A number below `limit` (at least 1), for jitter; slightly uneven, which jitter does not mind.
pub(crate) fn below(limit: u64) -> u64 {
    u64::from_be_bytes(bytes()) % limit.max(1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn tokens_never_repeat() {
        let tokens: std::collections::HashSet<_> = (0..1000).map(|_| super::token()).collect();
        assert_eq!(tokens.len(), 1000);
        assert!(tokens.iter().all(|token| token.len() == 64));
    }
}
