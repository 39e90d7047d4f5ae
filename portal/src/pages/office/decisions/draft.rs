//! Dự thảo quyết định: what the chairman decided, laid out to be printed and signed; and the forms that record the signed
//! paper or take the draft back. Nothing of it is public.

use super::super::draft::Draft;
use super::super::form::{Answer, FormPage, Stream};
use super::super::names::Names;
use super::super::rounds::find as find_round;
use super::{bases, draft_paper, draft_word, drop_draft, issue_decision, replace_scan};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::section::{screen_only, section};
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time::moment;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{AwardRound, symbol};
use sovang_domain::document::Document;
use sovang_domain::ids::RoundId;
use sovang_domain::locality::Numbering;
use sovang_domain::money::Prize;
use sovang_domain::plan::Occasion;
use sovang_domain::rules::LegalBasis;
use sovang_projections::campaign_board;
use sovang_projections::decision_register::{self, CameOf, DecisionRow, DraftRow, FormerScan};
use sovang_projections::locality_directory::{self, LocalityRow};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::round_docket::RoundRow;
use sovang_words::format::{count2, local_date, money_long};
use sovang_words::{award_form, terms};

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) today: Date,
    pub(super) row: RoundRow,
    pub(super) drafted: DraftRow,
    pub(super) lines: Vec<Line>,
    pub(super) names: Names,
    pub(super) legal_bases: Vec<LegalBasis>,
    /// The decisions of this year that the book knows, the highest number first.
    pub(super) known: Vec<DecisionRow>,
    pub(super) numbering: Numbering,
    pub(super) place: Option<LocalityRow>,
    /// Name of the campaign.
    pub(super) campaign: String,
    /// The signed paper that came of it, scanned.
    pub(super) scan: Option<Document>,
    /// Files that were taken for it before.
    pub(super) former: Vec<FormerScan>,
    pub(super) draft: Draft,
}

/// One nominee, with what holds if it is signed today.
pub(super) struct Line {
    pub(super) row: NominationRow,
    pub(super) form_name: String,
    pub(super) given: String,
    pub(super) prize: Option<Prize>,
}

impl View {
    /// Whether the person may do it in this round's locality.
    pub(super) fn may(&self, act: Act) -> bool {
        self.who.may(act, &Place::locality(self.row.locality.clone()))
    }

    /// Whether its signed paper is still to be recorded.
    fn waits(&self) -> bool {
        self.drafted.came_of.is_none()
    }

    /// Whether a paper of that day is older than the opinions about its dossiers: of awards out of turn it is asked why.
    pub(super) fn is_before_appraisal(&self, on: Date) -> bool {
        let opinion = |line: &Line| line.row.dossier_opinion.as_ref().map(|said| local_date(said.at));
        self.row.occasion == Occasion::Unscheduled
            && self.lines.iter().filter_map(opinion).any(|appraised| on < appraised)
    }

    /// Where it is read on once something came of the draft.
    pub(super) fn after(&self) -> String {
        paths::round(&self.row.round)
    }
}

impl FormPage for View {
    type Subject = (RoundId, u16);

    async fn load(app: &App, who: &SignedIn, (id, draft): &(RoundId, u16)) -> Result<Self, PageError> {
        let row = find_round(app, who, id)?;
        let place = Place::locality(row.locality.clone());
        if !who.may(Act::DecideAwards, &place) {
            who.must(Act::IssueDecision, &place)?;
        }
        let (today, views, rules) = (app.today(), app.views(), app.rules_of(&row.locality)?);
        let drafted = views.read(|connection| decision_register::draft(connection, id, *draft))?;
        let drafted = drafted.ok_or(PageError::NotFound)?;
        let locality = views.read(|connection| locality_directory::one(connection, &row.locality))?;
        let words = LocalityRow::place_words_of(locality.as_ref());
        let mut lines = Vec::new();
        for entry in &drafted.draft.entries {
            let found = views.read(|connection| nomination_board::one(connection, &entry.nomination))?;
            let Some(row) = found else { continue };
            let form_name = award_form::name(&rules, &entry.form, today, words);
            let given = award_form::given(&form_name, row.proposal.posthumous);
            let prize = rules.prize(&entry.form, entry.kind, today);
            lines.push(Line { row, form_name, given, prize });
        }
        let year = Some(today.year());
        let signed = views.read(|connection| decision_register::of_round(connection, id))?;
        let signed = signed.into_iter().find(|row| row.draft == Some(*draft));
        Ok(Self {
            names: Names::of(app, &row.locality, today)?,
            legal_bases: rules.rounds(today).map(|rules| rules.legal_bases.clone()).unwrap_or_default(),
            known: views
                .read(|connection| decision_register::of_locality(connection, &row.locality, year))?,
            scan: signed.and_then(|row| row.scan),
            former: views.read(|connection| decision_register::former_scans(connection, id, *draft))?,
            numbering: locality.as_ref().map(|row| row.numbering).unwrap_or_default(),
            campaign: views.read(|connection| campaign_board::name(connection, &row.campaign))?,
            place: locality,
            who: who.clone(),
            today,
            row,
            drafted,
            lines,
            draft: Draft::default(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let round = self.row.title();
        let heading = Heading::new("Dự thảo quyết định").kicker(&round).lead(html! {
            @match self.drafted.came_of {
                None => "Chưa công khai. ",
                Some(CameOf::Issued { year, number }) => {
                    "Đã ký, ghi vào sổ: " a href=(paths::decision(&self.row.locality, year, number)) {
                        (symbol(number))
                    } ". "
                },
                Some(CameOf::Dropped) => "Đã rút. ",
            }
            "Lập lúc " (moment(self.drafted.drafted_at)) "."
        });
        let rounds = ("Đợt xét".to_owned(), paths::ROUNDS.to_owned());
        let breadcrumbs = vec![rounds, (round, paths::round(&self.row.round))];
        let page = self.who.page(app, paths::DECISIONS, "Dự thảo quyết định");
        Page { heading, breadcrumbs, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::draft(&self.row.round, self.drafted.draft.draft)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: AwardRound::TYPE, id: self.row.round.as_str(), version: self.row.version })
    }
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(subject): Path<(RoundId, u16)>,
) -> Answer {
    Ok(answer(StatusCode::OK, &View::load(&app, &who, &subject).await?.draw(&app)))
}

pub(super) fn body(view: &View) -> Markup {
    if !view.waits() {
        return html! {
            (section("du-thao", "Nội dung dự thảo", paper(view)))
            (replace_scan::paper(view))
        };
    }
    html! {
        div.screen-only { (bases::warning(&view.legal_bases, view.today)) }
        (screen_only("du-thao", "Nội dung dự thảo", paper(view)))
        (section("ban-in", "Bản in để trình ký", html! {
            p.screen-only {
                "Tải " a href=(format!("{}/{}", view.address(), draft_word::FILE)) download { "tệp Word của dự thảo" }
                " để sửa lời văn rồi in, hoặc in trang này bằng trình duyệt (Ctrl+P): chỉ phần dưới đây được in. "
                "Số và ngày để trống cho văn thư."
            }
            (draft_paper::paper(view))
        }))
        div.screen-only { (bases::list(&view.legal_bases, view.today)) }
        (issue_decision::form(view))
        (drop_draft::form(view))
    }
}

/// Who signs it, as what, by which text.
pub(super) fn signed(view: &View) -> String {
    let signatory = &view.drafted.draft.signatory;
    let lines = terms::signature_lines(signatory.mode, &signatory.position).join(", ");
    let text = signatory.delegation.as_ref().map(|text| format!(", theo {text}")).unwrap_or_default();
    format!("{lines}, {}{text}", signatory.name)
}

/// What the paper will say: bases, whom, what, how much, who signs. Sums and bases are those of today.
fn paper(view: &View) -> Markup {
    let total: u64 =
        view.lines.iter().filter_map(|line| line.prize.as_ref()).map(|prize| prize.amount.0).sum();
    let rows = [
        Row::new("Người ký", signed(view)),
        Row::new("Khen", count2(view.lines.len() as u64)),
        Row::new("Tiền thưởng, nếu ký hôm nay", money_long(total)),
    ];
    html! {
        (summary_list(rows))
        ol {
            @for line in &view.lines {
                li {
                    a href=(paths::nomination(&line.row.nomination)) { (line.row.name()) }
                    ", " (view.names.unit(&line.row.proposal.nominee.unit)) ": " (line.given)
                    @if let Some(prize) = &line.prize { ", " (money_long(prize.amount.0)) }
                }
            }
        }
    }
}

/// Drafts as links, for the pages from which they are found.
pub(in super::super) fn links(drafts: &[DraftRow]) -> Markup {
    html! {
        ul {
            @for row in drafts {
                li {
                    a href=(paths::draft(&row.round, row.draft.draft)) {
                        "Dự thảo, khen " (count2(row.draft.entries.len() as u64))
                    }
                    ", lập " (moment(row.drafted_at))
                }
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    pub(in super::super) fn view(who: SignedIn) -> View {
        let row = sample::nomination("n1");
        View {
            who,
            today: sample::today(),
            row: sample::round(RoundStage::Proposed, std::slice::from_ref(&row)),
            drafted: sample::draft(std::slice::from_ref(&row)),
            lines: vec![Line {
                row,
                form_name: "Giấy khen của Chủ tịch UBND xã".into(),
                given: "Giấy khen của Chủ tịch UBND xã".into(),
                prize: sample::award().prize,
            }],
            names: sample::names(),
            legal_bases: sample::rules().rounds(sample::today()).unwrap().legal_bases.clone(),
            known: vec![sample::decision()],
            scan: None,
            former: Vec::new(),
            numbering: Numbering::ByClerk,
            place: Some(sample::locality()),
            campaign: "Phú Tân thi đua".into(),
            draft: Draft::default(),
        }
    }

    #[test]
    fn the_draft_says_whom_it_awards_and_who_signs_and_bears_no_number() {
        let html = paper(&view(someone(Role::Chairman, None))).into_string();
        assert!(html.contains("Trần Thị Ngọc Huệ</a>") && html.contains("760.000 đồng"), "{html}");
        assert!(html.contains("CHỦ TỊCH, Nguyễn Quốc Bảo") && !html.contains("/QĐ-UBND"), "{html}");
    }

    #[test]
    fn a_draft_of_a_deputy_says_for_whom_and_by_which_text_he_signs() {
        let mut view = view(someone(Role::Chairman, None));
        let signatory = &mut view.drafted.draft.signatory;
        signatory.mode = sovang_domain::locality::SigningMode::ForHead;
        signatory.position = "Phó Chủ tịch UBND xã".into();
        signatory.delegation = Some("Giấy ủy quyền số 03/GUQ-UBND".into());
        let html = paper(&view).into_string();
        let signed = "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Nguyễn Quốc Bảo, theo Giấy ủy quyền số 03/GUQ-UBND";
        assert!(html.contains(signed), "{html}");
    }

    #[test]
    fn only_the_chairman_takes_a_draft_back() {
        assert!(body(&view(someone(Role::Chairman, None))).into_string().contains("/du-thao/1/rut\""));
        assert!(!body(&view(someone(Role::Clerk, None))).into_string().contains("/du-thao/1/rut\""));
    }
}
