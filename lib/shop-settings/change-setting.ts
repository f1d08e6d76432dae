import "server-only";

import { appendEvent } from "@/lib/audit/append-event";
import type { Database } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { lockShopSettings, updateShopSettings } from "@/lib/db/settings/shop-settings";
import type { StaffMember } from "@/lib/identity/role";
import { err, ok, type Result } from "@/lib/result/result";
import { saveAs } from "@/lib/staff/save-as";
import type { ShopSettingChange, ShopSettingRefusal, ShopSettings } from "./contract";
import { isHttpsLink } from "./https-link";
import { consoleUrlsOf, readShopSettings } from "./read-settings";
import { isLink, valueBefore, valuesAfter } from "./with-change";

type Changed = Result<ShopSettings, ShopSettingRefusal>;

/**
 * Sets one of the shop's settings and leaves an audit event, in one transaction under the row's lock. For 管理者,
 * by the staff row under lock. Setting what is already set changes nothing and is no conflict.
 */
export async function changeShopSetting(
  db: Database,
  staff: StaffMember,
  change: ShopSettingChange,
  version: number,
): Promise<Changed> {
  if (isLink(change) && !isHttpsLink(change.value)) return err({ code: "bad_https" });
  const saving = { by: staff, needed: "admin", lock: lockShopSettings } as const;
  return saveAs(db, saving, async (transaction, current): Promise<Changed> => {
    const { value, ...what } = change;
    const values = { ...current, consoleUrls: consoleUrlsOf(current.consoleUrls) };
    const before = valueBefore(values, change);
    if (before === value) return ok(await readShopSettings(transaction));
    if (current.version !== version) {
      return err({ code: "changed_by_other", now: await readShopSettings(transaction) });
    }
    const at = new Date(await databaseNow(transaction));
    await updateShopSettings(transaction, { data: valuesAfter(values, change), at, by: staff.id });
    await appendEvent(transaction, {
      at,
      actor: "staff",
      staffId: staff.id,
      subject: "shop",
      subjectId: "shop",
      kind: "setting_changed",
      data: { ...what, before, after: value, version: current.version + 1 },
    });
    return ok(await readShopSettings(transaction));
  });
}
