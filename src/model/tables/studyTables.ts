/** All tables of a study, in the order in which people fill them. */

import { calendarTable } from "./calendarTable.ts";
import { choiceTable } from "./choiceTable.ts";
import { commodityTable } from "./commodityTable.ts";
import { crossingTable } from "./crossingTable.ts";
import { emissionTable } from "./emissionTable.ts";
import { figureRowTable } from "./figureRowTable.ts";
import { flowTable } from "./flowTable.ts";
import { formulaTable } from "./formulaTable.ts";
import { linkRowTable } from "./linkRowTable.ts";
import { marginTable } from "./marginTable.ts";
import { observationTable } from "./observationTable.ts";
import { operationTable } from "./operationTable.ts";
import { placeTable } from "./placeTable.ts";
import { serviceTable } from "./serviceTable.ts";
import { sourceTable } from "./sourceTable.ts";
import { stationTable } from "./stationTable.ts";
import type { Table } from "./table.ts";
import { tariffTable } from "./tariffTable.ts";
import { timingTable } from "./timingTable.ts";
import { totalTable } from "./totalTable.ts";
import { trafficTable } from "./trafficTable.ts";
import { zoneTable } from "./zoneTable.ts";

/** All tables of a study, in the order in which people fill them. */
export const studyTables: readonly Table[] = [
  sourceTable,
  figureRowTable,
  formulaTable,
  placeTable,
  linkRowTable,
  commodityTable,
  tariffTable,
  timingTable,
  emissionTable,
  operationTable,
  crossingTable,
  zoneTable,
  calendarTable,
  serviceTable,
  stationTable,
  trafficTable,
  observationTable,
  totalTable,
  marginTable,
  flowTable,
  choiceTable,
];
