/**
 * Whether the browser itself knows of no network, so that what is asked now cannot leave it. It is asked before a request:
 * once one has begun, nothing tells how far it came.
 */
export function isSurelyOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}
