//! The invariants that `src/lib.rs` states: one crate has no compiler walls, so these tests are the walls.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use rapporteur::rule::RULES;
use regex::Regex;

/// The rooms below each room: what it may use. `lib` and `main` hold the rooms together.
const DIRECTION: [(&str, &[&str]); 10] = [
    ("text", &[]),
    ("extract", &["text"]),
    ("corpus", &["text", "extract"]),
    ("query", &["text", "extract", "corpus"]),
    ("rule", &["text", "extract", "corpus"]),
    ("config", &["text", "extract", "corpus", "rule"]),
    ("import", &["text", "extract", "corpus"]),
    ("workspace", &["text", "extract", "corpus", "query", "rule", "config", "import"]),
    ("cli", &["text", "extract", "corpus", "query", "rule", "config", "import", "workspace"]),
    ("lsp", &["text", "extract", "corpus", "query", "rule", "config", "import", "workspace"]),
];

/// The rooms that cannot fail.
const CORE: [&str; 5] = ["text", "extract", "corpus", "query", "rule"];

/// Lines of a file: wished for, and allowed.
const WISHED: usize = 400;
const ALLOWED: usize = 600;

/// A source file.
struct Source {
    /// Path below `src`.
    path: String,
    text: String,
    /// The text without comments, and without the tests at its end.
    code: String,
    /// Whether it is compiled for tests only.
    is_tests: bool,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }
}

/// Every source file, read once.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(sources);

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push(Source { path: name, code: code(&text), text, is_tests: false });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let modules: BTreeSet<String> = sources.iter().flat_map(test_modules).collect();
    for source in &mut sources {
        source.is_tests = modules.iter().any(|module| is_in(&source.path, module));
    }
    assert!(sources.len() > 20, "the sources were found");
    sources
}

/// The modules in files of their own that a source declares for tests only, as paths below `src`.
fn test_modules(source: &Source) -> Vec<String> {
    let declared = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\([a-z]+\))? )?mod (\w+);").unwrap();
    let file = source.path.trim_end_matches(".rs");
    let folder = file.strip_suffix("/mod").or_else(|| file.strip_suffix("lib")).unwrap_or(file);
    let names = declared.captures_iter(&source.text).map(|module| format!("{folder}/{}", &module[1]));
    names.map(|name| name.trim_start_matches('/').to_owned()).collect()
}

fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    body.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |all, line| all + line.split(" // ").next().unwrap_or_default() + "\n")
}

/// The rooms that a text names in paths from the crate's root.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = code.get(at + "crate::".len()..).unwrap_or_default();
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(heads(group)),
            None => rooms.extend(head(rest)),
        }
    }
    rooms
}

fn head(path: &str) -> Option<String> {
    let word: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// The first words of the members of a `{...}` group.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut found, mut member) = (0, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.extend(head(&std::mem::take(&mut member))),
            _ if depth == 0 => member.push(c),
            _ => {}
        }
    }
    found.extend(head(&member));
    found
}

fn hold(broken: impl IntoIterator<Item = String>) {
    let broken: Vec<String> = broken.into_iter().collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// The lines of code of some files that a pattern fits.
fn lines_with(pattern: &str, files: impl Fn(&Source) -> bool, why: &str) -> Vec<String> {
    let pattern = Regex::new(pattern).unwrap();
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| !source.is_tests && files(source)) {
        let lines = source.code.lines().filter(|line| pattern.is_match(line));
        broken.extend(lines.map(|line| format!("src/{}: {why}: {}", source.path, line.trim())));
    }
    broken
}

fn is_core(source: &Source) -> bool {
    CORE.contains(&source.room())
}

#[test]
fn data_flows_one_way() {
    let direction: BTreeMap<&str, &[&str]> = DIRECTION.into();
    let mut broken = Vec::new();
    for source in SOURCES.iter() {
        let room = source.room();
        if matches!(room, "lib" | "main") || source.is_tests {
            continue;
        }
        let Some(below) = direction.get(room) else {
            broken.push(format!("src/{}: no room {room} in the architecture", source.path));
            continue;
        };
        let used = rooms_named(&source.code);
        let above = used.iter().filter(|used| *used != room && !below.contains(&used.as_str()));
        broken.extend(above.map(|used| format!("src/{}: {room} must not know {used}", source.path)));
    }
    hold(broken);
}

#[test]
fn groups_of_uses_are_seen_through() {
    let code = "use crate::{\n    lsp::{a, b::c},\n    text::Span,\n};\nfn f() { crate::cli::x(); }";
    assert_eq!(rooms_named(code).into_iter().collect::<Vec<_>>(), ["cli", "lsp", "text"]);
}

/// The rows of the table of dependencies in `src/lib.rs`: package, homes.
fn homes() -> BTreeMap<String, Vec<String>> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let row = Regex::new(r"^//! \| `([a-z0-9_-]+)` \| ([^|]+) \| [^|]+ \|$").unwrap();
    let word = Regex::new("`([a-z_/]+)`").unwrap();
    let rows = lib.lines().filter_map(|line| row.captures(line));
    rows.map(|row| (row[1].to_owned(), word.captures_iter(&row[2]).map(|home| home[1].to_owned()).collect()))
        .collect()
}

#[test]
fn every_package_has_one_home_and_a_reason() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let packages: BTreeSet<String> = manifest["dependencies"].as_table().unwrap().keys().cloned().collect();
    let homes = homes();
    let mut broken: Vec<String> = packages
        .iter()
        .filter(|package| !homes.contains_key(*package))
        .map(|package| format!("src/lib.rs: {package} has no row in the table of dependencies"))
        .collect();
    let unused = homes.keys().filter(|package| !packages.contains(*package));
    broken.extend(unused.map(|package| format!("src/lib.rs: {package} is no dependency")));
    for (package, homes) in &homes {
        let name = package.replace('-', "_");
        let used = format!("{name}::");
        let outside = |source: &Source| {
            source.code.contains(&used) && !homes.iter().any(|home| is_in(&source.path, home))
        };
        broken.extend(lines_with(
            &format!(r"(^|[^\w:.]){name}::"),
            outside,
            &format!("{package} lives in {homes:?}"),
        ));
    }
    hold(broken);
}

/// Whether a file is a room's, or of a part of one: `text/buffer` is `text/buffer.rs` and all of `text/buffer/`.
fn is_in(path: &str, home: &str) -> bool {
    path.strip_prefix(home).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
}

#[test]
fn the_core_cannot_fail() {
    let mut broken = lines_with(
        r"std::(fs|time|thread|net|process|env|io|sync::(Mutex|RwLock|mpsc))\b|\b(SystemTime|Instant)\b|Zoned::now",
        is_core,
        "no files, clocks, threads or sockets in the core",
    );
    let (has_std_group, inner) = (
        Regex::new(r"(?s)use std::\{[^;]*;").unwrap(),
        Regex::new(r"\b(fs|time|thread|net|process|env|io)(::|,|\s*\})").unwrap(),
    );
    for source in SOURCES.iter().filter(|source| is_core(source) && !source.is_tests) {
        let groups = has_std_group.find_iter(&source.code).filter(|group| inner.is_match(group.as_str()));
        broken.extend(groups.map(|group| format!("src/{}: {}", source.path, group.as_str())));
    }
    // Serde's traits are written with results; what this file hands out has none.
    let but_serde = |source: &Source| is_core(source) && source.path != "text/front_matter/yaml.rs";
    broken.extend(lines_with(
        r"\bResult<|-> *Result\b|\bunwrap\(\)|\.expect\(|\bpanic!|\bunreachable!|\btodo!",
        but_serde,
        "no failure in the core",
    ));
    hold(broken);
}

#[test]
fn a_figure_is_a_decimal_and_never_a_float() {
    let figures = |source: &Source| {
        matches!(source.room(), "corpus" | "rule")
            || source.path.starts_with("extract/figure")
            || source.path == "extract/decimal.rs"
    };
    hold(lines_with(r"\bf(32|64)\b|\d\.\d+f|\d_f(32|64)", figures, "no floats for figures"));
}

#[test]
fn positions_inside_are_bytes() {
    let elsewhere = |source: &Source| {
        !["text/line_index", "text/buffer", "lsp/convert", "cli/tour"]
            .iter()
            .any(|home| is_in(&source.path, home))
    };
    hold(lines_with(
        r"(?i)utf_?16",
        elsewhere,
        "UTF-16 lives in text/line_index, text/buffer, lsp/convert and the client in cli/tour",
    ));
    // The room of texts hands its line index out.
    let core = |source: &Source| is_core(source) && elsewhere(source) && source.path != "text/mod.rs";
    hold(lines_with(r"(?i:utf_?32)|Encoding::|\bPosition\b", core, "positions in the core are byte offsets"));
}

#[test]
fn no_hash_order_reaches_the_outside() {
    let readers = |source: &Source| matches!(source.room(), "corpus" | "query" | "rule" | "cli");
    hold(lines_with(r"\bHash(Map|Set)\b", readers, "ordered collections only"));
}

#[test]
fn every_file_says_what_it_owns_and_is_not_long() {
    let mut broken = Vec::new();
    for source in SOURCES.iter() {
        if !source.text.starts_with("//! ") {
            broken.push(format!("src/{}: no `//!` in its first line", source.path));
        }
        let lines = source.text.lines().count();
        if lines > ALLOWED {
            broken.push(format!(
                "src/{}: {lines} lines; {WISHED} are wished for, {ALLOWED} allowed",
                source.path
            ));
        }
    }
    hold(broken);
}

#[test]
fn the_table_of_rules_is_complete_and_in_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rule");
    let names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
    let of = |ending: &str| -> BTreeSet<String> {
        let stems = names.iter().filter_map(|name| name.strip_suffix(ending));
        stems.map(|stem| stem.replace('_', "-")).collect()
    };
    let tabled: Vec<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert!(tabled.is_sorted(), "RULES is sorted by name");
    let pages = of(".md");
    assert_eq!(pages.iter().cloned().collect::<Vec<_>>(), tabled, "each rule has a page, each page a rule");
    let files = of(".rs");
    hold(pages.iter().filter(|page| !files.contains(*page)).map(|page| format!("no file for {page}")));
}

#[test]
fn articles_are_evidence_and_get_information_at_most() {
    use rapporteur::rule::Level;
    let loud = RULES.iter().filter(|rule| rule.in_articles > Level::Information);
    let allowed = ["config", "impossible-date"];
    hold(loud.map(|rule| rule.name.to_owned()).filter(|name| !allowed.contains(&name.as_str())));
}
