/**
 * The methods with which EventBridge calls an HTTP API.
 */
export enum HttpMethod {
  /** GET */
  GET = "GET",
  /** POST */
  POST = "POST",
  /** HEAD */
  HEAD = "HEAD",
  /** DELETE */
  DELETE = "DELETE",
  /** PUT */
  PUT = "PUT",
  /** PATCH */
  PATCH = "PATCH",
}
