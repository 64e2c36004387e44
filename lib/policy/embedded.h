/* embedded.h - texts that are built in, put there by embed.awk: the starter
 * books in the order of starter.c's table, the mappings in mapping.c's. */
#pragma once

extern const char *const starter_text[];
extern const char *const mapping_texts[];
