// What docs/gateway-protocol.md says of the values in a request. Each answers the name of the first field that is wrong.

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const KINDS = ["capture", "cancel", "terminate", "change_amount", "change_amount_and_capture", "report_shipment"];
const DEMANDS = ["required", "optional", "none"];

const id = (value) => typeof value === "string" && ID.test(value);
const text = (value) => typeof value === "string" && value.length >= 1 && value.length <= 200;
const instant = (value) => text(value) && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const amount = (value) => Number.isInteger(value) && value >= 1 && value <= 999_999_999;
const flag = (value) => typeof value === "boolean";
const kind = (value) => KINDS.includes(value);
const day = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const demand = (value) => DEMANDS.includes(value);
const card = (value) => value === null || (typeof value === "object" && id(value.token) && demand(value.securityCode));
const shipment = (value, { kind: of }) =>
  of === "report_shipment"
    ? text(value?.carrier) && text(value.slipNumber) && day(value.shippedOn)
    : value === undefined;
const origin = (value) => URL.canParse(value) && new URL(value).origin === value;

const COMMON = { operationId: id, provider: text, method: text, providerOperation: text, amount, expiresAt: instant };
const AUTHORIZATION = { ...COMMON, orderNumber: text, orderedAt: instant, captureNow: flag, threeDSecure: flag, card };
const OPERATION = { ...COMMON, kind, shipment };
const SESSION = { provider: text, method: text, orderNumber: text, amount, securityCode: demand, shopOrigin: origin };

function wrongField(fields, body, key) {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return "body";
  const wrong = Object.entries(fields).find(([name, fits]) => !fits(body[name], body));
  if (wrong) return wrong[0];
  if (!body.method.startsWith(`${body.provider}/`)) return "method";
  return key === undefined || key === body.operationId ? null : "Idempotency-Key";
}

export const wrongInAuthorization = (body, key) => wrongField(AUTHORIZATION, body, key ?? null);
export const wrongInOperation = (body, key) => wrongField(OPERATION, body, key ?? null);
/** A session has no key: it moves nothing. */
export const wrongInSession = (body) => wrongField(SESSION, body);

/** The list at the document's end: what each provider remembers of an operation id. The rest know no ids. */
const FAMILIES = {
  amazon: "idempotency_key",
  smartpay: "idempotency_key",
  komoju: "idempotency_key",
  merpay: "merchant_operation_id",
  docomo: "merchant_operation_id",
};
/** The list's codes for a request that was seen before. */
export const DUPLICATES = {
  amazon: "DuplicateIdempotencyKey",
  smartpay: "idempotency-key.reused",
  komoju: "idempotency_conflict",
  merpay: "DUPLICATE_OPERATION_ID",
  docomo: "D30003",
};
export const familyOf = (provider) => FAMILIES[provider] ?? "none";
