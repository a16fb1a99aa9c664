// SQLite's file system layer with a recorder in front. Only what changes a file, and what may be told to fail, is looked at.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

typedef struct {
  sqlite3_file base;
  rd_disk *disk;
  char *path;
  int syncs_names;  // SQLite syncs the folder with the first sync of a journal it may have made.
  int deletes_itself;
  sqlite3_file *real;
} rd_file;

static sqlite3_vfs *system_layer;

static rd_file *mine(sqlite3_file *file) { return (rd_file *)file; }
static sqlite3_file *real(sqlite3_file *file) { return mine(file)->real; }

static int file_close(sqlite3_file *file) {
  int result = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
  if (mine(file)->deletes_itself) rd_add(mine(file)->disk, RD_DELETE, mine(file)->path, 0, 0, NULL);
  free(mine(file)->path);
  mine(file)->path = NULL;
  rd_release(mine(file)->disk);
  return result;
}

static int file_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
  if (rd_fails(mine(file)->disk)) return SQLITE_IOERR_READ;
  return real(file)->pMethods->xRead(real(file), bytes, length, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
  rd_disk *disk = mine(file)->disk;
  if (rd_fails(disk)) return SQLITE_IOERR_WRITE;
  if (rd_is_read_only(disk)) return SQLITE_READONLY;
  sqlite3_int64 size = 0;
  real(file)->pMethods->xFileSize(real(file), &size);
  int64_t growth = offset + length > size ? offset + length - size : 0;
  int fits = length;
  if (growth > 0) {
    int64_t taken = rd_take_room(disk, growth);
    fits = (int)(length - (growth - taken) > 0 ? length - (growth - taken) : 0);
  }
  int result = SQLITE_OK;
  if (fits > 0) {
    result = real(file)->pMethods->xWrite(real(file), bytes, fits, offset);
    rd_add(disk, RD_WRITE, mine(file)->path, offset, fits, bytes);
  }
  return fits < length ? SQLITE_FULL : result;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  if (rd_fails(mine(file)->disk)) return SQLITE_IOERR_TRUNCATE;
  if (rd_is_read_only(mine(file)->disk)) return SQLITE_READONLY;
  rd_add(mine(file)->disk, RD_TRUNCATE, mine(file)->path, size, 0, NULL);
  return real(file)->pMethods->xTruncate(real(file), size);
}

static int file_sync(sqlite3_file *file, int flags) {
  (void)flags;
  if (rd_fails(mine(file)->disk)) return SQLITE_IOERR_FSYNC;
  // The record says what would have been safe; the disk below need not be asked.
  rd_add(mine(file)->disk, RD_SYNC, mine(file)->path, 0, 0, NULL);
  if (mine(file)->syncs_names) {
    rd_add(mine(file)->disk, RD_SYNC_NAMES, NULL, 0, 0, NULL);
    mine(file)->syncs_names = 0;
  }
  return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
static int file_lock(sqlite3_file *file, int level) { return real(file)->pMethods->xLock(real(file), level); }
static int file_unlock(sqlite3_file *file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
static int file_reserved(sqlite3_file *file, int *answer) {
  return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}
static int file_control(sqlite3_file *file, int operation, void *argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
static int file_sector(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
static int file_traits(sqlite3_file *file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

static int shared_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
  rd_disk *disk = mine(file)->disk;
  if (rd_fails(disk)) return SQLITE_IOERR_SHMMAP;
  if (rd_is_read_only(disk)) return SQLITE_READONLY_CANTINIT;
  // A full disk has no room for the index of the log either.
  if (extend && rd_is_full(disk)) return SQLITE_IOERR_SHMSIZE;
  return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}
static int shared_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
static void shared_barrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }
static int shared_unmap(sqlite3_file *file, int deletes) {
  return real(file)->pMethods->xShmUnmap(real(file), deletes);
}

static const sqlite3_io_methods methods = {
    2,           file_close,   file_read,     file_write,     file_truncate, file_sync,   file_size,
    file_lock,   file_unlock,  file_reserved, file_control,   file_sector,   file_traits, shared_map,
    shared_lock, shared_barrier, shared_unmap, NULL, NULL};

static int open_recorded(rd_disk *disk, const char *path, sqlite3_file *file, int flags, int *out) {
  rd_file *own = mine(file);
  memset(own, 0, sizeof *own);
  if (rd_fails(disk)) return SQLITE_CANTOPEN;
  // Not by SQLite's own question, to which an empty file is none.
  int existed = access(path, F_OK) == 0;
  if (rd_is_read_only(disk) && (flags & SQLITE_OPEN_READWRITE)) {
    if (!existed) return SQLITE_CANTOPEN;
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  }
  own->real = (sqlite3_file *)(own + 1);
  int result = system_layer->xOpen(system_layer, path, own->real, flags, out);
  if (result != SQLITE_OK) return result;
  own->disk = disk;
  own->path = strdup(path);
  own->deletes_itself = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  own->syncs_names = (flags & SQLITE_OPEN_CREATE) &&
                     (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL));
  own->base.pMethods = &methods;
  if (!existed) rd_add(disk, RD_CREATE, path, 0, 0, NULL);
  return SQLITE_OK;
}

static int layer_open(sqlite3_vfs *layer, const char *path, sqlite3_file *file, int flags, int *out) {
  rd_disk *disk = rd_retain_disk_of(path);
  // The rest of the memory is the system's own file; for nobody's files it is used from the start.
  if (!disk) return system_layer->xOpen(system_layer, path, file, flags, out);
  int result = open_recorded(disk, path, file, flags, out);
  // A file that is open keeps its disk.
  if (result != SQLITE_OK) rd_release(disk);
  return result;
}

static int delete_recorded(rd_disk *disk, const char *path, int syncs) {
  if (rd_fails(disk) || rd_is_read_only(disk)) return SQLITE_IOERR_DELETE;
  int result = system_layer->xDelete(system_layer, path, syncs);
  if (result == SQLITE_OK) {
    rd_add(disk, RD_DELETE, path, 0, 0, NULL);
    if (syncs) rd_add(disk, RD_SYNC_NAMES, NULL, 0, 0, NULL);
  }
  return result;
}

static int layer_delete(sqlite3_vfs *layer, const char *path, int syncs) {
  (void)layer;
  rd_disk *disk = rd_retain_disk_of(path);
  if (!disk) return system_layer->xDelete(system_layer, path, syncs);
  int result = delete_recorded(disk, path, syncs);
  rd_release(disk);
  return result;
}

static int layer_access(sqlite3_vfs *layer, const char *path, int flags, int *answer) {
  (void)layer;
  rd_disk *disk = rd_retain_disk_of(path);
  int is_read_only = disk && rd_is_read_only(disk);
  if (disk) rd_release(disk);
  if (flags == SQLITE_ACCESS_READWRITE && is_read_only) {
    *answer = 0;
    return SQLITE_OK;
  }
  return system_layer->xAccess(system_layer, path, flags, answer);
}

static void install(void) {
  static sqlite3_vfs layer;
  system_layer = sqlite3_vfs_find(NULL);
  layer = *system_layer;
  layer.pNext = NULL;
  layer.zName = "recorded";
  layer.szOsFile = (int)sizeof(rd_file) + system_layer->szOsFile;
  layer.xOpen = layer_open;
  layer.xDelete = layer_delete;
  layer.xAccess = layer_access;
  sqlite3_vfs_register(&layer, 1);
}

void rd_install(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
}
