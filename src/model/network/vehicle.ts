/** What carries a consignment: its mode and, for trains, its gauge. */

import { modeTraits, type VehicleMode } from "./modes.ts";
import type { Link } from "./network.ts";

/** What carries a consignment. */
export interface Vehicle {
  readonly mode: VehicleMode;
  /** Rail gauge in mm. */
  readonly gauge?: number;
}

/** A vehicle as stable text for ids and tables: `rail-1435`, `road`. It is written here only and never read back. */
export function vehicleId({ mode, gauge }: Vehicle): string {
  return gauge === undefined ? mode : `${mode}-${gauge}`;
}

/** Whether two vehicles are of one mode and gauge; also whether both are absent. */
export function sameVehicle(a: Vehicle | undefined, b: Vehicle | undefined): boolean {
  return a?.mode === b?.mode && a?.gauge === b?.gauge;
}

/** The vehicle that runs on a link: a ferry takes trains of its gauge, or road vehicles. */
export function vehicleOn({ mode, gauge }: Pick<Link, "mode" | "gauge">): Vehicle {
  const { carries } = modeTraits[mode];
  const own =
    carries === undefined
      ? (mode as VehicleMode)
      : gauge === undefined
        ? carries.withoutGauge
        : carries.withGauge;
  return gauge === undefined || modeTraits[own].gauge === "none" ? { mode: own } : { mode: own, gauge };
}
