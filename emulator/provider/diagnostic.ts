/** A step into a value: the name of an attribute or block, or an index. */
export type Path = readonly (string | number)[];

/** What the provider has to say to the user about a configuration or an operation. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly path: Path;
}

export function error(summary: string, detail = "", path: Path = []): Diagnostic {
  return { severity: "error", summary, detail, path };
}

export function warning(summary: string, detail = "", path: Path = []): Diagnostic {
  return { severity: "warning", summary, detail, path };
}

/** The path as the protocol's `AttributePath` message. */
export function protocolPath(path: Path): object {
  return {
    steps: path.map((step) => (typeof step === "number" ? { element_key_int: step } : { attribute_name: step })),
  };
}

/** The diagnostic as the protocol's message. */
export function protocolDiagnostic({ severity, summary, detail, path }: Diagnostic): object {
  return {
    severity: severity === "error" ? 1 : 2,
    summary,
    detail,
    attribute: path.length > 0 ? protocolPath(path) : undefined,
  };
}
