"use client";

import { FilePen } from "lucide-react";
import { useEffect, useState } from "react";
import { DraftSaved } from "@/components/drafts/draft-saved";
import type { Kept } from "@/components/drafts/draft-store";
import { type KeptDraft, useKeptDraft } from "@/components/drafts/use-kept-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { DRAFT_WORD } from "@/lib/messages/drafts";
import { REGISTER_WORD } from "@/lib/messages/register";
import type { RegisterTyping } from "@/lib/orders/register/typing";
import type { CheckedAt } from "@/lib/payments/decide/check-registration";
import { formatMoment } from "@/lib/time/display";
import { CUSTOMER_SEARCH_ID } from "./customer-section";
import { RegisterForm } from "./register-form";
import { type RegisterEditor, useRegister } from "./use-register";

/** The shape of what is kept. It rises when `RegisterTyping` changes. */
const DRAFT_FORM = "order-register.1";

/** 受注登録: an order by telephone or at the counter. It begins with what its writer typed here before. */
export function RegisterScreen({ at }: { readonly at: CheckedAt }) {
  const draft = useKeptDraft<RegisterTyping>(DRAFT_FORM, "new");
  const [found, setFound] = useState<Kept<RegisterTyping> | null | undefined>(undefined);
  const { find } = draft;
  // The server draws no draft, and a form that is not alive yet would lose what is typed into it.
  useEffect(() => setFound(find()), [find]);
  if (found === undefined) return <PageHeader title={REGISTER_WORD.title} />;
  return <RegisterOpened at={at} draft={draft} found={found} />;
}

function RegisterOpened(props: {
  readonly at: CheckedAt;
  readonly draft: KeptDraft<RegisterTyping>;
  readonly found: Kept<RegisterTyping> | null;
}) {
  const { at, draft, found } = props;
  const editor = useRegister(draft, found, at);
  useEffect(() => document.getElementById(CUSTOMER_SEARCH_ID)?.focus(), []);
  return (
    <div className="flex min-h-[calc(100dvh-6rem)] max-w-[105rem] flex-col">
      <PageHeader
        title={REGISTER_WORD.title}
        badges={<span className="text-muted text-sm">{REGISTER_WORD.number}</span>}
        actions={<DraftSaved state={draft.state} />}
      />
      <Restored editor={editor} now={at.now} />
      <RegisterForm editor={editor} now={at.now} />
    </div>
  );
}

function Restored({ editor, now }: { readonly editor: RegisterEditor; readonly now: number }) {
  const { restoredAt, discard } = editor;
  if (restoredAt === null) return null;
  return (
    <Notice
      tint="blue"
      role="status"
      icon={FilePen}
      className="mb-3"
      actions={
        <Button size="small" onClick={discard.discard}>
          {DRAFT_WORD.discard}
        </Button>
      }
    >
      <strong>{DRAFT_WORD.restored}</strong>
      {DRAFT_WORD.typedAt(formatMoment(restoredAt, now))}
    </Notice>
  );
}
