/** Arrivals of consignments. */
import { type DrawColumn, DrawColumns } from "./drawColumns.ts";
import type { GoodsSource, Numbers } from "./plan.ts";
import type { RunState } from "./runState.ts";
import { rateSchedule, type Schedule } from "./schedule.ts";
import { onGrid } from "./timeGrid.ts";
import { turns } from "./timers.ts";

/** Creates arrivals: keeps a timer for the next one of each source. */
export class Sources {
  readonly #run: RunState;
  readonly #create: (source: number) => void;
  readonly #arrivals: readonly ArrivalTimes[];
  readonly #batches: readonly (DrawColumns | undefined)[];
  readonly #batchesDrawn: Float64Array;
  readonly #left: Float64Array;
  readonly #batch: Float64Array = new Float64Array(1);

  /** @param create - Lets one consignment of a source in. */
  constructor(
    state: RunState,
    options: { readonly replication: number; readonly rows: number },
    create: (source: number) => void,
  ) {
    const { plan, sources, horizon } = state.program;
    const keys = { seed: plan.seed, replication: options.replication };
    const drawsOf = (id: string, purpose: string, make: DrawColumn["make"]): DrawColumns =>
      new DrawColumns([{ name: ["source", id, purpose], make }], keys, options.rows);
    this.#run = state;
    this.#create = create;
    this.#arrivals = sources.map((source) =>
      arrivalTimes(source, horizon, (make) => drawsOf(source.id, "gap", make)),
    );
    this.#batches = sources.map(({ id, batch = 1 }) =>
      batch === 1 ? undefined : drawsOf(id, "batch", { type: "number", law: batch, whole: true }),
    );
    this.#batchesDrawn = new Float64Array(sources.length);
    this.#left = Float64Array.from(sources, ({ limit }) => limit ?? Number.POSITIVE_INFINITY);
  }

  /** Sets the first timers: those of sources by id, so that the order of the plan does not matter. */
  begin(): void {
    const { sources } = this.#run.program;
    const order = sources.map((_, s) => s);
    const id = (s: number): string => sources[s].id;
    order.sort((a, b) => (id(a) < id(b) ? -1 : 1));
    for (const s of order) this.#setNext(s);
  }

  /** An arrival is due. */
  arrive(source: number): void {
    let count = 1;
    const batches = this.#batches[source];
    if (batches !== undefined) {
      const row = this.#batchesDrawn[source];
      this.#batchesDrawn[source] = row + 1;
      batches.take(row, this.#batch, 0);
      count = this.#batch[0];
    }
    const left = this.#left[source];
    if (count > left) count = left;
    this.#left[source] = left - count;
    for (let i = 0; i < count; i++) this.#create(source);
    if (left > count) this.#setNext(source);
  }

  #setNext(source: number): void {
    const { timers } = this.#run;
    if (this.#arrivals[source].next(timers.due)) timers.start(source, turns.arrival);
  }
}

function arrivalTimes(
  source: GoodsSource,
  horizon: number,
  drawsOf: (make: DrawColumn["make"]) => DrawColumns,
): ArrivalTimes {
  const from = onGrid(source.fromHours ?? 0);
  const to = Math.min(horizon, onGrid(source.toHours ?? horizon));
  const { arrivals } = source;
  if (arrivals.type === "listed") return new ArrivalTimes({ from, to, listed: arrivals.atHours });
  const { profile } = arrivals;
  const steps = profile === undefined ? undefined : rateSchedule(profile, horizon);
  if (arrivals.type === "gaps") {
    return new ArrivalTimes({
      from,
      to,
      gaps: drawsOf({ type: "number", law: arrivals.hours, whole: false }),
      steps,
    });
  }
  if (arrivals.perHour === 0) return new ArrivalTimes({ from, to, listed: [] });
  const law = { type: "exponential", mean: 1 / arrivals.perHour } as const;
  return new ArrivalTimes({ from, to, gaps: drawsOf({ type: "number", law, whole: false }), steps });
}

interface ArrivalParts {
  readonly from: number;
  readonly to: number;
  readonly listed?: Numbers;
  readonly gaps?: DrawColumns;
  readonly steps?: Schedule | undefined;
}

/** The arrivals of one source, one after another. */
class ArrivalTimes {
  readonly #to: number;
  readonly #listed: Numbers;
  readonly #gaps: DrawColumns | undefined;
  readonly #steps: Schedule | undefined;
  readonly #state: Float64Array;
  readonly #gap: Float64Array = new Float64Array(1);
  #count = 0;
  #step = 0;

  constructor({ from, to, listed = [], gaps, steps }: ArrivalParts) {
    this.#to = to;
    this.#listed = listed;
    this.#gaps = gaps;
    this.#steps = steps;
    this.#state = Float64Array.of(from);
    const skipped = Array.from(listed).findIndex((hour) => onGrid(hour) >= from);
    if (gaps === undefined) this.#count = skipped < 0 ? listed.length : skipped;
  }

  /** Writes the hour of the next arrival, on the grid, to `out`; false when there is none. */
  next(out: Float64Array): boolean {
    if (this.#gaps !== undefined) this.#draw(this.#gaps);
    else this.#state[0] = this.#nextListed();
    const hour = onGrid(this.#state[0]);
    out[0] = hour;
    return hour < this.#to;
  }

  #nextListed(): number {
    return this.#count < this.#listed.length ? this.#listed[this.#count++] : Number.POSITIVE_INFINITY;
  }

  #draw(gaps: DrawColumns): void {
    gaps.take(this.#count++, this.#gap, 0);
    const gap = this.#gap[0];
    const hour = this.#state[0];
    this.#state[0] = this.#steps === undefined ? hour + gap : this.#stretched(hour, gap, this.#steps);
  }

  /** The hour at which so much time has passed, stretched by the factors. */
  #stretched(from: number, gap: number, { hours, values }: Schedule): number {
    let hour = from;
    let left = gap;
    let step = this.#step;
    while (step + 1 < hours.length && hours[step + 1] <= hour) step++;
    while (step + 1 < hours.length) {
      const passes = (hours[step + 1] - hour) * values[step];
      if (passes > 0 && passes >= left) break;
      left -= passes;
      step++;
      hour = hours[step];
    }
    this.#step = step;
    return hour + left / values[step];
  }
}
