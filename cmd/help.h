/* help.h - what the tables say, for people: one screen, read at run time. */
#pragma once
#include "cmd/cmd.h"

/** All commands. */
void help_all(struct buf *b);
/** One noun with its verbs. */
void help_noun(struct buf *b, const struct cmd *noun);
/** One command; brief: usage and options of its own only. */
void help_verb(struct buf *b, const struct cmd *noun, const struct cmd *verb);
/** "salesctl goal set SUBJECT PERIOD VALUE [OPTION...]", never translated. */
void help_synopsis(struct buf *b, const struct cmd *noun, const struct cmd *verb);
/** The options that every command takes. */
void help_options(struct buf *b);
/** The settings that config.yaml may have, and where it lies. */
void help_settings(struct buf *b);
/** A page of help by its name (selectors, periods ...); NULL: there is none. */
const char *help_topic(const char *name);
extern const char *const help_topics[];
