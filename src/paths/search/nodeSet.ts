/** Sets of nodes that are cheap to empty. */

/** A set of nodes that is emptied at once. */
export class NodeSet {
  readonly #round: Uint32Array;
  #now = 1;

  constructor(nodeCount: number) {
    this.#round = new Uint32Array(nodeCount);
  }

  clear(): void {
    if (this.#now === 0xffffffff) {
      this.#round.fill(0);
      this.#now = 0;
    }
    this.#now++;
  }

  add(node: number): void {
    this.#round[node] = this.#now;
  }

  has(node: number): boolean {
    return this.#round[node] === this.#now;
  }
}
