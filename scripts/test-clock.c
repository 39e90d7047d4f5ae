/* The clock of `scripts/test --on`: preloaded into the tests and every program they start, it adds SOVANG_TEST_AHEAD
   seconds to the time of day, and keeps the times of files in step. Durations are the machine's. It allocates nothing
   and looks nothing up, so that it works before an allocator of the program's own is ready (libfaketime does not). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long ahead(void) {
    static long seconds;
    static int known;
    if (!known) {
        const char *said = getenv("SOVANG_TEST_AHEAD");
        seconds = said ? atol(said) : 0;
        known = 1;
    }
    return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    long failed = syscall(SYS_clock_gettime, clock, now);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += ahead();
    return (int)failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec at;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &at);
    now->tv_sec = at.tv_sec;
    now->tv_usec = at.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *into) {
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    if (into) *into = at.tv_sec;
    return at.tv_sec;
}

int statx(int folder, const char *restrict path, int flags, unsigned mask, struct statx *restrict found) {
    long failed = syscall(SYS_statx, folder, path, flags, mask, found);
    if (!failed) {
        found->stx_atime.tv_sec += ahead();
        found->stx_btime.tv_sec += ahead();
        found->stx_ctime.tv_sec += ahead();
        found->stx_mtime.tv_sec += ahead();
    }
    return (int)failed;
}

int futimens(int file, const struct timespec given[2]) {
    struct timespec times[2];
    for (int which = 0; given && which < 2; which++) {
        times[which] = given[which];
        if (given[which].tv_nsec != UTIME_NOW && given[which].tv_nsec != UTIME_OMIT) times[which].tv_sec -= ahead();
    }
    return (int)syscall(SYS_utimensat, file, (char *)0, given ? times : (struct timespec *)0, 0);
}
