//! README.md against the code: its table of keys is made from the keys. Its commands are run by `tests/run readme`.

use std::fmt::Write as _;

use rapporteur::config::keys::KEYS;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->\n";

fn table() -> String {
    let mut table = String::from("| key | takes | default | meaning |\n| --- | --- | --- | --- |\n");
    for key in KEYS {
        let name = match (key.table, key.name) {
            ("overrides" | "ignore" | "measures", name) => format!("[[{}]] {name}", key.table),
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

/// Editors know from the schema what the reader of the settings knows: every table, key and rule.
#[test]
fn the_schema_for_editors_has_every_key_and_rule() {
    let schema = rapporteur::config::schema::schema();
    let keys_of = |table: &serde_json::Value| {
        let table = if table["type"] == "array" { &table["items"] } else { table };
        assert_eq!(table["additionalProperties"], false);
        table["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    for key in KEYS {
        let known = keys_of(&schema["properties"][key.table]);
        if key.name.is_empty() {
            let rules: Vec<&str> = rapporteur::rule::RULES.iter().map(|rule| rule.name).collect();
            assert_eq!(known, rules);
        } else {
            assert!(known.iter().any(|name| name == key.name), "[{}] {}", key.table, key.name);
        }
    }
    let tables: std::collections::BTreeSet<&str> = KEYS.iter().map(|key| key.table).collect();
    assert_eq!(keys_of(&schema).len(), tables.len());
}

/// The commands of the workflow that the README shows, each with its condition, in a repository as CI has it.
#[test]
fn the_workflows_commands_run() {
    let readme = include_str!("../../README.md");
    let workflow = readme.split("```yaml\n# .github/workflows").nth(1).unwrap().split("```").next().unwrap();
    let commands: Vec<&str> = workflow
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("run: "))
        .collect();
    assert_eq!(commands.len(), 4, "{workflow}");
    let folder = tempfile::tempdir().unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_rapporteur")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let bash = |command: &str| {
        let mut bash = std::process::Command::new("bash");
        bash.args(["-e", "-o", "pipefail", "-c", command]).current_dir(folder.path());
        bash.env("PATH", &path).env("GITHUB_BASE_REF", "main");
        let done = bash.output().unwrap();
        (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let made = bash(&format!(
        "cp -r '{seeds}/.' . && git init -q && git add -A && \
         git -c user.name=A -c user.email=a@example.org commit -q -m x && \
         git update-ref refs/remotes/origin/main HEAD"
    ));
    assert_eq!(made.0, Some(0));
    assert!(commands[0].starts_with("cargo install"));
    assert_eq!(bash(commands[1]), (Some(0), String::new()), "nothing changed since the base");
    let note = folder.path().join("notes/2017-12-04-year-end-figures.md");
    let text = std::fs::read_to_string(&note).unwrap();
    std::fs::write(&note, text + "\nSee [the page](../articles/no-such-page.md).\n").unwrap();
    let (code, told) = bash(commands[1]);
    assert_eq!((code, told.lines().count()), (Some(1), 1), "{told}");
    assert!(told.starts_with("::error file=notes/2017-12-04-year-end-figures.md,line="), "{told}");
    let (code, told) = bash(commands[2]);
    assert!(code == Some(1) && told.lines().count() > 10, "{told}");
    assert_eq!(bash(commands[3]).0, Some(0));
    let sarif = std::fs::read_to_string(folder.path().join("rapporteur.sarif")).unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert!(sarif["runs"][0]["results"].as_array().unwrap().len() > 10);
}
