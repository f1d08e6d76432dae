import { METHOD_IDS, type MethodId, providerOf } from "../facts/catalogue";

function fail(): never {
  throw new Error("the catalogue is too small");
}

const [first = fail(), ...others] = METHOD_IDS;

/** Any method, and one of another provider. */
export const FIRST: MethodId = first;
export const ELSEWHERE: MethodId = others.find((method) => providerOf(method) !== providerOf(first)) ?? fail();
