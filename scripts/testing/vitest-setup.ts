import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { openTestCluster, type TestCluster } from "./test-cluster";

declare module "vitest" {
  export interface ProvidedContext {
    /** Answers POST /databases?migrated=0|1 with the URL of a database of the caller's own. */
    readonly testDatabases: string;
  }
}

/** Vitest's global set-up: one PostgreSQL for the whole run, started when the first test asks for a database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<TestCluster> | undefined;
  const server = createServer((request, response) => {
    const migrated = new URL(request.url ?? "/", "http://tests").searchParams.get("migrated") === "1";
    cluster ??= openTestCluster();
    cluster
      .then((opened) => opened.createDatabase({ migrated }))
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the test databases' server has no port");
  project.provide("testDatabases", `http://127.0.0.1:${address.port}`);
  return async () => {
    server.close();
    await (await cluster)?.close();
  };
}
