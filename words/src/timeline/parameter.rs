//! Sentences about parameters that a locality sets itself.

use super::Told;
use super::slip::because;
use crate::format::{date, sentence_case, stop};
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::rules::{Parameter, ParameterName};

/// What was done about a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event")]
pub enum ParameterDeed {
    Set { parameter: Parameter, from: Date, document: String, reason: String },
    TakenBack { name: ParameterName, from: Date, reason: String },
}

impl ParameterDeed {
    pub(super) fn told(&self, who: &str) -> Told {
        match self {
            Self::Set { parameter, from, document, reason } => {
                let (name, value) = (terms::parameter(parameter.name()), terms::parameter_value(parameter));
                let why = because(reason, Some(document));
                let set = stop(&texts::parameter_set::set(date(*from), name, &value, &why));
                Told::office(texts::part::noted(&set, who)).public(sentence_case(&set))
            }
            Self::TakenBack { name, from, reason } => {
                let why = because(reason, None);
                let back = texts::parameter_taken_back::back(date(*from), terms::parameter(*name), &why);
                let back = stop(&back);
                Told::office(texts::parameter_taken_back::office(&back, who)).public(sentence_case(&back))
            }
        }
    }
}
