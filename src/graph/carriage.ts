import {
  type Amount,
  type Commodity,
  type Expression,
  figure,
  type Link,
  type Network,
  number,
  operation,
  type Selector,
  select,
  type Timing,
} from "../model/index.ts";
import type { Charge } from "./charge.ts";

/** What is missing or doubled when an arc is priced. */
export interface Gap {
  readonly path: string;
  readonly expected: string;
  readonly got: unknown;
  readonly hint?: string;
}

/** What carriage over a link adds to a route, and how many driving days it takes when drivers must rest. */
export interface Carriage {
  readonly charges: readonly Charge[];
  /** Share of a day's driving; absent where nobody has to rest. */
  readonly drivingDays?: Expression;
}

type Substitute = (expression: Expression) => Expression;

interface Row extends Selector {
  readonly id: string;
  readonly mode: Link["mode"];
  readonly links: readonly string[];
}

/** Money, time and emissions of carriage over a link, by the most specific rows for it. */
export function carriage(
  link: Link,
  commodity: Commodity,
  network: Network,
  substitute: Substitute,
  gaps: Gap[],
): Carriage {
  const length = figure(link.length);
  const find = <R extends Row>(table: string, rows: readonly R[], required: boolean): R | undefined =>
    pick(table, rows, link, commodity, required, gaps);
  const haul = find(
    "tariffs",
    network.tariffs.filter((t) => t.component === "lineHaul"),
    true,
  );
  const toll = find(
    "tariffs",
    network.tariffs.filter((t) => t.component === "toll"),
    false,
  );
  const timing = find("timings", network.timings, true);
  const emission = find("emissions", network.emissionFactors, true);
  const charges: Charge[] = [];
  for (const tariff of [haul, toll]) {
    if (tariff === undefined) continue;
    const { component, payee } = tariff;
    const parts = [
      ...(tariff.perKm === undefined ? [] : [times(substitute(tariff.perKm.expression), length)]),
      ...(tariff.fixed === undefined ? [] : [substitute(tariff.fixed.expression)]),
    ];
    const text = [tariff.perKm && `(${tariff.perKm.text}) x length`, tariff.fixed?.text]
      .filter(Boolean)
      .join(" + ");
    const expression = parts.length === 1 ? (parts[0] as Expression) : operation("add", ...parts);
    charges.push({
      measure: "money",
      component,
      expression,
      text,
      rule: `tariffs[${tariff.id}]`,
      ...(payee && { payee }),
    });
  }
  if (emission !== undefined) {
    const expression = times(substitute(emission.perKm.expression), length);
    const text = `(${emission.perKm.text}) x length`;
    charges.push({ measure: "co2e", component: "haul", expression, text, rule: `emissions[${emission.id}]` });
  }
  return timing === undefined ? { charges } : withTimes(timing, link, charges, substitute, gaps);
}

function pick<R extends Row>(
  table: string,
  rows: readonly R[],
  link: Link,
  commodity: Commodity,
  required: boolean,
  gaps: Gap[],
): R | undefined {
  const wanted = { country: link.country, commodity, at: link.row };
  const found = select(
    rows.filter((row) => row.mode === link.mode),
    wanted,
    (row) => row.links,
  );
  const where = `${link.mode} in ${link.country} for ${commodity.id}`;
  if (found.type === "one") return found.row;
  if (found.type === "several") {
    const got = found.rows.map((row) => row.id).join(" and ");
    gaps.push({ path: `${table}[${where}]`, expected: `one most specific row for ${link.row}`, got });
  } else if (required) {
    const hint = `${link.row} is open to it: add a row to ${table}.csv`;
    gaps.push({ path: `${table}[${where}]`, expected: "a row that is for it", got: undefined, hint });
  }
  return undefined;
}

function withTimes(
  timing: Timing,
  link: Link,
  charges: Charge[],
  substitute: Substitute,
  gaps: Gap[],
): Carriage {
  const rule = `timings[${timing.id}]`;
  const time = (component: string, expression: Expression, text: string): Charge => {
    return { measure: "time", component, expression, text, rule };
  };
  const length = figure(link.length);
  const { running, days } = runningTime(timing, link, substitute, gaps);
  if (running !== undefined) charges.push(time("running", running.expression, running.text));
  if (timing.commercial !== undefined && running?.speed !== undefined) {
    const slower = operation("divide", number(1), substitute(timing.commercial.expression));
    const faster = operation("divide", number(1), running.speed);
    const lost = operation("max", number(0), operation("subtract", slower, faster));
    charges.push(
      time(
        "stops",
        times(length, lost),
        `length x max(0, 1 / (${timing.commercial.text}) - 1 / running speed)`,
      ),
    );
  }
  if (days !== undefined && running !== undefined && timing.drivingHours !== undefined) {
    const dayLength = number(24);
    const share = operation("divide", dayLength, substitute(timing.drivingHours.expression));
    const expression = times(running.expression, operation("subtract", share, number(1)));
    charges.push(time("rest", expression, `running x (24 / (${timing.drivingHours.text}) - 1)`));
  }
  if (timing.waiting !== undefined) {
    charges.push(time("waiting", substitute(timing.waiting.expression), timing.waiting.text));
  }
  return days === undefined ? { charges } : { charges, drivingDays: days };
}

interface Running {
  readonly running?: { readonly expression: Expression; readonly text: string; readonly speed?: Expression };
  readonly days?: Expression;
}

function runningTime(timing: Timing, link: Link, substitute: Substitute, gaps: Gap[]): Running {
  if (timing.duration !== undefined) {
    return { running: { expression: substitute(timing.duration.expression), text: timing.duration.text } };
  }
  const own: Amount | undefined =
    link.speed === undefined ? undefined : { text: "the link's speed", expression: figure(link.speed) };
  const amount = timing.running === "link" ? own : timing.running;
  if (amount === undefined) {
    const hint = `timings[${timing.id}] takes the link's own speed`;
    gaps.push({ path: `links[${link.row}].speed_kmh`, expected: "a speed", got: undefined, hint });
    return {};
  }
  const speed = substitute(amount.expression);
  const expression = operation("divide", figure(link.length), speed);
  const running = { expression, text: `length / (${amount.text})`, speed };
  if (timing.drivingHours === undefined) return { running };
  return { running, days: operation("divide", expression, substitute(timing.drivingHours.expression)) };
}

function times(a: Expression, b: Expression): Expression {
  return operation("multiply", a, b);
}
