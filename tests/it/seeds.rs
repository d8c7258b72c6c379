//! The sample corpus: every planted mistake is found, what is right stays silent, and the whole output is reviewed.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path, sync::LazyLock};

use rapporteur::{
    rule::{self, Level},
    text::Encoding,
};

use super::world::World;

static SEEDS: LazyLock<World> = LazyLock::new(|| World::of_folder(&root().join("seeds")));

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All findings with what they show, in the order of `check`.
fn output(world: &World) -> String {
    let mut out = String::new();
    for path in world.texts.keys() {
        let place = |path: &str, offset: u32| {
            let at = world.lines(path).position(offset, Encoding::Utf32);
            format!("{path}:{}:{}", at.line + 1, at.column + 1)
        };
        for one in world.report(path).diagnostics {
            let words = one.span.of(world.text(path)).lines().next().unwrap_or_default();
            let at = place(path, one.span.start);
            let _ = writeln!(out, "{at}: {}[{}] \"{words}\": {}", one.level.name(), one.rule, one.message);
            for related in &one.related {
                let _ = writeln!(
                    out,
                    "    {}: {}",
                    place(&related.document, related.span.start),
                    related.message
                );
            }
            for fix in &one.fixes {
                let _ = writeln!(out, "    fix: {}", fix.title);
            }
        }
    }
    out
}

/// The rows of the guide's tables of planted mistakes: file, text on the line, rule, number.
fn planted() -> Vec<(String, String, String, usize)> {
    let guide = fs::read_to_string(root().join("seeds/README.md")).unwrap();
    let rows = guide.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let unquoted = |cell: &str| Some(cell.strip_prefix('`')?.strip_suffix('`')?.to_owned());
        let [_, file, text, rule, count, ..] = cells.as_slice() else { return None };
        Some((unquoted(file)?, unquoted(text)?, (*rule).to_owned(), count.parse().ok()?))
    });
    rows.collect()
}

#[test]
fn planted_mistakes_are_found_and_nothing_else() {
    let rows = planted();
    assert!(rows.len() > 30, "the guide's tables were read");
    let mut found: BTreeMap<(String, u32, &str), usize> = BTreeMap::new();
    for path in SEEDS.texts.keys() {
        for one in SEEDS.report(path).diagnostics {
            let line = SEEDS.lines(path).line_of(one.span.start);
            *found.entry((path.clone(), line, one.rule)).or_default() += 1;
        }
    }
    let mut trouble = String::new();
    for (file, text, name, count) in rows {
        let all = SEEDS.text(&file);
        let lines: Vec<u32> =
            (0..).zip(all.lines()).filter(|(_, line)| line.contains(&text)).map(|(n, _)| n).collect();
        assert_eq!(lines.len(), 1, "{file} has \"{text}\" once");
        let Some(rule) = rule::rule(&name) else {
            // A rule to come: until then another one may see the mistake.
            found.retain(|(path, line, _), _| (path, *line) != (&file, lines[0]));
            continue;
        };
        let here = found.remove(&(file.clone(), lines[0], rule.name)).unwrap_or_default();
        if here != count {
            let _ = writeln!(trouble, "{file}:{}: {here} of {count} {name}: {text}", lines[0] + 1);
        }
    }
    for ((path, line, name), count) in found {
        let loud = SEEDS.report(&path).diagnostics.iter().any(|one| {
            one.rule == name && one.level > Level::Hint && SEEDS.lines(&path).line_of(one.span.start) == line
        });
        if loud {
            let words = SEEDS.text(&path).lines().nth(line as usize).unwrap_or_default();
            let _ = writeln!(trouble, "{path}:{}: {count} {name} too many: {words}", line + 1);
        }
    }
    assert!(trouble.is_empty(), "\n{trouble}");
}

/// `RAPPORTEUR_UPDATE=1` writes the output of today, to be read before it is kept; the test fails all the same.
#[test]
fn the_whole_output_is_as_reviewed() {
    let file = root().join("tests/data/seeds-check.txt");
    let (now, reviewed) = (output(&SEEDS), fs::read_to_string(&file).unwrap_or_default());
    if now != reviewed && env::var_os("RAPPORTEUR_UPDATE").is_some() {
        fs::create_dir_all(root().join("tests/data")).unwrap();
        fs::write(&file, &now).unwrap();
    }
    let (now_lines, then): (Vec<&str>, Vec<&str>) = (now.lines().collect(), reviewed.lines().collect());
    let gone = then.iter().filter(|line| !now_lines.contains(line)).map(|line| format!("- {line}\n"));
    let new = now_lines.iter().filter(|line| !then.contains(line)).map(|line| format!("+ {line}\n"));
    let differs: String = gone.chain(new).collect();
    assert!(now == reviewed, "\n{differs}RAPPORTEUR_UPDATE=1 writes tests/data/seeds-check.txt");
}

#[test]
fn two_runs_say_the_same() {
    let again = World::of_folder(&root().join("seeds"));
    assert_eq!(output(&SEEDS), output(&again));
}
