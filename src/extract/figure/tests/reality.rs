//! Reads whole folders of real text where an environment variable names one; silent where it does not.
#![allow(clippy::print_stdout, reason = "a tool for whoever works on frames; it prints for them")]

use std::{fs, path::PathBuf, sync::Arc};

use super::{LEXICON, short};
use crate::{
    extract::{
        extract,
        figure::{number, passage::Passage, read},
    },
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

/// Prints the cases of number recognition in the folder that `RAPPORTEUR_NUMBERS` names which are read otherwise.
#[test]
fn prints_the_numbers_that_are_read_otherwise() {
    let Some(folder) = std::env::var_os("RAPPORTEUR_NUMBERS") else { return };
    for file in ["NumberModel.json", "OrdinalModel.json", "PercentModel.json", "NumberRangeModel.json"] {
        let text = fs::read_to_string(PathBuf::from(&folder).join(file)).unwrap();
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
        let (mut same, mut all) = (0, 0);
        for case in &cases {
            let input = case["Input"].as_str().unwrap();
            let expected: Vec<String> = case["Results"]
                .as_array()
                .unwrap()
                .iter()
                .map(|result| {
                    result["Resolution"]["value"].as_str().unwrap_or("?").trim_end_matches('%').to_owned()
                })
                .collect();
            let document = Document::read(Arc::from(input), Format::Plain);
            let mut found = Vec::new();
            for place in &document.sentences {
                let mut numbers = Vec::new();
                number::read(Passage::of(&document, place), &mut numbers);
                found.extend(numbers.iter().map(|number| number.value.to_string()));
            }
            all += 1;
            same += usize::from(found == expected);
            if found != expected {
                println!("{file}\t{input}\twants {expected:?}\tfound {found:?}");
            }
        }
        println!("{file}: {same} of {all}");
    }
}
