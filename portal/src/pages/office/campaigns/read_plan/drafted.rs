//! The plan that a document is, as far as it says so: each rule with its sentence. What is unsure, or lacks a part that a
//! rule must have, is left out and told; nothing is supplied.

mod duties;

use super::chosen::Chosen;
use super::{items, section};
use sovang_domain::award_form::AwardForm;
use sovang_domain::ids::{AwardFormId, LocalityId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{
    Audience, AwardRule, Dossier, LegalBasis, Needed, Occasion, Paper as Needs, Phase, Plan, PlanPeriod,
    PlanSignatory, QuotaRule, Responsibility, Review, Source, Statement,
};
use sovang_domain::quota::QuotaOperator;
use sovang_paper::Draft as Paper;
use sovang_paper::draft::{self as read, Said, Who};
use sovang_words::fold::fold;
use sovang_words::proposed;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The plan, and in words what could not be put into it.
pub(super) fn plan(
    paper: &Paper,
    chosen: &Chosen,
    locality: &LocalityId,
    forms: &[AwardForm],
) -> (Plan, Vec<String>) {
    let mut making = Making { paper, chosen, forms, left_out: Vec::new() };
    let campaign = paper.campaign.clone().unwrap_or_default();
    let quotas = making.quotas();
    let (report_duties, dated_duties) = duties::of(&mut making);
    let plan = Plan {
        locality: locality.clone(),
        slug: proposed::address(&campaign),
        campaign,
        title: paper.title.clone().unwrap_or_default(),
        number: paper.number.clone(),
        date: day(paper),
        date_words: None,
        place: paper.place.clone(),
        issuer: paper.issuer.clone().unwrap_or_default(),
        signatory: signatory(paper),
        period: making.period(),
        legal_bases: making.legal_bases(),
        superior: Vec::new(),
        purposes: Vec::new(),
        contents: paper.contents.iter().map(|item| making.statement(&item.name, &item.said)).collect(),
        audiences: making.audiences(),
        phases: making.phases(),
        report_duties,
        dated_duties,
        awards: making.awards(&quotas),
        quotas,
        dossier: making.dossier(),
        review_steps: Vec::new(),
        responsibilities: making.responsibilities(),
        recipients: paper.recipients.iter().map(|item| item.name.clone()).collect(),
        readings: Vec::new(),
        oddities: Vec::new(),
    };
    (plan, making.left_out)
}

/// A plan in the making.
/// How a plan says that a number is one of every year.
const EVERY_YEAR: [&str; 3] = ["moi nam", "hang nam", "trong nam"];

struct Making<'a> {
    paper: &'a Paper,
    chosen: &'a Chosen,
    forms: &'a [AwardForm],
    left_out: Vec<String>,
}

impl Making<'_> {
    /// The sentence of an item with its place.
    fn source(&self, said: &Said) -> Source {
        let words = said.words.split_whitespace().collect::<Vec<_>>().join(" ");
        Source { section: section::of(&self.paper.text, said.at[0]), words }
    }

    fn statement(&self, short: &str, said: &Said) -> Statement {
        Statement { short: short.to_owned(), source: self.source(said) }
    }

    /// Whether an item is put into the plan; one that is left out because it is unsure is told.
    fn takes(&mut self, group: &str, at: usize, what: &str, said: &Said) -> bool {
        let takes = self.chosen.has(group, at, said);
        if !takes && said.unsure {
            let why = said.why.as_deref().unwrap_or("chưa chắc");
            self.left_out.push(format!("{what}: {why}"));
        }
        takes
    }

    /// Whether the plan lasts for a year or less.
    fn is_of_one_year(&self) -> bool {
        let period = self.period();
        period.from_year == period.to_year
    }

    fn period(&self) -> PlanPeriod {
        let issued = self.paper.date.as_ref().and_then(|date| i16::try_from(date.year?).ok());
        let Some(period) = &self.paper.period else {
            return PlanPeriod {
                from_year: 0,
                to_year: 0,
                source: Source { section: String::new(), words: String::new() },
            };
        };
        let from_year = period.from.as_deref().and_then(year).or(issued).unwrap_or_default();
        let to_year = period.to.as_deref().and_then(year).unwrap_or_default();
        PlanPeriod { from_year, to_year, source: self.source(&period.said) }
    }

    fn legal_bases(&mut self) -> Vec<LegalBasis> {
        let mut bases = Vec::new();
        for basis in &self.paper.legal_bases {
            let (Some(number), Some(issuer)) = (&basis.number, &basis.issuer) else {
                self.left_out
                    .push(format!("Căn cứ “{}”: văn bản không ghi đủ số và nơi ban hành", basis.kind));
                continue;
            };
            bases.push(LegalBasis {
                lead: Some("Căn cứ".to_owned()).filter(|lead| basis.said.words.contains(lead.as_str())),
                kind: basis.kind.clone(),
                number: number.clone(),
                date: basis.date.as_deref().and_then(|date| date.parse().ok()),
                issuer: issuer.clone(),
                about: basis.about.clone(),
                conflict: None,
            });
        }
        bases
    }

    fn audiences(&mut self) -> Vec<Audience> {
        let mut taken = BTreeSet::new();
        let mut audiences = Vec::new();
        for (at, audience) in self.paper.audiences.iter().enumerate() {
            if !self.takes(items::AUDIENCES, at, &audience.name, &audience.said) {
                continue;
            }
            if audience.kinds.is_empty() {
                self.left_out
                    .push(format!("Đối tượng “{}”: không rõ tập thể, cá nhân hay hộ", audience.name));
                continue;
            }
            let id = proposed::free(proposed::address(&audience.name), |id| taken.contains(id));
            taken.insert(id.clone());
            let criteria = audience.criteria.iter().zip(&audience.criteria_at).map(|(criterion, at)| {
                let said = Said { words: criterion.clone(), at: *at, ..Said::default() };
                self.statement(criterion, &said)
            });
            audiences.push(Audience {
                id: id.as_str().into(),
                name: audience.name.clone(),
                kinds: audience.kinds.iter().map(|kind| nominee(*kind)).collect(),
                source: self.source(&audience.said),
                criteria: criteria.collect(),
            });
        }
        audiences
    }

    fn phases(&self) -> Vec<Phase> {
        let phase = |item: &read::Phase| {
            let review = item.review.as_ref().and_then(|review| {
                let occasion = if review.kind == "sơ kết" { Occasion::Interim } else { Occasion::Final };
                Some(Review { occasion, year: i16::try_from(review.year?).ok()? })
            });
            Some(Phase {
                name: item.name.clone(),
                from_year: item.from.as_deref().and_then(year)?,
                to_year: item.to.as_deref().and_then(year)?,
                review,
                source: self.source(&item.said),
            })
        };
        self.paper.phases.iter().filter_map(phase).collect()
    }

    /// The form of the rules that a plan's words name: of those whose short name stands in them word by word, the longest.
    /// What the rules call "cấp tỉnh" a plan calls by province or city.
    fn form(&self, name: &str) -> Option<AwardFormId> {
        let words: Vec<String> =
            fold(name).split(|c: char| !c.is_alphanumeric()).map(ToOwned::to_owned).collect();
        let says = |word: &str| words.iter().any(|said| said == word);
        let named = |form: &&AwardForm| {
            let short = fold(&form.short);
            short.split_whitespace().all(|word| match word {
                "cap" => true,
                "tinh" => says("tinh") || (says("thanh") && says("pho")),
                word => says(word),
            })
        };
        self.forms.iter().filter(named).max_by_key(|form| form.short.len()).map(|form| form.id.clone())
    }

    fn quotas(&mut self) -> Vec<QuotaRule> {
        let mut quotas = Vec::new();
        for (at, quota) in self.paper.quotas.iter().enumerate() {
            let what = format!("Số lượng {:02} {}", quota.number, items::who(quota.kind));
            if !self.takes(items::QUOTAS, at, &what, &quota.said) {
                continue;
            }
            let mut occasions = occasions(&quota.occasions);
            // so many a year are so many at the yearly round
            let every_year = fold(&quota.said.words);
            if occasions.is_empty() && EVERY_YEAR.iter().any(|words| every_year.contains(words)) {
                occasions.push(Occasion::Annual);
            }
            let found = quota.form.as_deref().and_then(|form| self.form(form));
            let (Some(form), Ok(limit), false, None) =
                (found, u16::try_from(quota.number), occasions.is_empty(), &quota.scope)
            else {
                self.left_out.push(format!("{what}: chưa rõ hình thức, dịp, hoặc tính cho từng đơn vị"));
                continue;
            };
            let operator = match quota.operator {
                read::QuotaOperator::AtMost => QuotaOperator::Cap,
                read::QuotaOperator::Exact => QuotaOperator::Exact,
            };
            quotas.push(QuotaRule {
                form,
                occasions,
                kind: nominee(quota.kind),
                limit,
                operator,
                source: self.source(&quota.said),
            });
        }
        quotas
    }

    /// What is promised; for whom is said by the numbers, or by who competes.
    fn awards(&mut self, quotas: &[QuotaRule]) -> Vec<AwardRule> {
        let all: BTreeSet<NomineeKind> = self
            .paper
            .audiences
            .iter()
            .flat_map(|audience| &audience.kinds)
            .map(|kind| nominee(*kind))
            .collect();
        let mut awards = Vec::<AwardRule>::new();
        for (at, item) in self.paper.award_forms.iter().enumerate() {
            if !self.takes(items::FORMS, at, &item.name, &item.said) {
                continue;
            }
            let mut occasions = occasions(&item.occasions);
            if occasions.is_empty() {
                occasions = self.chosen.occasions(at);
            }
            let Some(form) = self.form(&item.name) else {
                self.left_out.push(format!("{}: sổ chưa có hình thức này", item.name));
                continue;
            };
            if occasions.is_empty() {
                let what = "kế hoạch không nêu dịp; chọn dịp ở mục này thì mới xét được";
                self.left_out.push(format!("{}: {what}", item.name));
            }
            let counted: BTreeSet<NomineeKind> =
                quotas.iter().filter(|quota| quota.form == form).map(|quota| quota.kind).collect();
            let kinds = if counted.is_empty() { &all } else { &counted };
            let (kinds, source) = (kinds.iter().copied().collect(), self.source(&item.said));
            awards.push(AwardRule { form, occasions, kinds, named: Some(item.name.clone()), source });
        }
        awards
    }

    fn dossier(&mut self) -> Dossier {
        let mut taken = BTreeSet::new();
        let mut named = Vec::new();
        for (at, paper) in self.paper.dossier.iter().enumerate() {
            if self.takes(items::PAPERS, at, &paper.name, &paper.said) {
                named.push(paper);
            }
        }
        let papers = named.into_iter().map(|paper| {
            let id = proposed::free(proposed::address(&paper.name), |id| taken.contains(id));
            taken.insert(id.clone());
            let source = self.source(&paper.said);
            Needs { id: id.as_str().into(), name: paper.name.clone(), needed: Needed::Always, source }
        });
        let papers = papers.collect();
        Dossier { sets: self.paper.sets.and_then(|sets| u8::try_from(sets).ok()), papers }
    }

    fn responsibilities(&self) -> Vec<Responsibility> {
        let one = |item: &read::Responsibility| Responsibility {
            unit: item.unit.clone(),
            duties: item.duties.clone(),
            source: self.source(&item.said),
        };
        self.paper.responsibilities.iter().map(one).collect()
    }
}

/// The year of "2025", "2030-12" or "2026-11-20".
fn year(text: &str) -> Option<i16> {
    text.get(..4)?.parse().ok()
}

fn day(paper: &Paper) -> Option<jiff::civil::Date> {
    let date = paper.date.as_ref()?;
    let (year, month, day) = (date.year?, date.month?, date.day?);
    jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn signatory(paper: &Paper) -> PlanSignatory {
    let Some(signed) = &paper.signatory else {
        return PlanSignatory { name: String::new(), position: String::new(), modes: Vec::new() };
    };
    let mode = signed.mode.as_ref().map(|mode| match &signed.on_behalf_of {
        Some(of) => format!("{mode}. {of}"),
        None => format!("{mode}."),
    });
    PlanSignatory {
        name: signed.name.clone().unwrap_or_default(),
        position: signed.position.clone().unwrap_or_default(),
        modes: mode.into_iter().collect(),
    }
}

fn nominee(kind: Who) -> NomineeKind {
    match kind {
        Who::Collective => NomineeKind::Collective,
        Who::Individual => NomineeKind::Individual,
        Who::Household => NomineeKind::Household,
    }
}

fn occasions(words: &[Cow<'_, str>]) -> Vec<Occasion> {
    let occasion = |words: &Cow<'_, str>| match words.as_ref() {
        "hằng năm" => Some(Occasion::Annual),
        "sơ kết" => Some(Occasion::Interim),
        "tổng kết" => Some(Occasion::Final),
        "đột xuất" => Some(Occasion::Unscheduled),
        _ => None,
    };
    words.iter().filter_map(occasion).collect()
}
