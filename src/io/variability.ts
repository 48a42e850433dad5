import {
  compact,
  didYouMean,
  type Fault,
  type Network,
  type Path,
  sameDimension,
  type Variability,
} from "../model/index.ts";
import type { StudyFile } from "./studyFile.ts";

/**
 * Reads which figures say what differs from day to day.
 *
 * @param refuse - Notes what is wrong at a path of `study.yaml`.
 */
export function readVariability(
  variability: NonNullable<StudyFile["variability"]>,
  { figures }: Network,
  refuse: (path: Path, fault: Fault) => void,
): Variability {
  for (const [field, id] of Object.entries(variability)) {
    if (id === undefined) continue;
    const figure = figures.find((known) => known.id === id);
    const path = ["variability", field];
    if (figure === undefined) {
      const hint = didYouMean(
        id,
        figures.map((known) => known.id),
      );
      refuse(path, { expected: "the id of a figure", got: id, hint });
    } else if (!sameDimension(figure.dimension, {})) {
      const hint = "a standard deviation over its mean has no unit";
      refuse(path, { expected: "a figure without a unit", got: `${id} in ${figure.unit}`, hint });
    }
  }
  return compact<Variability>(variability as Variability);
}
