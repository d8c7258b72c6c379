//! Any text becomes facts, whose places lie in the text, and twice the same.
#![no_main]

#[path = "../../it/told.rs"]
#[allow(dead_code)]
mod told;

use libfuzzer_sys::fuzz_target;
use rapporteur::text::Format;

fuzz_target!(|text: &str| {
    told::holds_for(text, Format::Markdown);
    told::holds_for(text, Format::Plain);
});
