#include "MemoryMeter.h"

// A definition in the program goes before the C library's, for every library of the process. The library's own functions
// stay reachable under their other names.
#if defined(__linux__)
#include <features.h>
#endif

#if defined(__GLIBC__)
#include <errno.h>
#include <malloc.h>
#include <stddef.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

static _Thread_local long held;
static _Thread_local long peak;

static void *took(void *block) {
  if (block) {
    held += (long)malloc_usable_size(block);
    if (held > peak) peak = held;
  }
  return block;
}

void *malloc(size_t size) { return took(__libc_malloc(size)); }

void *calloc(size_t count, size_t size) { return took(__libc_calloc(count, size)); }

void *realloc(void *block, size_t size) {
  size_t before = block ? malloc_usable_size(block) : 0;
  void *moved = __libc_realloc(block, size);
  // Of no bytes it frees and gives nothing; otherwise nothing means that the block is still there.
  if (moved || size == 0) held -= (long)before;
  return took(moved);
}

void free(void *block) {
  if (!block) return;
  held -= (long)malloc_usable_size(block);
  __libc_free(block);
}

void *memalign(size_t alignment, size_t size) { return took(__libc_memalign(alignment, size)); }

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **place, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) || alignment == 0 || (alignment & (alignment - 1))) return EINVAL;
  void *block = memalign(alignment, size);
  if (!block) return ENOMEM;
  *place = block;
  return 0;
}

void memory_meter_start(void) {
  held = 0;
  peak = 0;
}

long memory_meter_peak(void) { return peak; }

#else

void memory_meter_start(void) {}
long memory_meter_peak(void) { return 0; }

#endif
