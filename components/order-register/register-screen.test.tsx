// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DraftOwner } from "@/components/drafts/draft-owner";
import { methodTitle } from "@/lib/capability/facts/catalogue";
import type { FoundCustomer } from "@/lib/orders/register/find-customers";
import type { Registration } from "@/lib/payments/model/registration";
import { METHOD } from "@/lib/payments/testing/methods";
import { err, ok } from "@/lib/result/result";
import { tokyoDate } from "@/lib/time/tokyo";
import { RegisterScreen } from "./register-screen";

const NOW = Date.UTC(2026, 10, 23, 6, 40);
const KEY = Buffer.alloc(32, 7).toString("base64");

const router = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", () => ({
  useRouter: () => router,
  usePathname: () => "/orders/new",
  useSearchParams: () => new URLSearchParams(),
}));
const action = vi.hoisted(() => ({ registerOrder: vi.fn<(registration: Registration) => Promise<unknown>>() }));
vi.mock("@/lib/actions/register-order", () => action);
const register = action.registerOrder;

const ROUTES: Readonly<Record<string, unknown>> = {
  "/api/postal-codes/1540001": { kind: "place", prefecture: "東京都", city: "世田谷区池尻" },
  "/api/postal-codes/9999999": { kind: "unknown" },
  "/api/settings/methods": [],
  "/api/settings/shop": { taxRounding: "down" },
};

async function show() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <DraftOwner staffId="s-1" draftKey={KEY}>
        <RegisterScreen at={{ now: NOW, today: tokyoDate(NOW) }} />
      </DraftOwner>
    </QueryClientProvider>,
  );
  await act(async () => undefined);
}
/** The screen is left, and opened again. */
async function comeBack() {
  cleanup();
  await show();
}

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
function type(label: string | RegExp, value: string) {
  fireEvent.change(field(label), { target: { value } });
  fireEvent.blur(field(label));
}
async function press(name: string) {
  await act(async () => fireEvent.click(screen.getByRole("button", { name })));
}
const registerOnly = () => press("登録だけ行う");

function choose(word: string) {
  fireEvent.change(field("決済方法"), { target: { value: word } });
  fireEvent.keyDown(field("決済方法"), { key: "Enter" });
}

/** The least that an order has. */
function fillLeast() {
  type("氏名", "佐藤 美咲");
  type("1行目の商品名", "ほうじ茶 100g");
  type("1行目の単価", "1296");
  choose(methodTitle(METHOD.paidLater));
}

/** What a field says is wrong with it. */
function saidAt(label: string | RegExp): string {
  const id = field(label).getAttribute("aria-describedby") ?? "";
  return document.getElementById(id)?.textContent ?? "";
}

const keySent = (call: number) => register.mock.calls[call]?.[0].requestKey;
const done = { data: ok({ orderNumber: "261123-0215", methodId: METHOD.paidLater, total: 1_296 }) };

beforeEach(() => {
  localStorage.clear();
  router.push.mockReset();
  register.mockReset().mockResolvedValue(done);
  vi.stubGlobal("fetch", async (path: string) => Response.json(ROUTES[path] ?? []));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the search for a customer", () => {
  it("makes no new customer by Enter before it has answered, and finds the earlier one then", async () => {
    const found: FoundCustomer = {
      ...{ name: "佐藤 美咲", kana: "", email: "", phone: "090-1234-5678" },
      ...{ postalCode: "", prefecture: "", city: "", street: "", building: "", orders: 2, lastOrderedAt: NOW },
    };
    let answer: (response: Response) => void = () => undefined;
    const asked = vi.fn(
      () =>
        new Promise<Response>((resolve) => {
          answer = resolve;
        }),
    );
    vi.stubGlobal("fetch", async (path: string) =>
      path.startsWith("/api/customers") ? asked() : Response.json(ROUTES[path] ?? []),
    );
    await show();
    const search = field("お客様を検索");
    fireEvent.change(search, { target: { value: found.phone } });
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
    fireEvent.keyDown(search, { key: "Enter" });
    expect(field("氏名").value).toBe("");
    await act(async () => answer(Response.json([found])));
    await screen.findByRole("option", { name: /佐藤 美咲/ });
    fireEvent.keyDown(search, { key: "Enter" });
    expect(field("氏名").value).toBe(found.name);
    expect(field(/^電話番号/).value).toBe(found.phone);
  });
});

describe("an order that is registered", () => {
  it("is sent as it was typed, once also when it is pressed twice, and leaves no draft", async () => {
    await show();
    fillLeast();
    type(/^電話番号/, "０９０−１２３４−５６７８");
    type("1行目の数量", "3");
    type("送料", "770");
    const button = screen.getByRole("button", { name: "登録だけ行う" });
    await act(async () => {
      fireEvent.click(button);
      fireEvent.click(button);
    });
    expect(register).toHaveBeenCalledOnce();
    expect(register.mock.calls[0]?.[0]).toMatchObject({
      customer: { name: "佐藤 美咲", phone: "０９０−１２３４−５６７８" },
      lines: [{ name: "ほうじ茶 100g", quantity: 3, unitPrice: 1_296, taxRate: "standard" }],
      shippingFee: 770,
      methodId: METHOD.paidLater,
    });
    expect(router.push).toHaveBeenCalledWith("/orders/261123-0215");
    await comeBack();
    expect(field("氏名").value).toBe("");
    expect(screen.queryByText("下書きを復元しました。")).toBeNull();
  });

  it("leads to its authorization by the other button", async () => {
    await show();
    fillLeast();
    await press("受注を登録してオーソリへ");
    expect(router.push).toHaveBeenCalledWith("/orders/261123-0215/authorize");
  });
});

describe("a field that cannot be read", () => {
  it.each<[string | RegExp, string, string]>([
    ["氏名", "", "氏名を入力してください。"],
    [/^電話番号/, "でんわ", "電話番号は数字とハイフンで入力してください。"],
    [/^メール/, "tanaka", "メールアドレスの形式で入力してください。"],
    ["郵便番号", "154-000", "郵便番号は7桁の数字で入力してください。"],
    ["住所", "世田谷区池尻", "住所は都道府県から入力してください。"],
    ["番地", "2-4-5", "番地"],
    [/^希望日/, "2026-11-22", "今日以降の日付を入力してください。"],
    ["1行目の商品名", "", "商品名を入力してください。"],
    ["1行目の数量", "0", "数量は1以上で入力してください。"],
    ["1行目の数量", "10000", "9,999以下で入力してください。"],
    ["1行目の単価", "12.5", "小数は使えません。"],
    ["1行目の単価", "-1", "0円以上で入力してください。"],
    ["1行目の単価", "100000000", "99,999,999円以下で入力してください。"],
    ["送料", "百円", "数字で入力してください。"],
  ])("%s says so of 「%s」, and nothing is registered", async (label, value, says) => {
    await show();
    fillLeast();
    type(label, value);
    if (label === "番地") {
      // Half an address: what is missing is told at each part.
      await registerOnly();
      expect(saidAt("郵便番号")).toBe("郵便番号を入力してください。");
      expect(saidAt("住所")).toBe("住所を入力してください。");
    } else {
      expect(saidAt(label)).toContain(says);
      await registerOnly();
    }
    expect(register).not.toHaveBeenCalled();
    expect(screen.getByText(/^入力内容を確認してください/)).toBeTruthy();
    expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true");
  });

  it("is a method that was not chosen, and goods elsewhere without a name", async () => {
    await show();
    type("氏名", "佐藤 美咲");
    type("1行目の商品名", "ほうじ茶");
    type("1行目の単価", "1296");
    fireEvent.click(screen.getByRole("radio", { name: "別の住所" }));
    type("お届け先の氏名", "");
    fireEvent.change(screen.getAllByLabelText(/^フリガナ/)[1] as HTMLElement, { target: { value: "サトウ" } });
    await registerOnly();
    expect(saidAt("決済方法")).toBe("決済方法を入力してください。");
    expect(saidAt("お届け先の氏名")).toBe("氏名を入力してください。");
    expect(register).not.toHaveBeenCalled();
  });

  it("is no postal code that the table does not know: that is a hint, and the order is registered", async () => {
    await show();
    fillLeast();
    type("郵便番号", "999-9999");
    expect(await screen.findByText("この郵便番号は見つかりません。住所を入力してください。")).toBeTruthy();
    type("住所", "東京都世田谷区新町");
    type("番地", "1-1");
    await registerOnly();
    expect(register.mock.calls[0]?.[0].customer).toMatchObject({ postalCode: "999-9999", city: "世田谷区新町" });
  });

  it.each([
    ["1296", "99999999", "合計が0円より少なくなります。値引とポイントを見直してください。", "値引"],
    ["99999999", "1", "合計は99,999,999円以下にしてください。", "送料"],
  ])("is a total that is none: it is told where the total stands", async (price, amount, says, fee) => {
    await show();
    fillLeast();
    type("1行目の単価", price);
    type(fee, amount);
    expect(screen.getByRole("region", { name: "合計" }).textContent).toContain(says);
    await registerOnly();
    expect(register).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe(says);
  });
});

describe("a registration that stops", () => {
  it("says at which field the server refused it, with the way there", async () => {
    const fields = [{ field: "lines.0.taxRate", code: "no_such_choice" }];
    register.mockResolvedValueOnce({ data: err({ code: "invalid_order", fields }) });
    await show();
    fillLeast();
    await registerOnly();
    const told = screen.getByRole("alert");
    expect(told.textContent).toContain("何も登録していません。");
    expect(told.textContent).toContain("税率は10%・軽減8%・対象外から選んでください。");
    const link = screen.getByRole("link", { name: "1行目の税率" }).getAttribute("href") ?? "";
    expect(document.querySelector(link)).toBe(field("1行目の税率"));
  });

  it("without an answer asks for the same order again, also after the page was left", async () => {
    register.mockRejectedValueOnce(new Error("the connection broke"));
    await show();
    fillLeast();
    await registerOnly();
    expect(screen.getByRole("alert").textContent).toContain("もう一度登録しても、受注は1件だけです。");
    register.mockRejectedValueOnce(new Error("the connection broke"));
    await registerOnly();
    await comeBack();
    await registerOnly();
    expect(register).toHaveBeenCalledTimes(3);
    expect(keySent(0)).toMatch(/^[0-9a-f-]{36}$/);
    expect([keySent(1), keySent(2)]).toEqual([keySent(0), keySent(0)]);
    expect(router.push).toHaveBeenCalledWith("/orders/261123-0215");
  });

  it("since the session is over leads to サインイン, and brings back the same text under the same key", async () => {
    register.mockResolvedValueOnce({ serverError: { code: "signed_out" } });
    await show();
    fillLeast();
    await registerOnly();
    expect(screen.getByRole("alert").textContent).toContain("サインアウトされています。");
    const link = screen.getByRole("link", { name: "サインイン" });
    expect(link.getAttribute("href")).toBe(`/sign-in?next=${encodeURIComponent("/orders/new")}`);
    await comeBack();
    expect(screen.getByText("下書きを復元しました。")).toBeTruthy();
    expect(field("氏名").value).toBe("佐藤 美咲");
    expect(field("1行目の単価").value).toBe("1,296");
    await registerOnly();
    expect(keySent(1)).toBe(keySent(0));
  });
});

describe("a draft", () => {
  it("is discarded at once and brought back at once, and another order has another key", async () => {
    await show();
    fillLeast();
    await press("下書きを破棄");
    expect(field("氏名").value).toBe("");
    await press("元に戻す");
    expect(field("氏名").value).toBe("佐藤 美咲");
    await press("下書きを破棄");
    fillLeast();
    await registerOnly();
    await comeBack();
    fillLeast();
    await registerOnly();
    expect(keySent(1)).not.toBe(keySent(0));
  });
});
