/* Preloaded, it counts what a program asks malloc and its kin for, and says so at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static unsigned long count;

static void *counted(void *result) {
    __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
    return result;
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t n, size_t size) { return counted(__libc_calloc(n, size)); }
void *realloc(void *old, size_t size) { return counted(__libc_realloc(old, size)); }
void *aligned_alloc(size_t to, size_t size) { return counted(__libc_memalign(to, size)); }

int posix_memalign(void **result, size_t to, size_t size) {
    *result = counted(__libc_memalign(to, size));
    return *result ? 0 : 12;
}

__attribute__((destructor)) static void say(void) {
    fprintf(stderr, "allocations %lu\n", count);
}
