// The worker: reads the study and compares, so that the page stays free.
import { compare, InputError, readStudy } from "karvan";
import type { Asked, Said } from "./asked.ts";

const say = (said: Said): void => postMessage(said);
let work = new AbortController();

addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  work.abort("cancelled");
  if (data === "cancel") return;
  work = new AbortController();
  const { signal } = work;
  try {
    const { base, scenario, futures } = data;
    const files = new Map(Object.entries<string>(JSON.parse(data.study)));
    const study = await readStudy([{ folder: "", files: files }]);
    const onProgress = (done: number): void => say({ done });
    say({ comparison: await compare(study, base, scenario, { futures, signal, onProgress }) });
  } catch (error) {
    say(error instanceof InputError ? { problems: error.problems } : { stopped: String(error) });
  }
});
