/** Logs the summary as one line and answers it, unless a failure is left that nobody else heard: then the invocation fails. */
export function conclude<S extends object>(summary: S, unheard: readonly string[]): S {
  const said = unheard.length > 0 ? { ...summary, unheard } : summary;
  console.log(JSON.stringify(said));
  if (unheard.length > 0) {
    throw new Error(unheard.join("; "));
  }
  return summary;
}
