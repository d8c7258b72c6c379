//! Dates in running text are found and resolved as readers take them.
use jiff::civil::date as day;

use super::*;

/// Dates as `words=period`, seen from Tuesday 4 July 2017.
fn dates(text: &str) -> Vec<String> {
    let shown = |date: &DateWords| {
        let said = match date.said {
            Said::Either(one, other) => format!("{one}|{other}"),
            Said::Impossible => "impossible".into(),
            _ => date.period(Some(day(2017, 7, 4))).map_or("none".into(), |period| period.to_string()),
        };
        format!("{}={said}", date.span.of(text))
    };
    find_dates_in(text, Span::at(0, text.len())).iter().map(shown).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(dates(text), *expected, "{text}");
    }
}

#[test]
fn days_months_and_years_by_name() {
    check(&[
        ("It began on July 4, 2017, in the port.", &["July 4, 2017=2017-07-04"]),
        ("It began on 4 July 2017.", &["4 July 2017=2017-07-04"]),
        ("By AFP - Jul 04,2017 - Last updated", &["Jul 04,2017=2017-07-04"]),
        ("the 4th of July 2016", &["4th of July 2016=2016-07-04"]),
        ("Thursday, 25th April 2024", &["Thursday, 25th April 2024=2024-04-25"]),
        ("24 March, 2016", &["24 March, 2016=2016-03-24"]),
        ("Mon. Sept. 5, 2016", &["Mon. Sept. 5, 2016=2016-09-05"]),
        ("Sat Aug 31 2013 Rebels say", &["Sat Aug 31 2013=2013-08-31"]),
        ("MOSCOW, JULY 15, 2016", &["JULY 15, 2016=2016-07-15"]),
        ("July 4-5, 2017", &["July 4-5, 2017=2017-07-04/2017-07-05"]),
        ("4 and 5 July 2017", &["4 and 5 July 2017=2017-07-04/2017-07-05"]),
        ("in July 2016 and August, 2016", &["July 2016=2016-07", "August, 2016=2016-08"]),
        ("updated at Jul 152015 again", &["Jul 152015=2015-07-15"]),
        ("on 30 February 2016", &["30 February 2016=impossible"]),
        ("on June 31, 2016", &["June 31, 2016=impossible"]),
    ]);
}

#[test]
fn numeric_dates() {
    check(&[
        ("05/25/2017, 16.19", &["05/25/2017=2017-05-25"]),
        ("25/05/2017", &["25/05/2017=2017-05-25"]),
        ("04/07/2017", &["04/07/2017=2017-04-07|2017-07-04"]),
        ("06-08-2013", &["06-08-2013=2013-06-08|2013-08-06"]),
        ("07/07/2015", &["07/07/2015=2015-07-07"]),
        ("18.10.2014 Get", &["18.10.2014=2014-10-18"]),
        ("3.4.2016", &["3.4.2016=2016-04-03"]),
        ("2017-07-04T10:00", &["2017-07-04=2017-07-04"]),
        ("31/13/2016", &["31/13/2016=impossible"]),
        ("555-123-4567, 1.2.3.4, 10/12, 8-10-2000-5", &[]),
    ]);
}

#[test]
fn years_need_company() {
    check(&[
        ("protests in 2011 and since 2012", &["2011=2011", "2012=2012"]),
        ("by mid-2014, at the end of 2015, in the spring of 2016", &["2014=2014", "2015=2015", "2016=2016"]),
        ("between 2011 and 2016", &["2011=2011", "2016=2016"]),
        ("Resolution 2254, in 2000 people, 2013 rebels, room 1999", &[]),
    ]);
}

#[test]
fn words_seen_from_a_day() {
    check(&[
        (
            "on Tuesday; on Monday; on Wednesday",
            &["Tuesday=2017-07-04", "Monday=2017-07-03", "Wednesday=2017-06-28"],
        ),
        ("last Tuesday, next Friday", &["last Tuesday=2017-06-27", "next Friday=2017-07-07"]),
        (
            "a June 4 deadline, until July 6, on December 30",
            &["June 4=2017-06-04", "July 6=2017-07-06", "December 30=2016-12-30"],
        ),
        (
            "agreed in May; in September; sometime in August",
            &["May=2017-05", "September=2016-09", "August=2017-08"],
        ),
        (
            "last year, this month, next week",
            &["last year=2016", "this month=2017-07", "next week=2017-07-10/2017-07-16"],
        ),
        ("Yesterday and today", &["Yesterday=2017-07-03", "today=2017-07-04"]),
        ("two weeks ago, a year ago", &["two weeks ago=2017-06-20", "a year ago=2016"]),
        ("mid-July", &["July=2017-07"]),
        ("last July 15, 2016", &["last July 15, 2016=2016-07-15"]),
    ]);
}

#[test]
fn words_that_are_no_dates() {
    check(&[
        ("May said she may march; the March on the capital; Sun rose; Mon dieu", &[]),
        ("Mr August spoke with April; for May it was late", &[]),
        ("this time, the last man, next door, ten days of talks", &[]),
        ("In May 12 people died", &["May=2017-05"]),
    ]);
}

#[test]
fn a_weekday_beside_a_date_is_kept() {
    let text = "Friday, July 15, 2016";
    let found = find_dates_in(text, Span::at(0, text.len()));
    assert_eq!(found.first().and_then(|date| date.weekday), Some(Weekday::Friday));
    assert_eq!(
        resolve_relative("last year", day(2016, 3, 1)).map(|p| p.to_string()).as_deref(),
        Some("2015")
    );
    assert_eq!(resolve_relative("soon", day(2016, 3, 1)), None);
}
