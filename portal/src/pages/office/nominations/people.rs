//! Someone of the register as a form shows them: what an officer needs to say whether it is the same person.

use crate::pages::office::names::Names;
use maud::{Markup, html};
use sovang_domain::ids::SubjectId;
use sovang_domain::nominee::NomineeKind;
use sovang_projections::person_register::{Bond, PersonRow};
use sovang_words::format::count2;
use sovang_words::names;

/// Someone of the register.
#[derive(Clone, Debug)]
pub(in crate::pages::office) struct Known {
    pub(in crate::pages::office) row: PersonRow,
    /// Names of the units that put them forward, the last one first.
    pub(in crate::pages::office) units: Vec<String>,
    /// What it shares with the nominee beside the name.
    pub(in crate::pages::office) bonds: Vec<Bond>,
}

impl Known {
    pub(in crate::pages::office) fn of(row: PersonRow, names: &Names) -> Self {
        let units = row.units().into_iter().map(|unit| names.unit(unit)).collect();
        Self { row, units, bonds: Vec::new() }
    }

    pub(in crate::pages::office) fn sharing(self, bonds: Vec<Bond>) -> Self {
        Self { bonds, ..self }
    }

    /// cùng đơn vị, cùng năm sinh; nothing where only the name is alike
    pub(in crate::pages::office) fn shares(&self) -> String {
        let word = |bond: &Bond| match bond {
            Bond::Unit => "cùng đơn vị",
            Bond::BirthYear => "cùng năm sinh",
            Bond::Words => "lời thành tích giống nhau",
            Bond::Days => "giai đoạn thành tích trùng nhau trong cùng phong trào",
            Bond::Before => "điểm đã ghi trước khi sửa",
        };
        self.bonds.iter().map(word).collect::<Vec<_>>().join(", ")
    }

    /// The value of a choice.
    pub(in crate::pages::office) fn value(&self) -> &str {
        self.row.person.as_str()
    }

    pub(in crate::pages::office) fn is(&self, subject: &SubjectId) -> bool {
        self.row.entered.iter().any(|entered| entered.subject == *subject)
    }

    /// Sinh 1985; Tổ trưởng; Ấp Trung, Hội Phụ nữ xã; 02 đề nghị trong sổ
    pub(in crate::pages::office) fn described(&self) -> String {
        let born = self.row.birth_year().map(|year| format!("sinh {year}"));
        let position = Some(self.row.position().to_owned()).filter(|position| !position.is_empty());
        let apart = self.row.apart().map(ToOwned::to_owned);
        let put = format!("{} đề nghị trong sổ", count2(self.row.nominations().len() as u64));
        let parts = [born, apart, position, Some(self.units.join(", ")), Some(put)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    pub(in crate::pages::office) fn label(&self, before: &str) -> Markup {
        html! {
            span {
                (before) (self.row.name()) br;
                small { (self.described()) @if !self.bonds.is_empty() { ". Trùng cả: " (self.shares()) } }
            }
        }
    }

    /// Cùng tên, cùng năm sinh; of a name that differs by a mark or a letter: Tên gần giống
    pub(in crate::pages::office) fn likeness(&self, name: &str, birth_year: Option<i16>) -> &'static str {
        let born = self.row.birth_year().is_some() && self.row.birth_year() == birth_year;
        match (names::alike(name, self.row.name()), born) {
            (true, true) => "Cùng tên, cùng năm sinh",
            (true, false) => "Cùng tên",
            (false, true) => "Tên gần giống, cùng năm sinh",
            (false, false) => "Tên gần giống",
        }
    }
}

/// người, tập thể, hộ: whom one is asked about.
pub(in crate::pages::office) fn one(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "người",
        NomineeKind::Collective => "tập thể",
        NomineeKind::Household => "hộ",
    }
}
