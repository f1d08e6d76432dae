import type { SentOperation, WireCourse } from "./course";
import type { ParkedOnWire } from "./parked";
import type { UpstreamAnswer } from "./upstream";

/** How the wire's end towards the shop answers. */
export type WireReply =
  | { readonly kind: "answer"; readonly answer: UpstreamAnswer }
  | { readonly kind: "cut" }
  /** The connection stays open and silent until the caller gives up. */
  | { readonly kind: "nothing" };

export interface Carrying {
  readonly sent: SentOperation;
  /** Gives the mutation to the providers' side, once more each time. */
  readonly deliver: () => Promise<UpstreamAnswer | null>;
  readonly parked: ParkedOnWire;
  readonly wait: (ms: number) => Promise<void>;
  /** Called where an injected fault really took effect. */
  readonly tookEffect: () => void;
}

/** Before the request's end, in milliseconds: what lies here goes on then, with or without an inquiry. */
const MARGIN_MS = 100;

/** Carries one mutation to the providers' side and its answer back, by its course. */
export async function carry(course: WireCourse, carrying: Carrying): Promise<WireReply> {
  const { deliver, tookEffect, wait } = carrying;
  switch (course.does) {
    case "pass":
      return back(await deliver());
    case "lose_before":
      tookEffect();
      return lost(course.cut);
    case "lose_after":
      if (succeeded(await deliver())) tookEffect();
      return lost(course.cut);
    case "slow":
      return slow(course, carrying);
    case "double":
      return double(course, carrying);
    case "error_after":
      if (succeeded(await deliver())) tookEffect();
      return { kind: "answer", answer: { status: 500, headers: {}, body: "" } };
    case "garbage":
      if (course.acts) await deliver();
      tookEffect();
      return { kind: "answer", answer: { status: 200, headers: {}, body: "<html><body>OK</body>" } };
    case "misquote":
      return misquoted(await deliver(), course.by, tookEffect);
    case "late": {
      const arrives = late(carrying, wait);
      return course.cut ? { kind: "cut" } : back(await arrives);
    }
  }
}

async function slow(
  course: WireCourse & { does: "slow" },
  { deliver, wait, tookEffect }: Carrying,
): Promise<WireReply> {
  tookEffect();
  if (course.when === "before") await wait(course.ms);
  const answer = await deliver();
  if (course.when === "after") await wait(course.ms);
  return back(answer);
}

async function double(
  course: WireCourse & { does: "double" },
  { deliver, wait, tookEffect }: Carrying,
): Promise<WireReply> {
  tookEffect();
  const first = deliver();
  const second = wait(course.gapMs).then(deliver);
  if (course.answers === "first") return back(await first);
  return course.answers === "second" ? back(await second) : { kind: "nothing" };
}

async function late({ sent, deliver, parked, tookEffect }: Carrying, wait: Carrying["wait"]) {
  const found = await parked.park(sent.operationId, Date.parse(sent.expiresAt) - Date.now() - MARGIN_MS);
  // The inquiry's answer is on its way back meanwhile.
  if (found === "nothing") await wait(5);
  const answer = await deliver();
  if (found === "nothing" && succeeded(answer)) tookEffect();
  return answer;
}

function misquoted(answer: UpstreamAnswer | null, by: number, tookEffect: () => void): WireReply {
  if (answer === null || !succeeded(answer)) return back(answer);
  const said = JSON.parse(answer.body) as { payment: { authorized: number; captured: number } };
  const { payment } = said;
  const wrong = {
    ...payment,
    authorized: payment.authorized + by,
    captured: payment.captured && payment.captured + by,
  };
  tookEffect();
  return { kind: "answer", answer: { ...answer, body: JSON.stringify({ ...said, payment: wrong }) } };
}

function back(answer: UpstreamAnswer | null): WireReply {
  return answer === null ? { kind: "cut" } : { kind: "answer", answer };
}

function lost(cut: boolean): WireReply {
  return { kind: cut ? "cut" : "nothing" };
}

function succeeded(answer: UpstreamAnswer | null): boolean {
  return answer?.status === 200 && (JSON.parse(answer.body) as { result?: unknown }).result === "succeeded";
}
