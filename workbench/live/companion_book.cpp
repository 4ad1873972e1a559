#include "rei/live/companion_book.hpp"

#include <utility>

#include "rei/live/reflection_rows.hpp"
#include "rei/live/sql.hpp"

namespace rei::live {
namespace {

using companion::Input;
using companion::Language;
using companion::Log;
using companion::Rating;
using companion::Run;
using companion::Sample;

constexpr int kBestScore = 2;  // `feedback.score` is 2 for flow … −2 for unfit

int score_of(Rating rating) {
    return kBestScore - static_cast<int>(rating);
}
Rating rating_of(int score) {
    return static_cast<Rating>(kBestScore - score);
}

/// The suggestion of this routine, whether it waits or was tried; none where it was not suggested.
std::optional<std::string> suggestion(SQLite::Database& database, const std::string& routine,
                                      const std::optional<OpenReflection>& of) {
    if (!of) return std::nullopt;
    SQLite::Statement found =
        bound(database, "SELECT id FROM routine_runs WHERE input_id = ? AND routine = ? AND rank IS NOT NULL",
              of->input_id, routine);
    if (!found.executeStep()) return std::nullopt;
    return found.getColumn(0).getString();
}

std::string add_run(SQLite::Database& database, const std::string& user, const std::string& routine,
                    const std::optional<OpenReflection>& of, std::int64_t now_ms) {
    std::string id = new_uuid();
    const std::string frame = of && !of->input.frames.empty() ? of->input.frames[0] : "";
    std::optional<std::string> input_id;
    if (of) input_id = of->input_id;
    run(database,
        "INSERT INTO routine_runs(id, user, input_id, routine, frame, outcome, created_at_ms)"
        " VALUES (?, ?, ?, ?, ?, 'started', ?)",
        id, user, input_id, routine, frame, now_ms);
    return id;
}

/// What was felt after it, in the place of what was said to be felt before.
void set_after(SQLite::Database& database, const std::string& user, const std::string& id,
               const RoutineReport& report) {
    run(database, "DELETE FROM emotion_rhythm WHERE run_id = ? AND moment = 'after'", id);
    add_sample(database, user, "after", *report.after, id, std::nullopt);
    run(database, "UPDATE routine_runs SET metadata = ? WHERE id = ?",
        json_of({{"after", report.after_text}}), id);
}

void set_rating(SQLite::Database& database, const std::string& id, const RoutineReport& report,
                std::int64_t now_ms) {
    run(database, "DELETE FROM feedback WHERE run_id = ?", id);
    run(database, "INSERT INTO feedback(id, run_id, score, note, created_at_ms) VALUES (?, ?, ?, ?, ?)",
        new_uuid(), id, score_of(*report.rating), report.note, now_ms);
}

bool has_before(SQLite::Database& database, const std::string& id) {
    return bound(database, "SELECT 1 FROM emotion_rhythm WHERE run_id = ? AND moment = 'before'", id)
        .executeStep();
}

Sample read_sample(SQLite::Statement& row, int column, companion::When at) {
    Sample out;
    out.at = at;
    out.feeling = row.getColumn(column).getString();
    out.state.valence = row.getColumn(column + 1).getDouble();
    out.state.arousal = row.getColumn(column + 2).getDouble();
    out.state.intensity = row.getColumn(column + 3).getDouble();
    return out;
}

constexpr const char* kInputs = R"sql(
SELECT i.id, i.created_at_ms, i.content, i.feeling, i.language, i.distress,
       (SELECT content FROM declarations WHERE input_id = i.id),
       (SELECT frame FROM structure_mappings WHERE input_id = i.id AND rank = 0),
       (SELECT frame FROM structure_mappings WHERE input_id = i.id AND rank = 1)
FROM state_inputs i)sql";
constexpr const char* kSince = " WHERE i.user = ? AND i.created_at_ms >= ? ORDER BY i.created_at_ms, i.id";

constexpr const char* kSamples = R"sql(
SELECT created_at_ms, feeling, valence, arousal, intensity FROM emotion_rhythm
WHERE user = ? AND created_at_ms >= ? AND moment IN ('alone', 'after') ORDER BY created_at_ms, id)sql";

constexpr const char* kRuns = R"sql(
SELECT r.finished_at_ms, r.routine, r.frame, r.outcome, f.score, f.note,
       b.feeling, b.valence, b.arousal, b.intensity, b.created_at_ms,
       a.feeling, a.valence, a.arousal, a.intensity, a.created_at_ms, r.metadata
FROM routine_runs r
LEFT JOIN feedback f ON f.run_id = r.id
LEFT JOIN emotion_rhythm b ON b.run_id = r.id AND b.moment = 'before'
LEFT JOIN emotion_rhythm a ON a.run_id = r.id AND a.moment = 'after'
WHERE r.user = ? AND r.outcome IN ('done', 'failed') AND r.finished_at_ms >= ?
ORDER BY r.finished_at_ms, r.id)sql";

Input read_input(SQLite::Statement& row, companion::When at) {
    Input out;
    out.at = at;
    out.text = row.getColumn(2).getString();
    out.feeling = row.getColumn(3).getString();
    out.language = row.getColumn(4).getString() == "ko" ? Language::korean : Language::english;
    out.is_distress = row.getColumn(5).getInt() != 0;
    out.declaration = row.getColumn(6).getString();
    for (const int frame : {7, 8}) {
        if (!row.getColumn(frame).isNull()) out.frames.push_back(row.getColumn(frame).getString());
    }
    return out;
}

Run read_run(SQLite::Statement& row, const CompanionBook::DayOf& day_of) {
    enum Column {
        kFinished,
        kRoutine,
        kFrame,
        kOutcome,
        kScore,
        kNote,
        kBefore,
        kAfter = 11,
        kMetadata = 16
    };
    const auto time_at = [&](int column) {
        const std::int64_t ms = row.getColumn(column).getInt64();
        return companion::When{ms, day_of(ms)};
    };
    const auto sample_at = [&](int column) {
        constexpr int kTime = 4;
        return row.getColumn(column).isNull()
                   ? std::optional<Sample>()
                   : std::optional<Sample>(read_sample(row, column, time_at(column + kTime)));
    };
    Run out;
    out.at = time_at(kFinished);
    out.routine = row.getColumn(kRoutine).getString();
    out.frame = row.getColumn(kFrame).getString();
    out.finished = row.getColumn(kOutcome).getString() == "done";
    if (!row.getColumn(kScore).isNull()) out.rating = rating_of(row.getColumn(kScore).getInt());
    out.note = row.getColumn(kNote).getString();
    out.before = sample_at(kBefore);
    out.after = sample_at(kAfter);
    out.after_text = texts_of_json(row.getColumn(kMetadata).getString())["after"];
    return out;
}

std::vector<std::string> suggestions_of(SQLite::Database& database, const std::string& input_id) {
    std::vector<std::string> out;
    SQLite::Statement rows = bound(
        database, "SELECT routine FROM routine_runs WHERE input_id = ? AND rank IS NOT NULL ORDER BY rank",
        input_id);
    while (rows.executeStep()) out.push_back(rows.getColumn(0).getString());
    return out;
}

}  // namespace

ReflectionRecord record_of(const std::string& text, const companion::Reflection& reflection,
                           const companion::CompanionFile& file) {
    using companion::kNone;
    ReflectionRecord out;
    out.text = text;
    out.feeling = reflection.feeling == kNone ? "" : file.feelings[reflection.feeling].id;
    out.language = companion::code_of(reflection.language);
    out.state = reflection.state;
    out.is_distress = reflection.is_distress;
    if (out.is_distress) return out;
    out.frame = file.frames[reflection.frame.frame].id;
    out.frame_weight = reflection.frame.total;
    if (reflection.beside != kNone) out.beside = file.frames[reflection.beside].id;
    for (const companion::RoutineScore& one : reflection.routines)
        out.routines.push_back(file.routines[one.routine].id);
    out.declaration = reflection.declaration;
    return out;
}

CompanionBook::CompanionBook(Store& store, std::string user, DayOf day_of)
    : store_(store), user_(std::move(user)), day_of_(std::move(day_of)) {}

Log CompanionBook::read(std::int64_t now_ms, int days) const {
    return guarded(store_.file(), [&] {
        SQLite::Database& database = store_.database();
        const SQLite::Transaction whole(database);  // all of one moment
        Log out;
        out.now = when(now_ms);
        const std::int64_t since = now_ms - days * companion::kMsADay;
        SQLite::Statement inputs = bound(database, (std::string(kInputs) + kSince).c_str(), user_, since);
        while (inputs.executeStep())
            out.inputs.push_back(read_input(inputs, when(inputs.getColumn(1).getInt64())));
        SQLite::Statement samples = bound(database, kSamples, user_, since);
        while (samples.executeStep())
            out.samples.push_back(read_sample(samples, 1, when(samples.getColumn(0).getInt64())));
        SQLite::Statement runs = bound(database, kRuns, user_, since);
        while (runs.executeStep()) out.runs.push_back(read_run(runs, day_of_));
        return out;
    });
}

std::optional<OpenReflection> CompanionBook::last_reflection() const {
    return guarded(store_.file(), [&]() -> std::optional<OpenReflection> {
        SQLite::Statement last = bound(store_.database(),
                                       "SELECT id FROM state_inputs WHERE user = ? AND distress = 0"
                                       " ORDER BY created_at_ms DESC, id DESC LIMIT 1",
                                       user_);
        if (!last.executeStep()) return std::nullopt;
        return reflection(last.getColumn(0).getString());
    });
}

std::optional<OpenReflection> CompanionBook::reflection(const std::string& input_id) const {
    return guarded(store_.file(), [&]() -> std::optional<OpenReflection> {
        SQLite::Database& database = store_.database();
        SQLite::Statement input =
            bound(database, (std::string(kInputs) + " WHERE i.id = ? AND i.distress = 0").c_str(), input_id);
        if (!input.executeStep()) return std::nullopt;
        OpenReflection out;
        out.input_id = input_id;
        out.input = read_input(input, when(input.getColumn(1).getInt64()));
        out.routines = suggestions_of(database, input_id);
        return out;
    });
}

std::string CompanionBook::add(const ReflectionRecord& reflection, std::int64_t now_ms) {
    return guarded(store_.file(), [&] {
        SQLite::Database& database = store_.database();
        SQLite::Transaction whole(database, SQLite::TransactionBehavior::IMMEDIATE);
        std::string id = add_reflection(database, user_, reflection, now_ms);
        whole.commit();
        return id;
    });
}

void CompanionBook::add(const RoutineReport& report, const std::optional<OpenReflection>& of,
                        std::int64_t now_ms) {
    guarded(store_.file(), [&] {
        SQLite::Database& database = store_.database();
        SQLite::Transaction whole(database, SQLite::TransactionBehavior::IMMEDIATE);
        const auto suggested = suggestion(database, report.routine, of);
        const std::string id = suggested ? *suggested : add_run(database, user_, report.routine, of, now_ms);
        run(database, "UPDATE routine_runs SET outcome = ?, finished_at_ms = ? WHERE id = ?",
            report.finished ? "done" : "failed", now_ms, id);
        if (report.before && !has_before(database, id))
            add_sample(database, user_, "before", *report.before, id, std::nullopt);
        if (report.after) set_after(database, user_, id, report);
        if (report.rating) set_rating(database, id, report, now_ms);
        whole.commit();
    });
}

}  // namespace rei::live
