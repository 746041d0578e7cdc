import { ProtectedCloud, Report } from "./protected-cloud";
import { CloudError } from "../../../emulator/cloud/cloud-error";
import { expected } from "../../examples/synthesized";
import { Json } from "../../synthesis";

type FunctionName = "FinalSnapshot" | "Reconciler";

interface Statement {
  readonly Action: string[];
  readonly Resource: string[];
}

const EXAMPLE = expected("typescript-launch-template") as Json;
const FUNCTIONS: FunctionName[] = ["FinalSnapshot", "Reconciler"];
const HOLD_SECONDS = 900;
const REFUSED = new CloudError("Forbidden", "No.", 403);

/** What the role of a function is allowed by the example. */
function statementsOf(name: FunctionName): Statement[] {
  const [, { policy_document }] = Object.entries(EXAMPLE.resource.alicloud_ram_policy as Json).find(([id]) =>
    id.startsWith(`${name}_`),
  )!;
  return JSON.parse(policy_document as string).Statement as Statement[];
}

let there: ProtectedCloud;
beforeAll(async () => {
  // Longer than the heartbeat of the hook: it has to be extended.
  there = await ProtectedCloud.apply(EXAMPLE, { snapshotSeconds: HOLD_SECONDS });
});
afterAll(async () => {
  await there?.close();
});

/** What does not come true of all that the functions promise, and what they say of themselves meanwhile. */
async function run(): Promise<{ missing: string[]; complaints: string[] }> {
  const [reports, letters] = [there.reports.length, there.deadLetters.length];
  const lines = new Map(FUNCTIONS.map((name) => [name, there.logOf(name).length]));
  const launched = await there.scaleOut();
  there.cloud.snapshots.failRandomly(1);
  const kept = await there.scaleIn();
  there.cloud.snapshots.failRandomly(0);
  const saved = await there.scaleIn();
  const gone = await there.scaleIn();
  there.cloud.instances.release(gone);
  await there.pass(HOLD_SECONDS + 130);

  const disks = there.cloud.instances.disksOf(launched);
  const news = there.reports.slice(reports);
  const failed = (id: string) => news.some(({ data }) => (data.instanceIds as string[] | undefined)?.includes(id));
  const snapshots = there.finalSnapshots(saved);
  const promises = {
    protected: there.stateOf(launched) === "Protected",
    covered: disks.every(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds.length === 1),
    "snapshots kept": disks.every(({ deleteAutoSnapshot }) => !deleteAutoSnapshot),
    "overdue told": news.some(({ type }) => type === "dataprotection:Snapshot:Overdue"),
    saved: snapshots.length > 0 && snapshots.every(({ status }) => status === "accomplished"),
    left: there.stateOf(saved) === undefined,
    "put back": there.stateOf(kept) === "InService",
    "failure told": failed(kept),
    "gone let go": there.stateOf(gone) === undefined,
    "reconciler logged": there.logOf("Reconciler").length > lines.get("Reconciler")!,
    "final snapshot logged": there.logOf("FinalSnapshot").length > lines.get("FinalSnapshot")!,
  };
  const complaints = [
    ...news.filter((report) => isComplaint(report, kept)).map(({ type }) => type),
    ...there.deadLetters.slice(letters).map(() => "a dead letter"),
  ];
  const dead = await deadLettersOf();
  return {
    missing: [
      ...Object.entries(promises).flatMap(([promise, isKept]) => (isKept ? [] : [promise])),
      ...FUNCTIONS.filter((name) => !dead.includes(name)).map((name) => `dead letter of ${name}`),
    ],
    complaints,
  };
}

function isComplaint({ type, data }: Report, failing: string): boolean {
  if (type === "dataprotection:Reconciliation:Failed") return true;
  return type === "dataprotection:FinalSnapshot:Failed" && !(data.instanceIds as string[]).includes(failing);
}

/** Both functions fail, and go on failing: whose dead letters arrive. */
async function deadLettersOf(): Promise<FunctionName[]> {
  const before = there.deadLetters.length;
  const broken = ["eventbridge:PutEvents", "ess:DescribeScalingActivities"];
  broken.forEach((operation) => there.cloud.calls.failRandomly(operation, REFUSED, 1));
  await there.scaleOut();
  const held = await there.scaleIn();
  await there.pass(10);
  broken.forEach((operation) => there.cloud.calls.failRandomly(operation, REFUSED, 0));
  const functions = there.deadLetters.slice(before).map(({ requestContext }) => String(requestContext.functionArn));
  there.cloud.instances.release(held);
  return FUNCTIONS.filter((name) => functions.includes(there.functionOf(name).arn));
}

/** Runs with the role of a function changed, and puts it back. */
async function runWithout(name: FunctionName, change: (statements: Statement[]) => Statement[]) {
  const policy = there.policyOf(name);
  const { document } = policy;
  const { Statement } = JSON.parse(document) as { Statement: Statement[] };
  policy.document = JSON.stringify({ Version: "1", Statement: change(Statement) });
  try {
    return await run();
  } finally {
    policy.document = document;
    // Whatever is still held comes to an end.
    await there.pass(700);
  }
}

test("with the roles as they are every promise is kept, and nobody complains", async () => {
  expect(await run()).toEqual({ missing: [], complaints: [] });
});

/** What becomes of it where a function cannot complain: it is about the very means of complaining. */
const MEANS: { readonly [action: string]: (name: FunctionName) => string } = {
  "log:PostLogStoreLogs": (name) => (name === "Reconciler" ? "reconciler logged" : "final snapshot logged"),
  "mns:SendMessage": (name) => `dead letter of ${name}`,
};

describe.each(FUNCTIONS)("the role of %s", (name) => {
  const statements = statementsOf(name);
  const actions = statements.flatMap(({ Action }, index) => Action.map((action) => ({ action, index })));

  test("is the one in the cloud", () => {
    const { Statement } = JSON.parse(there.policyOf(name).document) as { Statement: Statement[] };
    expect(Statement.map(({ Action }) => Action)).toEqual(statements.map(({ Action }) => Action));
  });

  test.each(actions)("needs $action, and the lack of it is heard of", async ({ action, index }) => {
    const { missing, complaints } = await runWithout(name, (all) =>
      all.flatMap((statement, at) => {
        if (at !== index) return [statement];
        const Action = statement.Action.filter((other) => other !== action);
        return Action.length > 0 ? [{ ...statement, Action }] : [];
      }),
    );
    expect(missing).not.toEqual([]);
    if (MEANS[action]) expect(missing).toEqual([MEANS[action](name)]);
    else expect(complaints).not.toEqual([]);
  });

  const several = statements.flatMap(({ Action, Resource }, index) =>
    Resource.length > 1 ? Resource.map((_, at) => ({ action: Action.join(), resource: at, index })) : [],
  );
  test.each(several)("needs resource $resource of $action", async ({ resource, index }) => {
    const { missing, complaints } = await runWithout(name, (all) =>
      all.map((statement, at) =>
        at === index
          ? { ...statement, Resource: statement.Resource.filter((_, each) => each !== resource) }
          : statement,
      ),
    );
    expect(missing).not.toEqual([]);
    expect(complaints).not.toEqual([]);
  });
});
