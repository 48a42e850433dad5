/** Definition of `sources.csv`. */

/** Where figures were read. */
export const sourceTable = {
  name: "sources",
  row: "Source",
  doc: "Where figures were read.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the source, used once" },
    title: { type: "text", required: true, doc: "title of the page, report or table" },
    publisher: { type: "text", required: "column", doc: "who published it" },
    year: { type: "text", required: "column", doc: "year as stated; some say a range, or none" },
    url: { type: "url", doc: "address on the web" },
    note: { type: "text", doc: "why, in words" },
  },
  example: { id: "yearbook", title: "Railway yearbook", publisher: "Ministry of Roads", year: "2024" },
} as const;
