/** What is wrong with a setting: where it stands, what it is, and the rule. */
export class SettingsError extends Error {
  public constructor(where: string, value: unknown, rule: string) {
    super(`${where} is ${value === undefined ? "missing" : JSON.stringify(value)}: ${rule}.`);
    this.name = "SettingsError";
  }
}

/** A value of a settings document that knows where it stands, so that an error can say so. */
export class SettingsValue {
  /** The document that an environment variable holds. */
  public static ofVariable(name: string, environment: NodeJS.ProcessEnv): SettingsValue {
    const text = environment[name];
    if (!text) {
      throw new SettingsError(name, undefined, "the environment of the function has to state it, as JSON");
    }
    try {
      return new SettingsValue(name, JSON.parse(text));
    } catch {
      throw new SettingsError(name, text, "it has to be JSON");
    }
  }

  private constructor(
    private readonly where: string,
    private readonly value: unknown,
  ) {}

  public get isStated(): boolean {
    return this.value !== undefined;
  }

  public refuse(rule: string): never {
    throw new SettingsError(this.where, this.value, rule);
  }

  /** The members of an object that has none but these. */
  public members<K extends string>(...names: K[]): { readonly [name in K]: SettingsValue } {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value)) {
      this.refuse("it has to be an object");
    }
    const given = this.value as { [name: string]: unknown };
    const unknown = Object.keys(given).find((name) => !(names as string[]).includes(name));
    if (unknown !== undefined) {
      this.refuse(`it has a member "${unknown}", and may have none but ${names.join(", ")}`);
    }
    const entries = names.map((name) => [name, new SettingsValue(`${this.where}.${name}`, given[name])]);
    return Object.fromEntries(entries) as { [name in K]: SettingsValue };
  }

  public items(): SettingsValue[] {
    if (!Array.isArray(this.value)) {
      this.refuse("it has to be a list");
    }
    return this.value.map((item, index) => new SettingsValue(`${this.where}[${index}]`, item));
  }

  /** Text by text, such as tags. */
  public texts(): { [key: string]: string } {
    const names = typeof this.value === "object" && this.value !== null ? Object.keys(this.value) : [];
    return Object.fromEntries(Object.entries(this.members(...names)).map(([key, value]) => [key, value.text(/^/)]));
  }

  public text(pattern: RegExp, rule = "it has to be text"): string {
    if (typeof this.value !== "string" || !pattern.test(this.value)) {
      this.refuse(rule);
    }
    return this.value;
  }

  public whole(least: number, most = Number.MAX_SAFE_INTEGER): number {
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
    if (!Number.isInteger(this.value) || Number(this.value) < least || Number(this.value) > most) {
      this.refuse(`it has to be a whole number, ${range}`);
    }
    return this.value as number;
  }

  /** More than nothing. */
  public positive(): number {
    if (typeof this.value !== "number" || !(this.value > 0)) {
      this.refuse("it has to be a number above 0");
    }
    return this.value;
  }

  public flag(): boolean {
    if (typeof this.value !== "boolean") {
      this.refuse("it has to be true or false");
    }
    return this.value;
  }

  /** What `read` makes of it, or nothing where it is not stated. */
  public maybe<T>(read: (value: SettingsValue) => T): T | undefined {
    return this.isStated ? read(this) : undefined;
  }
}
