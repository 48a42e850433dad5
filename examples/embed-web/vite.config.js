// Two pages in one build.
export default {
  build: { outDir: "out/vite", rollupOptions: { input: ["index.html", "live.html"] } },
};
