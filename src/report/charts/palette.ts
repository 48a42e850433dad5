/**
 * Colours of all charts as CSS variables with a fallback, so that a page can change them for dark screens and paper and
 * a picture alone still shows. Base and scenario are the vermilion and blue of Okabe and Ito's palette, which people who
 * see few colours tell apart (M. Okabe, K. Ito, Color Universal Design, 2008), darkened for text on white.
 */
export const colours = {
  ink: "var(--karvan-ink, #1c2630)",
  muted: "var(--karvan-muted, #586470)",
  faint: "var(--karvan-faint, #d5dbe0)",
  paper: "var(--karvan-paper, #ffffff)",
  sea: "var(--karvan-sea, #e8eff4)",
  land: "var(--karvan-land, #fbf9f4)",
  border: "var(--karvan-border, #b3ab9c)",
  water: "var(--karvan-water, #7d98ad)",
  road: "var(--karvan-road, #a39a8b)",
  rail: "var(--karvan-rail, #3b4650)",
  base: "var(--karvan-base, #b34a00)",
  scenario: "var(--karvan-scenario, #00619c)",
  fall: "var(--karvan-fall, #8cc4b9)",
  rise: "var(--karvan-rise, #54456b)",
} as const;

/** Smallest size of text in charts, in pixels of a picture 800 wide: 11 px where such a picture fills a sheet of A4. */
export const fontSize = 13;

/** Width of a picture. */
export const fullWidth = 800;

/** A number as it is printed: a minus sign in place of the hyphen. */
export function minus(number: string): string {
  return number.replaceAll("-", "\u2212");
}
