//! The program: arguments to `cli`, its answer to the exit code.

fn main() -> std::process::ExitCode {
    rapporteur::cli::run(rapporteur::lsp::serve)
}
