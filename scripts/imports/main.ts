// npm run check:imports: every import goes in an allowed direction, nothing imports in a circle, no server code reaches browsers.
import { readGraph } from "./graph";
import { findCircles, findForbiddenImports, findServerCodeInBrowsers } from "./judge";

const graph = readGraph(process.cwd());
const violations = [...findForbiddenImports(graph), ...findCircles(graph), ...findServerCodeInBrowsers(graph)];
for (const violation of violations) console.error(violation);
console.log(`${graph.size} files, ${violations.length} imports against the rules.`);
process.exitCode = violations.length > 0 ? 1 : 0;
