//! Plans under review: kept, changed by one at a time, thrown away.

use crate::support::{World, on_both_stores};
use jiff::{SignedDuration, Timestamp};
use sovang_ledger::PlanReview;

fn noon() -> Timestamp {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn review(id: &str, locality: &str) -> PlanReview {
    PlanReview {
        id: id.to_owned(),
        locality: locality.to_owned(),
        campaign: String::new(),
        title: "Kế hoạch phát động".to_owned(),
        text: "KẾ HOẠCH\nPhát động".to_owned(),
        document: String::new(),
        fields: "[]".to_owned(),
        version: 1,
        begun_by: "a".to_owned(),
        begun_at: noon(),
        changed_by: "a".to_owned(),
        changed_at: noon(),
    }
}

on_both_stores! {
    async fn a_review_is_found_by_its_locality_until_it_is_thrown_away(world: World) {
        let ledger = &world.ledger;
        ledger.put_plan_review(&review("1", "phu-tan")).await.unwrap();
        ledger.put_plan_review(&review("2", "tu-minh")).await.unwrap();
        assert_eq!(ledger.plan_review("1").await.unwrap(), Some(review("1", "phu-tan")));
        assert_eq!(ledger.plan_reviews("phu-tan").await.unwrap(), [review("1", "phu-tan")]);
        ledger.drop_plan_review("1").await.unwrap();
        assert_eq!(ledger.plan_review("1").await.unwrap(), None);
        assert!(ledger.plan_reviews("phu-tan").await.unwrap().is_empty());
        assert!(ledger.plan_review("2").await.unwrap().is_some());
    }

    async fn of_two_who_change_a_review_at_once_the_second_is_told(world: World) {
        let ledger = &world.ledger;
        ledger.put_plan_review(&review("1", "phu-tan")).await.unwrap();
        let later = noon() + SignedDuration::from_mins(5);
        assert!(ledger.change_plan_review("1", 1, ("Một", "[1]"), ("b", later)).await.unwrap());
        assert!(!ledger.change_plan_review("1", 1, ("Hai", "[2]"), ("c", later)).await.unwrap());
        let kept = ledger.plan_review("1").await.unwrap().unwrap();
        assert_eq!((kept.title.as_str(), kept.fields.as_str(), kept.version), ("Một", "[1]", 2));
        assert_eq!((kept.changed_by.as_str(), kept.changed_at, kept.begun_by.as_str()), ("b", later, "a"));
        assert!(!ledger.change_plan_review("2", 1, ("Ba", "[]"), ("b", later)).await.unwrap(), "it is gone");
    }
}
