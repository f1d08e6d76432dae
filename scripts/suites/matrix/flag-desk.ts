import { isMethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_FLAGS, FLAG_IDS, type FlagId } from "@/lib/capability/facts/flags";
import type { Flags } from "@/lib/capability/types";
import type { Database } from "@/lib/db/client";
import type { Staff } from "../staff-client/staff-client";
import type { FlagsOn } from "./matrix-case";

/** 決済方法設定, where a 管理者 turns flags as on its screen. */
export interface FlagDesk {
  /** Turns the method's flags until they stand as wanted. */
  bring(method: string, wanted: FlagsOn): Promise<void>;
}

interface Present {
  flags: Flags;
  version: number;
}

/** Every flag is off when it opens: laid as rows before the run. From then on the app's own action turns them. */
export async function openFlagDesk(db: Database, admin: Staff): Promise<FlagDesk> {
  await db.methodSetting.updateMany({ data: DEFAULT_FLAGS });
  const rows = await db.methodSetting.findMany({ select: { methodId: true, version: true } });
  const present = new Map(
    rows.map(({ methodId, version }): [string, Present] => [methodId, { flags: DEFAULT_FLAGS, version }]),
  );
  return {
    async bring(method, wanted) {
      const now = present.get(method);
      if (!isMethodId(method) || now === undefined) throw new Error(`the shop has no settings of ${method}`);
      const flags: Flags = { ...DEFAULT_FLAGS, ...wanted };
      for (const flag of FLAG_IDS.filter((one) => flags[one] !== now.flags[one])) {
        await turn(admin, { method, flag, value: flags[flag] }, now);
      }
    },
  };
}

interface Turn {
  readonly method: string;
  readonly flag: FlagId;
  readonly value: Flags[FlagId];
}

async function turn(admin: Staff, { method, flag, value }: Turn, now: Present): Promise<void> {
  const asked = { methodId: method, flag, value, version: now.version, confirmed: true };
  const answer = await admin.ask("changeFlagAction", asked);
  if (!answer.ok) throw new Error(`${flag} of ${method} could not be turned: ${JSON.stringify(answer.error)}`);
  now.flags = answer.value.flags;
  now.version = answer.value.version;
}
