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
        ("2016.5.13", &["2016.5.13=2016-05-13"]),
        (
            "24/03/16, 24.03.16, 05/25/98",
            &["24/03/16=2016-03-24", "24.03.16=2016-03-24", "05/25/98=1998-05-25"],
        ),
        ("24-03-16, 1/2/16, 10.12.5, 10.20.30.40", &[]),
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
fn days_of_weeks_and_months() {
    check(&[
        (
            "on Friday last week; on Monday of next week; this Friday",
            &["Friday last week=2017-06-30", "Monday of next week=2017-07-10", "this Friday=2017-07-07"],
        ),
        (
            "this past Friday; this past week",
            &["this past Friday=2017-06-30", "this past week=2017-06-27/2017-07-04"],
        ),
        (
            "Tomorrow, a Tuesday, is long; yesterday (Sunday) was short; tomorrow, Monday Inc. opens",
            &[
                "Tomorrow, a Tuesday=2017-07-05",
                "yesterday (Sunday=2017-07-03",
                "tomorrow=2017-07-05",
                "Monday=2017-07-03",
            ],
        ),
        (
            "the day before yesterday, The day after tomorrow",
            &["day before yesterday=2017-07-02", "day after tomorrow=2017-07-06"],
        ),
        (
            "the 15th of this month, 3rd of last month",
            &["15th of this month=2017-07-15", "3rd of last month=2017-06-03"],
        ),
        (
            "in August last year, June of this year, March 20 last year, July 13-17 of last year",
            &[
                "August last year=2016-08",
                "June of this year=2017-06",
                "March 20 last year=2016-03-20",
                "July 13-17 of last year=2016-07-13/2016-07-17",
            ],
        ),
        ("31st of last month", &["31st of last month=none"]),
        (
            "last night, this morning, tonight",
            &["last night=2017-07-03", "this morning=2017-07-04", "tonight=2017-07-04"],
        ),
        (
            "over the weekend, this weekend, last weekend",
            &[
                "weekend=2017-07-01/2017-07-02",
                "this weekend=2017-07-08/2017-07-09",
                "last weekend=2017-07-01/2017-07-02",
            ],
        ),
        ("after Mondays raid", &["Mondays=2017-07-03"]),
        ("the first Friday of the month, the second Sunday", &[]),
        ("the last week of March, last day of talks", &["March=2017-03"]),
    ]);
}

#[test]
fn stretches_of_time() {
    check(&[
        ("3 days ago, fifteen years ago", &["3 days ago=2017-07-01", "fifteen years ago=2002"]),
        ("two weeks from now", &["two weeks from now=2017-07-18"]),
        (
            "in the last three weeks, over the past 2 months, the next five days",
            &[
                "last three weeks=2017-06-13/2017-07-04",
                "past 2 months=2017-05-04/2017-07-04",
                "next five days=2017-07-04/2017-07-09",
            ],
        ),
        ("the past week", &["past week=2017-06-27/2017-07-04"]),
        // Counts that the words before them change, and times seen from elsewhere in the text.
        ("twenty-five years ago, half a year ago, two and a half years ago, long ago", &[]),
        ("a year earlier, a week later, his past years, until now", &[]),
    ]);
}

#[test]
fn a_second_date_brings_the_year() {
    check(&[
        ("between March and June 2015", &["March=2015-03", "June 2015=2015-06"]),
        ("from November to February 2015", &["November=2014-11", "February 2015=2015-02"]),
        ("from March 3 to April 7, 2015", &["March 3=2015-03-03", "April 7, 2015=2015-04-07"]),
        ("29 December to 3 January 2016", &["29 December=2015-12-29", "3 January 2016=2016-01-03"]),
        ("in May and June", &["May=2017-05"]),
        (
            "the siege of 2012-2014, in 2015-16",
            &["2012-2014=2012-01-01/2014-12-31", "2015-16=2015-01-01/2016-12-31"],
        ),
        ("the 1980s, the late 1990s", &["1980s=1980-01-01/1989-12-31", "1990s=1990-01-01/1999-12-31"]),
        ("1900-2000 people, 2012-2014-7, 555-2014-2015, 1980s style", &[]),
    ]);
}

#[test]
fn words_that_are_no_dates() {
    check(&[
        ("on Fridays they pray, Mondays and Tuesdays, every Sundays market", &[]),
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
