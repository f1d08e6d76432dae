import { expect, it } from "vitest";
import { HeldServer, WALKED, walkDocument } from "@/lib/gateway/testing/openapi-walk";
import { tokenHeader } from "./address";
import { openTestSimulator } from "./testing/test-simulator";

it("the simulator takes and answers what docs/gateway.openapi.json says", async () => {
  const { simulator, typeCard, close } = await openTestSimulator();
  try {
    const server = new HeldServer(simulator.url, tokenHeader(simulator));
    await walkDocument(server);
    const typed = await typeCard({ method: "gmo-pg/card-one-time", orderNumber: "261128-0002", code: "123" });
    await server.ask("get", "/v1/card-tokens/{token}", { token: typed.body.given?.token ?? "" });
    const stranger = new HeldServer(simulator.url);
    await stranger.ask("get", "/v1/health", {});
    expect([...server.seen, ...stranger.seen].sort()).toEqual(
      [...WALKED, "get /v1/card-tokens/{token} 200", "get /v1/health 401"].sort(),
    );
  } finally {
    await close();
  }
});
