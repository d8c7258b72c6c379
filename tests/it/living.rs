//! Living with findings: suppressions of every sort, the baseline, fixes, what a change brought about, and formats for
//! machines; each as a user does it, in a temporary git repository.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use super::terminal::{Run, run, written};

const ARTICLE: &str = "---\ndate: 2017-07-04\noutlet: Levant Wire\n---\n# Round five\n\nASTANA — Sergei Lavrov said the war in \
     Syria has killed an estimated 320,000 people.\n";
const NOTE: &str =
    "# Note – “حلب”\n\nThe war in Syria has killed 350,000 people ([Round five](../articles/second.md)).\n";

/// A corpus in which one note has one finding.
fn desk() -> TempDir {
    written(&[
        ("rapporteur.toml", b"[corpus]\nconflict = \"syrian-war\"\n"),
        ("articles/second.md", ARTICLE.as_bytes()),
        ("notes/note.md", NOTE.as_bytes()),
    ])
}

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "x"]);
}

fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

fn findings(run: &Run) -> Vec<Value> {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

/// The findings as `path rule`.
fn shown(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let found = findings(&run(folder, &all));
    found.iter().map(|one| format!("{} {}", word(one, "path"), word(one, "rule"))).collect()
}

const FOUND: &str = "notes/note.md figure-not-in-source";

#[test]
fn a_baseline_silences_what_is_known_and_tells_what_is_gone() {
    let desk = desk();
    let folder = desk.path();
    assert_eq!(shown(folder, &[]), [FOUND]);
    let wrote = run(folder, &["check", "--write-baseline", "--author", "Ann", "--reason", "seen \"twice\""]);
    assert_eq!(wrote.code, 0, "{}", wrote.err);
    assert!(wrote.err.contains("1 finding, 1 new, 0 gone"), "{}", wrote.err);
    let baseline = read(folder, "rapporteur-baseline.toml");
    assert!(baseline.contains("author = \"Ann\", reason = \"seen \\\"twice\\\"\" },"), "{baseline}");
    assert!(
        !baseline.contains("350,000") && !baseline.contains("Syria"),
        "no words of documents: {baseline}"
    );
    assert_eq!((shown(folder, &[]), run(folder, &["check"]).code), (vec![], 0));

    // Edits elsewhere, and another name of the file, change nothing.
    write(folder, "notes/note.md", &NOTE.replace("# Note", "# Note\n\nA line above.\n\nAnother"));
    assert_eq!(shown(folder, &[]), [""; 0]);
    fs::rename(folder.join("notes/note.md"), folder.join("notes/renamed.md")).unwrap();
    assert_eq!(shown(folder, &[]), [""; 0]);
    let again = run(folder, &["check", "--write-baseline"]);
    assert!(again.err.contains("1 finding, 0 new, 0 gone"), "{}", again.err);
    let moved = read(folder, "rapporteur-baseline.toml");
    assert_eq!(moved, baseline.replace("notes/note.md", "notes/renamed.md"), "author and reason are kept");
    let all = run(folder, &["check", "--silenced", "--format", "json"]);
    assert_eq!(findings(&all)[0]["silenced"]["reason"], "seen \"twice\"");
    assert_eq!(all.code, 0);

    // What is mended leaves a row that silences nothing; it is told, and taken out by the safe fix.
    write(folder, "notes/renamed.md", &NOTE.replace("350,000", "an estimated 320,000"));
    assert_eq!(shown(folder, &[]), ["rapporteur-baseline.toml unused-suppression"]);
    assert_eq!(run(folder, &["check"]).code, 0, "a hint is no trouble");
    let fixed = run(folder, &["check", "--fix"]);
    assert!(fixed.err.contains("1 fix applied in 1 file"), "{}", fixed.err);
    assert!(!read(folder, "rapporteur-baseline.toml").contains("figure-not-in-source"));
    assert_eq!(shown(folder, &[]), [""; 0]);
}

#[test]
fn two_equal_findings_are_told_apart() {
    let desk = desk();
    let line = NOTE.lines().last().unwrap();
    write(desk.path(), "notes/note.md", &format!("{NOTE}\n## Again\n\n{line}\n"));
    let found = findings(&run(desk.path(), &["check", "--format", "json"]));
    assert_eq!(found.len(), 2);
    assert_ne!(found[0]["fingerprint"], found[1]["fingerprint"]);
    run(desk.path(), &["check", "--write-baseline"]);
    write(desk.path(), "notes/note.md", &format!("{NOTE}\n## Again\n\n{line}\n\n## Thrice\n\n{line}\n"));
    assert_eq!(shown(desk.path(), &[]), [FOUND]);
}

#[test]
fn a_broken_baseline_is_a_finding_and_is_not_overwritten() {
    let desk = desk();
    write(desk.path(), "rapporteur-baseline.toml", "findings = [\n<<<<<<< ours\n]\n");
    let run_now = run(desk.path(), &["check", "--format", "concise"]);
    assert_eq!(run_now.code, 2, "{}", run_now.out);
    assert!(run_now.out.contains("rapporteur-baseline.toml:2:"), "{}", run_now.out);
    assert!(run_now.out.contains("figure-not-in-source"), "the rest is told all the same");
    assert_eq!(run(desk.path(), &["check", "--write-baseline"]).code, 2);
    assert!(read(desk.path(), "rapporteur-baseline.toml").contains("<<<<<<<"));
    assert_eq!(run(desk.path(), &["check", "--baseline", "nowhere.toml"]).code, 2);
}

#[test]
fn globs_silence_with_a_reason_and_unused_ones_are_told() {
    let desk = desk();
    let entry = |paths: &str, rule: &str| {
        format!("[[ignore]]\npaths = [\"{paths}\"]\nrules = [\"{rule}\"]\nreason = \"old\"\n")
    };
    write(desk.path(), "rapporteur.toml", &entry("notes/*.md", "figure-not-in-source"));
    assert_eq!(shown(desk.path(), &[]), [""; 0]);
    let told = run(desk.path(), &["check", "--silenced", "--format", "concise"]);
    assert!(told.out.contains("(silenced by rapporteur.toml: old)"), "{}", told.out);
    write(desk.path(), "rapporteur.toml", &entry("notes/*.md", "figure-falls"));
    assert_eq!(shown(desk.path(), &[]), [FOUND, "rapporteur.toml unused-suppression"]);
    assert_eq!(shown(desk.path(), &["notes"]), [FOUND], "a part does not tell what the rest needs");
    assert_eq!(
        shown(desk.path(), &["--select", "unused-suppression"]),
        ["rapporteur.toml unused-suppression"]
    );
    write(desk.path(), "rapporteur.toml", &entry("notes/*.md", "figure-fals"));
    assert_eq!(shown(desk.path(), &[]), [FOUND, "rapporteur.toml config"]);
}

#[test]
fn rules_that_were_not_asked_for_make_no_comment_unused() {
    let desk = desk();
    let comment = "<!-- rapporteur-ignore figure-not-in-source: quoted -->\n";
    write(desk.path(), "notes/note.md", &NOTE.replace("The war", &format!("{comment}The war")));
    for arguments in [&[][..], &["--ignore", "figure-not-in-source"], &["--select", "unused-suppression"]] {
        assert_eq!(shown(desk.path(), arguments), [""; 0], "{arguments:?}");
    }
    run(desk.path(), &["check", "--fix", "--ignore", "figure-not-in-source"]);
    assert!(read(desk.path(), "notes/note.md").contains(comment));
}

#[test]
fn fixes_change_notes_only_and_keep_the_mark() {
    let unused = "<!-- rapporteur-ignore figure-falls: old -->";
    let marked = format!("\u{feff}# Note\n\n{unused}\nNothing.\n\n{unused}\nNor here.\n");
    let latin: Vec<u8> = [b"# Caf\xe9\n\n".as_slice(), unused.as_bytes(), b"\nNothing.\n"].concat();
    let desk = written(&[
        ("rapporteur.toml", b""),
        ("notes/a.md", marked.as_bytes()),
        ("notes/latin.md", &latin),
        ("articles/b.md", format!("{ARTICLE}\n{unused}\nMore.\n").as_bytes()),
    ]);
    let article = read(desk.path(), "articles/b.md");
    let fixed = run(desk.path(), &["check", "--fix"]);
    assert_eq!(fixed.code, 2, "what was refused is trouble: {}", fixed.err);
    assert!(fixed.err.contains("notes/latin.md: it is not UTF-8"), "{}", fixed.err);
    assert!(fixed.err.contains("fixed notes/a.md:3:24: unused-suppression"), "{}", fixed.err);
    assert!(fixed.err.contains("2 fixes applied in 1 file"), "{}", fixed.err);
    assert_eq!(read(desk.path(), "notes/a.md"), marked.replace(unused, ""));
    assert_eq!(fs::read(desk.path().join("notes/latin.md")).unwrap(), latin);
    assert_eq!(read(desk.path(), "articles/b.md"), article);
}

#[test]
fn since_a_revision_only_what_it_brought_is_told() {
    let desk = written(&[
        ("corpus/rapporteur.toml", b"[corpus]\nconflict = \"syrian-war\"\n"),
        ("corpus/articles/second.md", ARTICLE.as_bytes()),
        ("corpus/notes/note.md", NOTE.as_bytes()),
        ("README.md", b"# Not of the corpus\n"),
    ]);
    let folder = desk.path().join("corpus");
    let since = |revision: &str| shown(&folder, &["--since", revision]);
    assert_eq!(run(&folder, &["check", "--since", "HEAD"]).code, 2, "there is no repository");
    git(desk.path(), &["init", "-q"]);
    commit(desk.path());
    assert_eq!(since("HEAD"), [""; 0]);
    let wrong = run(&folder, &["check", "--since", "no-such"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("there is no revision `no-such`"), "{}", wrong.err);

    // A rename and a line above bring nothing; an untracked note does, in a folder that is new.
    fs::rename(folder.join("notes/note.md"), folder.join("notes/moved.md")).unwrap();
    let moved = read(&folder, "notes/moved.md").replace("# Note", "# Note\n\nMore.\n\n## Figures");
    write(&folder, "notes/moved.md", &moved);
    assert_eq!(since("HEAD"), [""; 0]);
    write(&folder, "notes/new/other.md", &NOTE.replace("350,000", "360,000").replace("../", "../../"));
    assert_eq!(since("HEAD"), ["notes/new/other.md figure-not-in-source"]);
    commit(desk.path());
    assert_eq!(since("HEAD"), [""; 0]);
    assert_eq!(since("HEAD~1").len(), 1);

    // A change of an article breaks a note that nobody touched.
    write(&folder, "notes/right.md", &NOTE.replace("350,000", "an estimated 320,000"));
    commit(desk.path());
    write(&folder, "articles/second.md", &ARTICLE.replace("320,000", "330,000"));
    assert_eq!(since("HEAD"), ["notes/right.md figure-not-in-source"]);
    assert_eq!(run(&folder, &["check", "--since", "HEAD"]).code, 1);
    let status =
        Command::new("git").arg("-C").arg(desk.path()).args(["status", "--porcelain"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&status.stdout), " M corpus/articles/second.md\n", "git is only read");
}

#[test]
fn github_commands_cannot_be_broken_out_of() {
    let desk = desk();
    write(desk.path(), "notes/a, 100%.md", NOTE);
    let run = run(desk.path(), &["check", "--format", "github"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    let first = run.out.lines().next().unwrap();
    assert!(first.starts_with("::warning file=notes/a%2C 100%25.md,line=3,endLine=3,col="), "{first}");
    assert!(first.contains(",title=figure-not-in-source::") && first.contains("%0A"), "{first}");
    assert_eq!(first.matches("::").count(), 2, "{first}");
}

#[test]
fn sarif_has_rules_places_fixes_and_suppressions() {
    let desk = desk();
    write(
        desk.path(),
        "notes/b c.md",
        &NOTE.replace("The war", "<!-- rapporteur-ignore figure-not-in-source: asked -->\nThe war"),
    );
    let run = run(desk.path(), &["check", "--format", "sarif", "--silenced"]);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((log["version"].as_str(), run.code), (Some("2.1.0"), 1));
    let driver = &log["runs"][0]["tool"]["driver"];
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2, "{results:#?}");
    for result in results {
        let rule = &driver["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# figure-not-in-source"));
        assert_eq!(result["level"], "warning");
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(
            ["startLine", "startColumn", "endLine", "endColumn"]
                .iter()
                .all(|key| region[key].as_u64() > Some(0))
        );
        assert_eq!(result["partialFingerprints"]["rapporteur/v1"].as_str().unwrap().len(), 16);
        let related = &result["relatedLocations"][0];
        assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "articles/second.md");
        let replaced = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert!(replaced["deletedRegion"].is_object() && replaced["insertedContent"]["text"].is_string());
    }
    let silenced = results.iter().find(|one| one["suppressions"].is_array()).unwrap();
    assert_eq!(silenced["suppressions"][0]["kind"], "inSource");
    assert_eq!(silenced["suppressions"][0]["justification"], "asked");
    let uri = &silenced["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "notes/b%20c.md");
}

#[test]
fn watching_tells_what_differs_and_ends_with_the_interrupt() {
    let desk = desk();
    let out = desk.path().join("out.log");
    let mut child = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .args(["check", "--watch", "--format", "concise", "--ignore", "unused-suppression"])
        .current_dir(desk.path())
        .stdout(fs::File::create(&out).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let wait = |what: &str| {
        let start = Instant::now();
        while !fs::read_to_string(&out).unwrap().contains(what) {
            assert!(
                start.elapsed() < Duration::from_secs(30),
                "no {what}: {}",
                fs::read_to_string(&out).unwrap()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    wait("note.md:3:29: warning[figure-not-in-source]");
    write(desk.path(), "notes/note.md", &NOTE.replace("350,000", "an estimated 320,000"));
    wait("gone: notes/note.md: [figure-not-in-source]");
    write(desk.path(), "notes/note.md", &NOTE.replace("350,000", "360,000"));
    wait("360,000");
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "still alive after the interrupt");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
}
