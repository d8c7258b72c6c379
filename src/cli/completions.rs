//! `rapporteur completions`: what a shell needs to complete this program's commands and options.

use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Answer, Arguments, out::Out};

/// The completions of a shell, for its own folder
#[derive(Debug, Args)]
#[command(
    after_help = "bash: rapporteur completions bash > ~/.local/share/bash-completion/completions/rapporteur\n\
zsh:  rapporteur completions zsh > ~/.zfunc/_rapporteur\n\
fish: rapporteur completions fish > ~/.config/fish/completions/rapporteur.fish"
)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(&self, out: &mut Out) -> Answer {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "rapporteur", &mut script);
        out.line(String::from_utf8_lossy(&script).trim_end())?;
        Ok(ExitCode::SUCCESS)
    }
}
