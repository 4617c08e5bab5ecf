// Publishes over HTTP: one event, or several of which all are stored or none. Needs nothing but Node 18.
//
//   TALLYBOARD_URL=http://127.0.0.1:8080 TALLYBOARD_TOKEN=... npx tsx publish-http.mts
const url = process.env.TALLYBOARD_URL ?? "http://127.0.0.1:8080";
const token = process.env.TALLYBOARD_TOKEN;

type Kind = "progress" | "stage" | "completion" | "error";

interface Publication {
  event: Kind;
  data: { poId: string; workflowId?: string; stage: string; [field: string]: unknown };
}

/** Gives the ids, once the events are stored. */
export async function publish(events: Publication[]): Promise<string[]> {
  const answer = await fetch(`${url}/api/realtime/events`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(events),
  });
  if (answer.status === 202) {
    return ((await answer.json()) as { ids: string[] }).ids;
  }
  // application/problem+json: 400 names what is wrong and where; 429 and 503 say when to try again.
  const problem = (await answer.json()) as { title?: string; detail?: string };
  throw new Error(`${answer.status}: ${problem.detail ?? problem.title}`);
}

const parsing = { poId: "po_ts_2", workflowId: "wf_ts_2", stage: "ai_parsing" };
console.log(
  await publish([
    { event: "stage", data: { ...parsing, status: "started", message: "Reading order.csv" } },
    { event: "progress", data: { ...parsing, progress: 40, message: "Line 2 of 5" } },
    { event: "completion", data: { ...parsing, lineItems: 5, confidence: 95 } },
  ]),
);
