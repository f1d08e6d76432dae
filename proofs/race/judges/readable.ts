import { stopWords } from "@/components/order/words/dialog-words";
import { issueOf } from "@/components/tasks/task-issue";
import type { ActionFailure } from "@/lib/failures/failure";
import { saveFailureText } from "@/lib/messages/errors";
import { flagRefusalText } from "@/lib/messages/flags";
import type { FlagRefusal } from "@/lib/method-settings/contract";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { CloseTaskRefusal } from "@/lib/payments/model/close-task";
import type { VerbRefusal } from "@/lib/payments/model/contract";
import type { RefusedRequest } from "../track";

/** What refused staff read on the screen, by the screens' own words. */
export function screenWordsOf({ action, failure }: RefusedRequest, view: OrderView): readonly string[] {
  switch (action) {
    case "prepareOrderVerb":
    case "confirmOrderVerb": {
      const lost = action === "confirmOrderVerb" ? "sent" : false;
      const { title, lines } = stopWords(failure as VerbRefusal | ActionFailure, lost, view, view.serverNow);
      return [title, ...lines].filter((line) => line !== "");
    }
    case "closeTask":
      return [issueOf(failure as CloseTaskRefusal | ActionFailure).text];
    case "changeFlagAction":
      return [flagWords(failure as FlagRefusal | ActionFailure)];
    default:
      return stopWords(failure as VerbRefusal | ActionFailure, "saved", view, view.serverNow).lines;
  }
}

function flagWords(failure: FlagRefusal | ActionFailure): string {
  switch (failure.code) {
    case "method_unknown":
    case "choice_unknown":
      return flagRefusalText(failure.code, { by: null, choice: "" });
    case "changed_by_other":
      return flagRefusalText(failure.code, { by: failure.change.by, choice: "オン" });
    case "needs_confirmation":
      return "";
    default:
      return saveFailureText(failure);
  }
}

const JAPANESE = /[\u3041-\u30ff\u4e00-\u9fff]/;
const HOLES = /undefined|null|NaN|\[object|「」|\(\)|[a-z]+_[a-z]+/;
const ENDS = /。$|^変更点:|お問い合わせ番号:\S+$/;
/** Says of money that it did not move, or that it may have; of a record or a setting that it was not made. */
const SAYS_WHETHER =
  /何も送信していません。|送信した可能性があります。|送信された可能性があるため|保存できませんでした。|保存できたかどうかを確認できませんでした。|記録していません。|記録できたかどうかを確認できませんでした。|変更できませんでした。/g;
const MONEY: readonly RefusedRequest["action"][] = [
  "prepareOrderVerb",
  "confirmOrderVerb",
  "closeTask",
  "changeFlagAction",
];

/** What is wrong with the words; null where staff can read them and know where they stand and why. */
export function whyUnreadable(refused: RefusedRequest, view: OrderView): string | null {
  const words = screenWordsOf(refused, view);
  const text = words.join(" ");
  const odd = words.find((line) => !JAPANESE.test(line) || HOLES.test(line) || !ENDS.test(line));
  if (odd !== undefined) return `it reads: ${odd}`;
  const why = text.replaceAll(SAYS_WHETHER, "").replaceAll("エラーが発生しました。", "");
  if (!JAPANESE.test(why)) return `it does not say why: ${text}`;
  const silent = MONEY.includes(refused.action) && text.search(SAYS_WHETHER) < 0;
  return silent ? `it does not say whether anything was sent: ${text}` : null;
}
