// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { PROVIDER_IDS, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { shopSettingsQuery } from "@/lib/queries/shop-settings";
import { ConsoleLink } from "./console-link";

const [known, unset] = PROVIDER_IDS;
if (known === undefined || unset === undefined) throw new Error("the catalogue is empty");

function show(provider: typeof known, mayChange: boolean, quiet = false) {
  const client = new QueryClient();
  client.setQueryData(shopSettingsQuery().queryKey, {
    pciDss: false,
    cancelNoticeUrl: "",
    amountNoticeUrl: "",
    taxRounding: "down",
    consoleUrls: { [known ?? fail()]: "https://console.example.jp/k" },
    version: 2,
    changed: null,
  });
  const { container } = render(
    <QueryClientProvider client={client}>
      <ConsoleLink provider={provider ?? fail()} mayChange={mayChange} quiet={quiet} />
    </QueryClientProvider>,
  );
  return container;
}

function fail(): never {
  throw new Error("no provider");
}

afterEach(cleanup);

test("leads to the provider's own console in a tab of its own, and gives it nothing of ours", () => {
  show(known, false);
  const link = screen.getByRole("link", { name: `${PROVIDERS[known].label}の管理画面を開く(新しいタブ)` });
  expect(link.textContent).toBe("管理画面を開く");
  expect(link.getAttribute("href")).toBe("https://console.example.jp/k");
  expect(link.getAttribute("target")).toBe("_blank");
  expect(link.getAttribute("rel")).toContain("noreferrer");
});

test("says that none is set, and leads only those to the setting who may set it", () => {
  show(unset, true);
  expect(screen.getByText("管理画面のURLは未設定です。")).toBeTruthy();
  expect(screen.getByRole("link", { name: /設定を開く$/ }).getAttribute("href")).toBe("/settings/shop#console-urls");
  cleanup();
  show(unset, false);
  expect(screen.getByText("管理画面のURLは未設定です。")).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});

test("where it is no duty nothing stands for an address that is not set", () => {
  expect(show(unset, true, true).textContent).toBe("");
  cleanup();
  expect(show(known, true, true).textContent).toBe("管理画面");
});
