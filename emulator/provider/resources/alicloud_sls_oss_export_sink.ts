import { OssExportRequest } from "../../cloud/logs";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

export const slsOssExportSink: ResourceMapping = {
  create(data, cloud) {
    const [project, job] = [data.get("project")!, data.get("job_name")!];
    cloud.logs.createExport(project, job, request(data));
    data.id = `${project}:${job}`;
  },

  read(data, cloud) {
    const [project, name] = data.id.split(":");
    const job = cloud.logs.getExport(project, name);
    if (!job) {
      return undefined;
    }
    const { Sink, ...configuration } = job.configuration;
    return {
      project,
      job_name: name,
      create_time: job.createdAt.getTime() / 1000,
      description: job.description ?? null,
      display_name: job.displayName,
      status: job.status,
      configuration: [
        {
          from_time: configuration.FromTime,
          logstore: configuration.LogStore,
          role_arn: configuration.RoleArn,
          to_time: configuration.ToTime,
          sink: [
            {
              bucket: Sink.Bucket,
              buffer_interval: String(Sink.BufferInterval),
              buffer_size: String(Sink.BufferSize),
              compression_type: Sink.CompressionType,
              content_detail: Sink.ContentDetail,
              content_type: Sink.ContentType,
              delay_seconds: Sink.DelaySeconds,
              endpoint: `https://oss-${cloud.region}-internal.aliyuncs.com`,
              path_format: Sink.PathFormat,
              path_format_type: "time",
              prefix: Sink.Prefix,
              role_arn: Sink.RoleArn,
              suffix: Sink.Suffix,
              time_zone: Sink.TimeZone,
            },
          ],
        },
      ],
    };
  },

  update(data, cloud) {
    const [project, name] = data.id.split(":");
    cloud.logs.updateExport(project, name, request(data));
  },

  delete(data, cloud) {
    const [project, name] = data.id.split(":");
    cloud.logs.deleteExport(project, name);
  },
};

function request(data: ResourceData): OssExportRequest {
  const configuration = data.one("configuration")!;
  const [sink] = configuration.sink as ValueObject[];
  return {
    displayName: data.get("display_name"),
    description: data.get("description"),
    configuration: {
      LogStore: String(configuration.logstore),
      RoleArn: String(configuration.role_arn),
      FromTime: Number(configuration.from_time),
      ToTime: Number(configuration.to_time),
      Sink: {
        Bucket: String(sink.bucket),
        RoleArn: String(sink.role_arn),
        Prefix: String(sink.prefix ?? ""),
        Suffix: String(sink.suffix ?? ""),
        PathFormat: String(sink.path_format ?? "%Y/%m/%d/%H/%M"),
        TimeZone: String(sink.time_zone),
        ContentType: String(sink.content_type),
        ContentDetail: String(sink.content_detail),
        CompressionType: String(sink.compression_type),
        BufferInterval: Number(sink.buffer_interval),
        BufferSize: Number(sink.buffer_size),
        DelaySeconds: Number(sink.delay_seconds ?? 0),
      },
    },
  };
}
