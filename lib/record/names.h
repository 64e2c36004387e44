/* names.h - the cache behind dept_name; private to lib/record. */
#pragma once
#include "lib/record/dept.h"

void names_open(struct dept *d);
/** After a write: names may have changed. */
void names_forget(struct dept *d);
