//! `rapporteur config`: the keys of `rapporteur.toml`, for people or as a JSON Schema for editors.

use std::process::ExitCode;

use clap::Args;

use super::{Answer, Failure, out::Out};
use crate::config::{keys::KEYS, schema::schema};

/// The keys of rapporteur.toml with their defaults, or their JSON Schema
#[derive(Debug, Args)]
pub(super) struct Config {
    /// Print the JSON Schema, for editors
    #[arg(long)]
    schema: bool,
}

impl Config {
    pub fn run(&self, out: &mut Out) -> Answer {
        if self.schema {
            let text = serde_json::to_string_pretty(&schema())
                .map_err(|error| Failure::Trouble(error.to_string()))?;
            out.line(&text)?;
            return Ok(ExitCode::SUCCESS);
        }
        for key in KEYS {
            let name = match key.name {
                "" => format!("[{}] RULE", key.table),
                name => format!("[{}] {name}", key.table),
            };
            let default =
                if key.default.is_empty() { String::new() } else { format!(" (default {})", key.default) };
            out.line(&format!("{name} = {}{default}", key.takes))?;
            out.line(&format!("    {}", key.meaning))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
