import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Remembers from which inputs something was made. Removed before it is made anew: a step that was killed left half of it. */
export interface Stamp {
  matches(inputs: string): boolean;
  remove(): void;
  write(inputs: string): void;
}

export function stamp(root: string, name: string): Stamp {
  const file = path.join(root, ".setup", `${name}.stamp`);
  return {
    matches: (inputs) => existsSync(file) && readFileSync(file, "utf8") === inputs,
    remove: () => rmSync(file, { force: true }),
    write(inputs) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, inputs);
    },
  };
}
