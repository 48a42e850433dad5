// Random small studies and a second, independent way to price them. All numbers are sums of powers of two, so that both
// ways must agree to the last bit; they are small, so that ties are common.
import fc from "fast-check";
import type { Study } from "../../src/model/index.ts";
import type { Edit } from "../../src/scenario/index.ts";
import { type Row, type ToyTables, toy, toyTables } from "../toy.ts";

type Mode = "road" | "rail" | "sea" | "ferry";

/** Money in USD/t and time in h. */
interface Effort {
  readonly money: number;
  readonly hours: number;
}

/** A random study, before it is written down as tables. */
export interface Plan {
  /** Places with their sides: one country, or two at a crossing. */
  readonly places: readonly { readonly id: string; readonly sides: readonly string[] }[];
  readonly links: readonly PlannedLink[];
  /** Price per km and speed of each mode. */
  readonly modes: Readonly<Record<Mode, { readonly perKm: number; readonly kmh: number }>>;
  /** What is done at places, e.g. `load road`, `rail > sea`, `1435 > 1520`, `clear`; absent where it cannot be done. */
  readonly operations: ReadonlyMap<string, Effort>;
  /** The way over a border from AA to BB, and back. */
  readonly borders: Readonly<Record<"AA" | "BB", Effort>>;
  /** A joint zone at a crossing: its levy, and how long clearance takes there as a multiple of elsewhere. */
  readonly zone: { readonly at: string; readonly levy: number; readonly times: number } | undefined;
  /** Clearance at a crossing, for goods that go on into BB. */
  readonly clearing: (Effort & { readonly at: string }) | undefined;
  /** Whether truck drivers rest after 8 h. */
  readonly rest: boolean;
  readonly valueOfTime: number;
}

interface PlannedLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly twoWay: boolean;
  readonly mode: Mode;
  readonly country: string;
  readonly gauge: number | undefined;
  readonly km: number;
  readonly open: boolean;
}

const home = ["a0", "a1"];
const abroad = ["b0", "b1"];
const border = ["x0", "x1"];
const places = [
  ...home.map((id) => ({ id, sides: ["AA"] })),
  ...abroad.map((id) => ({ id, sides: ["BB"] })),
  ...border.map((id) => ({ id, sides: ["AA", "BB"] })),
];

/** Ends of journeys: every place, and both sides of every crossing. */
export const ends: readonly string[] = [...home, ...abroad, "x0@AA", "x0@BB", "x1@AA", "x1@BB"];

const eighths = (most: number): fc.Arbitrary<number> => fc.nat(8 * most).map((n) => n / 8);
const effort: fc.Arbitrary<Effort> = fc.record({ money: eighths(16), hours: eighths(16) });
const carriage = fc.record({ perKm: eighths(2), kmh: fc.constantFrom(16, 32, 64) });

const landLink = fc.record({
  mode: fc.constantFrom("road" as const, "rail" as const),
  country: fc.constantFrom("AA", "BB"),
  ends: fc.tuple(fc.nat(), fc.nat()),
  gauge: fc.constantFrom(1435, 1435, 1520),
});
const waterLink = fc.record({
  mode: fc.constantFrom("sea" as const, "ferry" as const),
  country: fc.constant("XZ"),
  ends: fc.tuple(fc.nat(), fc.nat()),
  gauge: fc.constantFrom(undefined, 1435),
});
const mostly = fc.integer({ min: 0, max: 7 }).map((n) => n < 6);
const common = fc.record({
  twoWay: mostly,
  km: fc.integer({ min: 1, max: 64 }).map((n) => 16 * n),
  open: mostly,
});

const link: fc.Arbitrary<Omit<PlannedLink, "id"> | undefined> = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: landLink }, { weight: 1, arbitrary: waterLink }), common)
  .map(
    ([
      {
        ends: [i, j],
        mode,
        country,
        gauge,
      },
      rest,
    ]) => {
      const onLand = country === "AA" ? [...home, ...border] : [...abroad, ...border];
      const choice = country === "XZ" ? [...home, ...abroad] : onLand;
      const [from, to] = [choice[i % choice.length], choice[j % choice.length]] as [string, string];
      if (from === to) return undefined;
      const runsOn = mode === "rail" || mode === "ferry" ? gauge : undefined;
      return { from, to, mode, country, gauge: runsOn, ...rest };
    },
  );

const vehicles = ["road", "rail", "sea"];
const everyOperation = [
  ...vehicles.flatMap((mode) => [`load ${mode}`, `unload ${mode}`]),
  ...vehicles.flatMap((from) => vehicles.filter((to) => to !== from).map((to) => `${from} > ${to}`)),
  ...["1435 > 1520", "1520 > 1435", "clear"],
];

/** Random plans with `links` links, or a few less. */
export function plans(links: number): fc.Arbitrary<Plan> {
  return fc.record({
    places: fc.constant(places),
    links: fc
      .array(link, { minLength: links, maxLength: links })
      .map((drafts) =>
        drafts.flatMap((draft, i) => (draft === undefined ? [] : [{ id: `l${i}`, ...draft }])),
      ),
    modes: fc.record({ road: carriage, rail: carriage, sea: carriage, ferry: carriage }),
    operations: fc
      .tuple(
        ...everyOperation.map((name) =>
          fc.option(
            effort.map((e) => [name, e] as const),
            { freq: 9, nil: undefined },
          ),
        ),
      )
      .map((found) => new Map(found.filter((operation) => operation !== undefined))),
    borders: fc.record({ AA: effort, BB: effort }),
    zone: fc.option(
      fc.record({ at: fc.constantFrom(...border), levy: eighths(2), times: fc.constantFrom(0, 0.5, 1) }),
      { nil: undefined },
    ),
    clearing: fc.option(
      fc.tuple(effort, fc.constantFrom(...border)).map(([price, at]) => ({ ...price, at })),
      { nil: undefined },
    ),
    rest: fc.boolean(),
    valueOfTime: fc.constantFrom(0, 0.25, 1, 4),
  });
}

/** Writes a plan down as the tables of a study. */
export function tablesOf(plan: Plan): ToyTables {
  const usd = (amount: number): string => `${amount} * one`;
  const hours = (amount: number): string => `${amount} * hour`;
  const modes = Object.entries(plan.modes);
  return {
    ...toyTables,
    figures: { vot: `${plan.valueOfTime} USD/tonne/hour`, wheel: "1 hour" },
    questions: [{ id: "all", between: [plan.places[0]?.id], and: [plan.places[1]?.id] }],
    places: plan.places.map(({ id, sides: [country = "", other] }) => ({
      ...{ id, country, gauge_break: "1435 1520" },
      ...(other === undefined ? {} : { other_country: other }),
    })),
    links: [neverOpen(plan), ...plan.links].map(
      ({ id, from, to, twoWay, mode, country, gauge, km, open }) => ({
        ...{ id, from, to, mode, country, length_km: km, two_way: twoWay ? "yes" : "no" },
        ...{ gauge_mm: gauge ?? "", status: open ? "operating" : "planned" },
      }),
    ),
    tariffs: modes.map(([mode, { perKm }]) => ({
      ...{ id: mode, component: "lineHaul", mode, commodities: "freight", per_km: `${perKm} * km` },
    })),
    timings: modes.map(([mode, { kmh }]) => ({
      ...{ id: mode, mode, running: `${kmh} * kmh` },
      ...(plan.rest && mode === "road" ? { driving_hours: "8 * wheel" } : {}),
    })),
    zones:
      plan.zone === undefined
        ? []
        : [
            {
              ...{ id: "joint", at: plan.zone.at, time_factor: plan.zone.times, clearance_factor: 1 },
              ...{ levy: usd(plan.zone.levy) },
            },
          ],
    operations: [...plan.operations, ...clearingOf(plan)].map(([name, { money, hours: time }]): Row => {
      const [first = "", , third = ""] = name.split(" ");
      const price = { handling: usd(money), dwell: hours(time) };
      if (name === "clear") return { id: name, operation: name, ...price };
      if (name === "clear at border")
        return {
          ...{ id: "border", operation: "clear", from: "transit", to: "imported" },
          ...{ places: String(plan.clearing?.at), countries: "BB", ...price },
        };
      const id = name.replace(/ > | /, "-");
      if (name.startsWith("load")) return { id, operation: "load", to: name.slice(5), ...price };
      if (name.startsWith("unload")) return { id, operation: "unload", from: name.slice(7), ...price };
      const operation = Number(first) > 0 ? "gaugeChange" : "transship";
      return { id, operation, from: first, to: third, ...price };
    }),
    crossings: (["rail", "road", "ferry"] as const).flatMap((mode) => {
      const at =
        mode === "ferry"
          ? ferriesAbroad(plan)
          : plan.places.flatMap(({ id, sides }) => (sides.length === 2 ? [id] : []));
      if (at.length === 0) return [];
      return (["AA", "BB"] as const).map((from) => {
        const { money, hours: time } = plan.borders[from];
        return {
          ...{ id: `${mode}-${from}`, at: at.join(" "), mode, from, to: from === "AA" ? "BB" : "AA" },
          ...{
            queue: hours(time),
            documents: 0,
            inspection_share: 0,
            inspection: 0,
            release: 0,
            fee: usd(money),
          },
        };
      });
    }),
  };
}

function clearingOf({ clearing }: Plan): [string, Effort][] {
  return clearing === undefined ? [] : [["clear at border", clearing]];
}

function ferriesAbroad({ links, places }: Plan): string[] {
  const country = (end: string): string | undefined => places.find(({ id }) => id === end)?.sides[0];
  return links.flatMap(({ id, mode, from, to }) =>
    mode === "ferry" && country(from) !== country(to) ? [id] : [],
  );
}

/** A study has at least one link; this one is closed. */
function neverOpen({ places: [from, to] }: Plan): PlannedLink {
  return {
    ...{ id: "never", from: String(from?.id), to: String(to?.id), twoWay: true, mode: "road", country: "AA" },
    ...{ gauge: undefined, km: 16, open: false },
  };
}

/** The study of a plan, with a scenario `edited` beside its base. */
export function studyOf(plan: Plan, ...edits: Edit[]): Study {
  return toy({ ...tablesOf(plan), scenarios: { edited: edits } });
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly money: number;
  readonly hours: number;
  /** Whether a truck does it, or it takes no driving. */
  readonly byTruck: boolean;
  /** Hours a truck is driven. */
  readonly driven: number;
}

/**
 * The least generalised cost between two ends, worked out from the plan alone by relaxing all moves again and again
 * (R. Bellman, 1958); `undefined` when there is no way.
 */
export function leastCost(plan: Plan, from: string, to: string): number | undefined {
  if (from === to) return 0;
  const moves = movesOf(plan);
  const [start, end] = [at(plan, from), at(plan, to)];
  const [left, entered] = [start, end].map((place) => place.split("@")[1]);
  const driving = relax(
    moves.filter(({ byTruck }) => byTruck),
    `${start} start`,
    ({ driven }) => driven,
  );
  const isDayTrip = (driving.get(`${end} end`) ?? Number.POSITIVE_INFINITY) <= 8;
  const cost = relax(moves, `${start} start`, ({ money, hours, driven }) => {
    const rest = plan.rest && !isDayTrip ? 2 * driven : 0;
    return money + plan.valueOfTime * (hours + rest);
  });
  return cost.get(`${end} ${left === entered ? "end" : "cleared"}`);
}

function at(plan: Plan, end: string): string {
  return end.includes("@") ? end : `${end}@${plan.places.find(({ id }) => id === end)?.sides[0]}`;
}

function relax(moves: readonly Move[], start: string, weight: (move: Move) => number): Map<string, number> {
  const least = new Map([[start, 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const move of moves) {
      const before = least.get(move.from);
      if (before === undefined) continue;
      const after = before + weight(move);
      if (after >= (least.get(move.to) ?? Number.POSITIVE_INFINITY)) continue;
      least.set(move.to, after);
      changed = true;
    }
  }
  return least;
}

function movesOf(plan: Plan): Move[] {
  const moves: Move[] = [];
  const stand = new Map<string, Set<string>>();
  const arrive = (yard: string, vehicle: string): string => {
    stand.set(yard, (stand.get(yard) ?? new Set()).add(vehicle));
    return `${yard} ${vehicle}`;
  };
  for (const { from, to, twoWay, mode, country, gauge, km, open } of plan.links) {
    if (!open) continue;
    const { perKm, kmh } = plan.modes[mode];
    const vehicle = gauge !== undefined ? `${gauge}` : mode === "ferry" ? "road" : mode;
    const yards = [from, to].map((id) => {
      const sides = plan.places.find((place) => place.id === id)?.sides ?? [];
      return `${id}@${sides.includes(country) ? country : sides[0]}`;
    }) as [string, string];
    for (const [out, into] of twoWay ? [yards, yards.toReversed()] : [yards]) {
      const [left, entered] = [out, into].map((yard) => (yard as string).split("@")[1]);
      const abroadAt =
        mode === "ferry" && left !== entered ? plan.borders[left as "AA" | "BB"] : { money: 0, hours: 0 };
      const running = km / kmh;
      moves.push({
        from: arrive(out as string, vehicle),
        to: arrive(into as string, vehicle),
        money: perKm * km + abroadAt.money,
        hours: running + abroadAt.hours,
        byTruck: mode === "road",
        driven: mode === "road" ? running : 0,
      });
    }
  }
  for (const { id, sides } of plan.places.filter((place) => place.sides.length === 2)) {
    const [here, there] = sides.map((side) => `${id}@${side}`) as [string, string];
    for (const kind of ["road", "rail"]) {
      const fits = (vehicle: string): boolean => (kind === "road" ? vehicle === "road" : Number(vehicle) > 0);
      const [left, right] = [here, there].map((yard) => [...(stand.get(yard) ?? [])].filter(fits)) as [
        string[],
        string[],
      ];
      if (left.length === 0 || right.length === 0) continue;
      for (const vehicle of [...left, ...right]) {
        for (const [out, into, side] of [
          [here, there, "AA"],
          [there, here, "BB"],
        ] as const) {
          const ends = { from: arrive(out, vehicle), to: arrive(into, vehicle) };
          moves.push({ ...ends, ...plan.borders[side], byTruck: true, driven: 0 });
          moves.push(...otherWays(plan, id, ends, plan.borders[side]));
        }
      }
    }
  }
  const named = (vehicle: string): string => (Number(vehicle) > 0 ? "rail" : vehicle);
  for (const [yard, standing] of stand) {
    const add = (operation: string, from: string, to: string, byTruck: boolean): void => {
      const price = plan.operations.get(operation);
      if (price !== undefined)
        moves.push({ from: `${yard} ${from}`, to: `${yard} ${to}`, ...price, byTruck, driven: 0 });
    };
    for (const vehicle of standing) {
      add(`load ${named(vehicle)}`, "start", vehicle, true);
      add(`unload ${named(vehicle)}`, vehicle, "end", true);
      for (const other of standing) {
        const names = [vehicle, other].every((v) => Number(v) > 0)
          ? [vehicle, other]
          : [vehicle, other].map(named);
        if (other !== vehicle) add(names.join(" > "), vehicle, other, false);
      }
    }
    add("clear", "end", "cleared", true);
  }
  return [...moves, ...moves.flatMap(importedToo)];
}

/** Other ways over a border: a zone, clearance on the spot. */
function otherWays(
  plan: Plan,
  id: string,
  { from, to }: { from: string; to: string },
  border: Effort,
): Move[] {
  const { zone, clearing } = plan;
  const clear = plan.operations.get("clear");
  const still = { byTruck: true, driven: 0 };
  const inside = `${from} zone`;
  const ways: Move[] = [];
  if (id === zone?.at) {
    ways.push({ from, to: inside, money: border.money + zone.levy, hours: border.hours, ...still });
    ways.push({ from: inside, to, money: 0, hours: 0, ...still });
    if (clear !== undefined) {
      const hours = clear.hours * zone.times;
      ways.push({ from: inside, to: `${to} imported`, money: clear.money, hours, ...still });
    }
  }
  if (id === clearing?.at && to.includes("@BB")) {
    const [money, hours] = [border.money + clearing.money, border.hours + clearing.hours];
    ways.push({ from, to: `${to} imported`, money, hours, ...still });
  }
  return ways;
}

/** What goods that are cleared can do too: move inside their country, and be unloaded, with which they have arrived. */
function importedToo(move: Move): Move[] {
  const [[yard = "", vehicle = "", ...more], [next = "", after = "", ...others]] = [move.from, move.to].map(
    (state) => state.split(" "),
  ) as [string[], string[]];
  const isInland = yard.split("@")[1] === next.split("@")[1] && more.length + others.length === 0;
  if (!isInland || ["start", "end"].includes(vehicle)) return [];
  return [
    {
      ...move,
      from: `${move.from} imported`,
      to: after === "end" ? `${next} cleared` : `${move.to} imported`,
    },
  ];
}
