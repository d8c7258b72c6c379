//! What a job read becomes the corpus.
//!
//! Relating thousands of documents takes seconds. So a batch is applied to a snapshot, beside the workspace, and what comes
//! of it is taken over in no more time than an edit takes: nobody who types or asks waits for a `git pull`.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Batch, Job, Texts, View, Workspace,
    job::{Outcome, Task, World},
};
use crate::corpus::{Change, Corpus, DocPath, Touched};

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

/// A batch applied to a snapshot.
#[derive(Debug)]
pub struct Applied {
    generation: u64,
    task: Task,
    corpus: Box<Corpus>,
    touched: Touched,
    /// The open documents when the job was made.
    texts: Texts,
    /// What the batch was applied to; nothing for one that brings all documents.
    before: Option<View>,
    world: World,
}

impl Batch {
    /// Applies the documents of a part to those of a view, all together, since a long series that many of them state is
    /// related once then. Documents that are open, or were when the job was made, stay what they are there. What brings all
    /// documents needs no view.
    pub fn applied(self, view: View) -> Applied {
        let Self { generation, task, outcome, texts, .. } = self;
        match outcome {
            Outcome::Whole { corpus, world } => {
                let touched = Touched::default();
                Applied { generation, task, corpus, touched, texts, before: None, world }
            }
            Outcome::Part { changes, world } => {
                let mut corpus = Box::new(Corpus::from_snapshot(view.snapshot.clone()));
                let mut touched = corpus.set_policy(world.reader.settings.policy.clone());
                let is_closed = |change: &Change| {
                    [&texts, &view.texts].iter().all(|texts| texts.open(change.path()).is_none())
                };
                touched.merge(corpus.apply(changes.into_iter().filter(is_closed)));
                Applied { generation, task, corpus, touched, texts, before: Some(view), world }
            }
        }
    }
}

impl Workspace {
    /// Takes what a job read: [`Batch::applied`] and [`Workspace::take`] in one, for who shares the workspace with nobody.
    pub fn absorb(&mut self, batch: Batch) -> Absorbed {
        self.take(batch.applied(self.view()))
    }

    /// Takes over a batch that was applied beside the workspace, and what was edited meanwhile with it.
    pub fn take(&mut self, applied: Applied) -> Absorbed {
        let Applied { generation, task, corpus, mut touched, texts, before, world } = applied;
        // What was read rests on names or settings that are no longer in force.
        if task != Task::Whole && generation != self.generation {
            return Absorbed { next: Some(self.job(task)), ..Absorbed::default() };
        }
        let Some(before) = before else {
            self.corpus = *corpus;
            self.settle(world, false);
            let touched = self.read_again(self.open.keys().cloned().collect());
            let changed = std::mem::take(&mut self.changed);
            let next = (!changed.is_empty()).then(|| self.job(Task::Paths(changed)));
            return Absorbed { touched, everything: true, next };
        };
        let reads_same = Arc::ptr_eq(&world.reader.lexicon, &self.reader.lexicon);
        let everything = world.config != self.config;
        let is_same = reads_same && !everything && Arc::ptr_eq(&world.on_disk, &self.on_disk);
        let now = self.snapshot();
        // What was closed while the job ran was read without the files that it found.
        let is_due = |path: &DocPath| {
            !reads_same
                || !self.open.contains_key(path)
                || before.snapshot.entry(path).map(Arc::as_ptr) != now.entry(path).map(Arc::as_ptr)
        };
        let open = [&texts.open, &before.texts.open, &self.open].into_iter().flat_map(|open| open.keys());
        let due: BTreeSet<DocPath> = open.filter(|path| is_due(path)).cloned().collect();
        self.corpus = *corpus;
        self.settle(world, is_same);
        touched.merge(self.read_again(due));
        Absorbed { touched, everything, next: None }
    }

    fn settle(&mut self, world: World, keeps_generation: bool) {
        self.reader = world.reader;
        self.config = world.config;
        self.names = world.names;
        self.on_disk = world.on_disk;
        if !keeps_generation {
            self.generation += 1;
        }
    }

    /// Reads documents from their buffers, or from their files where they were closed.
    fn read_again(&mut self, paths: BTreeSet<DocPath>) -> Touched {
        let mut touched = Touched::default();
        for path in paths {
            touched.merge(if self.open.contains_key(&path) {
                self.read_open(&path)
            } else {
                self.read_closed(&path)
            });
        }
        touched
    }
}
