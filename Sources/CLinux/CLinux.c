#define _GNU_SOURCE
#include "CLinux.h"

#include <malloc.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <unistd.h>

int clinux_clock_steps_open(void) {
    return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

int clinux_clock_steps_arm(int descriptor) {
    // KTIME_SEC_MAX: the kernel's clock counts nanoseconds in 63 bits.
    struct itimerspec end_of_time = {.it_value.tv_sec = INT64_MAX / 1000000000};
    int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
    // ECANCELED tells of a step since the last read; the timer is armed all the same.
    if (timerfd_settime(descriptor, flags, &end_of_time, NULL) != 0 && errno != ECANCELED) {
        return -1;
    }
    return 0;
}

int clinux_peer_credentials(int socket, struct clinux_peer *peer) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) {
        return -1;
    }
    peer->pid = credentials.pid;
    peer->uid = credentials.uid;
    peer->gid = credentials.gid;
    return 0;
}

ssize_t clinux_peer_groups(int socket, gid_t *groups, size_t capacity) {
    socklen_t length = (socklen_t)(capacity * sizeof(gid_t));
    if (getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups, &length) != 0 && errno != ERANGE) {
        return -1;
    }
    return (ssize_t)(length / sizeof(gid_t));
}

void clinux_give_back_memory(void) { malloc_trim(0); }

int clinux_syncfs(int descriptor) { return syncfs(descriptor); }

int clinux_rename_new(int from, const char *name, int to, const char *new_name) {
    return renameat2(from, name, to, new_name, RENAME_NOREPLACE);
}

int clinux_clock_is_synchronised(void)
{
    struct timex state = {.modes = 0};
    if (adjtimex(&state) < 0)
        return -1;
    return (state.status & STA_UNSYNC) == 0;
}

int clinux_wait_readable(int descriptor, int64_t microseconds) {
    struct pollfd poll = {.fd = descriptor, .events = POLLIN};
    struct timespec limit = {
        .tv_sec = microseconds / 1000000, .tv_nsec = microseconds % 1000000 * 1000};
    sigset_t none;
    sigemptyset(&none);
    return ppoll(&poll, 1, &limit, &none);
}
