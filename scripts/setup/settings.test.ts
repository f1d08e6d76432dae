import path from "node:path";
import { expect, test } from "vitest";
import { BadSetting, readSettings } from "./settings.mjs";

const read = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  readSettings("/shop", { NODE_ENV: "test", ...env }, args);

test("without settings: port 3000 on this machine alone, data in .data, our own servers, the sample", () => {
  expect(read({})).toEqual({
    root: "/shop",
    dataDir: path.join("/shop", ".data"),
    host: "127.0.0.1",
    port: 3000,
    databaseUrl: null,
    gatewayUrl: null,
    gatewayToken: null,
    cardFormOrigin: null,
    simulatorPort: null,
    sample: true,
    buildName: "shop",
    dev: false,
    fresh: false,
  });
});

test("what is set is honoured, and what is set to nothing counts as not set", () => {
  const set = { PORT: "4000", DATA_DIR: "/elsewhere", DATABASE_URL: "postgres://h/d", GATEWAY_URL: "https://g/x" };
  const cards = { CARD_FORM_ORIGIN: "https://cards.example/form" };
  expect(read({ ...set, ...cards, SAMPLE: "OFF" }, "--dev")).toMatchObject({
    port: 4000,
    dataDir: "/elsewhere",
    databaseUrl: "postgres://h/d",
    gatewayUrl: "https://g/x",
    cardFormOrigin: "https://cards.example",
    sample: false,
    dev: true,
  });
  expect(read({ PORT: "", DATABASE_URL: "", GATEWAY_URL: "" })).toMatchObject({ port: 3000, databaseUrl: null });
});

test.each([
  [{ PORT: "0" }, "PORT"],
  [{ PORT: "80.5" }, "PORT"],
  [{ PORT: "65536" }, "PORT"],
  [{ SIMULATOR_PORT: "x" }, "SIMULATOR_PORT"],
  [{ GATEWAY_URL: "ftp://g" }, "GATEWAY_URL"],
  [{ CARD_FORM_ORIGIN: "cards.example" }, "CARD_FORM_ORIGIN"],
])("%o is refused by its name", (env, name) => {
  expect(() => read(env)).toThrow(BadSetting);
  expect(() => read(env)).toThrow(name);
});

test("a database URL that is refused is not repeated: it holds a password", () => {
  expect(() => read({ DATABASE_URL: "mysql://shop:secret@h/d" })).toThrow(/^(?!.*secret).*DATABASE_URL/);
});
