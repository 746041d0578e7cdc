import { RpcParameters } from "./rpc-parameters";
import { Cloud } from "../cloud/cloud";
import { Page } from "../cloud/page";

/** One operation as the official clients call it: reads its parameters, acts on the model, and answers the body. */
export type RpcOperation = (cloud: Cloud, parameters: RpcParameters) => object;

/** Both ways to page; whichever the caller uses. */
export function pageOf(parameters: RpcParameters): {
  PageNumber?: number;
  PageSize?: number;
  MaxResults?: number;
  NextToken?: string;
} {
  return {
    PageNumber: parameters.whole("PageNumber"),
    PageSize: parameters.whole("PageSize"),
    MaxResults: parameters.whole("MaxResults"),
    NextToken: parameters.text("NextToken"),
  };
}

/** What every list of the services says of itself. */
export function pageHeader({ totalCount, pageNumber, pageSize, nextToken }: Page<unknown>): object {
  return { TotalCount: totalCount, PageNumber: pageNumber, PageSize: pageSize, NextToken: nextToken ?? "" };
}

/** Times as the services write them, in whole minutes. */
export function minute(time: Date): string {
  return `${time.toISOString().slice(0, 16)}Z`;
}

/** Times in whole seconds. */
export function second(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
