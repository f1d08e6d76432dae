// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OrderSearch } from "./order-search";

const address = vi.hoisted(() => ({ path: "/orders", search: "" }));
vi.mock("next/navigation", () => ({
  usePathname: () => address.path,
  useSearchParams: () => new URLSearchParams(address.search),
}));

beforeEach(() => {
  address.path = "/orders";
  address.search = "";
});
afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>("searchbox", { name: "受注を検索" });

test("it leads to the list by an address, and shows what the list is searched for", () => {
  address.search = "q=佐藤";
  render(<OrderSearch />);
  expect(field().value).toBe("佐藤");
  expect(field().form?.getAttribute("action")).toBe("/orders");
  expect(field().form?.method).toBe("get");
});

test("what another screen's address calls q is not a search for orders", () => {
  address.path = "/matrix";
  address.search = "q=減額";
  render(<OrderSearch />);
  expect(field().value).toBe("");
});

test("Enter searches, but not the Enter that ends a conversion", () => {
  render(<OrderSearch />);
  // fireEvent answers false when the event's default, sending the form, was prevented.
  expect(fireEvent.keyDown(field(), { key: "Enter" })).toBe(true);
  expect(fireEvent.keyDown(field(), { key: "Enter", isComposing: true })).toBe(false);
  expect(fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 })).toBe(false);
});

test("Escape leaves the field, but not while it only ends a conversion", () => {
  render(<OrderSearch />);
  field().focus();
  fireEvent.keyDown(field(), { key: "Escape", isComposing: true });
  expect(document.activeElement).toBe(field());
  fireEvent.keyDown(field(), { key: "Escape" });
  expect(document.activeElement).not.toBe(field());
});
