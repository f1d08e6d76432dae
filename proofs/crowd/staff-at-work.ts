import { setTimeout as pause } from "node:timers/promises";
import { RACE_FIELDS } from "../race/fields";
import type { OrderShelf } from "../race/orders";
import type { Staff } from "../staff-client/staff-client";

/** How long staff waited, in milliseconds, oldest first. */
export interface Waited {
  readonly reads: readonly number[];
  /** From the press on 送信 until the provider's answer is on screen. */
  readonly confirms: readonly number[];
  /** Requests with a wrong answer. */
  readonly failed: readonly string[];
}

const BETWEEN_READS_MS = 40;
const BETWEEN_CANCELS_MS = 500;

/** A 担当 reads lists and orders, and cancels one order after another, until the epoch instant `until`. */
export async function workUntil(until: number, staff: Staff, shelf: OrderShelf, name: string): Promise<Waited> {
  const waited = { reads: [] as number[], confirms: [] as number[], failed: [] as string[] };
  const timed = async <T>(into: number[], ask: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    const answer = await ask();
    into.push(Math.round(performance.now() - since));
    return answer;
  };
  const reading = async () => {
    for (let nth = 0; Date.now() < until; nth += 1) {
      const path = ["/api/orders", "/api/orders?q=%E3%81%95%E3%81%8F%E3%82%89", "/api/counts"][nth % 3] ?? "";
      const { status } = await timed(waited.reads, () => staff.read(path));
      if (status !== 200) waited.failed.push(`${path}: ${status}`);
      await pause(BETWEEN_READS_MS);
    }
  };
  const canceling = async () => {
    for (let nth = 0; Date.now() < until; nth += 1) {
      const methodId = RACE_FIELDS.byFlag[nth % RACE_FIELDS.byFlag.length];
      if (methodId === undefined) throw new Error("no method is canceled by a flag");
      const orderNumber = `${name}-${nth}`;
      await shelf.order({ orderNumber, methodId, stage: "before_capture" });
      const opened = await staff.ask("prepareOrderVerb", { orderNumber, verb: "cancel" });
      if (!opened.ok) {
        waited.failed.push(`${orderNumber} was not opened: ${JSON.stringify(opened.error)}`);
        continue;
      }
      const { requestKey, version, flagsState, needsAcknowledgement: acknowledged } = opened.value;
      const word = { requestKey, version, flagsState, reason: "", acknowledged };
      const answer = await timed(waited.confirms, () => staff.ask("confirmOrderVerb", word));
      if (!answer.ok || answer.value.kind !== "done") waited.failed.push(`${orderNumber}: ${JSON.stringify(answer)}`);
      await pause(BETWEEN_CANCELS_MS);
    }
  };
  await Promise.all([reading(), canceling()]);
  return waited;
}
