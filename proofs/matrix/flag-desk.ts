import { isMethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import type { MethodRules } from "@/lib/capability/types";
import type { Database } from "@/lib/db/client";
import type { Staff } from "../staff-client/staff-client";
import type { SettingsOn } from "./matrix-case";

/** 決済方法設定 and ショップ設定, where a 管理者 turns what cases ask for, as on their screens. */
export interface FlagDesk {
  /**
   * Turns the method's flags until they stand as wanted, and PCI DSS where the case says how it has to stand. Throws
   * NotOffered where the shop has no such flag or choice for the method.
   */
  bring(method: string, wanted: SettingsOn): Promise<void>;
}

/** A flag of the page that the shop lets no admin turn. */
export class NotOffered extends Error {}

interface Present<Values> {
  values: Values;
  version: number;
}

/** Everything is off when it opens: laid as rows before the run. From then on the app's own actions turn it. */
export async function openFlagDesk(db: Database, admin: Staff): Promise<FlagDesk> {
  await db.methodSetting.updateMany({ data: DEFAULT_RULES });
  const rows = await db.methodSetting.findMany({ select: { methodId: true, version: true } });
  const methods = new Map(
    rows.map(({ methodId, version }): [string, Present<MethodRules>] => [methodId, { values: DEFAULT_RULES, version }]),
  );
  const shop = await db.shopSetting.findFirstOrThrow({ select: { pciDss: true, version: true } });
  const pciDss: Present<boolean> = { values: shop.pciDss, version: shop.version };
  return {
    async bring(method, { pciDss: wanted, ...rules }) {
      const present = methods.get(method);
      if (present === undefined) throw new Error(`the shop has no settings of ${method}`);
      await turnRules(admin, method, { ...DEFAULT_RULES, ...rules }, present);
      // The one setting of the whole shop: only cases that read it say how it has to stand.
      if (wanted !== undefined && wanted !== pciDss.values) await turnPciDss(admin, wanted, pciDss);
    },
  };
}

const NAMES = Object.keys(DEFAULT_RULES) as readonly (keyof MethodRules)[];

async function turnRules(
  admin: Staff,
  methodId: string,
  wanted: MethodRules,
  present: Present<MethodRules>,
): Promise<void> {
  if (!isMethodId(methodId)) throw new Error(`the shop knows no ${methodId}`);
  for (const flag of NAMES.filter((name) => wanted[name] !== present.values[name])) {
    const asked = { methodId, flag, value: wanted[flag], version: present.version, confirmed: true };
    const answer = await admin.ask("changeFlagAction", asked);
    if (!answer.ok) {
      throw new NotOffered(`${flag} of ${methodId} could not be turned: ${JSON.stringify(answer.error)}`);
    }
    present.values = answer.value.flags;
    present.version = answer.value.version;
  }
}

async function turnPciDss(admin: Staff, value: boolean, present: Present<boolean>): Promise<void> {
  const change = { setting: "pciDss", value } as const;
  const answer = await admin.ask("changeShopSettingAction", { change, version: present.version });
  if (!answer.ok) throw new Error(`PCI DSS could not be turned: ${JSON.stringify(answer.error)}`);
  present.values = answer.value.pciDss;
  present.version = answer.value.version;
}
