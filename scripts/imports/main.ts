// npm run check:imports: every import goes in an allowed direction, no folders and no files import each other in a ring, no server code reaches browsers.
import { readGraph } from "./graph";
import { findForbiddenImports, findServerCodeInBrowsers } from "./judge";
import { findRings } from "./rings";

const graph = readGraph(process.cwd());
const violations = [...findForbiddenImports(graph), ...findRings(graph), ...findServerCodeInBrowsers(graph)];
for (const violation of violations) console.error(violation);
console.log(`${graph.size} files, ${violations.length} imports against the rules.`);
process.exitCode = violations.length > 0 ? 1 : 0;
