import { AsyncInvokeConfig } from "../../cloud/function";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

export const fcv3AsyncInvokeConfig: ResourceMapping = {
  create(data, cloud) {
    const name = data.get("function_name")!;
    cloud.functions.putAsyncInvokeConfig(name, {
      ...request(data, () => true),
      maxAsyncEventAgeInSeconds: data.get<number>("max_async_event_age_in_seconds") || undefined,
    });
    data.id = name;
  },

  read(data, cloud) {
    const config = cloud.functions.getAsyncInvokeConfig(data.id);
    if (!config) {
      return undefined;
    }
    const { asyncTask, maxAsyncEventAgeInSeconds, maxAsyncRetryAttempts, onFailure, onSuccess } = config;
    const to = (destination?: string) => (destination === undefined ? [] : [{ destination }]);
    return {
      function_name: data.id,
      function_arn: cloud.functions.get(data.id).arn,
      // What was not sent is not answered, and then the state keeps what was asked for.
      ...(asyncTask === undefined ? {} : { async_task: asyncTask }),
      ...(maxAsyncEventAgeInSeconds === undefined ? {} : { max_async_event_age_in_seconds: maxAsyncEventAgeInSeconds }),
      ...(maxAsyncRetryAttempts === undefined ? {} : { max_async_retry_attempts: maxAsyncRetryAttempts }),
      destination_config:
        onFailure === undefined && onSuccess === undefined
          ? []
          : [{ on_failure: to(onFailure), on_success: to(onSuccess) }],
    };
  },

  update(data, cloud) {
    cloud.functions.putAsyncInvokeConfig(
      data.id,
      request(data, (attribute) => data.changed(attribute)),
    );
  },

  delete(data, cloud) {
    cloud.functions.deleteAsyncInvokeConfig(data.id);
  },
};

function request(data: ResourceData, wanted: (attribute: string) => boolean): AsyncInvokeConfig {
  const get = <T>(attribute: string) => (wanted(attribute) ? data.get<T>(attribute) : undefined);
  const destinations = wanted("destination_config") ? data.one("destination_config") : undefined;
  const destination = (name: string) => {
    const [block] = (destinations?.[name] ?? []) as ValueObject[];
    return (block?.destination ?? undefined) as string | undefined;
  };
  return {
    asyncTask: get("async_task"),
    maxAsyncEventAgeInSeconds: get("max_async_event_age_in_seconds"),
    maxAsyncRetryAttempts: get("max_async_retry_attempts"),
    onFailure: destination("on_failure"),
    onSuccess: destination("on_success"),
  };
}
