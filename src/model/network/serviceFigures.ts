/** The figures that a row of services gives: its mean wait. */
import { compact } from "../../base/index.ts";
import { figure, number, operation } from "../figures/expression.ts";
import type { Figure } from "../figures/figure.ts";
import { type FigureTable, figureEvaluator } from "../figures/figures.ts";
import { departureWait } from "../figures/waitFormulas.ts";
import type { Service } from "./rows.ts";
import { meanWaitHours } from "./timetable.ts";

/**
 * The figures of a service: `services.<id>.wait`, and `services.<id>.interval` where days of departure are known. The mean wait
 * is half the interval between departures, times `1 + cv^2` where they are irregular (the inspection paradox, W. Feller, An
 * Introduction to Probability Theory and Its Applications, vol. II, 1971, section I.4), and the time before departure by which
 * goods must be there.
 */
export function waitFigures(service: Service, figures: FigureTable): Figure[] {
  const { headway, headwayCv, timetable, cutOff } = service;
  const interval =
    timetable === undefined
      ? undefined
      : hoursOf(
          service,
          "interval",
          "Interval between departures as arrivals meet it",
          2 * meanWaitHours(timetable),
        );
  const between = interval === undefined ? headway?.expression : figure(interval.id);
  if (between === undefined) return [];
  const half =
    headwayCv === undefined
      ? operation("divide", between, number(2))
      : departureWait(between, headwayCv.expression);
  const formula = cutOff === undefined ? half : operation("add", half, cutOff.expression);
  const table = interval === undefined ? figures : new Map([...figures, [interval.id, interval]]);
  const wait = hoursOf(service, "wait", "Mean wait for a departure", figureEvaluator(table)(formula));
  return [...(interval === undefined ? [] : [interval]), { ...wait, formula }];
}

/** A figure of a service, in hours. */
function hoursOf({ id, kind, source }: Service, part: string, name: string, value: number): Figure {
  return compact<Figure>({
    id: `services.${id}.${part}`,
    name: `${name}, ${id}`,
    value,
    unit: "hour",
    factor: 1,
    dimension: { h: 1 },
    role: "input",
    // A figure that follows from a page does not stand on that page.
    kind: kind === "assumed" ? "assumed" : "derived",
    source,
  });
}
