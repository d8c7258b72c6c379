//! One resolver: however a corpus lies on the disk and whichever way its files are named, server and `check` say the same.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use super::{
    FIRST, NOTE, PROFILE, SECOND,
    client::PATIENCE,
    parity::{Place, Served, address, difference},
};

/// A way in which a corpus may lie on the disk.
struct Layout {
    name: &'static str,
    folders: &'static [&'static str],
    lay: fn(&Path),
    /// The least number of findings, so that nothing holds of nothing.
    least: usize,
}

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// The desk below a folder.
fn desk(root: &Path, folder: &str) {
    for (path, text) in [FIRST, SECOND, NOTE, PROFILE] {
        write(root, &format!("{folder}/{path}"), text);
    }
}

const UNDATED: &str = "---\nkind: article\n---\n# Undated\n\nSergei Lavrov said nothing.\n";
const CITING: &str = "# Citing\n\nThe war in Syria has killed 350,000 people ([one](<";

fn citing(path: &str) -> String {
    format!("{CITING}{path}>)).\n")
}

#[cfg(unix)]
fn link(target: impl AsRef<Path>, root: &Path, path: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(target, file).unwrap();
}

const LAYOUTS: &[Layout] = &[
    Layout {
        name: "a configured folder",
        folders: &["desk"],
        lay: |root| {
            desk(root, "desk");
            write(root, "desk/rapporteur.toml", "[rules]\nfigure-falls = \"error\"\n");
        },
        least: 1,
    },
    Layout {
        name: "two folders without a configuration",
        folders: &["one", "two"],
        lay: |root| {
            write(root, "one/articles/first.md", FIRST.1);
            write(root, "two/articles/second.md", SECOND.1);
            write(root, "two/notes/note.md", NOTE.1);
        },
        least: 1,
    },
    Layout {
        name: "two configured folders, of which the first one's settings hold",
        folders: &["one", "two"],
        lay: |root| {
            desk(root, "one");
            desk(root, "two");
            write(root, "one/rapporteur.toml", "[rules]\nfigure-falls = \"hint\"\n");
            write(root, "two/rapporteur.toml", "[rules]\nfigure-falls = \"off\"\n");
        },
        least: 1,
    },
    Layout {
        name: "a configured folder in one that is not",
        folders: &["outer", "outer/inner"],
        lay: |root| {
            desk(root, "outer/inner");
            write(root, "outer/articles/undated.md", UNDATED);
            write(root, "outer/inner/rapporteur.toml", "[rules]\nundated-article = \"error\"\n");
        },
        least: 2,
    },
    Layout {
        name: "a folder in a configured corpus",
        folders: &["desk/notes"],
        lay: |root| {
            desk(root, "desk");
            write(root, "desk/notes/other.md", citing("nowhere.md"));
            write(root, "desk/rapporteur.toml", "[corpus]\nnotes = [\"notes/**\"]\n");
        },
        least: 2,
    },
    Layout {
        name: "names that addresses and cases write in several ways",
        folders: &["desk [a] {b}"],
        lay: |root| {
            desk(root, "desk [a] {b}");
            for name in
                ["geneva: day 1", "50% more", "a+b c", "caf\u{e9}", "cafe\u{301}", "q?x#y", "%41", "حلب"]
            {
                write(root, &format!("desk [a] {{b}}/articles/{name}.md"), UNDATED);
                write(
                    root,
                    &format!("desk [a] {{b}}/notes/on {name}.md"),
                    citing(&format!("../articles/{name}.md")),
                );
            }
            for name in ["Case", "case", "CASE"] {
                write(root, &format!("desk [a] {{b}}/{name}.md"), citing("nowhere.md"));
            }
            write(root, "desk [a] {b}/untitled-1: x.md", citing("nowhere.md"));
        },
        least: 12,
    },
    #[cfg(unix)]
    Layout {
        name: "links within the root, out of it, round in circles and to nowhere",
        folders: &["desk"],
        lay: |root| {
            desk(root, "desk");
            write(root, "outside/secret.md", UNDATED);
            write(root, "desk/rapporteur.toml", "");
            write(root, "desk/notes/other.md", citing("link.md"));
            link("first.md", root, "desk/articles/link.md");
            link("../articles", root, "desk/notes/again");
            link(root.join("outside"), root, "desk/out");
            link(root.join("outside/secret.md"), root, "desk/notes/secret.md");
            link("..", root, "desk/notes/round");
            link("nowhere.md", root, "desk/notes/broken.md");
        },
        least: 2,
    },
    #[cfg(unix)]
    Layout {
        name: "a root that is a link, and its settings too",
        folders: &["way"],
        lay: |root| {
            desk(root, "desk");
            write(root, "elsewhere/settings.toml", "[rules]\nfigure-falls = \"error\"\n");
            link("desk", root, "way");
            link(root.join("elsewhere/settings.toml"), root, "desk/rapporteur.toml");
        },
        least: 1,
    },
    #[cfg(unix)]
    Layout {
        name: "a folder beside one that is a link",
        folders: &["one", "way"],
        lay: |root| {
            write(root, "one/articles/first.md", FIRST.1);
            write(root, "far/away/articles/second.md", SECOND.1);
            write(root, "far/away/articles/undated.md", UNDATED);
            link("far/away", root, "way");
        },
        least: 2,
    },
    #[cfg(unix)]
    Layout {
        name: "one folder by two ways",
        folders: &["way", "desk"],
        lay: |root| {
            desk(root, "desk");
            link("desk", root, "way");
        },
        least: 1,
    },
    Layout {
        name: "what is ignored, hidden, excluded or no document",
        folders: &["desk"],
        lay: |root| {
            desk(root, "desk");
            write(root, "desk/rapporteur.toml", "[corpus]\nexclude = [\"old/**\"]\n");
            write(root, "desk/.gitignore", "drafts/\n");
            write(root, "desk/.ignore", "*.bak.md\n");
            for path in ["drafts/a.md", ".hidden/a.md", "old/a.md", "articles/a.bak.md", "articles/a.html"] {
                write(root, &format!("desk/{path}"), UNDATED);
            }
            write(root, "desk/articles/picture.md", b"\x89PNG\0\0");
        },
        least: 1,
    },
    Layout {
        name: "marks, breaks and encodings",
        folders: &["desk"],
        lay: |root| {
            write(root, "desk/articles/first.md", format!("\u{feff}{}", FIRST.1.replace('\n', "\r\n")));
            write(root, "desk/articles/second.md", SECOND.1.replace('\n', "\r"));
            write(root, "desk/notes/wide.md", b"\xFF\xFET\0o\0l\0l\0 \x001\0");
            write(root, "desk/notes/old.md", b"# Caf\xe9\n\nHe said \x93no\x94 ([x](nowhere.md)).\n");
            write(root, "desk/notes/odd.md", "# A\u{2028}B\u{85}\n\n\u{202e}x ([x](nowhere.md)).\n");
        },
        least: 2,
    },
    #[cfg(target_os = "linux")]
    Layout {
        name: "a name that is no text",
        folders: &["desk"],
        lay: |root| {
            use std::os::unix::ffi::OsStrExt;
            desk(root, "desk");
            let name = std::ffi::OsStr::from_bytes(b"articles/\xff.md");
            fs::write(root.join("desk").join(name), UNDATED).unwrap();
        },
        least: 1,
    },
];

/// The documents of a layout, and the links that lead to some, with their texts where these are UTF-8.
fn files(folder: &Path, most: usize, found: &mut Vec<(PathBuf, String)>) {
    let mut items: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    items.sort();
    for path in items {
        if path.is_dir() && most > 0 {
            files(&path, most - 1, found);
        } else if path.extension().is_some_and(|ending| ending == "md") && path.to_str().is_some() {
            let text = fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let text = text.filter(|text| !text.contains('\0'));
            found.extend(text.map(|text| (path, text.trim_start_matches('\u{feff}').to_owned())));
        }
    }
}

/// An address as other clients write it: unreserved signs encoded, hexadecimal digits in lower case, the rest plain.
fn twin(path: &Path) -> String {
    let mut out = "file://".to_owned();
    for c in path.to_str().unwrap().chars() {
        match c {
            '%' | '#' | '?' | 'n' | ':' | '+' => out.push_str(&format!("%{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

fn agree(layout: &Layout, when: &str, place: &Place<'_>, served: &mut Served<'_>) -> usize {
    served.client.settle();
    let terminal = place.of_terminal();
    if let Some(difference) = difference(&terminal, &served.said()) {
        panic!("{}, {when}: {difference}", layout.name);
    }
    terminal.len()
}

fn laid(layout: &Layout) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    (layout.lay)(&root);
    (folder, root)
}

fn is_of_corpus(file: &Path, listed: &[PathBuf]) -> bool {
    file.canonicalize().is_ok_and(|real| listed.contains(&real))
}

/// The files that `check` reads, by their real names.
fn listed(place: &Place<'_>) -> Vec<PathBuf> {
    let arguments: Vec<&str> = ["extract"].iter().chain(place.folders).copied().collect();
    let run = crate::terminal::run(place.here, &arguments);
    let lines = run.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.filter_map(|line| place.here.join(line["path"].as_str().unwrap()).canonicalize().ok()).collect()
}

#[test]
fn server_and_terminal_say_the_same_however_a_corpus_lies() {
    for layout in LAYOUTS {
        let (_folder, root) = laid(layout);
        let place = Place { here: &root, folders: layout.folders };
        let mut served = place.served();
        let found = agree(layout, "all closed", &place, &mut served);
        assert!(found >= layout.least, "{}: {found} findings", layout.name);

        // Open with the bytes of the disk, by every name that leads to it, one after another.
        let (mut all, listed) = (Vec::new(), listed(&place));
        layout.folders.iter().for_each(|folder| files(&root.join(folder), 3, &mut all));
        all.retain(|(file, _)| is_of_corpus(file, &listed));
        assert!(!all.is_empty());
        for spelled in [address, twin] {
            for (file, text) in &all {
                served.client.open(&spelled(file), text);
            }
            let status = served.client.settle();
            let open = status["open"].as_array().unwrap().len();
            assert!(open <= listed.len(), "{}: {open} documents of {}", layout.name, listed.len());
            // Findings of a document that was opened by a link are told there.
            let by_links = all.iter().any(|(file, _)| file.canonicalize().unwrap() != *file);
            if !by_links {
                agree(layout, "all open", &place, &mut served);
            }
            for (file, _) in &all {
                served.client.close(&spelled(file));
            }
            assert_eq!(served.client.settle()["open"], json!([]), "{}", layout.name);
            agree(layout, "all closed again", &place, &mut served);
        }
        served.client.forget_unread();
    }
}

/// A change of the disk beside a running server, and what both say thereafter.
fn converge(layout: &Layout, change: &str, place: &Place<'_>, served: &mut Served<'_>) {
    let start = Instant::now();
    loop {
        served.client.settle();
        let Some(difference) = difference(&place.of_terminal(), &served.said()) else { return };
        assert!(start.elapsed() < PATIENCE, "{}, after {change}: {difference}", layout.name);
        thread::sleep(Duration::from_millis(100));
    }
}

/// What is done, and how.
type Step = (&'static str, fn(&Path));

fn rename(root: &Path, from: &str, to: &str) {
    fs::create_dir_all(root.join(to).parent().unwrap()).unwrap();
    fs::rename(root.join(from), root.join(to)).unwrap();
}

/// Runs through changes of the disk, and compares after each.
fn follow(layout: &Layout, steps: &[Step]) {
    let (_folder, root) = laid(layout);
    let place = Place { here: &root, folders: layout.folders };
    let mut served = place.served();
    agree(layout, "at first", &place, &mut served);
    for (name, step) in steps {
        step(&root);
        converge(layout, name, &place, &mut served);
    }
    served.client.forget_unread();
}

#[test]
fn files_and_folders_may_be_renamed_and_deleted() {
    let layout = Layout {
        name: "one desk",
        folders: &["desk"],
        lay: |root| {
            desk(root, "desk");
            write(root, "desk/rapporteur.toml", "");
        },
        least: 1,
    };
    follow(
        &layout,
        &[
            ("renaming a cited file", |root| {
                rename(root, "desk/articles/second.md", "desk/articles/third.md");
            }),
            ("renaming it back", |root| rename(root, "desk/articles/third.md", "desk/articles/second.md")),
            ("renaming its case", |root| rename(root, "desk/articles/second.md", "desk/articles/Second.md")),
            ("renaming a folder", |root| rename(root, "desk/articles", "desk/archive/2017")),
            ("renaming it back", |root| rename(root, "desk/archive/2017", "desk/articles")),
            ("deleting a file", |root| fs::remove_file(root.join("desk/articles/Second.md")).unwrap()),
            ("deleting a profile", |root| fs::remove_dir_all(root.join("desk/profiles")).unwrap()),
            ("deleting a folder", |root| fs::remove_dir_all(root.join("desk/articles")).unwrap()),
            ("all again", |root| desk(root, "desk")),
        ],
    );
}

#[test]
fn a_configuration_may_come_change_and_go() {
    let one = Layout {
        name: "two folders",
        folders: &["one", "two"],
        lay: |root| {
            write(root, "one/articles/first.md", FIRST.1);
            write(root, "one/articles/undated.md", UNDATED);
            desk(root, "two");
        },
        least: 1,
    };
    follow(
        &one,
        &[
            ("settings for the second", |root| {
                write(root, "two/rapporteur.toml", "[rules]\nundated-article = \"error\"\n");
            }),
            ("settings for the first", |root| {
                write(root, "one/rapporteur.toml", "[rules]\nundated-article = \"off\"\n");
            }),
            ("other kinds", |root| write(root, "one/rapporteur.toml", "[corpus]\nnotes = [\"**\"]\n")),
            ("a mistake", |root| write(root, "one/rapporteur.toml", "[corpus\n")),
            ("the first are gone", |root| fs::remove_file(root.join("one/rapporteur.toml")).unwrap()),
            ("the second are gone", |root| fs::remove_file(root.join("two/rapporteur.toml")).unwrap()),
        ],
    );
    let part = Layout {
        name: "a part of a corpus",
        folders: &["desk/notes"],
        lay: |root| {
            desk(root, "desk");
            write(root, "desk/rapporteur.toml", "");
        },
        least: 0,
    };
    follow(
        &part,
        &[("the settings above are gone", |root| {
            fs::remove_file(root.join("desk/rapporteur.toml")).unwrap();
        })],
    );
}
