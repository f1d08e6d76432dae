"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { signInAction } from "@/lib/actions/session";
import { SIGN_IN_PROBLEM } from "@/lib/messages/sign-in";

/** Posts to the server also where no script runs; with one, the button says that it is at work. */
export function SignInForm({ next }: { readonly next: string }) {
  const [state, submit, pending] = useActionState(signInAction, { problem: null, email: "" });
  const wrong = state.problem === "wrong" || state.problem === "required";
  return (
    <form action={submit} className="flex flex-col gap-4">
      {state.problem === null ? null : (
        <Notice tint="red" role="alert" id="sign-in-problem">
          {SIGN_IN_PROBLEM[state.problem]}
        </Notice>
      )}
      <input type="hidden" name="next" value={next} />
      <Field label="メールアドレス">
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            className="h-10"
            defaultValue={state.email}
            {...problemProps(wrong)}
          />
        )}
      </Field>
      <Field label="パスワード">
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            className="h-10"
            {...problemProps(wrong)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="large" busy={pending}>
        {pending ? "サインイン中" : "サインイン"}
      </Button>
    </form>
  );
}

function problemProps(wrong: boolean) {
  return wrong ? { "aria-invalid": true as const, "aria-describedby": "sign-in-problem" } : {};
}
