//! Wrong passwords from elsewhere: a stranger waits, and whoever signs in from the usual place does not.

use crate::support::person::Person;
use crate::world::{PASSWORD, World, on_both_ledgers};

on_both_ledgers!(
    a_stranger_does_not_keep_the_chairman_out_of_the_usual_place,
    a_place_new_to_an_account_waits_while_it_is_attacked_and_unknown_names_do_alike,
    the_usual_place_has_its_own_limit,
);

const CHAIRMAN: &str = "chu-tich.phu-tan";

fn at(world: &World, last: u8) -> Person {
    Person::from(&world.base, Some([127, 0, 0, last].into()))
}

/// Wrong passwords, all taken and refused.
async fn guesses(person: &Person, login: &str, times: usize) {
    for _ in 0..times {
        person.tries_to_sign_in(login, "sai").await.is(422);
    }
}

/// Five strangers use up what an account takes from all places together.
async fn is_attacked(world: &World, login: &str) {
    for last in 11..16 {
        guesses(&at(world, last), login, 10).await;
        at(world, last).tries_to_sign_in(login, "sai").await.is(429);
    }
}

async fn a_stranger_does_not_keep_the_chairman_out_of_the_usual_place(world: World) {
    let office = at(&world, 2);
    office.signs_in(CHAIRMAN, PASSWORD).await;
    let stranger = at(&world, 11);
    guesses(&stranger, CHAIRMAN, 10).await;
    let answer = stranger.tries_to_sign_in(CHAIRMAN, PASSWORD).await;
    assert_eq!(answer.is(429).header("retry-after"), Some("900"));
    // one stranger holds up nobody: neither at the usual place nor at a new one
    at(&world, 2).signs_in(CHAIRMAN, PASSWORD).await;
    at(&world, 3).signs_in(CHAIRMAN, PASSWORD).await;
    for last in 12..16 {
        guesses(&at(&world, last), CHAIRMAN, 9).await;
    }
    guesses(&at(&world, 16), CHAIRMAN, 1).await;
    at(&world, 17).tries_to_sign_in(CHAIRMAN, PASSWORD).await.is(429);
    at(&world, 2).signs_in(CHAIRMAN, PASSWORD).await;
    at(&world, 2).signs_in("so-hoa.phu-tan", PASSWORD).await;
}

async fn a_place_new_to_an_account_waits_while_it_is_attacked_and_unknown_names_do_alike(world: World) {
    for login in [CHAIRMAN, "khong-co.phu-tan"] {
        is_attacked(&world, login).await;
        at(&world, 20).tries_to_sign_in(login, PASSWORD).await.is(429);
    }
    // where only someone else signed in, the account is as strange as anywhere
    at(&world, 21).signs_in("so-hoa.phu-tan", PASSWORD).await;
    at(&world, 21).tries_to_sign_in(CHAIRMAN, PASSWORD).await.is(429);
}

async fn the_usual_place_has_its_own_limit(world: World) {
    let office = at(&world, 2);
    for _ in 0..2 {
        office.signs_in(CHAIRMAN, PASSWORD).await;
        guesses(&office, CHAIRMAN, 9).await;
    }
    guesses(&office, CHAIRMAN, 1).await;
    office.tries_to_sign_in(CHAIRMAN, PASSWORD).await.is(429);
    office.signs_in("so-hoa.phu-tan", PASSWORD).await;
    at(&world, 3).signs_in(CHAIRMAN, PASSWORD).await;
}
