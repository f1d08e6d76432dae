// @ts-check
const OLDEST = [20, 19];

/** Ends the program with one sentence when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  process.stderr.write(`Juchu Desk needs Node ${OLDEST.join(".")} or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
