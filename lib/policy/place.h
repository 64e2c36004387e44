/* place.h - where a part of the rule book stands, and what people call it. */
#pragma once

struct place { const char *file; int line, column; };
struct label { const char *en, *zh; };          /* either may be NULL */
