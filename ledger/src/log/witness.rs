//! Asking a witness to cosign (C2SP tlog-witness), from the log's side.

use super::checkpoints::read_cosignature;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use sovang_verifier::{Hash, Key, SignedCheckpoint};
use std::time::Duration;

/// How long a witness may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// An answer longer than this is not read.
const LONGEST: usize = 64 * 1024;

/// What a witness answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It cosigned: when, and its line.
    Cosigned(u64, String),
    /// It has cosigned another size than we said: this one.
    Knows(u64),
    /// It says no; why, in its words.
    Refused(u16, String),
    /// It cannot be reached, or answered nonsense.
    Away(String),
}

/// Reaches witnesses.
#[derive(Clone, Debug)]
pub(crate) struct Client(reqwest::Client);

impl Client {
    pub(crate) fn new() -> Result<Self, reqwest::Error> {
        // a proxy for browsing has no business between a log and its witness
        let builder = || {
            let none = reqwest::redirect::Policy::none();
            reqwest::Client::builder().timeout(PATIENCE).redirect(none).no_proxy()
        };
        // a machine whose own certificates cannot be read still reaches a witness by http
        let client = builder().build().or_else(|_| builder().tls_built_in_root_certs(false).build());
        client.map(Self)
    }

    /// Asks `url` to cosign `bare`, which `proof` joins to the tree of `old` leaves.
    pub(crate) async fn cosign(&self, url: &str, key: &Key, old: u64, proof: &[Hash], bare: &str) -> Answer {
        let mut body = format!("old {old}\n");
        for hash in proof {
            body.push_str(&BASE64_STANDARD.encode(hash));
            body.push('\n');
        }
        body.push('\n');
        body.push_str(bare);
        let sent =
            self.0.post(format!("{}/add-checkpoint", url.trim_end_matches('/'))).body(body).send().await;
        let (status, text) = match read(sent).await {
            Ok(answer) => answer,
            Err(why) => return Answer::Away(why),
        };
        match status {
            200 => match read_cosignature(bare, &text, key) {
                Some((at, line)) => Answer::Cosigned(at, line),
                None => Answer::Away("its signature does not hold".to_owned()),
            },
            409 => match sovang_verifier::proof::decimal(text.trim_end()) {
                Some(size) => Answer::Knows(size),
                None => Answer::Away("a conflict without a size".to_owned()),
            },
            // not told about this log yet: its operator can mend that without us
            404 => Answer::Away("it does not know this log".to_owned()),
            400 | 403 | 422 => Answer::Refused(status, first_line(&text)),
            _ => Answer::Away(format!("status {status}")),
        }
    }

    /// The size of our log that a witness remembers; 0 if it has never seen it.
    pub(crate) async fn remembered(&self, url: &str, key: &Key, origin: &str) -> Result<u64, String> {
        let name = hex::encode(Sha256::digest(origin.as_bytes()));
        let sent = self.0.get(format!("{}/{name}/checkpoint", url.trim_end_matches('/'))).send().await;
        match read(sent).await? {
            (404, _) => Ok(0),
            (200, text) => {
                let signed = SignedCheckpoint::parse(text.as_bytes()).map_err(|error| error.to_string())?;
                let cosigned = signed.cosigned_by(&[key]).map_err(|error| error.to_string())?;
                let ours = signed.checkpoint.origin == origin && !cosigned.is_empty();
                ours.then_some(signed.checkpoint.size)
                    .ok_or_else(|| "not its own word about our log".to_owned())
            }
            (status, _) => Err(format!("status {status}")),
        }
    }
}

async fn read(sent: Result<reqwest::Response, reqwest::Error>) -> Result<(u16, String), String> {
    let mut response = sent.map_err(|error| error.without_url().to_string())?;
    let status = response.status().as_u16();
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| error.without_url().to_string())? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST {
            return Err("the answer is too long".to_owned());
        }
    }
    Ok((status, String::from_utf8(bytes).map_err(|_| "the answer is not text".to_owned())?))
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(200).collect()
}
