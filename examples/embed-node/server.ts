// A service over HTTP: post a study and two scenarios as JSON, get progress and the comparison as lines of JSON.
// Run it: npm install && npm start, then see README.md. Closing the connection stops the work.
import { createServer, type IncomingMessage } from "node:http";
import { compare, InputError, readStudy } from "karvan";

const largest = 20e6; // characters of a request
const longest = 60_000; // milliseconds of work

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) {
    text += part;
    if (text.length > largest) throw new RangeError(`a request has at most ${largest} characters`);
  }
  return text;
}

const server = createServer(async (request, response) => {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const say = (line: unknown): void => void response.write(`${JSON.stringify(line)}\n`);
  try {
    const { files, base, scenario, futures } = JSON.parse(await textOf(request));
    const study = await readStudy([{ folder: "", files: new Map(Object.entries(files)) }]);
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(longest)]);
    say({
      comparison: await compare(study, base, scenario, {
        futures,
        signal,
        onProgress: (done) => say({ done }),
      }),
    });
  } catch (error) {
    if (!response.headersSent) response.statusCode = 422;
    say(error instanceof InputError ? { problems: error.problems } : { error: String(error) });
  }
  response.end();
});

server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => console.log(server.address()));
