"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { replaceSettings } from "@/components/shop-settings/replace-settings";
import { useAnnouncer } from "@/components/ui/live-region";
import { ask } from "@/lib/actions/ask";
import { changeFlagAction } from "@/lib/actions/method-settings";
import type { MethodId } from "@/lib/capability/facts/catalogue";
import { METHOD_SETTINGS, type SettingChoice, type SettingId } from "@/lib/capability/facts/flags";
import { choiceLabel } from "@/lib/capability/method-flags";
import type { MethodRules } from "@/lib/capability/types";
import type { ActionFailure } from "@/lib/failures/failure";
import { nothingSaved, saveFailureText } from "@/lib/messages/errors";
import { flagRefusalText } from "@/lib/messages/flags";
import type { FlagEffects, FlagRefusal, MethodSettings } from "@/lib/method-settings/contract";
import { effectsOf, type OpenOrders, takesAway } from "@/lib/method-settings/flag-effects";
import { markChanged } from "@/lib/queries/follow-changes";
import { methodSettingsQuery } from "@/lib/queries/method-settings";

/** How a flag's control stands: what happened to the last change of it. */
export type FlagState =
  | { readonly kind: "saving"; readonly choice: SettingChoice }
  | { readonly kind: "saved" }
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "asking"; readonly choice: SettingChoice; readonly effects: FlagEffects };

export interface FlagChanger {
  readonly stateOf: (methodId: MethodId, flag: SettingId) => FlagState | undefined;
  readonly change: (methodId: MethodId, flag: SettingId, choice: SettingChoice, confirmed?: boolean) => void;
  /** Leaves the question; nothing was changed. */
  readonly leave: (methodId: MethodId, flag: SettingId) => void;
}

/**
 * Changes flags in place. A change that can only add linkage is drawn at once, and taken back if the server refuses. A
 * change that can take it away waits for the server's answer. Changes of one method go one after another, each with the
 * version that the one before it left.
 */
export function useFlagChange(): FlagChanger {
  const client = useQueryClient();
  const key = methodSettingsQuery().queryKey;
  const [states, setStates] = useState<ReadonlyMap<string, FlagState>>(new Map());
  const queues = useRef(new Map<MethodId, Promise<void>>());
  const { report, refuse } = useAnnouncer();

  const setState = (methodId: MethodId, flag: SettingId, state: FlagState | undefined) =>
    setStates((all) => {
      const next = new Map(all);
      if (state === undefined) next.delete(nameOf(methodId, flag));
      else next.set(nameOf(methodId, flag), state);
      return next;
    });
  const show = (settings: MethodSettings) => client.setQueryData(key, (all) => replaceSettings(all, settings));

  const send = async (methodId: MethodId, flag: SettingId, choice: SettingChoice, confirmed: boolean) => {
    const shown = client.getQueryData(key)?.find((settings) => settings.methodId === methodId);
    if (shown === undefined) return;
    await client.cancelQueries({ queryKey: key });
    const flags: MethodRules = { ...shown.flags, [flag]: choice.value };
    if (!mayTakeAway(methodId, shown.flags, flags)) show({ ...shown, flags });
    const request = { methodId, flag, value: choice.value, version: shown.version, confirmed };
    const answer = await ask(() => changeFlagAction(request));
    if (answer.ok) {
      show(answer.value);
      markChanged(client, { kind: "method", of: methodId });
      setState(methodId, flag, { kind: "saved" });
      report(`${METHOD_SETTINGS[flag].name}を「${choice.label}」に変更しました。`);
      return;
    }
    const refusal = answer.error;
    if (refusal.code === "needs_confirmation") {
      show(shown);
      setState(methodId, flag, { kind: "asking", choice, effects: refusal.effects });
      return;
    }
    show(refusal.code === "changed_by_other" ? refusal.now : shown);
    const text = refusalText(refusal, methodId, flag, shown);
    setState(methodId, flag, { kind: "refused", text });
    refuse(text);
    // What stands is asked for; what was drawn before may be out of date.
    if (!nothingSaved(refusal)) void client.invalidateQueries({ queryKey: key });
  };

  return {
    stateOf: (methodId, flag) => states.get(nameOf(methodId, flag)),
    change: (methodId, flag, choice, confirmed = false) => {
      setState(methodId, flag, { kind: "saving", choice });
      const before = queues.current.get(methodId) ?? Promise.resolve();
      const turn = before.then(() => send(methodId, flag, choice, confirmed));
      queues.current.set(methodId, turn);
    },
    leave: (methodId, flag) => setState(methodId, flag, undefined),
  };
}

function nameOf(methodId: MethodId, flag: SettingId): string {
  return `${methodId} ${flag}`;
}

type Refused = Exclude<FlagRefusal, { code: "needs_confirmation" }> | ActionFailure;

function refusalText(refusal: Refused, methodId: MethodId, flag: SettingId, shown: MethodSettings): string {
  switch (refusal.code) {
    case "changed_by_other":
      return flagRefusalText(refusal.code, {
        by: refusal.change.by,
        choice: choiceLabel(methodId, flag, refusal.now.flags[flag]),
      });
    case "method_unknown":
    case "choice_unknown":
      return flagRefusalText(refusal.code, { by: null, choice: choiceLabel(methodId, flag, shown.flags[flag]) });
    default:
      return saveFailureText(refusal);
  }
}

/** Whether a change could take linkage from some order, as far as that can be known without the orders. */
function mayTakeAway(methodId: MethodId, before: MethodRules, after: MethodRules): boolean {
  return takesAway(effectsOf(methodId, before, after, ONE_OF_EACH));
}

const YES_NO = [true, false] as const;
const ONE_OF_EACH: OpenOrders = {
  awaiting: 1,
  groups: (["before_capture", "after_capture"] as const).flatMap((stage) =>
    YES_NO.map((paid) => ({
      stage,
      paid,
      threeDSecure: false,
      slipNumberSent: false,
      cancelPassed: false,
      amountPassed: false,
      count: 1,
    })),
  ),
};
