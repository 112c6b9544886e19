#include "driver/faulty_disk.hpp"

#include <sqlite3.h>

#include <new>

namespace shop::driver {

namespace {

struct Plan {
    int left = 0;  ///< changes until the failure; 0: none
    int code = SQLITE_OK;
    bool stays = false;
    bool failed = false;
};

Plan plan;
sqlite3_vfs* beneath = nullptr;
sqlite3_vfs faulty{};

int next_failure() {
    if (plan.failed && plan.stays) return plan.code;
    if (plan.left == 0 || --plan.left > 0) return SQLITE_OK;
    plan.failed = true;
    return plan.code;
}

struct File {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
}

const sqlite3_io_methods kMethods{
    .iVersion = 1,
    .xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); },
    .xRead = [](sqlite3_file* f, void* to, int size,
                sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, size, at); },
    .xWrite =
        [](sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
            const int failure = next_failure();
            return failure != SQLITE_OK ? failure
                                        : real(f)->pMethods->xWrite(real(f), from, size, at);
        },
    .xTruncate =
        [](sqlite3_file* f, sqlite3_int64 size) {
            const int failure = next_failure();
            return failure != SQLITE_OK ? failure : real(f)->pMethods->xTruncate(real(f), size);
        },
    .xSync =
        [](sqlite3_file* f, int flags) {
            const int failure = next_failure();
            return failure != SQLITE_OK ? failure : real(f)->pMethods->xSync(real(f), flags);
        },
    .xFileSize = [](sqlite3_file* f,
                    sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
    .xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    .xUnlock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    .xCheckReservedLock =
        [](sqlite3_file* f, int* held) {
            return real(f)->pMethods->xCheckReservedLock(real(f), held);
        },
    .xFileControl =
        [](sqlite3_file* f, int control, void* value) {
            return real(f)->pMethods->xFileControl(real(f), control, value);
        },
    .xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* granted) {
    File* const ours = new (file) File{};
    ours->real = reinterpret_cast<sqlite3_file*>(ours + 1);
    const int code = beneath->xOpen(beneath, name, ours->real, flags, granted);
    ours->base.pMethods = ours->real->pMethods != nullptr ? &kMethods : nullptr;
    return code;
}

}  // namespace

FaultyDisk::FaultyDisk() {
    heal();
    beneath = sqlite3_vfs_find("unix");
    faulty = *beneath;
    faulty.pNext = nullptr;
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(File)) + beneath->szOsFile;
    faulty.xOpen = open_file;
    sqlite3_vfs_register(&faulty, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&faulty);
    sqlite3_vfs_register(beneath, 1);
}

void FaultyDisk::fail(int nth, int code, bool stays) {
    plan = {nth, code, stays, false};
}

void FaultyDisk::heal() {
    plan = {};
}

bool FaultyDisk::has_failed() const {
    return plan.failed;
}

}  // namespace shop::driver
