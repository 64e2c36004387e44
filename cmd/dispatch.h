/* dispatch.h - from words to a command that runs. */
#pragma once
#include "cmd/cmd.h"

/** The whole program behind main(): returns the exit status. */
NODISCARD int dispatch(char *const *argv, char *const *env);
