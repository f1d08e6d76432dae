"use client";

import Link from "next/link";
import { SignInAgain } from "@/components/drafts/sign-in-again";
import { orderPath } from "@/components/places/order-path";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { failureText } from "@/lib/messages/errors";
import {
  REGISTER_OFFLINE,
  REGISTER_UNHEARD,
  REGISTER_WORD,
  registerFieldLabel,
  registrationRefusalText,
} from "@/lib/messages/register";
import { registerFieldId, registerFieldIssueText } from "./field-words";
import type { RegistrationFailure } from "./use-registration";

/** Why the order was not registered, or is not known to be. What is typed stands. */
export function RegisterStopped({ failure }: { readonly failure: RegistrationFailure }) {
  const doubtful = failure.code === "no_answer" || failure.code === "unexpected" || failure.code === "perhaps_saved";
  return (
    <Notice
      tint={
        doubtful ? "violet" : failure.code === "database_unavailable" || failure.code === "offline" ? "amber" : "red"
      }
      role="alert"
      className="mb-2"
      actions={
        <>
          {failure.code === "signed_out" ? <SignInAgain size="small" variant="primary" /> : null}
          {"orderNumber" in failure ? (
            <Button asChild size="small">
              <Link href={orderPath(failure.orderNumber)}>{REGISTER_WORD.openOrder}</Link>
            </Button>
          ) : null}
        </>
      }
    >
      <p>{failureWords(failure)}</p>
      {failure.code === "invalid_order" ? (
        <ul>
          {failure.fields.map((issue) => (
            <li key={issue.field}>
              <a className="underline" href={`#${registerFieldId(issue.field)}`}>
                {registerFieldLabel(issue.field)}
              </a>{" "}
              {registerFieldIssueText(issue)}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

/** The order stands; the way to it, where the screen does not lead there by itself. */
export function RegisterDone({ orderNumber }: { readonly orderNumber: string }) {
  return (
    <Notice
      tint="green"
      className="mb-2"
      actions={
        <Button asChild size="small">
          <Link href={orderPath(orderNumber)}>{REGISTER_WORD.openOrder}</Link>
        </Button>
      }
    >
      {REGISTER_WORD.registered(orderNumber)}
    </Notice>
  );
}

function failureWords(failure: RegistrationFailure): string {
  switch (failure.code) {
    case "no_answer":
      return REGISTER_UNHEARD;
    case "unexpected":
      return `${REGISTER_UNHEARD}${failureText(failure)}`;
    case "offline":
      return REGISTER_OFFLINE;
    case "not_allowed":
      return failureText({ code: "role", needs: "operator" });
    case "signed_out":
    case "role":
    case "invalid_input":
      return failureText(failure);
    case "order_number_taken":
    case "registered_otherwise":
      return registrationRefusalText(failure.code, failure.orderNumber);
    default:
      return registrationRefusalText(failure.code);
  }
}
