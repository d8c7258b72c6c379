//! `rapporteur init`: a commented `rapporteur.toml`, and proposals for profiles of those whom the corpus mentions most.

use std::{
    cmp::Reverse,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    Answer, Failure,
    corpus::{self, Loaded},
    out::{Out, visible},
};
use crate::{
    config::{FILE, starter::starter},
    corpus::{Entity, describe::counted},
    extract::profile::EntityKind,
    query::{
        Correction,
        find::{Named, likely_kind, mentioned},
    },
    workspace::{Amendment, disk},
};

/// Proposals that are listed.
const LISTED: usize = 15;
/// Documents that must mention somebody who is worth a profile.
const LEAST: usize = 2;

/// Begin a corpus: a commented rapporteur.toml, and whom to write profiles about
#[derive(Debug, Args)]
#[command(
    after_help = "Nothing that exists is changed: a rapporteur.toml that stands there already is left as it is. \
Exit codes: 0 done, 2 usage or IO trouble."
)]
pub(super) struct Init {
    /// The folder of the corpus
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Write profiles of the N most mentioned who have none
    #[arg(long, value_name = "N", default_value_t = 0)]
    profiles: usize,
}

impl Init {
    pub fn run(&self, out: &mut Out) -> Answer {
        self.settings(out)?;
        let loaded = corpus::load(std::slice::from_ref(&self.folder), None)?;
        let proposals = proposals(&loaded);
        let (write, rest) = proposals.split_at(self.profiles.min(proposals.len()));
        for (one, kind) in write {
            out.line(&format!("wrote {}", visible(&page(&loaded, one, *kind)?)))?;
        }
        if !rest.is_empty() {
            out.line(
                "worth a profile, as the corpus mentions them most (`--profiles N` writes the first N):",
            )?;
        }
        for (one, kind) in rest.iter().take(LISTED) {
            let documents = counted(one.documents, "document");
            let words = format!("{}, {}, {documents}", one.entity.name, kind.name());
            out.line(&format!("  {}", visible(&words)))?;
        }
        Ok(if loaded.is_in_trouble { ExitCode::from(super::TROUBLE) } else { ExitCode::SUCCESS })
    }

    fn settings(&self, out: &mut Out) -> Result<(), Failure> {
        let file = self.folder.join(FILE);
        if file.exists() {
            return Ok(out.line(&format!("{} is there already", visible(&file.display().to_string())))?);
        }
        disk::write_new(&file, starter().as_bytes()).map_err(|error| trouble(&file, &error))?;
        Ok(out.line(&format!("wrote {}", visible(&file.display().to_string())))?)
    }
}

fn trouble(file: &Path, error: &std::io::Error) -> Failure {
    Failure::Trouble(format!("{}: {error}", file.display()))
}

/// Those who have no profile and whose kind is known, the most mentioned first.
fn proposals(loaded: &Loaded) -> Vec<(Named, EntityKind)> {
    let snapshot = &loaded.view.snapshot;
    let mut found: Vec<(Named, EntityKind)> = mentioned(snapshot)
        .into_iter()
        .filter(|one| one.documents >= LEAST && snapshot.profile(&one.entity.id).is_none())
        .filter_map(|one| Some((likely_kind(snapshot, &one)?, one)))
        .map(|(kind, one)| (one, kind))
        .collect();
    found.sort_by_key(|(one, _)| (Reverse(one.documents), one.entity.id.clone()));
    found
}

/// Writes a page with nothing but kind and name; gives its path.
fn page(loaded: &Loaded, one: &Named, kind: EntityKind) -> Result<String, Failure> {
    let Entity { id, name, .. } = &one.entity;
    let refused = || Failure::Trouble(format!("there is no place for a profile of {name}"));
    let new = Correction::NewProfile { id: id.clone(), kind, name: name.to_string(), aliases: Vec::new() };
    let Some(Amendment::New(path, text)) = loaded.view.amendment(&new, "") else { return Err(refused()) };
    let file = loaded.view.roots.file_path(&path).ok_or_else(refused)?;
    disk::write_new(&file, text.as_bytes()).map_err(|error| trouble(&file, &error))?;
    Ok(loaded.shown(&path))
}
