import { hmacSha1, signedHeaders, stringToSign } from "../../handlers/cloud/event-bridge";
import { signedOssHeaders } from "../../handlers/cloud/oss";

describe("Object Storage Service, version 4: the vectors of the official clients' own tests", () => {
  const key = "1234+-/123/1.txt";
  const given = { "x-oss-head1": "value", abc: "value", zabc: "value", xyz: "value", "content-type": "text/plain" };
  const query = "%2Bparam1=value3&%2Bparam2&%7Cparam1=value4&%7Cparam2&param1=value1&param2";
  const sign = (time: number, securityToken?: string) => {
    const credentials = { accessKeyId: "ak", accessKeySecret: "sk", securityToken };
    const date = new Date(time * 1000);
    return signedOssHeaders("PUT", "bucket", key, given, "cn-hangzhou", credentials, date, query).authorization;
  };

  test("without a token", () => {
    expect(sign(1702743657)).toBe(
      "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aliyun_v4_request,Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe",
    );
  });

  test("with a token", () => {
    expect(sign(1702784856, "token")).toBe(
      "OSS4-HMAC-SHA256 Credential=ak/20231217/cn-hangzhou/oss/aliyun_v4_request,Signature=b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea",
    );
  });
});

describe("EventBridge: the vectors of the official client's own tests", () => {
  test("what is signed", () => {
    const headers = {
      accept: "application/json",
      "content-md5": "md5",
      "content-type": "application/json",
      date: "date",
      "x-acs-custom-key": "any value",
    };
    expect(stringToSign("GET", "/", headers)).toBe("GET\nmd5\napplication/json\ndate\nx-acs-custom-key:any value\n/");
    expect(stringToSign("GET", "/", { accept: "application/json" })).toBe("GET\n\n\n\n/");
  });

  test("with what", () => expect(hmacSha1("secret", "stringtosign")).toBe("OmuTAr79tpI6CRoAdmzKRq5lHs0="));

  test("temporary keys are stated and signed", () => {
    const credentials = { accessKeyId: "ak", accessKeySecret: "sk", securityToken: "token" };
    const headers = signedHeaders("POST", "/openapi/putEvents", credentials, new Date(0), "nonce");
    expect(headers).toMatchObject({
      "content-type": "application/cloudevents-batch+json; charset=utf-8",
      date: "Thu, 01 Jan 1970 00:00:00 GMT",
      "x-acs-accesskey-id": "ak",
      "x-acs-security-token": "token",
    });
    const { authorization, ...signed } = headers;
    expect(authorization).toBe(`acs:ak:${hmacSha1("sk", stringToSign("POST", "/openapi/putEvents", signed))}`);
    expect(stringToSign("POST", "/openapi/putEvents", signed)).toContain("x-acs-security-token:token\n");
  });

  test("keys without a token are no temporary ones", () => {
    const headers = signedHeaders("POST", "/", { accessKeyId: "ak", accessKeySecret: "sk" }, new Date(0), "nonce");
    expect(Object.keys(headers)).not.toContain("x-acs-security-token");
  });
});
