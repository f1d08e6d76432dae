import type { Graph } from "./graph";
import { isForTests, type Violation } from "./judge";

/** One import that ties two children of a folder. */
interface Tie {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** For each child of one folder, a file or a folder: the children that it imports, each with the first import that does. */
type Level = Map<string, Map<string, Tie>>;

/**
 * Rings of folders, types included. The children of every folder, its files and its folders, must be able to stand on
 * floors, each above all that it imports. Each ring is one sentence, with the import that ties each of its steps.
 */
export function findRings(graph: Graph): readonly Violation[] {
  return [...levelsOf(graph)].flatMap(([folder, level]) => {
    const next = (child: string) => level.get(child)?.keys() ?? [];
    return closedPaths(level.keys(), next).map((ring) => sentence(folder, level, ring));
  });
}

function levelsOf(graph: Graph): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const [from, { edges }] of graph) {
    for (const { target, line } of edges) {
      // Tests import whom they like, and the program imports no test. What a tool wrote stands in no graph.
      if (target.kind !== "file" || isForTests(from) || isForTests(target.file) || !graph.has(target.file)) continue;
      note(levels, { from, to: target.file, line });
    }
  }
  return levels;
}

/** An import is a matter of the one folder in which its two ends part. */
function note(levels: Map<string, Level>, tie: Tie): void {
  const from = tie.from.split("/");
  const to = tie.to.split("/");
  const depth = from.findIndex((name, index) => name !== to[index]);
  if (depth < 0) return;
  const folder = from.slice(0, depth).join("/");
  const level = levels.get(folder) ?? new Map<string, Map<string, Tie>>();
  levels.set(folder, level);
  const child = from.slice(0, depth + 1).join("/");
  const imported = to.slice(0, depth + 1).join("/");
  const imports = level.get(child) ?? new Map<string, Tie>();
  level.set(child, imports);
  if (!imports.has(imported)) imports.set(imported, tie);
}

function sentence(folder: string, level: Level, ring: readonly string[]): Violation {
  const ties = ring.slice(1).flatMap((to, index) => level.get(ring[index] ?? "")?.get(to) ?? []);
  const told = ties.map(({ from, to, line }) => `${from}:${line} imports ${to}`).join("; ");
  return `${folder || "the root"} holds a ring: ${ring.join(" > ")} (${told})`;
}

/** Every path that a walk from node to node closes; its first node stands at its end again. */
function closedPaths(
  nodes: Iterable<string>,
  next: (node: string) => Iterable<string>,
): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];

  function visit(node: string): void {
    state.set(node, "open");
    path.push(node);
    for (const to of next(node)) {
      if (state.get(to) === "open") found.push([...path.slice(path.indexOf(to)), to]);
      else if (!state.has(to)) visit(to);
    }
    path.pop();
    state.set(node, "done");
  }

  for (const node of nodes) if (!state.has(node)) visit(node);
  return found;
}
