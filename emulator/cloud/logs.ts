import { Buckets } from "./buckets";
import { CloudError, notFound } from "./cloud-error";
import { LogEntry, LogProject, LogSettings, LogStore, OssExport, OssExportConfiguration } from "./log-store";
import { formatPath } from "./path-format";
import { RamRoles } from "./ram-roles";
import { RegionContext } from "./region-context";

export interface LogProjectRequest {
  readonly description?: string;
  readonly resourceGroupId?: string;
}

export interface LogStoreRequest {
  /** In days. */
  readonly retentionPeriod?: number;
  readonly settings?: LogSettings;
}

export interface OssExportRequest {
  readonly displayName?: string;
  readonly description?: string;
  readonly configuration?: OssExportConfiguration;
}

export type NewLogEntry = Pick<LogEntry, "contents"> & Partial<LogEntry>;

const DAY = 24 * 60 * 60 * 1000;
const FOR_EVER = 3650;
const DESCRIPTION = /^[^<>'"\\]{0,64}$/;

/**
 * Simple Log Service: projects, stores with their entries, and exports to buckets. An export writes JSON, a line an entry, and
 * does not compress it.
 */
export class Logs {
  private readonly projects = new Map<string, LogProject>();

  public constructor(
    private readonly context: RegionContext,
    private readonly buckets: Buckets,
    private readonly roles: RamRoles,
  ) {}

  /** As plain data. */
  public get all(): object[] {
    return [...this.projects.values()].map(({ stores, exports, ...project }) => ({
      ...project,
      stores: [...stores.values()],
      exports: [...exports.values()].map(({ next, ...job }) => ({ ...job, next: next?.at })),
    }));
  }

  public project(name: string): LogProject {
    const project = this.projects.get(name);
    if (!project) {
      throw notFound("ProjectNotExist", "project", name);
    }
    return project;
  }

  public store(project: string, name: string): LogStore {
    const store = this.project(project).stores.get(name);
    if (!store) {
      throw notFound("LogStoreNotExist", "log store", name);
    }
    return store;
  }

  /** A project that was made elsewhere, with its stores. */
  public place(name: string, stores: readonly string[] = [], request: LogProjectRequest = {}): LogProject {
    const project: LogProject = {
      name,
      createdAt: this.context.clock.now,
      description: request.description,
      resourceGroupId: request.resourceGroupId ?? "rg-default",
      tags: {},
      stores: new Map(),
      exports: new Map(),
    };
    this.projects.set(name, project);
    stores.forEach((store) => this.placeStore(name, store));
    return project;
  }

  /** `sls:CreateProject`. */
  public createProject(name: string, request: LogProjectRequest): void {
    this.context.calls.receive("sls:CreateProject", { ProjectName: name, ...request });
    if (!DESCRIPTION.test(request.description ?? "")) {
      throw new CloudError("ParameterInvalid", "The description has 64 characters at most, and no <>'\"\\.", 400);
    }
    if (this.projects.has(name)) {
      throw new CloudError("ProjectAlreadyExist", `The project name "${name}" is taken.`, 400);
    }
    this.place(name, [], request);
  }

  /** `sls:UpdateProject`. */
  public updateProject(name: string, description: string): void {
    this.context.calls.receive("sls:UpdateProject", { ProjectName: name, Description: description });
    this.project(name).description = description;
  }

  /** `log:UpdateProjectPolicy` and `log:DeleteProjectPolicy`. */
  public setPolicy(name: string, policy: string | undefined): void {
    const operation = policy ? "log:UpdateProjectPolicy (sdk)" : "log:DeleteProjectPolicy (sdk)";
    this.context.calls.receive(operation, { ProjectName: name, Policy: policy });
    this.project(name).policy = policy;
  }

  /** `sls:TagResources` and `sls:UntagResources`, as far as something changes. */
  public retag(name: string, tags: { [key: string]: string }): void {
    const project = this.project(name);
    const gone = Object.keys(project.tags).filter((key) => !(key in tags));
    if (gone.length > 0) {
      this.context.calls.receive("sls:UntagResources", { ResourceId: [name], TagKey: gone });
    }
    if (Object.keys(tags).length > 0) {
      this.context.calls.receive("sls:TagResources", { ResourceId: [name], Tag: tags });
    }
    project.tags = { ...tags };
  }

  /** `sls:GetProject`. */
  public getProject(name: string): LogProject | undefined {
    this.context.calls.receive("sls:GetProject", { ProjectName: name });
    return this.projects.get(name);
  }

  /** `sls:DeleteProject`, with all that is in it. */
  public deleteProject(name: string): void {
    this.context.calls.receive("sls:DeleteProject", { ProjectName: name });
    this.project(name).exports.forEach(({ next }) => next?.cancel());
    this.projects.delete(name);
  }

  /** `sls:CreateLogStore`. */
  public createStore(project: string, name: string, request: LogStoreRequest): void {
    this.context.calls.receive("sls:CreateLogStore", { ProjectName: project, LogStore: name, ...request });
    if (this.project(project).stores.has(name)) {
      throw new CloudError("LogStoreAlreadyExist", `A log store named "${name}" exists already.`, 400);
    }
    this.placeStore(project, name, request);
  }

  /** `sls:UpdateLogStore`: what is not named stays. */
  public updateStore(project: string, name: string, request: LogStoreRequest): void {
    this.context.calls.receive("sls:UpdateLogStore", { ProjectName: project, LogStore: name, ...request });
    const store = this.store(project, name);
    store.retentionPeriod = request.retentionPeriod ?? store.retentionPeriod;
    store.settings = { ...store.settings, ...request.settings };
  }

  /** `sls:GetLogStore`. */
  public getStore(project: string, name: string, operation = "sls:GetLogStore"): LogStore | undefined {
    this.context.calls.receive(operation, { ProjectName: project, LogStore: name });
    return this.projects.get(project)?.stores.get(name);
  }

  /** `sls:DeleteLogStore`. */
  public deleteStore(project: string, name: string): void {
    this.context.calls.receive("sls:DeleteLogStore", { ProjectName: project, LogStore: name });
    this.store(project, name);
    this.project(project).stores.delete(name);
  }

  /** Sets or, with none, takes away the index; the operation says how that was asked for. */
  public setIndex(operation: string, project: string, name: string, index: LogSettings | undefined): void {
    this.context.calls.receive(operation, { ProjectName: project, LogStore: name, Index: index });
    this.store(project, name).index = index;
  }

  /** `log:PostLogStoreLogs`. */
  public putLogs(project: string, name: string, entries: readonly NewLogEntry[]): void {
    this.context.calls.receive("log:PostLogStoreLogs", { ProjectName: project, LogStore: name, Count: entries.length });
    this.append(project, name, entries);
  }

  /** Entries that a service of the cloud writes. What has no time has that of its arrival. */
  public append(project: string, name: string, entries: readonly NewLogEntry[]): void {
    const time = this.context.clock.now;
    this.store(project, name).entries.push(...entries.map((entry) => ({ time, topic: "", source: "", ...entry })));
  }

  /** What is in a store and not past its retention. */
  public entries(project: string, name: string): readonly LogEntry[] {
    return this.kept(this.store(project, name));
  }

  /** `sls:CreateOSSExport`. Whether its roles and its bucket are there shows when it runs. */
  public createExport(project: string, name: string, request: OssExportRequest): void {
    this.context.calls.receive("sls:CreateOSSExport", { ProjectName: project, JobName: name, ...request });
    const { exports } = this.project(project);
    if (exports.has(name)) {
      throw new CloudError("JobAlreadyExist", `A job named "${name}" exists already.`, 400);
    }
    const job: OssExport = {
      name,
      createdAt: this.context.clock.now,
      displayName: request.displayName ?? name,
      description: request.description,
      configuration: checked(request.configuration!),
      status: "RUNNING",
      position: 0,
    };
    exports.set(name, job);
    this.arm(project, job);
  }

  /** `sls:UpdateOSSExport`. */
  public updateExport(project: string, name: string, request: OssExportRequest): void {
    this.context.calls.receive("sls:UpdateOSSExport", { ProjectName: project, JobName: name, ...request });
    const job = this.export(project, name);
    job.displayName = request.displayName ?? job.displayName;
    job.description = request.description;
    job.configuration = request.configuration ? checked(request.configuration) : job.configuration;
    this.arm(project, job);
  }

  /** `sls:GetOSSExport`. */
  public getExport(project: string, name: string): OssExport | undefined {
    this.context.calls.receive("sls:GetOSSExport", { ProjectName: project, JobName: name });
    return this.projects.get(project)?.exports.get(name);
  }

  /** `sls:DeleteOSSExport`. */
  public deleteExport(project: string, name: string): void {
    this.context.calls.receive("sls:DeleteOSSExport", { ProjectName: project, JobName: name });
    this.export(project, name).next?.cancel();
    this.project(project).exports.delete(name);
  }

  private export(project: string, name: string): OssExport {
    const job = this.project(project).exports.get(name);
    if (!job) {
      throw notFound("JobNotExist", "job", name);
    }
    return job;
  }

  private placeStore(
    project: string,
    name: string,
    { retentionPeriod = 30, settings = {} }: LogStoreRequest = {},
  ): void {
    const createdAt = this.context.clock.now;
    this.project(project).stores.set(name, { name, createdAt, retentionPeriod, settings, entries: [] });
  }

  private kept({ entries, retentionPeriod }: LogStore): LogEntry[] {
    const now = this.context.clock.now.getTime();
    return entries.filter(({ time }) => retentionPeriod >= FOR_EVER || time.getTime() + retentionPeriod * DAY > now);
  }

  private arm(project: string, job: OssExport): void {
    job.next?.cancel();
    job.next = this.context.clock.after(job.configuration.Sink.BufferInterval * 1000, () => {
      try {
        this.run(project, job);
        job.status = "RUNNING";
        job.failure = undefined;
      } catch (thrown) {
        // The next run tries the same entries again.
        job.status = "FAILED";
        job.failure = (thrown as Error).message;
      }
      this.arm(project, job);
    });
  }

  /** Writes what has arrived since the last run, and is old enough, as one object. */
  private run(project: string, job: OssExport): void {
    const { LogStore: name, RoleArn, FromTime, ToTime, Sink } = job.configuration;
    const { calls } = this.context;
    const [reader, writer] = [RoleArn, Sink.RoleArn].map((arn) => this.roles.assume(arn, "log.aliyuncs.com"));
    calls.as(reader, () => {
      calls.receive("log:ListShards", { ProjectName: project, LogStore: name });
      calls.receive("log:GetCursorOrData", { ProjectName: project, LogStore: name });
    });
    const { entries } = this.store(project, name);
    const due = this.context.clock.now.getTime() - Sink.DelaySeconds * 1000;
    const late = entries.findIndex(({ time }, index) => index >= job.position && time.getTime() > due);
    const end = late < 0 ? entries.length : late;
    const exported = entries
      .slice(job.position, end)
      .map((entry) => ({ ...entry, seconds: Math.floor(entry.time.getTime() / 1000) }))
      .filter(({ seconds }) => seconds >= FromTime && (ToTime === 0 || seconds < ToTime));
    if (exported.length > 0) {
      const [first] = exported;
      const path = formatPath(Sink.PathFormat, first.time, Sink.TimeZone);
      const key = `${Sink.Prefix}${path}_${first.seconds}_${job.position}${Sink.Suffix}`;
      const lines = exported.map(({ topic, source, seconds, contents }) =>
        JSON.stringify({ __topic__: topic, __source__: source, __time__: seconds, ...contents }),
      );
      calls.as(writer, () => {
        this.buckets.putObject(Sink.Bucket, key, `${lines.join("\n")}\n`, { contentType: "application/json" });
      });
    }
    job.position = end;
  }
}

function checked(configuration: OssExportConfiguration): OssExportConfiguration {
  const { ContentType } = configuration.Sink;
  if (ContentType !== "json") {
    throw new Error(`The emulator exports JSON alone, not "${ContentType}".`);
  }
  return configuration;
}
