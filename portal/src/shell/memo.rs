//! What many pages need and is dear to find out: found once, and remembered until the views move on.

use sovang_projections::{Connection, Result, Views};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// Questions come from addresses: whoever asks for everything in turn pushes out the rest.
const MOST: usize = 256;

/// Answers of one position of the views.
pub(crate) struct Memo<K, V>(Mutex<Answers<K, V>>);

struct Answers<K, V> {
    position: u64,
    generation: u32,
    known: HashMap<K, Arc<V>>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Answers { position: 0, generation: 0, known: HashMap::new() }))
    }
}

impl<K: Eq + Hash, V> Memo<K, V> {
    /// What is known as of now, or what `find` finds; never older than the views are when this is called.
    ///
    /// # Errors
    /// Those of `find`; then nothing is remembered.
    pub(crate) fn recall(
        &self,
        views: &Views,
        key: K,
        find: impl FnOnce(&Connection) -> Result<V>,
    ) -> Result<Arc<V>> {
        // before anything is read: what is found may be newer than it says, never older
        let (position, generation) = (views.position(), views.generation());
        if let Some(known) = self.at(position, generation, |known| known.get(&key).cloned()) {
            return Ok(known);
        }
        let found = Arc::new(views.read(find)?);
        self.at(position, generation, |known| {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(key, Arc::clone(&found));
        });
        Ok(found)
    }

    fn at<T>(&self, position: u64, generation: u32, with: impl FnOnce(&mut HashMap<K, Arc<V>>) -> T) -> T {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if (answers.position, answers.generation) != (position, generation) {
            *answers = Answers { position, generation, known: HashMap::new() };
        }
        with(&mut answers.known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_ledger::{Ledger, Settings};
    use tempfile::TempDir;

    /// The views of a ledger without facts.
    async fn views() -> (TempDir, Views) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.db");
        sovang_ledger::migrate_sqlite(&file).unwrap();
        let settings = Settings::new("test.example/log", |_, _, _, _, _| Err("there are none".to_owned()));
        let ledger = Ledger::open_sqlite(&file, settings).await.unwrap();
        let views = Views::open(folder.path(), ledger).await.unwrap();
        (folder, views)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_was_found_is_remembered_until_the_views_move_on() {
        let (_folder, views) = views().await;
        let memo = Memo::<&str, u32>::default();
        let again = |_: &Connection| -> Result<u32> { panic!("it is asked again") };
        assert_eq!(*memo.recall(&views, "how many", |_| Ok(1)).unwrap(), 1);
        assert_eq!(*memo.recall(&views, "how many", again).unwrap(), 1);
        assert_eq!(*memo.recall(&views, "how old", |_| Ok(7)).unwrap(), 7, "another question");
        views.rebuild().await.unwrap();
        assert_eq!(*memo.recall(&views, "how many", |_| Ok(2)).unwrap(), 2, "another file is read now");
        let generation = views.generation();
        memo.at(views.position() + 1, generation, |known| assert!(known.is_empty(), "a fact came"));
    }

    #[tokio::test]
    async fn it_holds_a_bounded_number_and_no_failure() {
        let (_folder, views) = views().await;
        let memo = Memo::<usize, usize>::default();
        let fails = |_: &Connection| Err(sovang_projections::ViewError::Ledger("away".to_owned()));
        assert!(memo.recall(&views, 0, fails).is_err());
        for number in 0..3 * MOST {
            assert_eq!(*memo.recall(&views, number, |_| Ok(number)).unwrap(), number);
            assert!(memo.0.lock().unwrap().known.len() <= MOST);
        }
    }
}
