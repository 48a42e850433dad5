// A run of a study's traffic as table rows: flows, their stages, and stations.
import { endText } from "../../model/index.ts";
import type { FlowOutcome, StationOutcome, TrafficRun } from "../../operation/index.ts";
import { hoursWithin } from "../text/numbers.ts";
import type { ReportRow } from "../text/reportRow.ts";

/**
 * One row per station of a run: what queueing formulas and routing expect, and what the simulation gives, in hours. Waits
 * (`wait_h` and related columns) include only vehicles whose service started. They exclude vehicles that still wait at the
 * end, divert or are lost, so that a queue that grows until the end looks shorter than it is. Intervals never reach below
 * 0.
 */
export function stationRows({ scenario, stations }: TrafficRun): ReportRow[] {
  return stations.map((station) => {
    const { result, closedForm, closures } = station;
    const { waitHours } = result;
    const [low, high] = waitHours.interval === undefined ? [] : hoursWithin(waitHours.interval);
    return {
      scenario: scenario.id,
      station: station.id,
      serves: station.serves,
      at: station.at,
      from: station.from,
      to: station.to,
      vehicle: station.vehicle,
      servers: station.servers,
      service_h: station.serviceHours,
      open_share: station.openShare,
      closed_h: closures.reduce((sum, hours) => sum + hours, 0),
      expected_per_day: station.expectedPerDay,
      load: station.load,
      arrivals: result.arrivals,
      served: result.served,
      diverted: result.diverted,
      lost: lostAt(station),
      utilisation: result.utilisation?.mean,
      wait_h: waitHours.mean,
      wait_low_h: low,
      wait_high_h: high,
      wait_p50_h: waitHours.p50,
      wait_p95_h: waitHours.p95,
      queue_mean: result.queue.mean,
      queue_longest: result.longestQueue,
      closed_form: closedForm.type,
      closed_form_h: closedForm.type === "unused" ? undefined : closedForm.hours,
      difference_h: station.difference,
      routed_queue_h: station.routedHours,
    };
  });
}

/** Vehicles lost at a station, for all reasons. */
export function lostAt({ result }: StationOutcome): number {
  return result.lostNoRoom + result.lostPatience + result.lostLongWait;
}

/** One row per flow of a run: counts of its vehicles, and simulated and assumed transit times. */
export function flowRows({ scenario, flows }: TrafficRun): ReportRow[] {
  return flows.map((flow) => ({
    scenario: scenario.id,
    flow: flow.id,
    from: endText(flow.from),
    to: endText(flow.to),
    commodity: flow.commodity,
    via: flow.via,
    vehicle: flow.vehicle,
    per_day: flow.vehiclesPerDay,
    load: flow.load,
    distance_km: flow.distanceKm,
    set_out: flow.created,
    arrived: flow.through,
    diverted: flow.diverted,
    lost: flow.lost,
    on_the_way: flow.inSystem,
    transit_h: flow.hours?.mean,
    transit_low_h: flow.hours?.interval?.low,
    transit_high_h: flow.hours?.interval?.high,
    transit_sd_h: flow.hours?.sd,
    transit_p5_h: flow.hours?.p5,
    transit_p50_h: flow.hours?.p50,
    transit_p95_h: flow.hours?.p95,
    routed_h: flow.routedHours,
    no_way: flow.reason,
  }));
}

/** One row per stage of each flow: simulated hours, and hours assumed in routing. */
export function stageRows({ scenario, flows }: TrafficRun): ReportRow[] {
  return flows.flatMap((flow: FlowOutcome) =>
    flow.stages.map((stage, i) => ({
      scenario: scenario.id,
      flow: flow.id,
      number: i + 1,
      stage: stage.id,
      kind: stage.kind,
      from: stage.from,
      to: stage.to,
      station: stage.station,
      service: stage.service,
      distance_km: stage.distanceKm,
      hours: stage.hours,
      wait_h: stage.waitHours,
      routed_h: stage.routedHours,
    })),
  );
}
