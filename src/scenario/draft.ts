/** The network while a scenario edits it. */
import { compact, type Fault } from "../base/index.ts";
import {
  type Calendar,
  type Commodity,
  type Crossing,
  type DoubtOf,
  type EmissionFactor,
  type Figure,
  type Flow,
  type Link,
  type Network,
  type Operation,
  type Place,
  refreshFormulas,
  type Service,
  type Station,
  type Study,
  type Tariff,
  type Timing,
  type Zone,
} from "../model/index.ts";

/** What edits need to know of a study beside its network. */
export type StudyPart = Pick<Study, "commodities" | "sources" | "currency"> & {
  /** Of a study whose tables have faults: what follows from those. */
  readonly doubt?: StudyDoubt | undefined;
};

/** What is unsound about a study whose tables have faults. */
export interface StudyDoubt {
  /** About its figures. */
  readonly figures: DoubtOf;
  /** Whether a fault of an edit may be there only because of faults in the tables. */
  readonly isConsequence: (fault: Fault) => boolean;
}

/** A copy of a network, as maps by id. Edits replace its rows and never change one. */
export class Draft {
  readonly places: Map<string, Place>;
  readonly links: Map<string, Link>;
  readonly figures: Map<string, Figure>;
  readonly tariffs: Map<string, Tariff>;
  readonly calendars: Map<string, Calendar>;
  readonly services: Map<string, Service>;
  readonly zones: Map<string, Zone>;
  crossings: readonly Crossing[];
  operations: readonly Operation[];
  timings: readonly Timing[];
  emissionFactors: readonly EmissionFactor[];
  stations: readonly Station[];
  flows: readonly Flow[];
  readonly commodities: readonly Commodity[];
  readonly currency: string;
  readonly doubt: DoubtOf | undefined;
  /** Ids of the study's sources. */
  readonly sources: Set<string>;
  readonly #base: Network;

  /** @param base - The network to start from: the study's own, or what earlier edits made of it. */
  constructor({ commodities, sources, currency, doubt }: StudyPart, base: Network) {
    this.#base = base;
    this.places = byId(base.places);
    this.links = byId(base.links);
    this.figures = byId(base.figures);
    this.tariffs = byId(base.tariffs);
    this.calendars = byId(base.calendars);
    this.services = byId(base.services);
    this.zones = byId(base.zones ?? []);
    this.crossings = base.crossings;
    this.operations = base.operations;
    this.timings = base.timings;
    this.emissionFactors = base.emissionFactors;
    this.stations = base.stations;
    this.flows = base.flows;
    this.commodities = commodities;
    this.currency = currency;
    this.doubt = doubt?.figures;
    this.sources = new Set(sources.map((source) => source.id));
  }

  /** The edited network. Formulas are evaluated again; a table without a change is the one of the base. */
  network(): Network {
    const base = this.#base;
    const figures = tableOf(base.figures, this.figures.values());
    const zones = tableOf(base.zones ?? [], this.zones.values());
    return compact<Network>({
      ...base,
      places: tableOf(base.places, this.places.values()),
      links: tableOf(base.links, this.links.values()),
      figures: figures === base.figures ? figures : refreshFormulas(figures),
      tariffs: tableOf(base.tariffs, this.tariffs.values()),
      crossings: tableOf(base.crossings, this.crossings),
      operations: tableOf(base.operations, this.operations),
      timings: tableOf(base.timings, this.timings),
      emissionFactors: tableOf(base.emissionFactors, this.emissionFactors),
      stations: tableOf(base.stations, this.stations),
      flows: tableOf(base.flows, this.flows),
      calendars: tableOf(base.calendars, this.calendars.values()),
      services: tableOf(base.services, this.services.values()),
      zones: base.zones === undefined && zones.length === 0 ? undefined : zones,
    });
  }

  /** The links that a name stands for: both directions of a row, or one direction. */
  linksNamed(name: string): Link[] {
    const direction = this.links.get(name);
    if (direction !== undefined && direction.id !== direction.row) return [direction];
    return [...this.links.values()].filter((link) => link.row === name);
  }
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows in the order of their ids; the base's own table where nothing changed, so that results made from it stay valid. */
function tableOf<Row extends { readonly id: string }>(
  base: readonly Row[],
  rows: Iterable<Row>,
): readonly Row[] {
  const edited = [...rows];
  if (edited.length === base.length && edited.every((row, i) => row === base[i])) return base;
  return edited.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
