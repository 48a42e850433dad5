/** Reads which figures of a study say how days differ and how trains are put together. */

import { compact, didYouMean, type Fault, type FieldPath } from "../../base/index.ts";
import {
  type Dimension,
  dimensionText,
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
