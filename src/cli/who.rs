//! `rapporteur who` and `rapporteur where`: what a hover says of a name, asked without a document.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;

use super::{
    Answer, Failure, TROUBLE,
    corpus::{self, Loaded},
    out::{Out, visible},
    plain::plain,
};
use crate::{
    corpus::describe::counted,
    extract::Period,
    query::{
        self,
        find::{Meaning, Named, Wanted},
    },
};

/// How many are listed where a name fits several.
const LISTED: usize = 20;

/// Who an actor is: role, first introduction, aliases, mentions, last statement
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub(super) struct Who {
    #[command(flatten)]
    question: Question,
}

/// Where and what a place is: what it is part of, what was held there, first introduction, mentions
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub(super) struct Where {
    #[command(flatten)]
    question: Question,
}

const CODES: &str = "Exit codes: 0 found, 1 nobody or several are called so (they are listed), \
2 usage, configuration or IO trouble.";

#[derive(Debug, Args)]
struct Question {
    /// An id, a name, an alias, or a part of one
    #[arg(value_name = "NAME", required = true, num_args = 1..)]
    name: Vec<String>,
    /// The role at this date: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = period)]
    at: Option<Period>,
    /// A file or folder of the corpus (default: this folder)
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// A folder of profiles besides those of the corpus
    #[arg(long, value_name = "DIR")]
    profiles: Option<PathBuf>,
}

fn period(word: &str) -> Result<Period, String> {
    Period::parse(word).ok_or_else(|| "dates are YYYY, YYYY-MM or YYYY-MM-DD".to_owned())
}

impl Who {
    pub fn run(&self, out: &mut Out) -> Answer {
        self.question.run(Wanted::Actor, out)
    }
}

impl Where {
    pub fn run(&self, out: &mut Out) -> Answer {
        self.question.run(Wanted::Venue, out)
    }
}

impl Question {
    fn run(&self, wanted: Wanted, out: &mut Out) -> Answer {
        let paths: Vec<PathBuf> = self.corpus.iter().cloned().collect();
        let loaded = corpus::load(&paths, self.profiles.as_deref())?;
        let name = self.name.join(" ");
        let found = match query::find::find(&loaded.view.snapshot, &name, wanted) {
            Meaning::One(one) => {
                self.tell(&one, &loaded, out)?;
                true
            }
            Meaning::Several(all) => {
                out.flush()?;
                eprintln!("rapporteur: several are called `{}`:", visible(&name));
                for one in all.iter().take(LISTED) {
                    out.line(&visible(&line(one)))?;
                }
                if all.len() > LISTED {
                    out.line(&format!("and {} more", all.len() - LISTED))?;
                }
                false
            }
            Meaning::Nobody(alike) => {
                let hint = if alike.is_empty() {
                    String::new()
                } else {
                    format!("; did you mean {}?", alike.join(", "))
                };
                eprintln!(
                    "rapporteur: nothing in this corpus is called `{}`{}",
                    visible(&name),
                    visible(&hint)
                );
                false
            }
        };
        let code = if loaded.is_in_trouble { TROUBLE } else { u8::from(!found) };
        Ok(ExitCode::from(code))
    }

    fn tell(&self, one: &Named, loaded: &Loaded, out: &mut Out) -> Result<(), Failure> {
        let hover = query::hover::of_entity(&loaded.view.snapshot, &one.reference, self.at);
        let markdown = hover.markdown(&|excerpt| loaded.view.texts.excerpt(excerpt));
        for line in plain(&markdown) {
            out.line(&visible(&line))?;
        }
        Ok(())
    }
}

/// "sergei-lavrov  Sergei Lavrov, person, 12 documents".
fn line(one: &Named) -> String {
    let kind = one.entity.kind.map(|kind| format!(", {}", kind.name().replace('-', " "))).unwrap_or_default();
    format!("{}  {}{kind}, {}", one.entity.id, one.entity.name, counted(one.documents, "document"))
}
