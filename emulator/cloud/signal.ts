/** Something that parts of the cloud wait for without being known to where it happens. */
export class Signal<T> {
  private readonly listeners: ((value: T) => void)[] = [];

  public subscribe(listener: (value: T) => void): void {
    this.listeners.push(listener);
  }

  public send(value: T): void {
    this.listeners.forEach((listener) => listener(value));
  }
}
