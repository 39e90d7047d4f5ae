//! Names of people who do not exist, composed as names are composed in each region.

use super::lots::Lots;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const LEXICON: &str = include_str!("lexicon.json");

/// Where a locality lies, as far as family names go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Region {
    North,
    South,
    /// The mountains of the north, with Tày and Nùng families.
    Highland,
}

#[derive(Debug, Deserialize)]
struct Lexicon {
    family_names: BTreeMap<String, f64>,
    southern_family_names: BTreeMap<String, f64>,
    northern_family_names: BTreeMap<String, f64>,
    tay_nung_family_names: Vec<String>,
    khmer_family_names: Vec<String>,
    middle_male: Vec<String>,
    middle_female: Vec<String>,
    given_male: Vec<String>,
    given_female: Vec<String>,
    password_words: Vec<String>,
}

/// Composes names for one locality, never the same twice.
pub(super) struct Names {
    lexicon: Lexicon,
    region: Region,
    lots: Lots,
    taken: BTreeSet<String>,
}

impl Names {
    /// # Errors
    /// When the lexicon carried in the program does not read; a test keeps that from happening.
    pub(super) fn new(seed: u64, locality: &str, region: Region) -> Result<Self, serde_json::Error> {
        let lots = Lots::new(seed, &format!("names of {locality}"));
        Ok(Self { lexicon: serde_json::from_str(LEXICON)?, region, lots, taken: BTreeSet::new() })
    }

    /// A full name.
    pub(super) fn person(&mut self) -> String {
        loop {
            let family = self.family();
            let female = self.lots.chance(48);
            let (middles, givens) = if female {
                (&self.lexicon.middle_female, &self.lexicon.given_female)
            } else {
                (&self.lexicon.middle_male, &self.lexicon.given_male)
            };
            let (middle, given) = (self.lots.pick(middles), self.lots.pick(givens));
            // "Thị Hồng Hồng" and "Thanh Thanh" are nobody's name
            if middle.split(' ').any(|word| word == given) {
                continue;
            }
            let name = format!("{family} {middle} {given}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    fn family(&mut self) -> String {
        let lexicon = &self.lexicon;
        let (regional, minority, percent) = match self.region {
            Region::North => (&lexicon.northern_family_names, None, 0),
            Region::South => (&lexicon.southern_family_names, Some(&lexicon.khmer_family_names), 12),
            Region::Highland => (&lexicon.northern_family_names, Some(&lexicon.tay_nung_family_names), 55),
        };
        if let Some(families) = minority
            && self.lots.chance(percent)
        {
            return self.lots.pick(families);
        }
        // weights in tenths, so that rare names stay possible
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "weights are small and positive"
        )]
        let weighed =
            lexicon.family_names.iter().chain(regional).map(|(name, weight)| (name, (weight * 10.0) as u32));
        let all: u32 = weighed.clone().map(|(_, weight)| weight).sum();
        let mut drawn = self.lots.between(1, all);
        for (name, weight) in weighed {
            if drawn <= weight {
                return name.clone();
            }
            drawn -= weight;
        }
        "Nguyễn".to_owned()
    }

    /// A password that can be read aloud: `khe-sen-mua-48`. For the demonstration only.
    pub(super) fn password(&mut self) -> String {
        let mut words = Vec::new();
        while words.len() < 3 {
            let word = self.lots.pick(&self.lexicon.password_words);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        format!("{}-{:02}", words.join("-"), self.lots.between(10, 99))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_repeat_with_the_seed_and_never_within_a_locality() {
        let draw = |seed| {
            let mut names = Names::new(seed, "phu-tan", Region::South).unwrap();
            (0..200).map(|_| names.person()).collect::<Vec<_>>()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        assert_eq!(draw(1).into_iter().collect::<BTreeSet<_>>().len(), 200);
    }

    #[test]
    fn families_are_those_of_the_region() {
        let draw = |region| {
            let mut names = Names::new(3, "x", region).unwrap();
            (0..300).map(|_| names.family()).collect::<BTreeSet<_>>()
        };
        assert!(draw(Region::South).contains("Huỳnh") && !draw(Region::North).contains("Huỳnh"));
        assert!(draw(Region::Highland).contains("Nông") && !draw(Region::South).contains("Nông"));
        assert!(draw(Region::South).contains("Thạch"));
    }
}
