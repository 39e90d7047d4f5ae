//! Một khen thưởng, inside: as it stands, what came after it, and the deeds about it.

use super::super::awarded_twice;
use super::super::draft::Draft;
use super::super::form::{Answer, FormPage, Stream, opened};
use super::super::{Query, files, history, home, only_reports, unprinted};
use super::list::standing;
use super::whose::Asked;
use super::{changes, forms};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::{cite, log_index};
use crate::ui::notes::inset_text;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use axum::extract::{Path, State};
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_desk::AwardChoices;
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{AwardRound, number_in};
use sovang_domain::document::Document;
use sovang_domain::ids::AwardId;
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::decision_register::{self, DecisionRow};
use sovang_projections::round_docket;
use sovang_projections::timeline::{self, TimelineRow};
use sovang_words::format::{date, money_long};
use sovang_words::{format, terms};

/// What the page is drawn from.
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) today: Date,
    pub(super) row: AwardRow,
    /// What can be chosen where it is put right.
    pub(super) choices: AwardChoices,
    /// Version of the round's stream, which keeps its awards.
    pub(super) version: u64,
    pub(super) history: Vec<TimelineRow>,
    pub(super) draft: Draft,
    /// The decision that made it, with its signed paper, for whoever opens it.
    pub(super) signed: Option<DecisionRow>,
    /// Copies of the decision from above that the commune had copied wrongly, for whoever opens signed papers.
    pub(super) copies: Vec<Document>,
    /// Another one of the same person for the same days.
    pub(super) beside: Option<AwardRow>,
    /// Whose the award is, where a correction asks.
    pub(super) asked: Option<Asked>,
}

impl FormPage for View {
    type Subject = AwardId;

    async fn load(app: &App, who: &SignedIn, id: &AwardId) -> Result<Self, PageError> {
        let row =
            app.views().read(|connection| award_roll::one(connection, id))?.ok_or(PageError::NotFound)?;
        if row.locality != home(who)? {
            return Err(PageError::NotFound);
        }
        who.must(Act::ReadOffice, &Place::locality(row.locality.clone()))?;
        let round = app.views().read(|connection| round_docket::one(connection, &row.round))?;
        let version = round.ok_or(PageError::NotFound)?.version;
        let history = app.views().read(|connection| timeline::of_award(connection, app.desk.rules(), id))?;
        let choices = match who.may(Act::CorrectAward, &Place::locality(row.locality.clone())) {
            true => app.desk.award_choices(&row).await?,
            false => AwardChoices::default(),
        };
        let signed = signed(app, who, &row)?;
        let copies = match who.may(Act::ReadTrail, &Place::locality(row.locality.clone())) {
            true => app.views().read(|connection| award_roll::copies(connection, &row.award))?,
            false => Vec::new(),
        };
        let beside = awarded_twice::beside(&awarded_twice::all(app, who, &row.locality)?, id);
        let (who, today) = (who.clone(), app.today());
        let draft = Draft::default();
        Ok(Self { who, today, row, choices, version, history, draft, signed, copies, beside, asked: None })
    }

    fn draw(&self, app: &App) -> Page {
        let row = &self.row;
        let page = self.who.page(app, paths::DECISIONS, row.recipient.clone());
        let heading = Heading::new(&row.recipient).kicker(&row.form_name).lead(html! {
            "Quyết định " (row.decision) " ngày " (date(row.decided_on)) " " (standing(row))
        });
        let breadcrumbs = vec![("Sổ quyết định".to_owned(), paths::DECISIONS.to_owned())];
        let body = html! { (unprinted::banner(&app.reached)) (body(self)) };
        Page { heading, breadcrumbs, body, ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn keep(&mut self, before: &Self) {
        self.asked.clone_from(&before.asked);
    }

    fn address(&self) -> String {
        paths::award_inside(&self.row.award)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: AwardRound::TYPE, id: self.row.round.as_str(), version: self.version })
    }
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<AwardId>,
    query: Query,
) -> Answer {
    let view = View::load(&app, &who, &id).await?;
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

pub(super) fn body(view: &View) -> Markup {
    html! {
        @if let Some(other) = &view.beside {
            (inset_text(html! {
                p { "Người này còn khen thưởng khác cùng giai đoạn: " (awarded_twice::named(other)) "." }
                p { (awarded_twice::WHAT_TO_DO) " " a href="#khen-nham" { "Khen nhầm" } }
            }))
        }
        (facts(view))
        (changes::section(&view.row))
        (forms(view))
        @if !only_reports(&view.who) { (history::section(&view.history)) }
    }
}

/// The decision that made an award, for whoever opens signed papers.
fn signed(app: &App, who: &SignedIn, row: &AwardRow) -> Result<Option<DecisionRow>, PageError> {
    let number = number_in(&row.decision).filter(|_| row.authority.is_commune());
    let Some(number) = number.filter(|_| who.may(Act::ReadTrail, &Place::locality(row.locality.clone())))
    else {
        return Ok(None);
    };
    let year = row.decided_on.year();
    Ok(app.views().read(|connection| decision_register::one(connection, &row.locality, year, number))?)
}

/// The signed paper of the decision, and where its file is replaced.
fn paper(view: &View) -> Option<Markup> {
    let signed = view.signed.as_ref()?;
    let scan = signed.scan.as_ref()?;
    let replaces = view.who.may(Act::IssueDecision, &Place::locality(view.row.locality.clone()));
    Some(html! {
        (files::document(scan, "Mở bản đã ký"))
        @if let Some(draft) = signed.draft.filter(|_| replaces) {
            br; a href={ (paths::draft(&signed.round, draft)) "#ban-da-ky" } { "Tải nhầm tệp thì thay" }
        }
    })
}

fn facts(view: &View) -> Markup {
    let row = &view.row;
    let kind = sovang_words::format::sentence_case(terms::kind(row.kind));
    let whom = if row.position.is_empty() { kind } else { format!("{kind}, {}", row.position) };
    let mut rows = vec![
        Row::new("Đối tượng", whom),
        Row::new("Đơn vị", &row.unit_name),
        Row::new("Thành tích", &row.achievement),
        Row::new("Giai đoạn thành tích", format::period(row.period)),
    ];
    if row.posthumous {
        rows.insert(0, Row::new("Truy tặng", "Khen thưởng người đã mất"));
    }
    if let Some(prize) = &row.prize {
        rows.push(Row::new(
            "Tiền thưởng",
            html! {
                (money_long(prize.amount.0)) " " (cite(None, &prize.source))
                @if let Some(differs) = &prize.differs {
                    ", khác mức tính " (money_long(differs.computed.0)) ": " (differs.reason) " (" (differs.source) ")"
                }
            },
        ));
    }
    if let Some(within) = &row.within {
        let place = format!("Thứ {} trong {}, khi quyết định", within.place, within.limit);
        rows.push(Row::new("Trong mức tối đa", html! { (place) " " (cite(None, &within.source.section)) }));
    }
    if let Some(reason) = &row.overlap_reason {
        rows.push(Row::new("Vì sao khen cùng giai đoạn", reason));
    }
    if let Some(paper) = paper(view) {
        rows.push(Row::new("Bản đã ký", paper));
    }
    for copy in &view.copies {
        rows.push(Row::new("Quyết định của cấp trên", files::document(copy, "Mở bản chụp")));
    }
    rows.push(Row::new(
        "Trang công khai",
        html! { a href=(paths::award(&row.award)) { (paths::award(&row.award)) } },
    ));
    rows.push(Row::new(
        "Vào sổ",
        log_index(row.log_index, &paths::ledger_line(&row.locality, row.log_index)),
    ));
    section("khen-thuong", "Khen thưởng", summary_list(rows))
}

/// What was decided above is changed above; here it is only recorded.
pub(super) fn decided_above(view: &View, what: &str) -> Markup {
    html! {
        @if !view.row.authority.is_commune() {
            p { "Khen thưởng này do cấp trên quyết định: chỉ ghi ở đây khi cấp trên đã " (what) ", với số, ngày văn bản của cấp trên." }
            p {
                "Số, ngày, nơi ban hành gõ sai thì “Đính chính”, chọn gõ sai khi ghi vào sổ. Cấp trên chưa khen mà đã ghi nhầm thì "
                a href=(format!("{}#{}", paths::round(&view.row.round), "ghi-nham")) { "rút lại kết quả ở trang đợt xét" } "."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_domain::award_round::{Ground, Mistake, NamedUnit};
    use sovang_words::personal::ERASED;

    fn view(who: SignedIn, row: AwardRow) -> View {
        let unit = NamedUnit { unit: "ap-dong".into(), name: "Ban nhân dân ấp Đông".to_owned() };
        let choices = AwardChoices { units: vec![unit], ..AwardChoices::default() };
        View {
            who,
            today: sample::today(),
            row,
            choices,
            version: 9,
            history: Vec::new(),
            draft: Draft::default(),
            signed: None,
            copies: Vec::new(),
            beside: None,
            asked: None,
        }
    }

    #[test]
    fn only_the_chairman_corrects_and_revokes_and_only_what_stands() {
        let (chairman, officer) = (someone(Role::Chairman, None), someone(Role::AppraiserDossier, None));
        let html = body(&view(chairman.clone(), sample::award())).into_string();
        assert!(html.contains("/dinh-chinh\"") && html.contains("/huy-bo\""), "{html}");
        assert!(html.contains("d) Có kết luận hoặc bản án") && html.contains("Điều 93 khoản 2"));
        assert!(html.contains(r#"name="_phien-ban" value="9""#));
        assert!(html.contains("/khen-nham\"") && html.contains(r#"<option value="ap-dong""#), "{html}");
        assert!(!body(&view(officer.clone(), sample::award())).into_string().contains("<form"));
        let html = body(&view(chairman.clone(), sample::revoked())).into_string();
        assert!(
            html.matches("<form").count() == 2
                && html.contains("/rut-lai-huy-bo\"")
                && html.contains("/sua-quyet-dinh\"")
                && html.contains("a) Gian dối trong kê khai thành tích")
                && html.contains("Phải thu hồi"),
            "{html}"
        );
        let html = body(&view(officer, sample::revoked())).into_string();
        assert!(html.contains("/thu-hoi\""), "who keeps the papers records what comes back: {html}");
    }

    #[test]
    fn the_offices_own_error_is_told_as_one_and_charges_nobody() {
        let mut row = sample::revoked();
        if let Some(end) = &mut row.revocation {
            end.ground = Ground::Mistake(Mistake::WrongPerson);
            end.reason = Some("Trùng họ tên, lấy nhầm hồ sơ".to_owned());
        }
        let html = body(&view(someone(Role::Chairman, None), row)).into_string();
        assert!(html.contains("Khen nhầm người") && html.contains("Trùng họ tên, lấy nhầm hồ sơ"), "{html}");
        assert!(!html.contains("Điều 93") && !html.contains("Gian dối"), "{html}");
    }

    #[test]
    fn an_erased_persons_award_can_be_revoked_but_its_words_not_rewritten() {
        let chairman = someone(Role::Chairman, None);
        let mut row = sample::award();
        row.recipient = ERASED.into();
        let html = body(&view(chairman.clone(), row)).into_string();
        assert!(!html.contains(r#"name="ten""#) && html.contains("/huy-bo\""), "{html}");
        assert!(html.contains(r#"name="don-vi""#), "its unit can still be put right: {html}");
    }
}
