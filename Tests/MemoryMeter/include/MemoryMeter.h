// The memory a thread asks for. Linking this puts counters in front of the allocator of the C library (glibc; elsewhere
// nothing is counted), so that a test can say how much one input took, whatever other tests take beside it.
#ifndef MEMORY_METER_H
#define MEMORY_METER_H

/// Begins to count the calling thread's memory at zero.
void memory_meter_start(void);

/// The most bytes the calling thread has held at once since it began to count; what it frees of earlier ones is taken off.
long memory_meter_peak(void);

#endif
