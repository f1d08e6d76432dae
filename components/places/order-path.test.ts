import { expect, test } from "vitest";
import { orderInPath, orderPath } from "./order-path";

test("an order's screen and its edit are the order's", () => {
  expect(orderInPath(orderPath("261118-0066"))).toBe("261118-0066");
  expect(orderInPath("/orders/261118-0066/edit")).toBe("261118-0066");
  expect(orderInPath(orderPath("A/1 #2"))).toBe("A/1 #2");
});

test.each(["/orders", "/orders/", "/tasks", "/orders/%E0%A4%A", "/orders/1/2/3"])("%s is no order's", (path) => {
  expect(orderInPath(path)).toBeNull();
});
