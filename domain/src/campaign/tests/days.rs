//! The days of acts on paper.

use super::*;
use crate::act_day::{RestsOn, WrongDay};

#[test]
fn acts_on_paper_are_of_today_or_before_and_not_before_the_plan() {
    let issued = date(2025, 8, 15);
    let plan = Plan { date: Some(issued), ..*phu_tan() };
    let issue = CampaignCommand::IssuePlan { plan: Box::new(plan), file: None, stamp: stamp() };
    let running = after(vec![issue, enrol(&["ap-trung"])]);
    let today = crate::calendar::day(at_the_end().at);
    let concluded = |on| CampaignCommand::Conclude {
        summary: "Hoàn thành.".into(),
        document: "90/BC-UBND".into(),
        on,
        stamp: at_the_end(),
    };
    let on = date(2020, 1, 1);
    let early = WrongDay::TooEarly { on, rests_on: RestsOn::Plan, since: issued };
    refuses(running.clone(), concluded(on), CampaignRefusal::WrongDay(early));
    let on = today.tomorrow().unwrap();
    refuses(running, concluded(on), CampaignRefusal::WrongDay(WrongDay::NotYet { on, today }));
}
