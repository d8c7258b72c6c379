//! What the hardware and the fastest libraries reach with the same work to do less of: nothing can be faster than these.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use ignore::WalkBuilder;
use rayon::prelude::*;

/// Walks a folder, reads every file on all cores and looks whether it is UTF-8; the best of some.
pub fn walk_and_read(folder: &Path) -> Duration {
    let once = |_| {
        let start = Instant::now();
        let found = WalkBuilder::new(folder).build().filter_map(Result::ok);
        let files: Vec<PathBuf> = found
            .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
            .map(ignore::DirEntry::into_path)
            .collect();
        let is_text = |file: &PathBuf| fs::read(file).is_ok_and(|bytes| std::str::from_utf8(&bytes).is_ok());
        std::hint::black_box(files.par_iter().filter(|file| is_text(file)).count());
        start.elapsed()
    };
    (0..5).map(once).min().unwrap_or_default()
}

/// How long so many bytes take there and back through two pipes and a process that does nothing, each time.
pub fn pipes(bytes: usize, times: usize) -> Vec<Duration> {
    let mut child = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut room = vec![b'x'; bytes];
    let took = (0..times)
        .map(|_| {
            let start = Instant::now();
            input.write_all(&room).unwrap();
            output.read_exact(&mut room).unwrap();
            start.elapsed()
        })
        .collect();
    drop(input);
    child.wait().unwrap();
    took
}
