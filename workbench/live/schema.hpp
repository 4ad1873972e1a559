// The tables of the store, as steps from version to version. A step that has been published never changes; a
// change of the tables is a new one.
#pragma once

#include <span>

namespace SQLite {
class Database;
}

namespace rei::live {

/// In the header of the file: ours, and no other program's.
inline constexpr int kApplicationId = 0x52656931;

/// The statements that make version k+1 out of version k, by k.
[[nodiscard]] std::span<const char* const> schema_steps();

/// Whether it has the latest version. Throws as migrate() does.
[[nodiscard]] bool is_migrated(SQLite::Database& database, std::span<const char* const> steps);

/// Take the database to the latest version, a transaction a step; several programs may try at once. Throws
/// SQLite::Exception, and StoreError where the file is too new or not ours.
void migrate(SQLite::Database& database, std::span<const char* const> steps);

}  // namespace rei::live
