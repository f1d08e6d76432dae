// knip finds files, exports and packages that nothing uses. It is run twice: over everything, and over what runs outside
// of tests (`--production`).
const outsideOfTests = process.argv.includes("--production");

/** @type {import("knip").KnipConfig} */
const config = {
  entry: [
    // Commands: package.json names them behind `exec node`, which knip does not read, and others start them by path.
    "scripts/*.{ts,mjs}!",
    "scripts/setup/{env,check-machine}.mjs!",
    "scripts/*/main.ts!",
    "proofs/{all,bench,*/main}.ts!",
    "proofs/adversarial-server/server/main.mjs!",
    "proofs/bench/bare-server.mjs!",
    "lib/simulator/main.ts!",
    // What docs/gateway-protocol.md and docs/gateway.openapi.json are made of; tests hold the documents to them.
    "lib/gateway/{openapi,providers/provider-list}.ts!",
  ],
  project: [
    "**/*.{ts,tsx,mjs,js,css,prisma}!",
    // What only tests may use: tests, journeys, test doubles, builders of rows.
    ...["**/*.test.{ts,tsx}", "e2e/**", "**/testing/**", "prisma/builders/**"].map((file) => `!${file}!`),
  ],
  // A type that stands in the signature of an exported function is part of what that file promises. And a test may ask
  // beside its source for a piece that the source itself uses; a piece that only tests use is unused.
  ignoreExportsUsedInFile: outsideOfTests ? true : { interface: true, type: true },
  // Used by scripts/kanji-variants alone, a generator that people run by hand: it names sqlite3 itself where it is missing.
  ignoreBinaries: ["sqlite3"],
};
export default config;
