/** The block size that sums and random streams share. */

/**
 * Numbers in one block. Sums are taken and draws are made block by block, so that a block may be computed alone: each
 * block of a stream has a generator of its own.
 */
export const blockSize = 1024;
