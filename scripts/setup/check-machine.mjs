// @ts-check
// The first word of npm start, dev and test. What follows it in package.json is `exec`, which Windows' shell does not know.
import { thisMachine, whyNotHere } from "./machine.mjs";

const why = whyNotHere(thisMachine());
if (why !== null) {
  console.error(`\n${why}\n`);
  process.exitCode = 1;
}
