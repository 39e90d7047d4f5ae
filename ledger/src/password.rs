//! Passwords: argon2id, at most two hashes at once, and the same work for unknown accounts as for known ones.

use crate::{error::LedgerError, random};
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Hashes at once: each takes 64 MiB and a core.
const AT_ONCE: usize = 2;

/// How dear one guess is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordCost {
    /// m = 64 MiB, t = 3, p = 1.
    Production,
    /// m = 64 KiB, t = 1, p = 1: for demonstrations and tests, never with real people.
    Demo,
}

impl PasswordCost {
    fn params(self) -> Result<Params, LedgerError> {
        let (memory, passes) = match self {
            Self::Production => (64 * 1024, 3),
            Self::Demo => (64, 1),
        };
        Params::new(memory, passes, 1, None).map_err(|error| LedgerError::Password(error.to_string()))
    }
}

/// What checking a password says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is the password.
    pub right: bool,
    /// Whether the stored hash is weaker than today's: hash again and store.
    pub rehash: bool,
}

/// Hashes and checks passwords; cheap to clone.
#[derive(Clone, Debug)]
pub struct Passwords {
    cost: PasswordCost,
    places: Arc<Semaphore>,
    dummy: Arc<OnceLock<String>>,
}

impl Passwords {
    pub(crate) fn new(cost: PasswordCost) -> Self {
        Self { cost, places: Arc::new(Semaphore::new(AT_ONCE)), dummy: Arc::default() }
    }

    /// The PHC string of `password` (algorithm, parameters, salt, hash).
    pub async fn hash(&self, password: &str) -> Result<String, LedgerError> {
        let (cost, password) = (self.cost, password.to_owned());
        self.in_turn(move || hash(cost, &password)).await
    }

    /// Checks `password` against `phc`; with `None` (no such account) it takes as long and is never right.
    pub async fn verify(&self, password: &str, phc: Option<&str>) -> Result<Verdict, LedgerError> {
        let known = phc.is_some();
        let (cost, dummy) = (self.cost, Arc::clone(&self.dummy));
        let (password, phc) = (password.to_owned(), phc.map(str::to_owned));
        self.in_turn(move || {
            let phc = match phc {
                Some(phc) => phc,
                None => match dummy.get() {
                    Some(phc) => phc.clone(),
                    None => {
                        let made = hash(cost, &random::token())?;
                        dummy.get_or_init(|| made).clone()
                    }
                },
            };
            let verdict = verify(cost, &password, &phc)?;
            Ok(if known { verdict } else { Verdict { right: false, rehash: false } })
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        let ended = |error: &dyn std::fmt::Display| LedgerError::Task(error.to_string());
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|error| ended(&error))?;
        let task = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(place);
            result
        });
        task.await.map_err(|error| ended(&error))?
    }
}

fn hash(cost: PasswordCost, password: &str) -> Result<String, LedgerError> {
    let failed = |error: argon2::password_hash::Error| LedgerError::Password(error.to_string());
    let salt = SaltString::encode_b64(&random::bytes::<16>()).map_err(failed)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params()?);
    Ok(argon.hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

fn verify(cost: PasswordCost, password: &str, phc: &str) -> Result<Verdict, LedgerError> {
    use argon2::password_hash::Error;
    let failed = |error: Error| LedgerError::Password(error.to_string());
    let parsed = PasswordHash::new(phc).map_err(failed)?;
    let right = match Argon2::default().verify_password(password.as_bytes(), &parsed) {
        Ok(()) => true,
        Err(Error::Password) => false,
        Err(error) => return Err(failed(error)),
    };
    let (stored, today) = (Params::try_from(&parsed).map_err(failed)?, cost.params()?);
    let weaker = stored.m_cost() < today.m_cost() || stored.t_cost() < today.t_cost();
    Ok(Verdict { right, rehash: right && weaker })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[tokio::test]
    async fn only_the_password_is_right() {
        let passwords = Passwords::new(PasswordCost::Demo);
        let phc = passwords.hash("mật khẩu dài").await.unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{phc}");
        let right = Verdict { right: true, rehash: false };
        assert_eq!(passwords.verify("mật khẩu dài", Some(&phc)).await.unwrap(), right);
        assert!(!passwords.verify("mat khau dai", Some(&phc)).await.unwrap().right);
        assert!(!passwords.verify("mật khẩu dài", None).await.unwrap().right);
        assert!(passwords.verify("x", Some("not a hash")).await.is_err());
        assert_ne!(phc, passwords.hash("mật khẩu dài").await.unwrap(), "the salt is fresh");
    }

    #[tokio::test]
    async fn a_weaker_hash_is_made_again() {
        let weak = Passwords::new(PasswordCost::Demo).hash("p").await.unwrap();
        let strong = Passwords::new(PasswordCost::Production);
        let verdict = strong.verify("p", Some(&weak)).await.unwrap();
        assert_eq!(verdict, Verdict { right: true, rehash: true });
        assert!(!strong.verify("q", Some(&weak)).await.unwrap().rehash);
        assert!(strong.hash("p").await.unwrap().starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_unknown_account_costs_as_much_as_a_known_one() {
        let passwords = Passwords::new(PasswordCost::Production);
        let phc = passwords.hash("p").await.unwrap();
        passwords.verify("p", None).await.unwrap();
        // other tests take the machine's time as well: of some tries one is undisturbed
        let mut took = Vec::new();
        for _ in 0..10 {
            let known = Instant::now();
            passwords.verify("q", Some(&phc)).await.unwrap();
            let known = known.elapsed();
            let unknown = Instant::now();
            passwords.verify("q", None).await.unwrap();
            let unknown = unknown.elapsed();
            if unknown * 3 > known && known * 3 > unknown {
                return;
            }
            took.push((known, unknown));
        }
        panic!("{took:?}");
    }
}
