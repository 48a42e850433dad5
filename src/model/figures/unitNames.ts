/** Names of units that no science defines: currencies, and what is counted in freight. */
import { vehicleKinds } from "../network/vehicleKinds.ts";

/** Currencies a figure may be written in. One that is not the study's own needs an exchange rate. */
export const currencies: readonly string[] = [
  ..."AED AFN AMD AZN CHF CNY EGP EUR GBP GEL INR IQD IRR JOD JPY".split(" "),
  ..."KGS KWD KZT LBP OMR PKR QAR RUB SAR SYP TJS TMT TRY USD UZS".split(" "),
];

/** What is counted in freight and has no unit of physics. */
export const counted: readonly string[] = [...new Set(["TEU", "passenger", ...vehicleKinds, "declaration"])];

/** The units a study is likely to use, to suggest the nearest to a wrong one; mathjs knows many more. */
export const usualUnits: readonly string[] = [
  ..."km m mile nmi nauticalmile h hour hours min minute minutes day days week year km/h mph knot tkm".split(
    " ",
  ),
  ..."kg t tonne tonnes shortton longton litre gCO2e kgCO2e tCO2e FEU".split(" "),
  ...counted,
  ...currencies,
];
