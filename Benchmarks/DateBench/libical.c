/* The rules of DateBench, expanded by libical: a name, a tab, occurrences a second of processor time. */
#include <libical/ical.h>
#include <stdio.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static volatile long sum;

static long expand(const char *text) {
    struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);
    icalrecur_iterator *walk =
        icalrecur_iterator_new(rule, icaltime_from_string("20250101T080000"));
    long count = 0;
    for (;;) {
        struct icaltimetype t = icalrecur_iterator_next(walk);
        if (icaltime_is_null_time(t) || t.year >= 2035) break;
        sum += t.day;
        count++;
    }
    icalrecur_iterator_free(walk);
    return count;
}

int main(void) {
    static const char *rules[][2] = {
        {"daily", "FREQ=DAILY"},
        {"weekly", "FREQ=WEEKLY;BYDAY=MO,WE,FR"},
        {"monthly", "FREQ=MONTHLY;BYDAY=-1FR"},
        {"yearly", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"},
        {"leap-day", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        double best = 0;
        for (int round = 0; round < 5; round++) {
            double start = now(), end = start;
            long steps = 0;
            while (end - start < 0.2) {
                steps += expand(rules[i][1]);
                end = now();
            }
            if (steps / (end - start) > best) best = steps / (end - start);
        }
        printf("%s\t%.0f\n", rules[i][0], best);
    }
    return 0;
}
