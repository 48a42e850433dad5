// Draws the results that have a picture, for a notebook.
import type { ResultKind } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import { breakEvenChart } from "../analysis/breakEvenChart.ts";
import { distributionChart } from "../analysis/distributionChart.ts";
import { sobolChart } from "../analysis/sobolChart.ts";
import { switchingChart } from "../analysis/switchingChart.ts";
import { tornadoChart } from "../analysis/tornadoChart.ts";
import { changesChart } from "../comparison/changesChart.ts";
import { comparisonFacts } from "../comparison/comparisonFacts.ts";
import { type PictureText, svgText } from "../drawing/svg.ts";
import { waterfallChart } from "../route/waterfallChart.ts";
import type { ResultsByKind } from "./tidyRows.ts";

type Draw<K extends ResultKind> = (
  result: ResultsByKind[K],
  study: Study,
  text: PictureText,
) => SVGSVGElement | undefined;

const pictures: { readonly [K in ResultKind]?: Draw<K> } = {
  comparison: (comparison, study, text) => {
    const { commodities } = comparisonFacts(study, comparison);
    const changed = commodities.filter((group) => group.changed.length > 0);
    if (changed.length === 0) return undefined;
    return changesChart({ ...text, commodities: changed, currency: study.currency });
  },
  waterfall: (waterfall, study, text) =>
    waterfallChart({ ...text, study, waterfall, unit: `${study.currency}` }),
  analysis: (analysis, _, text) => distributionChart({ ...text, analysis }),
  sensitivity: (sensitivity, _, text) => {
    if (sensitivity.method === "sobol") return sobolChart({ ...text, sensitivity });
    if (sensitivity.method !== "tornado") return undefined;
    const { query, inputs, result } = sensitivity;
    return tornadoChart({ ...text, analysis: { query, inputs, tornado: result } });
  },
  switchingValues: (switches, _, text) => switchingChart({ ...text, switches }),
  breakEven: ({ figures, x, y, values, target, query }, _, text) =>
    breakEvenChart({
      ...text,
      xFigure: figures[0],
      yFigure: figures[1],
      xs: x,
      ys: y,
      values,
      target,
      unit: query.unit,
    }),
};

/** The picture of a result as an SVG text; `undefined` where a table says it better. */
export function pictureOf<K extends ResultKind>(
  result: ResultsByKind[K],
  kind: K,
  study: Study,
  text: PictureText,
): string | undefined {
  const drawn = pictures[kind]?.(result, study, text);
  return drawn && svgText(drawn);
}
