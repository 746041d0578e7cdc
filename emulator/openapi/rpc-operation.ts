import { RpcParameters } from "./rpc-parameters";
import { Cloud } from "../cloud/cloud";
import { Page } from "../cloud/page";

/** One operation as the official clients call it: reads its parameters, acts on the model, and answers the body. */
export type RpcOperation = (cloud: Cloud, parameters: RpcParameters) => object;

/** The page of a list that goes by numbers. */
export function numberedPage(parameters: RpcParameters): { PageNumber?: number; PageSize?: number } {
  return { PageNumber: parameters.whole("PageNumber"), PageSize: parameters.whole("PageSize") };
}

/** The page of a list that goes by the token of the page before. */
export function tokenPage(parameters: RpcParameters): { MaxResults?: number; NextToken?: string } {
  return { MaxResults: parameters.whole("MaxResults"), NextToken: parameters.text("NextToken") };
}

/** Both ways to page; whichever the caller uses. */
export function pageOf(parameters: RpcParameters): ReturnType<typeof numberedPage> & ReturnType<typeof tokenPage> {
  return { ...numberedPage(parameters), ...tokenPage(parameters) };
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
