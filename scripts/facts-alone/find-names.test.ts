import { expect, test } from "vitest";
import { METHOD_IDS, METHODS, PROVIDER_IDS, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { mustNotName } from "./files-to-judge";
import { findNames } from "./find-names";
import { nameIn } from "./names";

function namesIn(source: string, path = "lib/orders/x.tsx") {
  return findNames(path, source).map(({ line, name }) => `${line} ${name}`);
}

test.each([
  ["a method's id", 'const a = 1;\nif (method === "gmo-pg/paypay") {}', "2 gmo-pg/paypay"],
  ["a method's id inside a path", "const p = `/methods/yamato/paypay?y`;", "1 yamato/paypay"],
  ["a provider's id", 'const slow = ["zeus"];', "1 zeus"],
  ["a provider's id as a property's name", "const table = { sbps: 1 };", "1 sbps"],
  ["a provider's id as a property that is read", "const one = table.paygent;", "1 paygent"],
  [
    "a provider's name in a sentence",
    'const s = "GMOペイメントゲートウェイの管理画面";',
    "1 GMOペイメントゲートウェイ",
  ],
  ["a provider's short name", 'const s = "SBの管理画面";', "1 SB"],
  ["a method's name in JSX", "const e = <p>\n  アトカラは連携します\n</p>;", "1 アトカラ"],
  ["a method's name in a template", "const s = `Smartpayの決済方式`;", "1 Smartpay"],
  ["an id in a type", 'type Slow = "amazon/pay";', "1 amazon/pay"],
])("finds %s", (_, source, found) => {
  expect(namesIn(source)).toEqual([found]);
});

test("finds every provider and every method, by id and by name", () => {
  for (const id of [...PROVIDER_IDS, ...METHOD_IDS]) expect(nameIn(id)).toBe(id);
  for (const id of PROVIDER_IDS) {
    expect(nameIn(`${PROVIDERS[id].label}に`)).not.toBeNull();
    expect(nameIn(`${PROVIDERS[id].short}に`)).not.toBeNull();
  }
  const common = ["クレジットカード", "後払い決済", "コンビニ決済"];
  for (const id of METHOD_IDS) {
    const { label, variant } = METHODS[id];
    if (!common.includes(label)) expect(nameIn(`${label} ${variant}で`)).not.toBeNull();
  }
});

test("finds names in SQL and in the schema, comments included", () => {
  expect(namesIn("select 1;\n-- only for zeus\nwhere method = 'np/b2b-deferred'", "prisma/x.sql")).toEqual([
    "3 np/b2b-deferred",
  ]);
});

test("lets comments, other words and the flags' own names stand", () => {
  const sources = [
    "// アトカラ is linked by default\nconst a = 1;",
    'const s = "GMOPS後払い キャンセルAPI連携フラグ";',
    'const s = "クレジットカード(都度課金)";',
    'const s = "SBOM";',
    'import { x } from "@/lib/gateway/providers/zeus";',
    'const s = "an example of amazon";',
  ];
  for (const source of sources) expect(namesIn(source)).toEqual([]);
});

test("a source that cannot be read is no clean source", () => {
  expect(() => namesIn("const = ;")).toThrow();
});

test("knows who may name them", () => {
  for (const path of ["lib/capability/facts/catalogue.ts", "lib/gateway/providers/x.ts", "lib/orders/x.test.tsx"]) {
    expect(mustNotName(path)).toBe(false);
  }
  for (const path of [
    "lib/capability/decide.ts",
    "lib/messages/reasons.ts",
    "prisma/sample/orders.ts",
    "app/page.tsx",
  ]) {
    expect(mustNotName(path)).toBe(true);
  }
});
