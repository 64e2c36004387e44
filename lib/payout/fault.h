/* fault.h - eleven faults that tests plant in the engine, to see that payout_verify
 * finds each (tests/fault/planted.c). Only there is PAYOUT_FAULTS defined: in every
 * other build FAULT_PLANTED is false and nothing is left of them. Private. */
#pragma once

enum planted {
	FAULT_BOUNDARY = 1,     /* a value on a tier's end is in the other tier */
	FAULT_ROUNDING,         /* half to even */
	FAULT_LOOK_UP,          /* a look-up counts the fact itself */
	FAULT_FACTOR,           /* factors of a period do not look at refunds */
	FAULT_CAP,              /* a cap is a cent too high */
	FAULT_OVERRIDE,         /* one's own facts are among those below */
	FAULT_POOL,             /* the last unit goes to whom is listed last */
	FAULT_HOLD,             /* what a guarantee gives is held back */
	FAULT_DRAW,             /* a draw is never recovered */
	FAULT_TRUE_UP,          /* a true-up forgets the factors */
	FAULT_FLOOR,            /* a floor does not look at what a cap carries in */
	FAULTS
};
#ifdef PAYOUT_FAULTS
extern int payout_fault;
#define FAULT_PLANTED(n) (payout_fault == (n))
#else
#define FAULT_PLANTED(n) false
#endif
