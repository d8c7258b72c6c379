//! What is said about files that cannot be read, or are read with a doubt.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use super::disk::{MAX_BYTES, MAX_ENTRIES, MAX_FILES, MAX_LINES};

/// A file or folder with what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The file or folder.
    pub file: PathBuf,
    /// What.
    pub trouble: Trouble,
}

/// What is to be said about a file or folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// It was read in this encoding, since it is not UTF-8.
    Decoded(&'static str),
    /// It is larger than a document may be, and was passed over.
    TooLarge,
    /// It has more lines than a document may have, and was passed over.
    TooLong,
    /// There are more files than a corpus may have; the rest was passed over.
    TooMany,
    /// It is a link that leads out of the corpus, and was not followed.
    Astray,
    /// It cannot be watched for changes, in the system's words.
    Unwatched(String),
    /// Its name is not UTF-8, so that nothing could be said about it.
    Unnamed,
    /// Reading it met a bug of ours.
    Broken,
    /// It cannot be read, in the system's words.
    Unreadable(String),
    /// Something else, in words.
    Other(String),
}

impl Notice {
    pub(super) fn new(file: &Path, trouble: Trouble) -> Self {
        Self { file: file.to_path_buf(), trouble }
    }

    /// Whether something of the corpus is missing that was asked for.
    pub fn is_failure(&self) -> bool {
        matches!(
            self.trouble,
            Trouble::Unreadable(_) | Trouble::Other(_) | Trouble::Unnamed | Trouble::Broken
        )
    }
}

impl Trouble {
    pub(super) fn unreadable(error: &std::io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.trouble)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decoded(encoding) => write!(f, "not UTF-8, read as {encoding}"),
            Self::TooLarge => write!(f, "larger than {} MiB, not read", MAX_BYTES / 1024 / 1024),
            Self::TooLong => write!(f, "longer than {MAX_LINES} lines, not read"),
            Self::TooMany => write!(
                f,
                "more than {MAX_FILES} documents, or {MAX_ENTRIES} files and folders; the rest is not read"
            ),
            Self::Astray => f.write_str("a link that leads out of the corpus, not followed"),
            Self::Unwatched(why) => write!(f, "cannot be watched for changes: {why}"),
            Self::Unnamed => f.write_str("its name is not UTF-8, not read"),
            Self::Broken => f.write_str("reading it met a bug in rapporteur, and it was left out"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Other(why) => f.write_str(why),
        }
    }
}
