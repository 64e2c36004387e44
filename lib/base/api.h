/* api.h - the attributes that every header uses. Public functions stand
 * between SALES_API_BEGIN and SALES_API_END, for C and C++ alike; all else is
 * hidden in the shared library. */
#pragma once

#ifdef __cplusplus
#define SALES_API_BEGIN extern "C" { _Pragma("GCC visibility push(default)")
#define SALES_API_END   _Pragma("GCC visibility pop") }
#else
#define SALES_API_BEGIN _Pragma("GCC visibility push(default)")
#define SALES_API_END   _Pragma("GCC visibility pop")
#endif

#define NODISCARD   __attribute__((warn_unused_result))
#define CLEANUP(fn) __attribute__((cleanup(fn)))
