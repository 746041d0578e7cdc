import { CloudError, notFound } from "./cloud-error";
import { RegionContext } from "./region-context";

export type PlainObject = { readonly [name: string]: unknown };

/** Things that the model only keeps, by kind and id: networks, and whatever else has no behaviour that matters here. */
export class PlainStore {
  private readonly objects = new Map<string, PlainObject>();

  public constructor(private readonly context: RegionContext) {}

  /** By kind and id. */
  public get all(): { [key: string]: PlainObject } {
    return Object.fromEntries(this.objects);
  }

  public ofKind(kind: string): PlainObject[] {
    return [...this.objects].filter(([id]) => id.startsWith(`${kind}/`)).map(([, object]) => object);
  }

  /** Something that was made elsewhere. */
  public place(kind: string, id: string, object: PlainObject): void {
    this.objects.set(`${kind}/${id}`, object);
  }

  public create(operation: string, kind: string, id: string, object: PlainObject): void {
    this.context.calls.receive(operation, object);
    if (this.objects.has(`${kind}/${id}`)) {
      throw new CloudError("ResourceAlreadyExists", `${kind} "${id}" exists already.`, 409);
    }
    this.place(kind, id, object);
  }

  /** @param named what the call names the thing by */
  public update(operation: string, kind: string, id: string, changes: PlainObject, named: PlainObject = { id }): void {
    this.context.calls.receive(operation, { ...named, ...changes });
    const object = this.objects.get(`${kind}/${id}`);
    if (!object) {
      throw notFound("ResourceNotFound", kind, id);
    }
    this.place(kind, id, { ...object, ...changes });
  }

  public describe(operation: string, kind: string, id: string, named: PlainObject = { id }): PlainObject | undefined {
    this.context.calls.receive(operation, named);
    return this.objects.get(`${kind}/${id}`);
  }

  public delete(operation: string, kind: string, id: string, named: PlainObject = { id }): void {
    this.context.calls.receive(operation, named);
    if (!this.objects.delete(`${kind}/${id}`)) {
      throw notFound("ResourceNotFound", kind, id);
    }
  }

  /** Forgets something without a call of anybody. */
  public drop(kind: string, id: string): void {
    this.objects.delete(`${kind}/${id}`);
  }
}
