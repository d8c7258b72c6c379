//! README.md against the code: its table of keys is made from the keys. Its commands are run by `tests/run readme`.

use std::fmt::Write as _;

use rapporteur::config::keys::KEYS;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->\n";

fn table() -> String {
    let mut table = String::from("| key | takes | default | meaning |\n| --- | --- | --- | --- |\n");
    for key in KEYS {
        let name = match (key.table, key.name) {
            ("overrides" | "measures", name) => format!("[[{}]] {name}", key.table),
            (table, "") => format!("[{table}] RULE"),
            (table, name) => format!("[{table}] {name}"),
        };
        let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
        let _ = writeln!(table, "| `{name}` | {} | {default} | {} |", key.takes, key.meaning);
    }
    table
}

/// `UPDATE=1 cargo test readme` writes the table; it fails then too, so that nobody updates unawares.
#[test]
fn the_table_of_keys_is_the_keys() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (shown, after) = rest.split_once(END).unwrap();
    if shown != table() && std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, format!("{before}{BEGIN}{}{END}{after}", table())).unwrap();
    }
    assert_eq!(shown, table(), "`UPDATE=1 cargo test readme` writes it");
}

/// What the README shows as configuration is valid.
#[test]
fn the_example_configuration_is_right() {
    let readme = include_str!("../../README.md");
    let example = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let reading = rapporteur::config::Settings::read(Some(example), None);
    assert_eq!(reading.problems, []);
    assert_ne!(reading.settings, rapporteur::config::Settings::default());
}
