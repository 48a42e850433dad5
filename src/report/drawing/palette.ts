// Colours, sizes and number formats of all charts.

// Light and dark shades. Base and scenario are the vermilion and blue of Okabe and Ito's palette, which colour-blind readers
// can distinguish (M. Okabe, K. Ito, Color Universal Design, 2008); the third and fourth scenario are its green and purple.
// All are darkened until text has a contrast of 4.5 and lines one of 3 against their background (WCAG 2.2, 1.4.3 and
// 1.4.11).
const shades = {
  ink: ["#1c2630", "#e6eaee"],
  muted: ["#586470", "#a3aeb8"],
  faint: ["#dde2e6", "#38424b"],
  stripe: ["#f4f6f8", "#1c232a"],
  paper: ["#ffffff", "#14191e"],
  sea: ["#e8eff4", "#17222b"],
  land: ["#fbf9f4", "#252a2d"],
  border: ["#b3ab9c", "#6b665c"],
  water: ["#5f7f98", "#62839c"],
  road: ["#8d8475", "#7c766b"],
  rail: ["#3b4650", "#c3ccd4"],
  air: ["#7d5a96", "#b795cf"],
  base: ["#b34a00", "#ff9a52"],
  band: ["#d07b3a", "#a8612b"],
  scenario: ["#00619c", "#6db8f2"],
  third: ["#00795a", "#46c8a2"],
  fourth: ["#9d4476", "#e79cc5"],
  fall: ["#8cc4b9", "#3f7f73"],
  rise: ["#54456b", "#b9a6d8"],
} as const;

type Shade = keyof typeof shades;

/**
 * Colours of all charts, as CSS variables with the light shade as fallback: a page can change them for dark screens, and a
 * chart outside a page still shows. `band` is the wide line of a base route, `base` the text that belongs to it.
 */
export const colours: Readonly<Record<Shade, string>> = Object.fromEntries(
  Object.entries(shades).map(([name, [light]]) => [name, `var(--karvan-${name}, ${light})`]),
) as Record<Shade, string>;

/** CSS declarations of the variables in {@link colours}, for a page's style sheet. */
export function colourVariables(screen: "light" | "dark"): string {
  return Object.entries(shades)
    .map(([name, [light, dark]]) => `--karvan-${name}:${screen === "light" ? light : dark}`)
    .join(";");
}

/** Smallest text size in charts, in pixels of a chart 800 wide: 11 px when such a chart fills a sheet of A4. */
export const fontSize = 13;

/** Width of a chart. */
export const fullWidth = 800;

/** A number for print: a minus sign in place of the hyphen. */
export function minus(number: string): string {
  return number.replaceAll("-", "\u2212");
}

/** A tick label of a difference: with its sign, except for 0. */
export function signedTick(value: number): string {
  return value === 0 ? "0" : value < 0 ? `\u2212${-value}` : `+${value}`;
}
