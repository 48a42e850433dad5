/** The state graphs of several scenarios as one topology. */

import type { Commodity } from "../../model/index.ts";
import type { Arc, ScenarioModel } from "../../routing/index.ts";

/** An arc of at least one model. */
export interface UnionArc {
  readonly id: string;
  /** Id of the link, for arcs that are links. */
  readonly link?: string;
  /** The arc under each model; `undefined` where the model lacks it. */
  readonly versions: readonly (Arc | undefined)[];
}

/** The states and arcs of several models as one topology. */
export interface Union {
  /** State id -> its number. */
  readonly states: ReadonlyMap<string, number>;
  readonly arcs: readonly UnionArc[];
  readonly network: { readonly nodes: number; readonly tail: Uint32Array; readonly head: Uint32Array };
}

/** The states and arcs of all models as one topology, numbered in the order of their ids. */
export function unite(models: readonly ScenarioModel[], commodity: Commodity): Union {
  const graphs = models.map((model) => model.graph(commodity));
  const ids = new Set(graphs.flatMap((graph) => graph.states.map((state) => state.id)));
  const states = new Map([...ids].sort().map((id, i) => [id, i]));
  const arcs = new Map<string, { from: string; to: string; link?: string; versions: (Arc | undefined)[] }>();
  for (const [m, graph] of graphs.entries()) {
    const idOf = (state: number): string => (graph.states[state] as (typeof graph.states)[number]).id;
    for (const arc of graph.arcs) {
      const link = arc.link === undefined ? {} : { link: arc.link.id };
      const entry = arcs.get(arc.id) ?? {
        from: idOf(arc.from),
        to: idOf(arc.to),
        ...link,
        versions: models.map(() => undefined),
      };
      entry.versions[m] = arc;
      arcs.set(arc.id, entry);
    }
  }
  const sorted = [...arcs].sort(([a], [b]) => (a < b ? -1 : 1));
  const end = (field: "from" | "to"): Uint32Array =>
    Uint32Array.from(sorted, ([, arc]) => states.get(arc[field]) as number);
  return {
    states,
    arcs: sorted.map(([id, { link, versions }]) => ({
      id,
      versions,
      ...(link === undefined ? {} : { link }),
    })),
    network: { nodes: states.size, tail: end("from"), head: end("to") },
  };
}
