/** What a column of a table may name, with the words that messages use for it. */

/** What a column may name, by its kind; where the row says more, messages do too. */
export const references = {
  source: "the id of a source",
  calendar: "the id of a calendar",
  place: "the id of a place",
  placeOrLink: "the id of a place, or the row of a link",
  placeOrCountry: "the id of a place, or a country of the network",
  linkEnd: "the id of a place",
  country: "a country of the network",
  commodity: "the id of a commodity",
  commodityName: "commodities, their handling or traffic",
  borderCrossing: "the id of a border crossing",
  crossingOrFerry: "the id of a border crossing, or the row of a ferry link",
  side: "a country that meets there",
  linkRow: "the id of a link row",
  serviceLink: "the id of a link of a mode that may run to a timetable",
  stationPlace: "the id of a place, or the row of a rail link",
  zonePlace: "the id of a border crossing or a free zone",
  end: "a place, with its side where it is a border crossing: sarakhs@IR",
} as const;

/** What a column may name. */
export type Reference = keyof typeof references;
