//! `rapporteur tour`: the main job without an editor. The server is driven as an editor drives it, over its protocol,
//! and every answer shown is a real one.

mod client;
mod page;
mod sample;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

use clap::Args;
use serde_json::{Value, json};

use super::{
    Answer, Failure,
    out::{Out, visible},
};
use crate::{text::Format, workspace::disk};
use client::Client;
use page::Page;

/// See the main job done on a sample corpus, without an editor: who, where, figures, a finding and its fix
#[derive(Debug, Args)]
pub(super) struct Tour {
    /// A new folder for the sample corpus (default: a temporary one)
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// The note that the tour opens, with words in it.
const NOTE: &str = "notes/2016-07-18-after-moscow.md";
const PERSON: (&str, &str) = ("# After the night in Moscow", "Kerry");
const FIGURE: (&str, &str) = ("The conflict has killed", "280,000");
/// An article, with a place in it.
const ARTICLE: &str = "articles/2017-09-16-idlib-joins-the-map.txt";
const VENUE: (&str, &str) = ("Homs and the suburbs of", "Damascus");
/// Columns of the transcript.
const WIDTH: usize = 100;
/// How long the corpus may take to be read.
const READING: Duration = Duration::from_secs(20);

impl Tour {
    pub fn run(&self, out: &mut Out) -> Answer {
        let folder = sample::write(self.folder.as_deref())?;
        out.line(&format!("The sample corpus is in {}", visible(&folder.display().to_string())))?;
        out.flush()?;
        match guide(&folder, out) {
            Ok(()) => {
                editors(&folder, out)?;
                Ok(ExitCode::SUCCESS)
            }
            Err(Stopped::Answer(why)) => {
                out.flush()?;
                eprintln!("rapporteur: the tour ends here: {}", visible(&why));
                Ok(ExitCode::FAILURE)
            }
            Err(Stopped::Output(failure)) => Err(failure),
        }
    }
}

/// Why the tour could not go on.
#[derive(Debug)]
enum Stopped {
    /// An answer did not come, or was not right.
    Answer(String),
    /// Nothing more can be printed.
    Output(Failure),
}

impl From<String> for Stopped {
    fn from(why: String) -> Self {
        Self::Answer(why)
    }
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error.into())
    }
}

fn missing(what: &str) -> Stopped {
    Stopped::Answer(format!("{what} is missing"))
}

fn guide(folder: &Path, out: &mut Out) -> Result<(), Stopped> {
    let mut client = Client::start()?;
    initialize(&mut client, folder)?;
    let mut note = open(&mut client, folder, NOTE)?;
    let article = open(&mut client, folder, ARTICLE)?;
    client.wait_for("$/progress", |params| params["value"]["kind"] == "end")?;

    heading(out, "Who", &note, PERSON)?;
    hover(&mut client, out, &note, PERSON)?;
    heading(out, "Where", &article, VENUE)?;
    hover(&mut client, out, &article, VENUE)?;
    heading(out, "Which figure", &note, FIGURE)?;
    hover(&mut client, out, &note, FIGURE)?;
    heading(out, "Where was he introduced", &note, PERSON)?;
    definition(&mut client, out, folder, &note)?;
    findings_and_fix(&mut client, out, &mut note)?;
    client.end()?;
    Ok(())
}

fn initialize(client: &mut Client, folder: &Path) -> Result<(), Stopped> {
    let uri = page::uri(folder);
    let answer = client.ask(
        "initialize",
        &json!({
            "processId": std::process::id(),
            "rootUri": uri,
            "workspaceFolders": [{"uri": uri, "name": "sample corpus"}],
            "capabilities": {
                "general": {"positionEncodings": ["utf-8"]},
                "window": {"workDoneProgress": true},
                "workspace": {"configuration": true, "workspaceEdit": {"documentChanges": true}},
                "textDocument": {
                    "hover": {"contentFormat": ["markdown"]},
                    "publishDiagnostics": {"relatedInformation": true, "versionSupport": true},
                    "codeAction": {
                        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                        "resolveSupport": {"properties": ["edit"]},
                        "dataSupport": true,
                    },
                },
            },
        }),
    )?;
    client.notify("initialized", &json!({}))?;
    match answer["capabilities"]["positionEncoding"].as_str() {
        Some("utf-8") => Ok(()),
        _ => Err(Stopped::Answer("the server does not count in bytes, though it was asked to".to_owned())),
    }
}

fn open(client: &mut Client, folder: &Path, name: &'static str) -> Result<Page, Stopped> {
    let text = disk::text(&folder.join(name)).ok_or_else(|| missing(name))?;
    let page = Page::new(folder, name, text);
    let language = if Format::of_path(name) == Format::Markdown { "markdown" } else { "plaintext" };
    let item = json!({"uri": page.uri, "languageId": language, "version": 1, "text": page.text});
    client.notify("textDocument/didOpen", &json!({"textDocument": item}))?;
    Ok(page)
}

fn heading(out: &mut Out, question: &str, page: &Page, words: (&str, &str)) -> Result<(), Stopped> {
    let at = page.find(words.0, words.1).ok_or_else(|| missing(words.1))?;
    let line = at["line"].as_u64().unwrap_or_default() + 1;
    out.line("")?;
    out.line(&format!("== {question}: \"{}\" in {}, line {line}", words.1, page.name))?;
    Ok(())
}

/// Asks until the corpus is read and the answer is more than nothing.
fn ask_until(client: &mut Client, method: &str, params: &Value) -> Result<Value, Stopped> {
    let end = Instant::now() + READING;
    loop {
        let answer = client.ask(method, params)?;
        let is_empty = answer.is_null() || answer.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            return Ok(answer);
        }
        if Instant::now() >= end {
            return Err(Stopped::Answer(format!("{method} knows nothing")));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn place(page: &Page, words: (&str, &str)) -> Result<Value, Stopped> {
    let at = page.find(words.0, words.1).ok_or_else(|| missing(words.1))?;
    Ok(json!({"textDocument": {"uri": page.uri}, "position": at}))
}

fn hover(client: &mut Client, out: &mut Out, page: &Page, words: (&str, &str)) -> Result<(), Stopped> {
    let answer = ask_until(client, "textDocument/hover", &place(page, words)?)?;
    let text = answer["contents"]["value"].as_str().or_else(|| answer["contents"].as_str());
    let text = text.filter(|text| !text.trim().is_empty()).ok_or_else(|| missing("a hover's text"))?;
    for line in text.trim().lines() {
        told(out, "   ", line)?;
    }
    out.flush()?;
    Ok(())
}

/// Goes to where the person is introduced, which is in another document.
fn definition(client: &mut Client, out: &mut Out, folder: &Path, note: &Page) -> Result<(), Stopped> {
    let answer = ask_until(client, "textDocument/definition", &place(note, PERSON)?)?;
    let first = if answer.is_array() { answer[0].clone() } else { answer };
    let target = first["uri"].as_str().or_else(|| first["targetUri"].as_str());
    let range = [&first["range"], &first["targetSelectionRange"]].into_iter().find(|range| !range.is_null());
    let (Some(target), Some(range)) = (target, range) else { return Err(missing("a definition's place")) };
    let name = page::below(folder, target).ok_or_else(|| missing("the corpus around the definition"))?;
    if name == NOTE {
        return Err(Stopped::Answer("the definition is in the note itself".to_owned()));
    }
    let text = disk::text(&folder.join(&name)).ok_or_else(|| missing(&name))?;
    let page = Page::new(folder, "", text);
    let (line, words) = page.line(range).ok_or_else(|| missing("the definition's line"))?;
    out.line(&visible(&format!("   {name}, line {line}:")))?;
    told(out, "   | ", words)?;
    Ok(())
}

/// Shows the findings of the note, applies the first fix, and waits until its finding is gone.
fn findings_and_fix(client: &mut Client, out: &mut Out, note: &mut Page) -> Result<(), Stopped> {
    let uri = note.uri.clone();
    let (diagnostics, fix) = loop {
        let published =
            client.wait_for("textDocument/publishDiagnostics", |params| params["uri"] == uri.as_str())?;
        let diagnostics = published["diagnostics"].as_array().cloned().unwrap_or_default();
        // What was found before the corpus was read is followed by more.
        if let Some(fix) = first_fix(client, note, &diagnostics)? {
            break (diagnostics, fix);
        }
    };
    out.line("")?;
    out.line(&format!("== What does not agree: {} findings in {}", diagnostics.len(), note.name))?;
    for diagnostic in &diagnostics {
        show_finding(out, note, diagnostic)?;
    }
    out.flush()?;
    let (diagnostic, action) = fix;
    out.line("")?;
    out.line(&visible(&format!("== Fix it: {}", action["title"].as_str().unwrap_or_default())))?;
    let (_, before) = note.line(&diagnostic["range"]).ok_or_else(|| missing("the finding's line"))?;
    told(out, "   - ", before)?;
    let edits = page::edits_for(&action["edit"], &note.uri);
    if note.apply(&edits).unwrap_or_default() == 0 {
        return Err(missing("an edit of the note"));
    }
    let start = json!({"start": diagnostic["range"]["start"], "end": diagnostic["range"]["start"]});
    let (_, after) = note.line(&start).ok_or_else(|| missing("the mended line"))?;
    told(out, "   + ", after)?;
    let document = json!({"uri": note.uri, "version": 2});
    client.notify(
        "textDocument/didChange",
        &json!({"textDocument": document, "contentChanges": [{"text": note.text}]}),
    )?;
    let message = diagnostic["message"].clone();
    let is_gone = |params: &Value| {
        let mut left = params["diagnostics"].as_array().into_iter().flatten();
        params["uri"] == uri.as_str() && params["version"] != 1 && !left.any(|one| one["message"] == message)
    };
    let left = client.wait_for("textDocument/publishDiagnostics", is_gone)?;
    let left = left["diagnostics"].as_array().map_or(0, Vec::len);
    if left >= diagnostics.len() {
        return Err(Stopped::Answer("the fix made new findings".to_owned()));
    }
    out.line(&format!(
        "   The finding is gone; {left} left. The file on disk is as it was: the edit was in the buffer."
    ))?;
    Ok(())
}

/// Writes a line with something before it, broken where it is too long to read; rows of tables stay whole.
fn told(out: &mut Out, before: &str, line: &str) -> Result<(), Stopped> {
    let line = visible(line);
    let mut shown = String::from(before);
    for word in line.split(' ') {
        let is_full = shown.chars().count() + word.chars().count() >= WIDTH && !line.starts_with('|');
        if is_full && shown.len() > before.len() {
            out.line(shown.trim_end())?;
            shown = String::from(before);
        }
        shown.push_str(word);
        shown.push(' ');
    }
    out.line(shown.trim_end())?;
    Ok(())
}

fn show_finding(out: &mut Out, note: &Page, diagnostic: &Value) -> Result<(), Stopped> {
    let (line, _) = note.line(&diagnostic["range"]).ok_or_else(|| missing("a finding's line"))?;
    let words = note.words(&diagnostic["range"]).unwrap_or_default();
    let rule = diagnostic["code"].as_str().unwrap_or_default();
    let message = diagnostic["message"].as_str().unwrap_or_default();
    out.line(&visible(&format!("   line {line}, \"{words}\" [{rule}]")))?;
    for line in message.lines() {
        told(out, "     ", line)?;
    }
    Ok(())
}

/// The first finding with a quick fix, and the fix with its edit.
fn first_fix(
    client: &mut Client,
    note: &Page,
    diagnostics: &[Value],
) -> Result<Option<(Value, Value)>, Stopped> {
    for diagnostic in diagnostics {
        let context = json!({"diagnostics": [diagnostic], "only": ["quickfix"]});
        let document = json!({"uri": note.uri});
        let params = json!({"textDocument": document, "range": diagnostic["range"], "context": context});
        let actions = client.ask("textDocument/codeAction", &params)?;
        for action in actions.as_array().into_iter().flatten() {
            let action = if action["edit"].is_null() {
                client.ask("codeAction/resolve", action)?
            } else {
                action.clone()
            };
            // To silence a finding is no answer to it.
            let silences = action["title"].as_str().is_some_and(|title| title.starts_with("Ignore "));
            if !silences && !page::edits_for(&action["edit"], &note.uri).is_empty() {
                return Ok(Some((diagnostic.clone(), action)));
            }
        }
    }
    Ok(None)
}

fn editors(folder: &Path, out: &mut Out) -> Result<(), Failure> {
    let program =
        std::env::current_exe().map_or_else(|_| "rapporteur".to_owned(), |path| path.display().to_string());
    let folder = folder.display();
    for line in [
        String::new(),
        "== The same in an editor".to_owned(),
        "   Neovim 0.10 or newer, without any set-up (K hovers, Ctrl-] jumps, gra fixes):".to_owned(),
        format!("     cd {folder} && nvim {NOTE} \\"),
        format!(
            "       -c \"lua vim.lsp.start({{ name = 'rapporteur', cmd = {{ '{program}', 'lsp' }}, root_dir = vim.fn.getcwd() }})\""
        ),
        "   To keep it: the plugin in editors/nvim, or the lines for init.lua in its README.".to_owned(),
        "   VS Code: there is no extension of our own yet; any generic client of language servers does it, with".to_owned(),
        format!("     the command {program} lsp for Markdown and plain text; then"),
        format!("     code {folder}"),
        "   Without an editor:".to_owned(),
        format!("     {program} check {folder}"),
    ] {
        out.line(&visible(&line))?;
    }
    Ok(())
}
