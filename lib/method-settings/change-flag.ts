import "server-only";

import { appendEvent } from "@/lib/audit/append-event";
import { isMethodId, type MethodId } from "@/lib/capability/facts/catalogue";
import { choicesOf, settingsOf } from "@/lib/capability/method-flags";
import type { MethodRules } from "@/lib/capability/types";
import type { Database, Transaction } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/clock";
import { staffNames } from "@/lib/db/people/staff";
import {
  countAwaiting,
  groupOpenOrders,
  lockMethodSettings,
  updateMethodFlag,
} from "@/lib/db/settings/method-settings";
import type { StaffMember } from "@/lib/identity/role";
import { err, ok, type Result } from "@/lib/result/result";
import { saveAs } from "@/lib/staff/save-as";
import type { FlagChangeRequest, FlagEffects, FlagRefusal, MethodSettings } from "./contract";
import { effectsOf, takesAway } from "./flag-effects";
import { readSettings } from "./read-settings";

type Changed = Result<MethodSettings, FlagRefusal>;

/**
 * Sets one flag of a method, or its 決済方式, and leaves an audit event, in one transaction under the method's lock. For
 * 管理者, by the staff row under lock. Setting the value that is already set changes nothing and is no conflict. Refused:
 * an unknown method or choice, an old version of the method, a change that takes linkage from orders without consent,
 * and what the database could not take.
 */
export async function changeFlag(db: Database, staff: StaffMember, request: FlagChangeRequest): Promise<Changed> {
  const { methodId, flag, value } = request;
  if (!isMethodId(methodId)) return err({ code: "method_unknown" });
  const offered =
    settingsOf(methodId).includes(flag) && choicesOf(methodId, flag).some((choice) => choice.value === value);
  if (!offered) return err({ code: "choice_unknown" });

  const lock = (transaction: Transaction) => lockMethodSettings(transaction, methodId);
  return saveAs(db, { by: staff, needed: "admin", lock }, async (transaction, current): Promise<Changed> => {
    if (current.flags[flag] === value) return ok(await readSettings(transaction, methodId));
    if (current.version !== request.version) {
      const { updatedAt: at, updatedBy } = current;
      const names = updatedBy === null ? new Map<string, string>() : await staffNames(transaction, [updatedBy]);
      const by = updatedBy === null ? null : (names.get(updatedBy) ?? null);
      return err({ code: "changed_by_other", change: { at, by }, now: await readSettings(transaction, methodId) });
    }
    const effects = await effectsNow(transaction, methodId, current.flags, { ...current.flags, [flag]: value });
    if (!request.confirmed && takesAway(effects)) return err({ code: "needs_confirmation", effects });

    const at = new Date(await databaseNow(transaction));
    await updateMethodFlag(transaction, methodId, { flag, value, at, by: staff.id });
    await appendEvent(transaction, {
      at,
      actor: "staff",
      staffId: staff.id,
      subject: "method",
      subjectId: methodId,
      kind: "flag_changed",
      data: {
        flag,
        before: current.flags[flag],
        after: value,
        lost: effects.lost.cancel + effects.lost.amount,
        version: current.version + 1,
      },
    });
    return ok(await readSettings(transaction, methodId));
  });
}

async function effectsNow(
  transaction: Transaction,
  methodId: MethodId,
  before: MethodRules,
  after: MethodRules,
): Promise<FlagEffects> {
  const groups = await groupOpenOrders(transaction, methodId);
  const awaiting = await countAwaiting(transaction, methodId);
  return effectsOf(methodId, before, after, { groups, awaiting });
}
