#!/usr/bin/env python3
"""A second reckoning of pay, from the manual page alone and in fractions, held against
what the program posts, in random departments.

usage: oracle.py [--seed N] [--departments N] [--people N] [--verify] [--no-shrink] [--start MONTH]

SALESCTL names the program. Prints how many people and sums were compared; of what
differs the seed, and the smallest department that still shows it."""
import argparse
import sys
import time

import fiscal
from generate import Generator
from play import Refused, play, told
from properties import after_the_year, order_does_not_matter
from shrink import shrink


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--departments", type=int, default=3)
    a.add_argument("--people", type=int, default=200)
    a.add_argument("--verify", action="store_true")
    a.add_argument("--no-shrink", action="store_true")
    a.add_argument("--keep-going", action="store_true")
    a.add_argument("--start", type=int, default=1, help="month in which the fiscal year begins")
    args = a.parse_args()
    people = sums = lines = bad = 0
    start = time.time()
    for seed in range(args.seed, args.seed + args.departments):
        try:
            dept = fiscal.made(Generator(seed, args.people), args.start)
            result = play(dept, args.verify, extra=after_the_year(seed))
            if not result.bad and seed % 10 == 0:
                result.bad = order_does_not_matter(dept, seed).bad
        except Refused as e:
            print(f"seed {seed}: {e}")
            bad += 1
            continue
        people += args.people
        sums += result.sums
        lines += result.lines
        if result.bad:
            bad += 1
            print(f"seed {seed}, {args.people} people: {len(result.bad)} sums differ")
            for b in result.bad[:5]:
                print("  " + told(b))
            if not args.no_shrink and not isinstance(result.bad[0][2], str):
                print(shrink(dept, result.bad[0]))
            if not args.keep_going:
                break
        sys.stdout.flush()
    print(f"{people} people, {sums} sums and {lines} lines compared in {time.time() - start:.0f} s: "
          f"{'no difference' if bad == 0 else f'{bad} departments differ'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
