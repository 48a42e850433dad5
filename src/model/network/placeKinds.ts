/** What each kind of place is for, one row a kind; all other code asks this table. */

/** What a place is. */
export type PlaceKind =
  | "railNode"
  | "freeZone"
  | "borderCrossing"
  | "port"
  | "dryPort"
  | "city"
  | "seaWaypoint"
  | "riverPort"
  | "airport";

/** What is special about a kind of place, and how maps mark it. */
export interface PlaceTraits {
  /** What people read. */
  readonly label: string;
  /** Whether two countries meet there. */
  readonly joinsCountries?: true;
  /** Whether free zones may be there. */
  readonly holdsZones?: true;
  /** Whether it only bends a line: nothing happens there, and maps and reports do not name it. */
  readonly isWaypoint?: true;
  /** Shape of its mark on maps. */
  readonly mark: PlaceMark;
}

/** Shapes by which maps tell kinds of places apart. */
export type PlaceMark = "diamond" | "square" | "triangle" | "circle";

/** What each kind of place is for. */
export const placeTraits: Readonly<Record<PlaceKind, PlaceTraits>> = {
  railNode: { label: "railway node", mark: "circle" },
  freeZone: { label: "free zone", holdsZones: true, mark: "circle" },
  borderCrossing: { label: "border crossing", joinsCountries: true, holdsZones: true, mark: "square" },
  port: { label: "port", mark: "diamond" },
  dryPort: { label: "dry port", mark: "circle" },
  city: { label: "city", mark: "circle" },
  seaWaypoint: { label: "waypoint at sea", isWaypoint: true, mark: "circle" },
  riverPort: { label: "river port", mark: "diamond" },
  airport: { label: "airport", mark: "triangle" },
};

/** All kinds of places. */
export const placeKinds: readonly PlaceKind[] = Object.keys(placeTraits) as PlaceKind[];
