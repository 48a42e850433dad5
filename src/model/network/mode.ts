/** How a link carries. A ferry carries trains of its gauge, or road vehicles when it has none. */
export type Mode = "rail" | "road" | "sea" | "ferry";

/** All modes. */
export const modes: readonly Mode[] = ["rail", "road", "sea", "ferry"];
