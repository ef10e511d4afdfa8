/// The few Linux facilities that Swift's Glibc module does not import: timerfd(2), a GNU-only
/// struct, and calls hidden behind `_GNU_SOURCE`.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A `timerfd` on CLOCK_REALTIME, non-blocking and close-on-exec, not armed yet; -1 with `errno`.
int clinux_clock_steps_open(void);

/// Arms it for the last second that a `timerfd` can hold with `TFD_TIMER_CANCEL_ON_SET`, so that `read`
/// fails with ECANCELED after each step of the clock; 0, or -1 with `errno`.
int clinux_clock_steps_arm(int descriptor);

/// Who is at the other end of a connected Unix socket, as `SO_PEERCRED` tells it.
struct clinux_peer {
    pid_t pid;
    uid_t uid;
    gid_t gid;
};

/// Fills `peer` from the socket; 0, or -1 with `errno`.
int clinux_peer_credentials(int socket, struct clinux_peer *peer);

/// The peer's supplementary groups (`SO_PEERGROUPS`, Linux 4.13). Writes at most `capacity` of them
/// and returns how many there are in all, so that a caller can come back with more room; -1 with
/// `errno` on any other failure.
ssize_t clinux_peer_groups(int socket, gid_t *groups, size_t capacity);

/// syncfs(2): everything of the file system that holds `descriptor`; 0, or -1 with `errno`.
int clinux_syncfs(int descriptor);

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST where rename would replace; 0, or -1 with
/// `errno`.
int clinux_rename_new(int from, const char *name, int to, const char *new_name);
/// Whether the kernel holds the clock to be synchronised: 1, 0, or -1 when it may not be asked (errno).
int clinux_clock_is_synchronised(void);

/// ppoll(2): waits until `descriptor` can be read, for as many microseconds at most, while signals that are
/// otherwise blocked do what they do; 1 when it can, 0 after that time, or -1 with `errno`.
int clinux_wait_readable(int descriptor, int64_t microseconds);

/// malloc_trim(3): gives the memory that is free by now back to the kernel.
void clinux_give_back_memory(void);
