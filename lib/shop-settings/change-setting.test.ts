import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createStaff } from "@/lib/auth/create-staff";
import { PROVIDER_IDS, type ProviderId } from "@/lib/capability/facts/catalogue";
import { connect, type Database } from "@/lib/db/client";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { openTroubledDatabase, type TroubledDatabase } from "@/lib/db/testing/troubled-database";
import type { StaffMember } from "@/lib/identity/role";
import { changeShopSetting } from "./change-setting";
import { readShopSettings } from "./read-settings";

let db: Database;
let troubled: TroubledDatabase;
let staff: StaffMember;

beforeAll(async () => {
  const url = await freshDatabase();
  db = connect(url, 2);
  troubled = await openTroubledDatabase(url);
  const created = await createStaff(db, {
    name: "小林 正",
    email: "k@example.jp",
    role: "admin",
    password: "long enough",
  });
  if (!created.ok) throw new Error(created.error.code);
  staff = { id: created.value.id, name: "小林 正", role: "admin" };
});
afterAll(async () => {
  await troubled.close();
  await db.$disconnect();
});
beforeEach(async () => {
  await troubled.heal();
  await db.shopSetting.deleteMany();
});

const events = () => db.auditEvent.findMany({ where: { subject: "shop" }, orderBy: { id: "asc" } });

test("each setting changes alone, raises the version by one and leaves one event with both values", async () => {
  const before = (await events()).length;
  await changeShopSetting(db, staff, { setting: "pciDss", value: true }, 1);
  await changeShopSetting(db, staff, { setting: "cancelNoticeUrl", value: "https://example.jp/c" }, 2);
  await changeShopSetting(db, staff, { setting: "amountNoticeUrl", value: "https://example.jp/a" }, 3);
  await changeShopSetting(db, staff, { setting: "taxRounding", value: "half_up" }, 4);
  expect(await readShopSettings(db)).toMatchObject({
    pciDss: true,
    cancelNoticeUrl: "https://example.jp/c",
    amountNoticeUrl: "https://example.jp/a",
    taxRounding: "half_up",
    version: 5,
    changed: { by: "小林 正" },
  });
  expect((await events()).slice(before).map((event) => event.data)).toEqual([
    { setting: "pciDss", before: false, after: true, version: 2 },
    { setting: "cancelNoticeUrl", before: "", after: "https://example.jp/c", version: 3 },
    { setting: "amountNoticeUrl", before: "", after: "https://example.jp/a", version: 4 },
    { setting: "taxRounding", before: "down", after: "half_up", version: 5 },
  ]);
});

test("a console's address is kept by its provider, alone: the others stay, and none is left out", async () => {
  const before = (await events()).length;
  const [one, other] = PROVIDER_IDS;
  const set = (provider: ProviderId, value: string, version: number) =>
    changeShopSetting(db, staff, { setting: "consoleUrl", provider, value }, version);
  if (one === undefined || other === undefined) throw new Error("the catalogue is empty");
  await set(one, "https://console.example.jp/1", 1);
  await set(other, "https://console.example.jp/2", 2);
  expect(await set(one, "", 3)).toMatchObject({
    ok: true,
    value: { consoleUrls: { [other]: "https://console.example.jp/2" } },
  });
  expect((await readShopSettings(db)).consoleUrls).toEqual({ [other]: "https://console.example.jp/2" });
  expect((await events()).slice(before).map((event) => event.data)).toEqual([
    { setting: "consoleUrl", provider: one, before: "", after: "https://console.example.jp/1", version: 2 },
    { setting: "consoleUrl", provider: other, before: "", after: "https://console.example.jp/2", version: 3 },
    { setting: "consoleUrl", provider: one, before: "https://console.example.jp/1", after: "", version: 4 },
  ]);
});

test("a version that is no longer the shop's is refused with what stands now, and changes nothing", async () => {
  await changeShopSetting(db, staff, { setting: "pciDss", value: true }, 1);
  const late = await changeShopSetting(db, staff, { setting: "cancelNoticeUrl", value: "https://example.jp/c" }, 1);
  expect(late).toMatchObject({ ok: false, error: { code: "changed_by_other", now: { pciDss: true, version: 2 } } });
  expect(await readShopSettings(db)).toMatchObject({ cancelNoticeUrl: "", version: 2 });
});

test("a link that is not https is refused and changes nothing", async () => {
  const [provider] = PROVIDER_IDS;
  if (provider === undefined) throw new Error("the catalogue is empty");
  const script = { setting: "consoleUrl", provider, value: "javascript:alert(1)" } as const;
  expect(await changeShopSetting(db, staff, script, 1)).toEqual({ ok: false, error: { code: "bad_https" } });
  for (const setting of ["cancelNoticeUrl", "amountNoticeUrl"] as const) {
    const refused = await changeShopSetting(db, staff, { setting, value: "http://example.jp" }, 1);
    expect(refused).toEqual({ ok: false, error: { code: "bad_https" } });
  }
  expect(await readShopSettings(db)).toMatchObject({
    cancelNoticeUrl: "",
    amountNoticeUrl: "",
    consoleUrls: {},
    version: 1,
    changed: null,
  });
});

const pciDssOn = () => changeShopSetting(troubled.db, staff, { setting: "pciDss", value: true }, 1);

test.each(["statement", "commit"] as const)("a disk that is full at the %s: nothing was changed", async (when) => {
  await troubled.fill(when);
  expect(await pciDssOn()).toEqual({ ok: false, error: { code: "database_unavailable" } });
  expect(await readShopSettings(db)).toMatchObject({ pciDss: false, version: 1 });
});

test.each([
  ["commit_asked", false],
  ["commit_answered", true],
] as const)("a line that breaks at %s: it may have been saved", async (at, pciDss) => {
  troubled.loseCommit(at);
  expect(await pciDssOn()).toEqual({ ok: false, error: { code: "perhaps_saved" } });
  expect(await readShopSettings(db)).toMatchObject({ pciDss });
});
