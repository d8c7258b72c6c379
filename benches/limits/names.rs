//! The names that a plain scan looks for, which does nothing but find them.

use rapporteur::extract::profile::ProfileNames;

/// The gazetteer's and the profiles' names.
pub fn all(profiles: &[ProfileNames]) -> Vec<String> {
    let rows =
        include_str!("../../src/extract/lexicon/gazetteer.tsv").lines().filter(|line| !line.starts_with('#'));
    let cells = rows.flat_map(|line| line.split('\t').skip(2).take(2)).flat_map(|cell| cell.split('|'));
    let own = profiles.iter().flat_map(|one| one.aliases.iter().chain([&one.name])).map(ToString::to_string);
    let mut names: Vec<String> = cells.filter(|name| name.len() > 1).map(str::to_owned).chain(own).collect();
    names.sort();
    names.dedup();
    names
}
