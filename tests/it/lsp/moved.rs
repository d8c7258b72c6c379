//! Files and folders that are renamed: links follow, and lead where they led.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, client::Client, edited};

const OPERATIONS: &[&str] = &["willRename", "didRename", "didCreate", "didDelete"];

fn capabilities(encoding: &str) -> Value {
    let operations: serde_json::Map<String, Value> =
        OPERATIONS.iter().map(|one| ((*one).to_owned(), json!(true))).collect();
    json!({"general": {"positionEncodings": [encoding]}, "workspace": {"fileOperations": operations}})
}

const FIRST: (&str, &str) = (
    "articles/2016/first wire (1).md",
    "---\ndate: 2016-03-24\noutlet: Harbour Post\nkey: harbour\n---\n# Talks\n\nMOSCOW — Words.\n\n## Later\n\nMore.\n",
);
const SECOND: (&str, &str) = (
    "articles/second.txt",
    "date: 2017-07-04\n\nASTANA — Words of [[first wire (1)]], as articles have them.\n",
);
const NOTE: (&str, &str) = (
    "notes/note.md",
    "---\nsource: articles/second.txt\n---\n# “🕊” Note\n\n“🕊” One ([a](../articles/2016/first%20wire%20%281%29.md#later \"title\")). \
     Two [[first wire (1)|label]], [[articles/second]] and [[second.txt]]. Three [@harbour]. Four[^1] and [five][ref].\n\n\
     ![chart](../images/chart.png) and [other](other.md), [web](https://a.org/articles/second.txt).\n\n\
     [^1]: ../articles/second.txt\n\n[ref]: </articles/2016/first wire (1).md> \"title\"\n",
);
const OTHER: (&str, &str) =
    ("notes/other.md", "# Other\n\nSee [note](./note.md) and [[note]] and [[notes/note]].\n");

fn desk() -> Corpus {
    Corpus::new(&[
        FIRST,
        SECOND,
        NOTE,
        OTHER,
        ("images/chart.png", "no picture"),
        ("profiles/p.md", "---\nkind: person\nname: Karim Vell\n---\n# Karim Vell\n\nSee [[second]].\n"),
        ("rapporteur.toml", ""),
    ])
}

fn will_rename(client: &mut Client, desk: &Corpus, renamed: &[(&str, &str)]) -> Value {
    let uri = |path: &str| desk.uri(path).replace('%', "%25").replace(' ', "%20");
    let files: Vec<Value> =
        renamed.iter().map(|(old, new)| json!({"oldUri": uri(old), "newUri": uri(new)})).collect();
    client.request("workspace/willRenameFiles", json!({"files": files}))
}

/// The new texts of the pages that an edit changes.
fn changed(desk: &Corpus, edit: &Value, encoding: &str) -> BTreeMap<String, String> {
    let changes = edit["changes"].as_object().cloned().unwrap_or_default();
    let one = |(uri, edits): (String, Value)| {
        let path = uri.strip_prefix(&format!("{}/", desk.root())).unwrap().to_owned();
        let text = std::fs::read_to_string(desk.path().join(&path)).unwrap();
        (path, edited(&text, &edits, encoding))
    };
    changes.into_iter().map(one).collect()
}

/// Where every citation of the corpus leads: by its page and number, the path of what it cites.
fn links(client: &mut Client, desk: &Corpus, pages: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for page in pages {
        let document = json!({"textDocument": {"uri": desk.uri(page).replace(' ', "%20")}});
        let found = client.request("textDocument/documentLink", document);
        for link in found.as_array().unwrap_or_else(|| panic!("{page}: {found}")) {
            let target = link["target"].as_str().unwrap().strip_prefix(&format!("{}/", desk.root())).unwrap();
            all.push(target.replace("%20", " "));
        }
    }
    all
}

#[test]
fn links_follow_an_article_in_every_way_that_they_are_written() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(capabilities(encoding));
        let edit = will_rename(&mut client, &desk, &[(FIRST.0, "articles/press/the 50% (2) wire.md")]);
        let pages = changed(&desk, &edit, encoding);
        assert_eq!(pages.keys().collect::<Vec<_>>(), ["notes/note.md"], "articles are never edited");
        let expected = NOTE
            .1
            .replace("2016/first%20wire%20%281%29.md#later", "press/the%2050%25%20%282%29%20wire.md#later")
            .replace("[[first wire (1)|label]]", "[[the 50% (2) wire|label]]")
            .replace(
                "</articles/2016/first wire (1).md>",
                "</articles/press/the%2050%25%20%282%29%20wire.md>",
            );
        assert_eq!(pages["notes/note.md"], expected, "{encoding}");
    }
}

#[test]
fn footnotes_sources_and_names_follow_too() {
    let desk = desk();
    let mut client = desk.serve(capabilities("utf-8"));
    let edit = will_rename(&mut client, &desk, &[(SECOND.0, "articles/2017/fifth.txt")]);
    let pages = changed(&desk, &edit, "utf-8");
    let expected = NOTE
        .1
        .replace("source: articles/second.txt", "source: articles/2017/fifth.txt")
        .replace("[[articles/second]]", "[[articles/2017/fifth]]")
        .replace("[[second.txt]]", "[[fifth.txt]]")
        .replace("[^1]: ../articles/second.txt", "[^1]: ../articles/2017/fifth.txt");
    assert_eq!(pages["notes/note.md"], expected);
    assert!(pages["profiles/p.md"].ends_with("See [[fifth]].\n"), "{}", pages["profiles/p.md"]);
}

#[test]
fn a_moved_note_takes_its_own_links_along() {
    let desk = desk();
    let mut client = desk.serve(capabilities("utf-8"));
    let edit = will_rename(&mut client, &desk, &[(NOTE.0, "notes/2017/july/toll.md")]);
    let pages = changed(&desk, &edit, "utf-8");
    let expected = NOTE
        .1
        .replace("(../articles/2016", "(../../../articles/2016")
        .replace("(../images", "(../../../images")
        .replace("(other.md)", "(../../other.md)")
        .replace("[^1]: ../articles", "[^1]: ../../../articles");
    assert_eq!(pages["notes/note.md"], expected);
    assert_eq!(
        pages["notes/other.md"],
        "# Other\n\nSee [note](./2017/july/toll.md) and [[toll]] and [[notes/2017/july/toll]].\n"
    );
}

#[test]
fn a_name_that_another_document_has_is_written_as_a_path() {
    let desk = desk();
    desk.write("notes/old/toll.md", "# Old toll\n");
    let mut client = desk.serve(capabilities("utf-8"));
    for (new, expected) in [
        ("notes/july/toll.md", "See [note](./july/toll.md) and [[notes/july/toll]] and [[notes/july/toll]]."),
        // Beside the page that names it, a name alone means the near one.
        ("notes/toll.md", "See [note](./toll.md) and [[toll]] and [[notes/toll]]."),
    ] {
        let edit = will_rename(&mut client, &desk, &[(NOTE.0, new)]);
        let pages = changed(&desk, &edit, "utf-8");
        assert_eq!(pages["notes/other.md"], format!("# Other\n\n{expected}\n"));
    }
}

#[test]
fn everything_leads_where_it_led_after_folders_moved() {
    let renamings: [&[(&str, &str)]; 6] = [
        &[("articles", "sources/press cuttings")],
        &[("notes", "analysis/notes")],
        &[("images", "notes/pictures")],
        &[("articles/2016", "articles/2017"), ("notes/other.md", "other.md")],
        &[("notes/note.md", "articles/note.md"), ("articles/second.txt", "notes/second.txt")],
        &[("articles", "notes/cuttings"), ("notes/note.md", "note.md")],
    ];
    for renamed in renamings {
        let desk = desk();
        let mut client = desk.serve(capabilities("utf-16"));
        let pages = [NOTE.0, OTHER.0, "profiles/p.md"];
        let before = links(&mut client, &desk, &pages);
        assert_eq!(before.len(), 13, "{before:#?}");
        let edit = will_rename(&mut client, &desk, renamed);
        let pages_changed = changed(&desk, &edit, "utf-16");
        for (path, text) in &pages_changed {
            desk.write(path, text);
        }
        for (old, new) in renamed {
            let (old, new) = (desk.path().join(old), desk.path().join(new));
            std::fs::create_dir_all(new.parent().unwrap()).unwrap();
            std::fs::rename(old, new).unwrap();
        }
        let uri = |path: &str| desk.uri(path).replace(' ', "%20");
        let files: Vec<Value> =
            renamed.iter().map(|(old, new)| json!({"oldUri": uri(old), "newUri": uri(new)})).collect();
        let saved = pages_changed.keys().map(|path| json!({"uri": uri(path), "type": 2}));
        client.notify("workspace/didChangeWatchedFiles", json!({"changes": saved.collect::<Vec<_>>()}));
        client.notify("workspace/didRenameFiles", json!({"files": files}));
        client.settle();
        let moved = |path: &str| {
            let one = renamed.iter().rev().find_map(|(old, new)| {
                let rest = path.strip_prefix(old)?;
                (rest.is_empty() || rest.starts_with('/')).then(|| format!("{new}{rest}"))
            });
            one.unwrap_or_else(|| path.to_owned())
        };
        let now: Vec<String> = pages.iter().map(|page| moved(page)).collect();
        let now: Vec<&str> = now.iter().map(String::as_str).collect();
        let after = links(&mut client, &desk, &now);
        let expected: Vec<String> = before.iter().map(|target| moved(target)).collect();
        assert_eq!(after, expected, "{renamed:?}");
        let picture = std::fs::read_to_string(desk.path().join(now[0])).unwrap();
        let picture =
            picture.split("![chart](").nth(1).unwrap().split(')').next().unwrap().replace("%20", " ");
        let folder = desk.path().join(now[0]).parent().unwrap().to_owned();
        assert!(folder.join(&picture).exists(), "{renamed:?}: {picture}");
    }
}

#[test]
fn nothing_follows_out_of_the_corpus_or_without_need() {
    let desk = desk();
    let mut client = desk.serve(capabilities("utf-8"));
    for renamed in [
        (FIRST.0, "../elsewhere/first.md"),
        (NOTE.0, "../../../../../etc/note.md"),
        ("../elsewhere/x.md", "articles/x.md"),
        (NOTE.0, NOTE.0),
        ("articles/unheard-of.md", "articles/of.md"),
    ] {
        assert_eq!(will_rename(&mut client, &desk, &[renamed]), Value::Null, "{renamed:?}");
    }
    let strange = json!({"files": [{"oldUri": "not a uri", "newUri": "git:/x"}]});
    assert_eq!(client.request("workspace/willRenameFiles", strange), Value::Null);
}

#[test]
fn links_of_an_open_page_follow_from_what_is_typed() {
    let desk = desk();
    let mut abilities = capabilities("utf-16");
    abilities["workspace"]["workspaceEdit"] = json!({"documentChanges": true});
    let mut client = desk.serve(abilities);
    let text = "“🕊” Now [here](../articles/second.txt).\n";
    client.open(&desk.uri(NOTE.0), NOTE.1);
    client.change(&desk.uri(NOTE.0), 7, json!([{"text": text}]));
    let edit = will_rename(&mut client, &desk, &[(SECOND.0, "articles/fifth.txt")]);
    let change = edit["documentChanges"].as_array().unwrap();
    let change = change.iter().find(|one| one["textDocument"]["uri"] == desk.uri(NOTE.0)).unwrap();
    assert_eq!(change["textDocument"]["version"], 7);
    assert_eq!(edited(text, &change["edits"], "utf-16"), "“🕊” Now [here](../articles/fifth.txt).\n");
}

#[test]
fn files_that_come_and_go_are_noticed_at_once() {
    let desk = desk();
    let mut abilities = capabilities("utf-8");
    // This client watches the files, and says nothing of them in this test.
    abilities["workspace"]["didChangeWatchedFiles"] = json!({"dynamicRegistration": true});
    let mut client = Client::start();
    client.initialize(json!({"capabilities": abilities, "rootUri": desk.root()}));
    client.serve("client/registerCapability", Value::Null);
    let before = client.settle()["documents"].as_u64().unwrap();
    desk.write("notes/new.md", "# New\n");
    let new = json!({"files": [{"uri": desk.uri("notes/new.md")}]});
    client.notify("workspace/didCreateFiles", new.clone());
    client.settle();
    assert_eq!(client.settle()["documents"], before + 1);
    desk.remove("notes/new.md");
    client.notify("workspace/didDeleteFiles", new);
    client.settle();
    assert_eq!(client.settle()["documents"], before);
}

#[test]
fn a_client_that_tells_of_no_files_is_not_asked_to() {
    let mut client = Client::start();
    let answer = client.initialize(json!({"rootUri": null}));
    assert_eq!(answer["capabilities"]["workspace"].get("fileOperations"), None);
    let mut client = Client::start();
    let abilities = json!({"workspace": {"fileOperations": {"willRename": true}}});
    let answer = client.initialize(json!({"capabilities": abilities, "rootUri": null}));
    let operations = answer["capabilities"]["workspace"]["fileOperations"].as_object().unwrap().clone();
    assert_eq!(operations.keys().collect::<Vec<_>>(), ["willRename"]);
}
