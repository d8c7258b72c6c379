<<<<<<< HEAD
//! The program: arguments to an exit code.

fn main() {}
=======
//! The program: arguments to `cli`, its answer to the exit code.

fn main() -> std::process::ExitCode {
    rapporteur::cli::run()
}
>>>>>>> a1e272c (Check, extract and look up rules in a terminal)
