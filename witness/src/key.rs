//! The witness's own key: made once on this machine, kept in a file for its owner alone, never sent anywhere.

use crate::WitnessError;
use crate::store::folder;
use sovang_verifier::SecretKey;
use sovang_verifier::key::Purpose;
use std::path::Path;

/// Name of the file in the data folder, in Go's secret form.
pub const FILE: &str = "witness.key";

/// What the key is called when nobody says otherwise.
pub const DEFAULT_NAME: &str = "mttq.localhost/witness";

/// Whose key the witness cosigns with.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The key's name; [`DEFAULT_NAME`] for a new key when none is given. A key that is there must bear it.
    pub name: Option<String>,
    /// The key itself in Go's secret form, instead of the file.
    pub secret: Option<String>,
    /// Something was cosigned here, but the file is gone: make another key all the same.
    pub new_key: bool,
}

impl Identity {
    /// The key, if it was given or is in `folder`.
    pub(crate) fn find(&self, folder: &Path) -> Result<Option<SecretKey>, WitnessError> {
        let path = folder.join(FILE);
        let secret = match &self.secret {
            Some(secret) => secret.clone(),
            None if path.exists() => {
                folder::assert_private(&path)?;
                std::fs::read_to_string(&path).map_err(|error| WitnessError::Io(path, error))?
            }
            None => return Ok(None),
        };
        let key = SecretKey::parse(&secret).map_err(WitnessError::Key)?;
        let wanted = self.name.as_deref().unwrap_or_else(|| key.public().name());
        if key.public().purpose() != Purpose::Witness || key.public().name() != wanted {
            let (found, wanted) = (key.public().to_string(), wanted.to_owned());
            return Err(WitnessError::OtherKey { found, wanted });
        }
        Ok(Some(key))
    }

    /// Makes a key and keeps it in `folder`.
    pub(crate) fn make(&self, folder: &Path) -> Result<SecretKey, WitnessError> {
        let name = self.name.as_deref().unwrap_or(DEFAULT_NAME);
        let key = SecretKey::of_seed(name, Purpose::Witness, &seed()?)
            .ok_or_else(|| WitnessError::Name(name.to_owned()))?;
        folder::write_private(folder, FILE, format!("{}\n", key.secret()).as_bytes())?;
        Ok(key)
    }
}

/// 32 bytes from the operating system.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place of this program where randomness enters"
)]
fn seed() -> Result<[u8; 32], WitnessError> {
    let mut seed = [0; 32];
    let failed = |error: getrandom::Error| {
        WitnessError::Io("getrandom".into(), std::io::Error::other(error.to_string()))
    };
    getrandom::fill(&mut seed).map_err(failed)?;
    Ok(seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let identity = Identity { name: Some("mttq.example/phu-tan".into()), ..Identity::default() };
        assert!(identity.find(dir.path()).unwrap().is_none());
        let made = identity.make(dir.path()).unwrap();
        let found = identity.find(dir.path()).unwrap().unwrap();
        assert_eq!(found.public(), made.public());
        assert_eq!(found.public().name(), "mttq.example/phu-tan");
        let other = tempfile::tempdir().unwrap();
        assert_ne!(identity.make(other.path()).unwrap().public(), made.public());
    }

    #[test]
    fn a_key_of_another_name_or_purpose_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        Identity::default().make(dir.path()).unwrap();
        let other = Identity { name: Some("other.example/witness".into()), ..Identity::default() };
        assert!(matches!(other.find(dir.path()), Err(WitnessError::OtherKey { .. })));
        let log = SecretKey::of_seed(DEFAULT_NAME, Purpose::Log, &[1; 32]).unwrap().secret();
        let log = Identity { secret: Some(log), ..Identity::default() };
        assert!(matches!(log.find(dir.path()), Err(WitnessError::OtherKey { .. })));
        let space = Identity { name: Some("có dấu cách".into()), ..Identity::default() };
        assert!(matches!(space.make(dir.path()), Err(WitnessError::Name(_))));
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_for_its_owner_alone_and_one_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        Identity::default().make(dir.path()).unwrap();
        let path = dir.path().join(FILE);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(Identity::default().find(dir.path()), Err(WitnessError::Exposed(_))));
    }
}
