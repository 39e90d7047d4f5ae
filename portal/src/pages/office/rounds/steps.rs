//! The forms of a round, one handler each: read, check, ask the desk, and show what came of it.

use super::super::draft::Draft;
use super::super::outcome::{About, settle, unreadable};
use super::super::values::from_word;
use super::docket::{Voters, find, voters};
use super::{council, notice, outcome, show};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use axum::response::Response;
use cqrs_es::Aggregate;
use sovang_desk::{Asking, Denied, Done};
use sovang_domain::award_round::{AwardRound, BallotMethod, Conflict, ConflictGround, HigherDecision, Tally};
use sovang_domain::ids::{AccountId, NominationId, RoundId};
use sovang_projections::nomination_board;

type Answer = Result<Response, PageError>;

/// One form of a round on its way.
struct Step<'a> {
    app: &'a App,
    sent: &'a Signed,
    round: RoundId,
    form: String,
}

impl<'a> Step<'a> {
    /// A form of a round that is there, sent by someone who may read it.
    fn new(app: &'a App, sent: &'a Signed, round: &str, form: impl Into<String>) -> Result<Self, PageError> {
        let round = RoundId::from(round);
        find(app, &sent.who, &round)?;
        Ok(Self { app, sent, round, form: form.into() })
    }

    fn asking(&self) -> Asking {
        self.sent.who.asking(&self.sent.form, paths::round(&self.round))
    }

    async fn voters(&self) -> Result<Voters, PageError> {
        voters(self.app, &find(self.app, &self.sent.who, &self.round)?).await
    }

    fn draft(&self, errors: &[FieldError]) -> Draft {
        Draft::new(&self.form, &self.sent.form.values, errors)
    }

    /// The page again, with what is to be mended in this form.
    async fn mend(self, errors: Vec<FieldError>) -> Answer {
        let draft = self.draft(&errors);
        let page = show::draw(self.app, &self.sent.who, &self.round, self.voters().await?, &draft)?;
        Ok(unreadable(page, draft.errors()))
    }

    /// On to what was recorded, or the page again.
    async fn settle(self, result: Result<Done, Denied>) -> Answer {
        let voters = if result.is_ok() { Voters::new() } else { self.voters().await? };
        let about = About::of(&self.form, AwardRound::TYPE, self.round.as_str());
        let redraw = |errors: &[FieldError]| {
            show::draw(self.app, &self.sent.who, &self.round, voters, &self.draft(errors))
        };
        settle(self.app, result, about, redraw).await
    }
}

pub(super) async fn close_nominations(
    State(app): State<App>,
    Path(id): Path<String>,
    sent: Signed,
) -> Answer {
    let step = Step::new(&app, &sent, &id, notice::CLOSE_NOMINATIONS)?;
    let result = app.desk.close_nominations(&step.asking(), &step.round).await;
    step.settle(result).await
}

pub(super) async fn open_notice(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, &id, notice::OPEN_NOTICE)?;
    let result = app.desk.open_notice(&step.asking(), &step.round).await;
    step.settle(result).await
}

pub(super) async fn answer_comment(
    State(app): State<App>,
    Path((id, comment)): Path<(String, String)>,
    sent: Signed,
) -> Answer {
    let step = Step::new(&app, &sent, &id, notice::answer_form_name(&comment))?;
    let mut errors = Vec::new();
    let words = sent.form.values.need("noi-dung", "Ghi nội dung trả lời, ít nhất một câu.", &mut errors);
    if !errors.is_empty() {
        return step.mend(errors).await;
    }
    let result = app.desk.answer_comment(&step.asking(), &step.round, comment, words).await;
    step.settle(result).await
}

pub(super) async fn close_notice(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, &id, notice::CLOSE_NOTICE)?;
    let result = app.desk.close_notice(&step.asking(), &step.round).await;
    step.settle(result).await
}

pub(super) async fn convene(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, &id, council::CONVENE)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let present: Vec<AccountId> = values.all("co-mat").into_iter().map(AccountId::from).collect();
    if present.is_empty() {
        errors.push(FieldError::new("co-mat", "Chọn những thành viên có mặt."));
    }
    let document = values.need("bien-ban", "Ghi số, ký hiệu biên bản.", &mut errors);
    if !errors.is_empty() {
        return step.mend(errors).await;
    }
    let result = app.desk.convene_council(&step.asking(), &step.round, present, document).await;
    step.settle(result).await
}

pub(super) async fn declare(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, &id, council::DECLARE)?;
    let row = find(&app, &sent.who, &step.round)?;
    let members = row.session.iter().flat_map(|session| &session.members);
    let own =
        members.filter(|member| member.account == sent.who.account).map(|member| member.unit.clone()).next();
    let listed = app.views().read(|connection| nomination_board::of_round(connection, &step.round))?;
    let mut errors = Vec::new();
    let mut conflicts = Vec::new();
    // own unit stands aside by itself, nothing is asked about it
    for entry in row.entries.iter().filter(|row| own.as_ref() != Some(&row.entry.unit)) {
        let nomination = entry.entry.nomination.clone();
        let field = council::conflict_field(&nomination);
        match sent.form.values.get(&field) {
            council::NO_CONFLICT => {}
            word => match from_word::<ConflictGround>(word) {
                Some(ground) => conflicts.push(Conflict { nomination, ground }),
                None => {
                    let name = listed
                        .iter()
                        .find(|row| row.nomination == nomination)
                        .map_or("đề nghị này", |row| row.name());
                    errors.push(FieldError::new(field, format!("Chọn một mức cho {name}.")));
                }
            },
        }
    }
    if !errors.is_empty() {
        return step.mend(errors).await;
    }
    let result = app.desk.declare_conflicts(&step.asking(), &step.round, conflicts).await;
    step.settle(result).await
}

pub(super) async fn count(
    State(app): State<App>,
    Path((id, nomination)): Path<(String, String)>,
    sent: Signed,
) -> Answer {
    let nomination = NominationId::from(nomination);
    let step = Step::new(&app, &sent, &id, council::ballot_form_name(&nomination))?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let method = from_word::<BallotMethod>(values.get("cach"));
    if method.is_none() {
        errors.push(FieldError::new("cach", "Chọn cách lấy phiếu."));
    }
    let mut votes = |name: &str, what: &str| {
        let counted = values.get(name).parse::<u16>();
        counted.unwrap_or_else(|_| {
            errors.push(FieldError::new(name, format!("Ghi số phiếu {what}, không có thì ghi 0.")));
            0
        })
    };
    let tally = Tally {
        votes_for: votes("tan-thanh", "tán thành"),
        against: votes("khong-tan-thanh", "không tán thành"),
        abstained: votes("khong-bieu-quyet", "không biểu quyết"),
    };
    let (Some(method), true) = (method, errors.is_empty()) else { return step.mend(errors).await };
    let result = app.desk.count_ballot(&step.asking(), &step.round, nomination, method, tally).await;
    step.settle(result).await
}

pub(super) async fn propose(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, &id, outcome::PROPOSE)?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let nominations: Vec<NominationId> = values.all("de-nghi").into_iter().map(NominationId::from).collect();
    if nominations.is_empty() {
        errors.push(FieldError::new("de-nghi", "Chọn ít nhất 01 đề nghị để trình."));
    }
    let document = values.need("to-trinh", "Ghi số, ký hiệu tờ trình.", &mut errors);
    if !errors.is_empty() {
        return step.mend(errors).await;
    }
    let result = app.desk.propose_awards(&step.asking(), &step.round, nominations, document).await;
    step.settle(result).await
}

pub(super) async fn forward(
    State(app): State<App>,
    Path((id, nomination)): Path<(String, String)>,
    sent: Signed,
) -> Answer {
    let nomination = NominationId::from(nomination);
    let step = Step::new(&app, &sent, &id, outcome::forward_form_name(&nomination))?;
    let mut errors = Vec::new();
    let document = sent.form.values.need("to-trinh", "Ghi số, ký hiệu tờ trình.", &mut errors);
    if !errors.is_empty() {
        return step.mend(errors).await;
    }
    let result = app.desk.forward_proposal(&step.asking(), &step.round, &nomination, document).await;
    step.settle(result).await
}

pub(super) async fn record_higher(
    State(app): State<App>,
    Path((id, nomination)): Path<(String, String)>,
    sent: Signed,
) -> Answer {
    let nomination = NominationId::from(nomination);
    let step = Step::new(&app, &sent, &id, outcome::higher_form_name(&nomination))?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let granted = match values.get("dong-y") {
        "co" => Some(true),
        "khong" => Some(false),
        _ => {
            errors.push(FieldError::new("dong-y", "Chọn cấp trên đồng ý khen hay không."));
            None
        }
    };
    let number = values.need("so", "Ghi số, ký hiệu văn bản của cấp trên.", &mut errors);
    let date = values.need_date("ngay", "Ghi ngày ký văn bản.", &mut errors);
    let issuer = values.need("co-quan", "Ghi người ký hoặc cơ quan ban hành.", &mut errors);
    let (Some(granted), Some(date), true) = (granted, date, errors.is_empty()) else {
        return step.mend(errors).await;
    };
    let decision = HigherDecision { granted, number, date, issuer };
    let result = app.desk.record_higher_decision(&step.asking(), &step.round, &nomination, decision).await;
    step.settle(result).await
}

pub(super) async fn close(State(app): State<App>, Path(id): Path<String>, sent: Signed) -> Answer {
    let step = Step::new(&app, &sent, &id, outcome::CLOSE)?;
    let result = app.desk.close_round(&step.asking(), &step.round).await;
    step.settle(result).await
}
