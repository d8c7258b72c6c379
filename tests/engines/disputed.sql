-- The disputed series: one row for each two counts of one series that contradict each other, as the rule
-- `figure-disputed` finds them (src/rule/figure_disputed.md), from the tables of facts.sql.
--
-- A series is a measure, what it is about and who is counted. Its figures fall into cells (month, bounds, estimator), and
-- each cell belongs to a lineage: that of its estimator, or the one that it continues. So the cells are walked in order,
-- once, by a recursion that carries how every lineage stands; then lineages are compared.

-- The settings of rapporteur.toml, with their defaults: [series] window; [tolerance] tolls, growth, monthly-growth.
SET VARIABLE window_days = coalesce(getvariable('window_days'), 31);
SET VARIABLE tolls = coalesce(getvariable('tolls'), 10);
SET VARIABLE growth = coalesce(getvariable('growth'), 25);
SET VARIABLE monthly_growth = coalesce(getvariable('monthly_growth'), 10);

-- Every statement of a series. Numbers are whole ten-thousandths; an open bound lies one of them beside its number.
CREATE OR REPLACE TEMP TABLE statements AS
SELECT measure, series, subgroup, measure_kind, path, start_byte, outlet, last_day,
  (year(last_day) * 12 + month(last_day))::INTEGER AS month,
  (round(low * 10000) + low_is_open::INTEGER)::BIGINT AS low,
  (round(high * 10000) - high_is_open::INTEGER)::BIGINT AS high,
  round(stated * 10000)::BIGINT AS stated,
  estimator, estimator_name, corrected, tier
FROM figures
WHERE is_witness AND last_day IS NOT NULL
  AND measure_kind IN ('cumulative', 'level', 'constant');

CREATE OR REPLACE TEMP TABLE cells AS
WITH distinct_cells AS (
  SELECT DISTINCT measure, series, subgroup, measure_kind, month, low, high, stated, estimator, corrected, tier
  FROM statements
), numbered AS (
  SELECT dense_rank() OVER (ORDER BY measure, series, subgroup) AS series_number, * FROM distinct_cells
)
SELECT row_number() OVER (
    PARTITION BY series_number
    ORDER BY month, low NULLS FIRST, high NULLS FIRST, stated NULLS FIRST, estimator NULLS FIRST, corrected,
      tier NULLS FIRST) AS number, *
FROM numbered;

-- The lineage of every cell. A lineage stands at {name, month, value} of its last cell.
CREATE OR REPLACE TEMP TABLE walked AS
WITH RECURSIVE walk AS (
  SELECT DISTINCT series_number, 0::BIGINT AS number, 0::BIGINT AS lineage,
    []::STRUCT(name VARCHAR, month INTEGER, value BIGINT)[] AS standings
  FROM cells
  UNION ALL
  SELECT series_number, number, lineage,
    CASE WHEN lineage > len(standings) THEN list_append(standings, stands)
      ELSE list_concat(standings[:lineage - 1], [stands], standings[lineage + 1:]) END
  FROM (
    SELECT *, {name: coalesce(standings[lineage].name, estimator), month: month, value: coalesce(stated, low)} AS stands
    FROM (
      SELECT cells.series_number, cells.number, cells.month, cells.estimator, cells.stated, cells.low, walk.standings,
        coalesce(
          -- Its estimator's own. Of levels and fixed numbers, those without a credit are one lineage.
          CASE WHEN cells.estimator IS NOT NULL OR cells.measure_kind <> 'cumulative' THEN
            list_filter(generate_series(1, len(walk.standings)),
              lambda i: walk.standings[i].name IS NOT DISTINCT FROM cells.estimator)[1] END,
          -- Else, for a total, the one that it continues: the nearest value at or below it, within bounded growth; of
          -- equals the first. A credited cell continues, and names, only a lineage without a name.
          CASE WHEN cells.measure_kind = 'cumulative' THEN
            -list_reverse_sort(list_transform(
              list_filter(generate_series(1, len(walk.standings)), lambda i:
                (cells.estimator IS NULL OR walk.standings[i].name IS NULL)
                AND walk.standings[i].value <= coalesce(cells.stated, cells.low)
                AND coalesce(cells.stated, cells.low) <= walk.standings[i].value::HUGEINT
                  * (100 + getvariable('growth') + getvariable('monthly_growth')
                    * (cells.month - walk.standings[i].month)) // 100),
              lambda i: {value: walk.standings[i].value, place: -i}))[1].place END,
          len(walk.standings) + 1) AS lineage
      FROM walk JOIN cells ON cells.series_number = walk.series_number AND cells.number = walk.number + 1
    )
  )
)
SELECT series_number, number, lineage, standings FROM walk WHERE number > 0;

CREATE OR REPLACE TEMP TABLE placed AS
SELECT statements.*, cells.series_number, walked.lineage
FROM statements
JOIN cells ON (statements.measure, statements.series, statements.subgroup, statements.month, statements.low,
    statements.high, statements.stated, statements.estimator, statements.corrected, statements.tier)
  IS NOT DISTINCT FROM (cells.measure, cells.series, cells.subgroup, cells.month, cells.low, cells.high, cells.stated,
    cells.estimator, cells.corrected, cells.tier)
JOIN walked ON walked.series_number = cells.series_number AND walked.number = cells.number
WHERE statements.stated IS NOT NULL;

-- Statements of two lineages and two documents, the earlier one first, that no number fits: within the window, or at any
-- distance where a total that can only grow was higher before.
CREATE OR REPLACE TEMP TABLE contradictions AS
WITH pairs AS (
  SELECT a.series_number, a.measure, a.series, a.subgroup, a.measure_kind,
    least(a.lineage, b.lineage) AS one, greatest(a.lineage, b.lineage) AS other,
    b.last_day - a.last_day AS days,
    a.low > b.high::HUGEINT * (100 + tolerance) // 100 AS falls,
    b.low > a.high::HUGEINT * (100 + tolerance) // 100 AS rises,
    {path: a.path, start_byte: a.start_byte, outlet: a.outlet, day: a.last_day, stated: a.stated / 10000,
      lineage: a.lineage} AS earlier,
    {path: b.path, start_byte: b.start_byte, outlet: b.outlet, day: b.last_day, stated: b.stated / 10000,
      lineage: b.lineage} AS later
  FROM (SELECT *, if(measure_kind = 'constant', 0, getvariable('tolls')) AS tolerance FROM placed) a
  JOIN placed b ON a.series_number = b.series_number AND a.lineage <> b.lineage AND a.path <> b.path
    AND (a.last_day, a.path, a.start_byte) < (b.last_day, b.path, b.start_byte)
)
FROM pairs
WHERE (falls OR rises) AND days <= getvariable('window_days') OR falls AND measure_kind = 'cumulative';

-- What profiles say of counts that may differ: they name estimators by id or by name.
CREATE OR REPLACE TEMP TABLE names AS
SELECT DISTINCT estimator, lower(name) AS name FROM (
  SELECT estimator, unnest([regexp_extract(estimator, '^known:(.*)', 1), estimator_name]) AS name FROM statements)
WHERE name <> '';

CREATE OR REPLACE TEMP TABLE settled AS
SELECT 'known:' || profile.id AS series, unnest(profile.acknowledged, max_depth := 2) FROM documents
WHERE profile IS NOT NULL;

CREATE OR REPLACE MACRO covers(estimators, estimator_of_count) AS
  len(estimators) = 0 OR EXISTS (
    FROM names WHERE names.estimator = estimator_of_count
      AND list_contains(list_transform(estimators, lambda one: lower(one)), names.name));

CREATE OR REPLACE VIEW disputed AS
WITH last AS (
  SELECT series_number, max_by(standings, number) AS standings FROM walked GROUP BY ALL
), pairs AS (
  SELECT measure, series, subgroup, standings[one].name AS one_count, standings[other].name AS other_count, one, other,
    count(*) AS contradictions,
    arg_min({earlier: earlier, later: later}, (days, earlier.path, later.path)) AS closest
  FROM contradictions JOIN last USING (series_number)
  GROUP BY ALL
)
SELECT measure, series, subgroup, one_count, other_count, one, other, contradictions, closest.earlier, closest.later
FROM pairs
WHERE NOT EXISTS (
  FROM settled
  WHERE settled.series = pairs.series AND (settled.measure IS NULL OR settled.measure = pairs.measure)
    AND covers(estimators, one_count) AND covers(estimators, other_count))
ORDER BY ALL;
