/** Arcs of services: boarding, riding and leaving trains, ferries and ships. */

import { append } from "../../base/index.ts";
import { commoditiesNamed, type Expression, figure, roundAmount, type Service } from "../../model/index.ts";
import { Amounts } from "../prices/amounts.ts";
import type { Arc } from "../states/stateGraph.ts";
import type { Stage } from "./stages.ts";
import { arcHours, borderStages, plainArc, type TimedArc, type TimedContext } from "./timedGraph.ts";

/** Arcs on board of services, and how many nodes there are with those on board. */
export interface ServiceArcs {
  readonly arcs: readonly TimedArc[];
  readonly nodeCount: number;
  /** Arcs of the state graph that some service runs over. */
  readonly served: ReadonlySet<number>;
}

/** What services need besides. */
export interface ServiceContext extends TimedContext {
  readonly evaluate: (expression: Expression) => number;
}

/**
 * The moves on board of services. A consignment boards at the beginning of any link of a service, waits for a departure it
 * is in time for, and may stay on board over the links that follow, without another wait: states on board are nodes of
 * their own. Each service has its own arcs beside those of others on the same links, so a fast one that leaves later is
 * taken where it is there first. A service with a closed link does not run.
 *
 * Where two links of a service meet at a border or a break of gauge, what is on board passes it with the train, and the
 * train goes on when it is through. Behind a border nothing new is taken up, since when the train leaves there
 * depends on the border; save of services that only have a headway.
 */
export function serviceArcs(services: readonly Service[], context: ServiceContext): ServiceArcs {
  const { graph } = context.priced;
  // Goods in several states of customs move over a link by an arc for each.
  const byLink = new Map<string, number[]>();
  for (const [a, { link }] of graph.arcs.entries()) {
    if (link !== undefined) byLink.set(link.id, [...(byLink.get(link.id) ?? []), a]);
  }
  const nodes = new Map<string, number>();
  const node = (service: string, leg: number, state: number): number => {
    const key = nodeKey(service, leg, state);
    const index = nodes.get(key) ?? graph.states.length + nodes.size;
    nodes.set(key, index);
    return index;
  };
  const arcs: TimedArc[] = [];
  const served = new Set<number>();
  const amounts = new Amounts();
  for (const service of services) {
    // A class of service has no departures of its own: its mean wait is that of going on board.
    if (service.links.length === 0) continue;
    const legs = service.links.flatMap((link) => {
      const found = byLink.get(link);
      return found === undefined ? [] : [found];
    });
    const carries = commoditiesNamed([graph.commodity], service.commodities).length > 0;
    if (legs.length !== service.links.length || !carries) continue;
    const line = new Line(service, legs, context, amounts);
    for (const [leg, ways] of legs.entries()) {
      for (const way of ways) served.add(way);
      append(
        arcs,
        line.ride(leg, {
          aboard: (l, state) => node(service.id, l, state),
          quay: (state) => node("", 0, state),
        }),
      );
      if (leg > 0)
        append(
          arcs,
          line.joint(leg - 1, (state) => node(service.id, leg - 1, state)),
        );
    }
  }
  append(
    arcs,
    toQuays(context, (state) => nodes.get(quayKey(state))),
  );
  amounts.throwIfWrong();
  return { arcs, nodeCount: graph.states.length + nodes.size, served };
}

function nodeKey(service: string, leg: number, state: number): string {
  return `${service} ${leg} ${state}`;
}

const quayKey = (state: number): string => nodeKey("", 0, state);

/**
 * The moves by which goods come to the quay or platform of a line: as they go on board of a class of service, but they wait
 * for the line alone, and leave by no other.
 */
function toQuays(context: TimedContext, quayOf: (state: number) => number | undefined): TimedArc[] {
  const { graph } = context.priced;
  return graph.arcs.flatMap(({ type, to }, a): TimedArc[] => {
    if (type !== "load" && type !== "transship") return [];
    const quay = quayOf(to);
    const plain = plainArc(a, context);
    const isWaited = arcHours(context.priced, a).wait > 0;
    if (quay === undefined || !isWaited) return [];
    const stages = plain.stages.filter((stage) => stage.type !== "fixed" || stage.isWait !== true);
    return [{ ...plain, to: quay, stages }];
  });
}

/** Nodes beside the states of the state graph. */
interface Nodes {
  /** On board after a leg, in a state. */
  readonly aboard: (leg: number, state: number) => number;
  /** Loaded in a state, to wait for a line. */
  readonly quay: (state: number) => number;
}

/** A service over the arcs of its links. */
class Line {
  readonly #service: Service;
  /** Leg -> the arcs of its link. */
  readonly #legs: readonly (readonly number[])[];
  readonly #context: ServiceContext;
  /** Leg -> hours over its link. */
  readonly #hours: readonly number[];
  readonly #cutOff: number;
  readonly #headwayWait: number | undefined;

  constructor(
    service: Service,
    legs: readonly (readonly number[])[],
    context: ServiceContext,
    amounts: Amounts,
  ) {
    const rounded = (expression: Expression | undefined, what: string): number => {
      if (expression === undefined) return 0;
      return amounts.rounded(context.evaluate(expression), `services[${service.id}]`, service.id, what);
    };
    this.#service = service;
    this.#legs = legs;
    this.#context = context;
    this.#cutOff = rounded(service.cutOff?.expression, "cut-off");
    const headway = service.headway?.expression;
    this.#headwayWait =
      headway === undefined ? undefined : rounded(figure(`services.${service.id}.wait`), "headway");
    const own = legs.map(([arc]) => arcHours(context.priced, arc as number).moving);
    const stated = service.durations.map(({ expression }) => rounded(expression, "duration"));
    const isWhole = stated.length === 1 && legs.length > 1;
    this.#hours = isWhole
      ? shared(stated[0] as number, own)
      : legs.map((_, leg) => stated[leg] ?? (own[leg] as number));
  }

  /** Riding over a link: boarding it, or on board already; and getting off at its end, or staying on board. */
  ride(leg: number, { aboard, quay }: Nodes): TimedArc[] {
    const { priced } = this.#context;
    const service = this.#service.id;
    const boarding = this.#boarding(leg);
    return (this.#legs[leg] as readonly number[]).flatMap((index) => {
      const { from, to } = priced.graph.arcs[index] as Arc;
      const moving: Stage[] = [
        { type: "fixed", hours: this.#hours[leg] as number },
        ...borderStages(index, arcHours(priced, index).border, this.#context),
      ];
      const begins = [
        ...(boarding === undefined
          ? []
          : [from, quay(from)].map((begin) => ({ from: begin, stages: [...boarding, ...moving] }))),
        ...(leg === 0 ? [] : [{ from: aboard(leg - 1, from), stages: moving }]),
      ];
      const ends = [to, ...(leg === this.#legs.length - 1 ? [] : [aboard(leg, to)])];
      return begins.flatMap(({ from: begin, stages }) =>
        ends.map((end): TimedArc => ({ from: begin, to: end, arc: index, stages, service })),
      );
    });
  }

  /** What is passed on board where a link ends and the next begins: a border, a change of gauge. */
  joint(leg: number, node: (state: number) => number): TimedArc[] {
    const { graph } = this.#context.priced;
    if (this.#goesOn(leg)) return [];
    const [arc] = this.#legs[leg] as readonly number[];
    const place = graph.states[(graph.arcs[arc as number] as Arc).to]?.place;
    return graph.arcs.flatMap(({ type, from, to }, a): TimedArc[] => {
      if (type !== "crossing" && type !== "gaugeChange") return [];
      if (graph.states[from]?.place !== place || graph.states[to]?.place !== place) return [];
      const { stages } = plainArc(a, this.#context);
      return [{ from: node(from), to: node(to), arc: a, stages, service: this.#service.id }];
    });
  }

  /** Whether a link ends in the very state in which the next begins. */
  #goesOn(leg: number): boolean {
    const { arcs } = this.#context.priced.graph;
    const ends = this.#legs[leg]?.map((a) => arcs[a]?.to);
    const begins = this.#legs[leg + 1]?.map((a) => arcs[a]?.from);
    return ends?.some((state) => begins?.includes(state)) === true;
  }

  /** The wait for a departure at the beginning of a link; none where it takes up nothing. */
  #boarding(leg: number): Stage[] | undefined {
    const { clock } = this.#context;
    const { id, calendar } = this.#service;
    if (this.#headwayWait !== undefined) {
      const hours = this.#headwayWait;
      if (calendar === undefined) return [{ type: "fixed", hours, isWait: true }];
      const { windows } = clock.windows(calendar);
      return [{ type: "opened", hours, isWait: true, calendar, windows, unbroken: false }];
    }
    const behind = this.#hoursTo(leg);
    if (behind === undefined) return undefined;
    const departures = clock.departures(this.#service).map((hours) => hours + behind);
    return [{ type: "departing", service: id, departures, cutOff: this.#cutOff }];
  }

  /** Hours from the departure to the beginning of a link, where these are always the same. */
  #hoursTo(leg: number): number | undefined {
    const { priced } = this.#context;
    let hours = 0;
    for (const [i, ways] of this.#legs.slice(0, leg).entries()) {
      const meetsBorder = ways.some(
        (a) => borderStages(a, arcHours(priced, a).border, this.#context).length > 0,
      );
      if (!this.#goesOn(i) || meetsBorder) return undefined;
      hours += this.#hours[i] as number;
    }
    return hours;
  }
}

/** The time over all links, shared out in proportion to their own times; the shares sum to it exactly. */
function shared(whole: number, own: readonly number[]): number[] {
  const sum = own.reduce((a, b) => a + b, 0);
  let passed = 0;
  let given = 0;
  return own.map((hours, i) => {
    passed += sum === 0 ? 1 : hours;
    const isLast = i === own.length - 1;
    const until = isLast ? whole : Math.min(whole, roundAmount((whole * passed) / (sum || own.length)));
    const share = until - given;
    given = until;
    return share;
  });
}
