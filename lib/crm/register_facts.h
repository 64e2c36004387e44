/* register_facts.h - registrations as the rules look at them; private. */
#pragma once
#include "lib/crm/rules_register.h"
#include "lib/record/read.h"

struct regs { struct reg *v; size_t n, cap; };

/** One of these values; its texts are in a. taxid: its customer's counts where
 *  it has none of its own. */
NODISCARD int reg_of(struct dept *d, int64_t id, const struct value *v, struct arena *a,
    struct reg *out, struct sales_err *err);
/** What a registration of this customer would be, on one day. */
NODISCARD int reg_of_customer(struct dept *d, int64_t customer, day on, struct arena *a,
    struct reg *out, struct sales_err *err);
/** Those that hold on a day or later: accepted, or waiting for a ruling; and
 *  those that were refused. */
NODISCARD int regs_from(struct dept *d, day from, bool with_refused, struct arena *a,
    struct regs *out, struct sales_err *err);
