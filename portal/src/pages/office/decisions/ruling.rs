//! Quyết định: what lies before the chairman: the nominees that wait, each with what speaks for and against deciding it now,
//! the limits, the drafts that wait for their signature.

use super::super::checked_likeness::{self, Likeness};
use super::super::considered::{self, Before};
use super::super::draft::Draft;
use super::super::form::{Answer, FormPage, Stream};
use super::super::more_than_once::MoreThanOnce;
use super::super::names::Names;
use super::super::nominations::kin;
use super::super::rounds::{find as find_round, meters};
use super::super::told_apart::labels;
use super::decide_awards::FORM;
use super::{bases, decide_awards, draft};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::section::{columns, section};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, Role};
use sovang_domain::award_form::Verified;
use sovang_domain::award_round::AwardRound;
use sovang_domain::ids::{AwardFormId, NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::money::Prize;
use sovang_domain::rules::LegalBasis;
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::decision_register::DraftRow;
use sovang_projections::locality_directory::{DelegationRow, LocalityRow};
use sovang_projections::nomination_board::{self, NominationRow, NominationStage};
use sovang_projections::round_docket::{self, BallotRow, QuotaMeter, RoundRow};
use sovang_projections::{
    account_directory, campaign_board, decision_register, locality_directory, person_register,
};
use sovang_words::format::{count2, list};
use sovang_words::personal::readable;
use sovang_words::{award_form, format, terms};
use std::collections::BTreeMap;

/// What the page is drawn from: everything the chairman sees before deciding.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) round: RoundRow,
    pub(super) campaign: String,
    pub(super) items: Vec<Item>,
    pub(super) meters: Vec<QuotaMeter>,
    pub(super) names: Names,
    /// How each nominee is named in this list.
    pub(super) labels: BTreeMap<NominationId, String>,
    /// Drafts of this round that wait for their signed paper.
    pub(super) drafts: Vec<DraftRow>,
    /// The ways in which this person may sign: the own, and those ever given. Which holds is asked on the day of signing.
    /// As what the reader may sign, with the text that says so; whoever signs for the head by a text today not as the head.
    pub(super) modes: Vec<(SigningMode, String)>,
    pub(super) legal_bases: Vec<LegalBasis>,
    /// The day by which prizes and legal bases are looked up.
    pub(super) today: Date,
    /// Who else may decide: name and position.
    pub(super) others: Vec<String>,
    /// Who stands in the round more than once.
    pub(super) twice: MoreThanOnce,
    pub(super) draft: Draft,
}

/// One nominee.
pub(super) struct Item {
    pub(super) row: NominationRow,
    pub(super) form_name: String,
    pub(super) prize: Option<Prize>,
    /// How far the prize was checked.
    pub(super) prize_verified: Option<Verified>,
    pub(super) ballot: Option<BallotRow>,
    /// Awards the same nominee holds for overlapping days.
    pub(super) overlaps: Vec<AwardRow>,
    /// How many look alike of whom nobody has said whether they are the same.
    pub(super) unanswered: usize,
    /// Those who are strongly like it, and what was found of them.
    pub(super) likenesses: Vec<Likeness>,
    /// What the campaign considered before of the same one, of a nomination out of turn.
    pub(super) before: Vec<Before>,
    /// Whether the person had a hand in it and so cannot decide it.
    pub(super) own_hand: bool,
}

impl Item {
    /// What the decision would call it: Giấy khen …, or Truy tặng Giấy khen ….
    pub(super) fn given(&self) -> String {
        award_form::given(&self.form_name, self.row.proposal.posthumous)
    }

    /// The words about somebody who has died that name a relative: they would be published.
    pub(super) fn kin(&self) -> Option<String> {
        let proposal = &self.row.proposal;
        let words = [&proposal.nominee.position, &proposal.achievement].map(readable);
        proposal.posthumous.then(|| kin::named(words[0], words[1])).flatten()
    }

    /// Whether an overlapping award of the same campaign stands in the way.
    pub(super) fn is_duplicate(&self) -> bool {
        self.overlaps.iter().any(|award| award.campaign == self.row.proposal.campaign)
    }
}

impl FormPage for View {
    type Subject = RoundId;

    async fn load(app: &App, who: &SignedIn, id: &RoundId) -> Result<Self, PageError> {
        let round = find_round(app, who, id)?;
        who.must(Act::DecideAwards, &Place::locality(round.locality.clone()))?;
        let (today, views, rules) = (app.today(), app.views(), app.rules_of(&round.locality)?);
        let locality = views.read(|connection| locality_directory::one(connection, &round.locality))?;
        let delegations =
            views.read(|connection| locality_directory::delegations(connection, &round.locality))?;
        let modes = modes(app, who, &delegations, today)?;
        let drafts = views.read(|connection| decision_register::drafts_of_round(connection, id))?;
        let names = Names::of(app, &round.locality, today)?;
        let mut items = Vec::new();
        let mut nominations = views.read(|connection| nomination_board::of_round(connection, id))?;
        nominations.sort_by_cached_key(NominationRow::sort_key);
        for row in nominations {
            if !waits(&round, &row) || is_drafted(&drafts, &row.nomination) {
                continue;
            }
            let nominee = &row.proposal.nominee;
            let held = views.read(|connection| award_roll::of_person(connection, &nominee.subject))?;
            let unanswered =
                views.read(|connection| person_register::unanswered(connection, &nominee.subject))?;
            let is_title = |form: &AwardFormId| rules.form(form, today).is_some_and(|form| form.title);
            let overlaps = held.into_iter().filter(|award| {
                award.is_standing()
                    && award.period.overlaps(&row.proposal.period)
                    && is_title(&award.form) == is_title(&row.proposal.form)
            });
            let proposed_by = round.proposed_by(&row.nomination);
            let by_name = app.desk.by_name(&who.account, &round.locality, nominee)?;
            let hands = row.hands();
            let own_hand = hands.contains(&who.account) || proposed_by == Some(&who.account);
            items.push(Item {
                form_name: award_form::name(
                    &rules,
                    &row.proposal.form,
                    today,
                    LocalityRow::place_words_of(locality.as_ref()),
                ),
                prize: rules.prize(&row.proposal.form, nominee.kind, today),
                prize_verified: rules.prize_verified(&row.proposal.form, nominee.kind, today),
                ballot: round.entry(&row.nomination).and_then(|entry| entry.ballot.clone()),
                overlaps: overlaps.collect(),
                unanswered: unanswered.len(),
                likenesses: checked_likeness::of(app, &row, &names)?,
                before: considered::before(app, who, &row, &names)?,
                own_hand: own_hand || by_name.own || by_name.hand(hands.iter().chain(proposed_by)).is_some(),
                row,
            });
        }
        let rows: Vec<NominationRow> = items.iter().map(|item| item.row.clone()).collect();
        Ok(Self {
            labels: labels(&rows, &names),
            campaign: views.read(|connection| campaign_board::name(connection, &round.campaign))?,
            meters: views.read(|connection| round_docket::meters(connection, &round))?,
            names,
            drafts,
            others: others(app, who, &round)?,
            twice: MoreThanOnce::load(app, id)?,
            legal_bases: rules.rounds(today).map(|rules| rules.legal_bases.clone()).unwrap_or_default(),
            today,
            modes,
            items,
            round,
            who: who.clone(),
            draft: Draft::default(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let title = self.round.title();
        let heading = Heading::new("Quyết định khen thưởng").kicker(title).lead(html! {
            (self.campaign) ". " (count2(self.items.len() as u64)) " đề nghị chờ quyết định."
        });
        Page { heading, body: body(self), ..self.frame(app) }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::round(&self.round.round)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: AwardRound::TYPE, id: self.round.round.as_str(), version: self.round.version })
    }
}

impl View {
    /// The page around the form, also when the rules refuse.
    pub(super) fn frame(&self, app: &App) -> Page {
        let round = self.round.title();
        let rounds = ("Đợt xét".to_owned(), paths::ROUNDS.to_owned());
        let breadcrumbs = vec![rounds, (round, paths::round(&self.round.round))];
        Page { breadcrumbs, ..self.who.page(app, paths::DECISIONS, "Quyết định khen thưởng") }
    }

    /// How a nominee is named in this list.
    pub(super) fn nominee<'v>(&'v self, item: &'v Item) -> &'v str {
        self.labels.get(&item.row.nomination).map_or_else(|| item.row.name(), String::as_str)
    }

    /// The nominee of that nomination.
    pub(super) fn item(&self, nomination: &NominationId) -> Option<&Item> {
        self.items.iter().find(|item| item.row.nomination == *nomination)
    }
}

/// As what somebody may sign: by each text that has begun, with its days, and as the head whoever is none's deputy.
fn modes(
    app: &App,
    who: &SignedIn,
    delegations: &[DelegationRow],
    today: Date,
) -> Result<Vec<(SigningMode, String)>, PageError> {
    let account = app.views().read(|connection| account_directory::by_account(connection, &who.account))?;
    let is_head = account.is_none_or(|account| terms::signs_as_head(&account.position));
    let own = delegations.iter().filter(|row| row.officer == who.account);
    Ok(offered(own.collect(), is_head, today))
}

/// What holds today first: it is what is chosen unless something else is.
fn offered(mut own: Vec<&DelegationRow>, is_head: bool, today: Date) -> Vec<(SigningMode, String)> {
    let holds = |row: &&DelegationRow| row.until.is_none_or(|until| today <= until);
    own.retain(|row| row.from <= today && row.taken_back.is_none());
    own.sort_by_key(|row| !holds(row));
    let label = |row: &DelegationRow| {
        let days = format::span(row.from, row.until);
        format!("{}, theo {} ({days})", terms::signing_mode(row.mode), row.document)
    };
    let mut modes: Vec<(SigningMode, String)> = Vec::new();
    if is_head && !own.iter().any(holds) {
        modes.push((SigningMode::Own, terms::signing_mode(SigningMode::Own).to_owned()));
    }
    for row in own {
        if modes.iter().all(|(mode, _)| *mode != row.mode) {
            modes.push((row.mode, label(row)));
        }
    }
    modes
}

/// Who may decide beside this person.
fn others(app: &App, who: &SignedIn, round: &RoundRow) -> Result<Vec<String>, PageError> {
    let all = app
        .views()
        .read(|connection| account_directory::holders(connection, &round.locality, Role::Chairman))?;
    let others = all.into_iter().filter(|row| row.account != who.account);
    Ok(others.map(|row| format!("{}, {}", row.full_name, row.position)).collect())
}

/// Who decides what this person may not: the others who may, and how somebody is let.
pub(super) fn instead(view: &View) -> Markup {
    html! {
        @if view.others.is_empty() {
            "Chưa có người khác được quyết định: người quản trị giao vai trò Chủ tịch cho Phó Chủ tịch, rồi văn thư ghi văn bản giao ký (KT.) ở trang "
        } @else {
            "Người khác được quyết định: " (list(&view.others)) "; chưa có văn bản giao ký thì văn thư ghi ở trang "
        }
        a href=(paths::LOCALITY) { "Địa phương" } "."
    }
}

/// Whether a draft holds it already.
pub(super) fn is_drafted(drafts: &[DraftRow], nomination: &NominationId) -> bool {
    let mut lines = drafts.iter().flat_map(|row| &row.draft.entries);
    lines.any(|line| line.nomination == *nomination)
}

/// Proposed and without outcome; where there is no council, appraised. One taken back after it was proposed is struck off.
fn waits(round: &RoundRow, row: &NominationRow) -> bool {
    if round.is_scheduled() {
        round.entry(&row.nomination).is_some_and(|entry| entry.proposed && entry.outcome.is_none())
    } else {
        row.stage == NominationStage::Ready
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, Path(id): Path<RoundId>) -> Answer {
    Ok(answer(StatusCode::OK, &View::load(&app, &who, &id).await?.draw(&app)))
}

pub(super) fn body(view: &View) -> Markup {
    let aside = html! {
        (section("muc-toi-da", format!("Mức tối đa năm {}", view.round.year),
            meters(&view.meters, &view.names)))
        @if !view.drafts.is_empty() {
            (section("cho-ky", "Dự thảo chờ ký, cấp số", draft::links(&view.drafts)))
        }
        (section("so-quyet-dinh", "Số quyết định", html! {
            p { "Văn thư cấp số khi quyết định đã ký và ghi vào sổ cùng bản ký." }
        }))
        (bases::list(&view.legal_bases, view.today))
    };
    html! {
        (bases::warning(&view.legal_bases, view.today))
        (view.twice.section(&view.names))
        (columns(section(FORM, "Kết quả từng đề nghị", decide_awards::form(view)), aside))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use jiff::civil::date;

    pub(in super::super) fn item(key: &str) -> Item {
        Item {
            row: sample::nomination(key),
            form_name: "Giấy khen của Chủ tịch UBND xã".into(),
            prize: sample::award().prize,
            prize_verified: Some(Verified::SecondHand),
            ballot: Some(sample::ballot(true)),
            overlaps: Vec::new(),
            unanswered: 0,
            likenesses: Vec::new(),
            before: Vec::new(),
            own_hand: false,
        }
    }

    #[test]
    fn what_holds_today_is_offered_first_and_an_ended_text_never_hides_one_that_holds() {
        let today = sample::today();
        let text = |mode, document: &str, until| DelegationRow {
            officer: "phu-tan.chairman".into(),
            mode,
            from: date(2026, 1, 1),
            until,
            document: document.to_owned(),
            ended_by: None,
            taken_back: None,
            log_index: 1,
        };
        let ended = text(SigningMode::ForHead, "31/QĐ-UBND", Some(date(2026, 6, 30)));
        let holds = text(SigningMode::ForHead, "12/QĐ-UBND", None);
        let modes = |own: Vec<&DelegationRow>, is_head| offered(own, is_head, today);
        assert_eq!(modes(vec![&ended], true)[0].0, SigningMode::Own, "who has become the head signs as one");
        let both = modes(vec![&ended, &holds], false);
        assert!(both.len() == 1 && both[0].1.contains("12/QĐ-UBND"), "{both:?}");
    }

    pub(in super::super) fn view(used: u16) -> View {
        let items = vec![item("n1"), item("n2")];
        let rows: Vec<_> = items.iter().map(|item| item.row.clone()).collect();
        View {
            who: someone(Role::Chairman, None),
            round: sample::round(round_docket::RoundStage::Proposed, &rows),
            campaign: sample::campaign().plan.campaign,
            items,
            meters: vec![QuotaMeter { used, nominated: 6, ..sample::meter() }],
            names: sample::names(),
            labels: BTreeMap::new(),
            drafts: Vec::new(),
            others: Vec::new(),
            twice: MoreThanOnce::default(),
            modes: vec![(SigningMode::Own, "Chủ tịch ký".into())],
            legal_bases: sample::rules().rounds(sample::today()).unwrap().legal_bases.clone(),
            today: sample::today(),
            draft: Draft::default(),
        }
    }

    #[test]
    fn the_chairman_sees_each_nominee_and_the_limits_and_no_number_is_promised() {
        let html = body(&view(3)).into_string();
        assert!(!html.contains("/QĐ-UBND") && html.contains("Văn thư cấp số"), "{html}");
        assert!(html.contains("3/4 <meter") && html.contains("760.000 đồng"));
        assert!(html.contains("Nguồn gián tiếp, cần kiểm lại"), "how far the prize was checked: {html}");
        assert!(html.contains("Tán thành 6/7 thành viên được biểu quyết; 06 tán thành, 01 không tán thành"));
        assert!(
            html.contains(r#"name="kq-n1" value="sau" checked"#),
            "nothing is decided unless chosen: {html}"
        );
        assert!(html.contains(r#"name="cach-ky" value="own" checked"#));
        assert!(!html.contains("trung-n1"), "no overlap, no field for it");
    }
}
