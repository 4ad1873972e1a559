#include "rei/live/store_error.hpp"

#include <vector>

#include <sqlite3.h>

namespace rei::live {
namespace {

struct Meaning {
    int code;
    StoreError::Kind kind;
    Phrase message;
};

const std::vector<Meaning>& meanings() {
    using Kind = StoreError::Kind;
    static const std::vector<Meaning> kAll = {
        {SQLITE_BUSY, Kind::locked, phrase("is held by another program; try again when that is done")},
        {SQLITE_LOCKED, Kind::locked, phrase("is held by another program; try again when that is done")},
        {SQLITE_NOTADB, Kind::damaged, phrase("is not a database, or its beginning is destroyed")},
        {SQLITE_CORRUPT, Kind::damaged,
         phrase("is damaged; take a backup, or save what 'sqlite3 FILE .recover' finds")},
        {SQLITE_READONLY, Kind::unwritable, phrase("cannot be written")},
        {SQLITE_PERM, Kind::unwritable, phrase("cannot be written")},
        {SQLITE_CANTOPEN, Kind::unwritable, phrase("cannot be opened for writing")},
        {SQLITE_FULL, Kind::unwritable, phrase("cannot be written: the disk is full")},
        {SQLITE_IOERR, Kind::unwritable, phrase("cannot be read or written")},
        {SQLITE_CONSTRAINT, Kind::conflict, phrase("does not take this")},
    };
    return kAll;
}

}  // namespace

void throw_store_error(const std::string& file, int code, const std::string& sqlite_says) {
    constexpr int kWithoutDetail = 0xff;
    for (const Meaning& one : meanings()) {
        if (one.code == (code & kWithoutDetail))
            throw StoreError(one.kind, phrase("{}: {} ({})", file, one.message, sqlite_says));
    }
    throw StoreError(StoreError::Kind::other, phrase("{}: {}", file, sqlite_says));
}

}  // namespace rei::live
