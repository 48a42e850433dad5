/** The mean shipment of each itinerary of a flow. */
import type { PlannedFlow } from "../build/buildPlan.ts";
import type { StageFacts } from "../build/routeStages.ts";
import type { SourceResult } from "../engine/results.ts";
import type { BorderPassage, Shipment } from "./facilitation.ts";
import { stageHours } from "./flowOutcomes.ts";

/** A stage, and the itinerary it belongs to. */
interface Part {
  readonly itinerary: string;
  readonly facts: StageFacts;
}

/**
 * The goods of a flow as a ledger of trade facilitation has them: the mean shipment of each way that some went to the end.
 * Diverted goods have the stages before the crossing and those of the detour.
 */
export function shipmentsOf(planned: PlannedFlow, result: SourceResult): Shipment[] {
  return waysOf(planned).flatMap((parts) => {
    const itinerary = parts.at(-1)?.itinerary;
    const ended = result.itineraries.find(({ id }) => id === itinerary)?.transitHours;
    const shipment = ended?.mean === undefined ? undefined : meanShipment(parts, ended.mean, planned, result);
    return shipment === undefined || ended === undefined ? [] : [{ ...shipment, count: ended.count }];
  });
}

/** The routes of a flow from end to end: its own, then those after one or more diversions. */
function waysOf({ flow, way, diversions }: PlannedFlow): Part[][] {
  if (way === undefined) return [];
  const ways = new Map([[flow.id, way.stages.map((facts) => ({ itinerary: flow.id, facts }))]]);
  // A route round is named after the way that is left, so that stands before it.
  const byLength = [...diversions].sort((a, b) => a.itinerary.length - b.itinerary.length);
  for (const { itinerary, from, stages } of byLength) {
    const left = ways.get(itinerary.slice(0, itinerary.lastIndexOf("/"))) ?? [];
    const at = left.findIndex(({ facts }) => facts.kind === "border" && facts.from === from);
    ways.set(itinerary, [...left.slice(0, at), ...stages.map((facts) => ({ itinerary, facts }))]);
  }
  return [...ways.values()];
}

function meanShipment(
  parts: readonly Part[],
  totalHours: number,
  { load }: PlannedFlow,
  result: SourceResult,
): Shipment | undefined {
  const met = parts.map(({ facts, itinerary }) => {
    const { hours = 0, waitHours = 0 } = stageHours(facts, itinerary, result.stages);
    return { facts, hours, waitHours };
  });
  // Stages count all that went through them, also those that diverted at once: the others
  // waited the rest of the trip.
  const gate = met.findLast(({ facts }) => facts.kind === "border" && facts.station !== undefined);
  if (gate !== undefined) gate.hours += totalHours - met.reduce((sum, { hours }) => sum + hours, 0);
  let distanceKm = 0;
  let movingHours = 0;
  let money = 0;
  const crossings = new Map<string, BorderPassage>();
  for (const { facts, hours, waitHours } of met) {
    distanceKm += facts.distanceKm;
    money += facts.money;
    if (facts.kind === "carriage") movingHours += (hours - waitHours) * facts.movingShare;
    if (facts.kind !== "border") continue;
    const known = crossings.get(facts.from) ?? { hours: 0, money: 0 };
    crossings.set(facts.from, { hours: known.hours + hours, money: known.money + facts.money * load });
  }
  if (distanceKm === 0 || movingHours === 0) return undefined;
  const ledger = { distanceKm, tonnes: load, movingHours, totalHours, money: money * load };
  return { ...ledger, crossings: [...crossings.values()] };
}
