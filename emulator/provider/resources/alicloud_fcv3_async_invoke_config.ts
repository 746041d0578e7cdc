import { AsyncInvokeConfig } from "../../cloud/function";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

export const fcv3AsyncInvokeConfig: ResourceMapping = {
  create(data, cloud) {
    const name = data.get("function_name")!;
    // A zero is not sent here, so no retries at all are only to be had by a change.
    cloud.functions.putAsyncInvokeConfig(name, {
      ...request(data),
      maxAsyncRetryAttempts: data.get<number>("max_async_retry_attempts") || undefined,
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
    cloud.functions.putAsyncInvokeConfig(data.id, request(data));
  },

  delete(data, cloud) {
    cloud.functions.deleteAsyncInvokeConfig(data.id);
  },
};

function request(data: ResourceData): AsyncInvokeConfig {
  const destinations = data.one("destination_config");
  const destination = (name: string) => {
    const [block] = (destinations?.[name] ?? []) as ValueObject[];
    return (block?.destination ?? undefined) as string | undefined;
  };
  return {
    asyncTask: data.get<boolean>("async_task"),
    maxAsyncEventAgeInSeconds: data.get<number>("max_async_event_age_in_seconds"),
    maxAsyncRetryAttempts: data.get<number>("max_async_retry_attempts"),
    onFailure: destination("on_failure"),
    onSuccess: destination("on_success"),
  };
}
