//! Addresses as customers write them.

use places::{By, Point, kilometres, locate};

/// Country, state, city, postal code; where it is known to lie in degrees; by what, and how near in kilometres.
type Case = ([&'static str; 4], (f64, f64), By, f64);

#[rustfmt::skip]
const KNOWN: &[Case] = &[
    (["United States", "CA", "Oakland", "94612"], (37.81, -122.27), By::PostalCode, 5.0),
    (["US", "", "", "10018-1234"], (40.755, -73.993), By::PostalCode, 5.0),
    (["USA", "Massachusetts", "Boston", "2110"], (42.36, -71.05), By::PostalCode, 5.0),
    (["", "Texas", "Austin", ""], (30.27, -97.74), By::City, 15.0),
    (["EE.UU.", "NY", "Nueva York", ""], (40.71, -74.0), By::City, 15.0),
    (["Estados Unidos", "OR", "Portland", ""], (45.52, -122.68), By::City, 15.0),
    (["US", "ME", "Portland", ""], (43.66, -70.26), By::City, 15.0),
    (["United States", "St. Elsewhere", "Saint Louis", ""], (38.63, -90.2), By::City, 15.0),
    (["US", "MT", "Nowhere at all", "59999"], (48.2, -114.3), By::PostalCode, 150.0),
    (["US", "Wyoming", "", ""], (42.6, -106.5), By::State, 250.0),
    (["US", "PR", "San Juan", "00901"], (18.46, -66.1), By::PostalCode, 10.0),
    (["Canada", "ON", "Toronto", "M5H 2N2"], (43.65, -79.38), By::City, 15.0),
    (["CA", "Québec", "Montréal", ""], (45.5, -73.57), By::City, 15.0),
    (["MX", "CMX", "Ciudad de México", "06600"], (19.43, -99.13), By::City, 15.0),
    (["México", "NLE", "Monterrey", ""], (25.67, -100.31), By::City, 15.0),
    (["Mexico", "Jalisco", "", ""], (20.66, -103.35), By::State, 120.0),
    (["España", "Sevilla", "", ""], (37.39, -5.98), By::State, 60.0),
    (["Spain", "Madrid", "Alcobendas", "28100"], (40.55, -3.64), By::City, 10.0),
    (["ES", "País Vasco", "Bilbao", ""], (43.26, -2.93), By::City, 10.0),
    (["Brasil", "SP", "São José dos Campos", ""], (-23.18, -45.88), By::City, 15.0),
    (["Brazil", "", "Niterói", ""], (-22.88, -43.1), By::City, 15.0),
    (["Chile", "", "Viña del Mar", ""], (-33.02, -71.55), By::City, 15.0),
    (["Brazil", "", "SÃ£o Paulo", "04538-132"], (-23.55, -46.64), By::City, 15.0),
    (["Chile", "", "Las Condes", ""], (-33.41, -70.57), By::City, 20.0),
    (["Argentina", "", "Vicente López", ""], (-34.53, -58.48), By::City, 15.0),
    (["Reino Unido", "", "Londres", ""], (51.51, -0.13), By::City, 15.0),
    (["Germany", "Bayern", "München", ""], (48.14, 11.58), By::City, 15.0),
    (["Japan", "", "Tokyo", ""], (35.69, 139.69), By::City, 20.0),
    (["Alemania", "", "", ""], (51.0, 9.9), By::Country, 200.0),
    (["DEU", "", "Nirgendwo", ""], (51.0, 9.9), By::Country, 200.0),
];

#[test]
fn addresses_are_found_by_the_most_precise_thing_known() {
    for (words, (latitude, longitude), by, near) in KNOWN {
        let [country, state, city, postal] = words;
        let found = locate(country, state, city, postal).unwrap_or_else(|| panic!("{words:?} is nowhere"));
        let known = Point { latitude: (latitude * 1e6) as i32, longitude: (longitude * 1e6) as i32 };
        let far = kilometres(known, Point { latitude: found.latitude, longitude: found.longitude });
        assert!(found.by == *by && far <= *near, "{words:?}: {found:?}, {far:.0} km away");
    }
}

#[test]
fn what_is_no_place_is_not_placed() {
    for [country, state, city, postal] in [
        ["", "", "", ""],
        ["Atlantis", "CA", "Oakland", "94612"],
        ["", "", "Paris", ""],
        ["", "Bayern", "", ""],
        ["", "", "", "94612"],
        ["\u{0}", "|", "'", "-"],
    ] {
        assert_eq!(locate(country, state, city, postal), None, "{country} {state} {city} {postal}");
    }
    // A town far outside of its state is a slip: the state is believed.
    assert_eq!(locate("US", "Hawaii", "Boston", "").unwrap().by, By::State);
}

#[test]
fn every_word_of_any_length_is_survived() {
    for word in
        ["a".repeat(100_000), "é".repeat(10_000), "9".repeat(300), "-".to_owned(), "\u{1F600}".to_owned()]
    {
        for place in 0..4 {
            let mut words = ["US", "CA", "Oakland", ""];
            words[place] = &word;
            let _ = locate(words[0], words[1], words[2], words[3]);
        }
    }
}

#[test]
fn states_border_as_on_a_map() {
    let pairs: Vec<(&str, &str)> = places::us_state_borders().collect();
    let beside = |state: &str| {
        let mut states: Vec<&str> = pairs
            .iter()
            .filter_map(|(a, b)| (*a == state).then_some(*b).or((*b == state).then_some(*a)))
            .collect();
        states.sort_unstable();
        states
    };
    assert_eq!(beside("CA"), ["AZ", "NV", "OR"]);
    assert_eq!(beside("TN"), ["AL", "AR", "GA", "KY", "MO", "MS", "NC", "VA"]);
    assert_eq!(beside("DC"), ["MD", "VA"]);
    assert_eq!(beside("ME"), ["NH"]);
    // Corners and water do not count.
    assert!(!beside("AZ").contains(&"CO") && beside("HI").is_empty() && beside("AK").is_empty());
    assert!(pairs.windows(2).all(|two| two[0] < two[1]) && pairs.iter().all(|(a, b)| a < b));
}

#[test]
fn counties_are_known_by_postal_code_and_border() {
    assert_eq!(places::us_county_of("94612"), Some(6001));
    assert_eq!(places::us_county_of("10018-0001"), Some(36061));
    assert_eq!(places::us_county_of("nothing"), None);
    let counties: std::collections::BTreeSet<u32> = places::us_counties().collect();
    assert_eq!(counties.len(), 3231);
    let borders: Vec<(u32, u32)> = places::us_county_borders().collect();
    assert!(borders.iter().all(|(a, b)| a < b && counties.contains(a) && counties.contains(b)));
    assert!(borders.contains(&(6001, 6013)));
}

#[test]
fn states_and_countries_have_their_letters() {
    assert_eq!(places::us_state_code("California"), Some("CA"));
    assert_eq!(places::us_state_code("ak"), Some("AK"));
    assert_eq!(places::us_state_code("Bayern"), None);
    assert_eq!(places::country_code("Estados Unidos"), Some("US"));
    assert_eq!(places::country_code("Großbritannien"), None);
}

#[test]
fn postal_codes_are_neighbours_where_none_lies_between() {
    use places::{PostalArea, kilometres, us_postal_neighbours, us_zip, us_zip3};
    let codes = (0..100_000).step_by(137).map(|code| format!("{code:05}"));
    let areas: Vec<PostalArea> = codes.filter_map(|code| us_zip(&code)).collect();
    assert!(areas.len() > 200, "{}", areas.len());
    let pairs = us_postal_neighbours(&areas);
    assert!(pairs.is_sorted_by(|a, b| a < b) && pairs.iter().all(|(a, b)| a != b));
    // All hang together.
    let mut part: Vec<usize> = (0..areas.len()).collect();
    for _ in 0..areas.len() {
        for (a, b) in &pairs {
            let least = part[*a].min(part[*b]);
            (part[*a], part[*b]) = (least, least);
        }
    }
    assert!(part.iter().all(|part| *part == 0));
    // Two of one state whose circle holds no third are neighbours, wherever the rest lies.
    let state =
        |at: usize| places::us_county_of(&format!("{:05}", areas[at].number)).map(|county| county / 1000);
    for a in 0..areas.len() {
        for b in a + 1..areas.len() {
            let far = kilometres(areas[a].centre, areas[b].centre);
            if state(a).is_none() || state(a) != state(b) || far > 199.0 {
                continue;
            }
            let between = |area: &PostalArea| {
                let (to_a, to_b) =
                    (kilometres(area.centre, areas[a].centre), kilometres(area.centre, areas[b].centre));
                // On the ground the circle is only nearly one.
                to_a * to_a + to_b * to_b <= far * far * 1.01
            };
            let empty = (0..areas.len()).filter(|at| *at != a && *at != b).all(|at| !between(&areas[at]));
            assert!(
                !empty || pairs.contains(&(a, b)) || pairs.contains(&(b, a)),
                "{:?} {:?}",
                areas[a],
                areas[b]
            );
        }
    }
    // Over the lake from Illinois to Michigan nobody walks while there is a way around.
    let lake: Vec<PostalArea> =
        ["60601", "49085", "46360", "46601"].iter().map(|code| us_zip(code).unwrap()).collect();
    assert!(!us_postal_neighbours(&lake).contains(&(0, 1)));
    assert_eq!(us_zip3("94612-1234").map(|area| area.number), Some(946));
    assert_eq!(us_zip("K1A 0B1"), None);
    assert_eq!(us_postal_neighbours(&[]), []);
    assert_eq!(us_postal_neighbours(&lake[..2]), [(0, 1)]);
}
