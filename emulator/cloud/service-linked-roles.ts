import { CloudError, notFound } from "./cloud-error";
import { RegionContext } from "./region-context";

/** Service-linked roles: one of a kind in the whole account. */
export class ServiceLinkedRoles {
  private readonly products = new Set<string>();

  public constructor(private readonly context: RegionContext) {}

  public get all(): readonly string[] {
    return [...this.products];
  }

  /** A role that is there already. */
  public place(product: string): void {
    this.products.add(product);
  }

  /** `eventbridge:CreateServiceLinkedRoleForProduct`. That a second one is refused is a guess. */
  public create(product: string): void {
    this.context.calls.receive("eventbridge:CreateServiceLinkedRoleForProduct", { ProductName: product });
    if (this.products.has(product)) {
      throw new CloudError("EntityAlreadyExists.Role", `The service-linked role "${product}" exists already.`, 409);
    }
    this.place(product);
  }

  /** `eventbridge:CheckRoleForProduct`. */
  public check(product: string): boolean {
    this.context.calls.receive("eventbridge:CheckRoleForProduct", { ProductName: product });
    return this.products.has(product);
  }

  /** `resourcemanager:DeleteServiceLinkedRole`: gone for everybody in the account. */
  public delete(product: string): void {
    this.context.calls.receive("resourcemanager:DeleteServiceLinkedRole", { RoleName: product });
    if (!this.products.delete(product)) {
      throw notFound("EntityNotExist.Role", "role", product);
    }
  }
}
