import { operations } from "./operations";
import type { MethodWire, ProviderProfile } from "./profile";

/** りそなPayResort. assumed throughout: its API is not public. */
const card: MethodWire = {
  operations: operations({
    authorize: "与信要求",
    authorizeAndCapture: "与信売上要求",
    capture: "売上要求",
    cancel: { before: "与信取消要求", after: "売上取消要求" },
  }),
};

export const RESONA: ProviderProfile = {
  provider: "resona",
  family: "none",
  keyWindowHours: null,
  statuses: {
    認証待ち: "processing",
    与信済: "authorized",
    売上済: "captured",
    取消済: "voided",
    返品済: "refunded",
    与信NG: "declined",
  },
  codes: {
    R101: "invalid_state",
    R102: "already_done",
    R103: "expired",
    R104: "amount_not_allowed",
    R105: "not_supported",
    R201: "declined",
    R245: "security_code",
    R304: "invalid_request",
    R301: "contract",
    R302: "not_found",
    R303: "duplicate",
    R901: "busy",
    R999: "maybe_done",
  },
  methods: { "resona/card": card, "resona/card-3ds": card },
};
