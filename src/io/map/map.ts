/** Reads how reports draw the study, and the file of its base map. */

import {
  append,
  compact,
  didYouMean,
  type Fault,
  type FieldPath,
  type Problem,
  problem,
} from "../../base/index.ts";
import type { MapView, MapWindow, Network } from "../../model/index.ts";
import type { StudyFile } from "../study/studyFile.ts";
import { fileName, type StudyFiles } from "../tables/openTables.ts";
import { checkFeatures } from "./geojson.ts";

/** How to note what is wrong. */
interface Notes {
  readonly problems: Problem[];
  /** Notes what is wrong at a path of `study.yaml`. */
  readonly refuse: (path: FieldPath, fault: Fault) => void;
}

/** Reads how reports draw the study; the base map is a file of the study's folder. */
export function readMap(
  map: NonNullable<StudyFile["map"]>,
  network: Network,
  layer: StudyFiles,
  { problems, refuse }: Notes,
): MapView {
  const places = new Set(network.places.map(({ id }) => id));
  const check = (at: FieldPath, view: MapWindow, labels: Readonly<Record<string, unknown>>): void => {
    const [west, south, east, north] = view;
    if (!(west < east && south < north)) {
      const hint = "the window is given as west, south, east, north";
      refuse([...at, "view"], { expected: "west below east and south below north", got: view, hint });
    }
    for (const got of Object.keys(labels)) {
      if (places.has(got)) continue;
      refuse([...at, "labels", got], { expected: "the id of a place", got, hint: didYouMean(got, places) });
    }
  };
  check(["map"], map.view, map.labels);
  if (map.inset !== undefined) check(["map", "inset"], map.inset.view, map.inset.labels);
  const { base, inset, ...view } = map;
  return compact<MapView>({
    ...view,
    inset,
    base: base === undefined ? undefined : readBase(base, layer, { problems, refuse }),
  });
}

function readBase(name: string, layer: StudyFiles, { problems, refuse }: Notes): unknown {
  const text = layer.files.get(name);
  if (text === undefined) {
    const hint = "the file stands beside study.yaml and its name ends in .geojson";
    refuse(["map", "base"], {
      expected: "the name of a GeoJSON file in the study's folder",
      got: name,
      hint,
    });
    return undefined;
  }
  const file = fileName(layer, name);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    const hint = "a bracket, comma or quote is missing, or the file ends too early";
    problems.push(problem({ file, path: "document", expected: "JSON", got: text.slice(0, 80), hint }));
    return undefined;
  }
  const misfits = checkFeatures(document);
  append(
    problems,
    misfits.map((misfit) => problem({ file, ...misfit })),
  );
  if (misfits.length > 0) return undefined;
  const { features } = document as { features: readonly { geometry: unknown; properties?: object | null }[] };
  return {
    type: "FeatureCollection",
    features: features.map(({ geometry, properties }) => ({
      type: "Feature",
      properties: plain(properties ?? {}),
      geometry,
    })),
  };
}

/** Properties that are plain values; others may be as deep as they like and are not drawn. */
function plain(properties: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => typeof value !== "object"));
}
