/* api.h - the three attributes that every header uses. Public headers stand
 * between SALES_API_BEGIN and SALES_API_END; all else is hidden in the
 * shared library. */
#pragma once

#define SALES_API_BEGIN _Pragma("GCC visibility push(default)")
#define SALES_API_END   _Pragma("GCC visibility pop")

#define NODISCARD   __attribute__((warn_unused_result))
#define CLEANUP(fn) __attribute__((cleanup(fn)))
