// The exit codes of the command line, in one place.

/** Exit codes of the command line. */
export const exitCodes = { done: 0, failed: 1, usage: 2, invalid: 3 } as const;
