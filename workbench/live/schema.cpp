#include "rei/live/schema.hpp"

#include <string>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include "rei/live/store_error.hpp"

namespace rei::live {
namespace {

// `search_text` holds the messages as they are compared: NFC, lower case. A search of less than three
// characters reads it through, a longer one asks the index of trigrams over it; so Korean is found within
// words.
constexpr const char* kConversations = R"sql(
CREATE TABLE policies(
  hash TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  name TEXT NOT NULL,
  persona TEXT NOT NULL,
  policy_hash TEXT NOT NULL REFERENCES policies(hash),
  variant TEXT NOT NULL,
  prompt_name TEXT NOT NULL,
  prompt_text TEXT NOT NULL,
  variables TEXT NOT NULL CHECK(json_valid(variables)),
  turns INTEGER NOT NULL CHECK(turns >= 1),
  state TEXT NOT NULL CHECK(json_valid(state)),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  metadata TEXT NOT NULL DEFAULT '{}' CHECK(json_valid(metadata))
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_time ON sessions(updated_at_ms);

CREATE TABLE session_users(
  session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
  user TEXT NOT NULL,
  start_affinity INTEGER NOT NULL CHECK(start_affinity BETWEEN -100 AND 100),
  PRIMARY KEY(session_id, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK(length(id) = 36),
  session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
  turn INTEGER NOT NULL CHECK(turn >= 0),
  part INTEGER NOT NULL CHECK(part >= 0),
  role TEXT NOT NULL CHECK(role IN ('user', 'assistant', 'system', 'tool')),
  author TEXT NOT NULL,
  content TEXT NOT NULL,
  thinking TEXT NOT NULL DEFAULT '',
  ending TEXT NOT NULL CHECK(ending IN ('whole', 'cut', 'cancelled')),
  mood_delta REAL NOT NULL DEFAULT 0 CHECK(mood_delta BETWEEN -2 AND 2),
  affinity_delta REAL NOT NULL DEFAULT 0 CHECK(affinity_delta BETWEEN -10 AND 10),
  tokens INTEGER,
  created_at_ms INTEGER NOT NULL,
  metadata TEXT NOT NULL DEFAULT '{}' CHECK(json_valid(metadata)),
  UNIQUE(session_id, turn, part)
) STRICT;

CREATE TABLE emotion_samples(
  session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
  turn INTEGER NOT NULL,
  at_sec REAL NOT NULL CHECK(at_sec >= 0),
  valence REAL NOT NULL,
  arousal REAL NOT NULL,
  intensity REAL NOT NULL,
  mood TEXT NOT NULL,
  affinity INTEGER NOT NULL,
  PRIMARY KEY(session_id, turn)
) STRICT, WITHOUT ROWID;

CREATE TABLE affinity(
  persona TEXT NOT NULL,
  user TEXT NOT NULL,
  value INTEGER NOT NULL CHECK(value BETWEEN -100 AND 100),
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY(persona, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE prompts(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  name TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  variables TEXT NOT NULL DEFAULT '{}' CHECK(json_valid(variables)),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK(json_valid(value)),
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE search_text(
  number INTEGER PRIMARY KEY REFERENCES messages(number) ON DELETE CASCADE,
  content TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5(
  content, content='search_text', content_rowid='number', tokenize='trigram');
CREATE TRIGGER search_text_comes AFTER INSERT ON search_text BEGIN
  INSERT INTO search_index(rowid, content) VALUES (new.number, new.content);
END;
CREATE TRIGGER search_text_goes AFTER DELETE ON search_text BEGIN
  INSERT INTO search_index(search_index, rowid, content) VALUES ('delete', old.number, old.content);
END;
)sql";

// The six kinds of data of the companion: what was felt, the structure it was mapped to, the routines carried
// out, the feeling before and after, how it was judged, and the lines of declaration.
constexpr const char* kCompanion = R"sql(
CREATE TABLE state_inputs(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  user TEXT NOT NULL,
  content TEXT NOT NULL,
  feeling TEXT NOT NULL DEFAULT '',
  created_at_ms INTEGER NOT NULL,
  metadata TEXT NOT NULL DEFAULT '{}' CHECK(json_valid(metadata))
) STRICT, WITHOUT ROWID;
CREATE INDEX state_inputs_by_time ON state_inputs(user, created_at_ms);

CREATE TABLE structure_mappings(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  input_id TEXT NOT NULL REFERENCES state_inputs(id) ON DELETE CASCADE,
  frame TEXT NOT NULL,
  rank INTEGER NOT NULL,
  weight REAL NOT NULL,
  created_at_ms INTEGER NOT NULL,
  metadata TEXT NOT NULL DEFAULT '{}' CHECK(json_valid(metadata))
) STRICT, WITHOUT ROWID;
CREATE INDEX structure_mappings_of_input ON structure_mappings(input_id);

CREATE TABLE routine_runs(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  input_id TEXT REFERENCES state_inputs(id) ON DELETE CASCADE,
  routine TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK(outcome IN ('suggested', 'started', 'done', 'failed', 'skipped')),
  started_at_ms INTEGER,
  finished_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL,
  metadata TEXT NOT NULL DEFAULT '{}' CHECK(json_valid(metadata))
) STRICT, WITHOUT ROWID;
CREATE INDEX routine_runs_of_input ON routine_runs(input_id);
CREATE INDEX routine_runs_by_routine ON routine_runs(routine, created_at_ms);

CREATE TABLE emotion_rhythm(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  user TEXT NOT NULL,
  run_id TEXT REFERENCES routine_runs(id) ON DELETE CASCADE,
  moment TEXT NOT NULL CHECK(moment IN ('before', 'after', 'alone')),
  feeling TEXT NOT NULL,
  valence REAL NOT NULL CHECK(valence BETWEEN -1 AND 1),
  arousal REAL NOT NULL CHECK(arousal BETWEEN 0 AND 1),
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX emotion_rhythm_by_time ON emotion_rhythm(user, created_at_ms);
CREATE INDEX emotion_rhythm_of_run ON emotion_rhythm(run_id);

CREATE TABLE feedback(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  run_id TEXT NOT NULL REFERENCES routine_runs(id) ON DELETE CASCADE,
  score INTEGER NOT NULL CHECK(score BETWEEN -2 AND 2),
  note TEXT NOT NULL DEFAULT '',
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_of_run ON feedback(run_id);

CREATE TABLE declarations(
  id TEXT PRIMARY KEY CHECK(length(id) = 36),
  user TEXT NOT NULL,
  input_id TEXT REFERENCES state_inputs(id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX declarations_of_input ON declarations(input_id);
)sql";

// What is remembered of a user; it goes with the session in which it was said.
constexpr const char* kFacts = R"sql(
CREATE TABLE facts(
  number INTEGER PRIMARY KEY,
  persona TEXT NOT NULL,
  user TEXT NOT NULL,
  content TEXT NOT NULL,
  session_id TEXT NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
  turn INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  UNIQUE(persona, user, content)
) STRICT;
CREATE INDEX facts_of_session ON facts(session_id);
)sql";

// What the companion's rules ask for: the state that was heard, the frame in which a routine was tried, whose
// run it was.
constexpr const char* kCompanionStates = R"sql(
ALTER TABLE state_inputs ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK(language IN ('ko', 'en'));
ALTER TABLE state_inputs ADD COLUMN distress INTEGER NOT NULL DEFAULT 0 CHECK(distress IN (0, 1));
ALTER TABLE routine_runs ADD COLUMN user TEXT NOT NULL DEFAULT '';
ALTER TABLE routine_runs ADD COLUMN frame TEXT NOT NULL DEFAULT '';
ALTER TABLE routine_runs ADD COLUMN rank INTEGER;
ALTER TABLE emotion_rhythm ADD COLUMN input_id TEXT REFERENCES state_inputs(id) ON DELETE CASCADE;
ALTER TABLE emotion_rhythm ADD COLUMN intensity REAL NOT NULL DEFAULT 0.3 CHECK(intensity BETWEEN 0 AND 1);
CREATE INDEX routine_runs_by_time ON routine_runs(user, created_at_ms);
CREATE INDEX emotion_rhythm_of_input ON emotion_rhythm(input_id);
)sql";

constexpr const char* kSteps[] = {kConversations, kCompanion, kFacts, kCompanionStates};

int pragma(SQLite::Database& database, const char* name) {
    return database.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

void refuse_what_is_not_ours(SQLite::Database& database, int version, std::size_t known) {
    using Kind = StoreError::Kind;
    const bool empty = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
    if (!empty && pragma(database, "application_id") != kApplicationId) {
        throw StoreError(Kind::foreign, phrase("{}: is a database of another program; name another file",
                                               database.getFilename()));
    }
    if (version < 0 || static_cast<std::size_t>(version) > known) {
        throw StoreError(Kind::too_new,
                         phrase("{}: was written by a later version of rei (format {}, this one knows {})",
                                database.getFilename(), version, known));
    }
}

}  // namespace

std::span<const char* const> schema_steps() {
    return kSteps;
}

bool is_migrated(SQLite::Database& database, std::span<const char* const> steps) {
    const int version = pragma(database, "user_version");
    refuse_what_is_not_ours(database, version, steps.size());
    return static_cast<std::size_t>(version) == steps.size();
}

void migrate(SQLite::Database& database, std::span<const char* const> steps) {
    while (!is_migrated(database, steps)) {
        SQLite::Transaction step(database, SQLite::TransactionBehavior::IMMEDIATE);
        const int version = pragma(database, "user_version");  // another program may have been faster
        if (static_cast<std::size_t>(version) < steps.size()) {
            database.exec(steps[static_cast<std::size_t>(version)]);
            database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
            database.exec(fmt::format("PRAGMA user_version = {}", version + 1));
        }
        step.commit();
    }
}

}  // namespace rei::live
