//! The `rapporteur.toml` that a corpus begins with: every key with its meaning and its default, all of it in comments.

use std::fmt::Write as _;

use super::keys::KEYS;

/// The text: an empty file means the same.
pub fn starter() -> String {
    let mut text =
        "# Settings of this corpus for Rapporteur. Every key is optional; what is behind `#` is what holds \
                    without it.\n"
            .to_owned();
    let mut table = "";
    for key in KEYS {
        if key.table != table {
            table = key.table;
            let _ = write!(text, "\n# {}\n", key.heading());
        }
        let name = if key.name.is_empty() { "RULE" } else { key.name };
        let value = if key.default.is_empty() { "..." } else { key.default };
        let _ = write!(text, "# {}\n#   Takes: {}.\n# {name} = {value}\n", key.meaning, key.takes);
    }
    text
}
