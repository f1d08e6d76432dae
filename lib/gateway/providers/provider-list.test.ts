import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { providerList } from "./provider-list";

const FILE = path.resolve("docs/gateway-protocol.md");
const BEGIN = "<!-- providers:begin -->\n";
const END = "<!-- providers:end -->";

it("docs/gateway-protocol.md lists every method and name of the profiles (vitest -u writes it anew)", async () => {
  const document = readFileSync(FILE, "utf8");
  const before = document.slice(0, document.indexOf(BEGIN) + BEGIN.length);
  const after = document.slice(document.indexOf(END));
  await expect(`${before}\n${providerList()}\n${after}`).toMatchFileSnapshot(FILE);
});
