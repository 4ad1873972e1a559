#include "rei/live/store.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "rei/live/schema.hpp"
#include "rei/live/sql.hpp"

namespace rei::live {
namespace fs = std::filesystem;
namespace {

/// How long another program may hold the file before we say so.
constexpr int kPatienceMs = 2000;

[[noreturn]] void cannot_write(const std::string& file, const Phrase& why) {
    throw StoreError(StoreError::Kind::unwritable, phrase("{}: cannot be written: {}", file, why));
}

/// Make the file where it is missing, readable by its owner alone: it holds private talk. SQLite gives the
/// files beside it the same mode.
void make_file(const std::string& file) {
    std::error_code error;
    if (fs::exists(file, error)) {
        if (!fs::is_regular_file(file, error)) cannot_write(file, phrase("it is no file"));
        return;
    }
    const fs::path folder = fs::path(file).parent_path();
    if (!folder.empty()) fs::create_directories(folder, error);
    if (error) cannot_write(file, phrase("{}", error.message()));
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (made < 0) cannot_write(file, phrase("{}", std::strerror(errno)));
    ::close(made);
}

std::unique_ptr<SQLite::Database> open_database(const std::string& file) {
    auto database = std::make_unique<SQLite::Database>(file, SQLite::OPEN_READWRITE, kPatienceMs);
    if (sqlite3_db_readonly(database->getHandle(), "main") == 1)
        cannot_write(file, phrase("it is read-only"));
    database->exec("PRAGMA journal_mode = WAL");
    database->exec("PRAGMA synchronous = FULL");  // a turn that was shown survives the power too
    database->exec("PRAGMA foreign_keys = ON");
    database->exec("PRAGMA secure_delete = ON");  // what is deleted is overwritten
    migrate(*database, schema_steps());
    return database;
}

/// A path in a URI.
std::string uri_of(const fs::path& file) {
    std::string out = "file:";
    for (const char byte : file.string()) {
        if (byte == '?' || byte == '#' || byte == '%') {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
        } else {
            out += byte;
        }
    }
    return out;
}

/// A database in WAL mode needs files beside it even to be read; where its folder takes none, nobody writes
/// there either, and SQLite is told that the file does not change.
std::unique_ptr<SQLite::Database> open_unchanged(const std::string& file) {
    const bool is_still = ::access(fs::absolute(file).parent_path().c_str(), W_OK) != 0 &&
                          ::access((file + "-wal").c_str(), F_OK) != 0;
    const std::string name = is_still ? uri_of(fs::absolute(file)) + "?immutable=1" : file;
    return std::make_unique<SQLite::Database>(name, SQLite::OPEN_READONLY | SQLite::OPEN_URI, kPatienceMs);
}

/// One that is there, for reading alone; an earlier format has to be written first.
std::unique_ptr<SQLite::Database> open_to_read(const std::string& file) {
    std::error_code error;
    if (!fs::exists(file, error))
        throw StoreError(StoreError::Kind::missing, phrase("{}: there is no such file", file));
    if (!fs::is_regular_file(file, error)) cannot_write(file, phrase("it is no file"));
    auto database = open_unchanged(file);
    return is_migrated(*database, schema_steps()) ? std::move(database) : open_database(file);
}

}  // namespace

std::string new_uuid() {
    return boost::uuids::to_string(boost::uuids::random_generator()());
}

Store::Store(std::string file, std::unique_ptr<SQLite::Database> database)
    : file_(std::move(file)), database_(std::move(database)) {}

Store::Store(const std::string& file, Access access) : file_(file) {
    if (access == Access::write) make_file(file);
    database_ =
        guarded(file, [&] { return access == Access::write ? open_database(file) : open_to_read(file); });
}

Store Store::of_nothing() {
    constexpr const char* kInMemory = ":memory:";
    return {kInMemory, guarded(kInMemory, [&] { return open_database(kInMemory); })};
}

Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

void Store::remember(const std::string& key, const std::string& json, std::int64_t wall_ms) {
    guarded(file_, [&] {
        run(*database_,
            "INSERT INTO settings(key, value, updated_at_ms) VALUES (?, ?, ?) ON CONFLICT(key) DO UPDATE"
            " SET value = excluded.value, updated_at_ms = excluded.updated_at_ms",
            key, json, wall_ms);
    });
}

std::optional<std::string> Store::remembered(const std::string& key) const {
    return guarded(file_, [&]() -> std::optional<std::string> {
        SQLite::Statement row = bound(*database_, "SELECT value FROM settings WHERE key = ?", key);
        if (!row.executeStep()) return std::nullopt;
        return row.getColumn(0).getString();
    });
}

void Store::backup(const std::string& to) const {
    std::error_code error;
    if (fs::exists(to, error)) {
        throw StoreError(StoreError::Kind::conflict, phrase("{}: is there already", to));
    }
    const std::string unfinished = to + ".part";
    fs::remove(unfinished, error);
    try {
        make_file(unfinished);  // VACUUM takes an empty file, and it is nobody else's to read
        guarded(to, [&] { run(*database_, "VACUUM INTO ?", unfinished); });
        fs::rename(unfinished, to);
    } catch (const fs::filesystem_error& failed) {
        fs::remove(unfinished, error);
        cannot_write(to, phrase("{}", failed.code().message()));
    } catch (...) {
        fs::remove(unfinished, error);
        throw;
    }
}

std::string Store::faults() const {
    return guarded(file_, [&] {
        std::string out;
        for (const char* check : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
            SQLite::Statement rows(*database_, check);
            while (rows.executeStep()) {
                const std::string line = rows.getColumn(0).getString();
                if (line != "ok") out += line + "\n";
            }
        }
        database_->exec("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)");
        return out;
    });
}

}  // namespace rei::live
