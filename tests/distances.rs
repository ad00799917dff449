//! Distances between all communes agree with the geodesic of an independent implementation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use geographiclib_rs::{Geodesic, InverseGeodesic};

#[test]
fn distances_agree_with_karney_s_geodesic() {
    let dataset = fixtures::dataset();
    let earth = Geodesic::wgs84();
    let mut worst: f64 = 0.0;
    for (index, from) in dataset.communes.iter().enumerate() {
        for to in &dataset.communes[index + 1..] {
            let (a, b) = (from.point, to.point);
            let metres: f64 = earth.inverse(a.lat, a.lon, b.lat, b.lon);
            worst = worst.max((a.distance_km(b) * 1000.0 / metres - 1.0).abs());
        }
    }
    println!("worst relative difference over all pairs: {:.6} %", worst * 100.0);
    assert!(worst < 0.005, "{worst}");
    assert!(worst > 0.0, "the two implementations are not the same one");
}
