"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { ConsoleNote } from "@/components/console-link/console-note";
import { CloseButton } from "@/components/decision/close-button";
import { ResultFocus } from "@/components/decision/result-focus";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { DifferenceView } from "@/lib/differences/difference-view";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import { REPAIR_WORD_OF, repairedText } from "@/lib/messages/repairs";
import type { Repaired } from "@/lib/payments/model/repair";
import type { Result } from "@/lib/result/result";
import { formatTimeSeconds } from "@/lib/time/display";
import type { RepairFailure } from "./difference-calls";
import { stoppedRepair } from "./failure-words";

export interface RepairOutcomeProps {
  readonly answer: Result<Repaired, RepairFailure>;
  readonly view: DifferenceView;
  readonly onOrder: boolean;
  readonly onClose: () => void;
  readonly onAgain: () => Promise<void>;
}

/** What came of it, in the place of the form. */
export function RepairOutcome({ answer, view, onOrder, onClose, onAgain }: RepairOutcomeProps) {
  return answer.ok ? (
    <Done repaired={answer.value} view={view} onOrder={onOrder} onClose={onClose} />
  ) : (
    <Stopped failure={answer.error} view={view} onClose={onClose} onAgain={onAgain} />
  );
}

function Done(props: {
  readonly repaired: Repaired;
  readonly view: DifferenceView;
  readonly onOrder: boolean;
  readonly onClose: () => void;
}) {
  const { repaired, view, onOrder, onClose } = props;
  const { row } = view;
  const { title, line } = repairedText(repaired, row.provider);
  const left = repaired.kind === "repaired" && repaired.left;
  const order = encodeURIComponent(row.orderNumber);
  return (
    <>
      <DialogBody>
        <ResultFocus>
          <Notice tint="green" role="status" title={title}>
            <p>{line}</p>
            {leavesTask(repaired, view) ? <ConsoleNote /> : null}
            <p className="text-sm">{formatTimeSeconds(repaired.at)}</p>
          </Notice>
          {left ? (
            <Notice tint="amber" role="status" className="mt-2">
              {REPAIR_WORD_OF.left}
            </Notice>
          ) : null}
        </ResultFocus>
      </DialogBody>
      <DialogFooter>
        {leavesTask(repaired, view) ? (
          <Button size="large" asChild>
            <Link href={`/tasks?order=${order}`}>{RECONCILIATION_WORD.openTask}</Link>
          </Button>
        ) : null}
        {onOrder || row.customerName === null ? null : (
          <Button size="large" asChild>
            <Link href={`/orders/${order}`}>{RECONCILIATION_WORD.openOrder}</Link>
          </Button>
        )}
        <CloseButton onClose={onClose} />
      </DialogFooter>
    </>
  );
}

function leavesTask(repaired: Repaired, { repairs }: DifferenceView): boolean {
  if (repaired.kind !== "repaired") return false;
  if (repaired.end === "task_left") return true;
  const taken = repairs.find((choice) => choice.repair === "take_over");
  return repaired.end === "taken_over" && taken?.repair === "take_over" && taken.outstanding !== null;
}

function Stopped(props: {
  readonly failure: RepairFailure;
  readonly view: DifferenceView;
  readonly onClose: () => void;
  readonly onAgain: () => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const path = usePathname();
  const stopped = stoppedRepair(props.failure, props.view.serverNow);
  const again = async () => {
    setBusy(true);
    await props.onAgain();
  };
  return (
    <>
      <DialogBody>
        <ResultFocus>
          <Notice
            tint={stopped.doubtful ? "violet" : "grey"}
            dashed={stopped.doubtful}
            role="alert"
            title={stopped.title}
          >
            {stopped.line}
          </Notice>
        </ResultFocus>
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={props.onClose}>
          {DIALOG_WORD.close}
        </Button>
        {stopped.signIn ? (
          <Button size="large" variant="primary" asChild>
            <Link href={`/sign-in?next=${encodeURIComponent(path)}`}>{DIALOG_WORD.signIn}</Link>
          </Button>
        ) : stopped.again ? (
          <Button size="large" variant="primary" busy={busy} onClick={again}>
            {DIALOG_WORD.again}
          </Button>
        ) : null}
      </DialogFooter>
    </>
  );
}
