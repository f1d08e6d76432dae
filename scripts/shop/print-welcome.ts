import path from "node:path";
import type { Settings } from "../setup/settings.mjs";
import type { SampleAccount } from "./fill-shop";
import { localUrl } from "./local-url";

const ROLE_NAMES: Readonly<Record<string, string>> = { viewer: "閲覧", operator: "担当", admin: "管理者" };

/** Where the shop is open, and as whom one signs in. */
export function printWelcome(settings: Settings, accounts: readonly SampleAccount[]): void {
  const lines = ["", `Juchu Desk is open at ${localUrl(settings)}/`];
  if (accounts.length > 0) {
    lines.push("", "Sign in as (sample accounts):");
    for (const { role, email, password } of accounts) {
      lines.push(`  ${(ROLE_NAMES[role] ?? role).padEnd(4, "　")} ${email.padEnd(26)} ${password}`);
    }
  }
  const logs = path.relative(process.cwd(), path.join(settings.dataDir, "logs"));
  lines.push("", `Logs stand in ${logs}. Ctrl-C stops all of it.`, "");
  console.log(lines.join("\n"));
}
