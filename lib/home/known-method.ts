import { isMethodId, type MethodId } from "@/lib/capability/facts/catalogue";

/** A stored method as the tables know it. Throws on any other: a bug, each row's method is of the catalogue. */
export function knownMethod(methodId: string): MethodId {
  if (!isMethodId(methodId)) throw new Error(`the tables do not know the method ${methodId}`);
  return methodId;
}
