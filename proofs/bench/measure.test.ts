import { describe, expect, it } from "vitest";
import { compareTimes, figuresOf, times } from "./measure";

describe("figures", () => {
  it("are times that were measured, in tenths of milliseconds", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(figuresOf(hundred)).toEqual({ median: 50, p95: 95 });
    expect(figuresOf([7.2501])).toEqual({ median: 7.3, p95: 7.3 });
  });
});

describe("requests", () => {
  it("are made as often as asked, never more of them at once than asked", async () => {
    let running = 0;
    let most = 0;
    const measured = await times(30, 4, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return 1;
    });
    expect(measured).toHaveLength(30);
    expect(most).toBe(4);
  });

  it("take turns, and the warming up does not count", async () => {
    const order: string[] = [];
    let shopRequests = 0;
    const shop = async () => {
      order.push("shop");
      shopRequests += 1;
      return shopRequests <= 2 ? 1_000 : 20;
    };
    const bare = async () => {
      order.push("bare");
      return 10;
    };
    expect(await compareTimes(10, 1, shop, bare)).toEqual({
      shop: { median: 20, p95: 20 },
      bare: { median: 10, p95: 10 },
      ratio: 2,
    });
    expect(order.slice(0, 6)).toEqual(["shop", "shop", "bare", "bare", "shop", "shop"]);
  });
});
