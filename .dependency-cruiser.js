// The folders of src/ in the order the data flows. A folder imports only from those before it, and
// only through their index.ts; Node's own modules stay out of everything that runs in a browser.
const flow = [
  "base",
  "math",
  "model",
  "scenario",
  "io",
  "random",
  "methods",
  "paths",
  "routing",
  "futures",
  "compiled",
  "flow",
  "appraise",
  "operation",
  "run",
  "report",
  "cli",
];

// These know nothing of studies: they serve anybody's numbers, networks and models.
const general = ["math", "random", "methods", "paths"];
const ofStudies = flow.filter((folder) => folder !== "base" && !general.includes(folder));

const upstreamOnly = flow.slice(0, -1).map((folder, i) => ({
  name: `${folder}-imports-upstream-only`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(${flow.slice(i + 1).join("|")})/` },
}));

export default {
  forbidden: [
    ...upstreamOnly,
    {
      name: "general-folders-know-no-studies",
      severity: "error",
      from: { path: `^src/(${general.join("|")})/` },
      to: { path: `^src/(${ofStudies.join("|")})/` },
    },
    {
      name: "through-the-index",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      // Reports have a second entry without charts, and Parquet one of its own: the command line must not load both.
      // So have the readers of network files, which must load nothing of studies, and the view of results in notebooks, which
      // other programs do not load. What needs Node is in no index.
      to: {
        path: "^src/[^/]+/(?!index\\.ts$|plain\\.ts$|(parquet|networks|notebook)/index\\.ts$|.*\\.node\\.ts$)",
        pathNot: "^src/$1/",
      },
    },
    {
      name: "runs-in-browsers",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/|^src/entry/node\\.ts$|\\.node\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "files-of-node-stay-out-of-the-core",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/|^src/entry/node\\.ts$|\\.node\\.ts$" },
      to: { path: "\\.node\\.ts$" },
    },
    {
      name: "mathjs-in-one-place",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/model/figures/mathEngine\\.ts$" },
      to: { path: "node_modules/mathjs", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "seedrandom-in-one-place",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/random/" },
      to: { path: "node_modules/seedrandom" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
