// A mail server that takes everything and keeps nothing, as fast as one thread can: what delivery is
// measured with.
//
// usage: smtp_sink      prints its port on 127.0.0.1; at SIGTERM prints how many mails it took
#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

struct client {
    int socket;
    int in_data;
    size_t filled;
    char line[4096];
};

static volatile sig_atomic_t stopped;
static long mails;

static void stop(int signal) {
    (void)signal;
    stopped = 1;
}

static void must(int good, const char *what) {
    if (good) return;
    perror(what);
    exit(1);
}

static void say(struct client *client, const char *line) {
    if (send(client->socket, line, strlen(line), MSG_NOSIGNAL) < 0) return;
}

// One line without its end; whether the connection goes on.
static int take(struct client *client, const char *line) {
    if (client->in_data) {
        if (strcmp(line, ".") == 0) {
            client->in_data = 0;
            mails++;
            say(client, "250 2.0.0 kept\r\n");
        }
    } else if (strcmp(line, "DATA") == 0) {
        client->in_data = 1;
        say(client, "354 go on\r\n");
    } else if (strcmp(line, "QUIT") == 0) {
        say(client, "221 2.0.0 bye\r\n");
        return 0;
    } else {
        say(client, "250 2.0.0 ok\r\n");
    }
    return 1;
}

// Whether the connection goes on. Lines longer than the buffer are the message's; they only lose
// what marks no end.
static int serve(struct client *client) {
    ssize_t got = recv(
        client->socket, client->line + client->filled, sizeof client->line - 1 - client->filled, 0);
    if (got <= 0) return 0;
    client->filled += got;
    char *start = client->line, *end = client->line + client->filled, *newline;
    while ((newline = memchr(start, '\n', end - start))) {
        *newline = 0;
        if (newline > start && newline[-1] == '\r') newline[-1] = 0;
        if (!take(client, start)) return 0;
        start = newline + 1;
    }
    client->filled = end - start;
    if (client->filled == sizeof client->line - 1) client->filled = 1;
    memmove(client->line, start, client->filled);
    return 1;
}

int main(void) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    must(bind(listener, (struct sockaddr *)&address, length) == 0, "bind");
    must(listen(listener, 64) == 0, "listen");
    must(getsockname(listener, (struct sockaddr *)&address, &length) == 0, "getsockname");
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    int poll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    must(epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event) == 0, "epoll");
    while (!stopped) {
        struct epoll_event events[64];
        int count = epoll_wait(poll, events, 64, -1);
        for (int i = 0; i < count; i++) {
            struct client *client = events[i].data.ptr;
            if (client) {
                if (!serve(client)) {
                    close(client->socket);
                    free(client);
                }
                continue;
            }
            int accepted = accept(listener, NULL, NULL), on = 1;
            if (accepted < 0) continue;
            setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            client = calloc(1, sizeof *client);
            client->socket = accepted;
            event.data.ptr = client;
            must(epoll_ctl(poll, EPOLL_CTL_ADD, accepted, &event) == 0, "epoll");
            say(client, "220 sink.example ESMTP\r\n");
        }
    }
    printf("%ld\n", mails);
    return 0;
}
