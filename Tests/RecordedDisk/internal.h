#ifndef RECORDED_DISK_INTERNAL_H
#define RECORDED_DISK_INTERNAL_H

#include <pthread.h>
#include <sqlite3.h>

#include "RecordedDisk.h"

struct rd_disk {
  pthread_mutex_t lock;
  int users;  // Whoever opened the record, and every open file: a store may be closed after the record is.
  char *prefix;
  rd_event *events;
  int64_t count, capacity;
  char **names;
  int32_t files;
  int64_t room, calls;
  int call_stays, read_only;
  struct rd_disk *next;
};

// The disk of a path, to be released; NULL when it is nobody's.
rd_disk *rd_retain_disk_of(const char *path);
void rd_release(rd_disk *disk);
void rd_add(rd_disk *disk, rd_kind kind, const char *path, int64_t offset, int64_t length, const void *bytes);
// True when this call must fail.
int rd_fails(rd_disk *disk);
// How many of these bytes of growth still fit.
int64_t rd_take_room(rd_disk *disk, int64_t bytes);
int rd_is_read_only(rd_disk *disk);
int rd_is_full(rd_disk *disk);
// Makes the recording layer SQLite's default, once.
void rd_install(void);

#endif
