import { Cloud } from "../../cloud/cloud";
import { ResourceData } from "../resource-data";
import { DataSourceMapping } from "../resource-mapping";
import { DATA_SOURCES } from "../schema";
import { isObject, Value, ValueObject } from "../value";

export interface Listing {
  readonly type: string;
  /** The attribute that holds the answer. */
  readonly list: string;
  readonly operation: string;
  /** Everything that there is, as the answer shows it, each with `id` and `name`. */
  find(cloud: Cloud, config: ResourceData): readonly ValueObject[];
}

/** What the answer does not depend on, or not by being equal. */
const NO_FILTERS = new Set(["enable_details", "name_regex", "output_file", "page_number", "page_size", "sorted_by"]);

/**
 * A data source that lists things: those that have one of the ids, a name that fits the expression, all of the tags, and in
 * every other attribute that is given what is asked for there.
 */
export function listing({ type, list, operation, find }: Listing): DataSourceMapping {
  return (config, cloud) => {
    cloud.calls.receive(operation, {});
    const names = Object.keys(DATA_SOURCES.get(type)!.block.attributes ?? {}).filter((name) => !NO_FILTERS.has(name));
    const expression = new RegExp(config.get("name_regex") ?? "");
    const found = find(cloud, config).filter(
      (row) =>
        expression.test(String(row.name ?? "")) &&
        names.every((name) => fits(name, row, config.get<Value>(name) ?? null)),
    );
    const ids = found.map(({ id }) => id);
    return {
      id: ids.join(","),
      ids,
      names: found.map(({ name }) => name),
      [list]: [...found],
      total_count: ids.length,
    };
  };
}

function fits(name: string, row: ValueObject, wanted: Value): boolean {
  if (wanted === null || wanted === "all") {
    return true;
  }
  if (name === "ids") {
    return (wanted as Value[]).includes(row.id);
  }
  if (isObject(wanted)) {
    const value = row[name];
    return Object.entries(wanted).every(([key, each]) => isObject(value) && value[key] === each);
  }
  return row[name] === undefined || row[name] === wanted;
}
