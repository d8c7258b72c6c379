//! Rapporteur keeps an analyst team's record straight: who, where, and figures that do not agree, in plain prose.
//!
//! # From above
//!
//! A corpus is a folder of **articles** that others published, **notes** that a team writes, and **profiles** of
//! actors, venues, processes and conflicts. Data flows one way, from bytes to answers:
//!
//! ```text
//! text  <-  extract  <-  corpus  <-  { query, rule }  <-  { lsp, cli }        ("a <- b": b uses a)
//!
//! bytes -> blocks, sentences, tokens -> facts of one document -> all documents' facts, related
//!       -> answers and findings      -> protocol or terminal
//! ```
//!
//! One edit reads one document anew. Its facts replace the old ones in the corpus, which updates what they touch: the
//! series that the document's figures belong to, the introductions of those it names. A snapshot of the corpus is
//! immutable and cheap to clone; every answer is a function of one snapshot. So the server and `check` cannot disagree.
//!
//! # Code map
//!
//! | room | owns |
//! | --- | --- |
//! | `text` | Spans, lines and their columns, front matter, blocks, sentences, tokens; the rope that edits go into. |
//! | `extract` | [`extract::extract`]: one document and the names in the lexicon to [`extract::Facts`]: mentions, figures, dates, citations, quotations, suppressions, a profile's statements. [`extract::accounts`] asks the readers again and tells why. |
//! | `corpus` | [`corpus::Corpus`] takes changes, [`corpus::Snapshot`] answers: identity, introductions, series, lineages, what a citation leads to. |
//! | `query` | What an editor may ask of a place: hover, definition, references and so on. |
//! | `rule` | One file a rule, with its manual page beside it; [`rule::check`] gives a document's findings and what they rest on. |
//! | `config` | `rapporteur.toml` and a client's settings, read into one value. |
//! | `import` | [`import::draft`]: a saved page, a PDF's text or copied words to an article's text with front matter. |
//! | `workspace` | Roots, kinds of documents, open buffers over files; its `disk` is the only file that touches the file system. |
//! | `lsp` | The language server: messages to queries and back. |
//! | `cli` | The commands of the terminal. |
//!
//! A new rule is `rule/x.rs`, `rule/x.md`, its line in [`rule::RULES`] and its page in `tests/cases`. A new frame for
//! figures is a row of a table in `extract/figure`. If a new thing takes much more, the house is wrong.
//!
//! # Invariants
//!
//! Each says what is deliberately absent. `tests/it/house.rs` and its neighbours hold them.
//!
//! 1. Nothing knows what is above it. `query` and `rule` do not know each other, nor do `lsp` and `cli`.
//! 2. No package is used outside of its home; the homes are listed below.
//! 3. The core (`text`, `extract`, `corpus`, `query`, `rule`) has no way to fail: no `Result`, no files, no clock, no
//!    threads. Nonsense in a document is a finding, or nothing. Today's date, where one is needed, is an input.
//! 4. Facts know no other document. What depends on two documents is found out in `corpus`, and nowhere else.
//! 5. There are no columns inside: positions are byte offsets. UTF-16 exists where lines are counted and where the
//!    protocol is spoken.
//! 6. There are no floats in figures: a figure is a decimal interval with its precision.
//! 7. No order of a hash table reaches the outside. Output is sorted by place, then rule; two runs print the same bytes.
//! 8. No panic costs more than the one answer that it happened in.
//!
//! # Dependencies
//!
//! | package | home | what it does here that fifty lines of ours would not |
//! | --- | --- | --- |
//! | `aho-corasick` | `extract` | finds thousands of fixed words in one pass |
//! | `annotate-snippets` | `cli` | draws findings under source lines, as compilers do |
//! | `clap` | `cli`, `main` | reads arguments, writes `--help` |
//! | `clap_complete` | `cli` | writes the completions of each shell |
//! | `dom_query` | `import` | reads HTML as browsers do; the tree that `dom_smoothie` works on |
//! | `dom_smoothie` | `import` | chooses a page's text among its menus and boxes, as Firefox's reader does |
//! | `encoding_rs` | `workspace` | decodes pages that are not UTF-8 |
//! | `futures` | `lsp` | the stream of requests that the server is driven by |
//! | `globset` | `config`, `workspace` | globs of `rapporteur.toml`, all matched at once |
//! | `ignore` | `workspace` | walks folders and honours `.gitignore` |
//! | `imbl` | `corpus` | ordered maps that snapshots share |
//! | `include_dir` | `cli` | carries the sample corpus in the binary |
//! | `indicatif` | `cli` | progress on a terminal |
//! | `jiff` | `extract` | civil dates that cannot be wrong |
//! | `memchr` | `text`, `extract`, `corpus`, `workspace`, `lsp` | finds bytes as fast as memory is read |
//! | `notify` | `workspace` | tells that files changed where the editor does not |
//! | `pulldown-cmark` | `text` | reads CommonMark with byte ranges |
//! | `rayon` | `workspace` | reads documents on all cores |
//! | `regex` | `extract` | patterns of a few page furnishings |
//! | `ropey` | `text` | edits of large texts, and free snapshots of them |
//! | `serde` | `text`, `config`, `cli`, `lsp` | derives readers and writers of structured text |
//! | `serde-saphyr` | `text` | reads YAML front matter with the place of each value |
//! | `serde_json` | `config`, `import`, `workspace`, `cli`, `lsp` | JSON in and out |
//! | `tempfile` | `workspace`, `cli` | writes files whole or not at all |
//! | `tokio` | `lsp`, `cli`, `main` | the server's input, output and timers |
//! | `toml` | `config` | reads `rapporteur.toml` with the place of each value |
//! | `tower-lsp` | `lsp` | the protocol's types and dispatch |
//! | `tower-service` | `lsp` | the trait by which the fence wraps the server |
//! | `unicode-normalization` | `text` | folds accents, so that spellings of a name meet |

pub mod cli;
pub mod config;
pub mod corpus;
pub mod extract;
pub mod import;
pub mod lsp;
pub mod query;
pub mod rule;
pub mod text;
pub mod workspace;
