//! Whom to believe (C2SP tlog-policy, an untagged draft): the keys of the log, the witnesses, how many of them.
//!
//! ```text
//! log <vkey> [<url>]
//! witness <name> <vkey> [<url>]
//! group <name> <any|all|number> <name>...
//! quorum <name|none>
//! ```

use crate::key::{Key, Purpose};
use std::collections::HashSet;
use std::fmt;

/// A policy larger than this is not read.
const LARGEST: usize = 64 * 1024;

/// Whom to believe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Keys of the log; more than one while a key is being changed.
    pub logs: Vec<Addressed>,
    /// Those who cosign, in the order they are named.
    pub witnesses: Vec<Witness>,
    /// Groups, each of witnesses and groups named before it.
    pub groups: Vec<Group>,
    /// The witness or group that must have cosigned; nobody if none.
    pub quorum: Option<String>,
}

/// A log's key and where it is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// The key.
    pub key: Key,
    /// Where the log is served, if said.
    pub url: Option<String>,
}

/// A witness: who, with which key, where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// How this policy calls it.
    pub name: String,
    /// Its key.
    pub key: Key,
    /// Where it takes checkpoints, if said.
    pub url: Option<String>,
}

/// So many of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// How this policy calls it.
    pub name: String,
    /// How many members must have cosigned.
    pub threshold: usize,
    /// Witnesses and groups.
    pub members: Vec<String>,
}

/// A line of a policy that cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the policy: {what}")]
pub struct PolicyFault {
    /// From 1; one more than the last when something is missing.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// The first line that is wrong; a policy that names no log is no policy.
    pub fn parse(text: &str) -> Result<Self, PolicyFault> {
        let policy = Self::parse_witnesses(text)?;
        if policy.logs.is_empty() {
            return Err(PolicyFault { line: text.lines().count() + 1, what: "no log is named" });
        }
        Ok(policy)
    }

    /// Reads what a log's keeper says of its witnesses: a policy that may leave out the log itself.
    ///
    /// # Errors
    /// The first line that is wrong.
    pub fn parse_witnesses(text: &str) -> Result<Self, PolicyFault> {
        let mut policy = Self { logs: Vec::new(), witnesses: Vec::new(), groups: Vec::new(), quorum: None };
        let (mut names, mut quorum_said, mut lines) = (HashSet::new(), false, 0);
        if text.len() > LARGEST {
            return Err(PolicyFault { line: 1, what: "the policy is too large" });
        }
        for (line, words) in (1..).zip(text.lines()) {
            lines = line;
            let fault = |what| PolicyFault { line, what };
            let words: Vec<&str> = words.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
            match words.as_slice() {
                [] => {}
                [first, ..] if first.starts_with('#') => {}
                ["log", vkey, url @ ..] if url.len() < 2 => {
                    let key = key(vkey, Purpose::Log).map_err(fault)?;
                    policy.logs.push(Addressed { key, url: url.first().map(|url| (*url).to_owned()) });
                }
                ["witness", name, vkey, url @ ..] if url.len() < 2 => {
                    let key = key(vkey, Purpose::Witness).map_err(fault)?;
                    take(&mut names, name).map_err(fault)?;
                    if policy.witnesses.iter().any(|witness| witness.key == key) {
                        return Err(fault("the same witness key stands twice"));
                    }
                    let url = url.first().map(|url| (*url).to_owned());
                    policy.witnesses.push(Witness { name: (*name).to_owned(), key, url });
                }
                ["group", name, threshold, members @ ..] if !members.is_empty() => {
                    if members.iter().any(|member| !names.contains(*member)) {
                        return Err(fault("a member is not named before"));
                    }
                    if members.iter().collect::<HashSet<_>>().len() < members.len() {
                        return Err(fault("a member stands twice"));
                    }
                    let threshold =
                        threshold_of(threshold, members.len()).ok_or(fault("no such threshold"))?;
                    take(&mut names, name).map_err(fault)?;
                    let members = members.iter().map(|member| (*member).to_owned()).collect();
                    policy.groups.push(Group { name: (*name).to_owned(), threshold, members });
                }
                ["quorum", name] => {
                    if quorum_said {
                        return Err(fault("there is a quorum already"));
                    }
                    quorum_said = true;
                    if *name != "none" {
                        if !names.contains(*name) {
                            return Err(fault("the quorum is not named before"));
                        }
                        policy.quorum = Some((*name).to_owned());
                    }
                }
                _ => return Err(fault("not a line of a policy")),
            }
        }
        if quorum_said {
            Ok(policy)
        } else {
            Err(PolicyFault { line: lines + 1, what: "no quorum is named" })
        }
    }

    /// The keys of the log.
    #[must_use]
    pub fn log_keys(&self) -> Vec<&Key> {
        self.logs.iter().map(|log| &log.key).collect()
    }

    /// The keys of the witnesses.
    #[must_use]
    pub fn witness_keys(&self) -> Vec<&Key> {
        self.witnesses.iter().map(|witness| &witness.key).collect()
    }

    /// How this policy calls the witness with `key`.
    #[must_use]
    pub fn witness_name(&self, key: &Key) -> Option<&str> {
        self.witnesses.iter().find(|witness| witness.key == *key).map(|witness| witness.name.as_str())
    }

    /// Whether enough have cosigned, when `cosigned` says who has.
    #[must_use]
    pub fn quorum_met(&self, cosigned: impl Fn(&Key) -> bool) -> bool {
        let Some(quorum) = &self.quorum else { return true };
        let mut met: HashSet<&str> = HashSet::new();
        for witness in self.witnesses.iter().filter(|witness| cosigned(&witness.key)) {
            met.insert(&witness.name);
        }
        // members are named before their group, so one pass in order is enough
        for group in &self.groups {
            if group.members.iter().filter(|member| met.contains(member.as_str())).count() >= group.threshold
            {
                met.insert(&group.name);
            }
        }
        met.contains(quorum.as_str())
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = |url: &Option<String>| url.as_ref().map_or(String::new(), |url| format!(" {url}"));
        for log in &self.logs {
            writeln!(f, "log {}{}", log.key, url(&log.url))?;
        }
        for witness in &self.witnesses {
            writeln!(f, "witness {} {}{}", witness.name, witness.key, url(&witness.url))?;
        }
        for group in &self.groups {
            writeln!(f, "group {} {} {}", group.name, group.threshold, group.members.join(" "))?;
        }
        writeln!(f, "quorum {}", self.quorum.as_deref().unwrap_or("none"))
    }
}

fn key(vkey: &str, purpose: Purpose) -> Result<Key, &'static str> {
    match Key::parse(vkey) {
        Ok(key) if key.purpose() == purpose => Ok(key),
        Ok(_) => Err("a key of the other purpose"),
        Err(_) => Err("not a key"),
    }
}

fn take<'n>(names: &mut HashSet<&'n str>, name: &'n str) -> Result<(), &'static str> {
    if name == "none" || !names.insert(name) { Err("the name is taken") } else { Ok(()) }
}

fn threshold_of(word: &str, members: usize) -> Option<usize> {
    match word {
        "any" => Some(1),
        "all" => Some(members),
        number => number.parse().ok().filter(|number| (1..=members).contains(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SecretKey;

    fn vkey(name: &str, purpose: Purpose) -> String {
        let seed = [u8::try_from(name.len()).unwrap(); 32];
        SecretKey::of_seed(name, purpose, &seed).unwrap().public().to_string()
    }

    fn text() -> String {
        let (log, a) = (vkey("sovang.localhost/log", Purpose::Log), vkey("mttq-xa", Purpose::Witness));
        let (b, c) = (vkey("mttq-tinh", Purpose::Witness), vkey("thanh-tra-tinh", Purpose::Witness));
        format!(
            "# ai được tin\nlog {log} https://sovang.localhost/log\nwitness xa {a} http://10.0.0.2:8090\n\
             witness tinh\t{b}\nwitness thanh-tra {c}\ngroup tren any tinh thanh-tra\n\ngroup du all xa tren\nquorum du\n"
        )
    }

    #[test]
    fn a_policy_is_read_as_it_was_written() {
        let policy = Policy::parse(&text()).unwrap();
        assert_eq!(policy.witnesses.len(), 3);
        assert_eq!(Policy::parse(&policy.to_string()), Ok(policy));
    }

    #[test]
    fn the_quorum_counts_groups_of_groups() {
        let policy = Policy::parse(&text()).unwrap();
        let met = |names: &[&str]| policy.quorum_met(|key| names.contains(&key.name()));
        assert!(met(&["mttq-xa", "mttq-tinh"]));
        assert!(met(&["mttq-xa", "thanh-tra-tinh"]));
        assert!(!met(&["mttq-xa"]));
        assert!(!met(&["mttq-tinh", "thanh-tra-tinh"]));
        let nobody = Policy { quorum: None, ..policy };
        assert!(nobody.quorum_met(|_| false));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let (log, a) = (vkey("x/log", Purpose::Log), vkey("mttq-xa", Purpose::Witness));
        for (text, line) in [
            (String::new(), 1),
            (format!("log {log}\n"), 2),
            (format!("log {a}\nquorum none\n"), 1),
            (format!("log {log}\nwitness xa {log}\nquorum none\n"), 2),
            (format!("log {log}\nwitness xa {a}\nwitness yb {a}\nquorum xa\n"), 3),
            (format!("log {log}\nwitness none {a}\nquorum none\n"), 2),
            (format!("log {log}\nquorum xa\n"), 2),
            (format!("log {log}\nwitness xa {a}\ngroup g 2 xa\nquorum g\n"), 3),
            (format!("log {log}\nwitness xa {a}\ngroup g 2 xa xa\nquorum g\n"), 3),
            (format!("log {log}\nquorum none\nquorum none\n"), 3),
            (format!("log {log}\nhello\nquorum none\n"), 2),
        ] {
            assert_eq!(Policy::parse(&text).unwrap_err().line, line, "{text}");
        }
    }
}
