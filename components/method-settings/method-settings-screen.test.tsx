// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { METHOD_IDS, type MethodId, methodAndProvider } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES, FLAGS } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import type { MethodRules } from "@/lib/capability/types";
import type { Role } from "@/lib/identity/role";
import type { MethodSettings } from "@/lib/method-settings/contract";
import { err, ok } from "@/lib/result/result";
import { MethodSettingsScreen } from "./method-settings-screen";

const action = vi.hoisted(() => ({ changeFlagAction: vi.fn() }));
vi.mock("@/lib/actions/method-settings", () => action);

const { cancelApi } = FLAGS;
const LINK = cancelApi.on[0]?.label ?? "";
const OFF = cancelApi.off.label;
const method = METHOD_IDS.find(
  (id) => cellOf(id, "cancel.before_capture")?.facts.gate === "cancel_api_or_termination_api",
) as MethodId;

function settings(flags: Partial<MethodRules> = {}, version = 1): MethodSettings {
  return { methodId: method, flags: { ...DEFAULT_RULES, ...flags }, version, changes: {}, takesShipments: false };
}

function show(shown: MethodSettings, role: Role = "admin", search = "") {
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })}
    >
      <NuqsTestingAdapter searchParams={search}>
        <MethodSettingsScreen initial={[shown]} readAt={0} role={role} now={0} />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

/** An action whose answer the test gives when it wants. */
function held() {
  let answer: (value: unknown) => void = () => undefined;
  action.changeFlagAction.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  return (value: unknown) => answer(value);
}

const group = () =>
  screen.getByRole("group", {
    name: `${methodAndProvider(method)} ${cancelApi.name}`,
  });
const radio = (name: string) => within(group()).getByRole<HTMLInputElement>("radio", { name });

beforeEach(() => action.changeFlagAction.mockReset());
afterEach(cleanup);

test("a change that can only give is drawn at once, before the server's word, and then said to be saved", async () => {
  show(settings());
  const answer = held();
  await userEvent.click(radio(LINK));
  expect(radio(LINK).checked).toBe(true);
  expect(screen.queryByText("保存しました")).toBeNull();
  answer({ data: ok(settings({ cancelApi: true }, 2)) });
  expect(await screen.findByText("保存しました")).toBeTruthy();
});

test("it is taken back when another admin was first, with who that was and how it stands", async () => {
  show(settings());
  const answer = held();
  await userEvent.click(radio(LINK));
  const now = settings({ terminationApi: true }, 2);
  answer({ data: err({ code: "changed_by_other", change: { at: 0, by: "田中 葵" }, now }) });
  expect(await screen.findByText(/田中 葵さんが先に設定を変更しています\(現在「連携しない」\)/)).toBeTruthy();
  expect(radio(OFF).checked).toBe(true);
});

test("it is taken back when the database is away, and says that nothing was changed", async () => {
  show(settings());
  const answer = held();
  await userEvent.click(radio(LINK));
  answer({ serverError: { code: "database_unavailable" } });
  expect(await screen.findByText(/データベースに接続できません.*何も変更していません/)).toBeTruthy();
  expect(radio(OFF).checked).toBe(true);
});

test.each([
  [{ code: "busy" }, /^保存できませんでした。.*もう一度操作してください。何も変更していません。$/],
  [{ code: "database_unavailable" }, /^保存できませんでした。データベースに接続できません。.*何も変更していません。$/],
] as const)("a change that did not come about ($code) is taken back, and says what to do", async (refusal, text) => {
  show(settings());
  const answer = held();
  await userEvent.click(radio(LINK));
  answer({ data: err(refusal) });
  expect(await screen.findByText(text)).toBeTruthy();
  expect(radio(OFF).checked).toBe(true);
});

test("where a change may have been saved, that is said, and what stands is asked for", async () => {
  const asked = vi.fn(async () => Response.json([settings({ cancelApi: true }, 2)]));
  vi.stubGlobal("fetch", asked);
  show(settings());
  const answer = held();
  await userEvent.click(radio(LINK));
  answer({ data: err({ code: "perhaps_saved" }) });
  expect(
    await screen.findByText(/^保存できたかどうかを確認できませんでした。.*変更されている可能性があります。/),
  ).toBeTruthy();
  await waitFor(() => expect(radio(LINK).checked).toBe(true));
  expect(asked).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

test("a change that can take linkage away waits for the server, asks with the number of orders, and sends again only when agreed to", async () => {
  show(settings({ cancelApi: true }, 4));
  const effects = {
    lost: { cancel: 18, amount: 0 },
    otherOperation: { cancel: 0, amount: 0 },
    lostLater: [],
    awaiting: 0,
  };
  const answer = held();
  await userEvent.click(radio(OFF));
  expect(radio(LINK).checked).toBe(true);
  answer({ data: err({ code: "needs_confirmation", effects }) });
  expect(await screen.findByText(/対象の受注 18件/)).toBeTruthy();
  expect(action.changeFlagAction).toHaveBeenCalledTimes(1);

  action.changeFlagAction.mockResolvedValueOnce({ data: ok(settings({}, 5)) });
  await userEvent.click(screen.getByRole("button", { name: "「連携しない」に変更" }));
  await waitFor(() => expect(radio(OFF).checked).toBe(true));
  expect(action.changeFlagAction).toHaveBeenLastCalledWith(expect.objectContaining({ confirmed: true, version: 4 }));
});

test("leaving the question sends nothing and changes nothing", async () => {
  show(settings({ cancelApi: true }));
  const effects = {
    lost: { cancel: 1, amount: 0 },
    otherOperation: { cancel: 0, amount: 0 },
    lostLater: [],
    awaiting: 0,
  };
  action.changeFlagAction.mockResolvedValueOnce({ data: err({ code: "needs_confirmation", effects }) });
  await userEvent.click(radio(OFF));
  await userEvent.click(await screen.findByRole("button", { name: "やめる" }));
  expect(screen.queryByText(/対象の受注/)).toBeNull();
  expect(document.activeElement).toBe(radio(LINK));
  expect(radio(LINK).checked).toBe(true);
  expect(action.changeFlagAction).toHaveBeenCalledTimes(1);
});

test("who is no 管理者 reads the values as text and who may change them", () => {
  show(settings({ cancelApi: true }), "operator");
  expect(screen.getByText("変更できるのは管理者です。")).toBeTruthy();
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.getByText(LINK)).toBeTruthy();
});

test("「連携がオフのものだけ」 leaves out what its flags link", () => {
  show(settings({ cancelApi: true }), "admin", "?off=true");
  expect(screen.getByText("条件に合う決済方法はありません。")).toBeTruthy();
});
