//! The fields of a form: what was typed, made legible, and what is said of it where it cannot be taken.

use super::legible::legible;
use crate::ui::error_summary::FieldError;
use jiff::civil::Date;
use sovang_domain::calendar::read_day;
use sovang_words::format::{date_long, day_fault, thousands};
use sovang_words::private;
use sovang_words::sought::{day_in, names_a_text};

/// The longest text that is asked for in sentences, in characters: about two pages.
pub const LONG: usize = 4_000;
/// The longest name, title or number of a document, in characters.
pub const LINE: usize = 200;

/// The fields of a form, in the order they came.
#[derive(Clone, Debug, Default)]
pub struct Values(pub(super) Vec<(String, String)>);

impl Values {
    /// The value of a field, trimmed; empty when it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every field with its value, in the order they came.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of a field that can be ticked more than once.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim()).collect()
    }

    /// A text in sentences, or a message when nothing was filled in or it is too long.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn need(&self, name: &str, message: &str, errors: &mut Vec<FieldError>) -> String {
        if self.get(name).is_empty() {
            errors.push(FieldError::new(name, message));
        }
        self.at_most(LONG, name, errors)
    }

    /// A name, a title, the number of a document: one line, or a message when there is none or it is too long.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn need_line(&self, name: &str, message: &str, errors: &mut Vec<FieldError>) -> String {
        if self.get(name).is_empty() {
            errors.push(FieldError::new(name, message));
        }
        self.line(name, errors)
    }

    /// One line that may stay empty, or a message when it is too long.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn line(&self, name: &str, errors: &mut Vec<FieldError>) -> String {
        self.at_most(LINE, name, errors).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A few lines, each as long as a line may be, empty ones left out; or a message when there are more or one is too long.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn lines(&self, name: &str, most: usize, errors: &mut Vec<FieldError>) -> Vec<String> {
        let lines = self.get(name).lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        if lines.len() > most || lines.iter().any(|line| line.chars().count() > LINE) {
            let message = format!("Nhiều nhất {most} dòng, mỗi dòng nhiều nhất {LINE} ký tự. Rút gọn lại.");
            errors.push(FieldError::new(name, message));
        }
        lines
    }

    /// A text that may stay empty, or a message when it has more than `most` characters.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn at_most(&self, most: usize, name: &str, errors: &mut Vec<FieldError>) -> String {
        let value = self.get(name);
        let over = value.chars().count().saturating_sub(most);
        if over > 0 {
            let (most, over) = (thousands(most as u64), thousands(over as u64));
            let message = format!("Nhiều nhất {most} ký tự, đang dài quá {over} ký tự. Rút gọn lại.");
            errors.push(FieldError::new(name, message));
        }
        value.to_owned()
    }

    /// A text that everybody will read: numbers of telephones and identity papers are no part of it.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn without_private_numbers(&self, name: &str, errors: &mut Vec<FieldError>) {
        if let Some(number) = private::number_in(self.get(name)) {
            let message =
                format!("Ô này được công khai: bỏ “{number}”. Số điện thoại, số căn cước không ghi ở đây.");
            errors.push(FieldError::new(name, message));
        }
    }

    /// A day as people write it, or what is wrong with what was typed; `message` where nothing was.
    pub fn need_date(&self, name: &str, message: &str, errors: &mut Vec<FieldError>) -> Option<Date> {
        if self.get(name).is_empty() {
            errors.push(FieldError::new(name, message));
        }
        self.date(name, errors)
    }

    /// Legal bases, a line each: every one names a text.
    ///
    /// # Errors
    /// Adds a message to `errors`.
    pub fn bases(&self, name: &str, message: &str, errors: &mut Vec<FieldError>) -> Vec<String> {
        let typed = self.need(name, message, errors);
        let plain = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = typed.lines().map(plain).filter(|line| !line.is_empty()).collect();
        if let Some(odd) = lines.iter().find(|line| !names_a_text(line)) {
            let message = format!(
                "“{odd}” không phải căn cứ: mỗi dòng ghi tên một văn bản, ví dụ Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022."
            );
            errors.push(FieldError::new(name, message));
        }
        lines
    }

    /// A paper and its day, each in a field of its own; what is written of the paper names no other day.
    pub fn need_paper(
        &self,
        (document, no_document): (&str, &str),
        (day, no_day): (&str, &str),
        errors: &mut Vec<FieldError>,
    ) -> Option<(String, Date)> {
        let paper = self.need_line(document, no_document, errors);
        let on = self.need_date(day, no_day, errors)?;
        if let Some(said) = day_in(&paper).filter(|said| *said != on) {
            let message =
                format!("Văn bản ghi {}, ô ngày ghi {}. Xem lại bản giấy.", date_long(said), date_long(on));
            errors.push(FieldError::new(document, message));
        }
        Some((paper, on))
    }

    /// The text by which something holds since a day: what is written of it names no later day.
    pub fn need_text_since(
        &self,
        name: &str,
        message: &str,
        since: Option<Date>,
        errors: &mut Vec<FieldError>,
    ) -> String {
        let text = self.need(name, message, errors);
        if let Some((said, since)) = day_in(&text).zip(since).filter(|(said, since)| said > since) {
            let message = format!(
                "Văn bản ghi {}, sau ngày bắt đầu {}. Xem lại bản giấy.",
                date_long(said),
                date_long(since)
            );
            errors.push(FieldError::new(name, message));
        }
        text
    }

    /// A day that may stay empty.
    pub fn date(&self, name: &str, errors: &mut Vec<FieldError>) -> Option<Date> {
        match self.get(name) {
            "" => None,
            typed => match read_day(typed) {
                Ok(day) => Some(day),
                Err(fault) => {
                    errors.push(FieldError::new(name, day_fault(fault)));
                    None
                }
            },
        }
    }

    /// The fields of one row of a list, under the names they bear where they stand alone: `ten.3` is `ten` of row 3.
    #[must_use]
    pub fn of_row(&self, row: usize) -> Self {
        let suffix = format!(".{row}");
        let own =
            |(name, value): &(String, String)| Some((name.strip_suffix(&suffix)?.to_owned(), value.clone()));
        Self(self.0.iter().filter_map(own).collect())
    }

    /// Sets a field, for forms that are drawn filled in.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(key, _)| key != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// Sets a field that can have several values.
    pub fn put(&mut self, name: &str, values: &[String]) {
        self.0.retain(|(key, _)| key != name);
        self.0.extend(values.iter().map(|value| (name.to_owned(), value.clone())));
    }

    /// Adds one more value of a field that can be ticked more than once.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds what was typed into a field, made legible.
    pub(in crate::shell) fn push(&mut self, name: String, value: &str) {
        self.0.push((name, legible(value)));
    }
}

impl<const N: usize> From<[(&str, String); N]> for Values {
    fn from(pairs: [(&str, String); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}
