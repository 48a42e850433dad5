import { type BenchOptions, duel, type Row, row } from "../row.ts";

/** A subject and a peer that do the same work; equality is found out before time is taken. */
export interface Contest extends Pick<Row, "workload" | "size" | "subject" | "peer"> {
  readonly reach: number;
  readonly bytes: number;
  readonly equal: boolean;
  readonly run: () => void;
  readonly runPeer: () => void;
}

/** Times both in turn. */
export function race({ run, runPeer, ...known }: Contest, { smoke }: BenchOptions): Row {
  const time = duel(smoke ? 1 : 9, { subject: run, peer: runPeer });
  return row({ ...known, ratio: time.peer / time.subject, seconds: time.subject });
}
