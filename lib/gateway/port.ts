import type {
  AuthorizeRequest,
  CardSession,
  CardSessionRequest,
  CardToken,
  GatewayHealth,
  InquiryAnswer,
  LedgerPage,
  LedgerPayment,
  LedgerQuery,
  OperationAnswer,
  OperationKind,
  OperationRequest,
  ProtocolErrorCode,
} from "./protocol";

/** Why nothing that can be relied on came back. */
export type SilenceCause =
  /** No whole answer within our own patience. */
  | "timeout"
  /** Refused, reset or cut before the answer was whole. */
  | "connection"
  /** An answer came, but not one that this protocol knows, or it contradicts what was asked. */
  | "not_understood"
  /** 5xx. */
  | "server_error"
  /** 409: the same operation is being worked on. */
  | "in_flight";

/** Why a call was not even begun. */
export type NotCalledCause =
  /** The request's life was over before it could be made. */
  | "not_called_in_time"
  /** As many calls as may be are under way to the same provider. */
  | "lane_full";

/**
 * What a call to the provider's side brought. Never thrown.
 * `raw` is the answer's text, secrets removed, at most RAW_LIMIT characters.
 */
export type GatewayReply<T> =
  | { readonly kind: "answer"; readonly answer: T; readonly raw: string; readonly httpStatus: number }
  /** A 4xx of the protocol: the work was never begun and never will be. */
  | {
      readonly kind: "refused_by_protocol";
      readonly code: Exclude<ProtocolErrorCode, "in_flight">;
      readonly field: string | null;
      readonly raw: string;
      readonly httpStatus: number;
    }
  /** Certain: nothing of it left this process. */
  | { readonly kind: "not_called"; readonly cause: NotCalledCause; readonly raw: null; readonly httpStatus: null }
  /** Nothing is known: the work may have been done. `detail` is a short English note for logs and the history. */
  | {
      readonly kind: "silence";
      readonly cause: SilenceCause;
      readonly detail: string;
      readonly raw: string | null;
      readonly httpStatus: number | null;
    };

/** What an operation asked for: an answer, also a later inquiry's, has to fit it. */
export interface AskedOperation {
  readonly operationId: string;
  /** null for an authorization: the answer brings the payment's id. */
  readonly paymentId: string | null;
  readonly kind: OperationKind;
  readonly provider: string;
  readonly method: string;
  /** As in the request. */
  readonly amount: number;
}

/** A page of the ledger. One payment that cannot be read, or breaks the protocol's promises, spoils no other. */
export interface ReadLedgerPage extends LedgerPage {
  /** How many payments of this page were left out. */
  readonly unreadable: number;
}

/** The provider's side, as the shop sees it. */
export interface Gateway {
  authorize(request: AuthorizeRequest): Promise<GatewayReply<OperationAnswer>>;
  operate(paymentId: string, request: OperationRequest): Promise<GatewayReply<OperationAnswer>>;
  /** What became of an operation. Changes nothing at the provider. */
  inquire(asked: AskedOperation): Promise<GatewayReply<InquiryAnswer>>;
  /** Opens the provider's card form. Moves nothing: it may be asked for as often as one likes. */
  openCardSession(request: CardSessionRequest): Promise<GatewayReply<CardSession>>;
  cardToken(token: string): Promise<GatewayReply<CardToken>>;
  payment(paymentId: string): Promise<GatewayReply<LedgerPayment>>;
  ledgerPage(query: LedgerQuery): Promise<GatewayReply<ReadLedgerPage>>;
  health(): Promise<GatewayReply<GatewayHealth>>;
}

/** Longest raw answer that is kept, in characters. */
export const RAW_LIMIT = 8_192;
