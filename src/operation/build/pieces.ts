/** Splits a route into stretches that one vehicle travels and the steps between them. */
import { type Link, type Mode, modeTraits } from "../../model/index.ts";
import type { RouteStep } from "../../routing/index.ts";

/** A stretch of a route that one vehicle travels without any handling. */
export interface Stretch {
  readonly type: "carriage";
  readonly mode: Mode;
  readonly from: string;
  readonly to: string;
  readonly steps: readonly RouteStep[];
}

/** Something done at a place. */
export interface Handling {
  readonly type: "handling";
  readonly step: RouteStep;
}

/** A part of a route. */
export type Piece = Stretch | Handling;

/** Cuts steps where something is done at a place, where the mode changes, and at ferries. */
export function piecesOf(steps: readonly RouteStep[], links: ReadonlyMap<string, Link>): Piece[] {
  const pieces: Piece[] = [];
  for (const step of steps) {
    const link = step.type === "link" ? links.get(step.id) : undefined;
    if (link === undefined) {
      pieces.push({ type: "handling", step });
      continue;
    }
    const last = pieces.at(-1);
    const goesOn =
      last?.type === "carriage" && last.mode === link.mode && modeTraits[link.mode].carries === undefined;
    if (goesOn) pieces[pieces.length - 1] = { ...last, to: step.to, steps: [...last.steps, step] };
    else pieces.push({ type: "carriage", mode: link.mode, from: step.from, to: step.to, steps: [step] });
  }
  return pieces;
}

/** Hours of some components of the time of steps; of all when none is named. */
export function hoursIn(steps: readonly RouteStep[], ...components: readonly string[]): number {
  let hours = 0;
  for (const { charges } of steps) {
    for (const { measure, component, amount } of charges) {
      if (measure === "time" && (components.length === 0 || components.includes(component))) hours += amount;
    }
  }
  return hours;
}

/** Kilometres of steps. */
export function kilometresIn(steps: readonly RouteStep[]): number {
  return steps.reduce((sum, { lengthKm }) => sum + lengthKm, 0);
}

/** Money of steps, per unit of the commodity, without some components. */
export function moneyIn(steps: readonly RouteStep[], without: readonly string[] = []): number {
  let money = 0;
  for (const { charges } of steps) {
    for (const { measure, component, amount } of charges) {
      if (measure === "money" && !without.includes(component)) money += amount;
    }
  }
  return money;
}
