// What publishing is measured against: for each mail a file is written, synced and linked into place.
//
// usage: fsync_loop DIR COUNT BYTES      DIR must exist; prints mails a second
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void must(int good, const char *what) {
    if (good) return;
    perror(what);
    exit(1);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    must(count == 4, "usage: fsync_loop DIR COUNT BYTES");
    must(chdir(arguments[1]) == 0, "chdir");
    int mails = atoi(arguments[2]);
    size_t bytes = atoi(arguments[3]);
    char *mail = malloc(bytes);
    memset(mail, 'x', bytes);
    must(mkdir("tmp", 0700) == 0 && mkdir("new", 0700) == 0, "mkdir");

    double start = seconds();
    for (int i = 0; i < mails; i++) {
        char from[64], to[64];
        snprintf(from, sizeof from, "tmp/mail-%d", i);
        snprintf(to, sizeof to, "new/mail-%d", i);
        int file = open(from, O_WRONLY | O_CREAT | O_EXCL, 0640);
        must(file >= 0, "open");
        must(write(file, mail, bytes) == (ssize_t)bytes, "write");
        must(fsync(file) == 0, "fsync");
        must(close(file) == 0, "close");
        must(link(from, to) == 0, "link");
        must(unlink(from) == 0, "unlink");
    }
    printf("%.0f\n", mails / (seconds() - start));
    return 0;
}
