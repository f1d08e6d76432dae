/** A small mistake that a developer might make in the write path or the rules, as text. */
export interface Patch {
  /** Names it on the command line. */
  readonly name: string;
  /** Whom it would hurt, and how. */
  readonly hurts: string;
  readonly edits: readonly Edit[];
  /** What has to catch it. */
  readonly caughtBy: Catcher;
}

export interface Edit {
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly before: string;
  readonly after: string;
}

export type Catcher =
  /** `npm run test:sim` with so many histories of a fixed seed. */
  | { readonly suite: "sim"; readonly runs: number }
  /** Test files, or those of their tests whose names match. */
  | { readonly suite: "tests"; readonly files: readonly string[]; readonly matching?: string };

/** So many that a promise which the patch breaks is broken several times. */
export function histories(runs = 2_000): Catcher {
  return { suite: "sim", runs };
}

export function tests(files: string | readonly string[], matching?: string): Catcher {
  const list = typeof files === "string" ? [files] : files;
  return matching === undefined ? { suite: "tests", files: list } : { suite: "tests", files: list, matching };
}

/** Applies an edit to a file's text. Throws where its text does not stand there exactly once: the patch has rotted. */
export function edited(text: string, { file, before, after }: Edit): string {
  const at = text.indexOf(before);
  if (at < 0) throw new Error(`${file} no longer says: ${before}`);
  if (text.indexOf(before, at + 1) >= 0) throw new Error(`${file} says more than once: ${before}`);
  return text.slice(0, at) + after + text.slice(at + before.length);
}
