-- The report as a database. An end of core or support is a number or a day in ISO 8601, and null where it is open.
-- Characters that could harm a terminal are shown by their numbers, as in <U+202E>.

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  publisher TEXT,
  headline TEXT,
  published TEXT,      -- a day or an interval, perhaps with its time
  dated TEXT,          -- printed or inferred
  dated_by TEXT,
  wording TEXT,        -- verbatim, translated, paraphrased or garbled
  language TEXT,
  url TEXT,
  note TEXT,
  text TEXT,           -- the path of the text in the corpus
  sha256 TEXT
) WITHOUT ROWID;

CREATE TABLE claims (  -- what is asked, once for all sources; a relation between claims is asked like one
  "key" TEXT PRIMARY KEY,
  about TEXT,
  kind TEXT,
  nature TEXT,
  unit TEXT,
  qid TEXT,            -- the item and the property of Wikidata that ask the same
  pid TEXT
) WITHOUT ROWID;

CREATE TABLE facts (   -- what a source states about a claim
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL REFERENCES sources (id),
  claim TEXT REFERENCES claims ("key"),
  says TEXT NOT NULL,
  reads TEXT,
  core_low, core_high, support_low, support_high,
  unit TEXT,
  as_of TEXT,
  speaker TEXT,
  via TEXT,
  quote TEXT NOT NULL,
  note TEXT,
  file TEXT NOT NULL,  -- where the record stands
  line INTEGER NOT NULL,
  text_line INTEGER    -- where the quote stands in the source's text
) WITHOUT ROWID;

CREATE TABLE questions (  -- each claim that was compared, in the order in which an editor reads them
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims ("key"),
  about TEXT NOT NULL,
  story TEXT,
  weight TEXT NOT NULL,
  verdict TEXT NOT NULL,
  is_open INTEGER NOT NULL,  -- 1 where it fails, and no editor has acknowledged it
  origins INTEGER NOT NULL,
  likely_origins INTEGER,
  acknowledged TEXT,         -- the editor's reason
  acknowledged_by TEXT,
  acknowledged_until TEXT
);

CREATE TABLE sides (  -- facts that stand for the same value; every fact of a claim is on one side of its question
  question INTEGER NOT NULL REFERENCES questions (id),
  number INTEGER NOT NULL,
  says TEXT NOT NULL,
  core_low, core_high, support_low, support_high,
  PRIMARY KEY (question, number)
) WITHOUT ROWID;

CREATE TABLE side_facts (
  question INTEGER NOT NULL,
  side INTEGER NOT NULL,
  fact TEXT NOT NULL REFERENCES facts (id),
  PRIMARY KEY (question, side, fact),
  FOREIGN KEY (question, side) REFERENCES sides (question, number)
) WITHOUT ROWID;

CREATE TABLE pairs (  -- the two sides that were set against each other
  id INTEGER PRIMARY KEY,
  question INTEGER NOT NULL,
  one_side INTEGER NOT NULL,
  other_side INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  reasons TEXT NOT NULL,     -- parted by commas
  gap REAL,
  gap_unit TEXT,
  gap_percent REAL,
  gap_printed REAL,
  summary TEXT NOT NULL,
  speakers INTEGER NOT NULL, -- 1 where the speakers disagree, not the sources
  FOREIGN KEY (question, one_side) REFERENCES sides (question, number),
  FOREIGN KEY (question, other_side) REFERENCES sides (question, number)
);

CREATE TABLE findings (  -- every verdict of every check, also on one record, one source or one name
  id INTEGER PRIMARY KEY,
  "check" TEXT NOT NULL,
  subject TEXT NOT NULL,     -- the claim's key, or what else it is about
  claim TEXT REFERENCES claims ("key"),  -- null where it is about something else
  about TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reasons TEXT NOT NULL,
  gap REAL,
  gap_unit TEXT,
  gap_percent REAL,
  gap_printed REAL,
  summary TEXT NOT NULL,
  acknowledged TEXT,
  acknowledged_by TEXT,
  acknowledged_until TEXT
);

CREATE TABLE finding_sides (  -- what is set against what; of how a name is spelled, by whom, too
  finding INTEGER NOT NULL REFERENCES findings (id),
  number INTEGER NOT NULL,
  sources TEXT NOT NULL,     -- their ids, parted by commas
  says TEXT NOT NULL,
  PRIMARY KEY (finding, number)
) WITHOUT ROWID;

CREATE TABLE finding_facts (
  finding INTEGER NOT NULL,
  side INTEGER NOT NULL,
  fact TEXT NOT NULL REFERENCES facts (id),
  PRIMARY KEY (finding, side, fact),
  FOREIGN KEY (finding, side) REFERENCES finding_sides (finding, number)
) WITHOUT ROWID;

CREATE TABLE not_compared (
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL REFERENCES claims ("key"),
  because TEXT NOT NULL,
  facts TEXT NOT NULL        -- their ids, parted by commas
);

CREATE TABLE told_once (     -- claims that one source alone tells
  claim TEXT PRIMARY KEY REFERENCES claims ("key")
) WITHOUT ROWID;

CREATE TABLE checks (
  name TEXT PRIMARY KEY,
  ran INTEGER NOT NULL,
  failed INTEGER,
  because TEXT               -- why it had nothing to do
) WITHOUT ROWID;

CREATE INDEX facts_by_source ON facts (source);
CREATE INDEX facts_by_claim ON facts (claim);
CREATE INDEX questions_by_claim ON questions (claim);
CREATE INDEX side_facts_by_fact ON side_facts (fact);
CREATE INDEX pairs_by_question ON pairs (question);
CREATE INDEX findings_by_claim ON findings (claim);
CREATE INDEX finding_facts_by_fact ON finding_facts (fact);

-- Who says what on which side of which question: a row a fact.
CREATE VIEW answers AS
SELECT questions.id AS question, questions.claim, questions.about, questions.verdict, questions.is_open,
  side_facts.side, facts.id AS fact, facts.source, sources.publisher, sources.published, facts.says, facts.reads,
  facts.core_low, facts.core_high, facts.unit, facts.as_of, facts.speaker, facts.via, facts.quote, sources.url
FROM questions
JOIN side_facts ON side_facts.question = questions.id
JOIN facts ON facts.id = side_facts.fact
JOIN sources ON sources.id = facts.source
ORDER BY questions.id, side_facts.side, facts.id;

-- What is to be asked: a row a pair of sides that cannot both be true, or only on the loosest reading.
CREATE VIEW to_ask AS
SELECT questions.id AS question, questions.claim, questions.about, pairs.verdict, pairs.reasons,
  one.says AS one_says, other.says AS other_says, pairs.gap, pairs.gap_unit, pairs.gap_percent, pairs.summary,
  questions.origins, pairs.speakers
FROM pairs
JOIN questions ON questions.id = pairs.question
JOIN sides AS one ON one.question = pairs.question AND one.number = pairs.one_side
JOIN sides AS other ON other.question = pairs.question AND other.number = pairs.other_side
WHERE questions.is_open = 1 AND pairs.verdict IN ('conflict', 'strained')
ORDER BY questions.id, pairs.id;

-- How often two sources were on opposite sides, by verdict.
CREATE VIEW source_pairs AS
SELECT min(a.source, b.source) AS one_source, max(a.source, b.source) AS other_source, pairs.verdict,
  count(DISTINCT pairs.question) AS questions
FROM pairs
JOIN side_facts AS x ON x.question = pairs.question AND x.side = pairs.one_side
JOIN side_facts AS y ON y.question = pairs.question AND y.side = pairs.other_side
JOIN facts AS a ON a.id = x.fact
JOIN facts AS b ON b.id = y.fact
WHERE a.source <> b.source
GROUP BY one_source, other_source, pairs.verdict
ORDER BY one_source, other_source, pairs.verdict;
