//! Phases: one line with its stops, and where things stand now.

use maud::{Markup, Render, html};

use super::{State, tag::tag};

/// Where a phase lies from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseState {
    /// It is over.
    Past,
    /// It is running.
    Current,
    /// It has not begun.
    Ahead,
}

/// One stop on the line.
#[derive(Debug, Clone)]
pub struct Phase {
    when: Markup,
    what: Markup,
    standing: PhaseState,
    tag: Option<Markup>,
}

impl Phase {
    /// When (2025 – 2027, Quý III/2025), what happens, and where it lies from today.
    #[must_use]
    pub fn new(when: impl Render, what: impl Render, standing: PhaseState) -> Self {
        Self { when: when.render(), what: what.render(), standing, tag: None }
    }

    /// Says the standing in words: Đã qua, Đang ở đây.
    #[must_use]
    pub fn tagged(mut self, text: impl Render) -> Self {
        self.tag = Some(text.render());
        self
    }
}

/// The stops in order of time.
#[must_use]
pub fn phases(phases: impl IntoIterator<Item = Phase>) -> Markup {
    html! {
        ol.phases {
            @for phase in phases {
                @let state = match phase.standing {
                    PhaseState::Past => Some(State::Ok),
                    PhaseState::Current => Some(State::Now),
                    PhaseState::Ahead => None,
                };
                @let step = (phase.standing == PhaseState::Current).then_some("step");
                li data-state=[state.map(State::name)] aria-current=[step] {
                    strong { (phase.when) } " " (phase.what)
                    @if let Some(text) = &phase.tag { " " (tag(state, text)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn the_current_phase_is_marked_as_the_step_one_is_at() {
        renders(
            phases([
                Phase::new("Quý III/2025", "Lập kế hoạch", PhaseState::Past).tagged("Đã qua"),
                Phase::new("2025 – 2027", "Giai đoạn 1", PhaseState::Current).tagged("Đang ở đây"),
                Phase::new("2030", "Tổng kết", PhaseState::Ahead),
            ]),
            r#"<ol class="phases">
                <li data-state="ok"><strong>Quý III/2025</strong> Lập kế hoạch 
                <b class="tag" data-state="ok">Đã qua</b></li>
                <li data-state="now" aria-current="step"><strong>2025 – 2027</strong> Giai đoạn 1 
                <b class="tag" data-state="now">Đang ở đây</b></li>
                <li><strong>2030</strong> Tổng kết</li>
            </ol>"#,
        );
    }
}
