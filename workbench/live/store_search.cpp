// Full-text search: words of three characters and more by the index, shorter ones by reading.
#include <algorithm>

#include "rei/live/sql.hpp"
#include "rei/live/store.hpp"
#include "rei/text/normalise.hpp"

namespace rei::live {
namespace {

struct Query {
    std::string indexed;              ///< for FTS5: every term quoted
    std::vector<std::string> short_;  ///< terms below three characters
};

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;  // not the rest of one
    }));
}

void add_term(Query& query, std::string_view term) {
    if (term.empty()) return;
    if (characters_in(term) < 3) {
        query.short_.emplace_back(term);
        return;
    }
    query.indexed += query.indexed.empty() ? "\"" : " \"";
    query.indexed += term;
    query.indexed += '"';
}

/// Terms stand between blanks or double quotes, so none contains a quote that FTS5 would take for its own.
Query parse(std::string_view said) {
    Query query;
    const std::string text = normalise(said);
    bool quoted = false;
    std::string term;
    for (const char byte : text) {
        const bool blank = byte == ' ' || byte == '\t' || byte == '\n';
        if (byte != '"' && (quoted || !blank)) {
            term += byte;
            continue;
        }
        add_term(query, term);
        term.clear();
        if (byte == '"') quoted = !quoted;
    }
    add_term(query, term);
    return query;
}

constexpr int kFixedParameters = 4;  ///< session, role, author, how many

/// CROSS JOIN keeps the order: first what the words are found in, from the latest back, and no more than
/// asked.
std::string sql_of(const Query& query) {
    const bool by_index = !query.indexed.empty();
    std::string sql =
        "SELECT m.session_id, s.name, m.role, m.author, m.content, m.turn, m.created_at_ms FROM ";
    if (by_index) sql += "search_index i CROSS JOIN search_text t ON t.number = i.rowid";
    if (!by_index) sql += "search_text t";
    sql +=
        " CROSS JOIN messages m ON m.number = t.number CROSS JOIN sessions s ON s.id = m.session_id"
        " WHERE (?1 = '' OR m.session_id = ?1) AND (?2 = '' OR m.role = ?2) AND (?3 = '' OR m.author = ?3)";
    int parameter = kFixedParameters;
    if (by_index) sql += " AND search_index MATCH ?" + std::to_string(++parameter);
    for (std::size_t k = 0; k < query.short_.size(); ++k)
        sql += " AND instr(t.content, ?" + std::to_string(++parameter) + ") > 0";
    sql += by_index ? " ORDER BY i.rowid DESC" : " ORDER BY t.number DESC";
    return sql + " LIMIT ?4";
}

FoundMessage read_message(SQLite::Statement& row) {
    FoundMessage out;
    int column = 0;
    for (std::string* text : {&out.session_id, &out.session_name, &out.role, &out.author, &out.content})
        *text = row.getColumn(column++).getString();
    out.turn = row.getColumn(column++).getInt();
    out.wall_ms = row.getColumn(column++).getInt64();
    return out;
}

}  // namespace

std::vector<FoundMessage> Store::search(std::string_view said, const SearchScope& scope, int at_most) const {
    const Query query = parse(said);
    std::vector<FoundMessage> out;
    if (query.indexed.empty() && query.short_.empty()) return out;
    guarded(file_, [&] {
        SQLite::Statement rows =
            bound(*database_, sql_of(query).c_str(), scope.session_id, scope.role, scope.author, at_most);
        int parameter = kFixedParameters;
        if (!query.indexed.empty()) rows.bind(++parameter, query.indexed);
        for (const std::string& term : query.short_) rows.bind(++parameter, term);
        while (rows.executeStep()) out.push_back(read_message(rows));
    });
    return out;
}

}  // namespace rei::live
