//! Globs over paths from the root.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns with forward slashes, compiled. `*` stays within a folder, `**` does not.
#[derive(Debug, Clone, Default)]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

impl PartialEq for Globs {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

impl Globs {
    /// Compiles patterns.
    ///
    /// # Errors
    /// The number of the first that is no glob, and why.
    pub fn new(patterns: Vec<String>) -> Result<Self, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        for (number, pattern) in patterns.iter().enumerate() {
            let glob = compile(pattern).map_err(|error| (number, error.kind().to_string()))?;
            set.add(glob);
            // A folder's own name means all that is in it.
            if let Ok(inside) = compile(&format!("{}/**", pattern.trim_end_matches('/'))) {
                set.add(inside);
            }
        }
        let set = set.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self { patterns, set })
    }

    /// Patterns of our own, which are right.
    pub(super) fn of(patterns: &[&str]) -> Self {
        Self::new(patterns.iter().map(|&pattern| pattern.to_owned()).collect()).unwrap_or_default()
    }

    /// Whether one of them fits a path from the root with forward slashes.
    pub fn fit(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// The pattern that fits one path and no other.
    pub fn escaped(path: &str) -> String {
        path.chars().fold(String::new(), |mut pattern, c| {
            match c {
                '*' | '?' | '[' | ']' | '{' | '}' => pattern.extend(['[', c, ']']),
                '\\' => pattern.push_str("\\\\"),
                c => pattern.push(c),
            }
            pattern
        })
    }

    /// The folder that the first of the patterns with one begins with: `press/2016` of `press/2016/**/*.txt`.
    pub fn folder(&self) -> Option<String> {
        let is_literal = |part: &&str| {
            !part.contains(['*', '?', '[', ']', '{', '}', '\\', ':']) && !matches!(*part, ".." | "")
        };
        self.patterns.iter().find_map(|pattern| {
            let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
            let (folders, _) = pattern.rsplit_once('/')?;
            let parts: Vec<&str> = folders.split('/').take_while(is_literal).collect();
            (!parts.is_empty()).then(|| parts.join("/"))
        })
    }

    /// The patterns as written.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }
}

fn compile(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern.strip_prefix("./").unwrap_or(pattern)).literal_separator(true).build()
}
