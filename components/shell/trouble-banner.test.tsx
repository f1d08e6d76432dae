// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { TroubleBanner } from "./trouble-banner";

vi.mock("next/navigation", () => ({ usePathname: () => "/orders", useSearchParams: () => new URLSearchParams() }));

const asked = vi.fn<typeof fetch>();

function Window() {
  useQuery(deskCountsQuery());
  return <TroubleBanner />;
}

async function show(status: number) {
  asked.mockImplementation(async () => Response.json({}, { status }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Window />
    </QueryClientProvider>,
  );
  // The one repetition of the request lies in it.
  await act(async () => vi.advanceTimersByTimeAsync(2_000));
  expect(screen.getByRole("alert")).toBeDefined();
  asked.mockImplementation(async () => Response.json({ unknown: 0 }));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it.each([503, 500])("no longer says that the shop is away a moment after it is back (%i)", async (status) => {
  await show(status);
  await act(async () => vi.advanceTimersByTimeAsync(4_000));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("does not hurry to ask for a person who has to sign in", async () => {
  await show(401);
  const before = asked.mock.calls.length;
  await act(async () => vi.advanceTimersByTimeAsync(4_000));
  expect(asked.mock.calls).toHaveLength(before);
  expect(screen.getByRole("link", { name: "サインイン" })).toBeDefined();
});
