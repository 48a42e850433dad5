/** The version of this library, as results and compiled studies state it. */

/** Version of this library; the same as in its package.json. */
export const version = "0.1.0";
