import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Without a session on purpose: signing in and out, whether the server is up. */
const OPEN_ROUTES = ["app/api/auth/[...all]/route.ts", "app/api/health/route.ts"];
/** What a tab may ask of a provider while its actions go on. Everything else that is not read is an action. */
const ASKING_ROUTES = ["card-form", "inquiry", "look"].map((one) => `app/api/orders/[orderNumber]/${one}/route.ts`);
const OPEN_ACTIONS = ["lib/actions/session.ts"];

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`);
}

/** What a file exports, each part from its `export` to the next. */
function exportsOf(text: string): readonly string[] {
  const parts = text.split(/^export /m).slice(1);
  return parts.filter((part) => !/^(?:type|interface) /.test(part));
}

const READS = /^const GET = staffRoute(?:<\w+>)?\("(?:viewer|operator|admin)"/;
const ASKS = /^const POST = staffRoute(?:<\w+>)?\("(?:viewer|operator|admin)"/;
const SEGMENT_CONFIG = /^const (?:dynamic|revalidate|runtime|maxDuration) =/;
const ACTS = /^const \w+ = staffAction\("(?:viewer|operator|admin)"\)\s*\.inputSchema\(/;

const unguardedRoutes = (text: string, allowed = READS) =>
  exportsOf(text).filter((part) => !allowed.test(part) && !SEGMENT_CONFIG.test(part));
const unguardedActions = (text: string) => exportsOf(text).filter((part) => !ACTS.test(part));

const routes = filesIn("app/api").filter((file) => file.endsWith("/route.ts") && !OPEN_ROUTES.includes(file));
const actions = filesIn("lib/actions")
  .filter((file) => file.endsWith(".ts") && readFileSync(file, "utf8").startsWith('"use server"'))
  .filter((file) => !OPEN_ACTIONS.includes(file));

test("there are routes and actions to look at", () => {
  expect(routes.length).toBeGreaterThan(0);
  expect(actions.length).toBeGreaterThan(0);
});

test.each(routes)("%s answers only through staffRoute, and only reads or asks a provider", (file) => {
  const allowed = ASKING_ROUTES.includes(file) ? ASKS : READS;
  expect(unguardedRoutes(readFileSync(file, "utf8"), allowed)).toEqual([]);
});

test.each(actions)("%s exports only actions that check session, role and input", (file) => {
  expect(unguardedActions(readFileSync(file, "utf8"))).toEqual([]);
});

test("a POST of a route that is not there to ask would be found", () => {
  expect(unguardedRoutes('export const POST = staffRoute("viewer", handler);')).not.toEqual([]);
  expect(unguardedRoutes("export async function POST() {}", ASKS)).not.toEqual([]);
});

test.each([
  "export async function GET() {}",
  'export const POST = staffRoute("viewer", handler);',
  "export { handle as GET };",
  'export const GET = staffRoute("viewer", a);\nexport const PUT = handler;',
])("a route such as %j would be found", (text) => {
  expect(unguardedRoutes(text)).not.toEqual([]);
});

test.each([
  "export async function change() {}",
  'export const change = staffAction("admin").action(run);',
  "export const change = client.inputSchema(schema).action(run);",
])("an action such as %j would be found", (text) => {
  expect(unguardedActions(text)).not.toEqual([]);
});
