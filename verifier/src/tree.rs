//! The Merkle tree of RFC 6962 from the outside: is a leaf in it, does it continue an older one.

use crate::Hash;
use tlog_tiles::tlog;

/// A proof longer than this belongs to no tree of at most 2^63 leaves.
pub const LONGEST: usize = 64;

/// Root of the tree without leaves.
pub const EMPTY: Hash = tlog::EMPTY_HASH.0;

/// Hash of an inner node.
#[must_use]
pub fn node(left: &Hash, right: &Hash) -> Hash {
    tlog::node_hash(tlog::Hash(*left), tlog::Hash(*right)).0
}

/// Whether `proof` (sibling of the leaf first) puts `leaf` at `index` of the tree of `size` leaves under `root`.
#[must_use]
pub fn includes(size: u64, root: &Hash, index: u64, leaf: &Hash, proof: &[Hash]) -> bool {
    if index >= size || size >= 1 << 63 || proof.len() > LONGEST {
        return false;
    }
    let proof = proof.iter().copied().map(tlog::Hash).collect();
    tlog::check_record(&proof, size, tlog::Hash(*root), index, tlog::Hash(*leaf)).is_ok()
}

/// Whether `proof` shows that the tree `(new_size, new)` begins with the tree `(old_size, old)`.
#[must_use]
pub fn continues(old_size: u64, old: &Hash, new_size: u64, new: &Hash, proof: &[Hash]) -> bool {
    if old_size > new_size || new_size >= 1 << 63 || proof.len() > LONGEST {
        return false;
    }
    if old_size == 0 {
        return proof.is_empty() && *old == EMPTY;
    }
    let proof = proof.iter().copied().map(tlog::Hash).collect();
    tlog::check_tree(&proof, new_size, tlog::Hash(*new), old_size, tlog::Hash(*old)).is_ok()
}

/// Root over hashes in order: of leaves, or of whole subtrees of one height (the last may be smaller).
///
/// RFC 6962 2.1 splits at the largest power of two below the number of leaves, which falls between whole subtrees.
#[must_use]
pub fn root(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => EMPTY,
        [only] => *only,
        _ => {
            let (left, right) = hashes.split_at(hashes.len().next_power_of_two() / 2);
            node(&root(left), &root(right))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commitment::leaf_hash;

    pub(crate) fn leaves(count: u64) -> Vec<Hash> {
        (0..count).map(|index| leaf_hash(&index.to_be_bytes())).collect()
    }

    /// RFC 6962 2.1.1, straight from its definition.
    fn path(leaves: &[Hash], index: usize) -> Vec<Hash> {
        if leaves.len() < 2 {
            return Vec::new();
        }
        let split = leaves.len().next_power_of_two() / 2;
        let (left, right) = leaves.split_at(split);
        let (mut below, sibling) = if index < split {
            (path(left, index), root(right))
        } else {
            (path(right, index - split), root(left))
        };
        below.push(sibling);
        below
    }

    #[test]
    fn every_leaf_of_every_small_tree_is_found_at_its_own_place_only() {
        for size in 1..40 {
            let leaves = leaves(size);
            let top = root(&leaves);
            for (index, leaf) in (0..).zip(&leaves) {
                let proof = path(&leaves, usize::try_from(index).unwrap());
                assert!(includes(size, &top, index, leaf, &proof), "{index} of {size}");
                assert!(!includes(size, &top, index + 1, leaf, &proof), "{index} + 1 of {size}");
                assert!(!includes(size, &top, index, &leaf_hash(b"other"), &proof));
                let longer = [proof.clone(), vec![top]].concat();
                assert!(!includes(size, &top, index, leaf, &longer));
            }
        }
    }

    #[test]
    fn the_known_answers_of_the_tree_hold() {
        let inputs: [&[u8]; 8] = [
            b"",
            b"\0",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let leaves = inputs.map(leaf_hash);
        let known = [
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ];
        for (size, hash) in known {
            assert_eq!(hex::encode(root(&leaves[..size])), hash);
        }
        assert_eq!(hex::encode(EMPTY), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn a_tree_continues_itself_and_nothing_else() {
        let (old, new) = (root(&leaves(3)), root(&leaves(4)));
        assert!(continues(4, &new, 4, &new, &[]));
        assert!(continues(0, &EMPTY, 4, &new, &[]));
        assert!(!continues(4, &old, 4, &new, &[]));
        assert!(!continues(4, &new, 3, &old, &[]));
        // 3 to 4: the third leaf, the new one, and the pair before them
        let all = leaves(4);
        let proof = [all[2], all[3], node(&all[0], &all[1])];
        assert!(continues(3, &old, 4, &new, &proof));
        assert!(!continues(2, &old, 4, &new, &proof));
        assert!(!includes(u64::MAX, &new, u64::MAX - 1, &old, &proof));
    }
}
