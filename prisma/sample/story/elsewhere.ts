import { heldOf } from "@/lib/payments/model/payment-facts";
import { DAY_MS } from "../calendar";
import { enterAtProvider } from "./calls";
import { type Draft, nextMoment } from "./draft";
import { providerSideOf } from "./payment-steps";
import { CONSOLE_WORK, workAtProvider } from "./shop-steps";

/** What a person did in the provider's own console without telling the shop: 突合 finds it. */

export function tellCanceledElsewhere(draft: Draft): void {
  workAtProvider(draft, { kind: "cancel", amountAfter: 0 }, nextMoment(draft, DAY_MS));
}

export function tellDecreasedElsewhere(draft: Draft): void {
  const held = heldOf(providerSideOf(draft));
  const less = Math.min(draft.random.pick([500, 800, 1_000]), held - 1);
  workAtProvider(draft, { kind: "change_amount", amountAfter: held - less }, nextMoment(draft, DAY_MS));
}

export function tellCapturedElsewhere(draft: Draft): void {
  const provider = providerSideOf(draft);
  const at = nextMoment(draft, DAY_MS);
  const amount = provider.authorized;
  Object.assign(provider, { state: "captured", captured: amount, capturedAt: at });
  enterAtProvider(draft, { operationId: null, kind: "capture", amount, at, providerOperation: CONSOLE_WORK });
}
