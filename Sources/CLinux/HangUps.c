// The service keeps a hang-up for its signal sources from before its runtime starts: what the libraries do
// until `main` takes twenty milliseconds, and a hang-up would end the process meanwhile.
#include <signal.h>
#include <string.h>

static void keep_hang_ups(int argc, char **argv, char **environment) {
    (void)environment;
    if (argc < 1) return;
    const char *slash = strrchr(argv[0], '/');
    const char *name = slash ? slash + 1 : argv[0];
    int is_service = strcmp(name, "hanchotd") == 0
        || (strcmp(name, "hanchot") == 0 && argc > 1 && strcmp(argv[1], "daemon") == 0);
    if (!is_service) return;
    sigset_t kept;
    sigemptyset(&kept);
    sigaddset(&kept, SIGHUP);
    sigprocmask(SIG_BLOCK, &kept, NULL);
}

// The dynamic linker calls these before any library's constructors (System V ABI, "Initialization and
// Termination Functions"); glibc gives them the arguments of `main`.
__attribute__((section(".preinit_array"), used)) static void (*const before_all)(
    int, char **, char **) = keep_hang_ups;
