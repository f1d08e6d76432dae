import path from "node:path";
import { expect, it } from "vitest";
import { gatewayDocument } from "./openapi";

const FILE = path.resolve("docs/gateway.openapi.json");

it("docs/gateway.openapi.json is what the schemas of the wire say (vitest -u writes it anew)", async () => {
  await expect(`${JSON.stringify(gatewayDocument(), null, 2)}\n`).toMatchFileSnapshot(FILE);
});
