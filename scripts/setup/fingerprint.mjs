// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Files below a file or folder, by name. @param {string} start @returns {string[]} */
function filesBelow(start) {
  if (!existsSync(start)) return [];
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(path.join(start, entry.name)));
}

/**
 * One hash over the names and contents of files and folders, the same on every machine. When it changes, what was made
 * from these inputs is stale. Times of files say nothing (a clone, a checkout and a copy all set them).
 * @param {string} root
 * @param {readonly string[]} inputs paths from `root`; what does not exist counts as absent
 * @param {{ readonly skip?: (file: string) => boolean, readonly salt?: string }} [options] `skip` sees paths from `root`
 */
export function fingerprint(root, inputs, { skip = () => false, salt = "" } = {}) {
  const hash = createHash("sha256").update(salt);
  for (const file of inputs.flatMap((input) => filesBelow(path.join(root, input)))) {
    const name = path.relative(root, file).replaceAll(path.sep, "/");
    if (skip(name)) continue;
    const content = readFileSync(file);
    hash.update(`\0${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}
