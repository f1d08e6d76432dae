"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useForgetDraft } from "@/components/drafts/use-kept-draft";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { DifferenceView } from "@/lib/differences/difference-view";
import { DIALOG_WORD } from "@/lib/messages/dialogs";
import { LIST_FAILURE, listFailureText } from "@/lib/messages/list";
import { RECONCILIATION_WORD } from "@/lib/messages/reconciliation";
import type { Repaired } from "@/lib/payments/model/repair";
import { differenceQuery } from "@/lib/queries/differences";
import { ListError } from "@/lib/queries/read-list";
import type { Result } from "@/lib/result/result";
import type { RepairFailure } from "./difference-calls";
import { DifferenceFacts } from "./difference-facts";
import { REPAIR_DRAFT, RepairForm } from "./repair-form";
import { RepairOutcome } from "./repair-outcome";

/** What the dialog is opened for; the title stands before anything was read. */
export interface Opened {
  readonly id: number;
  readonly title: string;
}

export interface DifferenceDialogProps {
  readonly opened: Opened | null;
  readonly mayRepair: boolean;
  /** Stands on the order's own screen: leads nowhere else. */
  readonly onOrder?: boolean;
  readonly onClose: () => void;
}

/** One difference with both sides, and its legal repairs. The same on 突合 and on the order; nothing here is sent. */
export function DifferenceDialog({ opened, mayRepair, onOrder = false, onClose }: DifferenceDialogProps) {
  return (
    <Dialog open={opened !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {opened === null ? null : (
        <DialogContent wide title={opened.title} closeLabel={DIALOG_WORD.cross}>
          <Body key={opened.id} id={opened.id} mayRepair={mayRepair} onOrder={onOrder} onClose={onClose} />
        </DialogContent>
      )}
    </Dialog>
  );
}

interface BodyProps extends Required<Omit<DifferenceDialogProps, "opened">> {
  readonly id: number;
}

type Answer = Result<Repaired, RepairFailure>;

function Body({ id, mayRepair, onOrder, onClose }: BodyProps) {
  const query = useQuery(differenceQuery(id));
  const [answered, setAnswered] = useState<{ readonly answer: Answer; readonly view: DifferenceView } | null>(null);
  const everywhere = useEverywhere();
  const view = query.data;
  useForgetDraft(REPAIR_DRAFT, String(id), answered?.answer.ok === true);
  if (answered !== null) {
    return (
      <RepairOutcome
        answer={answered.answer}
        view={answered.view}
        onOrder={onOrder}
        onClose={onClose}
        onAgain={async () => {
          await query.refetch();
          setAnswered(null);
        }}
      />
    );
  }
  if (view === undefined) return <Reading error={query.error} retry={() => void query.refetch()} onClose={onClose} />;
  return (
    <RepairForm
      view={view}
      mayRepair={mayRepair}
      facts={<DifferenceFacts view={view} onOrder={onOrder} />}
      onLeave={onClose}
      onAnswer={(answer) => {
        setAnswered({ answer, view });
        everywhere(view.row.orderNumber);
      }}
    />
  );
}

/** A repair shows on the order, in every list, and in the counts; a refusal may have found something new as well. */
function useEverywhere() {
  const client = useQueryClient();
  return useCallback(
    (orderNumber: string) => {
      const keys = [["differences", "page"], ["orders"], ["tasks"], ["desk-counts"], ["order", orderNumber]];
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    },
    [client],
  );
}

function Reading(props: { readonly error: Error | null; readonly retry: () => void; readonly onClose: () => void }) {
  const { error, retry, onClose } = props;
  const code = error instanceof ListError ? error.code : "unexpected";
  return (
    <>
      <DialogBody className="min-h-80">
        {error === null ? (
          <p role="status">{DIALOG_WORD.preparing}</p>
        ) : (
          <Notice
            tint="red"
            role="alert"
            actions={
              <Button size="small" onClick={retry}>
                {LIST_FAILURE.reload}
              </Button>
            }
          >
            {listFailureText(code, RECONCILIATION_WORD.subject)}
          </Notice>
        )}
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={onClose}>
          {DIALOG_WORD.close}
        </Button>
      </DialogFooter>
    </>
  );
}
