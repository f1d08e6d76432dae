// @vitest-environment happy-dom
import { focusManager, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { orderQuery } from "./order";
import { getQueryClient } from "./query-client";

afterEach(() => {
  focusManager.setFocused(undefined);
  vi.unstubAllGlobals();
});

it("asks for the order anew as soon as its tab is looked at again, however fresh it was", async () => {
  const asked = vi.fn(async () => Response.json({ openOperation: null }));
  vi.stubGlobal("fetch", asked);
  const client = getQueryClient();
  client.mount();
  focusManager.setFocused(true);
  const stop = new QueryObserver(client, orderQuery("261024-0087")).subscribe(() => undefined);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(asked).toHaveBeenCalledOnce();
  focusManager.setFocused(false);
  focusManager.setFocused(true);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  stop();
  client.unmount();
});
