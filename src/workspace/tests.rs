//! A workspace reads folders, buffers and changes, and tells what it could not read.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
use super::*;
use crate::extract::DocumentKind;

fn written(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

fn indexed(folder: &Path) -> Workspace {
    let mut workspace = Workspace::new(&[folder.to_path_buf()], Options::default());
    let batch = workspace.index_job().run(&|_| {}, &|| false).unwrap();
    assert!(workspace.absorb(batch).next.is_none());
    workspace
}

fn kinds(workspace: &Workspace) -> Vec<(String, DocumentKind)> {
    workspace.snapshot().entries().map(|entry| (entry.path.to_string(), entry.kind)).collect()
}

#[test]
fn documents_are_what_they_say_or_lie_or_read() {
    let folder = written(&[
        ("articles/a.md", "# A\n"),
        ("articles/b.md", "---\nkind: note\n---\n# B\n"),
        ("loose.txt", "Words.\n"),
        ("loose.md", "Words.\n"),
        ("profiles/x.md", "# X\n"),
        ("picture.png", "no"),
        (".hidden/a.md", "no"),
        ("drafts/a.md", "no"),
        (".gitignore", "drafts/\n"),
        ("out/a.md", "no"),
        ("rapporteur.toml", "[corpus]\nexclude = [\"out\"]\n"),
    ]);
    let kinds = kinds(&indexed(folder.path()));
    let expected = [
        ("articles/a.md", DocumentKind::Article),
        ("articles/b.md", DocumentKind::Note),
        ("loose.md", DocumentKind::Note),
        ("loose.txt", DocumentKind::Article),
        ("profiles/x.md", DocumentKind::Profile),
        ("rapporteur.toml", DocumentKind::Configuration),
    ];
    assert_eq!(kinds, expected.map(|(path, kind)| (path.to_owned(), kind)));
}

#[test]
fn a_buffer_wins_over_its_file_until_it_is_closed() {
    let folder = written(&[("notes/a.md", "# On disk\n")]);
    let mut workspace = indexed(folder.path());
    let path = workspace.doc_path(&folder.path().join("notes/a.md"));
    assert_eq!(&*path, "notes/a.md");
    let headings =
        |workspace: &Workspace| workspace.snapshot().entry("notes/a.md").unwrap().facts.headings.len();
    workspace.open(Arc::clone(&path), Arc::from("# One\n\n# Two\n"), 1);
    assert_eq!(headings(&workspace), 2);
    let job = workspace.files_changed(&[folder.path().join("notes/a.md")]).unwrap();
    let batch = job.run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    assert_eq!(headings(&workspace), 2);
    let batch = workspace.index_job().run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    assert_eq!(headings(&workspace), 2);
    workspace.close(&path);
    assert_eq!(headings(&workspace), 1);
}

#[test]
fn files_come_and_go() {
    let folder = written(&[("notes/a.md", "# A\n"), ("notes/deep/b.md", "# B\n")]);
    let mut workspace = indexed(folder.path());
    std::fs::remove_dir_all(folder.path().join("notes/deep")).unwrap();
    std::fs::write(folder.path().join("notes/c.md"), "# C\n").unwrap();
    let changed = [folder.path().join("notes/deep"), folder.path().join("notes/c.md")];
    let batch = workspace.files_changed(&changed).unwrap().run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    let paths: Vec<String> = kinds(&workspace).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["notes/a.md", "notes/c.md"]);
}

#[test]
fn what_changes_during_a_long_job_is_read_after_it() {
    let folder = written(&[("notes/a.md", "# A\n")]);
    let mut workspace = indexed(folder.path());
    let whole = workspace.index_job();
    let batch = whole.run(&|_| {}, &|| false).unwrap();
    std::fs::write(folder.path().join("notes/b.md"), "# B\n").unwrap();
    let job = workspace.files_changed(&[folder.path().join("notes/b.md")]).unwrap();
    let part = job.run(&|_| {}, &|| false).unwrap();
    workspace.absorb(part);
    let next = workspace.absorb(batch).next.unwrap();
    assert_eq!(kinds(&workspace).len(), 1);
    let batch = next.run(&|_| {}, &|| false).unwrap();
    assert!(workspace.absorb(batch).next.is_none());
    assert_eq!(kinds(&workspace).len(), 2);
}

/// Buffers are opened, edited and closed while a batch is related beside the workspace: its documents, and among them one
/// that a new profile makes read otherwise and one whose file is new, are then what a workspace says that begins with all
/// that.
#[test]
fn what_is_edited_while_a_batch_is_applied_stays() {
    let text = "Zaphod Beeblebrox met Ford Prefect.\n\nBeeblebrox left.\n";
    let names = ["opened", "edited", "closed", "left", "shut"];
    let files = names.map(|name| (format!("notes/{name}.md"), text));
    let folder = written(&files.each_ref().map(|(name, text)| (&**name, *text)));
    // Without the profile, all is read by the same names before and after.
    for profile in [None, Some("---\nkind: person\nname: Zaphod Beeblebrox\n---\n# Zaphod\n")] {
        let added = folder.path().join("notes/added.md");
        let _ = std::fs::remove_file(&added);
        let mut workspace = indexed(folder.path());
        std::fs::write(&added, text).unwrap();
        let path = |name: &str| DocPath::from(format!("notes/{name}.md"));
        let open = |workspace: &mut Workspace, name: &str, words: &str| {
            workspace.open(path(name), Arc::from(format!("{text}\n{words}\n")), 1);
        };
        for name in ["edited", "closed", "shut", "added"] {
            open(&mut workspace, name, "Ford Prefect stayed.");
        }
        let page = folder.path().join("profiles/zaphod.md");
        if let Some(profile) = profile {
            std::fs::create_dir_all(page.parent().unwrap()).unwrap();
            std::fs::write(&page, profile).unwrap();
        }
        let changed = names.map(|name| folder.path().join(format!("notes/{name}.md")));
        let job = workspace.files_changed(&[changed.as_slice(), &[added, page]].concat()).unwrap();
        let batch = job.run(&|_| {}, &|| false).unwrap();
        workspace.close(&path("shut"));
        workspace.close(&path("added"));
        let applied = batch.applied(workspace.view());
        open(&mut workspace, "opened", "Nobody came. Zaphod Beeblebrox did.");
        open(&mut workspace, "edited", "Nobody came.");
        workspace.close(&path("closed"));
        assert!(workspace.take(applied).next.is_none());
        let mut expected = indexed(folder.path());
        open(&mut expected, "opened", "Nobody came. Zaphod Beeblebrox did.");
        open(&mut expected, "edited", "Nobody came.");
        assert_eq!(kinds(&workspace), kinds(&expected));
        for (one, other) in workspace.snapshot().entries().zip(expected.snapshot().entries()) {
            assert_eq!(one.facts, other.facts, "{} beside {profile:?}", one.path);
        }
    }
}

#[test]
fn settings_are_read_anew_and_tell_their_problems() {
    let folder = written(&[("texts/a.md", "# A\n")]);
    let mut workspace = indexed(folder.path());
    assert_eq!(kinds(&workspace)[0].1, DocumentKind::Note);
    let config = folder.path().join("rapporteur.toml");
    std::fs::write(&config, "[corpus]\narticles = [\"texts/**\"]\nnoets = []\n").unwrap();
    let batch = workspace.files_changed(&[config]).unwrap().run(&|_| {}, &|| false).unwrap();
    let absorbed = workspace.absorb(batch);
    assert!(absorbed.everything);
    let snapshot = workspace.snapshot();
    assert_eq!(snapshot.entry("texts/a.md").unwrap().kind, DocumentKind::Article);
    let problems = &snapshot.entry("rapporteur.toml").unwrap().facts.problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].message.contains("did you mean `notes`"), "{problems:?}");
}

#[test]
fn a_profile_for_a_new_name_reads_the_documents_that_use_it() {
    let text = "MOSCOW — Zaphod Beeblebrox met Ford Prefect on Monday.\n\nBeeblebrox left.\n";
    let folder = written(&[("articles/a.txt", text), ("articles/b.txt", "Nothing here.\n")]);
    let mut workspace = indexed(folder.path());
    let profile = folder.path().join("profiles/zaphod.md");
    std::fs::create_dir_all(profile.parent().unwrap()).unwrap();
    std::fs::write(&profile, "---\nkind: person\nname: Zaphod Beeblebrox\n---\n# Zaphod\n").unwrap();
    let batch = workspace.files_changed(&[profile]).unwrap().run(&|_| {}, &|| false).unwrap();
    assert_eq!(batch.read, 2, "the profile and the article that names it");
    workspace.absorb(batch);
    let rebuilt = indexed(folder.path());
    let facts = |workspace: &Workspace| -> Vec<_> {
        workspace.snapshot().entries().map(|entry| (entry.path.clone(), entry.facts.clone())).collect()
    };
    assert_eq!(facts(&workspace), facts(&rebuilt));
}

#[test]
fn a_watch_tells_of_files_new_folders_and_deletions() {
    let folder = written(&[("notes/a.md", "# A\n"), (".hidden/b.md", "# B\n")]);
    let workspace = indexed(folder.path());
    let (sender, told) = std::sync::mpsc::channel();
    let watch = workspace.watch(move |paths| sender.send(paths).unwrap_or_default());
    assert_eq!(watch.notices, []);
    let wait_for = |path: &Path| {
        let mut seen = Vec::new();
        while !seen.iter().any(|one: &PathBuf| one == path) {
            seen.extend(told.recv_timeout(std::time::Duration::from_secs(20)).unwrap());
        }
    };
    let new = folder.path().join("notes/deep");
    std::fs::create_dir(&new).unwrap();
    wait_for(&new);
    std::fs::write(new.join("c.md"), "# C\n").unwrap();
    wait_for(&new.join("c.md"));
    std::fs::remove_file(folder.path().join("notes/a.md")).unwrap();
    wait_for(&folder.path().join("notes/a.md"));
}

#[test]
fn what_changed_while_nobody_watched_is_found_by_its_stamp_or_by_its_absence() {
    use std::time::{Duration, SystemTime};
    let folder = written(&[("notes/a.md", "# A\n"), ("notes/b.md", "# B\n"), ("notes/open.md", "# O\n")]);
    let mut workspace = indexed(folder.path());
    let file = |name: &str| folder.path().join("notes").join(name);
    let missed = |workspace: &Workspace, since| workspace.view().missed(since);
    let later = SystemTime::now() + Duration::from_secs(60);
    assert_eq!(missed(&workspace, later), Vec::<PathBuf>::new());
    workspace.open(workspace.doc_path(&file("open.md")), Arc::from("# O\n"), 1);
    std::fs::remove_file(file("open.md")).unwrap();
    std::fs::remove_file(file("a.md")).unwrap();
    assert_eq!(missed(&workspace, later), [file("a.md")], "what is open is not asked of the disk");
    let since = SystemTime::now() - Duration::from_millis(100);
    std::fs::write(file("new.md"), "# N\n").unwrap();
    std::fs::write(file("b.md"), "# Other\n").unwrap();
    std::fs::write(folder.path().join("rapporteur.toml"), "").unwrap();
    let found = missed(&workspace, since);
    let expected = [file("b.md"), file("new.md"), folder.path().join("rapporteur.toml"), file("a.md")];
    assert_eq!(found, expected);
    std::fs::write(file("b.md"), "# B\n").unwrap();
    assert!(!missed(&workspace, since).contains(&file("b.md")), "its text is the one that was read");
}

#[test]
fn a_configuration_that_came_while_nobody_watched_is_found_wherever_it_makes_another_corpus() {
    use std::time::{Duration, SystemTime};
    let folder = written(&[("one/articles/a.md", "# A\n"), ("two/inner/b.md", "# B\n")]);
    let given = ["one", "two", "two/inner"].map(|name| folder.path().join(name));
    let mut workspace = Workspace::new(&given, Options::default());
    let batch = workspace.index_job().run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    let since = SystemTime::now();
    for name in ["", "one", "two/inner"] {
        let file = folder.path().join(name).join("rapporteur.toml");
        std::fs::write(&file, "").unwrap();
        let found = workspace.view().missed(since - Duration::from_millis(1));
        assert!(found.contains(&file), "{name}: {found:?}");
        assert!(workspace.has_moved(&given, &found), "{name}");
        std::fs::remove_file(&file).unwrap();
    }
}

#[test]
fn a_watch_that_ends_tells_what_it_saw() {
    let folder = written(&[("notes/a.md", "# A\n")]);
    let workspace = indexed(folder.path());
    // Long enough to be seen, and not to be told; on a machine that is busy it may not be seen.
    let is_told = |number: u32| {
        let (sender, told) = std::sync::mpsc::channel();
        let watch = workspace.watch(move |files| sender.send(files).unwrap_or_default());
        let file = folder.path().join(format!("notes/{number}.md"));
        std::fs::write(&file, "# B\n").unwrap();
        std::thread::sleep(std::time::Duration::from_millis(50));
        drop(watch);
        told.iter().flatten().any(|one| one == file)
    };
    assert!((0..40).any(is_told));
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for item in std::fs::read_dir(from).unwrap() {
        let item = item.unwrap().path();
        let target = to.join(item.file_name().unwrap());
        if item.is_dir() { copied(&item, &target) } else { std::fs::copy(&item, &target).map(drop).unwrap() }
    }
}

/// Each edit of a profile's names, on a copy of the sample corpus, ends where reading everything anew ends.
#[test]
fn edits_of_names_equal_a_rebuild() {
    let folder = tempfile::tempdir().unwrap();
    copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"), folder.path());
    let mut workspace = indexed(folder.path());
    let profile = |name: &str| folder.path().join("profiles").join(name);
    let edit = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(profile(name)).unwrap();
        assert!(text.contains(from), "{name}: {from}");
        std::fs::write(profile(name), text.replacen(from, to, 1)).unwrap();
    };
    let edits: [(&str, &dyn Fn()); 6] = [
        ("alexander-lavrentiev.md", &|| edit("alexander-lavrentiev.md", "Aleksandr Lavrentyev, ", "")),
        ("sergei-lavrov.md", &|| edit("sergei-lavrov.md", "name: Sergei Lavrov", "name: Sergei Nobody")),
        ("kazakhstan.md", &|| std::fs::remove_file(profile("kazakhstan.md")).unwrap()),
        ("astana-talks.md", &|| {
            std::fs::rename(profile("astana-talks.md"), profile("kazakh-talks.md")).unwrap();
        }),
        ("reuters.md", &|| edit("reuters.md", "kind: outlet", "kind: city")),
        ("new.md", &|| {
            std::fs::write(profile("new.md"), "---\nkind: venue\nname: Geneva\n---\n# G\n").unwrap();
        }),
    ];
    for (name, edit) in edits {
        edit();
        let changed = [profile(name), profile("kazakh-talks.md")];
        let batch = workspace.files_changed(&changed).unwrap().run(&|_| {}, &|| false).unwrap();
        workspace.absorb(batch);
        let rebuilt = indexed(folder.path());
        let (ours, theirs) = (workspace.view(), rebuilt.view());
        assert!(ours.snapshot.entries().count() > 100);
        for (one, other) in ours.snapshot.entries().zip(theirs.snapshot.entries()) {
            assert_eq!(one.path, other.path, "after {name}");
            assert_eq!(one.facts, other.facts, "{} after {name}", one.path);
            assert_eq!(ours.check(one), theirs.check(other), "{} after {name}", one.path);
        }
    }
}

#[test]
fn a_text_of_too_many_lines_or_bytes_is_no_document() {
    let most = disk::MAX_LINES;
    for line in ["\n", "\r", "\r\n"] {
        assert_eq!(disk::excess(line.repeat(most).as_bytes()), None, "{line:?}");
        assert_eq!(disk::excess(line.repeat(most + 1).as_bytes()), Some(Trouble::TooLong), "{line:?}");
    }
    let bytes = vec![b'x'; usize::try_from(disk::MAX_BYTES).unwrap() + 1];
    assert_eq!(disk::excess(&bytes), Some(Trouble::TooLarge));
    assert_eq!(disk::excess(&bytes[1..]), None);
}

/// Somebody opens their home: the walk ends at a bound, whether it is documents or other files that are too many.
#[test]
fn a_walk_is_bounded_and_says_so() {
    let names: Vec<String> = (0..20).map(|number| format!("deep/{number}/a.md")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "# A\n")).collect();
    let pictures: Vec<String> = (0..30).map(|number| format!("pictures/{number}.png")).collect();
    files.extend(pictures.iter().map(|name| (name.as_str(), "")));
    let folder = written(&files);
    let workspace = Workspace::new(&[folder.path().to_path_buf()], Options::default());
    let walked = |files, entries| {
        let bounds = disk::Bounds { files, entries };
        disk::walk_within(bounds, workspace.roots(), workspace.settings(), None, &|| false)
    };
    // 73 in all: the root, two folders in it, 20 folders with a document each, 30 pictures.
    let whole = walked(20, 73);
    assert_eq!((whole.files.len(), whole.notices.len()), (20, 0));
    let told = |walk: &disk::Walk| walk.notices.iter().map(ToString::to_string).collect::<String>();
    for (walk, most) in [(walked(19, 73), 19), (walked(20, 72), 20)] {
        assert!(walk.files.len() <= most, "{}", walk.files.len());
        let told = told(&walk);
        assert!(told.contains("more than 200000 documents, or 2000000 files and folders"), "{told}");
        assert_eq!(walk.notices.len(), 1);
    }
}
