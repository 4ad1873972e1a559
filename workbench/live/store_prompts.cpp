// Templates of system text in the store.
#include "rei/live/sql.hpp"
#include "rei/live/store.hpp"

namespace rei::live {
namespace {

constexpr const char* kPrompts = "SELECT name, content, variables, updated_at_ms FROM prompts";

PromptRecord read_prompt(SQLite::Statement& row) {
    PromptRecord out;
    out.name = row.getColumn(0).getString();
    out.content = row.getColumn(1).getString();
    out.variables = texts_of_json(row.getColumn(2).getString());
    out.updated_ms = row.getColumn(3).getInt64();
    return out;
}

[[noreturn]] void no_prompt(const std::string& name) {
    throw StoreError(StoreError::Kind::missing,
                     phrase("no prompt '{}'; 'rei prompt list' names those there are", name));
}

}  // namespace

void Store::add_prompt(const PromptRecord& prompt) {
    guarded(file_, [&] {
        const int added =
            run(*database_,
                "INSERT INTO prompts(id, name, content, variables, created_at_ms, updated_at_ms)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(name) DO NOTHING",
                new_uuid(), prompt.name, prompt.content, json_of(prompt.variables), prompt.updated_ms,
                prompt.updated_ms);
        if (added == 0) {
            throw StoreError(
                StoreError::Kind::conflict,
                phrase("there is a prompt '{0}' already; 'rei prompt edit {0}' changes it", prompt.name));
        }
    });
}

void Store::edit_prompt(const PromptRecord& prompt) {
    guarded(file_, [&] {
        const int changed =
            run(*database_, "UPDATE prompts SET content = ?, variables = ?, updated_at_ms = ? WHERE name = ?",
                prompt.content, json_of(prompt.variables), prompt.updated_ms, prompt.name);
        if (changed == 0) no_prompt(prompt.name);
    });
}

PromptRecord Store::prompt(const std::string& name) const {
    return guarded(file_, [&] {
        SQLite::Statement row = bound(*database_, (std::string(kPrompts) + " WHERE name = ?").c_str(), name);
        if (!row.executeStep()) no_prompt(name);
        return read_prompt(row);
    });
}

std::vector<PromptRecord> Store::prompts() const {
    return guarded(file_, [&] {
        std::vector<PromptRecord> out;
        SQLite::Statement rows(*database_, std::string(kPrompts) + " ORDER BY name");
        while (rows.executeStep()) out.push_back(read_prompt(rows));
        return out;
    });
}

void Store::delete_prompt(const std::string& name) {
    guarded(file_, [&] {
        if (run(*database_, "DELETE FROM prompts WHERE name = ?", name) == 0) no_prompt(name);
    });
}

}  // namespace rei::live
