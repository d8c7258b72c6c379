-- Tables of the rows that `rapporteur extract --format facts` prints; src/cli/facts.md describes the columns.
-- `facts` is the file, or several: SET VARIABLE facts = 'facts/*.jsonl';

CREATE OR REPLACE TABLE documents AS
FROM read_json(getvariable('facts'), format = 'newline_delimited', maximum_object_size = 67108864, columns = {
  version: 'INTEGER', path: 'VARCHAR', error: 'VARCHAR', kind: 'VARCHAR', bytes: 'INTEGER', fingerprint: 'VARCHAR',
  title: 'VARCHAR', outlet: 'VARCHAR', date: 'DATE', certainty: 'VARCHAR',
  date_words: 'STRUCT(start_byte INTEGER, end_byte INTEGER, text VARCHAR)',
  figures: 'STRUCT(start_byte INTEGER, end_byte INTEGER, text VARCHAR, stated DOUBLE, low DOUBLE, low_is_open BOOLEAN,
    high DOUBLE, high_is_open BOOLEAN, qualifier VARCHAR, measure VARCHAR, measure_kind VARCHAR, unit VARCHAR,
    subgroup VARCHAR, cumulative BOOLEAN, first_day DATE, last_day DATE, scope VARCHAR, series VARCHAR,
    is_witness BOOLEAN, event STRUCT(place VARCHAR, first_day DATE, last_day DATE, what VARCHAR), estimator VARCHAR,
    estimator_name VARCHAR, source VARCHAR, relayed_by VARCHAR, tier VARCHAR, planned BOOLEAN, corrected BOOLEAN,
    change VARCHAR, sentence INTEGER, sentence_start_byte INTEGER, sentence_end_byte INTEGER,
    sentence_text VARCHAR)[]',
  mentions: 'STRUCT(start_byte INTEGER, end_byte INTEGER, text VARCHAR, kind VARCHAR, "key" VARCHAR, name VARCHAR,
    introduces BOOLEAN, role VARCHAR, sentence INTEGER)[]',
  citations: 'STRUCT(start_byte INTEGER, end_byte INTEGER, target VARCHAR, heading VARCHAR)[]',
  quotes: 'STRUCT(start_byte INTEGER, end_byte INTEGER, speaker VARCHAR, sentence INTEGER)[]',
  profile: 'STRUCT(id VARCHAR, kind VARCHAR, name VARCHAR,
    acknowledged STRUCT(measure VARCHAR, estimators VARCHAR[], reason VARCHAR)[])'
});

-- One row a figure, with its document.
CREATE OR REPLACE VIEW figures AS
SELECT path, documents.kind AS document_kind, title, outlet, date, unnest(figures, max_depth := 2)
FROM documents;
