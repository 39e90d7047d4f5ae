//! From the rows of a list to people with their grants: what is proposed, and what is wrong with each cell.

use super::{LOGIN, MOST, NAME, POSITION, ROLE, ROWS, UNIT, View, of_row, offered};
use crate::shell::submission::{LINE, Values};
use crate::ui::error_summary::FieldError;
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::ids::{AccountId, UnitId, is_slug};
use sovang_projections::locality_directory::UnitRow;
use sovang_words::fold::fold;
use sovang_words::{names, proposed};
use std::collections::BTreeSet;

/// Somebody to be given an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewPerson {
    pub(super) account: AccountId,
    pub(super) full_name: String,
    pub(super) position: String,
    pub(super) grants: Vec<Grant>,
}

impl View {
    pub(super) fn unit_name(&self, unit: &UnitId) -> String {
        let found = self.units.iter().find(|row| row.unit == *unit);
        found.map_or_else(|| unit.to_string(), |row| row.name.clone())
    }

    /// The unit that somebody wrote, by its whole name or its address.
    fn unit_named(&self, typed: &str) -> Option<&UnitRow> {
        let named = |unit: &&UnitRow| {
            names::key(&unit.name) == names::key(typed) || unit.unit.as_str() == typed.trim()
        };
        self.units.iter().find(named)
    }

    /// The unit that somebody wrote: by its whole name or address, or the only one that is so called without marks, or whose
    /// name has these words in it.
    fn unit_of(&self, written: &str) -> Option<&UnitRow> {
        let typed = fold(written.trim());
        if typed.is_empty() {
            return None;
        }
        if let Some(named) = self.unit_named(written) {
            return Some(named);
        }
        let mut whole = self.units.iter().filter(|unit| fold(&unit.name) == typed);
        let mut within = self.units.iter().filter(|unit| {
            let name = fold(&unit.name);
            format!(" {name} ").contains(&format!(" {typed} "))
                || format!(" {typed} ").contains(&format!(" {name} "))
        });
        match (whole.next(), whole.next()) {
            (Some(only), None) => Some(only),
            (Some(_), Some(_)) => None,
            _ => within.next().filter(|_| within.next().is_none()),
        }
    }

    /// What is to be looked at where a list names a unit otherwise than this book: it was guessed, or none is so called.
    fn unit_unsure(&self, typed: &str) -> Option<String> {
        if typed.trim().is_empty() || self.unit_named(typed).is_some() {
            return None;
        }
        Some(match self.unit_of(typed) {
            Some(unit) => format!(
                "danh sách ghi “{typed}”, đã chọn {}; xem lại, chưa đúng thì chọn đơn vị khác.",
                unit.name
            ),
            None => format!(
                "trong sổ không có đúng một đơn vị tên “{typed}”; chọn đơn vị, hoặc để “Cả xã, phường, đặc khu” nếu đúng là vậy."
            ),
        })
    }
}

/// The rows as fields, with what they propose; and the units to look at before anybody works for them.
pub(super) fn propose(view: &mut View, rows: Vec<Vec<String>>) -> (Values, Vec<FieldError>) {
    let mut unsure = Vec::new();
    let mut values = Values::default();
    let mut taken: BTreeSet<String> = view.accounts.iter().map(|row| row.login().to_owned()).collect();
    let mut logins: Vec<(String, String, String)> = Vec::new();
    let (mut known, mut count) = (Vec::new(), 0);
    for row in rows {
        let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
        let (name, position) = (names::without_titles(cell(0)), cell(1));
        let name = name.as_str();
        if view.accounts.iter().any(|row| row.full_name == name && row.position == position) {
            known.push(name.to_owned());
            continue;
        }
        count += 1;
        unsure.extend(
            view.unit_unsure(cell(2)).map(|message| {
                FieldError::new(of_row(UNIT, count), format!("Dòng {count}, {name}: {message}"))
            }),
        );
        let unit = view.unit_of(cell(2));
        let role = match cell(3) {
            "" => proposed::role_of(position, unit.is_some()),
            typed => proposed::role_named(typed),
        };
        let one = logins
            .iter()
            .find(|(known, post, _)| known == name && post == position)
            .map(|(.., login)| login.clone());
        let login = match (cell(4), one) {
            ("", Some(one)) => one,
            ("", None) => proposed::free(proposed::login(name), |login| taken.contains(login)),
            (typed, _) => {
                let suffix = format!(".{}", view.row.locality);
                typed.strip_suffix(&suffix).unwrap_or(typed).to_owned()
            }
        };
        taken.insert(login.clone());
        logins.push((name.to_owned(), position.to_owned(), login.clone()));
        values.set(&of_row(NAME, count), name);
        values.set(&of_row(POSITION, count), position);
        values.set(&of_row(UNIT, count), unit.map(|unit| unit.unit.to_string()).unwrap_or_default());
        values.set(
            &of_row(ROLE, count),
            role.filter(|role| *role != Role::Administrator).map(Role::word).unwrap_or_default(),
        );
        values.set(&of_row(LOGIN, count), login);
    }
    values.set(ROWS, count.to_string());
    view.known = known;
    (values, unsure)
}

/// The people of the fields, and what is wrong with each cell. Whoever is in `opened` was opened by this very form.
pub(super) fn people(
    view: &View,
    values: &Values,
    opened: &BTreeSet<String>,
) -> (Vec<NewPerson>, Vec<FieldError>) {
    let rows: usize = values.get(ROWS).parse().unwrap_or_default();
    let (mut people, mut errors) = (Vec::<NewPerson>::new(), Vec::new());
    for row in 1..=rows.min(MOST) {
        let line =
            |field: &str| values.get(&of_row(field, row)).split_whitespace().collect::<Vec<_>>().join(" ");
        let (full_name, position) = (line(NAME), line(POSITION));
        if full_name.is_empty() {
            continue;
        }
        let mut wrong = |field: &str, message: &str| {
            errors.push(FieldError::new(of_row(field, row), format!("Dòng {row}, {full_name}: {message}")));
        };
        for (field, text) in [(NAME, &full_name), (POSITION, &position)] {
            if text.chars().count() > LINE {
                wrong(field, &format!("dài quá {LINE} ký tự."));
            }
        }
        if position.is_empty() {
            wrong(POSITION, "ghi chức vụ, hiện cạnh mọi việc người này làm.");
        }
        let login = line(LOGIN);
        if !is_slug(&login) {
            wrong(LOGIN, "tên đăng nhập chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ binhtt.");
        } else if view.accounts.iter().any(|known| known.login() == login) && !opened.contains(&login) {
            wrong(LOGIN, &format!("tên đăng nhập {login} đã có người dùng; ghi tên khác."));
        }
        let grant = match grant(view, &line(ROLE), &line(UNIT)) {
            Ok(grant) => grant,
            Err((field, message)) => {
                wrong(field, message);
                continue;
            }
        };
        let account = AccountId::within(&view.row.locality, &login);
        match people.iter_mut().find(|known| known.account == account) {
            None => people.push(NewPerson { account, full_name, position, grants: vec![grant] }),
            Some(known) if known.full_name != full_name || known.position != position => {
                wrong(
                    LOGIN,
                    &format!("tên đăng nhập {login} đã dùng ở dòng trên cho người khác hoặc chức vụ khác."),
                );
            }
            Some(known) if known.grants.contains(&grant) => {
                wrong(ROLE, "trùng với dòng trên; xóa họ tên để bỏ dòng.")
            }
            Some(known) if grant.beside(&known.grants).is_some() => {
                wrong(
                    ROLE,
                    "vai trò này và vai trò ở dòng trên kiểm tra lẫn nhau: giao cho hai người; xã ít người thì bỏ dòng này, giao sau ở trang Tài khoản kèm lý do.",
                );
            }
            Some(known) => known.grants.push(grant),
        }
    }
    if people.is_empty() && errors.is_empty() {
        errors.push(FieldError::new(super::FORM, "Không còn ai để mở tài khoản. Dán lại danh sách."));
    }
    (people, errors)
}

/// The role with where it holds: reporters for their unit, council members as people of theirs, all others everywhere.
fn grant(view: &View, role: &str, unit: &str) -> Result<Grant, (&'static str, &'static str)> {
    let role = offered().find(|found| found.word() == role).ok_or((ROLE, "chọn vai trò."))?;
    let unit = view.units.iter().find(|row| row.unit.as_str() == unit).map(|row| row.unit.clone());
    let locality = view.row.locality.clone();
    let scope = match (role, unit) {
        (Role::Reporter, None) => return Err((UNIT, "chọn đơn vị mà người này nộp báo cáo.")),
        (Role::Reporter | Role::Council, Some(unit)) => Scope::Unit(locality, unit),
        _ => Scope::Locality(locality),
    };
    Ok(Grant { role, scope })
}
