/**
 * A connection costs a handshake (SCRAM), for which it waits behind whatever else the process computes. So a few are kept
 * for good, and the rest for as long as a quiet spell lasts; `keepAlive` tells of a peer that is gone.
 */
export const KEPT = { min: 4, idleTimeoutMillis: 10 * 60_000, keepAlive: true } as const;
