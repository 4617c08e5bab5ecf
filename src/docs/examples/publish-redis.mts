// Publishes over Redis: the event is stored in the merchant's stream and told on its channel, in one
// atomic step, so that whoever reconnects gets it, too. Needs the package "redis" (6.x).
//
//   REDIS_URL=redis://127.0.0.1:6379 npx tsx publish-redis.mts
import { randomBytes } from "node:crypto";
import { createClient } from "redis";

type Stage =
  | "ai_parsing"
  | "database_save"
  | "product_draft_creation"
  | "shopify_sync"
  | "image_attachment"
  | "background_image_processing"
  | "status_update";

interface Subject {
  poId: string;
  workflowId: string;
  stage: Stage;
}

// KEYS: the stream; beside it the log's name and the keys of what is stored.  ARGV: kind, payload, channel, a key that is used once, a
// name for a log that begins now. "eventId" tells those who read the stream that they find it there.
const APPEND = `
redis.call('HSETNX', KEYS[2], 'name', ARGV[5])
local name = redis.call('HGET', KEYS[2], 'name')
local id = redis.call('HGET', KEYS[3], ARGV[4])
if not id then
  id = redis.call('XADD', KEYS[1], '*', 'kind', ARGV[1], 'data', ARGV[2], 'key', ARGV[4])
  redis.call('HSET', KEYS[3], ARGV[4], id)
  redis.call('PUBLISH', ARGV[3], string.sub(ARGV[2], 1, -2) .. ',"eventId":"' .. name .. '-' .. id .. '"}')
end
return name .. '-' .. id`;

/** What is needed of a client: any that can run a script will do. */
interface Redis {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

export class Publisher {
  private readonly stream: string;

  constructor(
    private readonly redis: Redis,
    private readonly merchantId: string,
  ) {
    this.stream = `merchant:${merchantId}:events`;
  }

  /** A stage starts. */
  stage(of: Subject, message?: string) {
    return this.append("stage", { ...of, status: "started", message });
  }

  /** How far it is, 0 to 100. */
  progress(of: Subject, progress: number, message?: string) {
    return this.append("progress", { ...of, progress, message });
  }

  /** A stage has completed. */
  completion(of: Subject, lineItems?: number, confidence?: number) {
    return this.append("completion", { ...of, lineItems, confidence });
  }

  /** A stage has failed; say what an operator can do about it. */
  error(of: Subject, error: string) {
    return this.append("error", { ...of, error });
  }

  /** Gives the id of the event. The key makes a command that is sent again after a reconnection harmless. */
  private async append(kind: string, payload: object): Promise<string> {
    const data = JSON.stringify({ ...payload, merchantId: this.merchantId, timestamp: Date.now() });
    const tag = `{${this.stream}}`;
    return (await this.redis.eval(APPEND, {
      keys: [this.stream, `${tag}:log`, `${tag}:keys`],
      arguments: [
        kind,
        data,
        `merchant:${this.merchantId}:${kind}`,
        randomBytes(12).toString("hex"),
        randomBytes(8).toString("hex"),
      ],
    })) as string;
  }
}

const redis = createClient({ url: process.env.REDIS_URL ?? "redis://127.0.0.1:6379" });
redis.on("error", (error: Error) => console.error("Redis:", error.message));
await redis.connect();
const publisher = new Publisher(redis, process.env.MERCHANT ?? "local");
const parsing: Subject = { poId: "po_ts_1", workflowId: "wf_ts_1", stage: "ai_parsing" };
console.log(await publisher.stage(parsing, "Reading order.csv"));
console.log(await publisher.progress(parsing, 40, "Line 2 of 5"));
console.log(await publisher.completion(parsing, 5, 95));
await redis.close();
