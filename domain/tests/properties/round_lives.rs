//! What may happen to an award round: an alphabet of steps, the right procedure, and lives of any of them.

use super::one_of;
use proptest::prelude::*;
use sovang_domain::award_round::CandidateStanding;

pub(super) const OFFICER: &str = "x.thi-dua";
pub(super) const CHAIRMAN: &str = "x.chu-tich";
pub(super) const COUNCIL: [&str; 3] = [CHAIRMAN, OFFICER, "x.ap-trung"];
pub(super) const KEYS: std::ops::Range<usize> = 0..8;

/// What may happen to the round, as small numbers: which nomination, which award, how many votes.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Open,
    CloseNominations,
    OpenNotice,
    Comment(usize),
    Answer(usize),
    CloseNotice(bool),
    Convene,
    Declare(usize, Option<usize>),
    Count(usize, u16, u16),
    Propose(Vec<usize>, &'static str),
    Decide(Vec<(usize, bool, CandidateStanding)>, &'static str),
    Issue(u16),
    DropDraft(u16),
    Correct(usize, usize),
    TakeBack(usize),
    Revoke(usize),
    Forward(usize),
    Answered(usize, bool),
    Close,
}

/// The right procedure up to the chairman's desk.
fn procedure() -> Vec<Step> {
    let mut steps =
        vec![Step::Open, Step::CloseNominations, Step::OpenNotice, Step::CloseNotice(true), Step::Convene];
    steps.extend((0..COUNCIL.len()).map(|member| Step::Declare(member, None)));
    steps.extend(KEYS.map(|key| Step::Count(key, if key == 3 { 2 } else { 3 }, 0)));
    steps.push(Step::Propose(KEYS.filter(|key| !is_higher(*key)).collect(), OFFICER));
    steps
}

fn steps() -> impl Strategy<Value = Step> {
    const STANDINGS: [CandidateStanding; 6] = [
        CandidateStanding::Ready,
        CandidateStanding::Ready,
        CandidateStanding::Ready,
        CandidateStanding::NotReady,
        CandidateStanding::Suspended,
        CandidateStanding::Withdrawn,
    ];
    let people = one_of(&[CHAIRMAN, CHAIRMAN, OFFICER]);
    let item = (KEYS, prop::bool::weighted(0.8), one_of(&STANDINGS));
    prop_oneof![
        1 => Just(Step::Open),
        1 => Just(Step::CloseNominations),
        1 => Just(Step::OpenNotice),
        1 => KEYS.prop_map(Step::Comment),
        2 => KEYS.prop_map(Step::Answer),
        1 => any::<bool>().prop_map(Step::CloseNotice),
        1 => Just(Step::Convene),
        2 => (0..COUNCIL.len(), prop::option::of(KEYS)).prop_map(|(member, key)| Step::Declare(member, key)),
        3 => (KEYS, 0..4_u16, 0..2_u16).prop_map(|(key, votes_for, against)| Step::Count(key, votes_for, against)),
        2 => (prop::collection::vec(KEYS, 0..3), people.clone()).prop_map(|(keys, by)| Step::Propose(keys, by)),
        8 => (prop::collection::vec(item, 0..4), people).prop_map(|(items, by)| Step::Decide(items, by)),
        8 => (1..4_u16).prop_map(Step::Issue),
        1 => (1..4_u16).prop_map(Step::DropDraft),
        3 => (0..6_usize, 0..4_usize).prop_map(|(index, what)| Step::Correct(index, what)),
        2 => (0..6_usize).prop_map(Step::TakeBack),
        2 => (0..6_usize).prop_map(Step::Revoke),
        4 => KEYS.prop_map(Step::Forward),
        4 => (KEYS, any::<bool>()).prop_map(|(key, granted)| Step::Answered(key, granted)),
        1 => Just(Step::Close),
    ]
}

/// A part of the procedure, then anything.
pub(super) fn lives() -> impl Strategy<Value = Vec<Step>> {
    let right = procedure();
    let whole = right.len();
    let length = prop_oneof![1 => 0..whole, 3 => Just(whole)];
    (length, prop::collection::vec(steps(), 0..40))
        .prop_map(move |(length, then)| right[..length].iter().cloned().chain(then).collect())
}

pub(super) fn is_higher(key: usize) -> bool {
    key >= 5
}
