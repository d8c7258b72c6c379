//! What a job read becomes the corpus.

use std::sync::Arc;

use super::{
    Batch, Job, Workspace,
    job::{Outcome, Task, World},
};
use crate::corpus::{Change, DocPath, Touched};

/// What absorbing a batch changed.
#[derive(Debug, Default)]
pub struct Absorbed {
    /// What the batch touched.
    pub touched: Touched,
    /// Whether everything may differ: the corpus was read anew, or settings changed.
    pub everything: bool,
    /// What must be read next, since files or names changed while the job ran.
    pub next: Option<Job>,
}

impl Workspace {
    /// Takes what a job read. The corpus of a whole job is exchanged; the documents of others are applied together, since
    /// a long series that many of them state is related once then.
    pub fn absorb(&mut self, batch: Batch) -> Absorbed {
        match (batch.outcome, batch.task) {
            (Outcome::Whole { corpus, world }, task) => {
                let is_stale = task != Task::Whole && batch.generation != self.generation;
                if is_stale {
                    return self.again(task);
                }
                self.corpus = *corpus;
                self.settle(world);
                let touched = self.read_all_open();
                let changed = std::mem::take(&mut self.changed);
                let next = (!changed.is_empty()).then(|| self.job(Task::Paths(changed)));
                Absorbed { touched, everything: true, next }
            }
            (Outcome::Part { .. }, task) if batch.generation != self.generation => self.again(task),
            (Outcome::Part { changes, world }, _) => {
                let reads_same = Arc::ptr_eq(&world.reader.lexicon, &self.reader.lexicon);
                let policy = world.reader.settings.policy.clone();
                let everything = world.config != self.config;
                let changes = changes.into_iter().filter(|change| !self.is_open(change));
                let changes: Vec<Change> = changes.collect();
                let is_same = reads_same && !everything && Arc::ptr_eq(&world.on_disk, &self.on_disk);
                self.settle_part(world, is_same);
                let mut touched = self.corpus.set_policy(policy);
                touched.merge(self.corpus.apply(changes));
                if !reads_same {
                    touched.merge(self.read_all_open());
                }
                Absorbed { touched, everything, next: None }
            }
        }
    }

    /// What was read rests on names or settings that are no longer in force.
    fn again(&mut self, task: Task) -> Absorbed {
        Absorbed { next: Some(self.job(task)), ..Absorbed::default() }
    }

    fn is_open(&self, change: &Change) -> bool {
        let path = match change {
            Change::Put(entry) => &entry.path,
            Change::Remove(path) => path,
        };
        self.open.contains_key(path)
    }

    fn settle(&mut self, world: World) {
        self.settle_part(world, false);
    }

    fn settle_part(&mut self, world: World, keeps_generation: bool) {
        self.reader = world.reader;
        self.config = world.config;
        self.names = world.names;
        self.on_disk = world.on_disk;
        if !keeps_generation {
            self.generation += 1;
        }
    }

    fn read_all_open(&mut self) -> Touched {
        let paths: Vec<DocPath> = self.open.keys().cloned().collect();
        let mut touched = Touched::default();
        for path in paths {
            touched.merge(self.read_open(&path));
        }
        touched
    }
}
