import type { SecurityCodeDemand } from "@/lib/gateway/protocol";
import { BRANDS } from "../cards/card-number";
import type { OpenForm } from "../ledger/cards";
import { providerName } from "../providers/page-names";
import { escaped, page } from "./html";
import { TEST_CARDS } from "./words";

/** The form for a card: the only place where its number and its code are ever typed. */
export function cardFormPage(host: string, form: OpenForm): string {
  const brands = JSON.stringify(BRANDS.map(({ name, begins }) => [name, begins.source]));
  const name = providerName(form.provider);
  return page(
    host,
    `カード情報のご入力 - ${name}`,
    `<h1>${escaped(name)} <small>カード情報のご入力</small></h1>
<form id="card" action="/cards/${form.sessionId}" method="post" novalidate autocomplete="off"
  data-shop-origin="${escaped(form.shopOrigin)}" data-brands="${escaped(brands)}">
<div>
<label for="number">カード番号</label>
<div class="field"><input id="number" name="number" inputmode="numeric" autocomplete="off" spellcheck="false"
  maxlength="40" aria-describedby="brand number-error"><span id="brand" aria-live="polite"></span></div>
<p class="error" id="number-error"></p>
</div>
<div class="two">
<div>
<label for="expiry">有効期限(月/年)</label>
<div class="field"><input id="expiry" name="expiry" inputmode="numeric" autocomplete="off" placeholder="12 / 28"
  maxlength="10" aria-describedby="expiry-error"></div>
<p class="error" id="expiry-error"></p>
</div>
${codeField(form.securityCode)}
</div>
<div>
<label for="holder">カード名義</label>
<div class="field"><input id="holder" name="holder" autocomplete="off" spellcheck="false" maxlength="50"
  aria-describedby="holder-error"></div>
<p class="error" id="holder-error"></p>
</div>
<div class="row">
<button class="go" type="submit">カード情報を登録</button>
<button class="plain" type="reset">中止して戻る</button>
</div>
<p class="error" id="form-error" role="alert"></p>
</form>
<p class="done" id="done" role="status" tabindex="-1" hidden></p>
${testCards()}
<script src="/card-form.js"></script>`,
  );
}

function codeField(demand: SecurityCodeDemand): string {
  if (demand === "none") return "";
  const mark = demand === "required" ? '<u class="must">必須</u>' : "<u>任意</u>";
  const hint = demand === "required" ? "カード裏面の3桁(AMEXは表面4桁)" : "空欄のまま登録できます";
  return `<div>
<label for="code">セキュリティコード ${mark}</label>
<div class="field"><input id="code" name="code" type="password" inputmode="numeric" autocomplete="off"
  maxlength="8" ${demand === "required" ? 'aria-required="true" ' : ""}aria-describedby="code-error code-hint"></div>
<p class="error" id="code-error"></p>
<p class="hint" id="code-hint">${hint}</p>
</div>`;
}

function testCards(): string {
  const rows = TEST_CARDS.map(([number, ending]) => `<li><code>${number}</code> ${escaped(ending)}</li>`).join("\n");
  return `<details><summary>試験用のカード番号</summary>
<p>実在のカードは入力しないでください。有効期限は先の年月、コードは任意の数字を入力します。</p>
<ul>
${rows}
</ul>
</details>`;
}

/** Where a form was asked for that does not exist, or not any more. */
export function closedFormPage(host: string): string {
  return page(
    host,
    "カード情報のご入力",
    `<h1>カード情報のご入力</h1>
<p>この画面の有効期限が切れました。受注デスクからもう一度開いてください。</p>`,
  );
}
