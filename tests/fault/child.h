/* child.h - running the program under test and ending it at will. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { OUTPUT_MAX = 65536 };

struct child {
	pid_t  pid;
	int    fd;                 /* its standard output and error */
	int    status;             /* as wait gives it, once ended */
	size_t n;
	char   out[OUTPUT_MAX];    /* what it said, NUL-ended; cut when too long */
};

/* Start argv (NULL-ended; argv[0] looked up in PATH) in its own process group. */
void child_start(struct child *c, const char *const argv[]);
/* Read until it ends; after ms milliseconds it is killed and false returned. */
bool child_wait(struct child *c, int ms);
/* kill -9 of the whole group, then read what it had said. */
void child_kill(struct child *c);
/* The exit status, or 128 + signal. */
int child_code(const struct child *c);
/* Start and wait a minute at most; the exit status. */
int run(struct child *c, const char *const argv[]);
#define RUN(c, ...) run((c), (const char *const[]){ __VA_ARGS__, NULL })
/* The same, and leave with a message when it fails: for preparations. */
void must(const char *const argv[]);
#define MUST(...) must((const char *const[]){ __VA_ARGS__, NULL })

void pause_us(long us);
long now_us(void);

/* A small generator of our own, so that a seed means the same everywhere. */
struct dice { uint64_t s; };
uint64_t dice_next(struct dice *d);
/* 0 <= result < n */
uint64_t dice_below(struct dice *d, uint64_t n);
/* FAULT_SEED or a fixed one; printed so that a failure can be repeated. */
struct dice dice_seeded(const char *what);
/* An amount of work from the environment, or its usual value. */
long setting(const char *name, long usual);

_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
