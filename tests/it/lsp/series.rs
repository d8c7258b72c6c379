//! `rapporteur/series`: a measure over time, for a chart.

use serde_json::{Value, json};

use super::{FIRST, NOTE, SECOND, desk, place, range};

#[test]
fn a_figures_place_gives_its_series_with_places_and_sentences() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let from = place(&desk.uri(NOTE.0), NOTE.1, "350,000", "utf-16");
    let series = client.request("rapporteur/series", from)["series"].take();
    assert_eq!((&series["measure"], &series["scope"]["name"]), (&json!("deaths"), &json!("Syrian war")));
    let figures = series["figures"].as_array().unwrap();
    let stated: Vec<&Value> = figures.iter().map(|figure| &figure["stated"]).collect();
    assert_eq!(stated, [&json!(470_000), &json!(320_000)], "a note's figure is no witness");
    assert_eq!(figures[0]["uri"], desk.uri(FIRST.0));
    assert_eq!(figures[0]["range"], range(FIRST.1, "470,000", "utf-16"));
    assert_eq!((&figures[0]["low"], &figures[0]["high"]), (&json!(470_000), &json!(480_000)));
    assert_eq!((&figures[1]["from"], &figures[1]["outlet"]), (&json!("2017-07-04"), &json!("Levant Wire")));
    assert!(figures[1]["sentence"].as_str().unwrap().contains("an estimated 320,000 people."));
    assert_eq!(figures[1]["uri"], desk.uri(SECOND.0));
    let finding = &series["findings"][0];
    assert_eq!(
        (&finding["kind"], &finding["earlier"], &finding["later"]),
        (&json!("fall"), &json!(1), &json!(2))
    );
    assert!(finding["message"].as_str().unwrap().contains("Harbour Post"));
}

#[test]
fn a_measure_is_asked_for_by_name_and_nothing_for_the_list() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let found = client.request("rapporteur/series", json!({"measure": "deaths", "scope": "the Syrian war"}));
    assert_eq!(found["series"]["figures"].as_array().unwrap().len(), 2);
    let all = client.request("rapporteur/series", json!({}));
    let only = all.get("series").is_some() || all["choices"].as_array().is_some_and(|all| !all.is_empty());
    assert!(only, "{all}");
    let none = client.request("rapporteur/series", json!({"measure": "deths"}));
    assert!(none["message"].as_str().unwrap().contains("did you mean `deaths`"), "{none}");
    let nothing = json!({"textDocument": {"uri": desk.uri(NOTE.0)}, "position": {"line": 0, "character": 0}});
    assert!(client.request("rapporteur/series", nothing)["message"].is_string());
}
