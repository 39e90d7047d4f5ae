//! Sentences about an award round up to the proposal; what the chairman does stands in its own file.

use super::name::{Counted, Round, count};
use super::{ActClass, Told, Tone};
use crate::format::{date, deadline, list, onward, stop};
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{AnotherRound, BallotMethod, ClosedEarly, OutOf, Tally};
use sovang_domain::calendar::Deadline;
use sovang_domain::nominee::NomineeKind;

/// What was done in a round before the chairman's turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event; people by their names")]
pub enum RoundDeed {
    Opened {
        campaign: String,
        due: Option<Deadline>,
        again: Option<AnotherRound>,
    },
    NominationsClosed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        early: Option<ClosedEarly>,
    },
    NoticeOpened {
        listed: Counted,
        closes: Date,
        working_days: u16,
    },
    NoticeExtended {
        before: Date,
        closes: Date,
        reason: String,
    },
    /// `about`: whom it is about; nobody in particular is the whole list.
    CommentReceived {
        about: Option<String>,
        words: String,
    },
    CommentAnswered {
        about: Option<String>,
        answer: String,
    },
    NoticeClosed {
        comments: u16,
    },
    CouncilConvened {
        on: Date,
        members: usize,
        present: usize,
        document: String,
    },
    ConflictsDeclared {
        member: String,
        with: Vec<String>,
        /// The signed paper by which someone else recorded it.
        #[serde(default)]
        document: Option<String>,
    },
    BallotCounted(Ballot),
    AwardsProposed {
        nominees: Vec<String>,
        document: String,
    },
}

/// The counted votes on one nominee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "fields are named as in the event")]
pub struct Ballot {
    pub nominee: String,
    pub kind: NomineeKind,
    pub method: BallotMethod,
    pub tally: Tally,
    pub recused: u16,
    pub absent: u16,
    pub written: Option<Tally>,
    pub out_of: Option<OutOf>,
    pub passed: bool,
}

impl RoundDeed {
    pub(super) fn told(&self, who: &str, round: &Round) -> Told {
        let round = round.text();
        match self {
            Self::Opened { campaign, due, again } => {
                let campaign = texts::name::campaign(campaign);
                let due = due.map_or_else(String::new, |due| texts::round_opened::due(deadline(due)));
                let again =
                    again.as_ref().map(|again| texts::round_opened::again(onward(&again.reason), again.turn));
                let due = format!("{}{due}", again.unwrap_or_default());
                Told::office(texts::round_opened::office(&campaign, &due, &round, who))
                    .public(texts::round_opened::public(&campaign, &due, &round))
            }
            Self::NominationsClosed { early } => closed(who, &round, early.as_ref()),
            Self::NoticeOpened { listed, closes, working_days } => {
                let days = count((*working_days).into());
                let (listed, until) = (listed.text(), texts::notice_opened::until(date(*closes), days));
                Told::office(texts::notice_opened::office(&listed, &until, who))
                    .public(texts::notice_opened::public(&listed, &until))
                    .step(texts::notice_opened::step(&until))
            }
            Self::NoticeExtended { before, closes, reason } => {
                let (before, closes) = (date(*before), date(*closes));
                Told::office(stop(&texts::notice_extended::office(&before, &closes, reason, &round, who)))
                    .public(stop(&texts::notice_extended::public(&before, &closes, reason, &round)))
                    .step(stop(&texts::notice_extended::step(&before, &closes, reason)))
            }
            Self::CommentReceived { about, words } => Told::office(match about {
                Some(nominee) => texts::comment_received::about_nominee(nominee, who, words),
                None => texts::comment_received::about_list(who, words),
            }),
            Self::CommentAnswered { about, answer } => Told::office(match about {
                Some(nominee) => texts::comment_answered::about_nominee(answer, nominee, who),
                None => texts::comment_answered::about_list(answer, who),
            }),
            Self::NoticeClosed { comments } => {
                let comments = answered((*comments).into());
                Told::office(texts::notice_closed::office(&comments, &round, who))
                    .public(texts::notice_closed::public(&comments, &round))
                    .step(texts::notice_closed::step(&comments))
            }
            Self::CouncilConvened { on, members, present, document } => {
                let (on, present) = (date(*on), texts::council_convened::present(members, present));
                Told::office(stop(&texts::council_convened::office(&on, document, &present, who)))
                    .public(stop(&texts::council_convened::public(&on, document, &present)))
                    .step(texts::council_convened::step(&present))
            }
            Self::ConflictsDeclared { member, with, document } => {
                let said = if with.is_empty() {
                    texts::conflicts_declared::none(member)
                } else {
                    texts::conflicts_declared::with(member, list(with))
                };
                Told::office(match document {
                    None => said,
                    Some(document) => texts::conflicts_declared::on_paper(document, &said, who),
                })
            }
            Self::BallotCounted(ballot) => ballot.told(who),
            Self::AwardsProposed { nominees, document } => {
                let number = count(nominees.len());
                Told::office(texts::awards_proposed::office(document, list(nominees), who))
                    .public(texts::awards_proposed::public(number, document))
                    .step(texts::awards_proposed::step(document))
            }
        }
    }

    pub(super) fn act(&self) -> ActClass {
        match self {
            Self::Opened { .. } => ActClass::Plan,
            Self::NominationsClosed { .. }
            | Self::NoticeOpened { .. }
            | Self::NoticeExtended { .. }
            | Self::CommentReceived { .. }
            | Self::CommentAnswered { .. }
            | Self::NoticeClosed { .. } => ActClass::Notice,
            Self::CouncilConvened { .. } | Self::ConflictsDeclared { .. } | Self::BallotCounted(_) => {
                ActClass::Council
            }
            Self::AwardsProposed { .. } => ActClass::Decide,
        }
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::Opened { .. }
            | Self::NominationsClosed { .. }
            | Self::NoticeOpened { .. }
            | Self::NoticeExtended { .. }
            | Self::CouncilConvened { .. } => Tone::Now,
            Self::CommentReceived { .. } | Self::AwardsProposed { .. } => Tone::Wait,
            Self::CommentAnswered { .. } | Self::NoticeClosed { .. } | Self::ConflictsDeclared { .. } => {
                Tone::Ok
            }
            Self::BallotCounted(ballot) => {
                if ballot.passed {
                    Tone::Ok
                } else {
                    Tone::Late
                }
            }
        }
    }
}

impl Ballot {
    fn told(&self, who: &str) -> Told {
        use crate::texts::timeline::ballot_counted as texts;
        let (method, kind, result) =
            (terms::ballot_method(self.method), terms::kind(self.kind), self.result());
        Told::office(texts::office(method, &self.nominee, &result, who))
            .public(texts::public(kind, method, &result))
            .step(texts::step(method, &result))
    }

    /// 08 tán thành, 0 không tán thành, 0 không biểu quyết; thông qua
    pub(super) fn result(&self) -> String {
        use crate::texts::timeline::ballot_counted as texts;
        let others = [(self.recused, texts::recused as fn(String) -> String), (self.absent, texts::absent)];
        let others = others.into_iter().filter(|(number, _)| *number > 0);
        let mut votes = vec![terms::tally(self.tally)];
        votes.extend(self.written.map(|written| texts::written(terms::tally(written))));
        votes.extend(others.map(|(number, text)| text(count(number.into()))));
        if let Some(out_of) = self.out_of {
            let written = self.written.unwrap_or_default();
            votes.push(texts::share(terms::share(self.tally.votes_for + written.votes_for, out_of)));
        }
        let votes = votes.join("; ");
        if self.passed { texts::passed(votes) } else { texts::not_passed(votes) }
    }
}

/// họp ngày 02/12/2026, 04 người có mặt
pub(super) fn attendance(on: String, present: usize) -> String {
    texts::meeting_corrected::attendance(on, count(present))
}

/// "đã trả lời cả 02" of a number of comments.
fn answered(comments: usize) -> String {
    match comments {
        0 => texts::notice_closed::none().to_owned(),
        1 => texts::notice_closed::one().to_owned(),
        many => texts::notice_closed::many(count(many)),
    }
}

/// Nominations were closed; before the day that was announced with which it was, and why.
fn closed(who: &str, round: &str, early: Option<&ClosedEarly>) -> Told {
    let Some(ClosedEarly { due, reason }) = early else {
        return Told::office(texts::nominations_closed::office(round, who))
            .public(texts::nominations_closed::public(round));
    };
    let (due, reason) = (date(*due), stop(onward(reason)));
    Told::office(texts::nominations_closed::office_early(&due, &reason, round, who))
        .public(texts::nominations_closed::public_early(&due, &reason, round))
}
