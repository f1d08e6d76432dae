// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { orderView } from "@/lib/orders/detail/order-view";
import { NOW, recordsOf, type Wish } from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { OrderHeading } from "./order-heading";

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");

function show(wish: Omit<Wish, "methodId">) {
  render(
    <OrderHeading
      view={orderView(recordsOf({ ...wish, methodId }), { role: "viewer" }, NOW)}
      back={null}
      actions={null}
    />,
  );
}

afterEach(cleanup);

it.each([
  ["sending", "送信中"],
  ["unknown", "確認中"],
  ["needs_person", "要確認"],
] as const)("shows beside the stage that a call is open (%s), and leads to what is said of it", (open, word) => {
  show({ open });
  expect(screen.getByText("確定前")).toBeDefined();
  expect(screen.getByRole("link", { name: word }).getAttribute("href")).toBe("#verdicts");
});

it("shows the stage alone where nothing is open", () => {
  show({});
  expect(screen.queryByRole("link")).toBeNull();
});
