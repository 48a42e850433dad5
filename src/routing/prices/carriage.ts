/** Prices of carriage over a link: money, time and emissions. */

import { append } from "../../base/index.ts";
import {
  type Amount,
  type Expression,
  figure,
  type Link,
  number,
  operation,
  type Selector,
  select,
  type Tariff,
  type Timing,
} from "../../model/index.ts";
import { type Carriage, type Charge, charger } from "./charge.ts";
import type { PriceBook } from "./priceBook.ts";

/** Money, time and emissions of carriage over a link, by the most specific rows for it. */
export function carriage(link: Link, book: PriceBook): Carriage {
  const { mode } = link;
  const find = finder(link, book);
  const haul = tariffFor("lineHaul", link, find, book);
  const toll = tariffFor("toll", link, find, book);
  const timing = find("timings", book.timings(mode));
  const emission = find("emissions", book.emissionFactors(mode));
  const length = figure(link.length);
  const charges: Charge[] = [];
  for (const tariff of [haul, toll]) {
    if (tariff === undefined) continue;
    const make = charger("tariffs", tariff.id, tariff.payee);
    append(charges, make("money", tariff.component, price(tariff, length)));
  }
  if (emission !== undefined) {
    const make = charger("emissions", emission.id);
    append(charges, make("co2e", "haul", price(emission, length)));
  }
  if (timing === undefined) return { charges };
  const running = runningTime(timing, link, book);
  if (running === undefined) return { charges };
  append(charges, timeCharges(timing, running, length));
  const { drivingHours } = timing;
  if (drivingHours === undefined) return { charges };
  return { charges, drivingDays: operation("divide", running.expression, drivingHours.expression) };
}

/** The tariff of a link, looked for among those for its direction first: the way back may have a price of its own. */
function tariffFor(
  component: Tariff["component"],
  link: Link,
  find: Finder,
  book: PriceBook,
): Tariff | undefined {
  const rows = book.tariffs(component, link.mode);
  const along = link.id === link.row ? "out" : "back";
  const directed = rows.filter(({ direction }) => direction === along);
  const own = directed.length === 0 ? undefined : find("tariffs", directed, { component, optional: true });
  if (own !== undefined) return own;
  const both = rows.filter(({ direction }) => direction === undefined);
  return find("tariffs", both, { component, optional: component === "toll" });
}

interface Row extends Selector {
  readonly id: string;
  readonly links: readonly string[];
}

type Finder = <R extends Row>(
  table: string,
  rows: readonly R[],
  options?: { readonly component?: string; readonly optional?: boolean },
) => R | undefined;

/** Looks for the most specific row for a link: several are a gap, and so is none unless the row is optional. */
function finder(link: Link, book: PriceBook): Finder {
  const { commodity } = book;
  const wanted = { country: link.country, commodity, at: link.row };
  return (table, rows, { component, optional } = {}) => {
    const found = select(rows, wanted, (row) => row.links);
    if (found.type === "one") return book.own(found.row);
    const what = component === undefined ? link.mode : `${component} by ${link.mode}`;
    const path = `${table}[${what} in ${link.country} for ${commodity.id}]`;
    if (found.type === "several") {
      const got = found.rows.map((row) => row.id).join(" and ");
      const hint = "name the link, the country or the commodity in one of them";
      book.note({ path, expected: `one most specific row for ${link.row}`, got, hint });
    } else if (optional !== true) {
      const hint = `${link.row} is open to it: add a row to ${table}.csv`;
      book.note({ path, expected: "a row that is for it", got: undefined, hint });
    }
    return undefined;
  };
}

function price({ perKm, fixed }: Pick<Tariff, "perKm" | "fixed">, length: Expression): Amount | undefined {
  const carried = perKm && overLength(perKm, length);
  if (carried === undefined || fixed === undefined) return carried ?? fixed;
  const expression = operation("add", carried.expression, fixed.expression);
  return { text: `${carried.text} + ${fixed.text}`, expression };
}

function overLength(perKm: Amount, length: Expression): Amount {
  return { text: `(${perKm.text}) x length`, expression: operation("multiply", perKm.expression, length) };
}

/** Time in motion; with the speed, unless the whole time is given. */
interface Running extends Amount {
  readonly speed?: Expression;
}

function runningTime(timing: Timing, link: Link, book: PriceBook): Running | undefined {
  if (timing.duration !== undefined) return timing.duration;
  const own =
    link.speed === undefined ? undefined : { text: "the link's speed", expression: figure(link.speed) };
  const speed = timing.running === "link" ? own : timing.running;
  if (speed === undefined) {
    const hint = `timings[${timing.id}] takes the link's own speed`;
    book.note({ path: `links[${link.row}].speed_kmh`, expected: "a speed", got: undefined, hint });
    return undefined;
  }
  const expression = operation("divide", figure(link.length), speed.expression);
  return { text: `length / (${speed.text})`, expression, speed: speed.expression };
}

function timeCharges(timing: Timing, running: Running, length: Expression): Charge[] {
  const { commercial, drivingHours, waiting } = timing;
  const make = charger("timings", timing.id);
  return [
    ...make("time", "running", { text: running.text, expression: running.expression }),
    ...make("time", "stops", commercial && stops(commercial, running, length)),
    ...make("time", "rest", drivingHours && rest(drivingHours, running)),
    ...make("time", "waiting", waiting),
  ];
}

/** What the commercial speed, where it is the lower one, takes beyond the time in motion. */
function stops(commercial: Amount, { expression, speed }: Running, length: Expression): Amount | undefined {
  if (speed === undefined) return undefined;
  const slower = operation("min", commercial.expression, speed);
  return {
    text: `length / min(${commercial.text}, running speed) - running`,
    expression: operation("subtract", operation("divide", length, slower), expression),
  };
}

/** Rest in proportion to the time of driving: after the hours driven in a day, the remainder of the day. */
function rest(drivingHours: Amount, { expression }: Running): Amount {
  const days = operation("divide", number(24), drivingHours.expression);
  return {
    text: `running x (24 / (${drivingHours.text}) - 1)`,
    expression: operation("multiply", expression, operation("subtract", days, number(1))),
  };
}
