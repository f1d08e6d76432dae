import { afterAll, beforeAll, describe } from "vitest";
import { openMemoryShop } from "./memory-shop";
import { openPgShop } from "./pg-shop";
import type { TestShop } from "./test-shop";

/** The same promises on the store in memory and on PostgreSQL. `shop()` is the one that is open now. */
export function onBothStores(what: string, tests: (shop: () => TestShop) => void): void {
  const stores = [
    ["in memory", async (): Promise<TestShop> => openMemoryShop()],
    ["on PostgreSQL", async (): Promise<TestShop> => openPgShop()],
  ] as const;
  describe.each(stores)(`${what} %s`, (_, open) => {
    let opened: TestShop | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened?.close();
    });
    tests(() => {
      if (opened === undefined) throw new Error("the shop is not open");
      return opened;
    });
  });
}
