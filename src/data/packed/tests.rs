//! What is packed is unpacked the same; what is not, is refused.

use super::*;
use crate::data::{Bundle, load};
use crate::domain::{Dataset, Date, Statement, Unit};

#[test]
fn the_whole_dataset_is_unpacked_as_it_was() {
    let dataset = load(&Bundle::GEODATA).expect("the bundled data is valid");
    assert_eq!(unpacked::<Dataset>(&packed(&dataset)).as_ref(), Some(&dataset));
}

#[test]
fn every_number_is_unpacked_to_the_last_bit() {
    for number in [0.0, -0.0, 5.0, -0.44, 59.56, 134.48, 5.13962, 48.111_05, 1e-5, 1_847_230.0] {
        let read = unpacked(&packed(&number)).map(f64::to_bits);
        assert_eq!(read, Some(number.to_bits()), "{number}");
    }
    for number in [0, 127, 128, 300, 0xffff_ffff_u32] {
        assert_eq!(unpacked(&packed(&number)), Some(number));
    }
    assert_eq!(unpacked::<u16>(&packed(&70_000_u32)), None, "too large");
}

#[test]
fn what_cannot_be_packed_is_not_read_as_something_else() {
    for number in [f64::NAN, f64::INFINITY, 1.0 / 3.0, 1e300] {
        assert_ne!(unpacked(&packed(&number)), Some(number));
    }
    assert_eq!(unpacked::<Unit>(&packed(&Unit::Agreement)), None);
}

#[test]
fn each_choice_keeps_what_it_holds() {
    for date in
        [Date::Year(2013), Date::SchoolYear(2014), Date::Day { year: 2016, month: 12, day: 31 }]
    {
        assert_eq!(unpacked(&packed(&date)), Some(date));
    }
    for statement in [
        Statement::Nothing,
        Statement::Words("« é »".into()),
        Statement::Number { value: -2.5, unit: "points".into() },
    ] {
        assert_eq!(unpacked(&packed(&statement)).as_ref(), Some(&statement));
    }
}

#[test]
fn a_bundle_cut_short_or_too_long_is_refused() {
    let whole = Bundle::GEODATA.dataset;
    for end in (0..whole.len()).step_by(29).chain(whole.len() - 99..whole.len()) {
        let dataset = whole.get(..end).unwrap_or_default();
        assert!(load(&Bundle { dataset, ..Bundle::GEODATA }).is_err(), "{end} bytes");
    }
    assert!(unpacked::<Dataset>(&[whole, &[0]].concat()).is_none());
}

#[test]
fn a_bundle_without_outlines_takes_those_of_the_page() {
    let whole = load(&Bundle::GEODATA).expect("the bundled data is valid");
    let mut bare = whole.clone();
    bare.territories.iter_mut().for_each(|territory| territory.drawing.path.clear());
    let dataset: &'static [u8] = packed(&bare).leak();
    let error = load(&Bundle { dataset, outlines: &[] }).expect_err("no outline");
    assert!(error.rule.contains("contour"), "{error}");
    let territories = whole.territories.iter();
    let outlines = territories.map(|own| (own.code(), own.drawing.path.clone()));
    let outlines: &'static [(String, String)] = outlines.collect::<Vec<_>>().leak();
    assert_eq!(load(&Bundle { dataset, outlines }), Ok(whole));
}
