import { notFound } from "./cloud-error";
import { Disk, Disks, DiskSpecification } from "./disks";
import { RegionContext } from "./region-context";
import { Signal } from "./signal";

export interface Instance {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  status: "Pending" | "Starting" | "Running" | "Stopping" | "Stopped";
  tags: { [key: string]: string };
}

export interface InstanceSpecification {
  readonly id?: string;
  readonly name?: string;
  readonly tags?: { [key: string]: string };
  readonly systemDisk?: DiskSpecification;
  readonly dataDisks?: readonly DiskSpecification[];
}

/** The instances of Elastic Compute Service. */
export class Instances {
  /** The id of an instance that broke down. */
  public readonly failed = new Signal<string>();

  private readonly instances = new Map<string, Instance>();

  public constructor(
    private readonly context: RegionContext,
    private readonly disks: Disks,
  ) {}

  public get all(): readonly Instance[] {
    return [...this.instances.values()];
  }

  public find(id: string): Instance | undefined {
    return this.instances.get(id);
  }

  public disksOf(id: string): Disk[] {
    return this.disks.ofInstance(id);
  }

  /** A running instance with its disks. */
  public place(specification: InstanceSpecification = {}): Instance {
    const id = specification.id ?? this.context.identifiers.next("i");
    const instance: Instance = {
      id,
      name: specification.name ?? "ESS-Instance",
      createdAt: this.context.clock.now,
      status: "Running",
      tags: { ...specification.tags },
    };
    this.instances.set(id, instance);
    this.disks.place({ ...specification.systemDisk, type: "system", instanceId: id });
    for (const disk of specification.dataDisks ?? []) {
      this.disks.place({ ...disk, type: "data", instanceId: id });
    }
    return instance;
  }

  /** `ecs:DescribeInstances`: those that have one of the ids and all of the tags. */
  public describe(request: { InstanceIds?: string[]; Tag?: { [key: string]: string } }): Instance[] {
    this.context.calls.receive("ecs:DescribeInstances", request);
    const { InstanceIds: ids, Tag = {} } = request;
    return this.all.filter(
      ({ id, tags }) => (!ids || ids.includes(id)) && Object.entries(Tag).every(([key, value]) => tags[key] === value),
    );
  }

  /** It stops by itself. */
  public fail(id: string): void {
    const instance = this.find(id);
    if (!instance) {
      throw notFound("InvalidInstanceId.NotFound", "instance", id);
    }
    instance.status = "Stopped";
    this.failed.send(id);
  }

  public release(id: string): void {
    this.instances.delete(id);
    this.disks.releaseWith(id);
  }
}
