import path from "node:path";
import { runCatcher } from "./catch";
import { SourcesCopy } from "./copy";
import type { Catcher, Patch } from "./patch";
import type { CatcherVerdict } from "./verdict";

export interface Tried {
  readonly patch: Patch;
  readonly verdict: CatcherVerdict;
  readonly seconds: number;
}

export interface Trial {
  readonly root: string;
  readonly patches: readonly Patch[];
  readonly signal: AbortSignal;
  readonly tell: (tried: Tried) => void;
}

/** Copies that are patched side by side: most catchers leave a core idle for half of their time. */
const LANES = 2;

/** Lets each catcher look at the sources as they are, and then at each patch that it should catch. */
export async function tryPatches({ root, patches, signal, tell }: Trial): Promise<readonly Tried[]> {
  const copies = Array.from({ length: Math.min(LANES, patches.length) }, () => new SourcesCopy(root));
  try {
    const waiting = [...patches];
    const complaints = new Map<string, Promise<string | null>>();
    const lane = async (copy: SourcesCopy, index: number): Promise<readonly Tried[]> => {
      const tried: Tried[] = [];
      const place = { folder: copy.folder, log: path.join(root, ".setup", "logs", `mutations-${index + 1}.log`) };
      for (let patch = waiting.shift(); patch !== undefined; patch = waiting.shift()) {
        const proof = proofFor(patch.caughtBy, patches);
        const name = nameOf(proof);
        const complains =
          complaints.get(name) ?? runCatcher(proof, place, signal).then((verdict) => complaintOf(name, verdict));
        complaints.set(name, complains);
        const complaint = await complains;
        const since = performance.now();
        const verdict: CatcherVerdict =
          complaint === null
            ? await copy.with(patch.edits, () => runCatcher(patch.caughtBy, place, signal))
            : { kind: "broken", why: complaint };
        const one = { patch, verdict, seconds: (performance.now() - since) / 1_000 };
        tell(one);
        tried.push(one);
      }
      return tried;
    };
    return (await Promise.all(copies.map(lane))).flat();
  } finally {
    for (const copy of copies) copy.remove();
  }
}

/** The catcher that first has to pass on the unchanged sources: of one seed's histories, the most that a patch asks for. */
function proofFor(catcher: Catcher, patches: readonly Patch[]): Catcher {
  if (catcher.suite !== "sim") return catcher;
  const runs = patches.map(({ caughtBy }) => (caughtBy.suite === "sim" ? caughtBy.runs : 0));
  return { suite: "sim", runs: Math.max(...runs) };
}

export function nameOf(catcher: Catcher): string {
  if (catcher.suite === "sim") return `test:sim --runs ${catcher.runs}`;
  const { files, matching } = catcher;
  return matching === undefined ? files.join(" ") : `${files.join(" ")} "${matching}"`;
}

/** What a catcher finds wrong with the unchanged sources: such a catcher would catch every patch. */
function complaintOf(name: string, verdict: CatcherVerdict): string | null {
  if (verdict.kind === "passed") return null;
  const why = verdict.kind === "caught" ? verdict.how : verdict.why;
  return `${name} does not pass on the sources as they are: ${why}`;
}
