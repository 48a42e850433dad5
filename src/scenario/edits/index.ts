/** All types of edits. A new one is a file of its own and a line here. */
import type { EditDefinitions } from "../editDefinition.ts";
import { addLink } from "./addLink.ts";
import { addPlace } from "./addPlace.ts";
import { scale, set } from "./figureValues.ts";
import { addZone, setRegime } from "./freeZones.ts";
import { closeLink, openLink } from "./linkStatus.ts";
import { oneStop } from "./oneStop.ts";
import { scaleOperation, setOperation } from "./operations.ts";
import { setCalendar } from "./setCalendar.ts";
import { setCrossing } from "./setCrossing.ts";
import { setTariff } from "./setTariff.ts";
import { add, remove } from "./tableRows.ts";

export const edits: EditDefinitions = {
  openLink,
  closeLink,
  set,
  scale,
  add,
  remove,
  addPlace,
  addLink,
  setCrossing,
  oneStop,
  setOperation,
  scaleOperation,
  addZone,
  setRegime,
  setTariff,
  setCalendar,
};
