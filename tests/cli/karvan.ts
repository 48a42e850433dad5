import { spawn } from "node:child_process";

/** What a call of the command line came to. */
interface Call {
  readonly code: number | null;
  readonly data: string;
  readonly talk: string;
}

/** Calls the built command line (`npm run build`), as a shell would. */
export function karvan(...words: readonly string[]): Promise<Call> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["dist/cli/main.js", ...words]);
    let [data, talk] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      data += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      talk += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, data, talk }));
  });
}

/** Calls the command line for a reader that hears the first piece of its data and leaves. */
export function karvanCutShort(...words: readonly string[]): Promise<Omit<Call, "data">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["dist/cli/main.js", ...words]);
    let talk = "";
    child.stdout.once("data", () => child.stdout.destroy());
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      talk += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, talk }));
  });
}
