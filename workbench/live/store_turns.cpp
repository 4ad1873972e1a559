// Conversations in the store: a turn in, sessions and turns out.
#include "rei/live/reflection_rows.hpp"
#include "rei/live/sql.hpp"
#include "rei/live/store.hpp"
#include "rei/text/normalise.hpp"

namespace rei::live {
namespace {

void add_session(SQLite::Database& database, const SessionRecord& session) {
    run(database, "INSERT OR IGNORE INTO policies(hash, file, content) VALUES (?, ?, ?)", session.policy_hash,
        session.policy_file, session.policy_text);
    run(database,
        "INSERT INTO sessions(id, name, persona, policy_hash, variant, prompt_name, prompt_text, turns, "
        "state,"
        " created_at_ms, updated_at_ms, variables) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        session.id, session.name, session.persona, session.policy_hash, session.variant, session.prompt_name,
        session.prompt_text, session.turns, session.state, session.created_ms, session.updated_ms,
        json_of(session.variables));
    for (const auto& [user, affinity] : session.start_affinities) {
        run(database, "INSERT INTO session_users(session_id, user, start_affinity) VALUES (?, ?, ?)",
            session.id, user, affinity);
    }
}

/// Whether the session stands where this turn follows.
bool move_session(SQLite::Database& database, const SessionRecord& session, int turn) {
    return run(database,
               "UPDATE sessions SET turns = ?, state = ?, updated_at_ms = ? WHERE id = ? AND turns = ?",
               session.turns, session.state, session.updated_ms, session.id, turn) == 1;
}

void add_search_text(SQLite::Database& database, const std::string& content) {
    run(database, "INSERT INTO search_text(number, content) VALUES (?, ?)", database.getLastInsertRowid(),
        normalise(content));
}

void add_messages(SQLite::Database& database, const SessionRecord& session, const TurnRecord& turn) {
    run(database,
        "INSERT INTO messages(id, session_id, turn, part, role, author, content, ending, tokens,"
        " created_at_ms) VALUES (?, ?, ?, 0, 'user', ?, ?, 'whole', ?, ?)",
        new_uuid(), session.id, turn.number, turn.user, turn.text, turn.tokens_of_prompt, turn.wall_ms);
    add_search_text(database, turn.text);
    run(database,
        "INSERT INTO messages(id, session_id, turn, part, role, author, content, thinking, ending, "
        "mood_delta,"
        " affinity_delta, tokens, created_at_ms, metadata)"
        " VALUES (?, ?, ?, 1, 'assistant', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        new_uuid(), session.id, turn.number, session.persona, turn.reply, turn.thinking, name_of(turn.ending),
        turn.llm.mood_delta, turn.llm.affinity_delta, turn.tokens_of_reply, turn.wall_ms, turn.metadata);
    add_search_text(database, turn.reply);
}

void add_feelings(SQLite::Database& database, const SessionRecord& session, const TurnRecord& turn) {
    run(database,
        "INSERT INTO emotion_samples(session_id, turn, at_sec, valence, arousal, intensity, mood, affinity)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        session.id, turn.number, turn.at_sec, turn.state.valence, turn.state.arousal, turn.state.intensity,
        turn.mood, turn.affinity);
    run(database,
        "INSERT INTO affinity(persona, user, value, updated_at_ms) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(persona, user) DO UPDATE SET value = excluded.value, updated_at_ms ="
        " excluded.updated_at_ms",
        session.persona, turn.user, turn.affinity, turn.wall_ms);
}

/// What is remembered already is not remembered twice.
void add_facts(SQLite::Database& database, const SessionRecord& session, const TurnRecord& turn) {
    for (const std::string& note : turn.notes) {
        run(database,
            "INSERT OR IGNORE INTO facts(persona, user, content, session_id, turn, created_at_ms)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            session.persona, turn.user, note, session.id, turn.number, turn.wall_ms);
    }
}

Ending ending_of(const std::string& name) {
    return name == "whole" ? Ending::whole : name == "cut" ? Ending::cut : Ending::cancelled;
}

std::optional<int> whole_number(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional<int>(column.getInt());
}

constexpr const char* kTurns = R"sql(
SELECT s.turn, s.at_sec, s.valence, s.arousal, s.intensity, s.mood, s.affinity, u.author, u.content, u.tokens,
       u.created_at_ms, a.content, a.thinking, a.ending, a.mood_delta, a.affinity_delta, a.tokens, a.metadata
FROM emotion_samples s
JOIN messages u ON u.session_id = s.session_id AND u.turn = s.turn AND u.role = 'user'
JOIN messages a ON a.session_id = s.session_id AND a.turn = s.turn AND a.role = 'assistant'
WHERE s.session_id = ? AND s.turn >= ? ORDER BY s.turn)sql";

TurnRecord read_turn(SQLite::Statement& row) {
    TurnRecord turn;
    int column = 0;
    const auto next = [&] { return row.getColumn(column++); };
    turn.number = next().getInt();
    turn.at_sec = next().getDouble();
    turn.state.valence = next().getDouble();
    turn.state.arousal = next().getDouble();
    turn.state.intensity = next().getDouble();
    turn.mood = next().getString();
    turn.affinity = next().getInt();
    turn.user = next().getString();
    turn.text = next().getString();
    turn.tokens_of_prompt = whole_number(next());
    turn.wall_ms = next().getInt64();
    turn.reply = next().getString();
    turn.thinking = next().getString();
    turn.ending = ending_of(next().getString());
    turn.llm.mood_delta = next().getDouble();
    turn.llm.affinity_delta = next().getDouble();
    turn.tokens_of_reply = whole_number(next());
    turn.metadata = next().getString();
    return turn;
}

[[noreturn]] void no_session(const std::string& said) {
    throw StoreError(StoreError::Kind::missing,
                     phrase("no session '{}'; 'rei history list' names those there are", said));
}

}  // namespace

void Store::add_turn(const SessionRecord& session, const TurnRecord& turn) {
    guarded(file_, [&] {
        SQLite::Transaction whole(*database_, SQLite::TransactionBehavior::IMMEDIATE);
        if (turn.number == 0) {
            add_session(*database_, session);
        } else if (!move_session(*database_, session, turn.number)) {
            throw StoreError(
                StoreError::Kind::conflict,
                phrase("the session {} went on or was deleted elsewhere; nothing was stored", session.id));
        }
        add_messages(*database_, session, turn);
        add_feelings(*database_, session, turn);
        add_facts(*database_, session, turn);
        if (turn.reflection) add_reflection(*database_, turn.user, *turn.reflection, turn.wall_ms);
        whole.commit();
    });
}

SessionRecord Store::session(const std::string& id) const {
    return guarded(file_, [&] {
        SQLite::Statement row = bound(
            *database_,
            "SELECT id, name, persona, policy_hash, p.file, p.content, variant, prompt_name, prompt_text,"
            " turns, state, created_at_ms, updated_at_ms, variables FROM sessions JOIN policies p ON p.hash "
            "= policy_hash"
            " WHERE id = ?",
            id);
        if (!row.executeStep()) no_session(id);
        SessionRecord out;
        int column = 0;
        for (std::string* text : {&out.id, &out.name, &out.persona, &out.policy_hash, &out.policy_file,
                                  &out.policy_text, &out.variant, &out.prompt_name, &out.prompt_text}) {
            *text = row.getColumn(column++).getString();
        }
        out.turns = row.getColumn(column++).getInt();
        out.state = row.getColumn(column++).getString();
        out.created_ms = row.getColumn(column++).getInt64();
        out.updated_ms = row.getColumn(column++).getInt64();
        out.variables = texts_of_json(row.getColumn(column++).getString());
        SQLite::Statement users =
            bound(*database_, "SELECT user, start_affinity FROM session_users WHERE session_id = ?", id);
        while (users.executeStep())
            out.start_affinities[users.getColumn(0).getString()] = users.getColumn(1).getInt();
        return out;
    });
}

std::vector<TurnRecord> Store::turns(const std::string& id, int first) const {
    return guarded(file_, [&] {
        std::vector<TurnRecord> out;
        SQLite::Statement rows = bound(*database_, kTurns, id, first);
        while (rows.executeStep()) out.push_back(read_turn(rows));
        return out;
    });
}

std::string Store::find_session(const std::string& said) const {
    return guarded(file_, [&] {
        const bool last = said == kLastSession;
        SQLite::Statement rows =
            last ? bound(*database_, "SELECT id FROM sessions ORDER BY updated_at_ms DESC LIMIT 1")
                 : bound(*database_,
                         "SELECT id FROM sessions WHERE id = ?1 OR name = ?1 OR"
                         " (length(?1) >= 4 AND substr(id, 1, length(?1)) = lower(?1)) LIMIT 2",
                         said);
        if (!rows.executeStep()) no_session(said);
        const std::string id = rows.getColumn(0).getString();
        if (rows.executeStep()) {
            throw StoreError(StoreError::Kind::conflict,
                             phrase("'{}' means several sessions; give more of the id", said));
        }
        return id;
    });
}

bool Store::has_session_named(const std::string& name) const {
    return guarded(file_, [&] {
        return bound(*database_, "SELECT 1 FROM sessions WHERE name = ?", name).executeStep();
    });
}

std::vector<SessionSummary> Store::sessions(int at_most) const {
    return guarded(file_, [&] {
        SQLite::Statement rows =
            bound(*database_,
                  "SELECT s.id, s.name, s.persona, s.variant, e.mood, m.content, s.turns, s.created_at_ms,"
                  " s.updated_at_ms FROM sessions s"
                  " JOIN emotion_samples e ON e.session_id = s.id AND e.turn = s.turns - 1"
                  " JOIN messages m ON m.session_id = s.id AND m.turn = 0 AND m.part = 0"
                  " ORDER BY s.updated_at_ms DESC LIMIT ?",
                  at_most);
        std::vector<SessionSummary> out;
        while (rows.executeStep()) {
            SessionSummary& one = out.emplace_back();
            int column = 0;
            for (std::string* text :
                 {&one.id, &one.name, &one.persona, &one.variant, &one.mood, &one.first_text}) {
                *text = rows.getColumn(column++).getString();
            }
            one.turns = rows.getColumn(column++).getInt();
            one.created_ms = rows.getColumn(column++).getInt64();
            one.updated_ms = rows.getColumn(column++).getInt64();
        }
        return out;
    });
}

void Store::delete_session(const std::string& id) {
    guarded(file_, [&] {
        SQLite::Transaction whole(*database_, SQLite::TransactionBehavior::IMMEDIATE);
        if (run(*database_, "DELETE FROM sessions WHERE id = ?", id) == 0) no_session(id);
        run(*database_,
            "DELETE FROM policies WHERE NOT EXISTS(SELECT 1 FROM sessions WHERE policy_hash = "
            "policies.hash)");
        whole.commit();
    });
}

std::map<std::string, int> Store::affinities(const std::string& persona) const {
    return guarded(file_, [&] {
        std::map<std::string, int> out;
        SQLite::Statement rows =
            bound(*database_, "SELECT user, value FROM affinity WHERE persona = ?", persona);
        while (rows.executeStep()) out[rows.getColumn(0).getString()] = rows.getColumn(1).getInt();
        return out;
    });
}

}  // namespace rei::live
