// A disk that remembers what SQLite did to it, and that can fail on command. It stands in front of SQLite's own file
// system layer for the files of one folder; everything else passes by.
#ifndef RECORDED_DISK_H
#define RECORDED_DISK_H

#include <stdint.h>

typedef struct rd_disk rd_disk;

typedef enum {
  RD_CREATE,     // a file came into its folder
  RD_WRITE,
  RD_TRUNCATE,   // offset: the new length
  RD_SYNC,
  RD_DELETE,
  RD_SYNC_NAMES, // the folder itself was synced
  RD_MARK,       // offset: what the test said
} rd_kind;

typedef struct {
  rd_kind kind;
  int32_t file;
  int64_t offset;
  int64_t length;
  const uint8_t *bytes;
} rd_event;

// Files whose path begins with `prefix` are recorded until rd_close and, if a connection is closed later, until then.
rd_disk *rd_open(const char *prefix);
void rd_close(rd_disk *disk);

int64_t rd_count(rd_disk *disk);
rd_event rd_at(rd_disk *disk, int64_t index);
// The name of a file, after the prefix. Valid until rd_close.
const char *rd_name(rd_disk *disk, int32_t file);
// Puts a remark of the test between the events.
void rd_mark(rd_disk *disk, int64_t value);

// The disk takes this many further bytes of growth, then it is full. Negative: no limit.
void rd_set_room(rd_disk *disk, int64_t bytes);
// The call after `calls` further ones fails as an input/output error, and with `stays` every one after it. Negative: none.
void rd_set_failure(rd_disk *disk, int64_t calls, int stays);
// Nothing may be written and no file made, as in a folder without the permission.
void rd_set_read_only(rd_disk *disk, int is_read_only);

#endif
