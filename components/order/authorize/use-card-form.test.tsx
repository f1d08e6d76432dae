// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CardForm } from "@/lib/payments/model/contract";
import { err, ok } from "@/lib/result/result";
import { type CardFormPlace, useCardForm } from "./use-card-form";

const ORIGIN = "https://cards.example";
const opened = (session: string): CardForm => ({
  url: `${ORIGIN}/cards/${session}`,
  origin: ORIGIN,
  securityCode: "required",
});
const OPEN = { type: "card-form-open" };
const GIVEN = {
  type: "card-given",
  token: "tok-1",
  expiresAt: "2026-11-23T06:56:00.000Z",
  brand: "VISA",
  last4: "1111",
  expiry: "2030-12",
  securityCode: "given",
} as const;

const asked = vi.fn<typeof fetch>();
/** As the screen has it at the moment. */
let place: CardFormPlace;

/** Each form stands in a frame of its own, which has a window that does nothing. */
const windows = new Map<string, Window>();
function windowOf(url: string): Window {
  const own = windows.get(url) ?? ({} as Window);
  windows.set(url, own);
  return own;
}

const shownUrl = () => (place.state.at === "shown" ? place.state.form.url : "");

function useShown({ wanted }: { readonly wanted: boolean }) {
  place = useCardForm("261128-0001", wanted);
  const url = shownUrl();
  useLayoutEffect(() => {
    place.frame.current = url === "" ? null : ({ contentWindow: windowOf(url) } as HTMLIFrameElement);
  }, [url]);
}

async function show(wanted = true) {
  const { rerender } = renderHook(useShown, { initialProps: { wanted } });
  await act(async () => undefined);
  return (then: boolean) => act(async () => rerender({ wanted: then }));
}

function hear(data: unknown, from: { readonly origin?: string; readonly source?: Window | null } = {}) {
  const { origin = ORIGIN, source = windowOf(shownUrl()) } = from;
  act(() => {
    window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset();
  asked.mockImplementation(async () => Response.json(ok(opened(`s-${asked.mock.calls.length}`))));
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("asks for no form until one is wanted, and for one once it is", async () => {
  const want = await show(false);
  expect(asked).not.toHaveBeenCalled();
  await want(true);
  expect(asked).toHaveBeenCalledOnce();
  expect(place.state).toEqual({ at: "shown", form: opened("s-1"), heard: "not_yet" });
});

it("takes over the card that the form in its frame gives, and of it what the protocol names alone", async () => {
  await show();
  hear(OPEN);
  expect(place.state).toMatchObject({ at: "shown", heard: "open" });
  hear({ ...GIVEN, number: "4111111111111111" });
  expect(place.state).toEqual({ at: "given", card: GIVEN });
});

it.each([
  ["another origin", { origin: "https://elsewhere.example" }],
  ["another window", { source: window }],
  ["no window", { source: null }],
])("hears nothing from %s", async (_who, from) => {
  await show();
  hear(OPEN, from);
  hear(GIVEN, from);
  expect(place.state).toEqual({ at: "shown", form: opened("s-1"), heard: "not_yet" });
});

it("is late after eight seconds of silence and not before, until a page of its own tells that it stands there", async () => {
  const tab = {} as Window;
  const open = vi.spyOn(window, "open").mockReturnValue(tab);
  await show();
  act(() => vi.advanceTimersByTime(7_999));
  expect(place.state).toMatchObject({ heard: "not_yet" });
  act(() => vi.advanceTimersByTime(1));
  expect(place.state).toMatchObject({ heard: "late" });
  place.openTab();
  expect(open).toHaveBeenCalledWith(`${ORIGIN}/cards/s-1`, "_blank", "popup=no");
  hear(OPEN, { source: tab });
  expect(place.state).toMatchObject({ heard: "open" });
  hear(GIVEN, { source: tab });
  expect(place.state).toEqual({ at: "given", card: GIVEN });
});

it("is never late once the form has told that it stands there", async () => {
  await show();
  hear(OPEN);
  act(() => vi.advanceTimersByTime(60_000));
  expect(place.state).toMatchObject({ heard: "open" });
});

it("goes on hearing its frame where the browser opened no page, and where that was closed without an answer", async () => {
  vi.spyOn(window, "open").mockReturnValue(null);
  await show();
  place.openTab();
  hear(GIVEN, { source: null });
  expect(place.state).toMatchObject({ at: "shown" });
  hear(GIVEN);
  expect(place.state).toMatchObject({ at: "given" });
});

it("asks for another form where a card is typed anew, and hears the first frame no more", async () => {
  await show();
  const first = windowOf(shownUrl());
  hear(GIVEN);
  await act(async () => place.ask());
  expect(place.state).toEqual({ at: "shown", form: opened("s-2"), heard: "not_yet" });
  hear({ ...GIVEN, token: "tok-old" }, { source: first });
  expect(place.state).toMatchObject({ at: "shown" });
});

it("keeps a card while its sending is prepared anew, and asks for another form once it is good no more", async () => {
  const want = await show();
  hear(GIVEN);
  await want(false);
  await want(true);
  expect(place.state).toEqual({ at: "given", card: GIVEN });
  await want(false);
  act(() => place.forget());
  await want(true);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(place.state).toMatchObject({ at: "shown", form: opened("s-2") });
});

it("shows the form that was asked for last, whichever answer comes first", async () => {
  let answerFirst: (response: Response) => void = () => undefined;
  asked.mockReturnValueOnce(
    new Promise((resolve) => {
      answerFirst = resolve;
    }),
  );
  await show();
  await act(async () => place.ask());
  await act(async () => answerFirst(Response.json(ok(opened("late")))));
  expect(place.state).toMatchObject({ form: opened("s-2") });
});

it.each([
  ["the provider's side does not open one", () => Response.json(err({ code: "form_unavailable" })), "form_unavailable"],
  [
    "the session is over",
    () => Response.json({ code: "signed_out", ending: null, last: null }, { status: 401 }),
    "signed_out",
  ],
  ["no answer comes", () => Promise.reject(new TypeError("fetch failed")), "no_answer"],
])("says so where %s, and asks again", async (_why, answer, code) => {
  asked.mockImplementationOnce(async () => answer());
  await show();
  expect(place.state).toMatchObject({ at: "failed", failure: { code } });
  await act(async () => place.ask());
  expect(place.state).toMatchObject({ at: "shown", form: opened("s-2") });
});
