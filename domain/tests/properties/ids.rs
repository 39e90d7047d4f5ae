//! Ids: what is put together is taken apart again, and different things never share an id.

use super::one_of;
use proptest::prelude::*;
use sovang_domain::award_round::{number_in, symbol};
use sovang_domain::ids::{
    AccountId, AwardId, CampaignId, DecisionSlug, LocalityId, NominationId, ReportId, RoundId, UnitId,
    is_slug, locality_of,
};
use sovang_domain::plan::Occasion;

/// What may stand in an address.
fn slug() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}".prop_filter("not a slug", |text| is_slug(text))
}

fn year() -> impl Strategy<Value = i16> {
    2000..=2100_i16
}

fn occasion() -> impl Strategy<Value = Occasion> {
    one_of(&[Occasion::Annual, Occasion::Interim, Occasion::Final, Occasion::Unscheduled])
}

fn campaign() -> impl Strategy<Value = CampaignId> {
    (slug(), slug()).prop_map(|(locality, slug)| CampaignId::within(&locality.as_str().into(), &slug))
}

/// A unit, or the commune itself.
fn unit() -> impl Strategy<Value = UnitId> {
    prop_oneof![1 => Just(UnitId::commune()), 4 => slug().prop_map(UnitId::from)]
}

type Report = (CampaignId, UnitId, i16, Occasion);

fn report() -> impl Strategy<Value = Report> {
    (campaign(), unit(), year(), occasion())
}

fn id_of((campaign, unit, year, occasion): &Report) -> ReportId {
    ReportId::of(campaign, unit, *year, *occasion)
}

proptest! {
    #[test]
    fn locality_and_own_part_are_read_off_an_id(locality in slug(), local in slug()) {
        let home = LocalityId::from(locality.as_str());
        let id = NominationId::within(&home, &local);
        prop_assert_eq!((id.locality(), id.local()), (home.clone(), local.as_str()));
        prop_assert_eq!(locality_of(id.as_str()), locality);
    }

    #[test]
    fn a_report_tells_its_locality_and_unit(parts in report()) {
        let id = id_of(&parts);
        prop_assert_eq!(id.locality(), parts.0.locality());
        prop_assert_eq!(id.unit(), Some(parts.1));
    }

    #[test]
    fn two_reports_never_share_an_id(one in report(), other in report()) {
        prop_assert_eq!(id_of(&one) == id_of(&other), one == other);
    }

    #[test]
    fn reports_of_one_campaign_differ_by_unit_year_or_occasion(
        campaign in campaign(),
        one in (unit(), year(), occasion()),
        other in (unit(), year(), occasion()),
    ) {
        let id = |(unit, year, occasion): &(UnitId, i16, Occasion)| {
            ReportId::of(&campaign, unit, *year, *occasion)
        };
        prop_assert_eq!(id(&one) == id(&other), one == other);
    }

    #[test]
    fn an_unscheduled_round_is_never_a_scheduled_one(
        campaign in campaign(), year in year(), occasion in occasion(), code in slug(), other in slug(),
    ) {
        let round = RoundId::unscheduled(&campaign, year, &code);
        prop_assert_eq!(round.locality(), campaign.locality());
        for annulled in 0..3 {
            prop_assert_ne!(&round, &RoundId::scheduled_anew(&campaign, year, occasion, annulled));
        }
        prop_assert_eq!(round == RoundId::unscheduled(&campaign, year, &other), code == other);
    }

    #[test]
    fn a_decision_is_read_back_from_its_address(year in year(), number in any::<u64>()) {
        let decision = DecisionSlug { year, number };
        prop_assert_eq!(decision.to_string().parse(), Ok(decision));
    }

    #[test]
    fn what_is_no_address_of_a_decision_is_not_taken_for_one(text in "[a-z0-9.-]{0,12}") {
        if let Ok(decision) = text.parse::<DecisionSlug>() {
            prop_assert_eq!(decision.to_string().parse(), Ok(decision));
        }
    }

    #[test]
    fn the_number_of_a_decision_is_read_off_its_symbol(number in any::<u64>()) {
        prop_assert_eq!(number_in(&symbol(number)), Some(number));
    }

    #[test]
    fn an_award_from_above_is_never_one_of_the_communes_own(
        locality in slug(), key in slug(), year in year(), number in 1..10_000_u64, place in 1..500_usize,
    ) {
        let locality = LocalityId::from(locality);
        let own = AwardId::of_decision(&locality, DecisionSlug { year, number }, place);
        let above = AwardId::from_above(&NominationId::within(&locality, &key));
        prop_assert_eq!(own.locality(), above.locality());
        prop_assert_ne!(&own, &above);
        let again = AwardId::from_above_anew(&NominationId::within(&locality, &key), 1);
        prop_assert!(again != above && again != own, "each record of a result has a page of its own");
    }

    #[test]
    fn a_login_is_read_back_from_its_account(name in slug(), locality in prop::option::of(slug())) {
        prop_assume!(locality.as_deref() != Some("sovang"), "a keeper of the machine signs in by the name alone");
        let login = locality.map_or(name.clone(), |locality| format!("{name}.{locality}"));
        let account = AccountId::of_sound_login(&login);
        prop_assert_eq!(account.map(|account| account.login()), Some(login));
    }
}
