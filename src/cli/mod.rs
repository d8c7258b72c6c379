//! The terminal: one file a command, results on standard output, trouble on standard error.
//!
//! Exit codes: 0 done and clean, 1 findings at or above the fail level (`check`), nobody of that name (`who`), 2 usage, configuration or IO trouble.

mod check;
mod completions;
mod config;
mod corpus;
mod explain;
mod extract;
mod facts;
mod finding;
mod import;
mod init;
mod input;
mod json;
mod lsp;
mod out;
mod plain;
mod rule;
mod series;
mod stream;
mod tour;
mod who;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use out::Out;

/// Keeps an analyst team's record straight: who, where, and figures that do not agree, in plain prose.
#[derive(Debug, Parser)]
#[command(name = "rapporteur", version, max_term_width = 100, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Completions(completions::Completions),
    Config(config::Config),
    Extract(extract::Extract),
    Import(import::Import),
    Init(init::Init),
    Lsp(lsp::Lsp),
    Rule(rule::Rule),
    Series(series::Series),
    Tour(tour::Tour),
    Where(who::Where),
    Who(who::Who),
}

/// Why a command could not do its work, in words for standard error.
#[derive(Debug)]
enum Failure {
    /// Something was wrong; the exit code is 2.
    Trouble(String),
    /// Whoever read the output has seen enough.
    Closed,
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Trouble(format!("cannot write: {error}")),
        }
    }
}

/// A command's answer.
type Answer = Result<ExitCode, Failure>;

/// The exit code for usage, configuration or IO trouble.
const TROUBLE: u8 = 2;

/// Runs the program with the process's arguments; `serve` is the language server.
pub fn run(serve: fn() -> ExitCode) -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(told) => {
            // `--help` and `--version` come here too, and go to standard output with exit code 0.
            let code = u8::try_from(told.exit_code()).unwrap_or(TROUBLE);
            let _ = told.print();
            return ExitCode::from(code);
        }
    };
    let mut out = Out::standard();
    let answer = match &arguments.command {
        Command::Check(command) => command.run(&mut out),
        Command::Completions(command) => command.run(&mut out),
        Command::Config(command) => command.run(&mut out),
        Command::Extract(command) => command.run(&mut out),
        Command::Import(command) => command.run(&mut out),
        Command::Init(command) => command.run(&mut out),
        Command::Lsp(_) => return serve(),
        Command::Rule(command) => command.run(&mut out),
        Command::Series(command) => command.run(&mut out),
        Command::Tour(command) => command.run(&mut out),
        Command::Where(command) => command.run(&mut out),
        Command::Who(command) => command.run(&mut out),
    };
    match answer.and_then(|code| out.flush().map(|()| code).map_err(Failure::from)) {
        Ok(code) => code,
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Trouble(words)) => {
            eprintln!("rapporteur: {}", out::visible(&words));
            ExitCode::from(TROUBLE)
        }
    }
}
