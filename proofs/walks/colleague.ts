import type { MethodSettings } from "@/lib/method-settings/contract";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { SeededRandom } from "../random";
import type { ActionAnswer } from "../staff-client/actions";
import type { Staff } from "../staff-client/staff-client";

/** What a colleague does at another computer, over HTTP, while the walk goes on. */
export interface Colleague {
  /** Each act returns its outcome in a few words for the walk's trail; a refusal counts as an act. */
  readonly acts: Readonly<Record<ColleaguesAct, (orderNumber: string) => Promise<string>>>;
}

export type ColleaguesAct = "lowerShipping" | "renameGoods" | "writeMemo" | "capture" | "turnFlag";

export function colleagueOf(
  { operator, admin }: { readonly operator: Staff; readonly admin: Staff },
  random: SeededRandom,
) {
  const view = async (orderNumber: string): Promise<OrderView> =>
    (await operator.read<OrderView>(`/api/orders/${orderNumber}`)).body;

  const edit = async (orderNumber: string, change: (order: OrderView["order"]) => OrderView["order"]) => {
    const { lines, shippingFee, fee, discount, points } = change((await view(orderNumber)).order);
    const prepared = await operator.ask("prepareOrderVerb", { orderNumber, verb: "change_amount" });
    if (!prepared.ok) return prepared.error.code;
    return told(
      await operator.ask("confirmOrderVerb", {
        ...keyOf(prepared.value),
        edit: {
          lines: lines.map(({ name, productCode, quantity, unitPrice, taxRate }) => ({
            name,
            productCode,
            quantity,
            unitPrice,
            taxRate,
          })),
          ...{ shippingFee, fee, discount, points, editChoice: true },
        },
      }),
    );
  };

  const acts: Colleague["acts"] = {
    lowerShipping: (orderNumber) => {
      // Lower, so that methods that only allow decreases take it too.
      const by = random.int(1, 9);
      return edit(orderNumber, (order) => ({ ...order, shippingFee: Math.max(0, order.shippingFee - by) }));
    },
    renameGoods: (orderNumber) => {
      const name = `ほうじ茶 ${random.int(1, 999)}g`;
      return edit(orderNumber, (order) => ({ ...order, lines: order.lines.map((line) => ({ ...line, name })) }));
    },
    writeMemo: async (orderNumber) => {
      const { version } = await view(orderNumber);
      const memo = `電話で確認 ${random.int(1, 999)}`;
      const answer = await operator.ask("updateMemo", { orderNumber, version, memo });
      return answer.ok ? "saved" : answer.error.code;
    },
    capture: async (orderNumber) => {
      const prepared = await operator.ask("prepareOrderVerb", { orderNumber, verb: "capture" });
      return prepared.ok ? told(await operator.ask("confirmOrderVerb", keyOf(prepared.value))) : prepared.error.code;
    },
    turnFlag: async (orderNumber) => {
      const { method } = await view(orderNumber);
      const { body } = await admin.read<readonly MethodSettings[]>("/api/settings/methods");
      const setting = body.find(({ methodId }) => methodId === method.id);
      if (setting === undefined) throw new Error(`the settings lack ${method.id}`);
      const value = setting.flags.cancelApi !== true;
      const turned = await admin.ask("changeFlagAction", {
        methodId: method.id,
        ...{ flag: "cancelApi", value, version: setting.version, confirmed: true },
      });
      return turned.ok ? `cancelApi ${value}` : turned.error.code;
    },
  };
  return { acts };
}

function keyOf(prepared: {
  readonly requestKey: string;
  readonly version: number;
  readonly flagsState: string;
  readonly needsAcknowledgement: boolean;
}) {
  const { requestKey, version, flagsState, needsAcknowledgement } = prepared;
  return { requestKey, version, flagsState, reason: "", acknowledged: needsAcknowledgement };
}

function told(answer: ActionAnswer<"confirmOrderVerb">): string {
  return answer.ok ? answer.value.kind : answer.error.code;
}
