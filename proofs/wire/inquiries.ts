import type { WireReply } from "./carry";
import type { InquiryCourse } from "./course";
import type { UpstreamAnswer } from "./upstream";

const said = (status: number, body: string): WireReply => ({ kind: "answer", answer: { status, headers: {}, body } });

/** What comes back from an inquiry, by its course. */
export async function inquireUpstream(
  course: InquiryCourse,
  ask: () => Promise<UpstreamAnswer | null>,
  wait: (ms: number) => Promise<void>,
): Promise<WireReply> {
  switch (course.does) {
    case "cut":
      return { kind: "cut" };
    case "silent":
      return { kind: "nothing" };
    case "error":
      return said(503, "");
    case "garbage":
      return said(200, "<html><body>OK</body>");
    case "in_flight":
      return said(409, JSON.stringify({ error: { code: "in_flight" } }));
    case "slow":
      await wait(course.ms);
      break;
    case "pass":
  }
  const answer = await ask();
  return answer === null ? { kind: "cut" } : { kind: "answer", answer };
}

/** Whether an inquiry's answer says that nothing is known of the operation. */
export function foundNothing(back: WireReply): boolean {
  if (back.kind !== "answer" || back.answer.status !== 200 || !back.answer.body.startsWith("{")) return false;
  return (JSON.parse(back.answer.body) as { found?: unknown }).found === false;
}
