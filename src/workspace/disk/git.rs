//! Earlier states of a corpus, as git has them. The repository, its index and its working tree are only read.

use std::{
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::is_document;

/// A folder of a repository as it was at a revision, in a temporary folder until this is dropped.
#[derive(Debug)]
pub struct Past {
    temporary: tempfile::TempDir,
}

impl Past {
    /// The documents and settings in and under a folder, as they were at a revision; nothing, where it was not there.
    ///
    /// # Errors
    /// In words: there is no git, no repository or no such revision, or git could not do its work.
    pub fn of(folder: &Path, revision: &str) -> Result<Self, String> {
        let real = super::real_path(folder);
        let top = ask(&real, &["rev-parse", "--show-toplevel"])
            .map_err(|why| format!("--since needs a git repository: {}: {why}", folder.display()))?;
        let top = PathBuf::from(top);
        let commit = format!("{revision}^{{commit}}");
        let commit = ask(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
            .map_err(|_| format!("there is no revision `{revision}` in {}", top.display()))?;
        let temporary = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
        let past = Self { temporary };
        std::fs::create_dir(past.folder()).map_err(|error| error.to_string())?;
        let inside = ask(&real, &["rev-parse", "--show-prefix"])?;
        let tree = format!("{commit}:{}", inside.trim_end_matches('/'));
        if ask(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &tree]).is_ok() {
            past.check_out(&top, &tree)?;
        }
        Ok(past)
    }

    /// Where the files are now.
    pub fn folder(&self) -> PathBuf {
        self.temporary.path().join("tree")
    }

    /// Writes the files with an index of our own, so that nothing of the repository changes.
    fn check_out(&self, top: &Path, tree: &str) -> Result<(), String> {
        let index = self.temporary.path().join("index");
        run(git(top, &["read-tree", tree]).env("GIT_INDEX_FILE", &index), b"")?;
        let listed = run(git(top, &["ls-files", "-z"]).env("GIT_INDEX_FILE", &index), b"")?;
        let mut wanted = Vec::new();
        for name in listed.split(|byte| *byte == 0).filter(|name| is_wanted(name)) {
            wanted.extend_from_slice(name);
            wanted.push(0);
        }
        let prefix = format!("--prefix={}/", self.folder().display());
        let mut command = git(top, &["checkout-index", "--quiet", "-z", "--stdin", &prefix]);
        run(command.env("GIT_INDEX_FILE", &index), &wanted).map(drop)
    }
}

/// Documents, settings, and the files that say what is ignored.
fn is_wanted(name: &[u8]) -> bool {
    let name = String::from_utf8_lossy(name);
    let last = name.rsplit('/').next().unwrap_or(&name);
    is_document(Path::new(last))
        || [".gitignore", ".ignore", crate::config::FILE, crate::config::BASELINE].contains(&last)
}

/// A call of git in a folder. What a hook was called with is about the repository that it serves, not about this folder.
fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments.iter().map(OsStr::new));
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    // Nothing is fetched, and nobody is asked.
    command.env("GIT_LFS_SKIP_SMUDGE", "1").env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0");
    command.env("LC_ALL", "C");
    command
}

/// What git answers, as one line.
fn ask(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let answer = run(&mut git(folder, arguments), b"")?;
    Ok(String::from_utf8_lossy(&answer).trim_end_matches(['\n', '\r']).to_owned())
}

fn run(command: &mut Command, input: &[u8]) -> Result<Vec<u8>, String> {
    let trouble = |error: std::io::Error| format!("cannot run git: {error}");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(trouble)?;
    if let Some(mut stdin) = child.stdin.take() {
        // Git reads its list to the end before it says much.
        stdin.write_all(input).map_err(trouble)?;
    }
    let output = child.wait_with_output().map_err(trouble)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let line = words.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ");
    Err(line.to_owned())
}
