import { NextRequest } from "next/server";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

async function policyWith(origin: string | undefined): Promise<readonly string[]> {
  vi.resetModules();
  vi.stubEnv("CARD_FORM_ORIGIN", origin);
  const { proxy } = await import("./proxy");
  const policy = proxy(new NextRequest("http://localhost:3000/orders")).headers.get("content-security-policy") ?? "";
  return policy.split("; ");
}

it("lets no page draw ours, and draws no foreign page but the card form", async () => {
  const policy = await policyWith("http://127.0.0.1:4011");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("frame-src 'self' http://127.0.0.1:4011");
});

it("draws no foreign page at all where there is no card form", async () => {
  expect(await policyWith(undefined)).toContain("frame-src 'self'");
});
