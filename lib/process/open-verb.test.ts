import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editTo } from "@/lib/payments/testing/edit-to";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { confirmation, perform, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import { updateMemo } from "@/lib/payments/verbs/update-memo";
import { openVerb } from "./open-verb";

let shop: PgShop;

beforeAll(async () => {
  shop = await openPgShop();
});
afterAll(async () => {
  await shop.close();
});

async function opened(order: TestOrder, since: number | null = null) {
  const asked = { orderNumber: order.orderNumber, verb: "change_amount", since } as const;
  const result = await openVerb(shop.deps, STAFF.operator, asked, shop.db);
  if (!result.ok) throw new Error(`not opened: ${JSON.stringify(result.error)}`);
  return result.value;
}

describe("opening a control", () => {
  it("answers with the order and with the preparation of exactly that version", async () => {
    const order = await shop.order({ methodId: METHOD.amountAlways });
    const first = await opened(order);
    expect(first.view.version).toBe(first.version);
    expect(first.rule).not.toBeNull();
    await perform(shop, order, "change_amount", { edit: editTo(first.view.order.total - 100) }, STAFF.another);
    const second = await opened(order);
    expect(second.view.version).toBe(second.version);
    expect(second.view.order.total).toBe(first.view.order.total - 100);
  });

  it("shows and prepares one version while another saves", async () => {
    const order = await shop.order({ methodId: METHOD.amountAlways });
    const saving = (async () => {
      let version = 1;
      for (let times = 1; times <= 8; times += 1) {
        const change = { orderNumber: order.orderNumber, version, memo: `${times}回目` };
        const saved = await updateMemo(shop.deps, STAFF.another, change);
        if (!saved.ok) throw new Error(`not saved: ${JSON.stringify(saved.error)}`);
        version = saved.value.version;
      }
    })();
    for (let times = 0; times < 8; times += 1) {
      const answer = await opened(order);
      expect(answer.view.version).toBe(answer.version);
    }
    await saving;
  });

  it("tells who changed what after the version that was seen before", async () => {
    const order = await shop.order({ methodId: METHOD.amountAlways });
    const first = await opened(order);
    const { total } = first.view.order;
    const lines = first.view.order.lines.map(({ position: _, ...line }) => line);
    const edit = { lines, shippingFee: 700, discount: 0, points: 0, editChoice: true };
    await perform(shop, order, "change_amount", { edit: { ...editTo(total), ...edit } }, STAFF.another);
    const { meanwhile, version } = await opened(order, first.version);
    const changed = meanwhile.flatMap(({ by, changes }) => changes.map(({ field, after }) => [by, field, after]));
    expect(changed).toContainEqual([STAFF.another.name, "shippingFee", 700]);
    expect(meanwhile.map((change) => change.version)).toEqual(
      Array.from({ length: version - first.version }, (_, index) => first.version + 1 + index),
    );
    expect((await opened(order, version)).meanwhile).toEqual([]);
  });

  it("what was shown before a colleague saved is refused with what they changed", async () => {
    const order = await shop.order({ methodId: METHOD.amountAlways });
    const shown = await opened(order);
    const { total } = shown.view.order;
    await perform(shop, order, "change_amount", { edit: editTo(total - 100) }, STAFF.another);
    const result = await confirmOrderVerb(shop.deps, STAFF.operator, {
      ...confirmation(shown),
      edit: editTo(total - 300),
    });
    expect(result).toMatchObject({ ok: false, error: { code: "stale_version", by: STAFF.another.name } });
  });
});
