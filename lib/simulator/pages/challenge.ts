import type { Challenge } from "../ledger/challenges";
import { providerName } from "../providers/page-names";
import { escaped, page } from "./html";

/** The card's issuer asks the buyer whether it is really them (3-D Secure). */
export function challengePage(host: string, challenge: Challenge): string {
  const { provider, orderNumber, amount } = challenge.request;
  const name = providerName(provider);
  return page(
    host,
    `本人認証 - ${name}`,
    `<h1>${escaped(name)} <small>本人認証サービス(3Dセキュア)</small></h1>
<dl>
<dt>ご注文</dt><dd>${escaped(orderNumber)}</dd>
<dt>金額</dt><dd>${amount.toLocaleString("ja-JP")}円</dd>
</dl>
${challenge.state === "open" ? ASK : `<p class="done" role="status">${ENDED[challenge.state]}</p>`}`,
  );
}

const ASK = `<p>このお支払いを、ご本人として承認しますか。</p>
<form method="post">
<div class="row">
<button class="go" name="verdict" value="approve">承認する</button>
<button class="no" name="verdict" value="decline">拒否する</button>
</div>
</form>`;

const ENDED: Readonly<Record<Exclude<Challenge["state"], "open">, string>> = {
  approved: "認証が完了しました。この画面を閉じてください。",
  declined: "認証は完了しませんでした。この画面を閉じてください。",
};

export function noChallengePage(host: string): string {
  return page(host, "本人認証", "<h1>本人認証サービス(3Dセキュア)</h1>\n<p>このリンクは使えません。</p>");
}
