#include "rei/live/reflection_rows.hpp"

#include "rei/live/sql.hpp"
#include "rei/live/store.hpp"

namespace rei::live {
namespace {

void add_mapping(SQLite::Database& database, const std::string& input_id, const std::string& frame, int rank,
                 double weight, std::int64_t now_ms) {
    run(database,
        "INSERT INTO structure_mappings(id, input_id, frame, rank, weight, created_at_ms)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        new_uuid(), input_id, frame, rank, weight, now_ms);
}

void add_answer(SQLite::Database& database, const std::string& user, const std::string& input_id,
                const ReflectionRecord& reflection, std::int64_t now_ms) {
    add_mapping(database, input_id, reflection.frame, 0, reflection.frame_weight, now_ms);
    if (!reflection.beside.empty()) add_mapping(database, input_id, reflection.beside, 1, 0, now_ms);
    int rank = 0;
    for (const std::string& routine : reflection.routines) {
        run(database,
            "INSERT INTO routine_runs(id, user, input_id, routine, frame, rank, outcome, created_at_ms)"
            " VALUES (?, ?, ?, ?, ?, ?, 'suggested', ?)",
            new_uuid(), user, input_id, routine, reflection.frame, rank++, now_ms);
    }
    run(database,
        "INSERT INTO declarations(id, user, input_id, content, created_at_ms) VALUES (?, ?, ?, ?, ?)",
        new_uuid(), user, input_id, reflection.declaration, now_ms);
}

}  // namespace

void add_sample(SQLite::Database& database, const std::string& user, const char* moment,
                const companion::Sample& sample, const std::optional<std::string>& run_id,
                const std::optional<std::string>& input_id) {
    run(database,
        "INSERT INTO emotion_rhythm(id, user, run_id, input_id, moment, feeling, valence, arousal, intensity,"
        " created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        new_uuid(), user, run_id, input_id, moment, sample.feeling, sample.state.valence,
        sample.state.arousal, sample.state.intensity, sample.at.ms);
}

std::string add_reflection(SQLite::Database& database, const std::string& user,
                           const ReflectionRecord& reflection, std::int64_t now_ms) {
    std::string id = new_uuid();
    run(database,
        "INSERT INTO state_inputs(id, user, content, feeling, language, distress, created_at_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, user, reflection.text, reflection.feeling, reflection.language, reflection.is_distress ? 1 : 0,
        now_ms);
    add_sample(database, user, "alone", {{now_ms, 0}, reflection.state, reflection.feeling}, std::nullopt,
               id);
    if (!reflection.is_distress) add_answer(database, user, id, reflection, now_ms);
    return id;
}

}  // namespace rei::live
