#include "rei/live/store_error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace rei::live {
namespace {

struct Meaning {
    int code;
    StoreError::Kind kind;
    const char* text;
};
constexpr Meaning kMeanings[] = {
    {SQLITE_BUSY, StoreError::Kind::locked, "is held by another program; try again when that is done"},
    {SQLITE_LOCKED, StoreError::Kind::locked, "is held by another program; try again when that is done"},
    {SQLITE_NOTADB, StoreError::Kind::damaged, "is not a database, or its beginning is destroyed"},
    {SQLITE_CORRUPT, StoreError::Kind::damaged,
     "is damaged; take a backup, or save what 'sqlite3 FILE .recover' finds"},
    {SQLITE_READONLY, StoreError::Kind::unwritable, "cannot be written"},
    {SQLITE_PERM, StoreError::Kind::unwritable, "cannot be written"},
    {SQLITE_CANTOPEN, StoreError::Kind::unwritable, "cannot be opened for writing"},
    {SQLITE_FULL, StoreError::Kind::unwritable, "cannot be written: the disk is full"},
    {SQLITE_IOERR, StoreError::Kind::unwritable, "cannot be read or written"},
    {SQLITE_CONSTRAINT, StoreError::Kind::conflict, "does not take this"},
};

}  // namespace

void throw_store_error(const std::string& file, int code, const std::string& sqlite_says) {
    constexpr int kWithoutDetail = 0xff;
    for (const Meaning& one : kMeanings) {
        if (one.code == (code & kWithoutDetail))
            throw StoreError(one.kind, fmt::format("{}: {} ({})", file, one.text, sqlite_says));
    }
    throw StoreError(StoreError::Kind::other, fmt::format("{}: {}", file, sqlite_says));
}

}  // namespace rei::live
