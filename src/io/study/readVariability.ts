/** Reads which figures of a study say how days differ and how trains are put together. */

import { compact, didYouMean, type Fault, type FieldPath } from "../../base/index.ts";
import {
  type Dimension,
  dimensionText,
  type GateGroup,
  type Network,
  type OperationRules,
  sameDimension,
  type Variability,
} from "../../model/index.ts";
import type { StudyFile } from "./studyFile.ts";

/**
 * Reads which figures say what differs from day to day.
 *
 * @param refuse - Notes what is wrong at a path of `study.yaml`.
 */
export function readVariability(
  variability: NonNullable<StudyFile["variability"]>,
  network: Network,
  refuse: Refuse,
): Variability {
  for (const [field, id] of Object.entries(variability)) {
    const hint = "a standard deviation over its mean has no unit";
    if (id !== undefined) checkFigure(["variability", field], id, [{}], { network, refuse, hint });
  }
  return compact<Variability>(variability as Variability);
}

/**
 * Reads which figures say how trains are put together.
 *
 * @param refuse - Notes what is wrong at a path of `study.yaml`.
 */
export function readOperation(
  operation: NonNullable<StudyFile["operation"]>,
  network: Network,
  refuse: Refuse,
): OperationRules {
  const loads: Dimension[] = [{ t: 1, train: -1 }, { t: 1 }];
  const rules = { network, refuse, above: 0 };
  checkFigure(["operation", "trainLoad"], operation.trainLoad, loads, {
    ...rules,
    hint: "goods of a full train, e.g. in tonne/train",
  });
  checkFigure(["operation", "trainHold"], operation.trainHold, [{ h: 1 }], {
    ...rules,
    hint: "time until a train leaves though it is not full, e.g. in hour",
  });
  return operation;
}

/**
 * Reads what vehicles carry.
 *
 * @param refuse - Notes what is wrong at a path of `study.yaml`.
 */
export function readVehicles(
  vehicles: NonNullable<StudyFile["vehicles"]>,
  network: Network,
  refuse: Refuse,
): Readonly<Record<string, string>> {
  for (const [vehicle, id] of Object.entries(vehicles)) {
    const valid: Dimension[] = [
      { t: 1, [vehicle]: -1 },
      { passenger: 1, [vehicle]: -1 },
    ];
    const hint = `what one carries on the mean, e.g. in tonne/${vehicle}`;
    checkFigure(["vehicles", vehicle], id, valid, { network, refuse, hint, above: 0 });
  }
  return vehicles;
}

/**
 * Reads groups of border crossings.
 *
 * @param refuse - Notes what is wrong at a path of `study.yaml`.
 */
export function readGateGroups(
  groups: NonNullable<StudyFile["gateGroups"]>,
  network: Network,
  refuse: Refuse,
): readonly GateGroup[] {
  const gates = network.places.filter(({ kind }) => kind === "borderCrossing").map(({ id }) => id);
  for (const [i, group] of groups.entries()) {
    if (groups.findIndex(({ id }) => id === group.id) < i)
      refuse(["gateGroups", i, "id"], { expected: "an id used once", got: group.id, hint: "rename one" });
    for (const [k, got] of group.gates.entries()) {
      if (gates.includes(got)) continue;
      const expected = "the id of a border crossing";
      refuse(["gateGroups", i, "gates", k], { expected, got, hint: didYouMean(got, gates) });
    }
  }
  return groups;
}

type Refuse = (path: FieldPath, fault: Fault) => void;

interface FigureRule {
  readonly network: Network;
  readonly refuse: Refuse;
  readonly hint?: string;
  /** The figure's best value is more than this. */
  readonly above?: number;
}

/** Notes that an id names no figure, or one with a wrong dimension or size. */
function checkFigure(
  path: FieldPath,
  id: string,
  valid: readonly Dimension[],
  { network, refuse, hint, above }: FigureRule,
): void {
  const figure = network.figures.find((known) => known.id === id);
  if (figure === undefined) {
    const names = network.figures.map((known) => known.id);
    refuse(path, { expected: "the id of a figure", got: id, hint: didYouMean(id, names) });
  } else if (!valid.some((dimension) => sameDimension(figure.dimension, dimension))) {
    const units = valid.map(dimensionText).join(" or ");
    const expected = units === "1" ? "a figure without a unit" : `a figure in ${units}`;
    refuse(path, { expected, got: `${id} in ${figure.unit}`, hint });
  } else if (above !== undefined && !(figure.value > above)) {
    const got = `${id}, ${figure.value} ${figure.unit}`;
    refuse(path, { expected: `a figure above ${above}`, got, hint: "give it another value in figures.csv" });
  }
}
