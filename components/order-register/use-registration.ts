"use client";

import { useRef, useState } from "react";
import { ask } from "@/lib/actions/ask";
import { registerOrder } from "@/lib/actions/register-order";
import type { ActionFailure } from "@/lib/failures/failure";
import type { Registered, Registration, RegistrationRefusal } from "@/lib/payments/model/registration";

export type RegistrationFailure = RegistrationRefusal | ActionFailure;

/** Where the press leads to once the order stands. */
export type Way = "order" | "authorize";

export type Registering =
  | { readonly at: "typing" }
  | { readonly at: "sending"; readonly way: Way }
  /** On the way to the order, or waiting for a network to get there. */
  | { readonly at: "registered"; readonly way: Way; readonly orderNumber: string }
  | { readonly at: "stopped"; readonly failure: RegistrationFailure };

/** Registers once at a time; the form's key tells a second press from a second order. */
export function useRegistration(onRegistered: (registered: Registered, way: Way) => void) {
  const [registering, setRegistering] = useState<Registering>({ at: "typing" });
  // A double click comes before the state is drawn.
  const busy = useRef(false);
  const register = async (registration: Registration, way: Way) => {
    if (busy.current) return;
    busy.current = true;
    setRegistering({ at: "sending", way });
    const { orderNumber: _, orderedAt: __, ...sent } = registration;
    const lines = sent.lines.map((line) => ({ ...line }));
    const answer = await ask(() => registerOrder({ ...sent, lines }));
    if (answer.ok) {
      // The form is over: whatever is pressed on the way is no second order.
      setRegistering({ at: "registered", way, orderNumber: answer.value.orderNumber });
      return onRegistered(answer.value, way);
    }
    busy.current = false;
    setRegistering({ at: "stopped", failure: answer.error });
  };
  return { registering, register };
}
