#ifndef HANCHOT_MALLOC_COUNT_H
#define HANCHOT_MALLOC_COUNT_H

/// Blocks that this process has asked the heap for since it started, on all threads.
unsigned long long malloc_count(void);

/// Calls `body(context)`. Profilers are told this name, to count nothing but what it calls.
void measured_section(void (*body)(void *), void *context);

#endif
