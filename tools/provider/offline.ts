type Json = { readonly [name: string]: any };

/** Arguments with which the provider asks nobody while it plans what does not exist yet. */
const OFFLINE = {
  access_key: "made-up",
  secret_key: "made-up",
  account_id: "1234567890123456",
  account_type: "Domestic",
  skip_region_validation: true,
};

/**
 * A synthesized stack that can be planned without a cloud: what exists is planned as if it were new, since an import
 * would have to be read.
 */
export function offline(stack: Json): Json {
  const { import: _imports, removed: _removed, ...rest } = stack;
  const { backend: _backend, cloud: _cloud, ...terraform } = rest.terraform;
  return {
    ...rest,
    terraform,
    provider: {
      ...rest.provider,
      alicloud: rest.provider.alicloud.map((configuration: Json) => ({ ...configuration, ...OFFLINE })),
    },
  };
}

/** The variables that have no default. */
export function variablesOf(stack: Json): string[] {
  const variables: [string, Json][] = Object.entries(stack.variable ?? {});
  return variables.filter(([, variable]) => variable.default === undefined).map(([name]) => name);
}
