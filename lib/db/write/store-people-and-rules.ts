import type pg from "pg";
import { HELD_STAFF, type HeldStaffRow, heldStaff } from "@/lib/db/rows/held-staff";
import type { RuleInputs, StaffRecord } from "@/lib/payments/model/records";

interface RulesRow {
  readonly cancel_api: boolean;
  readonly termination_api: boolean;
  readonly gmops_cancel_api: boolean;
  readonly gmops_modify_api: boolean;
  readonly post_capture_amount: RuleInputs["flags"]["postCaptureAmount"];
  readonly capture_on_authorization: boolean;
  readonly security_code_required: boolean;
  readonly order_mode: "normal" | "other";
  readonly flags_changed_at: Date;
  readonly flags_changed_by: string | null;
  readonly pci_dss: boolean;
  readonly settings_changed_at: Date;
  readonly settings_changed_by: string | null;
}

// FOR SHARE: other decisions by the same flags go on side by side. An admin's change of a flag waits for all of them, and
// a decision after the change reads it.
const HELD = `SELECT m.cancel_api, m.termination_api, m.gmops_cancel_api, m.gmops_modify_api, m.post_capture_amount,
    m.capture_on_authorization, m.security_code_required, m.order_mode, m.updated_at AS flags_changed_at, m.updated_by AS flags_changed_by,
    s.pci_dss, s.updated_at AS settings_changed_at, s.updated_by AS settings_changed_by
  FROM method_settings m CROSS JOIN shop_settings s WHERE m.method_id = $1 AND s.id = 1 FOR SHARE OF m, s`;

export async function readHeldRules(client: pg.ClientBase, methodId: string): Promise<RuleInputs> {
  const row = (await client.query<RulesRow>(HELD, [methodId])).rows[0] ?? (await madeAndHeld(client, methodId));
  return {
    flags: {
      cancelApi: row.cancel_api,
      terminationApi: row.termination_api,
      gmopsCancelApi: row.gmops_cancel_api,
      gmopsModifyApi: row.gmops_modify_api,
      postCaptureAmount: row.post_capture_amount,
      captureOnAuthorization: row.capture_on_authorization,
      securityCodeRequired: row.security_code_required,
      orderMode: row.order_mode,
    },
    flagsChangedAt: row.flags_changed_at.getTime(),
    flagsChangedBy: row.flags_changed_by,
    settings: { pciDss: row.pci_dss },
    settingsChangedAt: row.settings_changed_at.getTime(),
    settingsChangedBy: row.settings_changed_by,
  };
}

/** A method without a row has every flag off; the row is made, because only a row can be held. */
async function madeAndHeld(client: pg.ClientBase, methodId: string): Promise<RulesRow> {
  await client.query("INSERT INTO shop_settings (id) VALUES (1) ON CONFLICT DO NOTHING");
  await client.query("INSERT INTO method_settings (method_id) VALUES ($1) ON CONFLICT DO NOTHING", [methodId]);
  const row = (await client.query<RulesRow>(HELD, [methodId])).rows[0];
  if (row === undefined) throw new Error(`settings of ${methodId} are gone under their lock`);
  return row;
}

export async function holdStaff(client: pg.ClientBase, staffId: string): Promise<StaffRecord | null> {
  return heldStaff((await client.query<HeldStaffRow>(HELD_STAFF, [staffId])).rows[0]);
}
