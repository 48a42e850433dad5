/** Checks a network in columns and turns tables into columns. */
import {
  append,
  type Fault,
  InputError,
  type LinkColumns,
  type LinkTable,
  type Problem,
  problem,
} from "../../base/index.ts";
import { namedNodes } from "./nodeNames.ts";

/** After so many problems the rest of a network is not checked. */
const mostProblems = 1000;

/**
 * A network as columns that have been checked: ids used once, ends that are nodes, costs of at least 0 that add up to
 * a finite number.
 *
 * @throws InputError with everything that is wrong, up to a thousand problems.
 */
export function checkedColumns(network: LinkTable | LinkColumns): LinkColumns {
  const problems: Problem[] = [];
  const columns = "links" in network ? columnsOf(network, problems) : checkedEnds(network, problems);
  checkIds(columns.nodeIds, "nodes", problems);
  checkIds(columns.linkIds, "links", problems);
  const costs = "links" in network ? network.links.map((link) => link.cost) : network.cost;
  append(problems, costProblems(costs, linkName(columns)));
  if (problems.length === 0) return columns;
  // By path: the message does not depend on the order of the input.
  throw new InputError(problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)));
}

const noCostHint = "no search can use it; leave the link out if it has no cost";
const negativeHint =
  "no search can use less; a cheaper way back is a link of its own, a subsidy a lower cost";

/** Place of a link -> its id. */
export function linkName({ linkIds }: Pick<LinkColumns, "linkIds">): (place: number) => string {
  return (place) => linkIds?.[place] ?? String(place + 1);
}

/**
 * What is wrong with costs: those that are no number of at least 0, and the one that makes their sum infinite.
 *
 * @param options.mayClose - Whether `Infinity` may stand for a link that is closed.
 */
export function costProblems(
  costs: ArrayLike<unknown>,
  name: (place: number) => string,
  options: { readonly mayClose?: boolean } = {},
): Problem[] {
  const problems: Problem[] = [];
  let sum = 0;
  const refuse = (place: number, expected: string, hint: string): void => {
    problems.push(problem({ path: `links[${name(place)}].cost`, expected, got: costs[place], hint }));
  };
  for (let place = 0; place < costs.length && problems.length < mostProblems; place++) {
    const cost = costs[place];
    // `NaN` fails the comparison too.
    if (typeof cost !== "number" || !(cost >= 0)) {
      refuse(
        place,
        "a number of at least 0",
        typeof cost === "number" && cost < 0 ? negativeHint : noCostHint,
      );
    } else if (cost === Number.POSITIVE_INFINITY) {
      if (options.mayClose !== true) refuse(place, "a finite number", "leave a closed link out");
    } else {
      sum += cost;
      if (sum < Number.POSITIVE_INFINITY) continue;
      refuse(place, "costs that add up to a finite number", "take a larger unit");
      sum = 0;
    }
  }
  return problems;
}

/** A table as columns; an unknown node is reported, and replaced by the first node. */
function columnsOf({ nodes, links }: LinkTable, problems: Problem[]): LinkColumns {
  const names = namedNodes(nodes);
  const places = (end: "from" | "to"): Uint32Array =>
    Uint32Array.from(links, (link) => {
      const place = names.place(link[end]);
      if (place === undefined && problems.length < mostProblems) {
        const fault = { expected: "the id of a node", got: link[end], hint: names.hint(String(link[end])) };
        problems.push(problem({ path: `links[${link.id}].${end}`, ...fault }));
      }
      return place ?? 0;
    });
  return {
    nodeCount: nodes.length,
    nodeIds: nodes,
    linkIds: links.map((link) => link.id),
    from: places("from"),
    to: places("to"),
    cost: Float64Array.from(links, (link) => link.cost),
  };
}

/** Checks that columns fit each other and that ends are places of nodes. */
function checkedEnds(columns: LinkColumns, problems: Problem[]): LinkColumns {
  const { nodeCount, nodeIds, linkIds, from, to, cost, noThrough, coordinates } = columns;
  const refuse = (path: string, fault: Fault): void => {
    problems.push(problem({ path, ...fault }));
  };
  const lengths = { linkIds, from, to } as const;
  for (const [path, column] of Object.entries(lengths)) {
    const expected = `${cost.length} entries, one for each cost`;
    const hint = "columns of links are equally long";
    if (column !== undefined && column.length !== cost.length)
      refuse(path, { expected, got: column.length, hint });
  }
  for (const [path, column] of Object.entries({ nodeIds, x: coordinates?.x, y: coordinates?.y })) {
    const expected = `${nodeCount} entries, one for each node`;
    const hint = "columns of nodes are as long as nodeCount says";
    if (column !== undefined && column.length !== nodeCount)
      refuse(path, { expected, got: column.length, hint });
  }
  const name = linkName(columns);
  const lists = { from, to, ...(noThrough && { noThrough }) };
  for (const [list, places] of Object.entries(lists)) {
    for (let i = 0; i < places.length && problems.length < mostProblems; i++) {
      if (places[i] < nodeCount) continue;
      const path = list === "noThrough" ? `noThrough[${i}]` : `links[${name(i)}].${list}`;
      const hint = "places are counted from 0";
      refuse(path, { expected: `the place of a node, below ${nodeCount}`, got: places[i], hint });
    }
  }
  return columns;
}

function checkIds(ids: readonly string[] | undefined, list: "nodes" | "links", problems: Problem[]): void {
  if (ids === undefined) return;
  const met = new Set<string>();
  for (let place = 0; place < ids.length && problems.length < mostProblems; place++) {
    const id = ids[place];
    const isText = typeof id === "string";
    if (isText && !met.has(id)) {
      met.add(id);
      continue;
    }
    const expected = isText ? "an id used once" : "an id that is a text";
    const hint = isText ? "give each its own, parallel links too" : `write "${String(id)}"`;
    problems.push(problem({ path: `${list}[${isText ? id : place}].id`, expected, got: id, hint }));
  }
}
