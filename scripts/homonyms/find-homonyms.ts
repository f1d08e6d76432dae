import { parseSync } from "oxc-parser";

/** Each world names its own things: what the product and the simulator call alike has nothing to do with one another. */
type World = "product" | "simulator" | "proofs" | "scripts" | "prisma" | "e2e";

/** One sentence for a person, beginning with a file. */
type Homonym = string;

/** What Next asks every page and route to export under one name. */
const NEXT: ReadonlySet<string> = new Set([
  ...["GET", "POST", "PUT", "PATCH", "DELETE"],
  ...["metadata", "generateMetadata", "generateStaticParams", "viewport", "dynamic", "revalidate"],
]);
/** One act has one name from button to row: the browser's call, the action, the verb, and the write of the row. */
const ONE_ACT = [/^components\/.+-calls\.ts$/, /^lib\/actions\//, /^lib\/payments\/verbs\//, /^lib\/db\/write\//];
const TEST = /\.test\.tsx?$/;

export function worldOf(file: string): World | null {
  if (TEST.test(file) || file.startsWith("prisma/generated/")) return null;
  if (file.startsWith("lib/simulator/")) return "simulator";
  if (/^(?:app|components|lib)\//.test(file)) return "product";
  return (["proofs", "scripts", "prisma", "e2e"] as const).find((world) => file.startsWith(`${world}/`)) ?? null;
}

/** The names that a file itself declares and exports. A name that it passes on has its home elsewhere. */
function exportedNames(file: string, source: string): readonly string[] {
  const { module, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file} does not parse: ${error.message}`);
  const entries = module.staticExports.flatMap((one) => one.entries);
  const names = entries.flatMap(({ moduleRequest, exportName }) =>
    moduleRequest === null && exportName.kind === "Name" && exportName.name !== null ? [exportName.name] : [],
  );
  // A function with several signatures, or a type and its value, is one thing.
  return [...new Set(names)];
}

/** Two exported things of one name in one world, each told once with all its files. */
export function findHomonyms(sources: ReadonlyMap<string, string>): readonly Homonym[] {
  const homes = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const world = worldOf(file);
    if (world === null) continue;
    for (const name of exportedNames(file, source)) {
      if (file.startsWith("app/") && NEXT.has(name)) continue;
      const key = `${world} ${name}`;
      homes.set(key, [...(homes.get(key) ?? []), file]);
    }
  }
  return [...homes].flatMap(([key, files]) => {
    const [first = "", ...others] = files;
    const name = key.slice(key.indexOf(" ") + 1);
    return files.length < 2 || isOneAct(files) ? [] : [`${first} exports ${name}, and so does ${others.join(" and ")}`];
  });
}

/** Each file another step of the same act. */
function isOneAct(files: readonly string[]): boolean {
  const steps = files.map((file) => ONE_ACT.findIndex((step) => step.test(file)));
  return steps.every((step) => step >= 0) && new Set(steps).size === files.length;
}
