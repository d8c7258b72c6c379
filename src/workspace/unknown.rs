//! Ids in the configuration that lead nowhere: whether they do, only the corpus knows.

use std::sync::Arc;

use super::View;
use crate::{
    corpus::Entry,
    extract::DocumentKind,
    rule::{self, Diagnostic, Level, Report},
    text::{nearest::nearest, phrase::capitalized},
};

/// The rule that tells what is wrong in the configuration.
const CONFIG: &str = "config";

impl View {
    /// Adds the ids of conflicts, processes and places that neither a profile nor the gazetteer has.
    pub(super) fn add_unknown(&self, entry: &Arc<Entry>, report: &mut Report) {
        let is_settings = self.roots.file_path(&entry.path).as_ref() == Some(&self.roots.config);
        let Some(config) = rule::rule(CONFIG) else { return };
        let level = self.settings.level(&entry.path, CONFIG, config.level);
        if entry.kind != DocumentKind::Configuration || !is_settings || level == Level::Off {
            return;
        }
        report.reads.profiles |= !self.settings.ids.is_empty();
        let text = self.text_as_read(entry);
        for one in &self.settings.ids {
            // While the file is edited, an id may stand elsewhere than where those in force were read.
            let is_there = text.as_ref().is_none_or(|text| one.span.of(text).contains(&*one.id));
            if is_there && !one.span.is_empty() && !self.knows(&one.id) {
                let message = format!("there is no {} `{}`{}", one.what, one.id, self.meant(&one.id));
                let (rule, span) = (config.name, one.span);
                report.diagnostics.push(Diagnostic {
                    rule,
                    level,
                    span,
                    message,
                    related: Vec::new(),
                    fixes: Vec::new(),
                });
            }
        }
        report.diagnostics.sort_by(Diagnostic::order);
    }

    /// Whether an id is a profile's, the gazetteer's, or the war of a country.
    fn knows(&self, id: &str) -> bool {
        let is_war = || {
            let country = id.strip_suffix("-war").map(|adjective| adjective.replace('-', " "));
            country.is_some_and(|adjective| {
                let name: Vec<String> = adjective.split(' ').map(capitalized).collect();
                self.lexicon
                    .country_of(&name.join(" "))
                    .is_some_and(|country| self.lexicon.war_of(country).as_deref() == Some(id))
            })
        };
        self.snapshot.profile(id).is_some() || self.lexicon.get(id).is_some() || is_war()
    }

    fn meant(&self, id: &str) -> String {
        let known: Vec<&str> = self.snapshot.profiles().map(|(_, profile)| &*profile.names.id).collect();
        nearest(id, known).map_or_else(
            || ": no profile has that file name".to_owned(),
            |meant| format!("; did you mean `{meant}`?"),
        )
    }
}
