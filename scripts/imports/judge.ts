import path from "node:path";
import type { Edge, Graph, SourceFile } from "./graph";
import { FOR_TESTS, NEVER_IN_BROWSERS, PACKAGES, ROOMS, type Room, TESTS_IMPORT, TOP_LEVEL } from "./rules";

/** One sentence for a person, beginning with `file:line`. */
export type Violation = string;

/** Whether `name` (a path, or the beginning of one) is what the pattern says: `lib/*` fits `lib/time/tokyo`. */
function fits(name: string, pattern: string): boolean {
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
  return new RegExp(`^${source}(?:/|$)`).test(name);
}

/** The room a file lives in: the longest name that fits, a written name before a `*`. */
export function roomOf(file: string): string | null {
  if (!file.includes("/")) return TOP_LEVEL[file] ?? "config";
  const found = Object.entries(ROOMS).flatMap(([room, { filesAlone }]) =>
    fits(withoutEnding(file), room) && !(filesAlone === true && path.posix.dirname(file) !== room) ? [room] : [],
  );
  return found.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}
const rank = (room: string) => room.split("/").length * 2 - (room.includes("*") ? 1 : 0);

export const isForTests = (file: string) => FOR_TESTS.some((pattern) => pattern.test(file));
const withoutEnding = (file: string) => file.replace(/\.[a-z]+$/, "");
const allows = (targets: readonly string[], file: string) =>
  targets.some((target) => fits(withoutEnding(file), target) && !isHiddenBy(target, file));
/** `prisma` does not mean `prisma/generated`, which is a room of its own. */
const isHiddenBy = (target: string, file: string) =>
  file.startsWith("prisma/generated/") && target !== "prisma/generated";

/** Every import that the table does not allow. */
export function findForbiddenImports(graph: Graph): readonly Violation[] {
  return [...graph].flatMap(([file, source]) => {
    const name = roomOf(file);
    const room = name === null ? undefined : ROOMS[name];
    if (name === null || room === undefined) return [`${file}:1 lies in no room of scripts/imports/rules.ts`];
    return source.edges.flatMap((edge) => {
      const refusal = isForTests(file) ? refuseForTest(edge) : refuse(file, name, room, edge);
      return refusal === null ? [] : [`${file}:${edge.line} ${refusal}`];
    });
  });
}

function refuseForTest({ target, specifier }: Edge): string | null {
  if (target.kind === "nowhere") return `imports "${specifier}", which does not exist`;
  if (target.kind === "package" || allows(TESTS_IMPORT, target.file) || !target.file.includes("/")) return null;
  return isForTests(target.file) ? null : `(a test) may not import ${target.file}`;
}

function refuse(file: string, name: string, room: Room, { target, specifier, typeOnly }: Edge): string | null {
  if (target.kind === "nowhere") return `imports "${specifier}", which does not exist`;
  if (target.kind === "package") return refusePackage(name, room, target.name, typeOnly);
  if (isForTests(target.file)) return refuseMadeForTests(room, target.file, typeOnly);
  const targetRoom = roomOf(target.file);
  if (targetRoom === null) return `imports ${target.file}, which lies in no room of scripts/imports/rules.ts`;
  if (targetRoom === name && sameFolder(name, file, target.file)) return null;
  if (allows(room.imports, target.file)) return null;
  if (typeOnly && allows(room.types ?? [], target.file)) return null;
  const only = allows(room.types ?? [], target.file) ? ` (types only: write "import type")` : "";
  return `(${name}) may not import ${target.file}${only}`;
}

/** A room that proves by a test's double names its folder. */
function refuseMadeForTests(room: Room, file: string, typeOnly: boolean): string | null {
  const named = [...room.imports, ...(typeOnly ? (room.types ?? []) : [])];
  return named.some((one) => isForTests(`${one}/`) && fits(file, one)) ? null : `imports ${file}, which is for tests`;
}

/** `components/*` is many rooms by one rule; each of them is itself only within its own folder. */
function sameFolder(room: string, file: string, target: string): boolean {
  const depth = room.split("/").length;
  const top = (one: string) => one.split("/").slice(0, depth).join("/");
  return !room.includes("*") || top(file) === top(target);
}

function refusePackage(name: string, room: Room, wanted: string, typeOnly: boolean): string | null {
  if (typeOnly) return null;
  if (room.pure) return `(${name}) is pure and may not import ${wanted}`;
  const rooms = PACKAGES[wanted];
  return rooms === undefined || rooms.some((one) => fits(name, one))
    ? null
    : `(${name}) may not import the package ${wanted}`;
}

/** What a browser would load although it never may: followed from every screen and every "use client" file. */
export function findServerCodeInBrowsers(graph: Graph): readonly Violation[] {
  const entries = [...graph].filter(([file, source]) => !isForTests(file) && isLoadedByBrowsers(file, source));
  const found = new Map<string, Violation>();
  const seen = new Set<string>();

  function visit(file: string, way: readonly string[]): void {
    if (seen.has(file)) return;
    seen.add(file);
    const source = graph.get(file);
    // An action is called over the network; nothing of it is loaded.
    if (source === undefined || source.directives.includes("use server")) return;
    for (const edge of source.edges) {
      if (edge.typeOnly) continue;
      const bad = neverInBrowsers(edge);
      if (bad !== null)
        found.set(`${file} ${bad}`, `${file}:${edge.line} brings ${bad} to browsers: ${[...way, file].join(" > ")}`);
      else if (edge.target.kind === "file") visit(edge.target.file, [...way, file]);
    }
  }

  for (const [file] of entries) visit(file, []);
  return [...found.values()];
}

function isLoadedByBrowsers(file: string, source: SourceFile): boolean {
  return file.startsWith("components/") || source.directives.includes("use client");
}

function neverInBrowsers({ target }: Edge): string | null {
  if (target.kind === "package") {
    return NEVER_IN_BROWSERS.packages.some((pattern) => pattern.test(target.name)) ? target.name : null;
  }
  if (target.kind === "nowhere") return null;
  const room = roomOf(target.file);
  return NEVER_IN_BROWSERS.rooms.some((one) => room !== null && fits(room, one)) ? target.file : null;
}
