import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatPath } from "../../emulator/cloud/path-format";
import { objectKey } from "../../handlers/archive/object-key";
import { archive } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

const guide = (name: string) => readFileSync(join(__dirname, "..", "..", "docs", "guides", `${name}.md`), "utf8");
const GUIDES = ["for-auditors", "audit-archive"].map((name) => [name, guide(name)] as const);

/** What the constructs make of nothing but defaults. */
function defaults(): Synthesis {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  const log = new archive.AuditLog(stack, "Log");
  const bucket = archive.AuditBucket.fromBucketName(stack, "Bucket", "records");
  new archive.OssExport(stack, "Export", { log, bucket });
  new archive.ObjectWriter(stack, "Writer", { bucket });
  return Synthesis.of(stack);
}

/** The places in a bucket that a guide lists. */
const listed = (text: string) =>
  [...text.matchAll(/ossutil ls "?oss:\/\/\$?BUCKET\/([^\s"]+)/g)].map(([, path]) => path);

test.each(GUIDES)("%s lists objects where the export writes them", (_, text) => {
  const { sink } = defaults().resource("alicloud_sls_oss_export_sink").configuration as Json;
  const [path] = listed(text);
  const [, year, month, day] = /(\d{4})\/(\d\d)\/(\d\d)/.exec(path)!;
  const written = `${sink.prefix}${formatPath(sink.path_format as string, new Date(`${year}-${month}-${day}T18:05:00Z`), sink.time_zone as string)}`;
  expect(written.startsWith(path)).toBe(true);
});

test.each(GUIDES)("%s lists objects where the function writes them", (_, text) => {
  const { prefix } = JSON.parse(
    defaults().resource("alicloud_fcv3_function").environment_variables.OBJECT_WRITER_SETTINGS as string,
  );
  const [, path] = listed(text);
  const [date] = /\d{4}-\d\d-\d\d/.exec(path)!;
  const type = "ecs:Snapshot:CreateSnapshotCompleted";
  const key = objectKey(prefix as string, { id: "b1c5", source: "acs.ecs", type, time: `${date}T18:00:00Z` });
  expect(key).toBe(`${path}b1c5.json`);
});

test.each(GUIDES)("%s reads the Logstore under its name", (_, text) => {
  const { logstore_name: name, retention_period: days } = defaults()
    .resources("alicloud_log_store")
    .find(({ logstore_name: each }) => each !== "functions")!;
  expect(text).toContain(`--logstore=${name}`);
  expect(text).toMatch(days === 365 ? /365 days|a year/ : /never/);
});

test.each(GUIDES)("%s searches fields that are indexed", (_, text) => {
  const index = defaults()
    .resources("alicloud_log_store_index")
    .flatMap(({ field_search: fields }) => fields as Json[])
    .find(({ name }) => name === "content")!;
  const indexed = (index.json_keys as Json[]).map(({ name }) => `content.${name}`);
  const named = [...new Set([...text.matchAll(/content\.[A-Za-z.]*[A-Za-z]/g)].map(([field]) => field))];
  expect(named.length).toBeGreaterThan(1);
  expect(indexed).toEqual(expect.arrayContaining(named));
});

test("a place that has moved would be found", () => {
  expect(listed("ossutil ls oss://BUCKET/elsewhere/2026/")).toEqual(["elsewhere/2026/"]);
  expect(objectKey("events/", { id: "b", source: "s", type: "t", time: "2026-01-31" })).not.toContain("elsewhere");
});
