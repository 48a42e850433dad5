import { spawn } from "node:child_process";

/** The result of a call of the command line. */
interface Call {
  readonly code: number | null;
  readonly data: string;
  readonly messages: string;
}

/** Calls the built command line (`npm run build`), as a shell of very wide lines would. */
export function karvan(...words: readonly string[]): Promise<Call> {
  return karvanAt(400, ...words);
}

/** Calls the built command line on a terminal of a width. */
export function karvanAt(width: number, ...words: readonly string[]): Promise<Call> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, COLUMNS: String(width) };
    const child = spawn(process.execPath, ["dist/cli/main.js", ...words], { env });
    let data = "";
    let messages = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      data += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      messages += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, data, messages }));
  });
}

/** Calls the command line for a reader that closes the pipe after the first piece of data. */
export function karvanCutShort(...words: readonly string[]): Promise<Omit<Call, "data">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["dist/cli/main.js", ...words]);
    let messages = "";
    child.stdout.once("data", () => child.stdout.destroy());
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      messages += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, messages }));
  });
}
