import type { MethodWire, NameByCaptureDay, WireStep } from "./profile";

interface Staged {
  readonly before?: string;
  readonly after?: string | NameByCaptureDay;
}

interface OperationNames {
  readonly authorize: string;
  /** Where the provider has a way to capture in the same step. */
  readonly authorizeAndCapture?: string;
  readonly capture: string;
  /** Where the provider takes slip numbers. */
  readonly reportShipment?: string;
  readonly cancel?: Staged;
  /**
   * Left out: the cancel's own call ends the payment. Assumed: a 解約 is public for recurring contracts alone (SBPS
   * ST02-00302, VeriTrans CarrierTerminate), and not for a single payment.
   */
  readonly terminate?: Staged;
  readonly change?: Staged;
  /** Left out: the same call as for a decrease. */
  readonly increase?: Staged;
  readonly changeAndCapture?: Staged;
}

/** Lays a method's operation names out by step. */
export function operations(names: OperationNames): MethodWire["operations"] {
  const steps: Partial<Record<WireStep, string | NameByCaptureDay>> = {
    authorize: names.authorize,
    capture: names.capture,
  };
  if (names.authorizeAndCapture !== undefined) steps.authorize_and_capture = names.authorizeAndCapture;
  if (names.reportShipment !== undefined) steps.report_shipment = names.reportShipment;
  lay(steps, "cancel", names.cancel);
  lay(steps, "terminate", names.terminate ?? names.cancel);
  lay(steps, "change_amount", names.change);
  lay(steps, "increase", names.increase ?? names.change);
  lay(steps, "change_amount_and_capture", names.changeAndCapture);
  return steps;
}

type StagedStep = "cancel" | "terminate" | "change_amount" | "increase" | "change_amount_and_capture";

function lay(
  steps: Partial<Record<WireStep, string | NameByCaptureDay>>,
  step: StagedStep,
  staged: Staged | undefined,
): void {
  if (staged?.before !== undefined) steps[`${step}.before_capture`] = staged.before;
  if (staged?.after !== undefined) steps[`${step}.after_capture`] = staged.after;
}
