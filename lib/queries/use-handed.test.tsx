// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, queryOptions } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { browserTime, forgetServerClock } from "./server-clock";
import { forgetTold, noteTold } from "./told-changes";
import { useHanded } from "./use-handed";

const MINUTE = 60_000;
let client: QueryClient;
const ask = vi.fn<() => Promise<string>>();
const options = () => queryOptions({ queryKey: ["thing"], queryFn: ask, staleTime: 15_000, retry: 0 });

beforeEach(() => {
  client = new QueryClient();
  ask.mockReset().mockResolvedValue("asked anew");
  // The window has seen a fresh answer: it knows how far its clock is from the server's.
  browserTime(Date.now(), Date.now());
});
afterEach(() => {
  cleanup();
  forgetServerClock();
  forgetTold();
});

function Shown({ data, readAt }: { readonly data: string; readonly readAt: number }) {
  return <p>{useHanded(options(), { data, readAt }).data}</p>;
}

function show(data: string, readAt: number) {
  return render(
    <QueryClientProvider client={client}>
      <Shown data={data} readAt={readAt} />
    </QueryClientProvider>,
  );
}

it("what the page has just brought is shown, and not asked for again", async () => {
  show("brought", Date.now());
  expect(screen.getByText("brought")).toBeDefined();
  expect(ask).not.toHaveBeenCalled();
});

it("what a kept page brings is asked for anew, however long nothing remembers it", async () => {
  show("brought", Date.now() - 5.5 * MINUTE);
  expect(await screen.findByText("asked anew")).toBeDefined();
});

it("what a kept page brings never takes the place of what was read since", () => {
  client.setQueryData(["thing"], "read since", { updatedAt: Date.now() - 5_000 });
  show("brought", Date.now() - MINUTE);
  expect(screen.getByText("read since")).toBeDefined();
});

it("what a new page brings takes the place of what was read before it", () => {
  client.setQueryData(["thing"], "read before", { updatedAt: Date.now() - MINUTE });
  show("brought", Date.now());
  expect(screen.getByText("brought")).toBeDefined();
});

it("what the feed told of while the page was on its way is asked for anew", async () => {
  noteTold(["thing"], Date.now());
  show("brought", Date.now() - 200);
  expect(await screen.findByText("asked anew")).toBeDefined();
});

it("what the feed told of while a slow page was on its way is asked for anew, though no answer was quicker", async () => {
  forgetServerClock();
  const readAt = Date.now() - 5_000;
  noteTold(["thing"], readAt + 1_000);
  show("brought", readAt);
  expect(await screen.findByText("asked anew")).toBeDefined();
});

it("what the feed told of before the page was read is in it already", () => {
  noteTold(["thing"], Date.now() - 300);
  show("brought", Date.now() - 200);
  expect(ask).not.toHaveBeenCalled();
});
