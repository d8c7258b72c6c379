//! Texts that others annotated, and what the program prints for them.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde::Deserialize;

/// A document as `extract` prints it.
#[derive(Debug, Clone, Deserialize)]
pub struct Document {
    pub date: Option<DateRead>,
    pub mentions: Vec<Mention>,
    pub figures: Vec<Figure>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct DateRead {
    pub value: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Mention {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub kind: String,
    pub id: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Figure {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub stated: Option<f64>,
    pub qualifier: String,
    pub measure: String,
    pub scope: Option<String>,
    pub cumulative: bool,
    pub process: Option<String>,
    pub group: Option<String>,
}

impl Document {
    /// Mentions of the kinds that people annotated.
    pub fn names(&self) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(|one| matches!(&*one.kind, "actor" | "venue"))
    }
}

/// The folder of annotated texts.
pub struct Shared(PathBuf);

impl Shared {
    pub fn find() -> Option<Self> {
        let folder = env::var_os("RAPPORTEUR_SHARED")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
        folder.join("data").is_dir().then_some(Self(folder))
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.0.join(inside)
    }

    pub fn text(&self, inside: &str) -> String {
        fs::read_to_string(self.path(inside)).unwrap()
    }

    /// The rows of a table with a heading, as cells.
    pub fn rows(&self, inside: &str) -> Vec<Vec<String>> {
        rows(&self.text(inside)).skip(1).collect()
    }

    /// The articles of a folder, read as one corpus, by file name; `profiles` is a folder of profiles.
    pub fn read(&self, inside: &str, profiles: Option<&Path>) -> BTreeMap<String, Document> {
        let corpus = self.corpus(inside);
        let folder = corpus.path().to_str().unwrap();
        let mut words = vec!["extract", folder];
        if let Some(profiles) = profiles {
            words.extend(["--profiles", profiles.to_str().unwrap()]);
        }
        run(&words)
            .lines()
            .map(|line| {
                let value: serde_json::Value = serde_json::from_str(line).unwrap();
                let path = PathBuf::from(value["path"].as_str().unwrap());
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                (name, serde_json::from_value(value).unwrap())
            })
            .collect()
    }

    /// A corpus whose articles are the files of a folder: a copy, gone when it is dropped.
    pub fn corpus(&self, inside: &str) -> tempfile::TempDir {
        let corpus = tempfile::tempdir().unwrap();
        let articles = corpus.path().join("articles");
        fs::create_dir(&articles).unwrap();
        for item in fs::read_dir(self.path(inside)).unwrap() {
            let path = item.unwrap().path();
            if path.extension().is_some_and(|end| end == "md" || end == "txt") {
                fs::copy(&path, articles.join(path.file_name().unwrap())).unwrap();
            }
        }
        corpus
    }
}

/// The cells of a table's lines; lines that begin with `#` are remarks.
pub fn rows(text: &str) -> impl Iterator<Item = Vec<String>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect())
}

/// What the program prints on standard output.
pub fn run(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(words).output().unwrap();
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{words:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A file of ours, under the repository.
pub fn own(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}
