/* dump.h - the tables as facts, for lints and documents. */
#pragma once
#include "lib/base/api.h"

/** Tab-separated lines on standard output:
 *    cmd       NAME        BRIEF
 *    synopsis  NAME        SYNOPSIS
 *    operand   NAME        OPERAND   HELP
 *    opt       NAME|-      --LONG    -L|-   VALUE|-  HELP
 *    col       NAME        KEY       TYPE
 *    needs     NAME        writes|reads|nothing
 *    topic     TOPIC
 *  NAME is "deal list"; options of every command have "-". */
NODISCARD int dump_commands(void);
