//! Rounds (A B A B …), medians, and the table that is printed.

/// What is wanted of a figure.
#[derive(Clone, Copy, Debug)]
pub enum Aim {
    /// At least this part of the limit.
    Ratio(f64),
    /// At least this much.
    AtLeast(f64),
    /// At most this much.
    AtMost(f64),
    /// Told for comparison.
    None,
}

/// One line of the table.
pub struct Figure {
    what: String,
    ours: f64,
    limit: Option<f64>,
    ratio: Option<f64>,
    unit: &'static str,
    aim: Aim,
}

impl Figure {
    /// A figure that has a limit in the same run: one value a round of each.
    pub fn against(
        what: impl Into<String>,
        unit: &'static str,
        ours: &[f64],
        limit: &[f64],
        aim: Aim,
    ) -> Self {
        // of each round its own ratio: what disturbs the machine disturbs both
        let ratios: Vec<f64> = ours.iter().zip(limit).map(|(ours, limit)| ours / limit).collect();
        let ratio = Some(median(&ratios));
        Self { what: what.into(), ours: median(ours), limit: Some(median(limit)), ratio, unit, aim }
    }

    /// A figure that stands alone.
    pub fn alone(what: impl Into<String>, unit: &'static str, ours: f64, aim: Aim) -> Self {
        Self { what: what.into(), ours, limit: None, ratio: None, unit, aim }
    }

    fn is_met(&self) -> Option<bool> {
        match self.aim {
            Aim::Ratio(least) => Some(self.ratio? >= least),
            Aim::AtLeast(least) => Some(self.ours >= least),
            Aim::AtMost(most) => Some(self.ours <= most),
            Aim::None => None,
        }
    }

    fn line(&self) -> String {
        let with_unit = |value: f64| format!("{} {}", number(value), self.unit);
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        let aim = match self.aim {
            Aim::Ratio(least) => format!("≥ {least:.2} × limit"),
            Aim::AtLeast(least) => format!("≥ {}", with_unit(least)),
            Aim::AtMost(most) => format!("≤ {}", with_unit(most)),
            Aim::None => "–".to_owned(),
        };
        let met = match self.is_met() {
            Some(true) => "yes",
            Some(false) => "NO",
            None => "–",
        };
        let ratio = or_dash(self.ratio.map(|ratio| format!("{ratio:.2}")));
        let limit = or_dash(self.limit.map(with_unit));
        format!("| {} | {} | {limit} | {ratio} | {aim} | {met} |", self.what, with_unit(self.ours))
    }
}

/// Three digits that mean something, with thousands marked.
fn number(value: f64) -> String {
    if value < 10.0 {
        return format!("{value:.2}");
    }
    if value < 1000.0 {
        return format!("{value:.0}");
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Prints a table on standard output.
pub fn print(title: &str, figures: &[Figure]) {
    println!("\n### {title}\n\n| what | ours | limit | ratio | aim | met? |\n|---|---|---|---|---|---|");
    for figure in figures {
        println!("{}", figure.line());
    }
}

/// Says on standard error what is going on.
pub fn note(words: impl std::fmt::Display) {
    eprintln!("  {words}");
}

/// Someone who takes part: a name, and one round.
pub type Contestant<'a> = (&'a str, Box<dyn FnMut() -> f64 + 'a>);

/// Lets everyone run in turn, round after round; what each reached in each round, in the order given.
pub fn rounds(mut contestants: Vec<Contestant<'_>>) -> Vec<Vec<f64>> {
    let count = super::size("ROUNDS", 3);
    let mut reached = vec![Vec::with_capacity(count); contestants.len()];
    for round in 1..=count {
        for ((name, run), values) in contestants.iter_mut().zip(&mut reached) {
            let value = run();
            note(format_args!("round {round}: {name}: {}", number(value)));
            values.push(value);
        }
    }
    reached
}

/// The middle value.
pub fn median(values: &[f64]) -> f64 {
    percentile(values, 50.0)
}

/// The value below which that many in a hundred lie.
pub fn percentile(values: &[f64], percent: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() as f64 * percent / 100.0).ceil() as usize;
    sorted[at.clamp(1, sorted.len()) - 1]
}
