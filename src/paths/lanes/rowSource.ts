/** Where rows of weights come from. */

import type { ArcRows, PlacedTile, Tile } from "./arcRows.ts";
import type { Arena } from "./arena.ts";
import type { LaneBlock, LanePatch } from "./laneBlock.ts";
import type { RouteAmounts } from "./routeAmounts.ts";

/** Fills the rows of arcs, tile by tile. */
export interface RowSource {
  /** How many patches there are. */
  readonly patches: number;
  /** What adds up amounts along routes; absent where there are none. */
  readonly amounts?: RouteAmounts;
  /** Fills the weights of a tile; whether all are multiples of 2^-30. */
  fill(tile: Tile): boolean;
  /** Fills those of a patch into the first slots of the log; again whether all are such multiples. */
  fillPatch(index: number, tile: Tile): boolean;
  /** The rows that a patch changes, in the order of their slots. */
  patchRows(index: number): Uint32Array;
}

/** A block given as arrays. */
export class BlockSource implements RowSource {
  readonly patches: number;
  readonly #rows: ArcRows;
  /** Addresses of the weights, of the block and then of each patch. */
  readonly #sources: readonly number[];
  readonly #patched: readonly {
    readonly arcs: Uint32Array;
    readonly places: Uint32Array;
    readonly rows: Uint32Array;
  }[];

  /** @param place - Copies arrays into memory and gives their addresses. */
  constructor(rows: ArcRows, block: LaneBlock, place: (arrays: readonly Float64Array[]) => number[]) {
    const patches = block.patches ?? [];
    this.#rows = rows;
    this.patches = patches.length;
    const given: readonly (LaneBlock | LanePatch)[] = [block, ...patches];
    this.#sources = place(given.map(({ weights }) => weights));
    this.#patched = patches.map(({ arcs }) => {
      const places = Uint32Array.from(arcs.keys()).filter((i) => rows.row(arcs[i]) !== undefined);
      return { arcs, places, rows: places.map((i) => rows.row(arcs[i]) as number) };
    });
  }

  fill(tile: Tile): boolean {
    return this.#rows.fill(this.#placed(0, tile));
  }

  fillPatch(index: number, tile: Tile): boolean {
    const { arcs, places } = this.#patched[index];
    return this.#rows.fillSlots(this.#placed(1 + index, tile), places, arcs);
  }

  patchRows(index: number): Uint32Array {
    return this.#patched[index].rows;
  }

  #placed(which: number, tile: Tile): PlacedTile {
    return { ...tile, source: this.#sources[which] + 8 * tile.first, stride: 8 * tile.of };
  }
}

/** A stretch of an arena that grows when more is wanted, for arrays that come from outside. */
export class Inbox {
  readonly #arena: Arena;
  #address = 0;
  #bytes = 0;

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  /** Copies arrays in, one behind the other, over what was there; their addresses. */
  place(arrays: readonly Float64Array[]): number[] {
    const bytes = 8 * arrays.reduce((sum, { length }) => sum + length, 0);
    if (bytes > this.#bytes) {
      this.#address = this.#arena.take(bytes);
      this.#bytes = bytes;
    }
    const { f64 } = this.#arena.memory;
    let next = this.#address;
    return arrays.map((values) => {
      const address = next;
      next += 8 * values.length;
      f64.set(values, address >>> 3);
      return address;
    });
  }
}
