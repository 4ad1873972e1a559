// Statements with their values, and SQLite's errors as ours.
#pragma once

#include <map>
#include <optional>
#include <string>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include "rei/live/store_error.hpp"

namespace rei::live {

template <class T>
void bind_value(SQLite::Statement& statement, int index, const T& value) {
    statement.bind(index, value);
}
template <class T>
void bind_value(SQLite::Statement& statement, int index, const std::optional<T>& value) {
    if (value) {
        statement.bind(index, *value);
    } else {
        statement.bind(index);
    }
}

/// A statement with its values bound in order; texts, whole numbers, doubles, optionals of these.
template <class... Values>
[[nodiscard]] SQLite::Statement bound(SQLite::Database& database, const char* sql, const Values&... values) {
    SQLite::Statement statement(database, sql);
    int index = 0;
    (bind_value(statement, ++index, values), ...);
    return statement;
}

/// Carry one out that gives no rows; how many rows it changed.
template <class... Values>
int run(SQLite::Database& database, const char* sql, const Values&... values) {
    return bound(database, sql, values...).exec();
}

/// Names and texts as a JSON object and back.
[[nodiscard]] std::string json_of(const std::map<std::string, std::string>& texts);
[[nodiscard]] std::map<std::string, std::string> texts_of_json(const std::string& json);

/// Do something with a database; what SQLite throws becomes a StoreError about `file`.
template <class Do>
auto guarded(const std::string& file, Do&& what) {
    try {
        return what();
    } catch (const SQLite::Exception& error) {
        throw_store_error(file, error.getErrorCode(), error.what());
    }
}

}  // namespace rei::live
