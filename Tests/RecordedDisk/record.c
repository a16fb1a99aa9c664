// The record itself, and what the disk is told to refuse.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static pthread_mutex_t all_lock = PTHREAD_MUTEX_INITIALIZER;
static rd_disk *all;

rd_disk *rd_open(const char *prefix) {
  rd_install();
  rd_disk *disk = calloc(1, sizeof *disk);
  pthread_mutex_init(&disk->lock, NULL);
  disk->users = 1;
  disk->prefix = strdup(prefix);
  disk->room = -1;
  disk->calls = -1;
  pthread_mutex_lock(&all_lock);
  disk->next = all;
  all = disk;
  pthread_mutex_unlock(&all_lock);
  return disk;
}

void rd_close(rd_disk *disk) { rd_release(disk); }

void rd_release(rd_disk *disk) {
  pthread_mutex_lock(&all_lock);
  int last = --disk->users == 0;
  for (rd_disk **place = &all; last && *place; place = &(*place)->next) {
    if (*place == disk) {
      *place = disk->next;
      break;
    }
  }
  pthread_mutex_unlock(&all_lock);
  if (!last) return;
  for (int64_t i = 0; i < disk->count; i++) free((void *)disk->events[i].bytes);
  for (int32_t i = 0; i < disk->files; i++) free(disk->names[i]);
  free(disk->events);
  free(disk->names);
  free(disk->prefix);
  pthread_mutex_destroy(&disk->lock);
  free(disk);
}

rd_disk *rd_retain_disk_of(const char *path) {
  if (!path) return NULL;
  pthread_mutex_lock(&all_lock);
  rd_disk *disk = all;
  while (disk && strncmp(path, disk->prefix, strlen(disk->prefix)) != 0) disk = disk->next;
  if (disk) disk->users++;
  pthread_mutex_unlock(&all_lock);
  return disk;
}

static int32_t number(rd_disk *disk, const char *path) {
  const char *name = path + strlen(disk->prefix);
  for (int32_t i = 0; i < disk->files; i++) {
    if (strcmp(disk->names[i], name) == 0) return i;
  }
  disk->names = realloc(disk->names, (disk->files + 1) * sizeof(char *));
  disk->names[disk->files] = strdup(name);
  return disk->files++;
}

void rd_add(rd_disk *disk, rd_kind kind, const char *path, int64_t offset, int64_t length, const void *bytes) {
  pthread_mutex_lock(&disk->lock);
  if (disk->count == disk->capacity) {
    disk->capacity = disk->capacity ? disk->capacity * 2 : 1024;
    disk->events = realloc(disk->events, disk->capacity * sizeof(rd_event));
  }
  uint8_t *copy = NULL;
  if (bytes && length > 0) {
    copy = malloc(length);
    memcpy(copy, bytes, length);
  }
  rd_event event = {kind, path ? number(disk, path) : -1, offset, length, copy};
  disk->events[disk->count++] = event;
  pthread_mutex_unlock(&disk->lock);
}

int64_t rd_count(rd_disk *disk) {
  pthread_mutex_lock(&disk->lock);
  int64_t count = disk->count;
  pthread_mutex_unlock(&disk->lock);
  return count;
}

rd_event rd_at(rd_disk *disk, int64_t index) {
  pthread_mutex_lock(&disk->lock);
  rd_event event = disk->events[index];
  pthread_mutex_unlock(&disk->lock);
  return event;
}

const char *rd_name(rd_disk *disk, int32_t file) {
  pthread_mutex_lock(&disk->lock);
  const char *name = disk->names[file];
  pthread_mutex_unlock(&disk->lock);
  return name;
}

void rd_mark(rd_disk *disk, int64_t value) { rd_add(disk, RD_MARK, NULL, value, 0, NULL); }

void rd_set_room(rd_disk *disk, int64_t bytes) {
  pthread_mutex_lock(&disk->lock);
  disk->room = bytes;
  pthread_mutex_unlock(&disk->lock);
}

void rd_set_failure(rd_disk *disk, int64_t calls, int stays) {
  pthread_mutex_lock(&disk->lock);
  disk->calls = calls;
  disk->call_stays = stays;
  pthread_mutex_unlock(&disk->lock);
}

void rd_set_read_only(rd_disk *disk, int is_read_only) {
  pthread_mutex_lock(&disk->lock);
  disk->read_only = is_read_only;
  pthread_mutex_unlock(&disk->lock);
}

int rd_fails(rd_disk *disk) {
  pthread_mutex_lock(&disk->lock);
  int fails = disk->calls == 0;
  if (disk->calls > 0 || (fails && !disk->call_stays)) disk->calls--;
  pthread_mutex_unlock(&disk->lock);
  return fails;
}

int64_t rd_take_room(rd_disk *disk, int64_t bytes) {
  pthread_mutex_lock(&disk->lock);
  int64_t taken = disk->room < 0 || bytes <= disk->room ? bytes : disk->room;
  if (disk->room >= 0) disk->room -= taken;
  pthread_mutex_unlock(&disk->lock);
  return taken;
}

int rd_is_read_only(rd_disk *disk) {
  pthread_mutex_lock(&disk->lock);
  int is_read_only = disk->read_only;
  pthread_mutex_unlock(&disk->lock);
  return is_read_only;
}

int rd_is_full(rd_disk *disk) {
  pthread_mutex_lock(&disk->lock);
  int is_full = disk->room == 0;
  pthread_mutex_unlock(&disk->lock);
  return is_full;
}
