import { expect, test } from "vitest";
import { METHOD_IDS, methodTitle } from "@/lib/capability/facts/catalogue";
import { findMethods } from "./find-methods";

test("nothing typed is every method, in the page's order", () => {
  expect(findMethods(" ")).toEqual(METHOD_IDS);
});

test("each method is found by its own name, in either width and either kana", () => {
  for (const id of METHOD_IDS) expect(findMethods(methodTitle(id))).toContain(id);
  expect(findMethods("ｐａｙｐａｙ")).toEqual(findMethods("PayPay"));
  expect(findMethods("くれじっとかーど")).toEqual(findMethods("クレジットカード"));
});

test("several words all have to be found", () => {
  const both = findMethods("GMO PayPay");
  expect(both.length).toBeGreaterThan(0);
  expect(both.every((id) => findMethods("PayPay").includes(id) && findMethods("GMO").includes(id))).toBe(true);
  expect(findMethods("そのような方法はない")).toEqual([]);
});
