import { operations } from "./operations";
import type { MethodWire, ProviderCodeMeaning, ProviderStatusMeaning } from "./profile";

/** The card engine of GMO's classic protocol, which SMBC GMO PAYMENT is assumed to run too. */
export const GMO_CARD: MethodWire = {
  operations: operations({
    authorize: "ExecTran AUTH",
    authorizeAndCapture: "ExecTran CAPTURE",
    capture: "AlterTran SALES",
    cancel: {
      before: "AlterTran VOID",
      after: { onTheDay: "AlterTran VOID", inTheMonth: "AlterTran RETURN", later: "AlterTran RETURNX" },
    },
    change: { before: "ChangeTran", after: "ChangeTran" },
  }),
  // SALES is taken for so long after the authorization.
  authorizationLastsDays: 90,
};

export const GMO_CARD_STATUSES: Readonly<Record<string, ProviderStatusMeaning>> = {
  AUTHENTICATED: "processing",
  CHECK: "processing",
  UNPROCESSED: "processing",
  AUTH: "authorized",
  SAUTH: "authorized",
  SALES: "captured",
  CAPTURE: "captured",
  VOID: "voided",
  RETURN: "refunded",
  RETURNX: "refunded",
  EXPIRED: "lapsed", // assumed
};

export const GMO_CARD_CODES: Readonly<Record<string, ProviderCodeMeaning>> = {
  E01040010: "duplicate",
  E01050004: "invalid_state",
  E01060010: "amount_not_allowed",
  E01060021: "amount_not_allowed",
  E11010001: "already_done",
  E11010002: "busy",
  E11010003: "not_supported",
  E11010999: "maybe_done",
  M01054004: "invalid_state",
  E61010001: "contract",
  E61010002: "contract",
  E61010003: "contract",
  // Communication and system errors: the other side may have finished.
  E91020001: "maybe_done",
  E91019999: "maybe_done",
  E91029999: "maybe_done",
  E91099999: "maybe_done",
  // assumed: no public code says that a limit has passed
  E01110014: "expired",
  // Networks and issuers.
  "42G440000": "security_code",
  "42G450000": "security_code",
  E41170099: "invalid_request",
  "42C*": "declined",
  "42G*": "declined",
};
