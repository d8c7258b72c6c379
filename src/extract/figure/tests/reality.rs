//! Reads whole folders of real text where an environment variable names one; silent where it does not.
#![allow(clippy::print_stdout, reason = "a tool for whoever works on frames; it prints for them")]

use std::{fs, path::PathBuf, sync::Arc};

use super::{LEXICON, short};
use crate::{
    extract::{extract, figure::read},
    text::{Document, Format},
};

/// Prints every figure of the texts in the folder that `RAPPORTEUR_TEXTS` names, each with its sentence.
#[test]
fn prints_the_figures_of_a_folder() {
    let Some(folder) = std::env::var_os("RAPPORTEUR_TEXTS") else { return };

    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut bytes, mut time) = (0, std::time::Duration::ZERO);
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let document = Document::read(Arc::from(text), Format::of_path(&name));
        let mut facts = extract(&document, &LEXICON);
        let start = std::time::Instant::now();
        read(&document, &LEXICON, &mut facts);
        time += start.elapsed();
        bytes += document.text.len();
        for (figure, line) in facts.figures.iter().zip(short(&document, &facts)) {
            let span = document.sentences.get(figure.sentence as usize).unwrap().span;
            println!("{name}\t{line}\t{}\t{}", figure.evidence, document.at(span).replace(['\n', '\t'], " "));
        }
        println!("{name}\tconflict {:?}", facts.conflict);
    }
    println!("# {bytes} bytes in {time:?}");
}
